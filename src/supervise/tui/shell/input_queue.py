"""What people press is taken in the order they pressed it, each key by the page that the one before led to."""

import asyncio
from collections import deque
from collections.abc import Callable
from contextlib import suppress

from textual import events
from textual.app import App
from textual.geometry import Offset
from textual.screen import Screen
from textual.widgets import Input

from supervise.tui.widgets.focus import TextEntry

STEPS = frozenset(("up", "down", "left", "right", "home", "end", "pageup", "pagedown"))
RUBS_OUT = frozenset(("backspace", "delete"))
ROUNDS = 3
"""Turns of the event loop with nothing under way after which all has arrived: a page that closes is followed within
two by the one that the journey opens."""
SOON, A_MOMENT = 500, 0.01
"""Turns after which whatever is waited for takes its time, and is looked for once in so many seconds."""
PATIENCE = 2.0
"""Seconds a page is waited for; if it takes longer, what was pressed goes to whatever is there."""
DOUBLE = 0.5
"""Seconds within which a second click in the same place is the other half of a double click."""


class InOrder(App[None]):
    """On a slow laptop, keys pile up while a page opens, and Textual would give them to the page being left.

    Letters would go into the wrong field or be taken for deeds, a second F3 would find a page half gone, and words on
    their way up from a field would be dropped with it. So what leads somewhere (a key that is not being written, a
    click) waits until every word typed before it has arrived, and what follows waits for what it led to.
    """

    _pressed: deque[events.Event]
    _taking: asyncio.Task[None] | None = None
    _clicked: tuple[float, Offset, Screen[object]] | None = None
    """When, where and on which page the mouse was last let go."""
    _second_half = False
    """Whether the button is down for the other half of a double click, which the first has answered."""

    def __init__(self) -> None:
        super().__init__()
        self._pressed = deque()

    async def on_event(self, event: events.Event) -> None:
        if not isinstance(event, events.InputEvent | events.Paste) or event.is_forwarded:
            await super().on_event(event)
        elif self._is_second_half(event):
            pass
        elif self._taking is None and not self._leads_on(event):
            await super().on_event(event)
        else:
            self._pressed.append(event)
            if self._taking is None:
                self._taking = asyncio.create_task(self._take(), name="in order")
                self._taking.add_done_callback(self._taken)

    def _leads_on(self, event: events.Event) -> bool:
        """Whether it may be more than a letter in a field or a step in a list: a key that does something, or a click.

        A step waits for no paint: an arrow held down would go on for as long as each of its paints takes.
        """
        if isinstance(event, events.Key):
            writes = event.is_printable or event.key in RUBS_OUT
            return not (event.key in STEPS or (writes and isinstance(self.focused, Input | TextEntry)))
        return isinstance(event, events.MouseDown | events.MouseUp)

    async def _take(self) -> None:
        try:
            while self._pressed and self.is_running:
                event = self._pressed.popleft()
                if self._leads_on(event):
                    await self._page_there()
                leads_on = self._leads_on(event)  # asked again: only now has the page its focus
                await super().on_event(event)
                if leads_on:
                    await self._page_there()
        finally:
            # In the same turn of the loop in which nothing was left: what came a turn later would wait for ever.
            self._taking = None

    def _taken(self, task: asyncio.Task[None]) -> None:
        error = None if task.cancelled() else task.exception()
        if isinstance(error, Exception):
            self._handle_exception(error)

    async def is_settled(self) -> None:
        """Wait until everything pressed so far was taken, and its words have come from their fields to the session."""
        await self._until(lambda: self._taking is None and self._nothing_under_way())

    async def _page_there(self) -> None:
        """Wait until nothing is on its way, and the page it led to is on the screen with its focus."""
        page: Screen[object] | None = None
        while self.is_running and (page is None or page is not self.screen):
            if not await self._until(lambda: self._nothing_under_way() and getattr(self.screen, "ready", True)):
                return
            page, drawn = self.screen, asyncio.Event()
            if page.call_after_refresh(drawn.set):
                with suppress(TimeoutError):
                    await asyncio.wait_for(drawn.wait(), PATIENCE)

    async def _until(self, so: Callable[[], bool]) -> bool:
        """Wait until it is so for some turns of the event loop; False if patience, or the app, ended before."""
        loop = asyncio.get_running_loop()
        until, turns, still = loop.time() + PATIENCE, 0, 0
        while self.is_running and loop.time() < until:
            if still == ROUNDS:
                return True
            await asyncio.sleep(0 if turns < SOON else A_MOMENT)
            turns, still = turns + 1, still + 1 if so() else 0
        return False

    def _nothing_under_way(self) -> bool:
        if self.message_queue_size or not self.screen_stack:
            return False
        return not any(d_o_m_node.message_queue_size for d_o_m_node in (self.screen, *self.screen.walk_children()))

    def _is_second_half(self, event: events.Event) -> bool:
        """Whether it is the second half of a double click whose first half turned the page: it was meant for that."""
        if isinstance(event, events.MouseDown):
            when, where, page = self._clicked or (0, None, None)
            self._second_half = where == event.screen_offset and event.time - when < DOUBLE and page is not self.screen
            return self._second_half
        if isinstance(event, events.MouseUp):
            second, self._second_half = self._second_half, False
            if not second:
                self._clicked = (event.time, event.screen_offset, self.screen)
            return second
        return False
