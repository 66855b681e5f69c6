"""Export: saves a session or a report as plain text, after a check for words that may identify somebody."""

import asyncio
from collections.abc import Iterator
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from supervise.domain.problems import ProblemError
from supervise.domain.session.fields.kinds import TextField
from supervise.domain.session.kinds.own_record import is_own, only_for_me
from supervise.domain.session.model import Session
from supervise.domain.wording import plural
from supervise.tui.drawing.cell_text import printable
from supervise.tui.keys.table import bindings
from supervise.tui.shell.deed import Deed
from supervise.tui.shell.page import PAGE_STYLES
from supervise.tui.shell.page_kinds import CardPage
from supervise.tui.widgets.fields.text_fields import LabelledTextArea
from supervise.tui.widgets.radio_row import RadioRow
from supervise.tui.widgets.text import Caption, Heading
from supervise.workflow.export import TextDocument, save_as_text, suggested_path, to_save
from supervise.workflow.identifier_check import IdentifierChecker, IdentifierFinding

MANY_FIELDS = 2_000
"""From so many text fields on, the identifier check takes noticeably long and runs in a thread."""
_TO_SIGN = ", under a title and over a place to sign"
FOR_ME = ("left-out", "Leave out"), ("with", "In the file too")
"""What becomes of answers that were given for the writer only."""


class ExportPage(CardPage[bool | None]):
    """With findings, the first press of Save lists them and saves nothing; the second saves the text unchanged."""

    CSS_PATH = [PAGE_STYLES, "page.tcss"]
    PAGE_TITLE = "Save as text"
    QUESTION = "Where shall the file go?"
    HINT = "Say where to, then press Enter. Nothing that is there already is overwritten."
    HELP_PAGE = "identifiers"
    AUTO_FOCUS = ""
    WHERE: ClassVar[str] = "A new file, or a folder to put one in."
    SAVE: ClassVar[str] = "Save"
    FOR_ME_FIRST: ClassVar[str] = "left-out"
    BINDINGS: ClassVar[list[BindingType]] = bindings("page")

    def __init__(self, checker: IdentifierChecker, document: Session | TextDocument) -> None:
        super().__init__()
        self._checker, self._document = checker, document
        self._findings: tuple[IdentifierFinding, ...] | None = None
        """None until the check has run."""

    def body(self) -> Iterator[Widget]:
        yield LabelledTextArea("Where to", self.suggested, hint=self.WHERE, line=True)
        if isinstance(self._document, TextDocument) and self._document.by_ending:
            endings = " or ".join(self._document.by_ending)
            yield Caption(f"As text; if its name ends in {endings}, for another program.", id="endings")
        yield from self.more_to_choose()
        yield Caption(id="message")
        yield Vertical(id="findings")
        yield Caption(self.holds, id="holds")

    @property
    def suggested(self) -> str:
        return suggested_path(self._document)

    @property
    def holds(self) -> str:
        """What the file holds, and who can read it."""
        if isinstance(self._document, Session) and is_own(self._document):
            left_out = texts.left_out if (texts := self.workflow.forms.own_pages) else ""
            return f"{left_out} It is plain text: whoever has the file can read it. A court can ask to see it."
        if isinstance(self._document, TextDocument) and self._document.by_ending:
            return "Nothing in it was written by anybody here. Whoever has the file can read it."
        to_sign = "" if isinstance(self._document, TextDocument) else _TO_SIGN
        return (
            f"The file holds what can be read here, as plain text{to_sign}: whoever has it can read it, and it "
            "stays when you remove the session. This is not the incident record, and a court can ask to see it."
        )

    def more_to_choose(self) -> Iterator[Widget]:
        """Where something was answered for the writer only: whether that is in the file as well."""
        if self.for_me:
            yield Heading("What you answered for yourself only")
            yield Caption(" ".join(self.for_me))
            yield RadioRow(FOR_ME, self.FOR_ME_FIRST, id="for-me")

    @property
    def for_me(self) -> tuple[str, ...]:
        """The questions that were answered for the writer only."""
        return only_for_me(self._document) if isinstance(self._document, Session) else ()

    @property
    def with_for_me(self) -> bool:
        return any(row.value == "with" for row in self.query("#for-me").results(RadioRow))

    @property
    def is_left_out(self) -> bool:
        return any(row.value == FOR_ME[0][0] for row in self.query("#for-me").results(RadioRow))

    @on(RadioRow.Changed)
    def _chosen(self, event: RadioRow.Changed) -> None:
        """Other words are to be saved: they are looked through anew."""
        if not event.value and self.FOR_ME_FIRST:
            event.choice.value = event.choice.options[0][0]
        self._findings = None
        self.query_one("#findings").remove_children()
        self.query_one("#do-save", Deed).label = self.SAVE
        self._show_message("")

    def deeds(self) -> Iterator[Deed]:
        yield Deed("save", self.SAVE, main=True)

    def on_mount(self) -> None:
        self._show_message("")
        field = self.query_one(Input)
        field.select_on_focus = True  # what it holds is a suggestion: typing puts another in its place
        field.focus()

    @on(Input.Submitted)
    async def action_save(self) -> None:
        try:
            if self._findings is None:
                self._findings = await self._find_identifiers()
                if self._findings:
                    await self._show_findings(self._findings)
                    return
            saved = self.write(self.query_one(LabelledTextArea).text)
        except ProblemError as error:
            self._show_message(f"{error.problem.what} {error.problem.remedy} ({error.problem.where})", warning=True)
            self.query_one(Input).select_on_focus = False  # it is to be put right, not typed anew
            self.query_one(Input).focus()
            return
        self._show_saved(saved)

    def write(self, asked: str) -> str:
        """Save it there; returns what to say. ProblemError, and nothing is saved."""
        document = to_save(self._document, self.workflow.zone, with_for_me=self.with_for_me)
        return f"Saved: {save_as_text(self.workflow.home, document, asked)}"

    @property
    def places(self) -> tuple[TextField, ...]:
        """The texts to look through for names first."""
        return to_save(self._document, self.workflow.zone, with_for_me=self.with_for_me).places

    async def _find_identifiers(self) -> tuple[IdentifierFinding, ...]:
        if isinstance(self._document, Session) and not is_own(self._document):
            return self._checker.find(self._document)
        places = self.places
        if len(places) < MANY_FIELDS:
            return self._checker.found_at(places)
        self._show_message("Looking through all the words for names and numbers …")
        self._disable(True)  # a second Enter meanwhile would save what nobody has looked at
        try:
            return await asyncio.to_thread(self._checker.found_at, places)
        finally:
            self._disable(False)
            self._show_message("")

    def _disable(self, disabled: bool) -> None:
        for container in self.query("#body, ActionBar"):
            container.disabled = disabled

    async def _show_findings(self, findings: tuple[IdentifierFinding, ...]) -> None:
        self._show_message(
            f"Not saved yet: {plural(len(findings), 'thing')} may identify someone. Save it all the same?",
            warning=True,
        )
        lines = (
            Static(
                Content(f"“{printable(finding.text)}” {finding.mark.words}, in {printable(finding.places[0].label)}")
            )
            for finding in findings
        )
        await self.query_one("#findings").mount_all(lines)
        button = self.query_one("#do-save", Deed)
        button.label = "Save it anyway"
        self.query_one("#findings").scroll_visible(animate=False)
        self.query_one("#do-close", Deed).focus()

    def _show_saved(self, saved: str) -> None:
        self._show_message(saved)
        self.query_one("#findings").remove_children()
        self.query_one("#do-save", Deed).disabled = True
        self.query_one("#do-close", Deed).focus()

    def _show_message(self, text: str, *, warning: bool = False) -> None:
        self.query_one("#message", Caption).show(text, warning=warning)

    def action_close(self) -> None:
        self.dismiss(None)
