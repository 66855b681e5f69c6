"""On a page of one's own: which session of the two it is about, and the writer's own words of that day."""

from collections.abc import Iterator

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from supervise.tui.widgets.panel import Panel
from supervise.tui.widgets.pick_list import PickList, PickOption
from supervise.tui.widgets.text import Caption
from supervise.workflow import SessionWorkflow
from supervise.workflow.own.own_pages import called, called_by_its_day

LATEST = 5
"""How many sessions of the two are offered at first."""
NO_SESSION, EARLIER = "none", "earlier"
OwnWords = tuple[tuple[str, str], ...]


class AboutSessionList(PickList):
    """The latest sessions of the two, newest first, an earlier one that is chosen, and none; all once asked for."""

    DEFAULT_CSS = "AboutSessionList { max-height: 10; }"

    def __init__(self, joint: SessionWorkflow, about_session: str) -> None:
        self._joint, self._about = joint, about_session
        picked = [about_session] if about_session else ()
        super().__init__(self._offered(LATEST), picked, single=True, id="about-session")

    def _offered(self, most: int | None) -> Iterator[PickOption]:
        sessions = self._joint.history.sessions
        offered = {session.id: called(self._joint, session) for session in sessions[:most]}
        if self._about and self._about not in offered:
            words = called_by_its_day(self._joint, self._about)
            offered[self._about] = words or "A session that is no longer there"
        yield from (PickOption(session_id, words) for session_id, words in offered.items())
        if earlier := sum(session.id not in offered for session in sessions):
            yield PickOption(EARLIER, f"{earlier} earlier")
        yield PickOption(NO_SESSION, "Not about a session")

    @on(PickList.OptionSelected)
    def _choose(self, event: PickList.OptionSelected) -> None:
        """Show the earlier ones too, where they are asked for; the first of them is next to choose."""
        if event.option_id != EARLIER:
            self._about = event.option_id if event.option_id and event.option_id != NO_SESSION else ""
            return
        event.stop()
        event.prevent_default()
        self.show(self._offered(None), self.picked)
        self.highlighted = LATEST


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
    yield AboutSessionList(joint, about_session)
    yield OwnWordsPanel()
