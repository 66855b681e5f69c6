"""One supervision session, as it is kept in its file, top to bottom as it went."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Annotated, Literal

from pydantic import Field

from supervise.domain.content.base import Point
from supervise.domain.instants import Instant
from supervise.domain.people import Person
from supervise.domain.session.actions import Action, ActionReview
from supervise.domain.session.base import MOST, Count, Line, Seconds, SessionPart, Words
from supervise.domain.session.counted import CountedAnswers
from supervise.domain.session.form_answers import FormAnswers
from supervise.domain.session.incident import Incident

SCHEMA_VERSION = 1
Status = Literal["draft", "finished", "agreed"]
STATES: dict[Status, str] = {"draft": "draft", "finished": "cut short", "agreed": "agreed"}
"""What people call it: a session that ended without both of them agreeing the record was cut short."""
ReturnDecision = Literal["today", "another-day", "finished"]
RETURN_DECISIONS: dict[ReturnDecision, str] = {
    "today": "Today",
    "another-day": "Another day",
    "finished": "It is finished",
}
STEPS: tuple[str, ...] = ("arrive", "wheel", "talk", "rate", "ladder", "actions", "agree")


class DiscussedSection(SessionPart):
    """The wheel's section that was chosen, in the words of that day."""

    id: str
    title: Line
    ring: Line = ""
    wheel: str
    stand_in: bool = False
    """Whether the wheel was a stand-in for the workbook; every export says so."""


class Note(SessionPart):
    """What was written under one question; `stage` and `lens` are the question's own."""

    question: Line
    stage: str = ""
    lens: str = ""
    text: Words


class TalkLink(SessionPart):
    """A link from the talk to the role, the development or the service."""

    to: str
    title: Line
    text: Words


class Talk(SessionPart):
    """The timed talk. `planned_seconds` grows by every extension; `spent_seconds` is what it really took."""

    planned_seconds: Seconds
    spent_seconds: Seconds = 0
    notes: tuple[Note, ...] = ()
    links: tuple[TalkLink, ...] = ()


class Rating(SessionPart):
    """One person's private answer: a point of the scale, "not sure" (no value), or skipped."""

    by: str
    value: Point | None = None
    label: Line = ""
    skipped: bool = False


class Takeaway(SessionPart):
    """What one of the two takes away, in their own words."""

    by: str
    text: Words


class Brought(SessionPart):
    """What one of the two wrote on a page of their own and brings to supervision, word for word."""

    id: str
    by: str
    text: Words


class Confirmation(SessionPart):
    """One person's confirmation with their initials; not an electronic signature and not called one."""

    by: str
    initials: Line
    at: Instant


class Addition(SessionPart):
    """Words added after the record was locked: dated and signed, never an edit."""

    at: Instant
    by: str
    initials: Line
    text: Words


class ComesBack(SessionPart):
    """When what is not over is looked at again, or that it is finished."""

    on: date | None = None
    open: bool = False
    """Whether it is offered again until it is ended, without a day too."""
    finished: bool = False


class ReturnReview(SessionPart):
    """What was decided, at the beginning of a session, about something of an earlier one that had come back."""

    thread: str
    """The first session of it."""
    occasion: str
    title: Line
    about: Line = ""
    decided: ReturnDecision
    on: date | None = None
    on_words: Line = ""
    """What was typed for another day, while it names none."""


def initials(people: Iterable[Person], by: str) -> str:
    """The initials for a person's id; "Both" for both; the id itself if nobody has it."""
    person = next((person for person in people if person.id == by), None)
    return person.initials if person else {"both": "Both", "": "", "together": "Together"}.get(by, by)


class Session(SessionPart):
    """A session of one pair. Times are aware UTC; an empty field means that nothing was written."""

    schema_version: Annotated[int, Field(strict=True, ge=1, le=MOST)] = SCHEMA_VERSION
    id: str
    status: Status = "draft"
    step: str = ""
    """Where the pair were, while it is a draft."""
    made_up: bool = False
    """Shown wherever the session is: a made-up example is never taken for a record."""
    started_at: Instant
    ended_at: Instant | None = None
    cut_short: Line = ""
    """Why it ended before the agreement, if it did."""
    pair: str = ""
    people: tuple[Person, ...] = ()
    kind: Line = ""
    occasion: str = ""
    """The kind of session, by its id in `kinds.toml`; empty for the usual session of two."""
    occasion_title: Line = ""
    about: Line = ""
    """A label made by the program, such as "Case A5", for what the session is about."""
    about_session: str = ""
    """On a page of one's own: the id of the session of two that it is about."""
    asked_whether_reported: tuple[str, ...] = ()
    """On a page of one's own: the sessions of two, by their ids, of whose incident that was asked, never twice."""
    written_on: str = ""
    """The form chosen, by its id, where the kind of session has several to choose from."""
    thread: str = ""
    """The first session of what comes back; empty on that one."""
    comes_back: ComesBack | None = None
    ground_rules: tuple[Line, ...] = ()
    aim: Words = ""
    brought: tuple[Brought, ...] = ()
    reviewed: tuple[ActionReview, ...] = ()
    returned: tuple[ReturnReview, ...] = ()
    """What was decided about what had come back."""
    section: DiscussedSection | None = None
    talk: Talk | None = None
    ratings: tuple[Rating, ...] = ()
    rating_talk: Words = ""
    """What they made of the two answers, written after both were shown."""
    counted: tuple[CountedAnswers, ...] = ()
    """How the answers of a team were spread; what it says together stands where one person's answer would."""
    no_incident: bool = False
    incident: Incident | None = None
    forms: tuple[FormAnswers, ...] = ()
    actions: tuple[Action, ...] = ()
    actions_made: Count = 0
    """The highest number given to an action, those taken out again included."""
    takeaways: tuple[Takeaway, ...] = ()
    differences: Words = ""
    bigger_picture: Words = ""
    """What today says beyond its actions, of how services fit around people."""
    finish_at: Line = ""
    """When they said they would finish, as it was typed."""
    reported_as_incident: Line = ""
    copied_to_case_record: Line = ""
    next_date: date | None = None
    next_date_words: Line = ""
    """What was typed for it, while it names no day."""
    agreed: tuple[Confirmation, ...] = ()
    additions: tuple[Addition, ...] = ()

    def person(self, by: str) -> Person | None:
        return next((person for person in self.people if person.id == by), None)

    def initials(self, by: str) -> str:
        """The initials for a person's id, as `initials`."""
        return initials(self.people, by)

    @property
    def last_changed_at(self) -> datetime:
        """When its last word was written, additions included."""
        return max([self.ended_at or self.started_at, *(addition.at for addition in self.additions)])

    @property
    def locked(self) -> bool:
        """Whether only dated additions may follow."""
        return self.status != "draft"
