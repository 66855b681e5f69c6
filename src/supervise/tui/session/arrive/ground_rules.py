"""The ground rules: each agreed or left out, and room for one of our own."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Button, Input

from supervise.domain.text import single_line
from supervise.tui.session.choice_row import ChoiceRow
from supervise.tui.widgets.text_fields import LabelledTextArea

KEPT, OUT = "[x]", "[ ]"


class RuleRow(ChoiceRow):
    """One rule, with whether it is agreed."""

    HELP = "Space or a click takes the rule out, or puts it back. Up and down go through them, Tab goes on."

    def __init__(self, words: str, *, kept: bool) -> None:
        super().__init__(KEPT if kept else OUT, words, classes="" if kept else "-out")
        self.kept = kept

    def toggle(self) -> None:
        self.kept = not self.kept
        self.set_class(not self.kept, "-out")
        self.set_mark(KEPT if self.kept else OUT)


class GroundRules(Vertical):
    """The rules as one stop for Tab, walked with up and down. What is typed below them counts at once."""

    DEFAULT_CSS = """
    GroundRules {
        height: auto;
        RuleRow.-out { color: $text-muted; }
        #rules { height: auto; }
        #own { margin: 0; width: 1fr; }
        #own-row { height: auto; layout: horizontal; margin: 1 0 0 0; }
        #own-add { margin: 0 0 0 1; min-width: 8; width: auto; padding: 0 1; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "walk(1)", "Next rule", show=False),
        Binding("up,k", "walk(-1)", "Rule before", show=False),
    ]

    @dataclass
    class Changed(Message):
        rules: tuple[str, ...]

    def __init__(self, offered: Iterable[str], kept: Iterable[str], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._kept = tuple(dict.fromkeys(text for text in kept if text))
        self._offered = tuple(dict.fromkeys((*offered, *self._kept)))

    def compose(self) -> ComposeResult:
        with Vertical(id="rules"):
            for number, words in enumerate(self._offered):
                rule = RuleRow(words, kept=words in self._kept)
                rule.can_focus = number == 0
                yield rule
        with Vertical(id="own-row"):
            yield LabelledTextArea("", line=True, placeholder="One of our own", id="own")
            yield Button("Add it", id="own-add", compact=True)

    @property
    def rules(self) -> tuple[str, ...]:
        """What is agreed now, in the order shown."""
        own = self.query_one("#own", LabelledTextArea).text
        texts = (*(rule.words for rule in self.query(RuleRow) if rule.kept), own)
        return tuple(dict.fromkeys(text for text in texts if text))

    def put(self, before: str, after: str) -> None:
        """Where a rule reads `before`, it reads `after` from now on."""
        for rule in self.query(RuleRow):
            if rule.words == before:
                rule.set_words(after)

    @on(ChoiceRow.Pressed)
    def _toggle(self, event: ChoiceRow.Pressed) -> None:
        event.stop()
        if isinstance(event.row, RuleRow):
            event.row.toggle()
            self._stand_on(event.row)
            self._tell()

    @on(LabelledTextArea.Changed)
    def _typed(self, event: LabelledTextArea.Changed) -> None:
        event.stop()
        self._tell()

    @on(Input.Submitted)
    @on(Button.Pressed)
    async def _add(self, event: Input.Submitted | Button.Pressed) -> None:
        """Put the typed rule into the list, or agree the one that is there already."""
        event.stop()
        field = self.query_one("#own Input", Input)
        words = single_line(field.value)
        if words:
            same = next((rule for rule in self.query(RuleRow) if rule.words == words), None)
            if same is None:
                rule = RuleRow(words, kept=True)
                rule.can_focus = not self.query(RuleRow)
                await self.query_one("#rules").mount(rule)
            elif not same.kept:
                same.toggle()
            field.value = ""
        field.focus()
        self.call_after_refresh(self.query_one("#own-row").scroll_visible, animate=False)

    def _tell(self) -> None:
        self.post_message(self.Changed(self.rules))

    def _stand_on(self, rule: RuleRow) -> None:
        """Make this rule the one that Tab comes to."""
        for rule_row in self.query(RuleRow):
            rule_row.can_focus = rule_row is rule
        rule.focus()

    def action_walk(self, by: int) -> None:
        rules = list(self.query(RuleRow))
        now = next((number for number, rule in enumerate(rules) if rule.has_focus), None)
        if now is not None:
            self._stand_on(rules[min(max(now + by, 0), len(rules) - 1)])
