"""Field for the note under a question: it shows whether the note is saved, and may offer a reframing question."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.message import Message
from textual.widgets import TextArea

from supervise.domain.content.talk_plan import Reframe, reframe_for
from supervise.domain.session.talk.talk_notes import NoteHeading
from supervise.domain.text import normalise
from supervise.tui.drawing.cell_text import printable
from supervise.tui.session.talk.phase_prompt import SteadyHeading
from supervise.tui.widgets.fields.note_area import NoteArea
from supervise.tui.widgets.fields.watched_field import IdentifierCheckedField
from supervise.tui.widgets.panel import Card
from supervise.tui.widgets.text import Caption, Heading

WHOSE = "Either of you writes here; begin with initials where it matters who said it."


class NoteField(IdentifierCheckedField):
    """`reframes` returns the reframing questions to offer, none where they are turned off."""

    DEFAULT_CSS = """
    NoteField {
        height: 1fr;
        #words { height: 1fr; min-height: 3; max-height: 100%; border-top: blank; border-bottom: blank; }
        #words { border-title-color: $text; border-title-style: bold; border-subtitle-color: $text-muted; }
        #words:focus { border-top: blank; border-bottom: blank; }
        #reframe { color: $text; padding: 0 0 0 1; border-left: outer $warning; }
    }
    """

    @dataclass
    class Changed(Message):
        field: "NoteField"

        @property
        def control(self) -> "NoteField":
            return self.field

    def __init__(
        self, headings: Sequence[NoteHeading], reframes: Callable[[], Sequence[Reframe]], *, shared: bool
    ) -> None:
        """`shared` where either of two may write the note."""
        super().__init__()
        self._headings, self._reframes, self._shared = tuple(headings), reframes, shared
        self._saved_words = ""

    def compose(self) -> ComposeResult:
        texts = (_question(index, heading) for index, heading in enumerate(self._headings))
        yield Card(SteadyHeading(texts, id="question"), id="asked")
        yield NoteArea(placeholder=WHOSE if self._shared else "", id="words")
        yield Caption(id="reframe")

    @property
    def text(self) -> str:
        """The note as it is stored: normalised."""
        return normalise(self.query_one(NoteArea).text)

    @property
    def watched_text(self) -> str:
        return self.text

    def put(self, before: str, after: str) -> None:
        self.query_one(NoteArea).put(before, after)

    def show(self, index: int, text: str) -> None:
        """Show the heading at this index with its note, the cursor at the note's end."""
        heading, field = self._headings[index], self.query_one(NoteArea)
        self.query_one("#question", Heading).say(_question(index, heading))
        field.border_title = Content(_note_title(index, heading))
        if self.text != text:
            field.load_text(text)
            self.tell_noticed((), can_look=False)  # the findings were about another note
        field.move_cursor(field.document.end)
        self.check_for_blame()
        self.schedule_check()

    def show_saved(self, words: str) -> None:
        """Show at the field's edge whether the note is saved."""
        if words != self._saved_words:  # setting the same text would repaint the whole field each second
            self._saved_words = self.query_one(NoteArea).border_subtitle = words

    def write_on(self) -> None:
        """Focus the field without scrolling the question out of view."""
        self.query_one(NoteArea).focus(scroll_visible=False)

    def check(self) -> None:
        if self.here:
            self.check_for_blame()
        super().check()

    def check_for_blame(self) -> None:
        """Offer a reframing question where the note turns to blame."""
        result = reframe_for(self.text, self._reframes())
        aside = self.query_one("#reframe", Caption)
        aside.say(f"You wrote “{result[0]}”. {result[1]}" if result else "")
        aside.display = result is not None

    @on(TextArea.Changed)
    def _typed(self, event: TextArea.Changed) -> None:
        event.stop()
        self.post_message(self.Changed(self))
        self.schedule_check()


def _question(index: int, heading: NoteHeading) -> str:
    """The heading over the note: `2  Who noticed?`."""
    if heading.link:
        return heading.title if heading.question == heading.title else f"{heading.title}: {heading.question}"
    if heading.earlier:
        return f"Earlier: {heading.question}"
    return f"{index + 1}  {heading.question}" if heading.stage else heading.question


def _note_title(index: int, heading: NoteHeading) -> str:
    """What the field itself is called, so that an empty one is known for another question's."""
    if heading.earlier:
        return "Note from earlier"
    if heading.link:
        return f"Note to “{printable(heading.title)}”"
    return f"Note to question {index + 1}" if heading.stage else "Note"


def saved_words(text: str, saved_text: str, passed: timedelta | None, *, is_refused: bool = False) -> str:
    """`kept 20 s ago`, in steps of ten seconds, as a changing number draws the eye; None `passed` since long ago."""
    if text != saved_text:
        return "not kept yet" if is_refused else "kept in a moment"
    if passed is None or not text:
        return "kept" if text else ""
    seconds = passed.total_seconds()
    if seconds < 5:
        return "kept just now"
    return f"kept {int(seconds // 10) * 10 or 5} s ago" if seconds < 60 else f"kept {int(seconds // 60)} min ago"
