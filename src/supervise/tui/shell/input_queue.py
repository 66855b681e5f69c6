"""Input queue: holds keys and clicks back until the page that the one before led to is ready for them."""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any

from textual import events
from textual.app import App
from textual.geometry import Offset
from textual.screen import Screen
from textual.widgets import Input

from supervise.tui.shell.field_focus import FieldFocus
from supervise.tui.widgets.focus import TextEntry

CURSOR_KEYS = frozenset(("up", "down", "left", "right", "home", "end", "pageup", "pagedown"))
DELETE_KEYS = frozenset(("backspace", "delete"))
QUIET_TURNS = 3
"""Turns of the event loop with no message under way after which all has arrived: a page that closes is followed within
two by the one that the journey opens."""
QUICK_TURNS, A_MOMENT = 500, 0.01
"""Turns after which whatever is waited for takes its time, and is looked for once in so many seconds."""
PATIENCE = 2.0
"""Seconds a page is waited for; if it takes longer, what was pressed goes to whatever is there."""
DOUBLE_CLICK = 0.5
"""Seconds within which a second click in the same place is the second half of a double click."""


class InputQueue:
    """Delivers what is pressed in order, each key to the page that the one before led to.

    On a slow laptop, keys pile up while a page opens, and Textual would give them to the page being left: letters
    would go into the wrong field or be taken for actions, and a second F3 would find a page half gone. So what may lead
    somewhere (a key that is not being written, a click) waits until every letter before it has arrived in the session,
    and what follows waits for what it led to. `deliver` is Textual's own `on_event`; `fault` gets what it raises later.
    """

    def __init__(
        self,
        app: App[Any],
        *,
        deliver: Callable[[events.Event], Awaitable[None]],
        fault: Callable[[Exception], object],
    ) -> None:
        self._app, self._deliver, self._fault = app, deliver, fault
        self._field_focus = FieldFocus(app)
        self._waiting: deque[events.Event] = deque()
        self.task: asyncio.Task[None] | None = None
        """The task that delivers what waits, while anything does."""
        self._last_click: tuple[float, Offset, Screen[object]] | None = None
        """When, where and on which page the mouse was last let go."""
        self._edit_under_way = False
        """Whether a key that moves the cursor or deletes was delivered, and may not have been done yet."""
        self._is_second_half = False
        """Whether the button is down for the second half of a double click, which the first has answered."""

    async def take(self, event: events.Event) -> None:
        """Deliver this event of the app, at once or in its turn."""
        if not isinstance(event, events.InputEvent | events.Paste) or event.is_forwarded:
            await self._deliver(event)
        elif self._ends_double_click(event):
            pass
        elif self.task is None and not self._may_lead_on(event) and not self._overtakes(event):
            self._note_edit(event)
            self._field_focus.before(event)
            await self._deliver(event)
        else:
            self._waiting.append(event)
            if self.task is None:
                self.task = asyncio.create_task(self._deliver_waiting(), name="input queue")
                self.task.add_done_callback(self._tell_fault)

    def _note_edit(self, event: events.Event) -> None:
        self._edit_under_way = isinstance(event, events.Key) and event.key in CURSOR_KEYS | DELETE_KEYS

    def _overtakes(self, event: events.Event) -> bool:
        """Whether it is a letter behind a key that deletes or moves: Textual does that key only once it has come back
        from the field to the app, and would put the letter in first."""
        writes = isinstance(event, events.Paste) or (isinstance(event, events.Key) and event.is_printable)
        return writes and self._edit_under_way

    def _may_lead_on(self, event: events.Event) -> bool:
        """Whether it may be more than a letter in a field or a step in a list: a key that does something, or a click.

        A step waits for no paint: an arrow held down would go on for as long as each of its paints takes.
        """
        if isinstance(event, events.Key):
            writes = event.is_printable or event.key in DELETE_KEYS
            return not (event.key in CURSOR_KEYS or (writes and isinstance(self._app.focused, Input | TextEntry)))
        return isinstance(event, events.MouseDown | events.MouseUp)

    async def _deliver_waiting(self) -> None:
        try:
            while self._waiting and self._app.is_running:
                event = self._waiting.popleft()
                if self._may_lead_on(event):
                    await self._page_ready()
                elif self._overtakes(event):
                    await self._until(self._no_message_under_way)
                self._note_edit(event)
                leads_on = self._may_lead_on(event)  # asked again: only now has the page its focus
                presses_button = self._field_focus.before(event)
                await self._deliver(event)
                if leads_on:
                    await self._page_ready()
                if presses_button:
                    self._field_focus.return_from_button()
        finally:
            # In the same turn of the loop in which nothing was left: what came a turn later would wait for ever.
            self.task = None

    def _tell_fault(self, task: asyncio.Task[None]) -> None:
        error = None if task.cancelled() else task.exception()
        if isinstance(error, Exception):
            self._fault(error)

    async def settle(self) -> None:
        """Wait until all that was pressed is delivered, and its letters have come from their fields to the session."""
        await self._until(lambda: self.task is None and self._no_message_under_way())

    async def _page_ready(self) -> None:
        """Wait until no message is under way, and the page it led to is on the screen with its focus."""
        app = self._app
        page: Screen[object] | None = None
        while app.is_running and (page is None or page is not app.screen):
            if not await self._until(lambda: self._no_message_under_way() and getattr(app.screen, "ready", True)):
                return
            page, drawn = app.screen, asyncio.Event()
            if page.call_after_refresh(drawn.set):
                with suppress(TimeoutError):
                    await asyncio.wait_for(drawn.wait(), PATIENCE)

    async def _until(self, condition: Callable[[], bool]) -> bool:
        """Wait until it holds for some turns of the event loop; False if patience, or the app, ended before."""
        loop = asyncio.get_running_loop()
        end, turns, quiet = loop.time() + PATIENCE, 0, 0
        while self._app.is_running and loop.time() < end:
            if quiet == QUIET_TURNS:
                return True
            await asyncio.sleep(0 if turns < QUICK_TURNS else A_MOMENT)
            turns, quiet = turns + 1, quiet + 1 if condition() else 0
        return False

    def _no_message_under_way(self) -> bool:
        app = self._app
        if app.message_queue_size or not app.screen_stack:
            return False
        return not any(node.message_queue_size for node in (app.screen, *app.screen.walk_children()))

    def _ends_double_click(self, event: events.Event) -> bool:
        """Whether it is the second half of a double click whose first half turned the page: it was meant for that."""
        if isinstance(event, events.MouseDown):
            when, where, before = self._last_click or (0, None, None)
            again = where == event.screen_offset and event.time - when < DOUBLE_CLICK
            self._is_second_half = again and before is not self._app.screen
            return self._is_second_half
        if isinstance(event, events.MouseUp):
            second, self._is_second_half = self._is_second_half, False
            if not second:
                self._last_click = (event.time, event.screen_offset, self._app.screen)
            return second
        return False
