"""On a page of one's own: which session of the two it is about, and the writer's own words of that day."""

from collections.abc import Iterator

from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from supervise.tui.widgets.panel import Panel
from supervise.tui.widgets.pick_list import PickList, PickOption
from supervise.tui.widgets.text import Caption
from supervise.workflow import SessionWorkflow
from supervise.workflow.own.own_pages import called_by_its_day

LATEST = 6
"""How many sessions of the two are offered."""
NO_SESSION = "none"
OwnWords = tuple[tuple[str, str], ...]


def about_options(joint: SessionWorkflow, chosen: str = "") -> Iterator[PickOption]:
    """The latest sessions of the two, newest first, an older one that is `chosen`, and none of them."""
    history = joint.history
    latest = [brief.id for brief in history.sessions[:LATEST]]
    for session_id in (*latest, *([chosen] if chosen and chosen not in latest else ())):
        yield PickOption(session_id, called_by_its_day(joint, session_id) or "A session that is no longer there")
    yield PickOption(NO_SESSION, "Not about a session")


class OwnWordsPanel(Panel):
    """What the writer themselves wrote that day; nobody else's words are here."""

    def __init__(self) -> None:
        super().__init__(title="Your own words that day", id="own-words")

    def compose(self) -> ComposeResult:
        yield Static(id="their-words")
        yield Caption("F9 brings them over, one by one.")

    def show(self, words: OwnWords) -> None:
        self.display = bool(words)
        lines = [Content.assemble((f"{what}: ", "$text-muted"), text) for what, text in words]
        self.query_one("#their-words", Static).update(Content("\n").join(lines))


def about_question(joint: SessionWorkflow, about_session: str) -> Iterator[Widget]:
    yield PickList(
        about_options(joint, about_session), [about_session] if about_session else (), single=True, id="about-session"
    )
    yield OwnWordsPanel()
