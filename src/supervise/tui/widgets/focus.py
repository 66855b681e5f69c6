"""Focus: the style of the focused item, and the interfaces that focusable parts implement."""

from typing import ClassVar, Protocol, runtime_checkable

from textual.actions import SkipAction
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.widget import Widget


class TextEntry:
    """What people write in: a letter typed there does nothing but stand there."""


class FieldForm:
    """The fields for one thing of several on a page, such as an action: what is typed in it is said of that thing."""


class FieldColumn(VerticalScroll, can_focus=False):
    """Fields one under the other: down from the end of one goes to the next, and up from its beginning to the last."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "focus_beside(-1)", "The field before", show=False),
        Binding("down", "focus_beside(1)", "The field after", show=False),
    ]

    def action_focus_beside(self, by: int) -> None:
        fields = [widget for widget in self.screen.focus_chain if self in widget.ancestors]
        at = fields.index(self.screen.focused) + by if self.screen.focused in fields else -1
        if not 0 <= at < len(fields):
            raise SkipAction
        fields[at].focus()


@runtime_checkable
class ComesSelected(Protocol):
    """A field that may open with words meant to be replaced: they are selected when it is come to, until one writes."""

    def select_to_replace(self) -> bool:
        """Select what typing is to replace; False where it is to be written on."""


class PressesButtons:
    """Has the focus for buttons that have none themselves: once one was pressed, a field in use has it again."""


@runtime_checkable
class ScrollsIntoView(Protocol):
    """A part of a page that comes into view with what it asks, once something in it has the focus."""

    def come_into_view(self) -> None: ...


@runtime_checkable
class ChosenByDigits(Protocol):
    """A choice made by its number: what then goes on with a space was meant to be written, as in `2 carers came`."""

    def take_back_digits(self) -> str:
        """The digits just typed here, what they chose being as it was before; "" where something came after them."""


def focus_style(widget: Widget) -> str:
    """The style of the words that have the focus; reversed where the terminal has no colours."""
    if widget.app.no_color:
        return "bold reverse"
    return "bold $block-cursor-foreground on $block-cursor-background"
