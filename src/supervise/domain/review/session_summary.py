"""What looking back holds of a session that is over: all but its long words, so that ten thousand fit in memory."""

from collections.abc import Container, Hashable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, tzinfo
from typing import Any, NamedTuple, TypeVar

from supervise.domain.people import Person
from supervise.domain.review.search.query import TokenCache, search_text
from supervise.domain.session.actions import Action, ActionReview
from supervise.domain.session.incident import Incident, NamedItem, Placement
from supervise.domain.session.lifecycle import visible_to_both
from supervise.domain.session.model import (
    ComesBack,
    DiscussedSection,
    Rating,
    ReturnReview,
    Session,
    Status,
    Takeaway,
    initials,
)
from supervise.domain.text import single_line

T = TypeVar("T")
BIGGER_PICTURE = "bigger-picture"
"""The step of a reflective model, and the key of `FormField.gathers`, that look past what happened."""
BEGINNING = 60
"""How many characters of an incident's account looking back holds."""


@dataclass(frozen=True, slots=True)
class IncidentSummary:
    """An incident as both may see it; `placements` are without their reasons."""

    case: str
    about: str
    """The first words of its account, by which the pair know it again."""
    ladder: str
    ladder_title: str
    both_wanted: bool
    closed: bool
    placements: tuple[Placement, ...]
    strengths: tuple[str, ...]
    differently: tuple[str, ...]
    barriers: tuple[NamedItem, ...]
    strategies: tuple[NamedItem, ...]
    opportunities: tuple[NamedItem, ...]


class Gathered(NamedTuple):
    """One line of what a page gathers, and under which question it was written."""

    place: str
    """A key of `FormField.gathers`."""
    question: str
    text: str


class StrengthNote(NamedTuple):
    """What was written under a question that asks for a strength."""

    question: str
    text: str


class GivenAnswer(NamedTuple):
    """What was chosen, or the number given, on a form; no word that anybody wrote."""

    form: str
    field: str
    chosen: tuple[str, ...]
    """The ids of the choices; empty where it was answered in own words."""
    number: int | None


@dataclass(frozen=True, slots=True)
class SessionSummary:
    """A session as both may see it; its fields are called as the session's. Never written: the words are not in it."""

    id: str
    status: Status
    made_up: bool
    pair: str
    started_at: datetime
    ended_at: datetime | None
    last_changed_at: datetime
    """When its last word was written, additions included."""
    cut_short: str
    people: tuple[Person, ...]
    kind: str
    occasion: str
    occasion_title: str
    """What kind of session it was; empty for the usual one of two."""
    about: str
    thread: str
    comes_back: ComesBack | None
    returned: tuple[ReturnReview, ...]
    gathered: tuple[Gathered, ...]
    """What was written on its pages where looking back collects it."""
    ground_rules: tuple[str, ...]
    section: DiscussedSection | None
    spent_seconds: int
    """How long they talked."""
    told_strengths: tuple[StrengthNote, ...]
    """What was written where the talk asks for strengths."""
    reviewed: tuple[ActionReview, ...]
    ratings: tuple[Rating, ...]
    """Empty until both had answered."""
    incident: IncidentSummary | None
    answers: tuple[GivenAnswer, ...]
    actions: tuple[Action, ...]
    takeaways: tuple[Takeaway, ...]
    reported_as_incident: str
    copied_to_case_record: str
    next_date: date | None
    added_at: tuple[datetime, ...]
    """When words were added to it, oldest first."""
    sheet: str
    """Every word of it once, folded, for `search`."""

    def initials(self, by: str) -> str:
        """The initials for a person's id, as those of `Session`."""
        return initials(self.people, by)


class SummaryBuilder:
    """Makes summaries; what many sessions have alike (sections, people, rungs) is held once for all of them."""

    def __init__(self, zone: tzinfo | None = None, usual_rules: Iterable[str] = (), *, searched: bool = True) -> None:
        self._zone, self._usual_rules, self._searched = zone, frozenset(usual_rules), searched
        self._known: dict[Hashable, Any] = {}
        self._words = TokenCache()

    def of(self, session: Session) -> SessionSummary:
        seen, talk = visible_to_both(session), session.talk
        section = seen.section
        return SessionSummary(
            id=seen.id,
            status=seen.status,
            made_up=seen.made_up,
            pair=self._once(seen.pair, seen.pair),
            started_at=seen.started_at,
            ended_at=seen.ended_at,
            last_changed_at=seen.last_changed_at,
            cut_short=seen.cut_short,
            people=self._once(tuple((person.id, person.initials, person.role) for person in seen.people), seen.people),
            kind=self._once(seen.kind, seen.kind),
            occasion=self._once(seen.occasion, seen.occasion),
            occasion_title=self._once(seen.occasion_title, seen.occasion_title),
            about=seen.about,
            thread=seen.thread,
            comes_back=seen.comes_back,
            returned=seen.returned,
            gathered=tuple(self._gathered(seen)),
            ground_rules=self._once(seen.ground_rules, seen.ground_rules),
            section=section and self._once((section.id, section.title, section.wheel, section.stand_in), section),
            spent_seconds=talk.spent_seconds if talk else 0,
            told_strengths=tuple(
                StrengthNote(self._once(note.question, note.question), note.text)
                for note in (talk.notes if talk else ())
                if note.stage == "strength" and note.text.strip()
            ),
            reviewed=seen.reviewed,
            ratings=tuple(
                self._once((rating.by, rating.value, rating.label, rating.skipped), rating) for rating in seen.ratings
            ),
            incident=self._case(seen.incident) if seen.incident else None,
            answers=tuple(_given_answers(seen)) if seen.forms else (),
            actions=seen.actions,
            takeaways=seen.takeaways,
            reported_as_incident=self._once(seen.reported_as_incident, seen.reported_as_incident),
            copied_to_case_record=self._once(seen.copied_to_case_record, seen.copied_to_case_record),
            next_date=seen.next_date,
            added_at=tuple(addition.at for addition in seen.additions),
            sheet=search_text(seen, self._zone, self._words, self._usual_rules) if self._searched else "",
        )

    def _gathered(self, session: Session) -> Iterator[Gathered]:
        """Each line of a list, or a text whole; and what was written about the bigger picture."""
        for answer in (answer for form in session.forms for answer in form.answers if answer.gathers):
            question = self._once(answer.asked, answer.asked)
            texts = (answer.text, *answer.lines, *(item.label for item in answer.chosen))
            yield from (Gathered(answer.gathers, question, text) for text in texts if text.strip())
        for note in session.incident.notes if session.incident else ():
            if note.step == BIGGER_PICTURE and note.text.strip():
                yield Gathered(BIGGER_PICTURE, self._once(note.prompt, note.prompt), note.text)
        if session.bigger_picture.strip():
            yield Gathered(BIGGER_PICTURE, "", session.bigger_picture)

    def _case(self, incident: Incident) -> IncidentSummary:
        placements = (
            placement.model_copy(update={"why": ""}) if placement.why else placement
            for placement in incident.placements
        )
        return IncidentSummary(
            case=incident.case,
            about=_beginning(incident.summary),
            ladder=self._once(incident.ladder, incident.ladder),
            ladder_title=self._once(incident.ladder_title, incident.ladder_title),
            both_wanted=incident.both_wanted,
            closed=incident.closed,
            placements=tuple(
                self._once(
                    (placement.by, placement.ladder, placement.rung, placement.title, placement.skipped), placement
                )
                for placement in placements
            ),
            strengths=incident.strengths,
            differently=incident.differently,
            barriers=self._each_once(incident.barriers),
            strategies=self._each_once(incident.strategies),
            opportunities=self._each_once(incident.opportunities),
        )

    def _each_once(self, chosen: Iterable[NamedItem]) -> tuple[NamedItem, ...]:
        return tuple(
            self._once((named_item.id, named_item.label, named_item.answers), named_item) for named_item in chosen
        )

    def _once(self, key: Hashable, value: T) -> T:
        result: T = self._known.setdefault((type(value), key), value)
        return result


_CHOSEN_OR_COUNTED = frozenset({"one", "some", "number"})


def _given_answers(session: Session) -> Iterator[GivenAnswer]:
    for form in session.forms:
        for answer in form.answers:
            if answer.kind in _CHOSEN_OR_COUNTED and not answer.is_empty:
                yield GivenAnswer(form.id, answer.field, tuple(item.id for item in answer.chosen), answer.number)


def _beginning(account: str) -> str:
    text = single_line(account).strip()
    return text if len(text) <= BEGINNING else f"{text[:BEGINNING].rsplit(' ', 1)[0]} …"


def found_by_all(
    summary: SessionSummary,
    versions: Iterable[Session],
    zone: tzinfo | None = None,
    usual_rules: Container[str] = (),
) -> SessionSummary:
    """The summary, to be found by the words of these versions of its session as well."""
    more = "".join(search_text(visible_to_both(version), zone, usual_rules=usual_rules) for version in versions)
    return replace(summary, sheet=summary.sheet + more) if more else summary
