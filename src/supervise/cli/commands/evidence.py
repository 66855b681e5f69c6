"""`supervise evidence`: counts and dates for an inspection, as text, JSON or CSV."""

from datetime import UTC, date, datetime, timedelta

from supervise.cli.choose_pair import resolve_pair
from supervise.cli.commands.list_show import check_readable
from supervise.cli.output import print_json, print_line, safe_line, warn
from supervise.cli.request import Request, UsageError
from supervise.domain.date_parsing import parse_date
from supervise.domain.instants import local_day
from supervise.domain.review.evidence.wording import evidence_json
from supervise.domain.review.periods import Period, months_before, past_year
from supervise.domain.wording import plural
from supervise.store.content.loader import load_content, load_papers
from supervise.store.home.folder import HomeFolder
from supervise.workflow.export import save_as_text
from supervise.workflow.paper import evidence_document, evidence_of


def show_evidence(home: HomeFolder, asked: Request) -> int:
    """Print the page, or save it in a new file; 1 when something could not be read, which it then does not count."""
    today = today_here()
    span = _span(asked.first_day, asked.last_day, today)
    if asked.all_pairs and asked.pair:
        raise UsageError("Say --pair or --all-pairs, not both.")
    check_readable(home)
    pair = None if asked.all_pairs else resolve_pair(home, asked.pair)
    content, _ = load_content(home.content)
    papers, _ = load_papers(home.content)
    counted = evidence_of(home, pair, content, span, today)
    evidence, words = counted.evidence, papers.evidence
    document = evidence_document(evidence, words)
    if asked.file:
        if asked.json:
            document = document._replace(text=document.by_ending[".json"], by_ending={})
        print_line(safe_line(f"Saved: {save_as_text(home, document, asked.file)}"))
    elif asked.json:
        print_json(evidence_json(evidence, words))
    else:
        for line in document.text.splitlines():
            print_line(line)
    if unread := len(counted.problems):
        warn(
            f"{plural(unread, 'file')} could not be read and {'is' if unread == 1 else 'are'} not counted; "
            "`supervise check` says what to do."
        )
        return 1
    return 0


def today_here() -> date:
    return local_day(datetime.now(UTC), None)


def _span(first: str, last: str, today: date) -> Period:
    """The days asked for; a year to the last of them where the first was not said."""
    if not first and not last:
        return past_year(today)
    end = (_day(last, today) if last else today) + timedelta(days=1)
    start = _day(first, today) if first else months_before(end, 12)
    if start >= end:
        raise UsageError("The first day is after the last one.")
    return Period("", start, end)


def _day(typed: str, today: date) -> date:
    """A day in full, as it may be long past: `12 March 2026` or `2026-03-12`."""
    try:
        return date.fromisoformat(typed)
    except ValueError:
        if (day := parse_date(typed, today)) is not None:
            return day
    raise UsageError(f"“{typed[:40]}” names no day; write it as 2026-03-12.")
