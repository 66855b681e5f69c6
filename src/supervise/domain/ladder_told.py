"""One time of a case in words: where it stood, what was done in between, why here, and what was learned."""

from collections.abc import Iterable, Iterator

from supervise.domain.actions import OUTCOMES
from supervise.domain.agreement import for_both
from supervise.domain.case_actions import Became, CaseActions
from supervise.domain.history import History
from supervise.domain.incident import STANDINGS
from supervise.domain.ladder_time import CasePath, Time
from supervise.domain.report import Entry, Part
from supervise.domain.session import Session
from supervise.domain.words import day, short_day

_FIRST = {"together": 0, "needed": 1}
"""What is named first on a rung, before who else stands there."""
MOVED = {"up": ", up from {}", "down": ", down from {}", "same": ", as the time before", "": ""}


def told(history: History, path: CasePath, index: int, whole: Session | None, actions: CaseActions) -> tuple[Part, ...]:
    """The parts about this time, what was done since the one before among the first; `whole` has its words."""
    time = path.times[index]
    incident = for_both(whole).incident if whole is not None else None
    first: list[Entry] = []
    if index:
        before = path.times[index - 1].session
        since = short_day(history.day(before), history.day(time.session))
        first += _became(actions.between(before, time.session), f"since {since}")
    if incident is not None and path.ladder == incident.ladder:
        first.append(Entry("Why here", incident.why_here))
    if index == len(path.times) - 1:
        first += _became(actions.between(time.session, None), "since then")
    if time.session.section is not None:
        first.append(Entry("Section", time.session.section.title))
    parts = [
        (f"{day(history.day(time.session))} · {_placed(path, index)}", first or [Entry("Placed", time.where)]),
        ("Where each placed it", list(_each(time, whole, path.ladder))),
    ]
    case = time.session.incident
    if case is not None:
        learned = [
            Entry("Strengths", _list(case.strengths)),
            Entry("To do differently", _list(case.differently)),
            Entry("Barriers", _list(one.label for one in case.barriers)),
        ]
        parts.append(("What was learned", learned))
    kept = ((title, tuple(one for one in entries if one.text.strip())) for title, entries in parts)
    return tuple(Part(title, entries) for title, entries in kept if entries)


def where_words(time: Time) -> str:
    """6 needed · 5 together, CD, AB: all that was placed, the highest rung first."""
    stood: dict[int, list[str]] = {}
    for one in sorted(time.ordered, key=lambda one: _FIRST.get(one.by, 2)):
        if one.rung is not None:
            stood.setdefault(one.rung, []).append(one.by if one.by in STANDINGS else time.session.initials(one.by))
    return " · ".join(f"{rung} {', '.join(by)}" for rung, by in sorted(stood.items(), reverse=True))


def _placed(path: CasePath, index: int) -> str:
    time, before = path.times[index], path.before(index)
    return f"{time.where}{MOVED[path.move(index)].format(before.where if before else '')}"


def _each(time: Time, whole: Session | None, ladder: str) -> Iterator[Entry]:
    incident = for_both(whole).incident if whole is not None else None
    why = {(one.by, one.ladder): one.why for one in incident.placements} if incident is not None else {}
    for one in time.ordered:
        words = why.get((one.by, ladder), "").strip()
        where = "skipped" if one.rung is None else f"{one.rung} {one.title}".strip()
        yield Entry(STANDINGS.get(one.by) or time.session.initials(one.by), f"{where}\n{words}" if words else where)


def _became(these: Iterable[Became], since: str) -> Iterator[Entry]:
    """Each action, what it came from, and what was said of it last."""
    for one in these:
        outcome = f"{OUTCOMES[one.outcome]} {since}" if one.outcome is not None else "Not yet looked at"
        origin = f"\nFrom {one.origin}" if one.origin else ""
        last = one.said[-1] if one.said else None
        said = f"\n{day(last.day)}: {last.review.reason}" if last is not None and last.review.reason else ""
        yield Entry(outcome, f"{one.what}{origin}{said}")


def _list(lines: Iterable[str]) -> str:
    return "\n".join(f"· {line}" for line in lines if line)
