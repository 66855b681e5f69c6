"""Home's panels: the sections talked about, and the past sessions, each with its count in its frame."""

from textual.app import ComposeResult

from supervise.tui.home.coverage_wheel import CoverageWheel
from supervise.tui.widgets.panel import Panel
from supervise.tui.widgets.sessions.session_list import SessionList
from supervise.workflow import SessionWorkflow


class CoveragePanel(Panel):
    """The wheel; before any section was talked about, what there is to talk about."""

    def __init__(self) -> None:
        super().__init__(title="What you have talked about", id="covered", classes="-open")

    def compose(self) -> ComposeResult:
        yield CoverageWheel(id="talked")

    def show(self, workflow: SessionWorkflow) -> None:
        wheel, last_discussed = self.query_one(CoverageWheel), workflow.history.last_discussed()
        wheel.show(workflow.content.wheel, last_discussed, workflow.today)
        self.title = "What you have talked about" if last_discussed else "What you can talk about"
        self.subtitle = wheel.coverage if last_discussed else ""


class PastSessionsPanel(Panel):
    """The past sessions; not there before the first is over."""

    def __init__(self) -> None:
        super().__init__(id="past-sessions", classes="-open")

    def compose(self) -> ComposeResult:
        yield SessionList(brief=True, id="past")

    def show(self, workflow: SessionWorkflow) -> None:
        history, session_list = workflow.history, self.query_one(SessionList)
        newest_before = session_list.sessions[0].id if session_list.sessions else ""
        session_list.show(history.sessions, workflow.today, workflow.zone, workflow.has_copies)
        if history.latest is not None and history.latest.id != newest_before:
            session_list.go_to_session(history.latest.id)  # the one that has just come
        self.title = "Past sessions, all made up" if session_list.all_made_up else "Past sessions"
        self.subtitle = "Enter opens one"
        self.display = bool(history.sessions)
