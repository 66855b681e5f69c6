"""The argparse parser, with our own sentence for whatever it does not understand."""

import argparse
import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, NoReturn

from supervise.cli.request import ASKS_PAIR, ASKS_PASSPHRASE, Command, Request, UsageError

if TYPE_CHECKING:
    from supervise.domain.review.filters import Kind

_ABOUT = "A calm page between a supervisor and a supervisee. Without a command, the app opens."
_AFTERWARDS = """\
Before list, search, show, export, year, check, where or backup, "own" means one
person's own pages: supervise own list --whose CD. `supervise own take FOLDER`
saves all of them as text; --for-me-too with what is for the writer only,
--locked-too with the locked files beside it.
Everything lies in one folder on this computer; "supervise where" says which.
Exit status: 0 fine, 1 problems were found, 2 wrong use."""
_FILTERS: "dict[Kind, tuple[str, str]]" = {
    "section": ("TITLE", "only of this section: trust"),
    "kind": ("TITLE", "only of this other kind of session: what came of it"),
    "case": ("LABEL", "only of this case: A7"),
    "person": ("INITIALS", "only with this person"),
    "rung": ("RUNG", "only where a case was placed here: 5, or co-operation"),
    "year": ("YEAR", "only of this year"),
    "actions": ("STATUS", "only with an action that is open, doing, changed, done or let-go"),
}
_SEE_HELP = "`supervise --help` shows what there is."
_COMMANDS = {
    "demo": "open the app on a throw-away home full of made-up sessions",
    "list": "one line a session, newest first, unfinished ones too",
    "search": "the sessions that have all these words, one a line, newest first",
    "show": "one session as plain text",
    "export": "one session as plain text in a new file; stops if it may name somebody",
    "year": "a year of the pair at the laptop, on one page",
    "evidence": "counts and dates for an inspection; nothing that anybody wrote",
    "kinds": "what can be held: the id of each kind, its title and its steps",
    "sheet": "competencies on a sheet: for a job, an appraisal or a team day",
    "words": "plain words: a word of the trade, and another way to say it",
    "check": "read every file, say what is wrong and what to do",
    "where": "where everything lies, and how to remove it",
    "backup": "put everything into one new file, read back before it is called done",
    "restore": "make an empty or a new home from a backup; nothing is overwritten",
}


class _Parser(argparse.ArgumentParser):
    """A parser that never exits and never colours."""

    def __init__(self, prog: str = "", usage: str | None = None, description: str = "", epilog: str = "") -> None:
        super().__init__(
            prog=prog,
            usage=usage,
            description=description,
            epilog=epilog,
            add_help=False,
            allow_abbrev=False,
            # A width is given, for to ask the terminal takes longer than all of `--version`.
            formatter_class=lambda prog: argparse.RawDescriptionHelpFormatter(prog, width=80),
        )
        self.color = False  # Python 3.14 would
        self.add_argument("-h", "--help", action=_Help, nargs=0, help="show this and leave")

    def error(self, message: str) -> NoReturn:
        raise UsageError(f"{_reworded(message)} {_SEE_HELP}")


class _HelpAskedFor(Exception):
    pass


class _Help(argparse.Action):
    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        raise _HelpAskedFor(parser.format_help().rstrip())


OWN_COMMANDS = ("list", "search", "show", "export", "take", "year", "check", "where", "backup")


def parse_request(argv: Sequence[str]) -> Request:
    """Understand the arguments. UsageError when that is not possible."""
    if "own" in argv[:3]:
        return _parse_own(list(argv))
    request = _parse(argv)
    if request.command == "take":
        raise UsageError(f"Only one's own pages are taken along: supervise own take FOLDER. {_SEE_HELP}")
    return request


def _parse(argv: Sequence[str]) -> Request:
    try:
        result = _parser().parse_args(argv)
    except _HelpAskedFor as help_text:
        return Request("help", help=str(help_text))
    command: Command = "version" if result.version else result.command or "open"
    return Request(
        command,
        result.home,
        getattr(result, "id", ""),
        getattr(result, "json", False),
        passphrase_stdin=getattr(result, "passphrase_stdin", False),
        file=getattr(result, "file", ""),
        anyway=getattr(result, "anyway", False),
        for_me_too=getattr(result, "for_me_too", False),
        locked_too=getattr(result, "locked_too", False),
        pair=getattr(result, "pair", ""),
        words=tuple(getattr(result, "words", ())),
        filters=tuple((kind, typed) for kind in _FILTERS for typed in getattr(result, f"only_{kind}", None) or ()),
        year=getattr(result, "year", ""),
        first_day=getattr(result, "first_day", ""),
        last_day=getattr(result, "last_day", ""),
        all_pairs=getattr(result, "all_pairs", False),
        sections=tuple(getattr(result, "sections", None) or ()),
        competencies=tuple(getattr(result, "competencies", None) or ()),
    )


def _parse_own(argv: list[str]) -> Request:
    """`supervise own list --whose CD`: the same commands, about one person's own pages."""
    argv.remove("own")
    whose = ""
    if "--whose" in argv[:-1]:
        at = argv.index("--whose")
        whose = argv.pop(at + 1)
        del argv[at]
    request = _parse(argv)
    if request.command not in ("help", *OWN_COMMANDS):
        raise UsageError(f"Say what to do with them: supervise own {', '.join(OWN_COMMANDS)}. {_SEE_HELP}")
    return request._replace(own=True, whose=whose)


def _parser() -> _Parser:
    parser = _Parser("supervise", "supervise [--home DIR] [COMMAND]", _ABOUT, _AFTERWARDS)
    _add_home(parser, default=None)
    parser.add_argument("--version", action="store_true", help="say which version this is")
    commands = parser.add_subparsers(title="commands", dest="command", metavar="COMMAND", prog="supervise")
    for name, text in _COMMANDS.items():
        made = commands.add_parser(name, help=text, description=f"{text[0].upper()}{text[1:]}.")
        # It may stand after the command too; left out there, it must not undo the one before.
        _add_home(made, default=argparse.SUPPRESS)
        if name == "search":
            made.add_argument("words", metavar="WORDS", nargs="*", help="in any order; the beginning of each is enough")
            for kind, (metavar, text_of_it) in _FILTERS.items():
                made.add_argument(f"--{kind}", dest=f"only_{kind}", metavar=metavar, action="append", help=text_of_it)
        if name in ("show", "export"):
            made.add_argument("id", metavar="ID", help="its id, or as much of either end as no other has")
        if name == "year":
            made.add_argument(
                "year", metavar="YEAR", nargs="?", default="", help="such as 2026; left out: the past 12 months"
            )
        if name == "list":
            made.add_argument("--kind", dest="only_kind", metavar="KIND", action="append", help="only of this kind")
        if name == "words":
            made.add_argument("words", metavar="WORD", nargs="*", help="how the word begins; left out: all of them")
        if name == "sheet":
            made.add_argument("id", metavar="KIND", help="such as job-description or appraisal")
            made.add_argument("file", metavar="FILE", help="the new file: text, or a table where it ends in .tsv")
            made.add_argument(
                "--section", dest="sections", metavar="TITLE", action="append", help="all of this section: listening"
            )
            made.add_argument("--competency", dest="competencies", metavar="ID", action="append", help="this one")
        if name == "evidence":
            made.add_argument("--from", dest="first_day", metavar="DAY", default="", help="left out: a year ago")
            made.add_argument("--to", dest="last_day", metavar="DAY", default="", help="left out: today")
            made.add_argument("--all-pairs", action="store_true", help="all pairs here as one sum")
            made.add_argument(
                "file", metavar="FILE", nargs="?", default="", help="a new file: text, or by its ending .csv or .json"
            )
        if name == "export":
            made.add_argument("file", metavar="FILE", help="the new file, or a folder to put it in")
            made.add_argument("--anyway", action="store_true", help="save it although something may name somebody")
            made.add_argument("--for-me-too", action="store_true", help="of one's own: with what is for you only")
        if name == "backup":
            made.add_argument("file", metavar="FILE", help="the new file, or a folder to put it in")
        if name == "restore":
            made.add_argument("file", metavar="FILE", help="the backup")
        if name in ("list", "search", "show", "year", "evidence"):
            made.add_argument("--json", action="store_true", help="as JSON, for another program")
        if name in ASKS_PAIR:
            made.add_argument("--pair", metavar="INITIALS", default="", help="whose, if not of the pair here last")
        if name in ASKS_PASSPHRASE:
            made.add_argument("--passphrase-stdin", action="store_true", help="read it from stdin, if the home has one")
    _add_take(commands.add_parser("take", description="Every page of one's own as text in one new folder."))
    return parser


def _add_take(take: argparse.ArgumentParser) -> None:
    """Not among the commands that help lists: it is for one's own pages alone."""
    _add_home(take, default=argparse.SUPPRESS)
    take.add_argument("file", metavar="FOLDER", help="the new folder, or one to make it in")
    take.add_argument("--anyway", action="store_true", help="save them although something may name somebody")
    take.add_argument("--for-me-too", action="store_true", help="with what is for the writer only")
    take.add_argument("--locked-too", action="store_true", help="with a copy of the locked files beside the text")
    take.add_argument("--passphrase-stdin", action="store_true", help="read it from stdin, if the home has one")


def _add_home(parser: argparse.ArgumentParser, *, default: str | None) -> None:
    parser.add_argument(
        "--home",
        metavar="DIR",
        default=default,
        help="use this folder (or set SUPERVISE_HOME) instead of the usual one",
    )


def _reworded(message: str) -> str:
    """What argparse says, as a sentence of ours."""
    if match := re.search(r"invalid choice: '(.*)' \(choose from", message):
        return f"There is no command “{match[1][:40]}”; there are {', '.join(_COMMANDS)}."
    if match := re.match(r"unrecognized arguments: (.*)", message, re.DOTALL):
        return f"Supervise does not understand “{match[1][:40]}” here."
    if message == "the following arguments are required: FILE":
        return "Say which file."
    if message in ("the following arguments are required: KIND, FILE", "the following arguments are required: KIND"):
        return "Say which sheet and which file."
    if message == "the following arguments are required: ID, FILE":
        return "Say which session and which file."
    if message.startswith("the following arguments are required"):
        return "Say which session; `supervise list` shows their ids."
    if message.startswith("argument --home"):
        return "Write the folder after --home."
    return f"{message[:1].upper()}{message[1:]}."
