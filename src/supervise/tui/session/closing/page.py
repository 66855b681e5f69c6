"""The page a session ends on: that it is kept, when the two meet next, and what each goes away with."""

from collections.abc import Iterator
from typing import ClassVar

from textual.await_complete import AwaitComplete
from textual.binding import BindingType
from textual.widget import Widget

from supervise.domain.people import who_holds
from supervise.domain.session.closing import closing_sections
from supervise.domain.session.kinds.own_record import is_own
from supervise.domain.session.model import Session
from supervise.tui.keys.table import bindings
from supervise.tui.session.step_page import HOME, StepResult
from supervise.tui.shell.deed import Deed
from supervise.tui.shell.head import Head
from supervise.tui.shell.page import PAGE_STYLES, WRITE_OWN, action_button
from supervise.tui.shell.page_kinds import CardPage
from supervise.tui.widgets.report_view import ReportView
from supervise.tui.widgets.text import Heading

KEPT = {"pair": "√ Agreed by you both, and kept.", "one": "√ Kept, for you.", "team": "√ Read out, agreed and kept."}


class ClosingPage(CardPage[StepResult]):
    """Asks for nothing: Enter goes Home. The session is over and no longer held."""

    CSS_PATH = [PAGE_STYLES, "page.tcss"]
    PAGE_TITLE = "The session is over"
    HINT = "Enter goes Home."
    HELP_PAGE = "agree"
    AUTO_FOCUS = "ActionBar"
    BACK = ""
    BINDINGS: ClassVar[list[BindingType]] = bindings("closing", "about-session")

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session

    @property
    def session(self) -> Session:
        """What is saved as text, where one person wrote it."""
        return self._session

    def head(self) -> Head:
        return Head("Kept" if is_own(self._session) else self.PAGE_TITLE, people=self.people_here)

    def body(self) -> Iterator[Widget]:
        yield Heading(self._kept(), id="kept")
        yield ReportView(labels=(20, 26))
        if self.services.own_pages.can_write_about(self._session):
            yield action_button("write_own", WRITE_OWN)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "save_text":
            return is_own(self._session)
        return action != "write_own" or self.services.own_pages.can_write_about(self._session)

    def action_save_text(self) -> None:
        self.services.navigator.save_text()

    def action_write_own(self) -> None:
        self.services.own_pages.write_about(self._session.id)

    def on_mount(self) -> None:
        view = self.query_one(ReportView)
        workflow = self.services.workflow
        agreed = workflow.history.next_date
        still_to_come = agreed if agreed is not None and agreed > workflow.today else None
        view.show(closing_sections(self._session, still_to_come), self._session.people)
        view.focus(scroll_visible=False)  # what stands over it is read first

    def _kept(self) -> str:
        reason = self._session.cut_short
        if reason:
            return f"√ Kept as it stands: {reason[:1].lower()}{reason[1:]}."
        return KEPT[who_holds(self._session.people)]

    def deeds(self) -> Iterator[Deed]:
        yield Deed("leave", "Home →", main=True)
        if is_own(self._session):
            yield Deed("save_text")

    def on_screen_resume(self) -> None:
        self.services.navigator.turned()

    def dismiss(self, result: StepResult | None = None) -> AwaitComplete:
        self.services.navigator.turning()
        return super().dismiss(result)

    def action_leave(self) -> None:
        self.dismiss(HOME)
