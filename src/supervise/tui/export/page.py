"""Save as text: a session or a sheet into a file of plain words, with a look first at what may identify somebody."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, Input, Static

from supervise.domain.problems import ProblemError
from supervise.domain.session.model import Session
from supervise.domain.wording import plural
from supervise.tui.drawing.cell_text import printable
from supervise.tui.keys import bindings
from supervise.tui.shell.page import PAGE_STYLES, Page, action_button
from supervise.tui.widgets.text import Caption
from supervise.tui.widgets.text_fields import LabelledTextArea
from supervise.workflow.export import TextDocument, save_as_text, suggested_path
from supervise.workflow.identifier_check import IdentifierChecker, IdentifierFinding

MANY = 2_000
"""Places from which looking through them takes longer than a blink."""


class ExportPage(Page[None]):
    """Where something was found, the first press shows it and saves nothing; the second saves it as it is."""

    CSS_PATH = [PAGE_STYLES, "page.tcss"]
    PAGE_TITLE = "Save as text"
    HINT = "Say where to, then press Enter. Nothing that is there already is overwritten."
    HELP_PAGE = "identifiers"
    AUTO_FOCUS = "Input"
    BINDINGS: ClassVar[list[BindingType]] = bindings("page")

    def __init__(self, guard: IdentifierChecker, what: Session | TextDocument) -> None:
        super().__init__()
        self._guard, self._what = guard, what
        self._shown: tuple[IdentifierFinding, ...] | None = None

    def body(self) -> Iterator[Widget]:
        yield LabelledTextArea(
            "Where to", suggested_path(self._what), hint="A new file, or a folder to put one in.", line=True
        )
        yield Caption(id="said")
        yield Vertical(id="found")
        yield Caption(
            "The file holds what you both can read here, as plain text: whoever has it can read it, and it stays "
            "when you remove the session. This is not the incident record, and a court can ask to see it.",
            id="holds",
        )

    def buttons(self) -> Iterator[Button]:
        yield action_button("save", "Save", main=True)
        yield action_button("close", "← Back")

    def on_mount(self) -> None:
        self._say("")

    @on(Input.Submitted)
    async def action_save(self) -> None:
        try:
            if self._shown is None:
                self._shown = await self._found()
                if self._shown:
                    await self._stop_and_show(self._shown)
                    return
            path = save_as_text(
                self.workflow.home, self._what, self.query_one(LabelledTextArea).text, self.workflow.zone
            )
        except ProblemError as error:
            self._say(f"{error.problem.what} {error.problem.remedy} ({error.problem.where})")
            self.query_one(Input).focus()
            return
        self._saved(path)

    async def _found(self) -> tuple[IdentifierFinding, ...]:
        what = self._what
        if not isinstance(what, TextDocument):
            return self._guard.found(what)
        if len(what.places) < MANY:
            return self._guard.found_at(what.places)
        self._say("Looking through all the words for names and numbers …")
        for part in self.query("#body, #buttons"):
            part.disabled = True  # a second Enter meanwhile would save what nobody has looked at
        try:
            return await asyncio.to_thread(self._guard.found_at, what.places)
        finally:
            for part in self.query("#body, #buttons"):
                part.disabled = False
            self._say("")

    async def _stop_and_show(self, findings: tuple[IdentifierFinding, ...]) -> None:
        self._say(f"Not saved yet: {plural(len(findings), 'word')} may identify someone. Save it all the same?")
        lines = (
            Static(
                Content(f"“{printable(finding.text)}” {finding.mark.words}, in {printable(finding.places[0].label)}")
            )
            for finding in findings
        )
        await self.query_one("#found").mount_all(lines)
        button = self.query_one("#do-save", Button)
        button.label = "Save it anyway"
        button.refresh(layout=True)
        self.query_one("#found").scroll_visible(animate=False)
        self.query_one("#do-close", Button).focus()

    def _saved(self, path: Path) -> None:
        self._say(f"Saved: {path}")
        self.query_one("#found").remove_children()
        self.query_one("#do-save", Button).disabled = True
        self.query_one("#do-close", Button).focus()

    def _say(self, words: str) -> None:
        caption = self.query_one("#said", Caption)
        caption.display = bool(words)
        caption.say(words)

    def action_close(self) -> None:
        self.dismiss(None)
