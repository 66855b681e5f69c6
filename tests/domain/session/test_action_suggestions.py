"""What a session wrote and chose is offered in its words, with where it came from, and nothing twice."""

from supervise.domain.session.action_suggestions import action_suggestions, question_of
from supervise.domain.session.actions import Action, ActionOrigin, is_blank, not_agreed, origin_sentence
from supervise.domain.session.incident import Incident, NamedItem
from supervise.domain.session.model import DiscussedSection, Note, Session, Talk
from supervise.store.content.loader import load_content
from support.builders import a_session

CONTENT, _ = load_content(None)
SECTION = DiscussedSection(id="resilience", title="Resilience", wheel="stand-in-wheel", stand_in=True)


def a_talk(text: str) -> Talk:
    section = CONTENT.section("resilience")
    assert section is not None
    [question] = section.questions_at("commit")
    return Talk(planned_seconds=900, notes=(Note(question=question.text, text=text),))


def a_case(**changes: object) -> Incident:
    case = Incident(case="Case A1", ladder="partnership", model="strengths-review")
    return case.with_changes(**changes)


def offered(session: Session) -> list[tuple[str, str, str]]:
    return [(one.origin.kind, one.origin.title, one.what) for one in action_suggestions(session, CONTENT)]


def test_what_was_written_comes_first_then_what_was_chosen_then_the_question() -> None:
    barriers, strategies = (NamedItem(id="time", label="Time"),), (NamedItem(id="trim-meetings", label="Trim"),)
    incident = a_case(differently=("Start sooner", "Start sooner"), barriers=barriers, strategies=strategies)
    session = a_session(incident=incident, section=SECTION, talk=a_talk("Half an hour,\nphone off."))
    time, trim = CONTENT.barrier("time"), CONTENT.strategy("trim-meetings")
    assert time is not None and trim is not None
    assert offered(session) == [
        ("incident", "Start sooner", "Start sooner"),
        ("strategy", "Trim", trim.starter_actions[0]),
        ("barrier", "Time", time.starter_actions[0]),
        ("section", "Resilience", "Half an hour, phone off."),
        ("section", "Resilience", ""),
    ]


def test_what_an_action_has_come_from_is_not_offered_again_but_the_question_is() -> None:
    origins = (ActionOrigin(kind="incident", title="Start sooner"), ActionOrigin(kind="section", title="Resilience"))
    actions = tuple(Action(id=f"a-{n}", what="Other words", came_from=origin) for n, origin in enumerate(origins, 1))
    session = a_session(
        incident=a_case(differently=("Start sooner",)), section=SECTION, talk=a_talk("Phone off."), actions=actions
    )
    assert offered(session) == [("section", "Resilience", "")]


def test_a_session_without_section_or_incident_offers_nothing() -> None:
    assert offered(a_session(incident=None, section=None)) == []


def test_every_shipped_barrier_has_a_first_action() -> None:
    assert [barrier.id for barrier in CONTENT.barriers if len(barrier.starter_actions) != 1] == []


def test_the_question_stands_where_nothing_is_written_yet() -> None:
    session = a_session(section=SECTION)
    section = CONTENT.section("resilience")
    assert section is not None
    [question] = section.questions_at("commit")
    assert question_of(ActionOrigin(kind="section", title="Resilience"), session, CONTENT) == question.text
    assert "“Time”" in question_of(ActionOrigin(kind="barrier", title="Time"), session, CONTENT)
    assert question_of(None, session, CONTENT) == ""


def test_an_action_says_what_is_not_agreed_and_where_it_came_from() -> None:
    origin = ActionOrigin(kind="incident", title="Start sooner")
    action = Action(id="a-1", what="", came_from=origin)
    assert is_blank(action)
    assert not_agreed(action) == ""
    written = action.with_changes(what="Ring")
    assert not is_blank(written)
    assert not_agreed(written) == "nobody and no day yet"
    assert not_agreed(written.with_changes(owner="both")) == "no day yet"
    assert not_agreed(written.with_changes(due_words="after the round")) == "nobody yet"
    assert origin_sentence(origin) == "From the incident: Start sooner"
