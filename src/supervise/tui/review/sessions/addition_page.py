"""The page on which words are added to a session that is over."""

from collections.abc import Iterator
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widget import Widget

from supervise.domain.review.search.query import SearchQuery
from supervise.domain.session.model import Session
from supervise.tui.drawing.cell_text import printable
from supervise.tui.keys.table import bindings
from supervise.tui.review.sessions.session_letter import SessionLetter
from supervise.tui.shell.deed import Deed
from supervise.tui.shell.page import PAGE_STYLES, Page
from supervise.tui.widgets.fields.text_fields import LabelledTextArea
from supervise.tui.widgets.panel import Panel
from supervise.tui.widgets.radio_row import RadioRow
from supervise.tui.widgets.text import Caption
from supervise.workflow import additions

NOT_YET = "Not in the record until you add it. Kept as you type; Esc leaves it for later."


class AdditionPage(Page[bool]):
    """Dated words added to a session that is over; until then a draft, held by the workflow before the page comes.

    In a wide window the session stands beside it. Dismissed with whether they were added.
    """

    PAGE_TITLE = "Add words"
    CSS_PATH = [PAGE_STYLES, "addition_page.tcss"]
    HINT = "Say who writes, then what came later. Nothing that stands in the session is changed."
    HELP_PAGE = "review"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = bindings("writing", "page", "adding")

    def __init__(self, session: Session, by: str, text: str) -> None:
        super().__init__()
        self._session, self._by, self._text = session, by, text

    def body(self) -> Iterator[Widget]:
        with Horizontal(id="columns"):
            with Vertical(id="write"):
                people = [(person.id, printable(person.initials)) for person in self._session.people]
                yield Panel(RadioRow(people, self._by, id="by"), title="Who writes")
                yield Panel(
                    LabelledTextArea("", self._text, hint="It stands under the session with today's date.", id="text"),
                    title="What came later",
                    id="came-later",
                )
                yield Caption(NOT_YET, id="kept")
            with VerticalScroll(id="read", can_focus=False):
                yield SessionLetter(SearchQuery(()))

    def deeds(self) -> Iterator[Deed]:
        yield Deed("add", "Add to the record", main=True)

    def on_mount(self) -> None:
        self.query_one(SessionLetter).show(self._session, self.workflow.zone, None)
        self.query_one(RadioRow).focus(scroll_visible=False)

    @on(RadioRow.Changed, "#by")
    def _say_kept(self) -> None:
        self.query_one("#kept", Caption).show(NOT_YET)

    @on(RadioRow.Changed)
    @on(LabelledTextArea.Changed)
    def _hold(self) -> None:
        if self.workflow.held is not None:  # else a field's last message, come after its words were let go
            additions.write(
                self.workflow, self.query_one("#by", RadioRow).value, self.query_one("#text", LabelledTextArea).text
            )
            self.services.mark_changed()

    def action_add(self) -> None:
        by = self.query_one("#by", RadioRow).value
        if not by:
            self.query_one("#kept", Caption).show("Say who writes this, then add it.", warning=True)
            self.query_one("#by").focus()
        else:
            self.services.identifiers.before_locking(lambda: self._add(by))

    def _add(self, by: str) -> None:
        if self.services.attempt(lambda: additions.add(self.workflow, by)):
            self.dismiss(True)

    def action_keep_now(self) -> None:
        self.services.save_now()

    def action_close(self) -> None:
        """Leave it for later; not while the disk refuses, as nowhere else has the words."""
        if self.services.attempt(lambda: additions.leave(self.workflow)):
            self.dismiss(False)
