"""Which barriers came back and what followed on what was tried: facts of situations, never of people, and no causes.

A situation is one case: however often it is talked about, it counts once.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from supervise.domain.review.cases.case_placements import CasePlacement, Than, latest_after, placements_by_case
from supervise.domain.review.history import History
from supervise.domain.review.session_summary import IncidentSummary, SessionSummary
from supervise.domain.review.tracked_actions import TrackedAction
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
        return sum(len(situation.sessions) for situation in self.situations)


def recurring_barriers(sessions: Sequence[SessionSummary]) -> tuple[RecurringTheme, ...]:
    """Every barrier named in `sessions` (newest first), those of most situations first."""
    result = _cases(sessions, lambda incident: incident.barriers)
    return _most_first(
        RecurringTheme(label, tuple(Situation(case, tuple(named)) for case, named in situations.items()))
        for label, situations in result
    )


def recurring_strategies(
    sessions: Sequence[SessionSummary], followed: Iterable[TrackedAction]
) -> tuple[RecurringTheme, ...]:
    """Everything that was chosen to help, with what is known of each situation since."""
    paths = placements_by_case(reversed(sessions))
    done: dict[tuple[str, str], list[str]] = {}
    for tracked_action in followed:
        origin = tracked_action.action.came_from
        if tracked_action.outcome == "done" and origin is not None and origin.kind == "strategy":
            done.setdefault((tracked_action.session_id, origin.title), []).append(tracked_action.action.what)

    def situation(label: str, case: str, named: list[SessionSummary]) -> Situation:
        acted = tuple(what for summary in reversed(named) for what in done.get((summary.id, label), ()))
        first = named[-1]
        path = paths.get((case, first.incident.ladder), []) if first.incident else []
        return Situation(case, tuple(named), acted, latest_after(path, first))

    result = _cases(sessions, lambda incident: incident.strategies)
    return _most_first(
        RecurringTheme(label, tuple(situation(label, case, named) for case, named in situations.items()))
        for label, situations in result
    )


def how_often(recurring_theme: RecurringTheme) -> str:
    """In 3 situations, 5 sessions."""
    sessions = (
        f", {plural(recurring_theme.sessions, 'session')}"
        if recurring_theme.sessions > len(recurring_theme.situations)
        else ""
    )
    return f"In {plural(len(recurring_theme.situations), 'situation')}{sessions}."


def outcome_text(recurring_theme: RecurringTheme) -> str:
    """An action from it was done in 2. Placed again later in 2: higher in 1, the same in 1. Empty if neither."""
    done = sum(bool(situation.done) for situation in recurring_theme.situations)
    than = [situation.moved[1].than(situation.moved[0]) for situation in recurring_theme.situations if situation.moved]
    if len(recurring_theme.situations) == 1:
        texts = ["An action from it was done."] if done else []
        return " ".join([*texts, *(f"Placed {_than(way)} later." for way in than)])
    ways = ", ".join(f"{way} in {than.count(way)}" for way in ("higher", "the same", "lower") if way in than)
    texts = [f"An action from it was done in {done}."] if done else []
    return " ".join([*texts, *([f"Placed again later in {len(than)}: {ways}."] if than else [])])


def _than(way: Than) -> str:
    return "the same again" if way == "the same" else way


def situation_words(situation: Situation, history: History) -> str:
    """Case A1, 11 Mar 2026 and 22 Apr 2026; under it, what followed there."""
    days = [format_date(history.day(session)) for session in reversed(situation.sessions)]
    lines = [f"{situation.case}, {_and(days)}", *(f"Done: {what}" for what in situation.done)]
    if situation.moved is not None:
        first, last = situation.moved
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
    result: dict[str, dict[str, list[SessionSummary]]] = {}
    for session in sessions:
        if (incident := session.incident) is not None:
            for named_item in named(incident):
                labels.setdefault(named_item.id, named_item.label)
                summaries = result.setdefault(named_item.id, {}).setdefault(incident.case, [])
                if not summaries or summaries[-1] is not session:  # chosen for two barriers at once, it is chosen once
                    summaries.append(session)
    for id_, by_case in result.items():
        yield labels[id_], by_case


def _most_first(recurring_themes: Iterable[RecurringTheme]) -> tuple[RecurringTheme, ...]:
    return tuple(
        sorted(
            recurring_themes, key=lambda recurring_theme: (-len(recurring_theme.situations), -recurring_theme.sessions)
        )
    )


def _and(parts: Sequence[str]) -> str:
    return " and ".join(filter(None, (", ".join(parts[:-1]), parts[-1])))
