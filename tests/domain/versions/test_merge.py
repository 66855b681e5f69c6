"""Two versions of one session: every difference is told and chosen, and no word of either goes."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supervise.domain.session.actions import Action, ActionReview
from supervise.domain.session.fields.containers import NOT_YET
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
from supervise.domain.session.report import build_report
from supervise.domain.versions.merge import (
    OTHER_WORDS,
    WHOLE,
    Choice,
    differences,
    is_leftover_draft,
    is_same_session,
    merge,
)
from support.builders import a_session
from support.clock import START

BY = ("supervisee", "supervisor")
CD = {"by": "supervisee"}
AB = {"by": "supervisor"}


def choose(ours: Session, theirs: Session, choice: Choice) -> dict[str, Choice]:
    """This at each difference; ours where it is not offered."""
    return {
        difference.path: choice if choice in difference.choices else "ours"
        for difference in differences(ours, theirs)
        if difference.choices
    }


def added(at: int, text: str, **more: Any) -> Addition:
    return Addition(at=START + timedelta(days=at), **CD, initials="CD", text=text, **more)


def canonical(session: Session) -> Any:
    """What it says, whatever the order in which entries with a key of their own stand."""

    def ordered(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: ordered(inner) for key, inner in value.items()}
        if isinstance(value, tuple) and value and isinstance(value[0], dict):
            return sorted((ordered(inner) for inner in value), key=repr)
        return value

    return ordered(session.model_dump(exclude={"additions", "actions_made"}))


# Any two versions ---------------------------------------------------------------------------------

words = st.sampled_from(("", "ja", "nein", "ja nein", "two\nlines", "[/b] x"))
sample_words = st.sampled_from(("ja", "nein", "ja nein", "vielleicht"))


def lists(of: st.SearchStrategy[Any], by: Any) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(of, max_size=3, unique_by=by).map(tuple)


placements = lists(
    st.builds(
        Placement,
        by=st.sampled_from((*BY, "needed")),
        ladder=st.just("partnership"),
        rung=st.sampled_from((None, 2, 5)),
        why=words,
        skipped=st.booleans(),
    ),
    lambda placement: placement.by,
)
incidents = st.none() | st.builds(
    Incident,
    case=st.sampled_from(("Case A1", "Case A2")),
    summary=words,
    ladder=st.sampled_from(("partnership", "hart")),
    model=st.just("aar"),
    closed=st.booleans(),
    placements=placements,
    notes=lists(
        st.builds(StepNote, step=st.sampled_from("ab"), title=st.just("t"), prompt=st.just("p"), text=words),
        lambda note: note.step,
    ),
    strengths=lists(sample_words, str),
    barriers=lists(st.builds(NamedItem, id=st.sampled_from("ab"), label=sample_words), lambda barrier: barrier.id),
)
talks = st.none() | st.builds(
    Talk,
    planned_seconds=st.sampled_from((900, 1200)),
    spent_seconds=st.integers(0, 2),
    notes=lists(st.builds(Note, question=st.sampled_from("pqr"), text=words), lambda note: note.question),
    links=lists(st.builds(TalkLink, to=st.sampled_from("ab"), title=st.just("t"), text=words), lambda link: link.to),
    newer=st.sampled_from(("x", {"y": 1})),
)
drafts = st.builds(
    a_session,
    step=st.sampled_from(("", "talk", "rate")),
    aim=words,
    kind=words,
    ground_rules=lists(sample_words, str),
    reviewed=lists(
        st.builds(ActionReview, action=st.sampled_from("ab"), what=sample_words, outcome=st.just("done"), reason=words),
        lambda review: review.action,
    ),
    talk=talks,
    ratings=lists(
        st.builds(Rating, by=st.sampled_from(BY), value=st.sampled_from((None, 2)), label=words),
        lambda rating: rating.by,
    ),
    rating_talk=words,
    no_incident=st.booleans(),
    incident=incidents,
    actions=lists(
        st.builds(Action, id=st.sampled_from(("s-1", "s-2", "s-9")), what=words, owner=st.sampled_from(("", "both"))),
        lambda action: action.id,
    ),
    actions_made=st.integers(0, 3),
    takeaways=lists(st.builds(Takeaway, by=st.sampled_from(BY), text=words), lambda takeaway: takeaway.by),
    differences=words,
    additions=lists(st.builds(added, st.integers(0, 3), sample_words), lambda addition: (addition.at, addition.text)),
    mood=st.sampled_from(("calm", "sunny")),
)
locked = st.builds(
    lambda session, status: session.with_changes(status=status, step=""),
    drafts,
    st.sampled_from(("finished", "agreed")),
)
sessions = drafts | locked


def texts(session: Session) -> Iterable[str]:
    """Every piece of free text in it."""
    yield from (session.aim, session.rating_talk, session.differences)
    yield from (part.text for part in (*session.takeaways, *session.additions))
    if session.talk is not None:
        yield from (part.text for part in (*session.talk.notes, *session.talk.links))


@given(sessions, sessions)
def test_all_ours_is_ours_and_all_theirs_is_theirs(ours: Session, theirs: Session) -> None:
    assert canonical(merge(ours, theirs, choose(ours, theirs, "ours"))) == canonical(ours)
    assert canonical(merge(ours, theirs, choose(ours, theirs, "theirs"))) == canonical(theirs)


@given(sessions)
def test_one_version_twice_has_no_difference(session: Session) -> None:
    assert differences(session, session) == ()
    assert is_same_session(session, session)
    assert merge(session, session, {}) == session


@given(sessions, sessions)
def test_both_ways_round_the_same_places_differ(ours: Session, theirs: Session) -> None:
    there, back = differences(ours, theirs), differences(theirs, ours)
    assert {(difference.path, difference.ours, difference.theirs) for difference in there} == {
        (difference.path, difference.theirs, difference.ours) for difference in back
    }
    assert len({difference.path for difference in there}) == len(there)


@given(sessions, sessions)
def test_every_addition_stands_in_what_is_made(ours: Session, theirs: Session) -> None:
    result = merge(ours, theirs, choose(ours, theirs, "theirs"))
    assert {addition.model_dump_json() for addition in result.additions} == {
        addition.model_dump_json() for addition in (*ours.additions, *theirs.additions)
    }
    if not (ours.locked or theirs.locked):
        assert result.actions_made >= max(ours.actions_made, theirs.actions_made)


@given(drafts, drafts)
def test_where_both_are_wanted_every_word_of_both_stands(ours: Session, theirs: Session) -> None:
    choices: dict[str, Choice] = {}
    for difference in differences(ours, theirs):
        choices[difference.path] = "both" if "both" in difference.choices else "ours" if difference.ours else "theirs"
    result = merge(ours, theirs, choices)
    if (ours.talk is None) == (theirs.talk is None):
        whole = result.model_dump_json()
        for text in (*texts(ours), *texts(theirs)):
            assert text.rstrip().replace("\n", "\\n") in whole
    titles = [action.what for action in result.actions]
    assert all(action.what in titles for action in (*ours.actions, *theirs.actions))
    assert len({action.id for action in result.actions}) == len(result.actions), "two actions never share a number"


@given(drafts, drafts)
def test_nothing_is_picked_silently(ours: Session, theirs: Session) -> None:
    choices = choose(ours, theirs, "ours")
    for path in choices:
        with pytest.raises(ValueError, match="Nothing was chosen"):
            merge(ours, theirs, {key: value for key, value in choices.items() if key != path})


@given(drafts, drafts)
def test_a_private_answer_is_never_told(ours: Session, theirs: Session) -> None:
    def secret(session: Session, which: str) -> Session:
        ratings = tuple(rating.with_changes(label=f"SECRET {which}") for rating in session.ratings[:1])
        incident = session.incident and session.incident.with_changes(
            placements=tuple(
                placement.with_changes(why=f"SECRET {which}", title="SECRET")
                for placement in session.incident.placements[:1]
            )
        )
        return session.with_changes(ratings=ratings, incident=incident)

    for difference in differences(secret(ours, "one"), secret(theirs, "other")):
        assert "SECRET" not in f"{difference}"


# What people meet ---------------------------------------------------------------------------------


def only(ours: Session, theirs: Session) -> Any:
    [difference] = differences(ours, theirs)
    return difference


def test_two_texts_can_both_be_kept_with_the_second_marked() -> None:
    ours, theirs = a_session(aim="Say no sooner."), a_session(aim="Ask for help.")
    difference = only(ours, theirs)
    assert (difference.label, difference.ours, difference.theirs) == ("Today's aim", "Say no sooner.", "Ask for help.")
    assert merge(ours, theirs, {difference.path: "both"}).aim == f"Say no sooner.\n\n{OTHER_WORDS}\nAsk for help."


def test_a_text_that_was_only_gone_on_with_is_not_said_twice() -> None:
    ours, theirs = a_session(aim="Say no"), a_session(aim="Say no\nsooner")
    assert merge(ours, theirs, {"aim": "both"}).aim == "Say no\nsooner"
    ours, theirs = a_session(aim="no"), a_session(aim="nothing")
    assert merge(ours, theirs, {"aim": "both"}).aim == f"no\n\n{OTHER_WORDS}\nnothing", "no is a word of its own"


def test_texts_joined_before_are_not_joined_again() -> None:
    ours = a_session(aim=merge(a_session(aim="a"), a_session(aim="b"), {"aim": "both"}).aim)
    assert merge(ours, a_session(aim="b"), {"aim": "both"}) == ours


def test_a_note_only_one_laptop_has_is_asked_about_too() -> None:
    note = Note(question="A hard day?", text="Two discharges.")
    ours, theirs = (a_session(talk=Talk(planned_seconds=900, notes=notes)) for notes in ((note,), ()))
    difference = only(ours, theirs)
    assert (difference.part, difference.label, difference.ours, difference.theirs) == (
        "Talk",
        "A hard day?",
        "Two discharges.",
        "",
    )
    assert difference.choices == ("ours", "theirs")


def test_each_made_an_action_of_the_same_number_and_both_stay() -> None:
    ours = a_session(actions=(Action(id="2026-11-22T0930-4k7q-1", what="Ring the ward"),), actions_made=1)
    theirs = a_session(actions=(Action(id="2026-11-22T0930-4k7q-1", what="Ask housing"),), actions_made=3)
    result = merge(ours, theirs, {only(ours, theirs).path: "both"})
    assert [(action.id[-1], action.what) for action in result.actions] == [("1", "Ring the ward"), ("4", "Ask housing")]


def test_a_rating_given_alone_stays_covered() -> None:
    ours = a_session(ratings=(Rating(**CD, value=2, label="Sometimes"),))
    theirs = a_session(ratings=(Rating(**CD, value=4, label="Even under pressure"),))
    difference = only(ours, theirs)
    assert (difference.label, difference.ours, difference.theirs, difference.hidden) == (
        "CD's answer",
        NOT_YET,
        NOT_YET,
        True,
    )
    both = (Rating(**CD, value=2, label="Sometimes"), Rating(**AB, value=3, label="Often"))
    other = only(a_session(ratings=both), a_session(ratings=(both[0], Rating(**AB, skipped=True))))
    assert (other.label, other.ours, other.theirs) == ("AB's answer", "3 Often", "skipped")


def test_two_incidents_are_never_mixed() -> None:
    ours, theirs = (
        a_session(incident=Incident(case=case, summary=case, ladder="hart", model="aar")) for case in ("A1", "A2")
    )
    assert "A1" in only(ours, theirs).ours
    assert merge(ours, theirs, {"incident": "theirs"}).incident == theirs.incident
    none = a_session(no_incident=True)
    difference = only(ours, none)
    assert difference.theirs == "Incident: No incident today."
    assert merge(ours, none, {difference.path: "ours"}) == ours


def test_an_incident_is_open_again_if_what_closed_it_was_left_out() -> None:
    incident = Incident(case="A1", ladder="hart", model="aar", strengths=("a",), differently=("b",), closed=True)
    ours = a_session(incident=incident)
    theirs = a_session(incident=incident.with_changes(strengths=(), closed=False))
    result = merge(ours, theirs, {"incident.strengths": "theirs", "incident.closed": "ours"})
    assert result.incident is not None
    assert not result.incident.closed


def test_nobody_has_agreed_to_words_they_did_not_see() -> None:
    agreed = (Confirmation(**CD, initials="CD", at=START),)
    ours, theirs = a_session(aim="a", agreed=agreed), a_session(aim="b", kind="k")
    assert merge(ours, theirs, {"aim": "ours", "kind": "ours", "agreed": "ours"}).agreed == agreed
    assert merge(ours, theirs, {"aim": "both", "kind": "ours", "agreed": "ours"}).agreed == ()


def test_a_record_is_kept_whole() -> None:
    record = a_session(status="agreed", aim="a", takeaways=(Takeaway(**CD, text="x"),), additions=(added(1, "later"),))
    draft = a_session(aim="b", additions=(added(0, "earlier"),))
    first, *rest = differences(record, draft)
    assert (first.path, first.choices) == (WHOLE, ("ours", "theirs"))
    assert first.ours == "agreed, 22 Nov 2026, 09:30, 1 addition"
    assert {difference.label for difference in rest} == {"State", "Today's aim", "CD"}
    assert not any(difference.choices for difference in rest), "told, and not asked"
    merged = merge(record, draft, {WHOLE: "ours"})
    assert merged.with_changes(additions=()) == record.with_changes(additions=())
    assert [addition.text for addition in merged.additions] == ["earlier", "later"]
    with pytest.raises(ValueError, match="no such difference"):
        merge(record, draft, {WHOLE: "ours", "aim": "theirs"})


def test_words_added_to_a_record_on_two_laptops_need_no_question() -> None:
    ours, theirs = (a_session(status="agreed", additions=(added(0, text),)) for text in ("one", "two"))
    assert differences(ours, theirs) == ()
    assert not is_same_session(ours, theirs)
    assert [addition.text for addition in merge(ours, theirs, {}).additions] == ["one", "two"]


def test_the_draft_a_crash_left_beside_its_record_is_known_for_it() -> None:
    draft = a_session(aim="a", step="agree", agreed=(Confirmation(**CD, initials="CD", at=START),))
    record = draft.with_changes(
        status="agreed", step="", ended_at=START, agreed=(*draft.agreed, Confirmation(**AB, initials="AB", at=START))
    )
    assert is_leftover_draft(record, draft)
    assert not is_leftover_draft(record, draft.with_changes(aim="a and more"))
    assert not is_leftover_draft(draft, record)


def test_two_sessions_are_not_two_versions() -> None:
    with pytest.raises(ValueError, match="two sessions"):
        differences(a_session(), a_session(id="2026-11-23T0930-4k7q"))


def test_labels_are_the_ones_the_record_uses() -> None:
    full = a_session(
        kind="k",
        aim="a",
        section=DiscussedSection(id="s", title="S", wheel="w"),
        talk=Talk(planned_seconds=60, spent_seconds=60, notes=(Note(question="Q?", text="t"),)),
        rating_talk="m",
        incident=Incident(
            case="A1",
            ladder="l",
            ladder_title="L",
            model="m",
            model_title="M",
            why_here="w",
            strengths=("s",),
            differently=("d",),
            barriers=(NamedItem(id="b", label="B"),),
            strategies=(NamedItem(id="s", label="S"),),
        ),
        takeaways=(Takeaway(**CD, text="t"),),
        differences="d",
        reported_as_incident="Yes",
        copied_to_case_record="No",
        next_date_words="soon",
    )
    bare = a_session(talk=Talk(planned_seconds=60), incident=Incident(case="A1", ladder="", model=""))
    labelled = {(part.title, entry.label) for part in build_report(full) for entry in part.entries}
    labels = {(difference.part, difference.label) for difference in differences(full, bare)}
    assert labels <= labelled, labels - labelled
