"""No incident is one key away, an incident loses nothing, and only its label has to be there."""

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.pilot import Pilot

from supervise.domain.session.incident import Incident, placed
from supervise.domain.session.placing import place
from supervise.domain.text import normalise
from supervise.store.sessions.files import save_new
from supervise.tui.session.ladder.incident_page import IncidentPage
from supervise.tui.session.step_page import BACK, NEXT
from supervise.tui.shell.dialogs import ChoiceDialog
from supervise.tui.widgets.pick_list import PickList
from supervise.tui.widgets.radio_row import RadioRow
from supervise.tui.widgets.text import Caption
from supervise.tui.widgets.text_fields import NoteArea
from supervise.workflow import SessionWorkflow
from support.app_driver import SIZES, settled, showing, shown
from support.builders import HOSTILE, a_session
from support.clock import START


@pytest.fixture
def held(workflow: SessionWorkflow) -> SessionWorkflow:
    workflow.begin()
    return workflow


def a_case(workflow: SessionWorkflow, **changes: object) -> Incident:
    ladder, model = workflow.content.default_ladder, workflow.content.default_model
    case = Incident(
        case="Case A1", ladder=ladder.id, ladder_title=ladder.title, model=model.id, model_title=model.title
    )
    return case.with_changes(**changes)


def past_cases(workflow: SessionWorkflow, *labels: str) -> None:
    """Sessions of earlier months, the last label in the latest one, each placed together on rung 4."""
    for month, label in enumerate(labels, 1):
        incident = a_case(workflow, case=label)
        for by in ("supervisee", "supervisor", "together"):
            incident = place(incident, workflow.content.default_ladder, by, 4)
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


async def test_no_incident_today_is_one_key(held: SessionWorkflow) -> None:
    async with showing(held, IncidentPage) as (_, pilot, results):
        await pilot.press("n")
        assert results == [NEXT]
    assert held.session.no_incident
    assert held.session.incident is None


async def test_no_incident_today_is_one_click_and_is_seen_on_coming_back(held: SessionWorkflow) -> None:
    async with showing(held, IncidentPage) as (_, pilot, results):
        await pilot.click("#do-no-incident")
        assert results == [NEXT]
    async with showing(held, IncidentPage) as (app, _, _results):
        assert "You said: no incident today." in shown(app)


async def test_going_on_without_an_answer_is_fine_and_says_nothing(held: SessionWorkflow) -> None:
    before = held.session
    async with showing(held, IncidentPage) as (_, pilot, results):
        await pilot.press("f3")
        assert results == [NEXT]
    assert held.session == before


async def test_keys_only_place_an_incident_in_brief(held: SessionWorkflow) -> None:
    async with showing(held, IncidentPage) as (_, pilot, results):
        await pilot.press("p")
        await still(pilot)
        await pilot.press(*"npn", "tab", "end", "space", "tab", "down", "enter", "f3")
        assert results == [NEXT]
    incident = held.session.incident
    assert incident is not None
    assert (incident.case, incident.summary) == ("Case A1", "npn")
    assert (incident.model, incident.model_title, incident.both_wanted) == ("how-it-felt", "How it felt", False)
    assert incident.ladder == held.content.ladders[1].id
    assert incident.ladder_title == held.content.ladders[1].title
    assert not held.session.no_incident


async def test_mouse_only_places_an_incident(held: SessionWorkflow) -> None:
    held.update(no_incident=True)
    async with showing(held, IncidentPage, (120, 40)) as (_, pilot, results):
        await pilot.click("#do-place-incident")
        await still(pilot)
        await pilot.click("#models", offset=(3, 2))
        await pilot.click("#ladders", offset=(3, 3))
        await pilot.click("#do-next")
        assert results == [NEXT]
    incident = held.session.incident
    assert incident is not None
    assert (incident.model, incident.ladder) == (held.content.models[2].id, held.content.ladders[3].id)
    assert not held.session.no_incident


async def test_another_ladder_keeps_what_was_placed_on_the_first(held: SessionWorkflow) -> None:
    ladder = held.content.default_ladder
    held.update(incident=place(a_case(held), ladder, "supervisee", 5))
    async with showing(held, IncidentPage, (120, 40)) as (app, pilot, _):
        await pilot.click("#ladders", offset=(3, 1))
        await still(pilot)
        assert "Co-operation" not in shown(app), "what one person gave privately is not seen here"
    incident = held.session.incident
    assert incident is not None
    assert placed(incident, "supervisee") is None
    assert placed(incident, "supervisee", ladder.id) is not None


async def test_an_empty_incident_can_be_taken_back(held: SessionWorkflow) -> None:
    held.update(incident=a_case(held))
    async with showing(held, IncidentPage, (120, 40)) as (_, pilot, results):
        await pilot.click("#do-without")
        assert results == [NEXT]
    assert held.session.incident is None
    assert held.session.no_incident


@pytest.mark.parametrize("change", [{"summary": "A letter."}, {"strengths": ("One",)}])
async def test_an_incident_with_words_stays_and_says_why(held: SessionWorkflow, change: dict[str, object]) -> None:
    held.update(incident=a_case(held, **change))
    async with showing(held, IncidentPage, (120, 40)) as (app, pilot, results):
        await pilot.click("#do-without")
        await pilot.pause()
        assert results == []
        assert "Case A1 has something written in it, so it stays." in shown(app)
    assert held.session.incident == a_case(held, **change)


async def test_letters_in_a_list_answer_nothing_once_there_is_an_incident(held: SessionWorkflow) -> None:
    held.update(incident=a_case(held))
    async with showing(held, IncidentPage) as (app, pilot, results):
        app.screen.query_one("#models", PickList).focus()
        await pilot.press("n", "p")
        assert results == []
    assert held.session.incident == a_case(held)


async def test_a_case_that_comes_back_says_when_it_was_last_here(held: SessionWorkflow) -> None:
    past_cases(held, "Case A1", "Case A2")
    async with showing(held, IncidentPage) as (app, pilot, _):
        await pilot.press("p")
        await still(pilot)
        assert held.session.incident is not None and held.session.incident.case == "Case A3"
        app.screen.query_one(RadioRow).focus()
        await pilot.press("right", "right", "enter")
        await still(pilot)
        assert held.session.incident.case == "Case A1"
        assert "Case A1 was last here on 22 Jan 2026: together on 4 Compliance." in shown(app)
        assert "Ladder, Case A1" in shown(app).splitlines()[0]
        await pilot.press("backspace")
        assert held.session.incident.case == "Case A1", "an incident always has a label"


async def test_many_earlier_cases_are_one_choice_further(held: SessionWorkflow) -> None:
    past_cases(held, *(f"Case A{number}" for number in range(1, 9)))
    held.update(incident=a_case(held, case="Case A9"))
    async with showing(held, IncidentPage, (120, 40)) as (app, pilot, _):
        choice = app.screen.query_one(RadioRow)
        assert "3 earlier" in shown(app)
        choice.focus()
        await pilot.press("left", "space")
        await still(pilot)
        assert held.session.incident is not None and held.session.incident.case == "Case A3"
        assert [id for id, _ in choice.options][-1] == "Case A1"


async def test_what_was_written_is_there_on_coming_back(held: SessionWorkflow) -> None:
    async with showing(held, IncidentPage) as (app, pilot, results):
        await pilot.press("p")
        await still(pilot)
        app.screen.query_one(NoteArea).insert(HOSTILE)
        await still(pilot)
        await pilot.press("escape")
        assert results == [BACK]
    assert held.session.incident is not None and held.session.incident.summary == normalise(HOSTILE)
    async with showing(held, IncidentPage) as (app, _, _results):
        assert app.screen.query_one(NoteArea).text == normalise(HOSTILE)


async def test_hostile_labels_titles_and_gone_content_are_only_shown(held: SessionWorkflow) -> None:
    past_cases(held, HOSTILE)
    case = a_case(held, case=HOSTILE, ladder="gone", ladder_title=HOSTILE, model="gone", model_title=HOSTILE)
    held.update(incident=case)
    async with showing(held, IncidentPage, (120, 40)) as (app, pilot, _):
        await still(pilot)
        assert app.screen.query_one("#models", PickList).picked == ("gone",)
        assert "No longer among the models" in str(app.screen.query_one("#model-words", Caption).said)
        app.screen.query_one(NoteArea).insert("x")
        await pilot.pause()
    assert held.session.incident == case.with_changes(summary="x")


async def test_another_model_opens_a_closed_incident_that_now_wants_more(held: SessionWorkflow) -> None:
    held.update(incident=a_case(held, model="how-it-felt", both_wanted=False, closed=True))
    async with showing(held, IncidentPage, (120, 40)) as (_, pilot, _results):
        await pilot.click("#models", offset=(3, 0))
        await pilot.pause()
    assert held.session.incident is not None
    assert held.session.incident.both_wanted
    assert not held.session.incident.closed


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("way", ["key", "mouse"])
async def test_someone_at_risk_is_one_key_or_click(held: SessionWorkflow, size: tuple[int, int], way: str) -> None:
    async with showing(held, IncidentPage, size) as (app, pilot, _):
        await (pilot.press("f8") if way == "key" else pilot.click("#do-risk"))
        await pilot.pause()
        assert isinstance(app.screen, ChoiceDialog)
        assert "risk" in shown(app)


@pytest.mark.parametrize("size", SIZES)
async def test_this_is_not_the_incident_record_is_always_in_view(held: SessionWorkflow, size: tuple[int, int]) -> None:
    held.update(incident=a_case(held))
    async with showing(held, IncidentPage, size) as (app, pilot, _):
        for _ in range(6):
            await pilot.press("tab")
            await still(pilot)
            flat = " ".join(shown(app).split())
            assert "This is a place to learn. It is not the incident report" in flat


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_question(held: SessionWorkflow, size: tuple[int, int], golden: SnapshotAssertion) -> None:
    async with showing(held, IncidentPage, size) as (app, pilot, _):
        await still(pilot)
        assert shown(app) == golden


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_an_incident(held: SessionWorkflow, size: tuple[int, int], golden: SnapshotAssertion) -> None:
    past_cases(held, "Case A1", "Case A2")
    held.update(incident=a_case(held, case="Case A2", summary="The discharge letter came three days late."))
    async with showing(held, IncidentPage, size) as (app, pilot, _):
        await still(pilot)
        assert shown(app) == golden
