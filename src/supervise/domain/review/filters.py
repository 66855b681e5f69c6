"""Filters on past sessions: by section, case, rung, actions, person and year; they combine, and count sessions only."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import tzinfo
from typing import Literal, NamedTuple

from supervise.domain.folding import split_words
from supervise.domain.instants import local_day
from supervise.domain.people import Person
from supervise.domain.review.history import History
from supervise.domain.review.search.index import bitset, full_bitset
from supervise.domain.review.session_summary import IncidentSummary, SessionSummary
from supervise.domain.review.tracked_actions import TrackedAction
from supervise.domain.session.actions import CLOSED, OUTCOMES, Outcome
from supervise.domain.session.incident import Incident, shown_placements
from supervise.domain.session.model import Session

Kind = Literal["section", "kind", "case", "rung", "actions", "person", "year"]
KINDS: dict[Kind, str] = {
    "section": "Section",
    "case": "Case",
    "rung": "Rung",
    "actions": "Actions",
    "person": "Person",
    "year": "Year",
    "kind": "Kind",
}
STILL_OPEN = "open"
_ORDER: tuple[Outcome, ...] = ("doing", "changed", "done", "let-go")
_STATUS_LABELS: dict[str, str] = {STILL_OPEN: "Still open", **{outcome: OUTCOMES[outcome] for outcome in _ORDER}}


class Filter(NamedTuple):
    """One thing that a session must have; `value` is an id, not words."""

    kind: Kind
    value: str


class FilterValue(NamedTuple):
    """Something a session has and can be filtered by, in the words of that day; `ladder` for a rung."""

    value: str
    label: str
    ladder: str = ""


class FilterOption(NamedTuple):
    """A filter that could be set; `group` is the heading it stands under where there are several ladders."""

    filter: Filter
    label: str
    group: str
    sessions: int
    """How many have it."""


@dataclass(frozen=True)
class Filters:
    """Those set: of one kind any will do, of each kind one must."""

    chosen: tuple[Filter, ...] = ()

    def without(self, removed: Filter) -> "Filters":
        return Filters(tuple(chosen for chosen in self.chosen if chosen != removed))

    def without_kind(self, kind: Kind, values: Iterable[str]) -> "Filters":
        """With these of this kind, those that were there before in their places."""
        wanted = dict.fromkeys(Filter(kind, value) for value in values)
        result = tuple(chosen for chosen in self.chosen if chosen.kind != kind or chosen in wanted)
        return Filters((*result, *(added for added in wanted if added not in result)))

    def of(self, kind: Kind) -> tuple[str, ...]:
        return tuple(chosen.value for chosen in self.chosen if chosen.kind == kind)


ActionStatuses = dict[str, Outcome | None]
"""What became of each action, by its id; None where it was not looked at again."""


def action_statuses(actions: Iterable[TrackedAction]) -> ActionStatuses:
    return {tracked.action.id: tracked.outcome for tracked in actions}


def values(
    session: SessionSummary | Session, kind: Kind, zone: tzinfo | None, became: ActionStatuses
) -> Iterator[FilterValue]:
    """The values of this filter kind in a session, private answers left out."""
    if kind == "section" and session.section is not None:
        yield FilterValue(session.section.id, session.section.title)
    elif kind == "kind" and session.occasion_title:
        yield FilterValue(session.occasion_title, session.occasion_title)
    elif kind == "case":
        labels = (session.incident.case if session.incident is not None else "", session.about)
        yield from (FilterValue(label, label) for label in dict.fromkeys(filter(None, labels)))
    elif kind == "rung" and session.incident is not None:
        yield from _rungs(session.incident, session.people)
    elif kind == "actions":
        outcomes = dict.fromkeys(became[action.id] for action in session.actions if action.id in became)
        if any(outcome not in CLOSED for outcome in outcomes):
            yield FilterValue(STILL_OPEN, _STATUS_LABELS[STILL_OPEN])
        yield from (FilterValue(outcome, _STATUS_LABELS[outcome]) for outcome in outcomes if outcome is not None)
    elif kind == "person":
        yield from (FilterValue(person.initials, person.initials) for person in session.people)
    elif kind == "year":
        year = str(local_day(session.started_at, zone).year)
        yield FilterValue(year, year)


def _rungs(incident: IncidentSummary | Incident, people: tuple[Person, ...]) -> Iterator[FilterValue]:
    """On each ladder where it was placed together; where it was not, where either of the two placed it."""
    shown = shown_placements(incident, people)
    theirs = {person.id for person in people}
    for ladder in dict.fromkeys(placement.ladder for placement in shown):
        on = [placement for placement in shown if placement.ladder == ladder]
        placings = [placement for placement in on if placement.by == "together"] or [
            placement for placement in on if placement.by in theirs
        ]
        for rung, title in dict.fromkeys((placing.rung, placing.title) for placing in placings):
            yield FilterValue(f"{ladder}/{rung}", f"{rung} {title}".strip(), ladder)


def matches_label(label: str, typed: str) -> bool:
    """Whether this, typed, means `label`: each of its words begins a word of it; one with a digit is one of them."""
    has, wanted = plain_words(label), plain_words(typed)
    return bool(wanted) and all(
        any(word == text or (word.startswith(text) and not re.search(r"\d", text)) for word in has) for text in wanted
    )


def is_of_kind(session: SessionSummary | Session, kinds: Iterable[str]) -> bool:
    """Whether it is of one of these other kinds of session, each typed as its id or as words of its title."""
    title = session.occasion_title
    return (
        any(typed == session.occasion or matches_label(title, typed) for typed in kinds) if session.occasion else False
    )


def plain_words(text: str) -> list[str]:
    """Its words, folded, without what stands between them."""
    return [word for word in split_words(text) if word[0].isalnum()]


class _Having(NamedTuple):
    """What the newest session calls it, and where the sessions stand that have it, newest first."""

    called: FilterValue
    positions: list[int]


class Facets:
    """What the sessions of a history can be filtered by, each kind found when it is first asked for."""

    def __init__(self, history: History, ladders: Mapping[str, str] | None = None) -> None:
        """`ladders` are the titles of those known today, by their ids."""
        self._history, self._ladders = history, ladders or {}
        self.sessions, self._zone = history.sessions, history.zone
        self._by_kind: dict[Kind, dict[str, _Having]] = {}

    def matching(self, filters: Filters) -> int:
        """The sessions that these filters leave as a bit set."""
        left = full_bitset(len(self.sessions))
        for kind in dict.fromkeys(chosen.kind for chosen in filters.chosen):
            result = self._of(kind)
            having = (at for value in filters.of(kind) if value in result for at in result[value].positions)
            left &= bitset(having, len(self.sessions))
        return left

    def options(self, kind: Kind, within: int) -> tuple[FilterOption, ...]:
        """What there is of this kind among the sessions `within`, in its order."""
        having_by_value, is_within = self._of(kind), within.to_bytes(len(self.sessions), "little")
        several = len({having.called.ladder for having in having_by_value.values()}) > 1
        options = (
            FilterOption(Filter(kind, value), called.label, self._title(called.ladder) if several else "", count)
            for value, (called, positions) in having_by_value.items()
            if (count := sum(map(is_within.__getitem__, positions)))
        )
        return tuple(sorted(options, key=lambda option: (option.group, _order(option))))

    def label(self, chosen: Filter) -> str:
        """What a filter is called on its chip: the newest words for it."""
        having = self._of(chosen.kind).get(chosen.value)
        return having.called.label if having else chosen.value

    def _of(self, kind: Kind) -> dict[str, _Having]:
        """Everything of this kind, by its id."""
        if kind not in self._by_kind:
            became = action_statuses(self._history.actions()) if kind == "actions" else {}
            result: dict[str, _Having] = {}
            for at, session in enumerate(self.sessions):
                for value in values(session, kind, self._zone, became):
                    positions = result.setdefault(value.value, _Having(value, [])).positions
                    if positions[-1:] != [at]:
                        positions.append(at)
            self._by_kind[kind] = result
        return self._by_kind[kind]

    def _title(self, ladder: str) -> str:
        """As the newest case on it has it."""
        cases = (session.incident for session in self.sessions if session.incident is not None)
        recorded = next((case.ladder_title for case in cases if case.ladder == ladder), "")
        return recorded or self._ladders.get(ladder, ladder)


def _order(option: FilterOption) -> tuple[object, ...]:
    """Years newest first, actions as they go, the rest by name with its numbers in their order."""
    if option.filter.kind == "year":
        return (-int(option.label),)
    if option.filter.kind == "actions":
        return (list(_STATUS_LABELS).index(option.filter.value),)
    parts = re.findall(r"\d+|\D+", option.label.casefold())
    # A number by its length and then by its digits: of thousands of digits Python makes none.
    return tuple((1, len(part.lstrip("0")), part.lstrip("0")) if part.isdecimal() else (0, 0, part) for part in parts)
