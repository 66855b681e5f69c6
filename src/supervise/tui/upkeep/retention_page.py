"""Entry of the employer's retention period in years, which only sets when Home reminds of old sessions."""

from collections.abc import Iterator
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Input

from supervise.domain.people import Person
from supervise.tui.keys.table import bindings
from supervise.tui.shell.deed import Deed
from supervise.tui.shell.page_kinds import CardPage
from supervise.tui.widgets.fields.text_fields import LabelledTextArea
from supervise.tui.widgets.text import Caption

MOST_YEARS = 100


class RetentionPage(CardPage[None]):
    """Empty or 0 turns the reminder off."""

    PAGE_TITLE = "How long records are kept"
    QUESTION = "How many years does your employer keep records?"
    HINT = "Type a number of years and press Enter. Leave it empty for no reminder."
    HELP_PAGE = "keeping"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = bindings("page")

    @property
    def people_here(self) -> tuple[Person, ...]:
        return ()  # the period holds for every pair

    def body(self) -> Iterator[Widget]:
        years = self.workflow.settings.retention_years
        yield LabelledTextArea(
            "Years your employer keeps them", str(years or ""), line=True, placeholder="such as: 8", id="years"
        )
        yield Caption(id="message")
        yield Caption(
            "Home says when a session is older, and you decide about each. "
            + self.workflow.content.privacy.retention_note
        )

    def deeds(self) -> Iterator[Deed]:
        yield Deed("remember", "Remember it", main=True)

    def on_mount(self) -> None:
        self.query_one("#message", Caption).show("")
        self.query_one(Input).focus(scroll_visible=False)  # the page is read from its top

    @on(Input.Submitted)
    def action_remember(self) -> None:
        typed = self.query_one(LabelledTextArea).text.strip().lstrip("0") or "0"
        # The length first: int() refuses thousands of digits.
        if not typed.isascii() or not typed.isdigit() or len(typed) > 3 or int(typed) > MOST_YEARS:
            message = f"Write a whole number of years, from 0 to {MOST_YEARS}."
            self.query_one("#message", Caption).show(message, warning=True)
            self.query_one(Input).focus()
        elif self.services.attempt(lambda: self.workflow.set(retention_years=int(typed))):
            self.services.history_loader.refresh_home()
            self.dismiss(None)

    def action_close(self) -> None:
        self.dismiss(None)
