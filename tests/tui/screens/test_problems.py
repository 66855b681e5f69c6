"""What could not be read is named with what to do, and left alone."""

import pytest
from syrupy.assertion import SnapshotAssertion

from supervise.workflow import Workflow
from support import SIZES, running, settled, shown


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_each_is_told_with_where_what_and_what_to_do(
    workflow: Workflow, golden: SnapshotAssertion, size: tuple[int, int]
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
