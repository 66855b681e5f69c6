"""`supervise year`: one year of one pair, on one page of plain text."""

from datetime import UTC, datetime

from supervise.cli.choose_pair import whose
from supervise.cli.commands.list_show import see
from supervise.cli.output import one_line, tell, tell_json, warn
from supervise.cli.request import WrongUseError
from supervise.domain.instants import local_day
from supervise.domain.people import SUPERVISEE, SUPERVISOR
from supervise.domain.review.history import History
from supervise.domain.review.year import as_parts, summary, year_of
from supervise.domain.session.report import parts_as_lines
from supervise.domain.wording import plural
from supervise.store.content.loader import load_content
from supervise.store.home import Home
from supervise.store.sessions.archive import read_past


def tell_year(home: Home, asked: str, pair: str = "", *, as_json: bool) -> int:
    """The year asked for, this one if none was; 1 when something could not be read."""
    year = _year(asked)
    see(home)
    past = read_past(home, whose(home, pair))
    history = History(tuple(one.brief for one in past.shelved))
    content, _ = load_content(home.content)
    sections, ladders = content.wheel.sections, content.ladders
    found = year_of(history, year, [(one.id, one.title) for one in sections], [(one.id, one.title) for one in ladders])
    if as_json:
        tell_json({"pair": _who(history), **summary(found, history)})
    else:
        if who := one_line(_who(history)):
            tell(who)
        for line in parts_as_lines(as_parts(found, history)):
            tell(line)
    if unread := len(past.problems):
        warn(f"{plural(unread, 'file')} could not be read; `supervise check` says what to do.")
        return 1
    return 0


def _year(asked: str) -> int:
    if not asked:
        return local_day(datetime.now(UTC), None).year
    if asked.isascii() and asked.isdecimal() and 1900 <= int(asked[:5]) <= 9999:
        return int(asked)
    raise WrongUseError(f"“{asked[:40]}” is no year; write it as 2026.")


def _who(history: History) -> str:
    """AB + CD, the supervisor first, as the pair are called everywhere."""
    latest = history.latest
    people = {one.id: one.initials for one in latest.people} if latest else {}
    return " + ".join(people[one] for one in (SUPERVISOR, SUPERVISEE) if one in people)
