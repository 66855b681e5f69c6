"""A year of a pair on one page: the past twelve months, or a calendar year.

What was talked about, where cases moved, what became of actions, what each took away.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from supervise.domain.review.case_placements import CasePlacement, placements_by_case
from supervise.domain.review.history import History
from supervise.domain.review.periods import Period, calendar_year, past_year, sessions_before, sessions_in
from supervise.domain.review.session_summary import SessionSummary
from supervise.domain.review.tracked_actions import track_actions
from supervise.domain.session.report import ReportEntry, ReportSection, sections_with_text
from supervise.domain.wording import MONTHS, format_date, minutes, plural

TAKEN = "What we took away"


class CaseMove(NamedTuple):
    """One case on one ladder: how it stood first and last. The first may be of the year before."""

    first: CasePlacement
    last: CasePlacement


class YearSummary(NamedTuple):
    """What a year comes to. Counts are of sessions, situations and actions; never of people."""

    span: Period
    sessions: tuple[SessionSummary, ...]
    """Those of its days, oldest first."""
    seconds_talked: int
    sections: tuple[tuple[str, int], ...]
    """The title of each section talked about, and in how many sessions."""
    not_yet: tuple[str, ...]
    """The sections of the wheel not talked about in it."""
    moves: tuple[CaseMove, ...]
    ladders: Mapping[str, str]
    """The titles of the ladders known today, by their ids."""
    agreed: int
    done: int
    let_go: int
    open: int
    """Neither done nor let go when it was over, from earlier days as well."""
    over: bool
    """Whether there are sessions after it."""


def year_spans(history: History, today: date) -> tuple[Period, ...]:
    """The past twelve months, then the calendar years there are sessions of, and this one, newest first."""
    years = sorted({today.year, *(history.year(session) for session in history.sessions)}, reverse=True)
    return (past_year(today), *map(calendar_year, years))


def summarise_year(
    history: History, span: Period, sections: Sequence[tuple[str, str]], ladders: Sequence[tuple[str, str]] = ()
) -> YearSummary:
    """The span in the pair's own days; `sections` and `ladders` are those of today, id and title, in their order."""
    until = tuple(reversed(sessions_before(history, span.end)))
    of_year = tuple(reversed(sessions_in(history, span)))
    talked: dict[str, tuple[str, int]] = {}
    for session in of_year:
        if session.section is not None:
            title, times = talked.get(session.section.id, (session.section.title, 0))
            talked[session.section.id] = title, times + 1
    order = {id_: number for number, (id_, _) in enumerate(sections)}
    texts = sorted(talked.items(), key=lambda texts: order.get(texts[0], len(order)))
    ids = {summary.id for summary in of_year}
    tracked = track_actions(until)
    ended = Counter(action.outcome for action in tracked if action.last_session_id in ids)
    return YearSummary(
        span,
        of_year,
        sum(summary.spent_seconds for summary in of_year),
        tuple(texts for _, texts in texts),
        tuple(title for id_, title in sections if id_ not in talked),
        tuple(_moves(until, ids)),
        dict(ladders),
        sum(bool(action.what) for session in of_year for action in session.actions),
        ended["done"],
        ended["let-go"],
        sum(action.open for action in tracked),
        len(until) < len(history.sessions),
    )


def _moves(until: Sequence[SessionSummary], of_year: set[str]) -> Iterator[CaseMove]:
    for path in placements_by_case(until).values():
        if path[-1].session.id in of_year:
            before = [placement for placement in path if placement.session.id not in of_year]
            yield CaseMove(before[-1] if before else path[0], path[-1])


def figures(found: YearSummary, history: History) -> tuple[ReportSection, ...]:
    """All of the page but what was taken away."""
    parts = (
        (_title(found.span), _opening(found)),
        ("Sections", _sections(found)),
        ("On the ladder", _moved(found, history)),
        ("Actions", _acted(found)),
    )
    return tuple(sections_with_text(parts))


def _title(span: Period) -> str:
    return span.name if span.name.isdigit() else f"{span.name}: {span.months}"


def report_sections(found: YearSummary, history: History) -> tuple[ReportSection, ...]:
    """The page in words, takeaways newest first."""
    words = tuple(entry for _, entry in takeaways(found, history))
    return (*figures(found, history), *((ReportSection(TAKEN, words),) if words else ()))


def takeaways(found: YearSummary, history: History) -> Iterator[tuple[SessionSummary, ReportEntry]]:
    """Each session's words of what they take away, newest first."""
    for session in reversed(found.sessions):
        words = [f"{who}: {text}" for who, text in _words(session)]
        if words:
            title = f", {session.section.title}" if session.section else ""
            yield session, ReportEntry(f"{format_date(history.day(session))}{title}", "\n".join(words))


def _words(session: SessionSummary) -> Iterator[tuple[str, str]]:
    for takeaway in session.takeaways:
        if text := takeaway.text.strip():
            yield session.initials(takeaway.by), text


def move_words(move: CaseMove, history: History) -> str:
    """Case A1: from 3 Co-existence (Dec 2025) to 6 Co-ordination (Nov)."""
    first, last = move
    year = history.year(last.session)
    text = _month(last, history, year)
    if first.session.id == last.session.id:
        return f"{last.case}: placed once, at {last.words} ({text})"
    there = _month(first, history, year)
    if last.than(first) == "the same":
        return f"{last.case}: at {last.words} ({there}, and again {text})"
    return f"{last.case}: from {first.words} ({there}) to {last.words} ({text})"


def year_json(found: YearSummary, history: History) -> dict[str, Any]:
    """The same for another program."""
    return {
        "year": int(found.span.name) if found.span.name.isdigit() else None,
        "first_day": found.span.start.isoformat(),
        "last_day": (found.span.end - timedelta(days=1)).isoformat(),
        "sessions": len(found.sessions),
        "cut_short": sum(bool(session.cut_short) for session in found.sessions),
        "made_up": sum(session.made_up for session in found.sessions),
        "seconds_talked": found.seconds_talked,
        "sections": [{"title": title, "sessions": times} for title, times in found.sections],
        "sections_not_yet": list(found.not_yet),
        "on_the_ladder": [
            {
                "case": move.last.case,
                "ladder": move.last.ladder,
                "first": _placed(move.first, history),
                "last": _placed(move.last, history),
            }
            for move in found.moves
        ],
        "actions": {"agreed": found.agreed, "done": found.done, "let_go": found.let_go, "open": found.open},
        "takeaways": [
            {
                "session": session.id,
                "day": history.day(session).isoformat(),
                "section": session.section.title if session.section else None,
                "words": [{"by": who, "text": text} for who, text in _words(session)],
            }
            for session, _ in takeaways(found, history)
        ],
    }


def _placed(placement: CasePlacement, history: History) -> dict[str, Any]:
    return {"day": history.day(placement.session).isoformat(), "rung": placement.rung, "title": placement.title}


def _opening(found: YearSummary) -> Iterator[ReportEntry]:
    if not found.sessions:
        when = "this year" if found.span.name.isdigit() else found.span.name.lower()
        yield ReportEntry("", f"No session in {when}.")
        return
    length = minutes(found.seconds_talked) if found.seconds_talked >= 60 else "less than a minute"
    talk = f"; {length} of talk" if found.seconds_talked else ""
    cut = sum(bool(session.cut_short) for session in found.sessions)
    short = f", {cut} of them ended early" if cut else ""
    yield ReportEntry("", f"{plural(len(found.sessions), 'session')}{short}{talk}.")
    if all(session.made_up for session in found.sessions):
        yield ReportEntry("", "All made up: nobody in them is real.")


def _sections(found: YearSummary) -> Iterator[ReportEntry]:
    if found.sessions:
        times = (f"{title} ({count} times)" if count > 1 else title for title, count in found.sections)
        yield ReportEntry("Talked about", ", ".join(times))
        yield ReportEntry("Not yet", ", ".join(found.not_yet))


def _moved(found: YearSummary, history: History) -> Iterator[ReportEntry]:
    """Under each ladder its cases: what stands on one says nothing of another."""
    ladders: dict[str, tuple[str, list[str]]] = {}
    for move in found.moves:
        title = (
            move.last.ladder_title or move.first.ladder_title or found.ladders.get(move.last.ladder, move.last.ladder)
        )
        _, moves = ladders.setdefault(move.last.ladder, (title, []))
        moves.append(move_words(move, history))
    for title, moves in ladders.values():
        yield ReportEntry(title, "\n".join(moves))


def _acted(found: YearSummary) -> Iterator[ReportEntry]:
    counts = (
        (found.done, "done"),
        (found.let_go, "let go"),
        (found.open, f"open at the end of {found.span.name}" if found.over else "still open"),
    )
    became = ", ".join(f"{count} {word}" for count, word in counts if count)
    agreed = f"{found.agreed} agreed" if found.agreed else ""
    if found.agreed < found.done + found.let_go + found.open and (agreed or found.done or found.let_go):
        became = f"{'Of these and of earlier ones' if agreed else 'Of earlier ones'}: {became}"
        agreed = agreed and f"{agreed}."
    elif agreed:
        agreed = f"{agreed}:"
    text = f"{agreed} {became}".strip()
    yield ReportEntry("", f"{text}." if text else "")


def _month(placement: CasePlacement, history: History, year: int) -> str:
    when = history.day(placement.session)
    return MONTHS[when.month - 1] + (f" {when.year}" if when.year != year else "")
