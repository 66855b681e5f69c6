"""The page of names and numbers in the held session: replace them, pass them, or leave them."""

from collections.abc import Callable, Iterator
from typing import ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from supervise.domain.identifiers.replacements import suggest_replacements
from supervise.domain.wording import plural
from supervise.tui.drawing.cell_text import printable
from supervise.tui.keys.table import bindings
from supervise.tui.shell.deed import Deed
from supervise.tui.shell.dialogs import TextDialog
from supervise.tui.shell.page import PAGE_STYLES
from supervise.tui.shell.page_kinds import CardPage
from supervise.tui.widgets.text import Caption
from supervise.workflow.identifier_check import IdentifierChecker, IdentifierFinding, Texts

AROUND = 20
"""Characters of the text shown on either side of what was found."""
NOTHING = "Nothing here looks as if it might identify somebody. Not everything is found: read it through yourselves."


class IdentifiersPage(CardPage[None]):
    """Lists what may identify somebody; `written` gets every replaced text, so that the page beneath shows it too."""

    CSS_PATH = [PAGE_STYLES, "page.tcss"]
    PAGE_TITLE = "Names and numbers"
    QUESTION = "May this tell who somebody is?"
    HINT = "You decide about each."
    HELP_PAGE = "identifiers"
    AUTO_FOCUS = "OptionList"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("identifiers", "page"),
        Binding("j", "app.simulate_key('down')", show=False),
        Binding("k", "app.simulate_key('up')", show=False),
    ]

    def __init__(self, guard: IdentifierChecker, written: Callable[[Texts], None]) -> None:
        super().__init__()
        self._guard, self._written = guard, written
        self._findings: tuple[IdentifierFinding, ...] = ()
        self._passed: tuple[str, ...] = ()
        self._done: list[Texts] = []

    def body(self) -> Iterator[Widget]:
        yield Caption(id="counted")
        yield OptionList(markup=False, compact=True)

    def deeds(self) -> Iterator[Deed]:
        yield Deed("replace", "Replace", main=True)
        yield Deed("pass_it", "Not an identifier")
        yield Deed("leave_it", "Leave it")
        yield Deed("undo", "Undo")

    def on_mount(self) -> None:
        self._show()

    def _show(self, at: int = 0) -> None:
        if not self.services.attempt(self._look):
            self._findings = self._passed = ()
        options = self.query_one(OptionList)
        options.clear_options()
        options.add_options(self._options())
        if count := len(self._findings) + len(self._passed):
            at = min(at, count - 1)
            options.highlighted = at if at < len(self._findings) else at + 1  # past the heading
        options.display = bool(count)
        left = sum(self._is_left(finding) for finding in self._findings)
        waiting = len(self._findings) - left
        waiting_text = f"{plural(waiting, 'thing')} may identify someone" if waiting else ""
        left_text = f"{left} left as {'it is' if left == 1 else 'they are'}" if left else ""
        counted = "; ".join(filter(None, (waiting_text, left_text)))
        self.query_one("#counted", Caption).show(counted or NOTHING, warning=bool(waiting))
        self._offer()

    def _look(self) -> None:
        self._findings = self._guard.find(self.workflow.session)
        self._passed = self._guard.passed

    def _options(self) -> Iterator[Option]:
        for finding in self._findings:
            yield Option(self._words(finding))
        if self._passed:
            yield Option(Content.styled("You said that these identify nobody", "dim"), disabled=True)
        for word in self._passed:
            yield Option(Content(f"“{printable(word)}”"))

    def _words(self, finding: IdentifierFinding) -> Content:
        first, more = finding.places[0], len({place.label for place in finding.places}) - 1
        where = printable(first.label) + (f" and {plural(more, 'other place')}" if more else "")
        left = ", left as it is" if self._is_left(finding) else ""
        return Content.assemble(
            Content.styled(f"“{printable(finding.text)}”", "" if left else "bold"),
            f" {finding.mark.words}{left}\n",
            Content.styled(f"{where}: {_around(finding)}", "dim"),
        )

    def _is_left(self, finding: IdentifierFinding) -> bool:
        return self._guard.is_left(self.workflow.session, finding)

    # What is chosen -----------------------------------------------------------------------------

    @property
    def _at(self) -> int:
        """Which is highlighted, of what was found and then of what was passed; -1 when none is."""
        at = self.query_one(OptionList).highlighted
        return -1 if at is None else at if at < len(self._findings) else at - 1

    @property
    def _chosen(self) -> IdentifierFinding | None:
        return self._findings[self._at] if 0 <= self._at < len(self._findings) else None

    @property
    def _chosen_word(self) -> str:
        at = self._at - len(self._findings)
        return self._passed[at] if 0 <= at < len(self._passed) else ""

    @on(OptionList.OptionHighlighted)
    def _offer(self) -> None:
        """Say on the buttons what can be done with the chosen one."""
        chosen = self._chosen
        self._call("#do-pass-it", "Mark it again" if self._chosen_word else "Not an identifier")
        self._call("#do-leave-it", "Look again" if chosen is not None and self._is_left(chosen) else "Leave it")
        for action in ("replace", "pass_it", "leave_it", "undo"):
            button = self.query_one(f"#do-{action.replace('_', '-')}", Deed)
            button.disabled = not self.check_action(action, ())
        self.refresh_bindings()

    def _call(self, button: str, words: str) -> None:
        self.query_one(button, Deed).label = words

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if not self.query("#do-undo"):
            return True  # asked before the page is there
        if action in ("replace", "leave_it"):
            return self._chosen is not None
        if action == "pass_it":
            return self._chosen is not None or bool(self._chosen_word)
        return bool(self._done) if action == "undo" else True

    @on(OptionList.OptionSelected)
    def _enter(self) -> None:
        if self._chosen is not None:
            self.action_replace()
        elif self._chosen_word:
            self.action_pass_it()

    # What is done -------------------------------------------------------------------------------

    @work
    async def action_replace(self) -> None:
        if (finding := self._chosen) is None:
            return
        times = f"{finding.times} times, in" if finding.times > 1 else "In"
        labels = ", ".join(dict.fromkeys(printable(place.label) for place in finding.places))
        ask = TextDialog(
            f"In place of “{printable(finding.text)}”",
            f"{times} {labels}",
            suggest_replacements(finding.mark),
            do="Put this there",
        )
        words = await self.app.push_screen_wait(ask)
        done: list[Texts] = []
        if words and self.services.attempt(lambda: done.append(self._guard.replace(finding, words))):
            self._done.extend(done)
            self._take_over(done[0])

    def action_undo(self) -> None:
        if self._done:
            self._take_over(self._guard.put_back(self._done.pop()))

    def _take_over(self, texts: Texts) -> None:
        self._written(texts)
        self.services.mark_changed()
        self._show(self._at)

    def action_pass_it(self) -> None:
        """It identifies nobody, here and from now on; or it does after all."""
        finding, word = self._chosen, self._chosen_word
        if finding is not None:
            self.services.attempt(lambda: self._guard.ignore_always(finding.text))
        elif word:
            self.services.attempt(lambda: self._guard.stop_ignoring(word))
        self._show(self._at)

    def action_leave_it(self) -> None:
        if (finding := self._chosen) is not None:
            at = self._at
            self._guard.leave(self.workflow.session, finding)
            self._show(at + 1 if self._is_left(finding) and at + 1 < len(self._findings) else at)

    def action_close(self) -> None:
        self.dismiss(None)


def _around(finding: IdentifierFinding) -> str:
    """A few words of the text on either side, so that it can be told what is meant."""
    text, start = finding.places[0].text, finding.starts[0][0]
    before, after = text[:start][-AROUND:], text[start + len(finding.text) :][:AROUND]
    head = "…" if len(text[:start]) > AROUND else ""
    tail = "…" if len(text) - start - len(finding.text) > AROUND else ""
    return printable(f"{head}{before}{finding.text}{after}{tail}")
