"""A session in which nothing is left out."""

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
from support import START, TODAY, a_session


def full(words: str) -> Session:
    """A session with something in every field there is, and `words` in each that takes words."""
    number = {"by": "supervisee"}
    return a_session(
        kind=words,
        step="talk",
        ended_at=START,
        actions_made=4,
        no_incident=True,
        next_date=TODAY,
        next_date_words=words,
        aim=words,
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
                due_words=words,
                reason=words,
                now_reads=words,
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
            notes=(StepNote(step="learn", title=words, prompt=words, text=words),),
            strengths=(words,),
            differently=(words, "b"),
            barriers=(NamedItem(id="time", label=words),),
            strategies=(NamedItem(id="trim-meetings", label=words, answers="time"),),
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
        reported_as_incident="not needed",
        copied_to_case_record="yes",
        agreed=(Confirmation(**number, initials="CD", at=START),),
        additions=(Addition(at=START, **number, initials="CD", text=words),),
    )
