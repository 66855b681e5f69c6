"""The guard of one workflow: what it finds for this pair, what it replaces, and what it remembers."""

import pytest

from supervise.domain.problems import ProblemError
from supervise.domain.session.incident import Incident, Placement
from supervise.domain.session.model import Note, Session, Takeaway, Talk
from supervise.workflow import SessionWorkflow
from supervise.workflow.identifier_check import IdentifierChecker
from supervise.workflow.read_only import ANOTHER_WINDOW
from support.builders import PAIR


def session_with(workflow: SessionWorkflow, **changes: object) -> Session:
    workflow.begin()
    return workflow.update(**changes)


def texts(guard: IdentifierChecker, session: Session) -> list[str]:
    return [finding.text for finding in guard.find(session)]


def test_each_is_found_once_with_every_place_where_it_stands(workflow: SessionWorkflow) -> None:
    note = Note(question="Who helped?", text="Mrs Okafor did. CD asked Mrs Okafor.")
    session = session_with(
        workflow, aim="With Mrs Okafor, LS6 2AB. I asked May.", talk=Talk(planned_seconds=9, notes=(note,)),
        differences="We meet in May",
    )  # fmt: skip
    first, postcode, may = IdentifierChecker(workflow).find(session)
    assert (first.text, [place.label for place in first.places], first.times) == (
        "Mrs Okafor", ["Today's aim", "Who helped?"], 3,
    )  # fmt: skip
    assert postcode.mark.words == "looks like a postcode"
    assert (may.text, [place.label for place in may.places]) == ("May", ["Today's aim"]), "the month stays a month"


def test_the_pairs_own_initials_and_roles_and_the_pages_words_are_no_marks(workflow: SessionWorkflow) -> None:
    session = session_with(
        workflow, aim="CD, the Community nurse, and AB. Case A7: Co-operation. Listening, Resilience."
    )
    assert texts(IdentifierChecker(workflow), session) == []


def test_replaced_everywhere_and_put_back(workflow: SessionWorkflow) -> None:
    session = session_with(workflow, aim="Okafor rang", takeaways=(Takeaway(by="supervisee", text="Ask Okafor's son"),))
    guard = IdentifierChecker(workflow)
    texts = guard.replace(guard.find(session)[0], " the  [daughter] ")
    assert workflow.session.aim == "The [daughter] rang"
    assert workflow.session.takeaways[0].text == "Ask the [daughter]'s son"
    workflow.update(differences="written since")
    assert next((replacement.before, replacement.after) for replacement in guard.put_back(texts)) == (
        "The [daughter] rang",
        "Okafor rang",
    )
    assert workflow.session.aim == "Okafor rang"
    assert workflow.session.differences == "written since"
    with pytest.raises(ProblemError):
        guard.replace(guard.find(session)[0], "  ")


def test_a_name_that_is_a_word_is_replaced_where_it_is_the_name(workflow: SessionWorkflow) -> None:
    """The rest of the sentence cannot be written twice."""
    aim = "told will to go, I will ring. In hope, I told hope we would hope. Asked May in May."
    guard = IdentifierChecker(workflow)
    for name in guard.find(session_with(workflow, aim=aim)):
        assert name.times == 1
        texts = guard.replace(name, "[X]")
        assert len(texts) == 1
        guard.put_back(texts)
        assert workflow.session.aim == aim
    for _ in range(3):
        guard.replace(guard.find(workflow.session)[0], "[X]")
    assert workflow.session.aim == "told [X] to go, I will ring. In hope, I told [X] we would hope. Asked [X] in May."


def test_a_number_is_replaced_where_it_is_glued_to_a_word_and_where_it_stands_alone(workflow: SessionWorkflow) -> None:
    session = session_with(workflow, aim="nhs9998158060.pdf", differences="It was 9998158060, not 99981580601")
    guard = IdentifierChecker(workflow)
    (number,) = guard.find(session)
    assert [place.label for place in number.places] == ["Today's aim", "Where we see it differently"]
    guard.replace(number, "[NHS number]")
    assert workflow.session.aim == "nhs[NHS number].pdf"
    assert workflow.session.differences == "It was [NHS number], not 99981580601"


def test_what_one_of_them_wrote_alone_is_not_told_early(workflow: SessionWorkflow) -> None:
    private = Placement(by="supervisee", ladder="l", rung=1, why="Mrs Okafor was ignored")
    session = session_with(workflow, incident=Incident(case="Case A1", ladder="l", model="m", placements=(private,)))
    assert texts(IdentifierChecker(workflow), session) == []


def test_words_passed_are_remembered_for_this_pair(workflow: SessionWorkflow) -> None:
    session = session_with(workflow, aim="Kestrel Lodge: Adaeze")
    guard = IdentifierChecker(workflow)
    assert texts(guard, session) == ["Adaeze"]
    guard.ignore_always("Adaeze")
    assert texts(guard, session) == []
    assert IdentifierChecker(workflow).passed == ("Adaeze",), "and by the next start of the program"
    workflow.choose_pair(PAIR.model_copy(update={"id": "others"}))
    assert guard.passed == ()
    workflow.choose_pair(PAIR)
    guard.stop_ignoring("Adaeze")
    assert texts(guard, session) == ["Adaeze"]


def test_what_was_left_is_known_until_it_is_looked_at_again(workflow: SessionWorkflow) -> None:
    session = session_with(workflow, aim="Adaeze")
    guard = IdentifierChecker(workflow)
    finding = guard.find(session)[0]
    guard.leave(session, finding)
    assert guard.is_left(session, finding)
    guard.leave(session, finding)
    assert not guard.is_left(session, finding)


def test_a_window_that_only_reads_remembers_nothing(workflow: SessionWorkflow) -> None:
    workflow.read_only = ANOTHER_WINDOW
    with pytest.raises(ProblemError):
        IdentifierChecker(workflow).ignore_always("Adaeze")
