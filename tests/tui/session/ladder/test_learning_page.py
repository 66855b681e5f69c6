"""Strengths come first, each line is one point, nothing written is lost, and nobody is forced to close."""

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.pilot import Pilot

from supervise.domain.session.incident import Incident, StepNote
from supervise.domain.session.placing import place
from supervise.domain.text import normalise, single_line
from supervise.tui.app import SuperviseApp
from supervise.tui.session.ladder.learning_page import LearningPage
from supervise.tui.session.step_page import BACK, NEXT
from supervise.tui.widgets.fields.note_area import NoteArea
from supervise.tui.widgets.fields.text_fields import LabelledTextArea
from supervise.tui.widgets.panel import Panel
from supervise.workflow import SessionWorkflow
from support.app_driver import SIZES, settled, showing, shown, words_shown
from support.builders import HOSTILE


@pytest.fixture
def in_session(workflow: SessionWorkflow) -> SessionWorkflow:
    workflow.begin()
    put(workflow)
    return workflow


def put(workflow: SessionWorkflow, model: str = "strengths-review", **changes: object) -> Incident:
    """The session has a case, placed together on rung 5."""
    ladder, chosen = workflow.content.default_ladder, workflow.content.model(model)
    case = Incident(
        case="Case A7",
        summary="The discharge letter came three days late.",
        ladder=ladder.id,
        ladder_title=ladder.title,
        model=model,
        model_title=chosen.title if chosen else HOSTILE,
        both_wanted=chosen.asks_both if chosen else True,
    )
    case = place(case, ladder, "together", 5).with_changes(**changes)
    workflow.update(incident=case)
    return case


def incident(workflow: SessionWorkflow) -> Incident:
    assert workflow.session.incident is not None
    return workflow.session.incident


def titles(app: SuperviseApp) -> list[str]:
    return [panel.title for panel in app.screen.query(Panel)]


def write(app: SuperviseApp, title: str, text: str) -> None:
    next(panel for panel in app.screen.query(Panel) if panel.title == title).query_one(NoteArea).text = text


async def opened_anew(app: SuperviseApp, pilot: Pilot[None]) -> None:
    """The page as it opens on the session as it is now."""
    app.pop_screen()
    await app.push_screen(LearningPage())
    await settled(pilot)


async def still(pilot: Pilot[None]) -> None:
    await settled(pilot)
    await pilot.wait_for_animation()
    await pilot.pause()


async def test_keys_only_write_both_boxes_and_close(in_session: SessionWorkflow) -> None:
    async with showing(in_session, LearningPage) as (_, pilot, results):
        await still(pilot)
        await pilot.press(*"rang", "enter", "enter", *"came", "tab", *"ask", "tab", *"more", "f3")
        assert results == [NEXT]
    after = incident(in_session)
    assert after.strengths == ("rang", "came")
    assert after.differently == ("ask",)
    assert [(note.step, note.text) for note in after.notes] == [("bigger-picture", "more")]
    assert after.closed


async def test_coming_back_shows_what_was_written_and_goes_on_after_it(in_session: SessionWorkflow) -> None:
    put(in_session, strengths=("rang", "came"))
    async with showing(in_session, LearningPage) as (app, pilot, results):
        await still(pilot)
        assert app.screen.query(NoteArea).first().text == "rang\ncame"
        await pilot.press("enter", *"wrote", "escape")
        assert results == [BACK]
    assert incident(in_session).strengths == ("rang", "came", "wrote")


async def test_strengths_come_first_with_every_model_that_asks_for_both(in_session: SessionWorkflow) -> None:
    async with showing(in_session, LearningPage) as (app, pilot, _):
        for model in in_session.content.models:
            put(in_session, model.id)
            await opened_anew(app, pilot)
            boxes = ["Strengths to build on", "What could be done differently"]
            assert (titles(app)[:2] if model.asks_both else titles(app)[-2:]) == boxes, model.id
            assert len(titles(app)) == len(set(titles(app))), model.id


async def test_what_is_lacking_is_led_to_and_once_written_closes_it(in_session: SessionWorkflow) -> None:
    put(in_session, strengths=("rang",))
    async with showing(in_session, LearningPage) as (_, pilot, results):
        await still(pilot)
        await pilot.press("f3")
        await still(pilot)
        assert results == []
        await pilot.press(*"ask", "f3")
        await pilot.pause()
        assert results == [NEXT]
    assert incident(in_session).differently == ("ask",)


async def test_what_happened_is_not_asked_twice(in_session: SessionWorkflow) -> None:
    async with showing(in_session, LearningPage) as (app, pilot, _):
        assert "What happened, in brief" not in titles(app)
        assert "The discharge letter came three days late." in shown(app)
        put(in_session, summary="")
        await opened_anew(app, pilot)
        assert "What happened, in brief" in titles(app)


@pytest.mark.parametrize(
    ("given", "wanted"),
    [
        ({}, "Not written yet: strengths to build on and what could be done differently."),
        ({"strengths": ("rang",)}, "Not written yet: what could be done differently."),
        ({"differently": ("ask",)}, "Not written yet: strengths to build on."),
    ],
)
async def test_what_is_still_wanted_is_said_once_and_can_be_added(
    in_session: SessionWorkflow, given: dict[str, object], wanted: str
) -> None:
    put(in_session, **given)
    async with showing(in_session, LearningPage) as (app, pilot, results):
        await still(pilot)
        await pilot.press("f3")
        await still(pilot)
        assert f"{wanted} F3 leaves Case A7 open for next time." in words_shown(app)
        assert results == []
        field = app.screen.focused.parent if app.screen.focused else None
        assert isinstance(field, LabelledTextArea)
        assert field.id == ("differently" if "strengths" in given else "strengths")
        await pilot.press("f3")
        await still(pilot)
        assert results == [NEXT]


async def test_mouse_only_leaves_it_open_for_next_time(in_session: SessionWorkflow) -> None:
    async with showing(in_session, LearningPage) as (_, pilot, results):
        await still(pilot)
        await pilot.click("#do-next")
        await pilot.pause()
        assert results == []
        await pilot.click("#do-next")
        await still(pilot)
        assert results == [NEXT]
    assert not incident(in_session).closed


async def test_listening_is_enough_where_the_model_says_so(in_session: SessionWorkflow) -> None:
    put(in_session, "how-it-felt")
    async with showing(in_session, LearningPage) as (_, pilot, results):
        await still(pilot)
        await pilot.press("f3")
        assert results == [NEXT]
    assert incident(in_session).closed


async def test_a_box_emptied_later_opens_the_case_again(in_session: SessionWorkflow) -> None:
    put(in_session, strengths=("rang",), differently=("ask",), closed=True)
    async with showing(in_session, LearningPage) as (app, pilot, _):
        write(app, "Strengths to build on", " \n ")
        await pilot.pause()
    assert incident(in_session).strengths == ()
    assert not incident(in_session).closed


async def test_what_was_written_under_another_model_stays_and_can_be_changed(in_session: SessionWorkflow) -> None:
    gibbs = next(step for step in in_session.content.model("gibbs").steps if step.id == "analysis")  # type: ignore[union-attr]
    earlier = StepNote(step=gibbs.id, title=gibbs.title, prompt=gibbs.prompt, text="It was two plans.")
    put(in_session, "kolb", notes=(earlier,))
    async with showing(in_session, LearningPage) as (app, pilot, _):
        assert titles(app).count("Analysis") == 2, "the two ask something else"
        write(app, "Experience", "A visit.")
        await pilot.pause()
        fields = [panel.query_one(LabelledTextArea) for panel in app.screen.query(Panel) if panel.title == "Analysis"]
        assert [field.text for field in fields] == ["", "It was two plans."]
        fields[1].query_one(NoteArea).text = "Three."
        await pilot.pause()
    assert [(note.title, note.text) for note in incident(in_session).notes] == [
        ("Experience", "A visit."),
        ("Analysis", "Three."),
    ]


async def test_hostile_words_in_every_field_are_kept_as_they_are(in_session: SessionWorkflow) -> None:
    put(in_session, "gibbs")
    async with showing(in_session, LearningPage) as (app, pilot, _):
        for words in app.screen.query(NoteArea):
            words.text = HOSTILE
        await pilot.pause()
    after = incident(in_session)
    assert after.strengths == after.differently == (single_line(HOSTILE),)
    assert [note.text for note in after.notes] == [normalise(HOSTILE)] * 6
    async with showing(in_session, LearningPage) as (app, _, _results):
        assert {words.text for words in app.screen.query(NoteArea)} == {normalise(HOSTILE), single_line(HOSTILE)}


async def test_hostile_labels_and_a_model_that_has_gone_are_only_shown(in_session: SessionWorkflow) -> None:
    note = StepNote(step="x", title=HOSTILE, prompt=HOSTILE, text=HOSTILE)
    case = put(in_session, "gone", case=HOSTILE, summary=HOSTILE, notes=(note,))
    async with showing(in_session, LearningPage) as (app, pilot, _):
        await still(pilot)
        assert single_line(HOSTILE) in titles(app)
        await pilot.press("f3")
        await still(pilot)
        assert "open for next time" in words_shown(app)
    assert incident(in_session) == case


async def test_a_field_that_grows_stays_in_view_in_a_small_window(in_session: SessionWorkflow) -> None:
    async with showing(in_session, LearningPage, (40, 15)) as (app, pilot, _):
        await still(pilot)
        await pilot.press("tab")
        for number in range(8):
            await pilot.press("a", str(number), "enter")
        await pilot.press(*"last")
        await still(pilot)
        assert "last" in shown(app)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_strengths_and_next_time(
    in_session: SessionWorkflow, size: tuple[int, int], golden: SnapshotAssertion
) -> None:
    put(in_session, strengths=("One named person to ring",), differently=("Ask housing into the first meeting",))
    async with showing(in_session, LearningPage, size) as (app, pilot, _):
        await still(pilot)
        assert shown(app) == golden


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_how_it_felt(in_session: SessionWorkflow, size: tuple[int, int], golden: SnapshotAssertion) -> None:
    put(in_session, "how-it-felt")
    async with showing(in_session, LearningPage, size) as (app, pilot, _):
        await still(pilot)
        assert shown(app) == golden
