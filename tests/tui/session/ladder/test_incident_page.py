"""No incident is one key away, an incident loses nothing, and only its label has to be there."""

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.pilot import Pilot

from supervise.domain.content.ladder import Ladder
from supervise.domain.session.incident import Incident, placed
from supervise.domain.session.placing import place
from supervise.domain.text import normalise
from supervise.store.sessions.files import save_new
from supervise.tui.app import SuperviseApp
from supervise.tui.drawing.ladder.view import LadderView
from supervise.tui.session.ladder.incident_page import IncidentPage
from supervise.tui.session.step_page import BACK, NEXT
from supervise.tui.shell.dialogs import ChoiceDialog
from supervise.tui.shell.head import Head
from supervise.tui.widgets.fields.note_area import NoteArea
from supervise.tui.widgets.pick_list import PickList
from supervise.tui.widgets.text import Caption
from supervise.workflow import SessionWorkflow
from support.app_driver import SIZES, settled, showing, shown, words_shown
from support.builders import HOSTILE, a_session
from support.clock import START


@pytest.fixture
def in_session(workflow: SessionWorkflow) -> SessionWorkflow:
    workflow.begin()
    return workflow


def a_case(workflow: SessionWorkflow, **changes: object) -> Incident:
    ladder, model = workflow.content.default_ladder, workflow.content.default_model
    case = Incident(
        case="Case A1", ladder=ladder.id, ladder_title=ladder.title, model=model.id, model_title=model.title
    )
    return case.with_changes(**changes)


def past_cases(
    workflow: SessionWorkflow, *labels: str, summary: str = "", needed: int = 0, ladder: Ladder | None = None
) -> None:
    """Sessions of earlier months, the last label in the latest one, each placed together on rung 4."""
    ladder = ladder or workflow.content.default_ladder
    for month, label in enumerate(labels, 1):
        incident = a_case(workflow, case=label, summary=summary, ladder=ladder.id, ladder_title=ladder.title)
        for by in ("supervisee", "supervisor", "together"):
            incident = place(incident, ladder, by, 4)
        if needed:
            incident = place(incident, ladder, "needed", needed)
        when = START.replace(month=month)
        save_new(
            workflow.home,
            a_session(
                id=f"2026-{month:02}-22T0930-4k7q", started_at=when, ended_at=when, status="finished", incident=incident
            ),
        )
    workflow.read()


async def still(pilot: Pilot[None]) -> None:
    await settled(pilot)
    await pilot.wait_for_animation()
    await pilot.pause()


async def choose(app: SuperviseApp, pilot: Pilot[None], words: str) -> None:
    """Choose the line of the list that has these words, by keys."""
    cases = app.screen.query_one("#cases", PickList)
    cases.focus()
    await pilot.press("home", *["down"] * next(n for n, pick in enumerate(cases.picks) if words in pick.label), "enter")
    await still(pilot)


async def test_no_incident_today_is_said_by_keys_and_seen_on_coming_back(in_session: SessionWorkflow) -> None:
    async with showing(in_session, IncidentPage) as (app, pilot, results):
        await choose(app, pilot, "No incident today")
        assert results == [NEXT]
    assert in_session.session.no_incident
    assert in_session.session.incident is None
    async with showing(in_session, IncidentPage) as (app, _, _results):
        assert "(•) No incident today" in shown(app)


@pytest.mark.parametrize("key", ["enter", "space"])
async def test_the_first_time_no_incident_today_is_a_step_down_as_the_page_says(
    in_session: SessionWorkflow, key: str
) -> None:
    async with showing(in_session, IncidentPage) as (app, pilot, results):
        await still(pilot)
        assert "Arrows and Enter choose, or just write what happened." in words_shown(app)
        await pilot.press("down", key)
        await still(pilot)
        assert results == [NEXT]
    assert in_session.session.no_incident


async def test_tab_goes_from_the_choice_to_the_words_and_back(in_session: SessionWorkflow) -> None:
    async with showing(in_session, IncidentPage) as (app, pilot, _):
        await still(pilot)
        await pilot.press("tab")
        assert isinstance(app.focused, NoteArea)
        await pilot.press("shift+tab")
        assert isinstance(app.focused, PickList)


async def test_no_incident_today_is_one_click(in_session: SessionWorkflow) -> None:
    async with showing(in_session, IncidentPage) as (_, pilot, results):
        await pilot.click("#cases", offset=(5, 1))
        await still(pilot)
        assert results == [NEXT]
    assert in_session.session.no_incident


async def test_going_on_without_an_answer_is_fine_and_says_nothing(in_session: SessionWorkflow) -> None:
    before = in_session.session
    async with showing(in_session, IncidentPage) as (_, pilot, results):
        await pilot.press("f3")
        assert results == [NEXT]
    assert in_session.session == before


async def test_writing_at_once_begins_something_new_and_emptying_it_takes_it_back(in_session: SessionWorkflow) -> None:
    in_session.update(no_incident=True)
    async with showing(in_session, IncidentPage) as (app, pilot, _):
        await still(pilot)
        await pilot.press(*"npn")
        await still(pilot)
        assert in_session.session.incident is not None
        assert (in_session.session.incident.case, in_session.session.incident.summary) == ("Case A1", "npn")
        assert not in_session.session.no_incident
        assert "(•) Something new: Case A1" in shown(app)
        assert app.screen.query_one(Head).part == "Case A1"
        await pilot.press("backspace", "backspace", "backspace")
        await still(pilot)
        assert in_session.session.incident is None
        assert "( ) Something new" in shown(app)


async def test_something_new_can_be_chosen_without_a_word(in_session: SessionWorkflow) -> None:
    async with showing(in_session, IncidentPage) as (app, pilot, results):
        await choose(app, pilot, "Something new")
        assert isinstance(app.screen.focused, NoteArea)
        await pilot.press("x", "backspace", "f3")
        assert results == [NEXT]
    assert in_session.session.incident == a_case(in_session)


async def test_the_other_ways_are_behind_one_line(in_session: SessionWorkflow) -> None:
    async with showing(in_session, IncidentPage) as (app, pilot, results):
        await still(pilot)
        assert "Then you think it through: Strengths" in shown(app)
        assert "What? So what? Now what?" not in shown(app)
        await pilot.press(*"npn", "f9")
        await still(pilot)
        await pilot.press("end", "space", "tab", "down", "enter", "f3")
        assert results == [NEXT]
    incident = in_session.session.incident
    assert incident is not None
    assert (incident.case, incident.summary) == ("Case A1", "npn")
    assert (incident.model, incident.model_title, incident.both_wanted) == ("how-it-felt", "How it felt", False)
    assert incident.ladder == in_session.content.ladders[1].id
    assert incident.ladder_title == in_session.content.ladders[1].title


async def test_the_other_ways_by_mouse_and_closed_again(in_session: SessionWorkflow) -> None:
    async with showing(in_session, IncidentPage, (120, 60)) as (app, pilot, results):
        await pilot.click("#do-another-way")
        await still(pilot)
        await pilot.click("#models", offset=(3, 2))
        await pilot.click("#ladders", offset=(3, 3))
        await still(pilot)
        assert "Then you think it through: After-action" in shown(app)
        assert "Ladder of co-production" in shown(app).splitlines()[6]
        await pilot.click("#do-another-way")
        await still(pilot)
        assert not app.screen.query_one("#ways").display
        await pilot.click("#do-next")
        assert results == [NEXT]
    incident = in_session.session.incident
    assert incident is not None
    assert (incident.model, incident.ladder) == (in_session.content.models[2].id, in_session.content.ladders[3].id)


@pytest.mark.parametrize("earlier", [(), ("Case A1", "Case A2", "Case A3")])
async def test_the_ladder_and_the_rule_about_labels_are_above_the_fold(
    workflow: SessionWorkflow, earlier: tuple[str, ...]
) -> None:
    past_cases(workflow, *earlier)
    workflow.begin()
    async with showing(workflow, IncidentPage) as (app, pilot, _):
        await still(pilot)
        for words in ("Partnership ladder", "4  Compliance", "Roles only. Initials or a case", "A court can ask"):
            assert words in shown(app), words


async def test_another_ladder_keeps_what_was_placed_on_the_first(in_session: SessionWorkflow) -> None:
    ladder = in_session.content.default_ladder
    in_session.update(incident=place(a_case(in_session), ladder, "supervisee", 5))
    async with showing(in_session, IncidentPage, (120, 60)) as (app, pilot, _):
        await pilot.press("f9")
        await still(pilot)
        await pilot.click("#ladders", offset=(3, 1))
        await still(pilot)
        assert "Co-operation" not in shown(app)
        assert not app.screen.query_one(LadderView).marks, "what one person gave privately is not seen here"
    incident = in_session.session.incident
    assert incident is not None
    assert placed(incident, "supervisee") is None
    assert placed(incident, "supervisee", ladder.id) is not None


async def test_an_empty_incident_can_be_taken_back(in_session: SessionWorkflow) -> None:
    in_session.update(incident=a_case(in_session))
    async with showing(in_session, IncidentPage, (120, 40)) as (app, pilot, results):
        await choose(app, pilot, "No incident today")
        assert results == [NEXT]
    assert in_session.session.incident is None
    assert in_session.session.no_incident


@pytest.mark.parametrize("change", [{"summary": "A letter."}, {"strengths": ("One",)}])
async def test_an_incident_with_words_stays_and_says_why(
    in_session: SessionWorkflow, change: dict[str, object]
) -> None:
    in_session.update(incident=a_case(in_session, **change))
    async with showing(in_session, IncidentPage, (120, 40)) as (app, pilot, results):
        await choose(app, pilot, "No incident today")
        assert results == []
        assert "Case A1 has something written in it, so it stays." in shown(app)
        assert "(•) Something new: Case A1" in shown(app)
    assert in_session.session.incident == a_case(in_session, **change)


async def test_a_case_that_comes_back_says_what_it_was_and_where_it_stood(in_session: SessionWorkflow) -> None:
    past_cases(in_session, "Case A1", "Case A2", summary="The discharge letter came three days late.", needed=7)
    async with showing(in_session, IncidentPage, (120, 40)) as (app, pilot, _):
        await still(pilot)
        page = shown(app)
        assert "( ) Case A1: The discharge letter came three days late." in page
        assert "4 Compliance, 22 Jan, needed 7" in page
        await choose(app, pilot, "Case A1")
        assert in_session.session.incident is not None and in_session.session.incident.case == "Case A1"
        page = shown(app)
        assert "▬ Case A1" in page and "◊ needed" in page, "and stands on the ladder"
        assert app.screen.query_one(Head).part == "Case A1"
        await pilot.press("tab", *"late again")
        await choose(app, pilot, "Something new")
        assert in_session.session.incident.case == "Case A3"
        assert in_session.session.incident.summary == "late again"
        await pilot.press("x")
    assert in_session.session.incident.summary == "late againx"


async def test_a_case_of_another_ladder_comes_back_on_it(in_session: SessionWorkflow) -> None:
    other = in_session.content.ladders[1]
    past_cases(in_session, "Case A1", ladder=other)
    async with showing(in_session, IncidentPage) as (app, pilot, _):
        await choose(app, pilot, "Case A1")
        assert other.rungs[3].title in shown(app)
    assert in_session.session.incident is not None
    assert (in_session.session.incident.ladder, in_session.session.incident.ladder_title) == (other.id, other.title)


async def test_many_earlier_cases_are_one_choice_further(in_session: SessionWorkflow) -> None:
    past_cases(in_session, *(f"Case A{number}" for number in range(1, 9)))
    in_session.update(incident=a_case(in_session, case="Case A9"))
    async with showing(in_session, IncidentPage, (120, 40)) as (app, pilot, _):
        cases = app.screen.query_one("#cases", PickList)
        await choose(app, pilot, "3 earlier")
        assert in_session.session.incident == a_case(in_session, case="Case A9")
        assert [pick.id for pick in cases.picks][-3:] == ["case Case A1", "new", "none"]
        await choose(app, pilot, "Case A1")
    assert in_session.session.incident is not None and in_session.session.incident.case == "Case A1"


async def test_what_was_written_is_there_on_coming_back(in_session: SessionWorkflow) -> None:
    async with showing(in_session, IncidentPage) as (app, pilot, results):
        await still(pilot)
        app.screen.query_one(NoteArea).insert(HOSTILE)
        await still(pilot)
        await pilot.press("escape")
        assert results == [BACK]
    assert in_session.session.incident is not None and in_session.session.incident.summary == normalise(HOSTILE)
    async with showing(in_session, IncidentPage) as (app, _, _results):
        assert app.screen.query_one(NoteArea).text == normalise(HOSTILE)


async def test_hostile_labels_titles_and_gone_content_are_only_shown(in_session: SessionWorkflow) -> None:
    past_cases(in_session, HOSTILE)
    case = a_case(in_session, case=HOSTILE, ladder="gone", ladder_title=HOSTILE, model="gone", model_title=HOSTILE)
    in_session.update(incident=case)
    async with showing(in_session, IncidentPage, (120, 40)) as (app, pilot, _):
        await pilot.press("f9")
        await still(pilot)
        assert app.screen.query_one("#models", PickList).picked == ("gone",)
        assert "No longer among the models" in str(app.screen.query_one("#model-words", Caption).said)
        app.screen.query_one(NoteArea).insert("x")
        await pilot.pause()
    assert in_session.session.incident == case.with_changes(summary="x")


async def test_another_model_opens_a_closed_incident_that_now_wants_more(in_session: SessionWorkflow) -> None:
    in_session.update(incident=a_case(in_session, model="how-it-felt", both_wanted=False, closed=True))
    async with showing(in_session, IncidentPage, (120, 60)) as (_, pilot, _results):
        await pilot.press("f9")
        await still(pilot)
        await pilot.click("#models", offset=(3, 0))
        await pilot.pause()
    assert in_session.session.incident is not None
    assert in_session.session.incident.both_wanted
    assert not in_session.session.incident.closed


async def test_someone_at_risk_is_one_key_or_click(in_session: SessionWorkflow) -> None:
    async with showing(in_session, IncidentPage) as (app, pilot, _):
        for size in SIZES:
            await pilot.resize_terminal(*size)
            for way in ("key", "mouse"):
                await (pilot.press("f8") if way == "key" else pilot.click("#do-risk"))
                await pilot.pause()
                assert isinstance(app.screen, ChoiceDialog), (size, way)
                assert "risk" in shown(app), (size, way)
                await pilot.press("escape")


async def test_this_is_not_the_incident_record_is_always_in_view(in_session: SessionWorkflow) -> None:
    in_session.update(incident=a_case(in_session))
    async with showing(in_session, IncidentPage) as (app, pilot, _):
        for size in SIZES:
            await pilot.resize_terminal(*size)
            for _ in range(6):
                await pilot.press("tab")
                await still(pilot)
                flat = " ".join(shown(app).split())
                assert "This is a place to learn. It is not the incident report" in flat, size


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_question(in_session: SessionWorkflow, size: tuple[int, int], golden: SnapshotAssertion) -> None:
    async with showing(in_session, IncidentPage, size) as (app, pilot, _):
        await still(pilot)
        assert shown(app) == golden


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_an_incident(in_session: SessionWorkflow, size: tuple[int, int], golden: SnapshotAssertion) -> None:
    past_cases(in_session, "Case A1", "Case A2", summary="A visit was missed, and nobody had said so.", needed=7)
    in_session.update(incident=a_case(in_session, case="Case A2", summary="The discharge letter came three days late."))
    async with showing(in_session, IncidentPage, size) as (app, pilot, _):
        await still(pilot)
        assert shown(app) == golden
