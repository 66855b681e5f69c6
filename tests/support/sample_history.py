"""Thirteen earlier sessions of CD and AB, made up, so that a home has a past to show."""

from datetime import UTC, date, datetime, timedelta
from functools import cache

from supervise.domain.session.actions import Action, ActionOrigin, ActionReview
from supervise.domain.session.incident import Incident, Placement
from supervise.domain.session.model import (
    Addition,
    Confirmation,
    DiscussedSection,
    Note,
    Rating,
    Session,
    Takeaway,
    Talk,
)
from supervise.store.files.cipher import PLAIN
from supervise.store.home.folder import session_path
from supervise.store.home.walk import own_folder
from supervise.store.sessions.files import save_new
from supervise.store.sessions.toml import encode
from supervise.workflow import SessionWorkflow
from support.builders import PAIR, PEOPLE

LABELS = {1: "New to me", 2: "Sometimes", 3: "Often", 4: "Even under pressure", 5: "I help others"}
RUNGS = {
    2: "Competition",
    3: "Co-existence",
    4: "Compliance",
    5: "Co-operation",
    6: "Co-ordination",
    7: "Collaboration",
}

# The day, the section and its title, what each rated, and the rung together and the one needed, oldest first.
MEETINGS: tuple[tuple[date, str, str, tuple[int, int] | None, tuple[int, int | None] | None], ...] = (
    (date(2025, 9, 10), "communication", "Communication", None, None),
    (date(2025, 10, 8), "shared-purpose", "Shared purpose and leadership", (2, 2), None),
    (date(2025, 11, 5), "inclusion", "Inclusion", (3, 4), (4, 5)),
    (date(2025, 12, 10), "trust", "Trust and accountability", None, None),
    (date(2026, 1, 14), "roles", "Roles and expertise", (1, 2), (3, 5)),
    (date(2026, 2, 11), "listening", "Listening", (3, 3), (3, None)),
    (date(2026, 3, 11), "respect", "Respect and empathy", (4, 4), None),
    (date(2026, 4, 15), "difference", "Working with disagreement", (2, 3), (2, 4)),
    (date(2026, 5, 13), "listening", "Listening", (3, 4), None),
    (date(2026, 6, 13), "roles", "Roles and expertise", (1, 2), (3, 5)),
    (date(2026, 7, 11), "trust", "Trust and accountability", (5, 3), (4, 5)),
    (date(2026, 8, 8), "listening", "Listening", (4, 4), (4, 4)),
    (date(2026, 9, 12), "resilience", "Resilience", (2, 3), (5, 6)),
)


@cache
def past_sessions() -> tuple[Session, ...]:
    """All of them, oldest first; three actions are still open after the last."""
    sessions = [_meeting(*meeting, number) for number, meeting in enumerate(MEETINGS)]
    # One was cut short, and one had words added later.
    sessions[9] = sessions[9].with_changes(status="finished", cut_short="Called away", agreed=())
    sessions[10] = sessions[10].with_changes(
        additions=(
            Addition(
                at=datetime(2026, 7, 20, 15, 5, tzinfo=UTC),
                by="supervisee",
                initials="CD",
                text="The manager rang back the next morning. It went better than either of us had thought.",
            ),
        ),
        actions=(_action(sessions[10], 1, "Write up the July reflection", "supervisee", date(2026, 12, 5)),),
    )
    sessions[11] = sessions[11].with_changes(
        actions=(_action(sessions[11], 1, "One named contact per case", "supervisor", date(2026, 11, 30)),)
    )
    sessions[12] = _whole(sessions[12], done=sessions[8])
    sessions[8] = sessions[8].with_changes(
        actions=(_action(sessions[8], 1, "Shadow a housing visit", "supervisee", None),)
    )
    return tuple(sessions)


def with_past(workflow: SessionWorkflow) -> SessionWorkflow:
    """The workflow's home with these sessions in it, not yet read; all of them are in a backup of that week."""
    for session in past_sessions():
        if workflow.home.seal is PLAIN:
            path = session_path(workflow.home, session.id)
            own_folder(workflow.home, path.parent)
            path.write_bytes(_as_written(session.id))
            path.chmod(0o600)
        else:
            save_new(workflow.home, session)
    last_backup = datetime(2026, 11, 20, 16, 0, tzinfo=UTC)
    workflow.settings = workflow.settings.model_copy(update={"last_backup": last_backup})
    return workflow


@cache
def _as_written(session_id: str) -> bytes:
    """The file of that session: hundreds of homes begin with these thirteen, and how one is saved has its own tests."""
    return encode(next(session for session in past_sessions() if session.id == session_id))


def _meeting(
    day: date,
    section: str,
    title: str,
    rated: tuple[int, int] | None,
    placed: tuple[int, int | None] | None,
    number: int,
) -> Session:
    start = datetime(day.year, day.month, day.day, 9, 30, tzinfo=UTC)
    given = zip(("supervisee", "supervisor"), rated or (), strict=False)
    return Session(
        id=f"{day}T0930-{'abcdefghjkmnp'[number]}7kq",
        status="agreed",
        started_at=start,
        ended_at=start + timedelta(minutes=50),
        pair=PAIR.id,
        people=PEOPLE,
        kind="Combined clinical and managerial",
        ground_rules=("We are here to learn, not to defend what was done.", "Either of us may pause the talk."),
        section=DiscussedSection(id=section, title=title, wheel="stand-in-wheel", stand_in=True),
        ratings=tuple(Rating(by=by, value=value, label=LABELS[value]) for by, value in given),
        no_incident=placed is None,
        incident=_incident(f"Case A{number - 1}", *placed) if placed else None,
        agreed=tuple(
            Confirmation(by=person.id, initials=person.initials, at=start + timedelta(minutes=49)) for person in PEOPLE
        ),
    )


def _incident(case: str, together: int, needed: int | None) -> Incident:
    places = {"supervisee": together, "supervisor": together, "together": together, "needed": needed}
    return Incident(
        case=case,
        ladder="partnership",
        ladder_title="Partnership ladder",
        model="strengths-review",
        model_title="Strengths and next time",
        closed=True,
        placements=tuple(
            Placement(by=by, ladder="partnership", rung=rung, title=RUNGS[rung]) for by, rung in places.items() if rung
        ),
        strengths=("We rang the same day.",),
        differently=("Ask housing to the first meeting.",),
    )


def _action(session: Session, number: int, what: str, owner: str, due: date | None) -> Action:
    return Action(id=f"{session.id}-{number}", what=what, owner=owner, due=due)


def _whole(session: Session, *, done: Session) -> Session:
    """The latest of them, written out in full."""
    assert session.incident is not None
    return session.with_changes(
        aim="Be clear about what to say when we disagree with a discharge date.",
        reviewed=(
            ActionReview(action=f"{done.id}-1", what="Shadow a housing visit", owner="supervisee", outcome="done"),
        ),
        talk=Talk(
            planned_seconds=900,
            spent_seconds=874,
            notes=(
                Note(
                    question="Think of a hard day you came through recently. What did you do, and what did others do, "
                    "that kept you going?",
                    stage="strength",
                    text="The day two discharges landed at once. I asked for help before lunch instead of at five.\n"
                    "Reception rebooked three visits without being asked.",
                ),
                Note(
                    question="What support is already around you, and what would make it easier to use?",
                    stage="stretch",
                    text="The duty line, once I stopped thinking of it as being for emergencies only.",
                ),
            ),
        ),
        rating_talk="AB sees it from outside on good days; CD knows the bad ones.",
        incident=session.incident.with_changes(
            summary="A discharge was brought forward by two days and housing heard of it from the family.",
            why_here="Each service did its part well, and told the others afterwards.",
        ),
        actions=(
            Action(
                id=f"{session.id}-1",
                what="Ask housing to the first meeting",
                owner="supervisee",
                due=date(2026, 10, 1),
                how_we_will_know="Housing is in the minutes.",
                came_from=ActionOrigin(kind="rung", title="5 Co-operation"),
            ),
        ),
        takeaways=(
            Takeaway(by="supervisee", text="Asking early is a skill, not a failing."),
            Takeaway(by="supervisor", text="I can ring the ward manager myself."),
        ),
        differences="Whether the ward knew. CD thinks they did; AB is not sure.",
        reported_as_incident="Not needed",
        copied_to_case_record="Yes",
        next_date=date(2026, 11, 22),
    )
