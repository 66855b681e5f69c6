"""The fields of a form: each shows one question, and reads what is answered to it from what stands in it."""

from abc import abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input

from supervise.domain.content.forms import FormField, ListItem
from supervise.domain.session.form_answers import Answer
from supervise.domain.session.incident import NamedItem
from supervise.tui.drawing.cell_text import clip, printable
from supervise.tui.session.date_field import DAY_CELLS, DateField
from supervise.tui.widgets.fields.text_fields import LabelledTextArea
from supervise.tui.widgets.pick_list import PickList, PickOption
from supervise.tui.widgets.radio_row import RadioRow
from supervise.tui.widgets.text import Caption, Heading

FOR_ME = "For you only: left out of what you save, unless you ask for it."
"""Said of a question whose answer is the writer's alone."""
NOT_CLEAR = "Not clear yet: try 6"


class AnswerField(Vertical):
    """One question of a form with what is answered so far."""

    DEFAULT_CSS = "AnswerField { height: auto; margin: 0 0 1 0; }"

    @dataclass
    class Changed(Message):
        """Something was answered, changed or taken back in it."""

        answer_field: "AnswerField"

        @property
        def control(self) -> "AnswerField":
            return self.answer_field

    def __init__(self, form_field: FormField, answer: Answer | None) -> None:
        super().__init__(id=f"answer-{form_field.id}")
        self.form_field = form_field
        self.before = answer or self.answer()

    def answer(self, **given: Any) -> Answer:
        """An answer to this question, as it reads today."""
        field = self.form_field
        return Answer(field=field.id, asked=field.ask, kind=field.kind, gathers=field.gathers, **given)

    def compose(self) -> ComposeResult:
        yield Heading(self.form_field.ask)
        if self.hint:
            yield Caption(self.hint)
        yield from self.controls()

    @property
    def hint(self) -> str:
        """Said under the question."""
        return " ".join(filter(None, (self.form_field.hint, FOR_ME if self.form_field.for_me else "")))

    @abstractmethod
    def controls(self) -> Iterator[Widget]:
        """What it is answered with."""

    @abstractmethod
    def read(self) -> Answer:
        """What is answered now."""

    @on(LabelledTextArea.Changed)
    @on(PickList.Picked)
    @on(DateField.Changed)
    @on(RadioRow.Changed)
    def _tell(self, event: Message) -> None:
        event.stop()
        self.post_message(self.Changed(self))


class TextAnswer(AnswerField):
    """A line, several lines, a list of short lines (a line of the field each), or a whole number."""

    DEFAULT_CSS = """
    TextAnswer #plain-words { padding: 0 0 0 1; border-left: outer $line; }
    TextAnswer #not-clear { margin: 0 0 1 0; }
    """

    def compose(self) -> ComposeResult:
        yield from self.controls()

    def controls(self) -> Iterator[Widget]:
        kind, before = self.form_field.kind, self.before
        number = "" if before.number is None else str(before.number)
        text = "\n".join(before.lines) if kind == "lines" else before.text or number
        hint = self.hint or ("One on each line." if kind == "lines" else "")
        line, grows = kind in ("line", "number"), kind == "line"
        yield LabelledTextArea(self.form_field.ask, text, hint=hint, line=line, grows=grows, watched=True)
        plain = Caption(id="plain-words")
        plain.display = False
        yield plain
        if kind == "number":
            yield Caption(id="not-clear")

    def on_mount(self) -> None:
        self._show_not_clear()

    @on(LabelledTextArea.Changed)
    def _show_not_clear(self) -> None:
        for not_clear in self.query("#not-clear").results(Caption):
            not_clear.show(NOT_CLEAR if self.unclear else "")

    @property
    def unclear(self) -> str:
        """What follows from words where a number is asked for."""
        words = self.read().text.strip() if self.form_field.kind == "number" else ""
        return f"“{clip(printable(words), DAY_CELLS)}” is no number, so nothing is counted by it." if words else ""

    def focus_unclear(self) -> None:
        self.query_one(Input).focus()

    def say_plainly(self, line: str) -> None:
        """Offer another way to say a word of the trade that stands in it; "" takes the line away."""
        for plain in self.query("#plain-words").results(Caption):  # none while the page is taken away
            plain.show(line)

    def read(self) -> Answer:
        text = self.query_one(LabelledTextArea).text
        if self.form_field.kind == "lines":
            return self.answer(lines=tuple(line for line in text.split("\n") if line.strip()))
        if self.form_field.kind == "number" and text.strip().isdecimal() and len(text.strip()) < 7:
            return self.answer(number=int(text))
        return self.answer(text=text)  # a number in words stays as it was typed


class DayAnswer(AnswerField):
    """A day; what names none is kept as it was typed."""

    def __init__(self, form_field: FormField, answer: Answer | None, *, today: date) -> None:
        super().__init__(form_field, answer)
        self._today = today

    def controls(self) -> Iterator[Widget]:
        field, before = self.form_field, self.before
        yield DateField(
            "Day",
            before.day,
            before.day_words,
            today=self._today,
            past=field.past,
            may_have_passed=not field.returns,
        )

    def read(self) -> Answer:
        field = self.query_one(DateField)
        return self.answer(day=field.day, day_words=field.words)


class ChoiceAnswer(AnswerField):
    """One or some of a list; own words beside them where the question is open to that."""

    DEFAULT_CSS = """
    ChoiceAnswer NoteArea { min-height: 1; }
    ChoiceAnswer LabelledTextArea { margin: 1 0 0 0; }
    ChoiceAnswer #choice-help { padding: 0 0 0 5; }  /* under the words of the lines it is about */
    ChoiceAnswer PickList { max-height: 64vh; }  /* with its question over it, and what a line means under it */
    """

    def __init__(self, form_field: FormField, answer: Answer | None, items: Sequence[ListItem]) -> None:
        super().__init__(form_field, answer)
        gone = (item for item in self.before.chosen if item.id not in {listed.id for listed in items})
        self._items = (*items, *(ListItem(id=item.id, label=item.label) for item in gone))

    def controls(self) -> Iterator[Widget]:
        yield PickList(
            (PickOption(item.id, item.label, item.group) for item in self._items),
            (item.id for item in self.before.chosen),
            single=self.form_field.kind == "one",
            takes_back=True,
        )
        if any(item.help for item in self._items):
            yield Caption(id="choice-help")
        if any(item.who for item in self._items):
            yield Caption(id="missing")
        if self.form_field.open:
            hint = "One on each line." if self.form_field.kind == "some" else ""
            yield LabelledTextArea("In your own words", "\n".join(self.before.lines), hint=hint)

    def come_into_view(self) -> None:
        """With its question over it; what is written beside it comes into view by itself."""
        if self.query_one(PickList).has_focus:
            fits = self.size.height <= self.screen.query_one("#body").size.height
            self.scroll_visible(top=not fits, animate=False)

    @on(PickList.Looked)
    def _explain(self, event: PickList.Looked) -> None:
        """Say under the list what the highlighted line means, where that is written."""
        event.stop()
        self._show_help(event.id)

    def _show_help(self, id: str) -> None:
        for caption in self.query("#choice-help").results(Caption):
            # With its own title: right under the list it reads as if it were about the last line.
            helped = (item for item in self._items if item.id == id and item.help)
            caption.say(next((f"{item.label.removesuffix('.')}: {item.help}" for item in helped), ""))

    def say_missing(self, words: str) -> None:
        """Say which of the sides chosen nobody works at who is here."""
        for caption in self.query("#missing").results(Caption):
            caption.show(words)

    @property
    def sides(self) -> tuple[ListItem, ...]:
        """What is chosen that has roles to think of."""
        picked = self.query_one(PickList).picked
        return tuple(item for item in self._items if item.who and item.id in picked)

    def read(self) -> Answer:
        labels = {item.id: item.label for item in self._items}
        picked = (id for id in self.query_one(PickList).picked if id in labels)
        own = self.query_one(LabelledTextArea).text.split("\n") if self.form_field.open else ()
        return self.answer(
            chosen=tuple(NamedItem(id=id, label=labels[id]) for id in picked),
            lines=tuple(line for line in own if line.strip()),
        )
