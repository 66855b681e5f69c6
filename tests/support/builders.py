"""Sessions, histories and workflows made for a test."""

import random
from collections.abc import Callable
from datetime import UTC, datetime, tzinfo
from pathlib import Path

from supervise.domain.people import Pair, Person
from supervise.domain.review.history import History
from supervise.domain.review.session_summary import SummaryBuilder
from supervise.domain.session.actions import Action, ActionOrigin, ActionReview
from supervise.domain.session.counted import CountedAnswers, CountedPoint
from supervise.domain.session.incident import Incident, NamedItem, Placement, StepNote
from supervise.domain.session.model import (
    Addition,
    Brought,
    Confirmation,
    DiscussedSection,
    Note,
    Rating,
    ReturnReview,
    Session,
    Takeaway,
    Talk,
    TalkLink,
)
from supervise.domain.settings import Settings
from supervise.store.home.folder import HomeFolder
from supervise.store.sessions import files as session_files
from supervise.store.sessions.files import StoredSession
from supervise.workflow import SessionWorkflow
from supervise.workflow.read_only import ANOTHER_WINDOW
from support.clock import START, TODAY, FakeClock
from support.shipped import content_for

HOSTILE = "[/b] [red]x \x1b[31m\x07 ‮rtl 👩‍⚕️ é́ \t{curly} \\ \" ' ``"
PEOPLE = (
    Person(id="supervisee", initials="CD", role="Community nurse"),
    Person(id="supervisor", initials="AB", role="Team leader"),
)
PAIR = Pair(id="pair", people=PEOPLE)


def a_session(**changes: object) -> Session:
    """A small valid draft; give fields to change it."""
    given: dict[str, object] = {
        "id": "2026-11-22T0930-4k7q",
        "started_at": START,
        "pair": PAIR.id,
        "people": PEOPLE,
    }
    return Session.model_validate(given | changes)


def full_session(words: str) -> Session:
    """A session with something in every field there is, and `words` in each that takes words."""
    number = {"by": "supervisee"}
    return a_session(
        kind=words,
        about_session="2026-11-11T0930-k8sp",
        asked_whether_reported=("2026-11-11T0930-k8sp",),
        written_on="own-plain",
        step="talk",
        ended_at=START,
        actions_made=4,
        no_incident=True,
        next_date=TODAY,
        next_date_words=words,
        aim=words,
        brought=(Brought(id="2026-11-20T0930-k8sp", by="supervisee", text=words),),
        cut_short=words,
        made_up=True,
        ground_rules=(words, words),
        reviewed=(
            ActionReview(
                action="x-1",
                what=words,
                outcome="changed",
                owner="both",
                due=TODAY,
                was_due=TODAY,
                due_words=words,
                reason=words,
                now_reads=words,
            ),
        ),
        returned=(
            ReturnReview(
                thread="2026-09-16T0830-v6rh",
                occasion="outcomes",
                title=words,
                about=words,
                decided="another-day",
                on_words=words,
            ),
        ),
        section=DiscussedSection(id="resilience", title=words, ring=words, wheel="stand-in-wheel", stand_in=True),
        talk=Talk(
            planned_seconds=900,
            spent_seconds=870,
            notes=(Note(question=words, stage="strength", lens="role", text=words),),
            links=(TalkLink(to="role", title=words, text=words),),
        ),
        ratings=(Rating(**number, value=2, label=words), Rating(by="supervisor", skipped=True)),
        rating_talk=words,
        counted=(CountedAnswers(of="rate", points=(CountedPoint(value=2, label=words, how_many=3),), not_sure=2),),
        incident=Incident(
            case=words,
            summary=words,
            ladder="partnership",
            ladder_title=words,
            model="aar",
            model_title=words,
            both_wanted=False,
            closed=True,
            placements=(Placement(**number, ladder="partnership", rung=5, title=words, why=words),),
            why_here=words,
            in_the_way=words,
            next_step=words,
            notes=(StepNote(step="learn", title=words, prompt=words, text=words),),
            strengths=(words,),
            differently=(words, "b"),
            barriers=(NamedItem(id="time", label=words),),
            strategies=(NamedItem(id="trim-meetings", label=words, answers="time"),),
            opportunities=(NamedItem(id="both-want", label=words),),
        ),
        actions=(
            Action(
                id="x-2",
                what=words,
                owner="both",
                due=TODAY,
                due_words=words,
                how_we_will_know=words,
                came_from=ActionOrigin(kind="strategy", title=words),
            ),
        ),
        takeaways=(Takeaway(**number, text=words),),
        differences=words,
        bigger_picture=words,
        finish_at=words,
        reported_as_incident="not needed",
        copied_to_case_record="yes",
        agreed=(Confirmation(**number, initials="CD", at=START),),
        additions=(Addition(at=START, **number, initials="CD", text=words),),
    )


def session_on(day: str, **fields: object) -> Session:
    """A session of that day that is over; a field is as the session's, and `section` is a title."""
    if isinstance(title := fields.get("section"), str):
        fields["section"] = DiscussedSection(id=title.lower(), title=title, wheel="wheel")
    at = datetime.fromisoformat(f"{day}T09:30:00").replace(tzinfo=UTC)
    return a_session(id=f"{day}T0930-4k7q", started_at=at, status="agreed", **fields)


def case(label: str, rung: int | None, *, ladder: str = "partnership", **fields: object) -> Incident:
    """A case placed on a rung together; barriers and strategies are given by their words."""
    for key in ("barriers", "strategies"):
        fields[key] = tuple(NamedItem(id=label.lower(), label=label) for label in fields.get(key, ()))  # type: ignore[attr-defined]
    given = tuple(
        Placement(by=by, ladder=ladder, rung=rung, title=f"Rung {rung}", skipped=rung is None)
        for by in ("supervisee", "supervisor", *(("together",) if rung else ()))
    )
    fixed = {"case": label, "ladder": ladder, "ladder_title": ladder.capitalize(), "model": "m", "placements": given}
    return Incident.model_validate(fixed | fields)


def history_of(*oldest_first: Session, zone: tzinfo = UTC) -> History:
    """The history of these sessions, given oldest first."""
    summaries = SummaryBuilder(zone)
    return History(tuple(summaries.of(session) for session in reversed(oldest_first)), zone)


def make_workflow(root: Path, clock: Callable[[], datetime] | None = None, *, writable: bool = True) -> SessionWorkflow:
    """A workflow on a home at `root` whose pair is CD and AB, with chance and zone fixed."""
    home = HomeFolder(root)
    content, problems = content_for(home.content)
    assert not problems
    workflow = SessionWorkflow(
        home, content, clock or FakeClock(), settings=Settings(), zone=UTC, chance=random.Random(1)
    )
    workflow.choose_pair(PAIR)
    workflow.read_only = None if writable else ANOTHER_WINDOW
    return workflow


def wholes(workflow: SessionWorkflow) -> tuple[Session, ...]:
    """The pair's sessions that are over, whole, newest first."""
    return tuple(shelved.session for shelved in workflow.past)


def read_drafts(home: HomeFolder) -> tuple[StoredSession, ...]:
    """The unfinished sessions in a home's drafts, newest first."""
    drafts = session_files.read_folder(home.drafts, home.seal).kept
    return tuple(draft for draft in drafts if draft.session.status == "draft")
