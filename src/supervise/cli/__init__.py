"""The command line: which words do what, how it ends, and every error as one sentence."""

import os
import sys
from collections.abc import Sequence
from contextlib import suppress

from supervise.cli import startup
from supervise.cli.console import prepare
from supervise.cli.environment import forget_impossible_zone
from supervise.cli.output import print_line, warn
from supervise.cli.request import ASKS_PASSPHRASE, Command, Request, UsageError
from supervise.cli.startup import hide_text_in_tracebacks
from supervise.domain.problems import ProblemError

FINE, FOUND, WRONG_USE, STOPPED = 0, 1, 2, 130
"""How it ends: as asked; something is wrong with the files; not asked rightly; stopped by ctrl+c, as shells have it."""
_ALONE: dict[tuple[str, ...], Command] = {
    (): "open",
    ("--version",): "version",
    ("demo",): "demo",
    ("list",): "list",
    ("check",): "check",
    ("where",): "where",
}
"""Commands of one word, known without a parser, which takes longer to load than these take in all."""


def main(argv: Sequence[str] | None = None) -> int:
    """Do what was asked for and return the exit status; nothing is raised and no traceback printed."""
    hide_text_in_tracebacks()
    startup.disable_pydantic_plugins()
    forget_impossible_zone()
    for stream in (sys.stdout, sys.stderr):
        prepare(stream)
    try:
        status = _do(_parse(sys.argv[1:] if argv is None else argv))
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        return _reader_has_had_enough()
    except KeyboardInterrupt:
        warn("Stopped. What was kept stays as it is.")
        return STOPPED
    except UsageError as error:
        warn(str(error))
        return WRONG_USE
    except ProblemError as error:
        warn(str(error.problem))
        return FOUND
    except OSError as error:
        from supervise.store.files.os_errors import is_cut_pipe

        if is_cut_pipe(error):
            return _reader_has_had_enough()
        _let_go_of_output()
        warn(f"The computer said: {error.strerror or type(error).__name__}. See to that and try again.")
        return FOUND
    return status


def _parse(argv: Sequence[str]) -> Request:
    """Understand the arguments. UsageError when that is not possible."""
    if (command := _ALONE.get(tuple(argv))) is not None:
        return Request(command)
    from supervise.cli.parser import parse_request

    return parse_request(argv)


def _do(asked: Request) -> int:
    """Each command imports what it needs, so that none waits for what another one loads."""
    if asked.command == "help":
        print_line(asked.help)
        return FINE
    if asked.command == "version":
        from supervise import __version__

        print_line(f"supervise {__version__}")
        return FINE
    if asked.command == "demo":
        from supervise.cli.commands.open_app import open_demo

        return open_demo(asked.home)
    home = asked.home_folder()
    if asked.own:
        from supervise.cli.choose_pair import own_home_of

        home = own_home_of(home, asked.whose)
    if asked.command == "where":
        from supervise.cli.commands.where import show_places

        return show_places(home)
    if asked.command in ("backup", "restore"):
        from supervise.cli.commands import backup

        return (backup.back_up if asked.command == "backup" else backup.restore)(home, asked.file)
    if asked.command in ("kinds", "sheet", "words"):
        from supervise.cli.commands import papers

        if asked.command == "kinds":
            return papers.list_kinds(home)
        return (papers.save_sheet if asked.command == "sheet" else papers.list_words)(home, asked)
    if asked.command in ASKS_PASSPHRASE:
        from supervise.cli.passphrase_prompt import unlocked_home

        home = unlocked_home(home, from_stdin=asked.passphrase_stdin)
    if asked.command == "list":
        from supervise.cli.commands.list_show import list_sessions

        kinds = tuple(typed for kind, typed in asked.filters if kind == "kind")
        return list_sessions(home, asked.pair, kinds, as_json=asked.json)
    if asked.command == "search":
        from supervise.cli.commands.search import search

        return search(home, asked)
    if asked.command == "show":
        from supervise.cli.commands.list_show import show_session

        return show_session(home, asked.id, asked.pair, as_json=asked.json)
    if asked.command == "export":
        from supervise.cli.commands.export import export_session

        return export_session(home, asked.id, asked.file, asked.pair, anyway=asked.anyway, with_for_me=asked.for_me_too)
    if asked.command == "take":
        from supervise.cli.commands.take import take_pages

        return take_pages(home, asked)
    if asked.command == "year":
        from supervise.cli.commands.year import show_year

        return show_year(home, asked.year, asked.pair, as_json=asked.json)
    if asked.command == "evidence":
        from supervise.cli.commands.evidence import show_evidence

        return show_evidence(home, asked)
    if asked.command == "check":
        from supervise.cli.commands.check import check_home

        return check_home(home)
    from supervise.cli.commands.open_app import open_home

    return open_home(home, () if asked.home is None else ("--home", asked.home))


def _reader_has_had_enough() -> int:
    """As in `supervise list | head -1`."""
    _let_go_of_output()
    return FINE


def _let_go_of_output() -> None:
    """Point stdout at nothing, or Python would complain once more when it flushes on the way out."""
    with suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)
