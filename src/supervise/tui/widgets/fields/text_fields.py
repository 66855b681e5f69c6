"""Where people write: a field that grows with the words under what it asks, and nothing that throws text away."""

from dataclasses import dataclass
from typing import cast

from textual import on
from textual.app import ComposeResult
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Input, TextArea

from supervise.domain.text import LONGEST, normalise, single_line
from supervise.tui.widgets.fields.note_area import GrowingLine, NoteArea
from supervise.tui.widgets.fields.single_line_input import SingleLineInput
from supervise.tui.widgets.fields.watched_field import IdentifierCheckedField
from supervise.tui.widgets.panel import Panel
from supervise.tui.widgets.text import Caption, Heading


class LabelledTextArea(IdentifierCheckedField):
    """A heading with a field under it; tells the new text with `Changed`, cleaned.

    What is written is looked at for names and numbers; in a field of one line only where it is `watched`.
    A line that `grows` shows all of what is in it. Of one that is `replaced` all is selected when it is come to, and
    typing puts new in its place.
    """

    DEFAULT_CSS = """
    LabelledTextArea { height: auto; margin: 0 0 1 0; }
    LabelledTextArea Input {
        border: none; height: 1; padding: 0 1; background: $raised; border-left: outer $border-blurred;
    }
    LabelledTextArea Input:focus { border: none; border-left: outer $border; }
    """

    @dataclass
    class Changed(Message):
        field: "LabelledTextArea"
        text: str

        @property
        def control(self) -> "LabelledTextArea":
            return self.field

    def __init__(
        self,
        title: str,
        text: str = "",
        *,
        hint: str = "",
        line: bool = False,
        grows: bool = False,
        placeholder: str = "",
        replaced: bool = False,
        watched: bool = False,
        longest: int = LONGEST,
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self.heading, self.hint, self.line, self._replaced = title, hint, line, replaced
        self._grows = grows
        self._watched, self._longest = watched or not line, longest
        self._text, self._placeholder = text, placeholder

    def compose(self) -> ComposeResult:
        if self.heading:
            yield Heading(self.heading)
        if self.hint:
            yield Caption(self.hint)
        if self._grows:
            yield GrowingLine(self._text, placeholder=self._placeholder, replaced=self._replaced)
        elif self.line:
            yield SingleLineInput(
                self._text, longest=self._longest, placeholder=self._placeholder, select_on_focus=self._replaced
            )
        else:
            yield NoteArea(self._text, placeholder=self._placeholder, replaced=self._replaced)

    @property
    def text(self) -> str:
        """What is in the field now, cleaned."""
        entry = next(iter(self.query("Input, NoteArea")), None) if self.is_mounted else None
        # None too while a page is being taken away, its last messages still on their way.
        return self._text if entry is None else _text_of(entry)

    @property
    def watched_text(self) -> str:
        return self.text if self._watched else ""

    def put(self, before: str, after: str) -> None:
        for note in self.query(NoteArea):
            note.put(before, after)
        for entry in self.query(Input):
            if single_line(entry.value) == single_line(before):
                entry.value = after

    def come_into_view(self) -> None:
        """With what it asks, where both fit in the page; not if the focus has gone on meanwhile."""
        if not self.has_focus_within:
            return
        # A field without a heading has what it asks in the frame of its panel.
        asked = self.parent if isinstance(self.parent, Panel) and not self.heading else self
        fits = asked.size.height <= self.screen.query_one("#body").size.height
        whole = asked if fits else self.query_one("Input, NoteArea")
        whole.scroll_visible(animate=False)
        for note in self.query(NoteArea):
            note.scroll_cursor_visible()

    @on(Input.Changed)
    @on(TextArea.Changed)
    def _tell(self, event: Input.Changed | TextArea.Changed) -> None:
        event.stop()
        text = _text_of(event.control)
        if text != self._text:
            self._text = text
            self.post_message(self.Changed(self, self._text))
            if event.control.has_focus and not self.screen.can_view_partial(event.control):
                self.come_into_view()  # the page was scrolled away from it
            if self._watched:
                self.schedule_check()


def _text_of(entry: Widget) -> str:
    if isinstance(entry, Input):
        return single_line(entry.value)
    text = cast(TextArea, entry).text
    return single_line(text) if isinstance(entry, GrowingLine) else normalise(text)
