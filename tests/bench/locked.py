"""A home with a passphrase beside the same one without, once the passphrase was given."""

import asyncio
import itertools
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from measuring import home_of, in_turn, opened, paints, print_row, supervise, typed

from supervise.store.content.loader import load_content
from supervise.store.home.folder import HomeFolder
from supervise.store.settings import load_settings
from supervise.tui.app import SuperviseApp
from supervise.workflow import SessionWorkflow
from support.app_driver import settled
from support.builders import make_workflow
from support.locked_home import PASSPHRASE
from support.locked_home import locked as locked_home
from support.terminal import Terminal


def lock() -> None:
    with home_of(500) as plain, home_of(500) as closed:
        home = locked_home(closed)
        pages = _writing(closed, PASSPHRASE), _writing(plain)
        print_row("key to paint while writing, locked", typed(pages[0]), typed(pages[1]), 1.1)
        for page in pages:
            page.press("f10")
            page.wait("New session")
            page.kill()
        both = in_turn(
            partial(paints, supervise("--home", closed), "Locked"),
            partial(paints, supervise("--home", plain), "New session"),
        )
        print_row("first paint of a locked home, against Home", *both, 1.1)
        for read, row, limit in ((False, "Home painted", 1.1), (True, "Home with 500 sessions read", 1.3)):
            print_row(
                f"{row}, unlocked",
                *in_turn(*(_painted(home_read, read=read) for home_read in (home, HomeFolder(plain)))),
                limit,
            )
        workflows = make_workflow(closed), make_workflow(plain)
        workflows[0].home = home
        print_row("a kept draft, locked", *in_turn(_kept(workflows[0]), _kept(workflows[1]), 200), 1.5)


def _writing(home: Path, passphrase: str = "") -> Terminal:
    page, _ = opened(supervise("--home", home), "Locked" if passphrase else "New session")
    if passphrase:
        page.press(*passphrase, "enter")
        page.wait("New session")
    page.press("n")
    page.wait("Arrive")
    page.settle()
    return page


def _painted(home: HomeFolder, *, read: bool) -> Callable[[], float]:
    """Until Home is on the screen, or until it shows every session; in this process."""
    settings, content = load_settings(home.settings)[0], load_content(home.content)[0]

    async def shown() -> float:
        workflow = SessionWorkflow(home, content, settings=settings)
        start = time.perf_counter()
        async with SuperviseApp(workflow).run_test(size=(100, 30)) as pilot:
            if read:
                await settled(pilot)
            return time.perf_counter() - start

    return lambda: asyncio.run(shown())


def _kept(workflow: SessionWorkflow) -> Callable[[], float]:
    workflow.begin()
    numbers = itertools.count()

    def keep() -> float:
        workflow.update(aim=f"{'Kept words of an ordinary length, as people write them. ' * 100}{next(numbers)}")
        start = time.perf_counter()
        workflow.keep()
        return time.perf_counter() - start

    return keep
