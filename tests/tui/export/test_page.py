"""Save as text: it stops once to show what may identify somebody, goes on when told to, and overwrites nothing."""

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.widgets import Input

from supervise.domain.session.model import Session
from supervise.domain.session.report import as_document
from supervise.store.sessions.files import save_new
from supervise.tui.export.page import ExportPage
from supervise.tui.review.sessions.session_page import SessionPage
from supervise.tui.shell.action_bar import ActionBar
from supervise.workflow import SessionWorkflow
from supervise.workflow.identifier_check import IdentifierChecker
from support.app_driver import SIZES, settled, showing, shown, with_slashes
from support.builders import a_session
from support.clock import START


def past_session(workflow: SessionWorkflow, aim: str) -> Session:
    session = a_session(status="agreed", ended_at=START, aim=aim)
    save_new(workflow.home, session)
    workflow.read()
    return session


@pytest.fixture(autouse=True)
def _at_home(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "home", lambda: Path("/home/cd"))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_looks(workflow: SessionWorkflow, golden: SnapshotAssertion, size: tuple[int, int]) -> None:
    session = past_session(workflow, "Mrs Okafor rang about LS6 2AB.")
    async with showing(workflow, lambda: ExportPage(IdentifierChecker(workflow), session), size) as (app, pilot, _):
        await settled(pilot)
        assert with_slashes(shown(app)) == golden(name="opened")
        await pilot.press("enter")
        await settled(pilot)
        await settled(pilot)
        assert with_slashes(shown(app)) == golden(name="stopped")


@pytest.mark.parametrize("by", ["keys", "mouse"])
async def test_it_stops_once_and_goes_on_when_told_to(workflow: SessionWorkflow, tmp_path: Path, by: str) -> None:
    session = past_session(workflow, "Mrs Okafor rang")
    target = tmp_path / "out.txt"
    async with showing(workflow, lambda: SessionPage(session.id, [session.id])) as (app, pilot, _):
        await pilot.press("s")
        await settled(pilot)
        assert isinstance(app.screen, ExportPage)
        app.screen.query_one(Input).value = str(target)
        save = "#do-save"
        await (pilot.press("enter") if by == "keys" else pilot.click(save))
        await settled(pilot)
        assert "Not saved yet: 1 thing may identify someone." in shown(app)
        assert "“Mrs Okafor” looks like a name, in Today's aim" in shown(app)
        assert not target.exists()
        bar = app.screen.query_one(ActionBar)
        assert bar.has_focus and bar.pointed, "one more Enter must not be enough to go on"
        assert bar.pointed.id == "do-close"
        await (pilot.press("right", "right", "enter") if by == "keys" else pilot.click(save))
        await settled(pilot)
        assert target.read_text(encoding="utf-8") == as_document(session, workflow.zone)
        await (pilot.press("escape") if by == "keys" else pilot.click("#do-close"))
        await settled(pilot)
        assert isinstance(app.screen, SessionPage)


async def test_where_nothing_is_found_it_is_saved_at_once_or_why_not_is_said_beside_the_field(
    workflow: SessionWorkflow, tmp_path: Path
) -> None:
    session = past_session(workflow, "All well")
    target = tmp_path / "there.txt"
    target.write_text("mine", encoding="utf-8")
    async with showing(workflow, lambda: ExportPage(IdentifierChecker(workflow), session)) as (app, pilot, _):
        for asked, words in ((str(target), "already a file of this name"), ("", "needs a name")):
            app.screen.query_one(Input).value = asked
            await pilot.press("enter")
            await settled(pilot)
            assert words in " ".join(shown(app).split())
            assert isinstance(app.focused, Input)
        app.screen.query_one(Input).value = str(tmp_path / "out.txt")
        await pilot.press("enter")
        await settled(pilot)
        assert (tmp_path / "out.txt").exists()
        assert "Saved:" in shown(app)
    assert target.read_text(encoding="utf-8") == "mine"
