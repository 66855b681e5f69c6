"""The wheel then and now: what became of each section from one span of time to another, and one section over time."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from supervise.domain.content.wheel import RatingScale, Wheel
from supervise.domain.people import SUPERVISEE
from supervise.domain.review.history import History
from supervise.domain.review.periods import Period, PeriodPair, sessions_in
from supervise.domain.review.session_summary import SessionSummary
from supervise.domain.session.model import Rating
from supervise.domain.wording import format_date, plural

State = Literal["changed", "new", "both", "not-now", "neither", "never"]
STATES: dict[State, str] = {
    "changed": "Changed",
    "new": "New",
    "both": "In both",
    "not-now": "Not this time",
    "neither": "At other times",
    "never": "Not talked about yet",
}


@dataclass(frozen=True)
class LastAnswer:
    """What one person answered last, in the words of that day, and on which wheel."""

    rating: Rating
    wheel: str

    @property
    def words(self) -> str:
        """Often; the number alone where it had no words."""
        return self.rating.label or ("Not sure" if self.rating.value is None else str(self.rating.value))

    def share(self, wheel: Wheel) -> float:
        """How far it fills a slice of this wheel; nothing where it was given on a scale of another.

        A number is drawn only on its own scale: what 3 of 4 was would be a guess on 5.
        """
        scale: RatingScale = wheel.rating
        values = [point.value for point in scale.points]
        if self.rating.value not in values:
            return 0.0
        place = values.index(self.rating.value)
        if self.wheel != wheel.id and scale.points[place].label != self.rating.label:
            return 0.0
        return (place + 1) / len(values)


@dataclass
class SectionPeriod:
    """What one span holds of a section."""

    talks: int = 0
    answers: dict[str, LastAnswer] = field(default_factory=dict)
    """The last answer of each person who gave one."""


@dataclass(frozen=True)
class SectionChange:
    """One section in both spans; `number` is its place on the wheels, `last` the day of its last talk at all."""

    id: str
    title: str
    ring: int
    number: int
    then: SectionPeriod
    now: SectionPeriod
    last: date | None

    @property
    def state(self) -> State:
        if self.now.talks:
            if not self.then.talks:
                return "new"
            return "changed" if any(self._changed(by) for by in self.now.answers) else "both"
        if self.then.talks:
            return "not-now"
        return "neither" if self.last else "never"

    def _changed(self, by: str) -> bool:
        was, is_ = self.then.answers.get(by), self.now.answers.get(by)
        return was is not None and is_ is not None and was.words != is_.words


def compare(wheel: Wheel, history: History, spans: PeriodPair) -> tuple[SectionChange, ...]:
    """Every section in wheel order, then those talked about in either span that are no longer on the wheel."""
    then, now = _seen(history, spans.then), _seen(history, spans.now)
    newest: dict[str, SessionSummary] = {}
    for session in history.sessions:
        if session.section is not None:
            newest.setdefault(session.section.id, session)
    rings = [ring.id for ring in wheel.rings]
    places = [
        (section.id, section.title, rings.index(section.ring) if section.ring in rings else 0)
        for section in wheel.sections
    ]
    on_wheel = {section.id for section in wheel.sections}
    for id_, session in newest.items():
        if id_ not in on_wheel and (id_ in then or id_ in now):
            assert session.section is not None
            places.append((id_, session.section.title, len(rings)))
    return tuple(
        SectionChange(
            id_,
            title,
            ring,
            number,
            then.get(id_, SectionPeriod()),
            now.get(id_, SectionPeriod()),
            history.day(newest[id_]) if id_ in newest else None,
        )
        for number, (id_, title, ring) in enumerate(places, 1)
    )


def _seen(history: History, span: Period) -> dict[str, SectionPeriod]:
    result: dict[str, SectionPeriod] = {}
    for session in sessions_in(history, span):
        if (section := session.section) is None:
            continue
        seen = result.setdefault(section.id, SectionPeriod())
        seen.talks += 1
        for rating in session.ratings:
            if not rating.skipped:
                seen.answers.setdefault(rating.by, LastAnswer(rating, section.wheel))
    return result


def sessions_about(history: History, section_id: str) -> tuple[SessionSummary, ...]:
    """The sessions in which this section was talked about, newest first."""
    return tuple(
        session for session in history.sessions if session.section is not None and session.section.id == section_id
    )


def supervisee_first(people: Iterable[str]) -> tuple[str, ...]:
    """People's ids, the supervisee first, as they answer."""
    return tuple(sorted(dict.fromkeys(people), key=lambda text: text != SUPERVISEE))


def count_text(section: SectionChange) -> str:
    """How often it was talked about, then and now."""
    now, then = section.now.talks, section.then.talks
    if section.state == "never":
        return "Not talked about yet."
    if section.state == "neither":
        return f"Last talk: {format_date(section.last) if section.last else ''}."
    if not now:
        return f"{plural(then, 'talk')} before."
    return f"{plural(now, 'talk')} now, {then} before." if then else f"{plural(now, 'talk')} now."


def answer_words(section: SectionChange, initials: Mapping[str, str]) -> tuple[str, ...]:
    """What each of the two answered, a sentence each; side by side, never one against the other."""
    answers = []
    for by, name in initials.items():
        was, is_ = section.then.answers.get(by), section.now.answers.get(by)
        if was and is_:
            answers.append(f"was {was.words}, now {is_.words}" if was.words != is_.words else f"{is_.words}, as before")
        elif is_:
            answers.append(is_.words)
        elif was:
            answers.append(f"was {was.words}{', now not rated' if section.now.talks else ''}")
        else:
            continue
        answers[-1] = f"{name}: {answers[-1]}"
    if not answers and (section.now.talks or section.then.talks):
        return ("Not rated.",)
    return tuple(answers)


def rungs(session: SessionSummary) -> Sequence[tuple[str, int, str]]:
    """Where its incident was placed, as (by, rung, title): together, or by each of the two."""
    if (incident := session.incident) is None:
        return ()
    shown = [
        placement
        for placement in incident.placements
        if placement.ladder == incident.ladder and placement.rung is not None
    ]
    together = [placement for placement in shown if placement.by == "together"]
    people = {person.id for person in session.people}
    chosen = together or [placement for placement in shown if placement.by in people]
    return tuple((placement.by, placement.rung, placement.title) for placement in chosen if placement.rung is not None)
