"""One past session whole, laid out for two readers."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual import work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Button

from supervise.domain.instants import local_day
from supervise.domain.review.search.query import SearchQuery
from supervise.domain.session.lifecycle import subject_words
from supervise.domain.session.model import Session
from supervise.domain.wording import format_date
from supervise.tui.drawing.cell_text import printable
from supervise.tui.keys.table import bindings
from supervise.tui.review.review_page import LOOK_EVERY
from supervise.tui.review.sessions.session_letter import AdditionCard, SessionLetter
from supervise.tui.shell.deed import Deed
from supervise.tui.shell.dialogs import ChoiceDialog
from supervise.tui.shell.head import Head
from supervise.tui.shell.page import PAGE_STYLES, WRITE_OWN, Page, action_button
from supervise.tui.widgets.text import Caption
from supervise.workflow import additions
from supervise.workflow.upkeep import external_changes

WORDS = (
    "This file was changed outside Supervise: edited elsewhere, or written by an earlier version. "
    "Read it through; if it is right, say so."
)


class ExternalChangeNotice(Vertical):
    """Not there at all for a session that is as it was written."""

    DEFAULT_CSS = """
    ExternalChangeNotice { height: auto; margin: 0 0 1 0; display: none; }
    ExternalChangeNotice Button { width: auto; margin: 0; }
    """

    def compose(self) -> ComposeResult:
        yield Caption(WORDS)
        yield Button("It is right as it is", id="do-accept", compact=True)

    def show(self, changed: bool, *, writable: bool) -> None:
        self.display = changed
        self.query_one(Button).display = writable


class SessionPage(Page[str]):
    """The session with this id, and by ← and → its neighbours among `ids`, newest first; dismissed with the last.

    It opens where the words `sought` stand in it, and marks them.
    """

    CSS_PATH = [PAGE_STYLES, "session_page.tcss"]
    HELP_PAGE = "review"
    AUTO_FOCUS = "ReportView"
    BINDINGS: ClassVar[list[BindingType]] = bindings("page", "review", "about-session")

    def __init__(self, session_id: str, ids: Sequence[str], sought: SearchQuery | None = None) -> None:
        super().__init__()
        self._at, self._among = session_id, list(ids)
        self._sought = sought or SearchQuery(())
        self._added = False
        """Whether words were just added, and have not been shown yet."""

    @property
    def session(self) -> Session | None:
        return self.workflow.load_session(self._at)

    def body(self) -> Iterator[Widget]:
        yield ExternalChangeNotice()
        yield SessionLetter(self._sought)
        yield action_button("write_own", WRITE_OWN)
        yield action_button("put_away", "Put into the trash")  # after the last word, where nobody presses it by mistake

    def deeds(self) -> Iterator[Deed]:
        yield Deed("close", "Back", main=True)
        yield Deed("save_text", "Save as text", short="Save")
        yield Deed("add", "Add words", short="Add")
        yield Deed("versions", "Both versions")
        yield Deed("older", "Older")
        yield Deed("newer", "Newer")

    def on_mount(self) -> None:
        self.set_interval(LOOK_EVERY, self._look)
        self.call_after_refresh(self._show_found)

    def on_screen_resume(self) -> None:
        self._show()
        if self._added:
            self._added = False
            self.hint("Added, with today's date. It stands under the session from now on.")
            self.call_after_refresh(self._scroll_to_added)

    def show_added(self) -> None:
        """Words were added to this session: show them where they stand, once it is in sight again."""
        self._added = True

    def _scroll_to_added(self) -> None:
        if cards := self.query(AdditionCard):
            cards.last().scroll_visible(animate=False, immediate=True)

    def _look(self) -> None:
        if self.is_current:
            self.services.history_loader.check_for_changes()

    def show_past(self) -> None:
        if self.is_current:
            self._show()

    def _show(self) -> None:
        session = self.session
        if session is None:
            self.services.notify_user("That session's file is no longer there.", problem=True)
            self.dismiss("")
            return
        top = self.query_one(Head)
        section = f" · {printable(words)}" if (words := subject_words(session)) else ""
        top.title = f"{format_date(local_day(session.started_at, self.workflow.zone))}{section}"
        top.note = "made up" if session.made_up else ""
        changed = external_changes.is_changed(self.workflow, session)
        self.query_one(ExternalChangeNotice).show(changed, writable=self.workflow.writable)
        self.query_one(SessionLetter).show(session, self.workflow.zone, self.workflow.history.since(session.id))
        for action in ("older", "newer"):
            self.query_one(f"#do-{action}", Deed).disabled = not self.check_action(action, ())
        for action in ("add", "put-away"):
            self.query_one(f"#do-{action}").disabled = not self.workflow.writable
        place = f"{self._among.index(self._at) + 1} of {len(self._among)}"
        how = "a adds dated words." if self.workflow.writable else "This window only reads."
        if self.workflow.writable and additions.are_waiting(self.workflow, self._at):
            how = "a has words not yet added."
        elif self.check_action("versions", ()):
            how = "This session has two versions: v shows both."
        self.query_one("#do-versions").display = bool(self.check_action("versions", ()))
        self.query_one("#do-write-own").display = bool(self.check_action("write_own", ()))
        turning = "; ← older, → newer" if len(self._among) > 1 else ""
        self.hint(f"{place}. ↑ ↓ scroll{turning}; {how}")
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("older", "newer"):
            return bool(self._among) and 0 <= self._beside(action) < len(self._among)
        if action in ("add", "put_away"):
            return self.workflow.writable
        if action == "write_own":
            return (session := self.session) is not None and self.services.own_pages.can_write_about(session)
        if action == "versions":
            return self._at in self.workflow.has_copies
        if action == "accept":
            session = self.session
            return (
                self.workflow.writable and session is not None and external_changes.is_changed(self.workflow, session)
            )
        return True

    def _beside(self, action: str) -> int:
        return self._among.index(self._at) + (1 if action == "older" else -1)

    def _go(self, action: str) -> None:
        if self.check_action(action, ()):
            self._at = self._among[self._beside(action)]
            self._show()
            self.query_one("#body").scroll_home(animate=False)
            self.call_after_refresh(self._show_found)

    def _show_found(self) -> None:
        """Bring the words that led here into view, with what stands over them."""
        body, letter = self.query_one("#body"), self.query_one(SessionLetter)
        if self._sought.split_words and (line := letter.found_line()) is not None:
            body.scroll_to(y=letter.virtual_region.y + line - body.size.height // 3, animate=False)

    def action_save_text(self) -> None:
        self.services.navigator.save_text()

    def action_older(self) -> None:
        self._go("older")

    def action_newer(self) -> None:
        self._go("newer")

    def action_versions(self) -> None:
        self.services.navigator.show_versions(self._at)

    def action_write_own(self) -> None:
        self.services.own_pages.write_about(self._at)

    def action_add(self) -> None:
        if (session := self.session) is not None:
            self.services.navigator.add_words(session)

    @work
    async def action_accept(self) -> None:
        session = self.session
        ask = ChoiceDialog(
            "Keep this session as it reads now?",
            ["What stands here becomes the record.", "The file as it was found is put into the history folder first."],
            [("", "Not yet"), ("right", "It is right as it is")],
        )
        if session is None or not await self.app.push_screen_wait(ask):
            return
        if self.services.attempt(lambda: external_changes.accept(self.workflow, session)):
            self._show()
            self.services.notify_user("Kept as it reads. The file as it was found lies in the history folder.")

    @work
    async def action_put_away(self) -> None:
        session = self.session
        ask = ChoiceDialog(
            "Put this session into the trash?",
            ["It lies in the trash folder until somebody empties it. Actions agreed in it no longer come back."],
            [("", "Keep it"), ("away", "Put into the trash")],
        )
        if session is None or not await self.app.push_screen_wait(ask):
            return
        if self.services.attempt(lambda: self.workflow.move_to_trash(session)):
            at = self._among.index(self._at)
            self._among.remove(self._at)
            if self._among:
                self._at = self._among[min(at, len(self._among) - 1)]
                self._show()
            else:
                self.dismiss("")
            self.services.notify_user("It lies in the trash folder now.")

    def action_close(self) -> None:
        self.dismiss(self._at)
