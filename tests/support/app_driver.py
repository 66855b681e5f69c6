"""The real app opened for a test, and its screen as text."""

import os
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from textual.pilot import Pilot
from textual.screen import Screen

from supervise.domain.inactivity import ClockReading
from supervise.tui.app import SuperviseApp
from supervise.tui.privacy.cover_controller import read_clocks
from supervise.tui.review.tabs import View
from supervise.tui.shell.head import Head
from supervise.workflow import SessionWorkflow

SIZES = ((40, 15), (80, 24), (120, 40))


@asynccontextmanager
async def running(
    workflow: SessionWorkflow, size: tuple[int, int] = (80, 24), instant: Callable[[], ClockReading] = read_clocks
) -> AsyncIterator[tuple[SuperviseApp, Pilot[None]]]:
    """The real app on `workflow`, its past read, ready for keys; `instant` are the computer's own clocks."""
    app = SuperviseApp(workflow, clocks=instant)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        yield app, pilot


@asynccontextmanager
async def looking_back(
    workflow: SessionWorkflow, view: View, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[tuple[SuperviseApp, Pilot[None]]]:
    """The real app on a page of the past, over Home, as its tab leads there."""
    async with running(workflow, size) as (app, pilot):
        app.review_tabs.look_back()
        await settled(pilot)
        app.review_tabs.show_tab(view)
        await settled(pilot)
        yield app, pilot


@asynccontextmanager
async def showing(
    workflow: SessionWorkflow, page: Callable[[], Screen[object]], size: tuple[int, int] = (80, 24)
) -> AsyncIterator[tuple[SuperviseApp, Pilot[None], list[object]]]:
    """The app on one page; what the page was dismissed with is put into the list."""
    results: list[object] = []
    app = SuperviseApp(workflow)

    def begin() -> None:
        """Without Home beneath, whose opening takes as long as all else and has its own tests."""
        workflow.tidy()
        workflow.read()
        app.push_screen(page(), results.append)

    app.navigator.open_home = begin  # type: ignore[method-assign]
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        yield app, pilot, results


async def settled(pilot: Pilot[None]) -> None:
    """Wait until workers are done and the screen is painted."""
    await pilot.pause()
    waiting = [worker for worker in pilot.app.workers if worker.group in ("read",)]
    if waiting:
        await pilot.app.workers.wait_for_complete(waiting)
    await pilot.pause()


def shown(app: SuperviseApp) -> str:
    """The screen as lines of text, blanks at the ends dropped."""
    lines = ["".join(segment.text for segment in strip).rstrip() for strip in app.screen._compositor.render_strips()]
    return "\n".join(lines).rstrip() + "\n"


def words_shown(app: SuperviseApp) -> str:
    """The words of the screen as one line, without frames, veil and scrollbars."""
    return " ".join(shown(app).translate(dict.fromkeys(map(ord, "·│█▄▀▐▌"), " ")).split())


def shown_in(app: SuperviseApp, part: str) -> str:
    """The screen where this part of the page is, as lines of text."""
    region = app.screen.query_one(part).region
    lines = shown(app).splitlines()[region.y : region.bottom]
    return "\n".join(line[region.x : region.right].rstrip() for line in lines)


def on_rung(app: SuperviseApp, rung: str) -> str:
    """What stands on the rung of this number and title: the row of its plank, and the one above where marks are."""
    lines = shown_in(app, "LadderView").splitlines()
    at = next(y for y, line in enumerate(lines) if rung in line)
    above = lines[at - 1] if at and not any(letter.isdigit() for letter in lines[at - 1]) else ""
    return f"{above}\n{lines[at]}"


def shown_below_head(app: SuperviseApp) -> str:
    """The same without the head, whose steps have marks of their own."""
    return "".join(shown(app).splitlines(keepends=True)[app.screen.query_one(Head).size.height + 1 :])


def with_slashes(page: str) -> str:
    """The page as it is where paths have slashes."""
    return page.replace(os.sep, "/")


def climb(rung: int) -> list[str]:
    """The keys that highlight this rung while a ladder of rungs from 1 has the focus."""
    return ["end", *["up"] * (rung - 1)]
