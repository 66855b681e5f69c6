"""A note of any length: cleaned as it comes in, never cut, and Tab goes on to the next field."""

import re
from typing import ClassVar

from textual import events
from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import TextArea
from textual.widgets.text_area import Edit, EditResult, Selection

from supervise.domain.text import normalise, single_line, wrap_overlong_lines
from supervise.tui.widgets.focus import TextEntry

LONG_LINE = "A very long line was put on several lines, so that writing stays quick. No word was changed."


class NoteArea(TextEntry, TextArea):
    """A note of any length, opened with the cursor at its end; Tab goes on to the next field.

    `replaced` is for words of others, opened to be said anew: while they stand, they are selected when it is come to.
    """

    DEFAULT_CSS = """
    NoteArea {
        height: auto; min-height: 3; max-height: 12; padding: 0 1; background: $raised; border: none;
        border-left: outer $border-blurred;
        &:focus { border: none; border-left: outer $border; }
        & .text-area--placeholder { color: $text-muted; }
        &:light .text-area--cursor { color: $input-cursor-foreground; background: $input-cursor-background; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+home", "to_start", "To the start", show=False),
        Binding("ctrl+end", "to_end", "To the end", show=False),
        Binding("ctrl+shift+home", "to_start(True)", "Select to the start", show=False),
        Binding("ctrl+shift+end", "to_end(True)", "Select to the end", show=False),
    ]
    HELP = "Write as much or as little as you like. It is kept as you type. Tab goes on."

    def __init__(self, text: str = "", *, placeholder: str = "", replaced: bool = False, id: str | None = None) -> None:
        cleaned = normalise(text)
        fitting = wrap_overlong_lines(cleaned)
        super().__init__(
            fitting,
            soft_wrap=True,
            tab_behavior="focus",
            highlight_cursor_line=False,
            placeholder=Content(placeholder),
            id=id,
        )
        self._was_long = fitting != cleaned
        self._to_replace = self.text if replaced else ""
        self.move_cursor(self.document.end)

    def edit(self, edit: Edit) -> EditResult:
        """Whatever is typed, pasted or put in comes through here: cleaned, and without a line too long to write in."""
        cleaned = normalise(edit.text)
        edit.text = wrap_overlong_lines(cleaned, edit.top[1]) if len(cleaned) > 1 else cleaned
        if edit.text != cleaned:
            self._say_long()
        return super().edit(edit)

    def load_text(self, text: str) -> None:
        cleaned = normalise(text)
        super().load_text(fitting := wrap_overlong_lines(cleaned))
        self.move_cursor(self.document.end)
        if fitting != cleaned:
            self._say_long()

    def on_mount(self) -> None:
        if self._was_long:
            self._say_long()

    def _say_long(self) -> None:
        self.notify(LONG_LINE, markup=False, timeout=10)

    def select_to_replace(self) -> bool:
        waits = bool(self._to_replace) and self.text == self._to_replace
        if waits:
            self.select_all()
        return waits

    def on_focus(self, event: events.Focus) -> None:
        if not event.from_app_focus:
            self.select_to_replace()

    def on_blur(self) -> None:
        """As of a line: a letter that comes back to this field is not to replace words nobody sees."""
        if self._to_replace:
            self.move_cursor(self.selection.end)

    def action_to_start(self, select: bool = False) -> None:
        self.move_cursor((0, 0), select=select)

    def action_to_end(self, select: bool = False) -> None:
        self.move_cursor(self.document.end, select=select)

    def action_cursor_down(self, select: bool = False) -> None:
        """A line on in the note; from its end, on in what it stands in."""
        if not select and self.cursor_location == self.document.end:
            raise SkipAction
        super().action_cursor_down(select)

    def action_cursor_up(self, select: bool = False) -> None:
        if not select and self.cursor_location == (0, 0):
            raise SkipAction
        super().action_cursor_up(select)

    def action_cursor_page_down(self) -> None:
        """As of a line: from the last, in what it stands in."""
        if self.navigator.is_last_wrapped_line(self.cursor_location):
            raise SkipAction
        super().action_cursor_page_down()

    def action_cursor_page_up(self) -> None:
        if self.navigator.is_first_wrapped_line(self.cursor_location):
            raise SkipAction
        super().action_cursor_page_up()

    def go_on(self) -> None:
        """Take the focus, ready to write on after the last word."""
        self.move_cursor(self.document.end)
        self.focus()

    def go_to(self, words: str) -> bool:
        """Take the focus, with these words selected so that they can be seen; False where they do not stand here."""
        before, found, _ = self.text.partition(words)
        if found:
            begin, end = before.split("\n"), (before + found).split("\n")
            self.selection = Selection((len(begin) - 1, len(begin[-1])), (len(end) - 1, len(end[-1])))
            self.focus()
        return bool(found)

    def put(self, before: str, after: str) -> None:
        """Where `before` is what is written here, or whole lines of it, put `after`; ctrl+z takes it back."""
        lines = self.text.split("\n")
        wanted, height = before.split("\n"), before.count("\n") + 1
        if single_line(self.text) == single_line(before):
            self.replace(after, (0, 0), self.document.end)
            return
        for at in reversed(range(len(lines) - height + 1)):
            if [single_line(line) for line in lines[at : at + height]] == [single_line(line) for line in wanted]:
                self.replace(after, (at, 0), (at + height - 1, len(lines[at + height - 1])))

    def on_resize(self) -> None:
        """A field that grows while somebody writes in it stays in view."""
        if self.has_focus:
            self.scroll_visible(animate=False)


class GrowingLine(NoteArea):
    """A line of any length, all of it in sight: it grows where a field of one row would scroll its words out of view.

    Enter goes on to the next field, as from any other line.
    """

    DEFAULT_CSS = "GrowingLine { min-height: 1; max-height: 6; }"
    HELP = "One sentence, as long as you like. Enter goes on."

    def __init__(self, text: str = "", *, placeholder: str = "", replaced: bool = False) -> None:
        super().__init__(single_line(text), placeholder=placeholder, replaced=replaced)

    def on_key(self, event: events.Key) -> None:
        if event.key == "enter":
            event.stop()
            event.prevent_default()
            self.screen.focus_next()

    def action_cursor_down(self, select: bool = False) -> None:
        """As from any other line: from its last row on to the next field, wherever the cursor stands."""
        if not select and self.navigator.is_last_wrapped_line(self.cursor_location):
            raise SkipAction
        super().action_cursor_down(select)

    def action_cursor_up(self, select: bool = False) -> None:
        if not select and self.navigator.is_first_wrapped_line(self.cursor_location):
            raise SkipAction
        super().action_cursor_up(select)

    def edit(self, edit: Edit) -> EditResult:
        """Lines that are pasted stand side by side."""
        edit.text = re.sub(r"\s*[\t\n]\s*", " ", normalise(edit.text))
        return super().edit(edit)
