"""Which barriers came back and what followed on what was tried: facts of situations, never of people, and no causes.

A situation is one case: however often it is talked about, it counts once.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from supervise.domain.review.case_placements import CasePlacement, Than, latest_after, placements_by_case
from supervise.domain.review.history import History
from supervise.domain.review.session_summary import IncidentSummary, SessionSummary
from supervise.domain.session.actions import TrackedAction
from supervise.domain.session.incident import NamedItem
from supervise.domain.wording import format_date, plural

NO_CAUSE = "What followed need not be what helped."


class Situation(NamedTuple):
    """One case in which a barrier was named, or something was tried."""

    case: str
    sessions: tuple[SessionSummary, ...]
    """Those that named it, newest first."""
    done: tuple[str, ...] = ()
    """Of what was tried: the actions from it that were done, in their words."""
    moved: tuple[CasePlacement, CasePlacement] | None = None
    """Of what was tried: how the case stood when it was first tried, and how when it was last placed since."""


class RecurringTheme(NamedTuple):
    """A barrier, or something that was tried, with the situations it was named in, newest first."""

    label: str
    situations: tuple[Situation, ...]

    @property
    def sessions(self) -> int:
        return sum(len(one.sessions) for one in self.situations)


def recurring_barriers(sessions: Sequence[SessionSummary]) -> tuple[RecurringTheme, ...]:
    """Every barrier named in `sessions` (newest first), those of most situations first."""
    found = _cases(sessions, lambda incident: incident.barriers)
    return _most_first(
        RecurringTheme(label, tuple(Situation(case, tuple(named)) for case, named in some.items()))
        for label, some in found
    )


def recurring_strategies(
    sessions: Sequence[SessionSummary], followed: Iterable[TrackedAction]
) -> tuple[RecurringTheme, ...]:
    """Everything that was chosen to help, with what is known of each situation since."""
    paths = placements_by_case(reversed(sessions))
    done: dict[tuple[str, str], list[str]] = {}
    for one in followed:
        origin = one.action.came_from
        if one.outcome == "done" and origin is not None and origin.kind == "strategy":
            done.setdefault((one.session_id, origin.title), []).append(one.action.what)

    def situation(label: str, case: str, named: list[SessionSummary]) -> Situation:
        acted = tuple(what for one in reversed(named) for what in done.get((one.id, label), ()))
        first = named[-1]
        path = paths.get((case, first.incident.ladder), []) if first.incident else []
        return Situation(case, tuple(named), acted, latest_after(path, first))

    found = _cases(sessions, lambda incident: incident.strategies)
    return _most_first(
        RecurringTheme(label, tuple(situation(label, case, named) for case, named in some.items()))
        for label, some in found
    )


def how_often(one: RecurringTheme) -> str:
    """In 3 situations, 5 sessions."""
    sessions = f", {plural(one.sessions, 'session')}" if one.sessions > len(one.situations) else ""
    return f"In {plural(len(one.situations), 'situation')}{sessions}."


def outcome_text(one: RecurringTheme) -> str:
    """An action from it was done in 2. Placed again later in 2: higher in 1, the same in 1. Empty if neither."""
    done = sum(bool(each.done) for each in one.situations)
    than = [each.moved[1].than(each.moved[0]) for each in one.situations if each.moved]
    if len(one.situations) == 1:
        said = ["An action from it was done."] if done else []
        return " ".join([*said, *(f"Placed {_than(way)} later." for way in than)])
    ways = ", ".join(f"{way} in {than.count(way)}" for way in ("higher", "the same", "lower") if way in than)
    said = [f"An action from it was done in {done}."] if done else []
    return " ".join([*said, *([f"Placed again later in {len(than)}: {ways}."] if than else [])])


def _than(way: Than) -> str:
    return "the same again" if way == "the same" else way


def situation_words(one: Situation, history: History) -> str:
    """Case A1, 11 Mar 2026 and 22 Apr 2026; under it, what followed there."""
    days = [format_date(history.day(session)) for session in reversed(one.sessions)]
    lines = [f"{one.case}, {_and(days)}", *(f"Done: {what}" for what in one.done)]
    if one.moved is not None:
        first, last = one.moved
        when = format_date(history.day(last.session))
        if last.than(first) == "the same":
            lines.append(f"At {first.words}; {when} the same")
        else:
            lines.append(f"At {first.words}; {when} at {last.words}")
    return "\n".join(lines)


def _cases(
    sessions: Iterable[SessionSummary], named: Callable[[IncidentSummary], Iterable[NamedItem]]
) -> Iterator[tuple[str, dict[str, list[SessionSummary]]]]:
    """For each barrier or strategy its latest label, and by case the sessions that named it, newest first."""
    labels: dict[str, str] = {}
    found: dict[str, dict[str, list[SessionSummary]]] = {}
    for session in sessions:
        if (incident := session.incident) is not None:
            for one in named(incident):
                labels.setdefault(one.id, one.label)
                some = found.setdefault(one.id, {}).setdefault(incident.case, [])
                if not some or some[-1] is not session:  # chosen for two barriers at once, it is chosen once
                    some.append(session)
    for id_, by_case in found.items():
        yield labels[id_], by_case


def _most_first(found: Iterable[RecurringTheme]) -> tuple[RecurringTheme, ...]:
    return tuple(sorted(found, key=lambda one: (-len(one.situations), -one.sessions)))


def _and(parts: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))
