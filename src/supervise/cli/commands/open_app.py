"""Opening the app: on the pair's own home, or on a made-up one that is gone afterwards."""

import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from supervise import garbage_collection
from supervise.cli.console import is_terminal, paint_on
from supervise.cli.environment import keep_private
from supervise.cli.output import print_line, safe_line, warn
from supervise.cli.request import UsageError, resolve_home
from supervise.cli.startup import hide_text_in_thread_errors
from supervise.domain.problems import Problem, ProblemError
from supervise.store.encryption.passphrase_process import disable_core_dumps
from supervise.store.home.folder import HomeFolder
from supervise.store.home.lock import HomeLock

if TYPE_CHECKING:
    from supervise.workflow import SessionWorkflow


def open_home(home: HomeFolder, typed: Sequence[str] | None = None) -> int:
    """Open the app on `home` until it is left; its exit status. UsageError when there is no terminal.

    With `typed`, the words after `supervise` that open this home, a last line says where all is kept, and how to go on.
    """
    if not _at_a_terminal():
        raise UsageError(
            "The app needs a terminal to open in; `supervise list` and `supervise show ID` print plain text anywhere."
        )
    keep_private()
    hide_text_in_thread_errors()
    disable_core_dumps()
    paint_on(sys.stdout)
    closed = _open_once(home)
    while closed.opens_next is not None:
        closed = _open_once(closed.opens_next, closed.opens_covered, closed.workflow)
    if typed is not None and closed.is_kept and home.settings.is_file():
        from supervise.tui.platform.command_line import command_line

        print_line(safe_line(f"Kept in {home.root}. To go on: {command_line(*typed)}"))
    return closed.status


class _Closed(NamedTuple):
    """How the app was left."""

    status: int
    is_kept: bool
    """Whether everything that was written there is on the disk."""
    opens_next: HomeFolder | None
    opens_covered: bool
    workflow: "SessionWorkflow"
    """Of the home that was open: one's own pages may stand beside what was written there."""


def _open_once(home: HomeFolder, covered: bool = False, before: "SessionWorkflow | None" = None) -> _Closed:
    garbage_collection.pause()  # until Home is painted: nothing that is being loaded is garbage
    lock = HomeLock(home)
    refused: Problem | None = None
    try:
        lock.acquire()
    except ProblemError as error:
        refused = error.problem
    try:
        return _run(home, lock, refused, covered, before)
    finally:
        lock.release()
        _clear(home)


def _clear(home: HomeFolder) -> None:
    """Whoever takes their own pages with them leaves no folder behind once it is empty."""
    if home.joint is not None:
        from supervise.workflow.own.own_pages import clear_if_nothing_is_kept

        with suppress(ProblemError):  # what cannot be removed holds no words, and is tried again the next time
            lock = HomeLock(home)
            lock.acquire()
            is_free = lock.held  # else another window writes there
            lock.release()
            if is_free:
                clear_if_nothing_is_kept(home)


def open_demo(given: str | None) -> int:
    """Open the app on made-up sessions: in the empty folder `given`, else in one that is removed afterwards."""
    from supervise.domain.wording import plural
    from supervise.store.content.demo import ThrowAway, write_demo_home

    if given is not None:
        home = resolve_home(given)
        try:
            count = write_demo_home(home)
        except ProblemError as error:
            raise UsageError(str(error.problem)) from error
        print_line(f"{home.root} now holds {plural(count, 'made-up session')}; open it again with --home.")
        return open_home(home, ("--home", given)) if _at_a_terminal() else 0
    made_up = ThrowAway()
    try:
        write_demo_home(made_up.home)
        return open_home(made_up.home)
    finally:
        if made_up.remove():
            print_line("The made-up sessions are removed again.")
        else:
            print_line(f"The made-up sessions could not all be removed; delete {made_up.folder}.")


def _run(
    home: HomeFolder, lock: HomeLock, refused: Problem | None, covered: bool, before: "SessionWorkflow | None"
) -> _Closed:
    from supervise.domain.settings import hides_the_pairs
    from supervise.store.content.loader import load_content
    from supervise.store.encryption import keys
    from supervise.store.home.other_accounts import open_to_others
    from supervise.store.home.walk import not_here
    from supervise.store.settings import load_settings
    from supervise.workflow import SessionWorkflow
    from supervise.workflow.read_only import ANOTHER_WINDOW, because_of

    read_only = because_of(refused) if refused else None if lock.held else ANOTHER_WINDOW
    settings, wrong_settings = load_settings(home.settings)
    content, wrong_words = load_content(home.content)
    home = keys.locked_home(home) if keys.is_locked(home) else home
    hidden = hides_the_pairs(settings, wrong_settings)
    workflow = SessionWorkflow(home, content, settings=settings, pairs_hidden=hidden, lock=lock, read_only=read_only)
    workflow.joint = before if home.joint else None

    from supervise.tui.app import SuperviseApp

    problems = (*wrong_settings, *wrong_words, *not_here(home), *open_to_others(home))
    app = SuperviseApp(workflow, problems, covered=covered)
    app.run()
    status = app.return_code or 0
    if app.not_kept:  # a signal closes it without a question
        warn(f"What was written last could not be kept in {home.root}, and is lost. All before it is there.")
    is_kept = workflow.writable and status == 0 and app.not_kept == ""
    return _Closed(status, is_kept, app.opens_next, app.opens_covered, workflow)


def _at_a_terminal() -> bool:
    return all(is_terminal(stream) for stream in (sys.stdin, sys.stdout))
