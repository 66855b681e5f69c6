"""A year of a pair on one page: the past twelve months, or a calendar year.

What was talked about, where cases moved, what became of actions, what each took away.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any, NamedTuple

from supervise.domain.review.cases.case_placements import CasePlacement, placements_by_case
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
    over = len(until) < len(history.sessions)
    tracked = track_actions(until) if over else history.actions()  # worked out once
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
        over,
    )


def _moves(until: Sequence[SessionSummary], of_year: set[str]) -> Iterator[CaseMove]:
    for path in placements_by_case(until).values():
        if path[-1].session.id in of_year:
            before = [placement for placement in path if placement.session.id not in of_year]
            yield CaseMove(before[-1] if before else path[0], path[-1])


def figures(summary: YearSummary, history: History) -> tuple[ReportSection, ...]:
    """All of the page but what was taken away."""
    parts = (
        (_title(summary.span), _opening(summary)),
        ("Talked about", _talked_about(summary)),
        ("Not yet talked about", _not_yet(summary)),
        ("On the ladder", _moved(summary, history)),
        ("Actions", _acted(summary)),
    )
    return tuple(sections_with_text(parts))


def _title(span: Period) -> str:
    return span.name if span.name.isdigit() else f"{span.name}: {span.months}"


def report_sections(summary: YearSummary, history: History) -> tuple[ReportSection, ...]:
    """The page in words, takeaways newest first."""
    words = tuple(entry for _, entry in takeaways(summary, history))
    return (*figures(summary, history), *((ReportSection(TAKEN, words),) if words else ()))


def takeaways(summary: YearSummary, history: History) -> Iterator[tuple[SessionSummary, ReportEntry]]:
    """Each session's words of what they take away, newest first."""
    for session in reversed(summary.sessions):
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


def year_json(summary: YearSummary, history: History) -> dict[str, Any]:
    """The same for another program."""
    return {
        "year": int(summary.span.name) if summary.span.name.isdigit() else None,
        "first_day": summary.span.start.isoformat(),
        "last_day": (summary.span.end - timedelta(days=1)).isoformat(),
        "sessions": len(summary.sessions),
        "cut_short": sum(bool(session.cut_short) for session in summary.sessions),
        "made_up": sum(session.made_up for session in summary.sessions),
        "seconds_talked": summary.seconds_talked,
        "sections": [{"title": title, "sessions": times} for title, times in summary.sections],
        "sections_not_yet": list(summary.not_yet),
        "on_the_ladder": [
            {
                "case": move.last.case,
                "ladder": move.last.ladder,
                "first": _placed(move.first, history),
                "last": _placed(move.last, history),
            }
            for move in summary.moves
        ],
        "actions": {"agreed": summary.agreed, "done": summary.done, "let_go": summary.let_go, "open": summary.open},
        "takeaways": [
            {
                "session": session.id,
                "day": history.day(session).isoformat(),
                "section": session.section.title if session.section else None,
                "words": [{"by": who, "text": text} for who, text in _words(session)],
            }
            for session, _ in takeaways(summary, history)
        ],
    }


def _placed(placement: CasePlacement, history: History) -> dict[str, Any]:
    return {"day": history.day(placement.session).isoformat(), "rung": placement.rung, "title": placement.title}


def _opening(summary: YearSummary) -> Iterator[ReportEntry]:
    if not summary.sessions:
        when = "this year" if summary.span.name.isdigit() else summary.span.name.lower()
        yield ReportEntry("", f"No session in {when}.")
        return
    length = minutes(summary.seconds_talked)
    talk = f"; {length} of talk" if summary.seconds_talked else ""
    cut = sum(bool(session.cut_short) for session in summary.sessions)
    short = f", {cut} of them ended early" if cut else ""
    yield ReportEntry("", f"{plural(len(summary.sessions), 'session')}{short}{talk}.")
    if all(session.made_up for session in summary.sessions):
        yield ReportEntry("", "All made up: nobody in them is real.")


def _talked_about(summary: YearSummary) -> Iterator[ReportEntry]:
    times = (f"{title} ({count} times)" if count > 1 else title for title, count in summary.sections)
    yield ReportEntry("", ", ".join(times))


def _not_yet(summary: YearSummary) -> Iterator[ReportEntry]:
    if summary.sessions:
        yield ReportEntry("", ", ".join(summary.not_yet))


def _moved(summary: YearSummary, history: History) -> Iterator[ReportEntry]:
    """Under each ladder its cases: what stands on one says nothing of another."""
    ladders: dict[str, tuple[str, list[str]]] = {}
    for move in summary.moves:
        title = (
            move.last.ladder_title or move.first.ladder_title or summary.ladders.get(move.last.ladder, move.last.ladder)
        )
        _, moves = ladders.setdefault(move.last.ladder, (title, []))
        moves.append(move_words(move, history))
    for title, moves in ladders.values():
        yield ReportEntry(title, "\n".join(moves))


def _acted(summary: YearSummary) -> Iterator[ReportEntry]:
    counts = (
        (summary.done, "done"),
        (summary.let_go, "let go"),
        (summary.open, f"open at the end of {summary.span.name}" if summary.over else "still open"),
    )
    became = ", ".join(f"{count} {word}" for count, word in counts if count)
    agreed = f"{summary.agreed} agreed" if summary.agreed else ""
    if summary.agreed < summary.done + summary.let_go + summary.open and (agreed or summary.done or summary.let_go):
        became = f"{'Of these and of earlier ones' if agreed else 'Of earlier ones'}: {became}"
        agreed = agreed and f"{agreed}."
    elif agreed:
        agreed = f"{agreed}:"
    text = f"{agreed} {became}".strip()
    yield ReportEntry("", f"{text}." if text else "")


def _month(placement: CasePlacement, history: History, year: int) -> str:
    when = history.day(placement.session)
    return MONTHS[when.month - 1] + (f" {when.year}" if when.year != year else "")
