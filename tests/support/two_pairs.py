"""Two pairs at one computer, every field of one of them holding a word that nobody else ever writes."""

from datetime import UTC, date, datetime

from supervise.domain.people import Pair, Person
from supervise.domain.session.actions import Action, ActionOrigin, ActionReview
from supervise.domain.session.incident import Incident, NamedItem, Placement, StepNote
from supervise.domain.session.model import (
    Addition,
    Confirmation,
    DiscussedSection,
    Note,
    Rating,
    Session,
    Takeaway,
    Talk,
    TalkLink,
)
from supervise.store.sessions.drafts import OpenDraft
from supervise.store.sessions.files import save_new
from supervise.workflow import SessionWorkflow
from support.builders import PAIR

WORD = "quokka"
OTHERS = Pair(
    id="others",
    people=(
        Person(id="supervisee", initials="QQ", role=f"{WORD} nurse"),
        Person(id="supervisor", initials="ZZ", role=f"{WORD} lead"),
    ),
)


def planted(number: int, **changes: object) -> Session:
    """A session of the others with the word in every field that holds any."""
    started = datetime(2026, 3 + number, 5, 9, 30, tzinfo=UTC)
    session_id = f"2026-{3 + number:02}-05T0930-{'abcdefgh'[number]}qqq"
    rungs = (("supervisee", 3), ("supervisor", 4), ("together", 3 + number), ("organisation", 2), ("needed", 6))
    return Session(
        id=session_id,
        status="agreed",
        started_at=started,
        ended_at=started.replace(hour=10),
        pair=OTHERS.id,
        people=OTHERS.people,
        kind=f"{WORD} kind",
        ground_rules=(f"{WORD} rule",),
        aim=f"{WORD} aim",
        reviewed=(
            ActionReview(action="2026-03-05T0930-aqqq-1", what=f"{WORD} did", outcome="done", reason=f"{WORD} why"),
        ),
        section=DiscussedSection(id="trust", title=f"{WORD} section", wheel="stand-in-wheel"),
        talk=Talk(
            planned_seconds=900,
            spent_seconds=899,
            notes=(Note(question=f"{WORD} asked?", stage="strength", text=f"{WORD} note"),),
            links=(TalkLink(to="role", title="Role", text=f"{WORD} link"),),
        ),
        ratings=(
            Rating(by="supervisee", value=2, label=f"{WORD} sometimes"),
            Rating(by="supervisor", value=4, label=f"{WORD} often"),
        ),
        rating_talk=f"{WORD} of both",
        incident=Incident(
            case="Case Q9",
            summary=f"{WORD} happened",
            ladder="partnership",
            ladder_title=f"{WORD} ladder",
            model="strengths-review",
            model_title=f"{WORD} model",
            closed=True,
            placements=tuple(
                Placement(by=by, ladder="partnership", rung=rung, title=f"{WORD} rung", why=f"{WORD} because")
                for by, rung in rungs
            ),
            why_here=f"{WORD} here",
            notes=(StepNote(step="one", title=f"{WORD} step", prompt="?", text=f"{WORD} step"),),
            strengths=(f"{WORD} strength",),
            differently=(f"{WORD} otherwise",),
            barriers=(NamedItem(id="b", label=f"{WORD} barrier"),),
            strategies=(NamedItem(id="s", label=f"{WORD} strategy", answers="b"),),
        ),
        actions=(
            Action(
                id=f"{session_id}-1",
                what=f"{WORD} action",
                owner="supervisee",
                due=date(2026, 4, 1),
                how_we_will_know=f"{WORD} known",
                came_from=ActionOrigin(kind="strategy", title=f"{WORD} strategy"),
            ),
        ),
        takeaways=(Takeaway(by="supervisee", text=f"{WORD} away"),),
        differences=f"{WORD} differently",
        next_date_words=f"{WORD} next",
        agreed=tuple(Confirmation(by=person.id, initials=person.initials, at=started) for person in OTHERS.people),
        additions=(Addition(at=started, by="supervisee", initials="QQ", text=f"{WORD} added"),),
    ).with_changes(**changes)


def with_others(workflow: SessionWorkflow) -> SessionWorkflow:
    """The home with the others' sessions and a draft of theirs too, nothing read; the usual pair is at the laptop."""
    for number in range(3):
        save_new(workflow.home, planted(number))
    OpenDraft.begin(workflow.home, planted(4, status="draft", step="talk", ended_at=None, agreed=(), additions=()))
    workflow.choose_pair(OTHERS)
    workflow.choose_pair(PAIR)
    return workflow
