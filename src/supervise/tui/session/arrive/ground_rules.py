"""The ground rules, each to be agreed or left out, and a field for one of the pair's own; one line while folded."""

from collections.abc import Iterable
from dataclasses import dataclass

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Button, Input

from supervise.domain.text import single_line
from supervise.domain.wording import plural
from supervise.tui.session.choice_row import ChoiceRow, FoldRow
from supervise.tui.widgets.fields.text_fields import LabelledTextArea
from supervise.tui.widgets.text import Caption, Heading

AGREED_MARK, LEFT_OUT_MARK = "[x]", "[ ]"


class RuleRow(ChoiceRow):
    HELP = "Space or a click leaves the rule out, or puts it back. Up and down go through them, Tab goes on."

    def __init__(self, rule: str, *, agreed: bool) -> None:
        super().__init__(AGREED_MARK if agreed else LEFT_OUT_MARK, rule, classes="" if agreed else "-out")
        self.agreed = agreed

    def toggle(self) -> None:
        self.agreed = not self.agreed
        self.set_class(not self.agreed, "-out")
        self.set_mark(AGREED_MARK if self.agreed else LEFT_OUT_MARK)


class GroundRules(Vertical):
    """One stop for Tab, with arrows from rule to rule. A rule typed below them counts before it is added.

    Folded they are one line, which says how many are agreed: what holds is the same, whether it is in sight or not.
    The rows are made when they are first to be seen, as most pairs leave them folded.
    """

    DEFAULT_CSS = """
    GroundRules {
        height: auto;
        RuleRow.-out { color: $text-muted; }
        #rules, #unfolded { height: auto; }
        #own { margin: 0; width: 1fr; }
        #own-row { height: auto; layout: horizontal; margin: 1 0 0 0; }
        #own-add { margin: 0 0 0 1; min-width: 8; width: auto; padding: 0 1; }
    }
    """

    @dataclass
    class Changed(Message):
        rules: tuple[str, ...]

    def __init__(
        self, offered: Iterable[str], agreed: Iterable[str], *, last_time: Iterable[str] = (), id: str | None = None
    ) -> None:
        """`last_time` are the rules that the pair have agreed before: where there are any, they open folded."""
        super().__init__(id=id)
        self._agreed = tuple(dict.fromkeys(rule for rule in agreed if rule))
        self._offered = tuple(dict.fromkeys((*offered, *self._agreed)))
        self._last_time = tuple(rule for rule in last_time if rule)

    def compose(self) -> ComposeResult:
        if self._last_time:
            yield FoldRow(id="fold")
        else:
            yield Heading("Ground rules")
            yield self._unfolded()

    def _unfolded(self) -> Vertical:
        rows = [RuleRow(rule, agreed=rule in self._agreed) for rule in self._offered]
        for row in rows[1:]:
            row.can_focus = False
        own = LabelledTextArea("", line=True, placeholder="One of our own", id="own")
        return Vertical(
            Caption("Agreed for this hour. Space or a click leaves one out, or puts it back."),
            Vertical(*rows, id="rules"),
            Vertical(own, Button("Add it", id="own-add", compact=True), id="own-row"),
            id="unfolded",
        )

    def on_mount(self) -> None:
        self._say_fold(folded=bool(self._last_time))

    def _say_fold(self, *, folded: bool) -> None:
        for row in self.query(FoldRow):
            same = ", as last time" if set(self.rules) == set(self._last_time) else ""
            closed = f"{plural(len(self.rules), 'ground rule')}{same}: Space opens"
            row.show(closed if folded else "Ground rules", folded=folded)

    @property
    def rules(self) -> tuple[str, ...]:
        """The rules agreed, in the order shown."""
        if not self.query("#unfolded"):
            return tuple(rule for rule in self._offered if rule in self._agreed)
        own = self.query_one("#own", LabelledTextArea).text
        rules = (*(row.words for row in self.query(RuleRow) if row.agreed), own)
        return tuple(dict.fromkeys(rule for rule in rules if rule))

    def put(self, before: str, after: str) -> None:
        """Give the rule that reads `before` the wording `after`."""
        self._offered, self._agreed = (
            tuple(after if rule == before else rule for rule in rules) for rules in (self._offered, self._agreed)
        )
        for row in self.query(RuleRow):
            if row.words == before:
                row.set_words(after)

    @on(ChoiceRow.Pressed)
    async def _toggle(self, event: ChoiceRow.Pressed) -> None:
        event.stop()
        if isinstance(event.row, RuleRow):
            event.row.toggle()
            event.row.be_the_stop()
            event.row.focus()
            self._post_changed()
        elif isinstance(event.row, FoldRow):
            for unfolded in self.query("#unfolded"):
                unfolded.display = not unfolded.display
            if not self.query("#unfolded"):
                await self.mount(self._unfolded())
            self._say_fold(folded=not self.query_one("#unfolded").display)
            self.call_after_refresh(self._show_from_top)

    @on(LabelledTextArea.Changed)
    def _typed(self, event: LabelledTextArea.Changed) -> None:
        event.stop()
        self._post_changed()

    @on(Input.Submitted)
    @on(Button.Pressed)
    async def _add(self, event: Input.Submitted | Button.Pressed) -> None:
        """Add the typed rule to the list, or agree it where it is there already."""
        event.stop()
        field = self.query_one("#own Input", Input)
        if rule := single_line(field.value):
            same_row = next((row for row in self.query(RuleRow) if row.words == rule), None)
            if same_row is None:
                row = RuleRow(rule, agreed=True)
                row.can_focus = not self.query(RuleRow)
                await self.query_one("#rules").mount(row)
            elif not same_row.agreed:
                same_row.toggle()
            field.value = ""
        field.focus()
        self.call_after_refresh(self.query_one("#own-row").scroll_visible, animate=False)

    def _show_from_top(self) -> None:
        self.scroll_visible(animate=False, top=True)

    def _post_changed(self) -> None:
        self.post_message(self.Changed(self.rules))
