"""A whole session as a pair has it, by few keys beside the letters, and every word of it in the record."""

from pathlib import Path

from supervise.domain.session.model import Session
from supervise.domain.session.report import build_report
from supervise.store.content.demo import write_demo_home
from supervise.store.content.loader import load_content
from supervise.store.home.folder import HomeFolder
from supervise.store.settings import load_settings
from supervise.tui.home.page import HomePage
from supervise.workflow import SessionWorkflow
from support.app_driver import running, settled
from support.clock import FakeClock

MOST = 100
"""Keys beside the letters; the way below is the shortest, and people look round."""

SESSION = (
    "n", "enter", "tab", "right", "enter", "tab", "=We hold the hour", "f3",
    "4", "enter", "=They came when asked", "f9", "=Nobody rang first", "f3",
    "enter", "3", "enter", "enter", "4", "enter", "enter", "=We see the ward differently", "f3",
    "=A missed visit on Friday", "f3",
    "enter", "5", "=They did help", "f3", "enter", "3", "=Nobody rang", "f3", "enter",
    "4", "enter", "right", "right", "right", "right", "6", "enter", "=It got here on one call", "f3",
    "=One page", "enter", "=One call", "tab", "=Ring before noon", "f3", "tab", "space", "tab", "space", "f3",
    "=Share planned visits", "tab", "enter", "tab", "=20 Dec", "tab", "=It is on the wall", "f3",
    "f3", "=CD", "enter", "=AB", "enter", "enter",
)  # fmt: skip
"""Keys, and after "=" what is typed."""


def check_fields(session: Session) -> None:
    """Everything that was chosen and written stands where it belongs."""
    incident = session.incident
    assert session.section is not None and session.talk is not None and incident is not None
    assert session.aim == "We hold the hour"
    assert [note.text for note in session.talk.notes] == ["They came when asked", "Nobody rang first"]
    assert {rating.by: rating.value for rating in session.ratings} == {"supervisee": 3, "supervisor": 4}
    assert incident.summary == "A missed visit on Friday"
    rungs = {placement.by: placement.rung for placement in incident.placements}
    assert rungs == {"supervisee": 5, "supervisor": 3, "together": 4, "needed": 6}
    assert incident.strengths == ("One page", "One call")
    assert incident.differently == ("Ring before noon",)
    assert incident.closed
    assert len(incident.barriers) == 1
    assert [action.what for action in session.actions] == ["Share planned visits"]


async def test_a_whole_session_takes_few_keys_and_keeps_every_word(tmp_path: Path) -> None:
    home = HomeFolder(tmp_path / "home")
    write_demo_home(home)
    settings, _ = load_settings(home.settings)
    workflow = SessionWorkflow(home, load_content(None)[0], FakeClock(), settings=settings)
    async with running(workflow, (80, 24)) as (app, pilot):
        await settled(pilot)
        for keys in SESSION:
            typed = ["space" if letter == " " else letter for letter in keys[1:]] if keys[0] == "=" else [keys]
            await pilot.press(*typed)
            await settled(pilot)
        assert isinstance(app.screen, HomePage)
    assert sum(keys[0] != "=" for keys in SESSION) <= MOST
    assert workflow.held is None
    session = workflow.load_session(workflow.history.sessions[0].id)
    assert session is not None
    assert session.status == "agreed"
    check_fields(session)
    record = "\n".join(entry.text for part in build_report(session) for entry in part.entries)
    words = [keys[1:] for keys in SESSION if keys[0] == "=" and keys[1:] not in ("CD", "AB")]
    assert [text for text in words if text not in record and text != "20 Dec"] == []
