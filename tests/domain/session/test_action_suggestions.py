"""What a session wrote and chose is offered in its words, with where it came from, and nothing twice."""

from datetime import date

from supervise.domain.session.action_owners import owners_for
from supervise.domain.session.action_suggestions import action_suggestions, as_suggested, question_of
from supervise.domain.session.actions import Action, ActionOrigin, is_blank, not_agreed, origin_sentence
from supervise.domain.session.form_answers import Answer, Cell, FormAnswers, Row
from supervise.domain.session.incident import Incident, NamedItem
from supervise.domain.session.model import DiscussedSection, Note, Session, Talk
from supervise.store.content.form_loader import load_forms
from supervise.store.content.loader import load_content
from support.builders import a_session
from support.clock import TODAY

CONTENT, _ = load_content(None)
FORMS, _ = load_forms(None, CONTENT)
SECTION = DiscussedSection(id="resilience", title="Resilience", wheel="stand-in-wheel", stand_in=True)


def a_talk(text: str) -> Talk:
    section = CONTENT.section("resilience")
    assert section is not None
    [question] = section.questions_at("commit")
    return Talk(planned_seconds=900, notes=(Note(question=question.text, text=text),))


def a_case(**changes: object) -> Incident:
    case = Incident(case="Case A1", ladder="partnership", model="strengths-review")
    return case.with_changes(**changes)


def an_answer(field: str, kind: str, **given: object) -> Answer:
    return Answer(field=field, asked="What?", kind=kind).with_changes(**given)


def offered(session: Session) -> list[tuple[str, str, str]]:
    return [
        (suggestion.origin.kind, suggestion.origin.title, suggestion.what)
        for suggestion in action_suggestions(session, CONTENT)
    ]


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
    assert origin_sentence(written) == "From the incident: Start sooner"
    desk = ActionOrigin(kind="opportunity", title="One desk")
    assert origin_sentence(written.with_changes(came_from=desk)) == "From the opportunity: One desk"
    assert origin_sentence(written.with_changes(what="One desk", came_from=desk)) == "", "not the same words again"


def test_what_a_page_says_is_to_be_done_is_offered_with_who_and_by_when() -> None:
    row = Row(
        cells=tuple(
            Cell(id=id, title=id, text=text)
            for id, text in (("what", "Ring first"), ("who", "gp"), ("by", "4 Dec 2026"))
        )
    )
    empty = Row(cells=(Cell(id="who", title="Who", text="Nobody yet"),))
    session = a_session(
        forms=(
            FormAnswers(
                id="network-decide",
                title="What was decided",
                answers=(an_answer("decided", "rows", rows=(row, empty)),),
            ),
            FormAnswers(
                id="team-can", title="What we can do", answers=(an_answer("ours", "lines", lines=("Read out", " ")),)
            ),
            FormAnswers(id="gone", title="No longer here", answers=(an_answer("ours", "lines", lines=("Read out",)),)),
        )
    )
    suggestions = action_suggestions(session, CONTENT, FORMS)
    assert [(suggestion.group, suggestion.what) for suggestion in suggestions] == [
        ("What was decided", "Ring first"),
        ("What we can do", "Read out"),
    ]
    owners = [("supervisee", "CD"), ("GP", "GP")]
    action = as_suggested(Action(id="a-1", what="Ring first"), suggestions[0], owners, date(2026, 11, 29))
    assert (action.owner, action.due) == ("GP", date(2026, 12, 4))
    chosen = as_suggested(
        Action(id="a-1", what="", owner="supervisee", due_words="soon"), suggestions[0], owners, TODAY
    )
    assert (chosen.owner, chosen.due, chosen.due_words) == ("supervisee", None, "soon"), "what was chosen stays"


def test_a_seat_can_be_named_for_an_action_each_once() -> None:
    seats = tuple(Row(cells=(Cell(id="role", title="Role", text=role),)) for role in ("GP", "gp", "CD", ""))
    answered = FormAnswers(id="network-who", title="Who", answers=(an_answer("seats", "seats", rows=seats),))
    assert owners_for(a_session(forms=(answered,)), roles=("Nurse",)) == [
        ("supervisee", "CD"),
        ("supervisor", "AB"),
        ("both", "Both"),
        ("GP", "GP"),
    ]
