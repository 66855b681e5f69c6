"""`supervise year`: a year of one pair, on one page of plain text."""

from datetime import UTC, datetime

from supervise.cli.choose_pair import resolve_pair
from supervise.cli.commands.list_show import check_readable
from supervise.cli.output import print_json, print_line, safe_line, warn
from supervise.cli.request import UsageError
from supervise.domain.instants import local_day
from supervise.domain.people import called
from supervise.domain.review.history import History
from supervise.domain.review.periods import Period, calendar_year, past_year
from supervise.domain.review.year import report_sections, summarise_year, year_json
from supervise.domain.session.report import report_lines
from supervise.domain.wording import plural
from supervise.store.content.loader import load_content
from supervise.store.home.folder import HomeFolder
from supervise.store.sessions.archive import read_archive


def show_year(home: HomeFolder, asked: str, pair: str = "", *, as_json: bool) -> int:
    """The year asked for, the past twelve months if none was; 1 when something could not be read."""
    span = _span(asked)
    check_readable(home)
    past = read_archive(home, resolve_pair(home, pair))
    history = History(tuple(archived_session.brief for archived_session in past.shelved))
    content, _ = load_content(home.content)
    sections, ladders = content.wheel.sections, content.ladders
    result = summarise_year(
        history,
        span,
        [(section.id, section.title) for section in sections],
        [(ladder.id, ladder.title) for ladder in ladders],
    )
    if as_json:
        print_json({"pair": _who(history), **year_json(result, history)})
    else:
        if who := safe_line(_who(history)):
            print_line(who)
        for line in report_lines(report_sections(result, history)):
            print_line(line)
    if unread := len(past.problems):
        warn(f"{plural(unread, 'file')} could not be read; `supervise check` says what to do.")
        return 1
    return 0


def _span(asked: str) -> Period:
    if not asked:
        return past_year(local_day(datetime.now(UTC), None))
    if asked.isascii() and asked.isdecimal() and 1900 <= int(asked[:5]) <= 9999:
        return calendar_year(int(asked))
    raise UsageError(f"“{asked[:40]}” is no year; write it as 2026.")


def _who(history: History) -> str:
    return called(history.latest.people) if history.latest else ""
