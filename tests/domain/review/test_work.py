"""Work gathers what was done about one label in order, in counts and places, with no line better than another."""

from collections.abc import Callable

from supervise.domain.people import team_of
from supervise.domain.review.work import event_text, roles_text, works
from supervise.domain.session.actions import Action, ActionOrigin, ActionReview
from supervise.domain.session.form_answers import Answer, Cell, FormAnswers, Look, Row
from supervise.domain.session.incident import NamedItem, Placement
from supervise.domain.session.model import ComesBack, Session
from supervise.store.content.form_loader import load_forms
from support.builders import case, history_of, session_on

FORMS, _ = load_forms(None)


def loader(*sessions: Session) -> Callable[[str], Session | None]:
    return {session.id: session for session in sessions}.get


def lines_of(*sessions: Session) -> list[str]:
    history = history_of(*sessions)
    work = works(history)[0]
    return [event_text(session, history, loader(*sessions), FORMS) for session in work.sessions]


def looked(day: str, thread: str = "", **answers: str) -> Session:
    looks = tuple(Look(id=id_.replace("_", "-"), label=id_, answer=answer) for id_, answer in answers.items())
    answer = Answer(field="look", asked="What can be seen?", kind="looks", looks=looks)
    return session_on(
        day,
        occasion="outcomes",
        occasion_title="What came of it",
        about="Case A1",
        thread=thread,
        forms=(FormAnswers(id="outcomes-look", title="Look", answers=(answer,)),),
    )


def test_labels_stand_with_the_one_worked_on_last_first_and_each_session_once() -> None:
    history = history_of(
        session_on("2026-01-05", incident=case("Case A1", 3, summary="A hand-over.")),
        session_on("2026-02-05", incident=case("Case A2", 3)),
        session_on("2026-03-05", incident=case("Partnership P1", 4), about="Partnership P1", occasion="partnership"),
        session_on("2026-04-05", about="Case A1", occasion="outcomes"),
    )
    labelled = works(history)
    assert [work.label for work in labelled] == ["Case A1", "Partnership P1", "Case A2"]
    assert [len(work.sessions) for work in labelled] == [2, 1, 1]
    assert labelled[0].about == "A hand-over."
    assert [history.day(session).month for session in labelled[0].sessions] == [1, 4], "oldest first"


def test_a_time_on_the_ladder_says_where_it_was_placed() -> None:
    assert lines_of(session_on("2026-01-05", incident=case("Case A1", 4))) == [
        "5 Jan 2026, on the ladder: 4, together 4 Rung 4"
    ]
    assert lines_of(session_on("2026-01-05", incident=case("Case A1", None))) == [
        "5 Jan 2026, on the ladder: not placed"
    ]


def test_looks_say_what_is_more_and_less_and_never_what_is_better() -> None:
    first = looked("2026-01-05", safer="Partly", joined_up="Not yet")
    again = looked("2026-02-05", first.id, safer="Yes", joined_up="Not yet", **{"lost-say": "A little"})
    back = again.with_changes(comes_back=ComesBack(on="2026-03-01"))
    assert lines_of(first, back) == [
        "5 Jan 2026, What came of it: first look, 2 lines",
        "5 Feb 2026, What came of it: 1 more than last time, 1 as last time, 1 for the first time; "
        "look again 1 Mar 2026",
    ]


def test_a_disagreement_says_its_steps_and_its_end_and_not_its_words() -> None:
    steps = Answer(
        field="steps",
        asked="Each step",
        kind="rows",
        rows=(Row(cells=(Cell(id="step", title="Step", text="We talk"),)), Row(cells=(Cell(id="step", title="Step"),))),
    )
    end = Answer(field="end", asked="How?", kind="one", chosen=(NamedItem(id="together", label="Found together"),))
    seats = Answer(
        field="seats",
        asked="Who?",
        kind="seats",
        rows=tuple(
            Row(cells=(Cell(id="role", title="Role", text=role), Cell(id="part", title="There as", text=part)))
            for role, part in (("GP", ""), ("District nurse", "Chairs"), ("Landlord", "Still to be asked"), ("GP", ""))
        ),
    )
    session = session_on(
        "2026-01-05",
        occasion="disagree",
        occasion_title="When professionals disagree",
        about="Case A1",
        comes_back=ComesBack(finished=True),
        forms=(FormAnswers(id="disagree-steps", title="Steps", answers=(seats, steps, end)),),
    )
    [line] = lines_of(session)
    assert line == "5 Jan 2026, When professionals disagree: 1 step; ended: Found together; it is finished"
    assert roles_text(works(history_of(session))[0], loader(session), FORMS) == "GP, District nurse"
    assert event_text(works(history_of(session))[0].sessions[0], history_of(session), lambda _: None, FORMS) == (
        "5 Jan 2026, When professionals disagree: it is finished"
    ), "its file has gone meanwhile"


def test_actions_that_came_from_the_section_are_not_about_the_label() -> None:
    of_section = ActionOrigin(kind="section", title="Trust")
    history = history_of(
        session_on(
            "2026-01-05",
            incident=case("Case A1", 3),
            actions=(Action(id="a", what="a"), Action(id="b", what="b", came_from=of_section)),
        ),
        session_on("2026-02-05", reviewed=(ActionReview(action="a", what="a", outcome="done"),)),
        session_on("2026-03-05", occasion="outcomes", about="Case A1", actions=(Action(id="c", what="c"),)),
        session_on("2026-04-05", incident=case("Case A2", 3)),
    )
    texts = {work.label: work.actions_text for work in works(history)}
    assert texts == {"Case A1": "2 actions: 1 open, 1 done", "Case A2": "no action yet"}


def test_where_a_team_placed_it_together_is_said() -> None:
    piece = case("Work W1", None).with_changes(
        placements=(
            Placement(by="team", ladder="partnership", rung=6, title="Co-ordination"),
            Placement(by="needed", ladder="partnership", rung=8, title="Co-ownership"),
        )
    )
    assert lines_of(session_on("2026-01-05", incident=piece, people=team_of("Duty team"))) == [
        "5 Jan 2026, on the ladder: together 6 Co-ordination, needed 8"
    ]
