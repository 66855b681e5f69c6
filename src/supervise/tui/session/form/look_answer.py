"""A question answered line by line: what can be seen of each, who says so, and how it was seen last time."""

from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widget import Widget

from supervise.domain.content.forms import CHECKED, ChoiceList, FormField, ListItem, LookScale
from supervise.domain.session.form_answers import Answer, Look
from supervise.tui.keys.table import bindings
from supervise.tui.session.form.answer_field import AnswerField
from supervise.tui.shell.deed import Deed
from supervise.tui.shell.head import Head
from supervise.tui.shell.page import Page
from supervise.tui.widgets.fields.text_fields import LabelledTextArea
from supervise.tui.widgets.focus import FieldForm
from supervise.tui.widgets.pick_list import PickList, PickOption
from supervise.tui.widgets.radio_row import RadioRow
from supervise.tui.widgets.text import Caption, Heading


class LookCard(FieldForm, Vertical):
    """One line to answer; what was answered last time stands over it, and beside it how the two compare."""

    DEFAULT_CSS = """
    LookCard { height: auto; margin: 0 0 1 0; padding: 0 0 0 1; border-left: outer $line; }
    LookCard:focus-within { border-left: outer $accent; }
    LookCard LabelledTextArea { margin: 0; }
    """

    def __init__(self, item: ListItem, answers: Sequence[str], scale: LookScale | None, look: Look, then: Look | None):
        super().__init__()
        self.item, self._answers, self._scale = item, answers, scale
        self.before, self._then = look, then

    def compose(self) -> Iterator[Widget]:
        yield Heading(f"{self.item.label}{' (a warning sign)' if self.item.tone == 'watch' else ''}")
        if self.item.help:
            yield Caption(self.item.help)
        if self._then is not None and self._then.answer:
            said = ", ".join(filter(None, (self._then.answer, self._then.who_says.lower(), self._then.text)))
            yield Caption(f"Last time: {said}")
        yield RadioRow([(answer, answer) for answer in self._answers], self.before.answer, id="seen")
        if self._scale is not None:
            yield RadioRow([(words, words) for words in self._scale.who_says], self.before.who_says, id="who-says")
        yield Caption(id="compared")
        yield LabelledTextArea("", self.before.text, line=True, grows=True, placeholder="A word, if you like")

    def on_mount(self) -> None:
        self._compare()

    @on(RadioRow.Changed, "#seen")
    def _compare(self) -> None:
        then = self._then.answer if self._then is not None else ""
        now = self.query_one("#seen", RadioRow).value
        words = self._scale.compared(self.item.tone, then, now) if self._scale is not None else ""
        self.query_one("#compared", Caption).show(words)

    def read(self) -> Look:
        rows = {row.id: row.value for row in self.query(RadioRow)}
        return self.before.with_changes(
            label=self.item.label,
            answer=rows["seen"],
            who_says=rows.get("who-says", ""),
            text=self.query_one(LabelledTextArea).text,
        )


class LooksAnswer(AnswerField):
    """The lines that fit, each with its answers; of the kind `check` all of them stand there from the beginning."""

    def __init__(
        self, form_field: FormField, answer: Answer | None, lines: ChoiceList, then: Mapping[str, Look]
    ) -> None:
        super().__init__(form_field, answer)
        gone = (look for look in self.before.looks if look.id not in {item.id for item in lines.items})
        self.items = (*lines.items, *(ListItem(id=look.id, label=look.label) for look in gone))
        self._scale, self._then = lines.scale, then
        self._looks = {look.id: look for look in self.before.looks}

    @property
    def lines_are_chosen(self) -> bool:
        """Whether people choose which lines fit."""
        return self.form_field.kind == "looks"

    @property
    def chosen(self) -> tuple[str, ...]:
        """The ids of the lines that stand there."""
        return tuple(item.id for item in self.items if item.id in self._looks or not self.lines_are_chosen)

    def controls(self) -> Iterator[Widget]:
        yield Caption("Choose the lines that fit, usually five to eight.", id="none-chosen")
        yield Vertical(*self._cards(), id="lines")

    def on_mount(self) -> None:
        self.query_one("#none-chosen").display = not self.chosen

    def _cards(self) -> Iterator[Widget]:
        group = ""
        for item in self.items:
            if item.id in self.chosen:
                if item.group != group:
                    group = item.group
                    yield Heading(group, classes="group")
                look = self._looks.get(item.id, Look(id=item.id, label=item.label))
                answers = self._scale.answers(item.tone) if self._scale is not None else CHECKED
                scale = self._scale if self.lines_are_chosen else None
                yield LookCard(item, answers, scale, look, self._then.get(item.id))

    async def choose(self, ids: Sequence[str]) -> None:
        """Show these lines; what was answered to one that is left out goes only if nothing was."""
        now = {card.item.id: card.read() for card in self.query(LookCard)}
        answered = {id: look for id, look in now.items() if look.answer or look.text.strip()}
        new = {item.id: Look(id=item.id, label=item.label) for item in self.items if item.id in ids}
        self._looks = new | {id: look for id, look in now.items() if id in ids} | answered
        lines = self.query_one("#lines", Vertical)
        await lines.remove_children()
        await lines.mount(*self._cards())
        self.query_one("#none-chosen").display = not self.chosen
        self.post_message(self.Changed(self))
        if cards := self.query(LookCard):
            cards.first().query(RadioRow).first().focus()

    def read(self) -> Answer:
        return self.answer(looks=tuple(card.read() for card in self.query(LookCard)))


class ChooseLinesPage(Page[tuple[str, ...]]):
    """Which lines of a long list fit; returns their ids in the order of the list."""

    PAGE_TITLE = "Which lines fit?"
    HINT = "Space picks and takes back. Only what fits: five to eight are enough."
    AUTO_FOCUS = "PickList"
    HELP_PAGE = "forms"
    HOLDS_SESSION = True
    BINDINGS: ClassVar[list[BindingType]] = bindings("choosing", "page")

    def __init__(self, items: Sequence[ListItem], chosen: Sequence[str], *, title: str = "", hint: str = "") -> None:
        super().__init__()
        self._items, self._chosen = items, chosen
        self._title, self._hint = title, hint

    def on_mount(self) -> None:
        if self._hint:
            self.hint(self._hint)

    def head(self) -> Head:
        return Head(self._title or self.PAGE_TITLE, people=self.people_here)

    def body(self) -> Iterator[Widget]:
        yield PickList((PickOption(item.id, item.label, item.group) for item in self._items), self._chosen)

    def deeds(self) -> Iterator[Deed]:
        yield Deed("close", "Done", main=True)

    def action_close(self) -> None:
        picked = self.query_one(PickList).picked
        self.dismiss(tuple(item.id for item in self._items if item.id in picked))
