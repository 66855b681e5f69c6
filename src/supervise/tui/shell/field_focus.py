"""Field focus: what is typed on a page with a field goes into a field, wherever the focus is."""

from typing import Any
from weakref import WeakKeyDictionary, ref

from textual import events
from textual.app import App
from textual.errors import NoWidget
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Button, Input, TextArea

from supervise.tui.widgets.focus import ChosenByDigits, ComesSelected, FieldForm, PressesButtons, TextEntry


class FieldFocus:
    """Remembers which field of each page was written in last, and takes the focus there.

    Whoever looks at a note while a button or a list has the focus thinks that they write in it: so a letter never does
    anything on a page with a field but stand in one. Space and digits stay with the widget whose own keys they are,
    such as a list or a ladder with numbered rungs: there they only choose, and what is chosen can be seen.
    """

    def __init__(self, app: App[Any]) -> None:
        self._app = app
        self._last_used: WeakKeyDictionary[Screen[Any], ref[Widget]] = WeakKeyDictionary()
        # Of the field a reference too: it knows its screen, which would stay for ever with all that was written on it.

    def before(self, event: events.Event) -> bool:
        """Before an event is delivered: note the field in use, and take the focus to it where the event is text.

        True if the event presses a button: then `return_from_button` is to be called once it has been seen to.
        """
        if not self._app.screen_stack:
            return False
        screen = self._app.screen
        if (focused := screen.focused) is not None and _is_field(focused):
            self._last_used[screen] = ref(focused)
        elif self._is_text(event):
            self._go_to_field(screen, begun=self._digits_before(event, focused))
        if isinstance(event, events.Key):
            return event.key == "enter" and isinstance(focused, Button | PressesButtons)
        return isinstance(event, events.MouseUp) and self._is_on_button(event)

    def return_from_button(self) -> None:
        """Where a pressed button left its page open and the focus on a button, the field used last has it again."""
        for screen in self._app.screen_stack:
            field = self._last_used_on(screen)
            if (
                isinstance(screen.focused, Button | PressesButtons | None)
                and field is not None
                and field in screen.focus_chain
            ):
                screen.set_focus(field, from_app_focus=True)

    def _last_used_on(self, screen: Screen[Any]) -> Widget | None:
        field = self._last_used.get(screen)
        return field() if field is not None else None

    def _is_text(self, event: events.Event) -> bool:
        if isinstance(event, events.Paste):
            return True
        if not isinstance(event, events.Key) or not event.is_printable:
            return False
        is_choice = event.key == "space" or event.key.isdecimal()
        bound = self._app.screen.active_bindings.get(event.key) if is_choice else None
        return bound is None or bound.node is not self._app.focused

    @staticmethod
    def _digits_before(event: events.Event, focused: Widget | None) -> str:
        """The digits with which this text began, if they were taken for the number of a choice."""
        is_space = isinstance(event, events.Key) and event.key == "space"
        return focused.take_back_digits() if is_space and isinstance(focused, ChosenByDigits) else ""

    def _go_to_field(self, screen: Screen[Any], *, begun: str) -> None:
        fields = _fields_at_hand(screen)
        if not fields:
            return
        below, last = _field_below(screen, fields), self._last_used_on(screen)
        if below is None and last in fields:
            field = last
            if isinstance(field, TextArea) and field.cursor_location == field.document.end:
                _move_to_end(field)  # what is written after a look elsewhere is no part of the last word
        else:
            field = below or fields[0]
            if not (isinstance(field, ComesSelected) and field.select_to_replace()):
                _move_to_end(field)
        # As if the window had come back: else a field that selects all when it is gone to lets a letter replace it.
        screen.set_focus(field, from_app_focus=True)
        if begun and isinstance(field, TextArea):
            field.insert(begun)

    def _is_on_button(self, event: events.MouseUp) -> bool:
        try:
            widget, _ = self._app.screen.get_widget_at(*event.screen_offset)
        except NoWidget:
            return False
        return any(isinstance(ancestor, Button) for ancestor in widget.ancestors_with_self)


def _is_field(widget: Widget) -> bool:
    """Whether it can be written in."""
    if isinstance(widget, TextArea):
        return not widget.read_only
    return isinstance(widget, Input | TextEntry)


def fields_of(screen: Screen[Any]) -> tuple[Widget, ...]:
    """The fields that can be seen and written in; of what a hand-over card covers, none."""
    return tuple(widget for widget in screen.focus_chain if _is_field(widget))


def _fields_at_hand(screen: Screen[Any]) -> tuple[Widget, ...]:
    """Those of the form in which the focus is, where it has any: a word for the second action is none for the first."""
    fields = fields_of(screen)
    ancestors = screen.focused.ancestors if screen.focused else ()
    form = next((ancestor for ancestor in ancestors if isinstance(ancestor, FieldForm)), None)
    return tuple(field for field in fields if form in field.ancestors) or fields


def _field_below(screen: Screen[Any], fields: tuple[Widget, ...]) -> Widget | None:
    """Where the focus is on a choice in a form, the field that comes after it there: whoever has chosen writes on."""
    chain, focused = screen.focus_chain, screen.focused
    if focused is None or not any(isinstance(ancestor, FieldForm) for ancestor in focused.ancestors):
        return None
    after = chain[chain.index(focused) + 1 :] if focused in chain else []
    return next((widget for widget in after if widget in fields), None)


def _move_to_end(field: Widget) -> None:
    if isinstance(field, TextArea):
        field.move_cursor(field.document.end)
        if field.text and not field.text[-1].isspace():
            field.insert(" ")
    elif isinstance(field, Input):
        field.cursor_position = len(field.value)
