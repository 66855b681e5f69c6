"""What could not be read is named with what to do, and left alone."""

import pytest
from syrupy.assertion import SnapshotAssertion

from supervise.domain.problems import Problem
from supervise.workflow import SessionWorkflow
from supervise.workflow.read_only import because_of
from support.app_driver import SIZES, running, settled, shown


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_each_is_told_with_where_what_and_what_to_do(
    workflow: SessionWorkflow, golden: SnapshotAssertion, size: tuple[int, int]
) -> None:
    year = workflow.home.sessions / "2026"
    year.mkdir(parents=True)
    broken = {"2026-01-05T0930-aaaa.toml": b"id = [", "2026-02-05T0930-[b]x.toml": b"\xff", "[/b].toml": b"id = 3"}
    for name, data in broken.items():
        (year / name.replace("/", "_")).write_bytes(data)
    async with running(workflow, size) as (app, pilot):
        await pilot.press("u")
        await settled(pilot)
        await settled(pilot)
        assert shown(app) == golden(name=f"problems-{size[0]}")
    assert sorted(path.read_bytes() for path in year.iterdir()) == sorted(broken.values())


async def test_what_is_no_file_that_could_be_copied_is_told_without_that_offer(workflow: SessionWorkflow) -> None:
    year = workflow.home.sessions / "2026"
    year.mkdir(parents=True)
    (year / ".2026-01-05T0930-aaaa.toml.icloud").write_bytes(b"")
    async with running(workflow) as (app, pilot):
        assert "1 file could not be read: look" in shown(app)
        assert "Nothing here yet" not in shown(app)
        await pilot.press("u")
        await settled(pilot)
        assert "lies in the cloud and not on this computer" in shown(app)
        assert "Nothing is lost" not in shown(app)
        assert "Copy" not in shown(app)


async def test_why_nothing_is_written_is_told_once_and_under_a_title_of_its_own(workflow: SessionWorkflow) -> None:
    gone = Problem(str(workflow.home.sessions), "This is a link that leads nowhere just now.", "Plug it in.")
    workflow.read_only = because_of(gone)
    async with running(workflow) as (app, pilot):
        workflow.problems = (gone, gone)
        assert len(app.screen.problems) == 1
        await pilot.press("u")
        await settled(pilot)
        assert "What there is to know" in shown(app)
