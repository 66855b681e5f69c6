"""Act: the main deed of a page, where it stands in the page itself; and how such a deed is drawn."""

from typing import Any

from textual.content import Content
from textual.geometry import Size
from textual.widgets import Button

ONE_ROW = Size(0, 1)
POINTER = "►"
"""Stands before the words of the deed that the keys are on."""


def filled(
    words: str, cap: str, size: Size = ONE_ROW, *, pointed: bool = False, off: bool = False, quiet: bool = False
) -> Content:
    """`  Rate →   F3 `: the words filled, their key beside them, in three rows where there is room for them.

    Cut with an ellipsis to the width of `size`, if it has any. A `quiet` one is of the colour of a key cap.
    """
    lead = f"{POINTER} " if pointed else "  "
    ink, fill, deep = ("$on-accent", "$accent", "$accent-deep")
    if off or quiet:
        ink, fill, deep = ("$faint" if off else "$text", "$raised", "$raised")
    label = Content.styled(f"{lead}{words}  ", f"bold {ink} on {fill}")
    key = Content.styled(f" {cap} " if cap else "", f"bold {'$faint' if off else '$accent'} on {deep}")
    if size.width and label.cell_length + key.cell_length > size.width:
        label = label.truncate(max(0, size.width - key.cell_length), ellipsis=True)
    line = Content.assemble(label, key)
    if size.height < 3:
        return line
    over, under = (Content.assemble((half * label.cell_length, fill), (half * key.cell_length, deep)) for half in "▄▀")
    return Content("\n").join((over, line, under))


class Act(Button):
    """A button as the bar has its main one: for a page that is about this deed, whose bar then has no main one."""

    def __init__(self, label: str, key: str = "Enter", *, action: str = "", **options: Any) -> None:
        """With `action` it runs that one of its page."""
        options = {"id": f"do-{action.replace('_', '-')}", **options} if action else options
        super().__init__(Content(label), compact=True, **options)
        self._key = key
        self.styles.line_pad = 0  # a style sheet of Textual 8.2.8 refuses this 0

    def get_content_width(self, container: Size, viewport: Size) -> int:
        return filled(self._words, self._key).cell_length

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return 1

    @property
    def _words(self) -> str:
        return self.label.plain if isinstance(self.label, Content) else str(self.label)

    def render(self) -> Content:
        return filled(self._words, self._key, self.content_size, pointed=self.has_focus, off=self.disabled)
