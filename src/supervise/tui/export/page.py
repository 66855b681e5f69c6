"""Export: saves a session or a report as plain text, after a check for words that may identify somebody."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from supervise.domain.problems import ProblemError
from supervise.domain.session.model import Session
from supervise.domain.wording import plural
from supervise.tui.drawing.cell_text import printable
from supervise.tui.keys import bindings
from supervise.tui.shell.card_page import CardPage
from supervise.tui.shell.deed import Deed
from supervise.tui.shell.page import PAGE_STYLES
from supervise.tui.widgets.text import Caption
from supervise.tui.widgets.text_fields import LabelledTextArea
from supervise.workflow.export import TextDocument, save_as_text, suggested_path
from supervise.workflow.identifier_check import IdentifierChecker, IdentifierFinding

MANY_FIELDS = 2_000
"""From so many text fields on, the identifier check takes noticeably long and runs in a thread."""
_TO_SIGN = ", under a title and over a place to sign"


class ExportPage(CardPage[None]):
    """With findings, the first press of Save lists them and saves nothing; the second saves the text unchanged."""

    CSS_PATH = [PAGE_STYLES, "page.tcss"]
    PAGE_TITLE = "Save as text"
    QUESTION = "Where shall the file go?"
    HINT = "Say where to, then press Enter. Nothing that is there already is overwritten."
    HELP_PAGE = "identifiers"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = bindings("page")

    def __init__(self, checker: IdentifierChecker, document: Session | TextDocument) -> None:
        super().__init__()
        self._checker, self._document = checker, document
        self._findings: tuple[IdentifierFinding, ...] | None = None
        """None until the check has run."""

    def body(self) -> Iterator[Widget]:
        yield LabelledTextArea(
            "Where to", suggested_path(self._document), hint="A new file, or a folder to put one in.", line=True
        )
        if isinstance(self._document, TextDocument) and self._document.by_ending:
            endings = " or ".join(self._document.by_ending)
            yield Caption(f"As text; if its name ends in {endings}, for another program.", id="endings")
        yield Caption(id="message")
        yield Vertical(id="findings")
        yield Caption(
            f"The file holds what you both can read here, as plain text{_TO_SIGN if self._is_session else ''}: whoever "
            "has it can read it, and it stays when you remove the session. "
            "This is not the incident record, and a court can ask to see it.",
            id="holds",
        )

    def deeds(self) -> Iterator[Deed]:
        yield Deed("save", "Save", main=True)

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
            path = save_as_text(
                self.workflow.home, self._document, self.query_one(LabelledTextArea).text, self.workflow.zone
            )
        except ProblemError as error:
            self._show_message(f"{error.problem.what} {error.problem.remedy} ({error.problem.where})", warning=True)
            self.query_one(Input).select_on_focus = False  # it is to be put right, not typed anew
            self.query_one(Input).focus()
            return
        self._show_saved(path)

    async def _find_identifiers(self) -> tuple[IdentifierFinding, ...]:
        document = self._document
        if not isinstance(document, TextDocument):
            return self._checker.find(document)
        if len(document.places) < MANY_FIELDS:
            return self._checker.found_at(document.places)
        self._show_message("Looking through all the words for names and numbers …")
        self._disable(True)  # a second Enter meanwhile would save what nobody has looked at
        try:
            return await asyncio.to_thread(self._checker.found_at, document.places)
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

    def _show_saved(self, path: Path) -> None:
        self._show_message(f"Saved: {path}")
        self.query_one("#findings").remove_children()
        self.query_one("#do-save", Deed).disabled = True
        self.query_one("#do-close", Deed).focus()

    def _show_message(self, text: str, *, warning: bool = False) -> None:
        self.query_one("#message", Caption).show(text, warning=warning)

    @property
    def _is_session(self) -> bool:
        return not isinstance(self._document, TextDocument)

    def action_close(self) -> None:
        self.dismiss(None)
