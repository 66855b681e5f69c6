"""At rest: an app under test has nothing left to do. Asked of its loop and its screen, not guessed from the load."""

import asyncio
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from itertools import groupby
from typing import Any

from textual import app as textual_app
from textual import events
from textual import pilot as textual_pilot
from textual._compositor import Compositor
from textual._context import active_app, visible_screen_stack
from textual._wait import wait_for_idle
from textual.app import App
from textual.geometry import Region
from textual.screen import Screen
from textual.widgets import Button

PATIENCE = 20.0
"""Seconds to wait on a slow machine; a page that comes to rest never takes that long."""
PAINTS = 20
"""Paints after which nothing more is waited for: in a window of one cell Textual lays a page out anew for ever."""


def install() -> None:
    """Let Textual's pilot wait for rest, where it would wait until the computer looks idle.

    Its own way is at least a fiftieth of a second for each key, and ends too early when the computer is busy with
    something else: then the process looks idle because it does not get its turn.
    """
    textual_app.wait_for_idle = textual_pilot.wait_for_idle = at_rest  # type: ignore[attr-defined, assignment]
    App._press_keys = _press_keys  # type: ignore[method-assign]
    Compositor.render_update = _draw_for_nobody  # type: ignore[method-assign]
    # A fifth of a second in which a button looks pressed and takes no other click; a test may be quicker than that.
    Button.active_effect_duration = property(lambda _: 0, lambda _, __: None)  # type: ignore[assignment]


_press_each = App._press_keys
draw_update = Compositor.render_update
"""Textual's own, for a test that counts what a terminal is sent."""


def _draw_for_nobody(
    compositor: Compositor,
    full: bool = False,
    screen_stack: list[Screen[Any]] | None = None,
    simplify: bool = False,
) -> object:
    """What has changed is drawn once the app is at rest; each paint before that, where a test asks for a terminal."""
    return draw_update(compositor, full, screen_stack, simplify) if full else None


def _draw_what_changed(app: App[object]) -> bool:
    """Ask each widget for its lines as for a terminal, not cut to pieces as there is none; False if none changed."""
    if not app.is_running or not app.screen_stack:
        return False
    compositor = app.screen._compositor
    regions = compositor._dirty_regions.copy()
    compositor._dirty_regions.clear()
    if regions:
        visible_screen_stack.set(app._background_screens)
        for _ in compositor._get_renders(Region.from_union(regions).intersection(compositor.size.region)):
            pass
    return bool(regions)


async def _press_keys(app: App[object], keys: Iterable[str]) -> None:
    """A word comes as from quick fingers, all of it before anything is painted; after any other key there is rest.

    That no letter overtakes another, or a key before it, is what the input queue is for, and its tests.
    """
    for are_letters, run in groupby(keys, key=lambda key: len(key) == 1 and key.isalpha()):
        *before, last = run
        if are_letters and app._driver is not None:
            for letter in before:
                app._driver.send_message(events.Key(letter, letter))
            before.clear()
        await _press_each(app, (*before, last))


async def at_rest(_least: float = 0, _longest: float = 1) -> None:
    """Wait until no message, callback, paint, animation or thread of the app is under way."""
    with suppress(TimeoutError):
        async with asyncio.timeout(PATIENCE):
            await _rest(active_app.get(None))


async def _rest(app: App[object] | None) -> None:
    for _ in range(PAINTS):
        await _nothing_ready()
        if app is not None and app.is_running:
            await app.animator.wait_until_complete()  # without its sixtieth of a second a page is not yet scrolled
        threads = _threads_at_work()
        if threads:
            # What a thread does cannot be seen from here; and some wait for what a test does next.
            await wait_for_idle(0)
            await _nothing_ready()
        if not (app and _paint(app)) and (threads or not app or app.animator._complete_event.is_set()):
            taking: asyncio.Task[None] | None = getattr(getattr(app, "input_queue", None), "task", None)
            if threads or taking is None:
                if app is None or not _draw_what_changed(app) or threads:
                    return
                continue  # some take another height once they are drawn
            await asyncio.wait([taking], timeout=PATIENCE)  # what was pressed waits for a page that takes its time


async def _nothing_ready() -> None:
    """Let the loop run until it would only wait: for a time of day, a file or a thread."""
    ready = asyncio.get_running_loop()._ready  # type: ignore[attr-defined]
    quiet = 0
    while quiet < 2:  # the first look may come before what a file or a thread has just brought was put in the row
        await asyncio.sleep(0)
        quiet = 0 if ready else quiet + 1


def _threads_at_work() -> bool:
    pool: ThreadPoolExecutor | None = asyncio.get_running_loop()._default_executor  # type: ignore[attr-defined]
    return pool is not None and len(pool._threads) > pool._idle_semaphore._value  # type: ignore[attr-defined]


def _paint(app: App[object]) -> bool:
    """Paint now what waits for the next of sixty frames a second; False if nothing waited."""
    if not app.is_running or not app.screen_stack or not app.screen.is_running:
        return False
    if app._resize_timer is not None:  # a window pulled larger is laid out once a moment, not at each cell
        app._check_resize()
        return True
    if app._batch_count:
        return False
    # What lies behind a dialog shows at its sides; once painted, it asks Textual for another paint without end.
    behind = [screen for screen in app._background_screens if _has_changed(screen)]
    waiting = [*behind, *([app.screen] if _has_changed(app.screen) or app.screen._repaint_required else ())]
    for screen in waiting:
        screen._on_timer_update()
    return bool(waiting)


def _has_changed(screen: Screen[Any]) -> bool:
    return screen.is_running and bool(
        screen._layout_required
        or screen._scroll_required
        or screen._recompose_required
        or screen._dirty_widgets
        or screen._callbacks
    )
