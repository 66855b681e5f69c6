"""Ladder, alone: one's own mark and reason on an empty ladder, kept as typed, covered as soon as given."""

from functools import partial
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from textual import events
from textual.pilot import Pilot
from textual.widgets import TextArea

from supervise.domain.people import Person
from supervise.domain.session.incident import Incident, Placement, placed
from supervise.domain.session.placing import place
from supervise.tui.app import SuperviseApp
from supervise.tui.drawing.ladder.view import LadderView
from supervise.tui.session.handover import HandoverCard
from supervise.tui.session.ladder.private_page import PrivatePlacementPage
from supervise.tui.session.step_page import BACK, NEXT
from supervise.workflow import SessionWorkflow
from support.app_driver import SIZES, climb, settled, showing, shown, words_shown
from support.builders import HOSTILE, PEOPLE, make_workflow

CD, AB = PEOPLE
FIVE = Placement(by="supervisee", ladder="partnership", rung=5, title="Co-operation")
SKIPPED = Placement(by="supervisee", ladder="partnership", skipped=True)


def an_incident(workflow: SessionWorkflow, **changes: object) -> Incident:
    ladder = workflow.content.default_ladder
    incident = Incident(case="Case A7", ladder=ladder.id, ladder_title=ladder.title, model="strengths-review")
    return incident.with_changes(**changes)


@pytest.fixture
def in_session(workflow: SessionWorkflow) -> SessionWorkflow:
    workflow.begin()
    workflow.update(incident=an_incident(workflow))
    return workflow


def given(workflow: SessionWorkflow, by: str = "supervisee") -> Placement | None:
    assert workflow.session.incident is not None
    return placed(workflow.session.incident, by)


async def test_the_page_opens_covered_and_keys_alone_read_the_rungs_and_give_one(in_session: SessionWorkflow) -> None:
    async with showing(in_session, partial(PrivatePlacementPage, CD)) as (app, pilot, results):
        assert "This part is for CD." in shown(app)
        assert "AB, please look away for a moment." in shown(app)
        assert "Co-operation" not in shown(app)
        await pilot.press("f3")
        await pilot.pause()
        assert "Nobody has read the question yet: Enter shows it, F9 skips it." in shown(app)
        assert app.screen.query_one(HandoverCard).covered and results == []
        await pilot.press("enter")
        await pilot.pause()
        assert "CD: which rung does Case A7 stand on" in shown(app)
        await pilot.press(*climb(4), "up")
        await pilot.pause()
        text = " ".join(shown(app).split())
        assert "► 5 Co-operation" in text and "5 Co-operation (Alongside)" in text
        assert "Partners believe in it" in text and "· It stops when things" in text
        await pilot.press("f1", "escape")
        await pilot.pause()
        assert not app.screen.query_one(HandoverCard).covered
        assert app.screen.query_one(LadderView).rung == 5, "help over it leaves it as it was"
        await pilot.press("enter")
        await pilot.pause()
        assert results == [NEXT]
    assert given(in_session) == FIVE


async def test_the_mouse_alone_gives_one(in_session: SessionWorkflow) -> None:
    async with showing(in_session, partial(PrivatePlacementPage, CD)) as (_, pilot, results):
        await pilot.click("#taken")
        await pilot.pause()
        await pilot.click(LadderView, offset=(20, 9))
        assert results == [] and given(in_session) is None
        await pilot.pause()
        await pilot.click("#do-give")
        await pilot.pause()
        assert results == [NEXT]
    assert given(in_session) == FIVE


async def test_a_second_click_on_the_rung_gives_it(in_session: SessionWorkflow) -> None:
    async with showing(in_session, partial(PrivatePlacementPage, CD)) as (_, pilot, results):
        await pilot.click("#taken")
        await pilot.pause()
        await pilot.click(LadderView, offset=(20, 9))
        await pilot.click(LadderView, offset=(20, 9))
        await pilot.pause()
        assert results == [NEXT]
    assert given(in_session) == FIVE


async def test_in_a_small_window_the_mouse_wheel_reaches_every_rung(in_session: SessionWorkflow) -> None:
    async with showing(in_session, partial(PrivatePlacementPage, CD), (40, 15)) as (app, pilot, _):
        await pilot.click("#taken")
        await pilot.pause()
        view = app.screen.query_one(LadderView)
        for _turn in range(9):
            view.post_message(events.MouseScrollDown(view, 1, 1, 0, 1, 0, False, False, False))
        await pilot.pause()
        assert view.rung == 1
        assert "► 1  Conflict" in shown(app)


async def opened_anew(app: SuperviseApp, pilot: Pilot[None], results: list[object]) -> None:
    """The page for CD as it opens on a case that nobody has placed."""
    app.workflow.update(incident=an_incident(app.workflow))
    results.clear()
    await app.push_screen(PrivatePlacementPage(CD), results.append)
    await settled(pilot)


async def test_leaving_it_out_is_an_answer(in_session: SessionWorkflow) -> None:
    async with showing(in_session, partial(PrivatePlacementPage, CD)) as (app, pilot, results):
        for keys in (["f9"], ["enter", "f3"], ["enter", "f9"]):
            if results:
                await opened_anew(app, pilot, results)
            for key in keys:
                await pilot.press(key)
                await pilot.pause()
            assert results == [NEXT], keys
            assert given(in_session) == SKIPPED, keys


async def test_the_reason_is_held_as_typed_and_comes_back_behind_the_cover(in_session: SessionWorkflow) -> None:
    async with showing(in_session, partial(PrivatePlacementPage, CD)) as (app, pilot, results):
        await pilot.press("enter", "5", "tab", *"asked")
        await pilot.pause()
        assert given(in_session) == Placement(by="supervisee", ladder="partnership", why="asked")
        await pilot.press("escape")
        await pilot.pause()
        assert results == [BACK]
        await app.push_screen(PrivatePlacementPage(CD))
        await settled(pilot)
        assert "asked" not in shown(app)
        await pilot.press("enter")
        await pilot.pause()
        assert "asked" in shown(app)
        assert app.screen.query_one(LadderView).rung is None
        await pilot.press("5", "f3")
        await pilot.pause()
    assert given(in_session) == FIVE.with_changes(why="asked")


async def test_skipping_after_writing_neither_loses_nor_shows_the_words_unasked(in_session: SessionWorkflow) -> None:
    async with showing(in_session, partial(PrivatePlacementPage, CD)) as (app, pilot, results):
        await pilot.press("enter", "tab", *"asked")
        for keys, placement in (
            (["escape"], Placement(by="supervisee", ladder="partnership", why="asked")),
            (["down", "enter"], SKIPPED.with_changes(why="asked")),
            (["down", "down", "enter"], SKIPPED),
        ):
            if results:
                await opened_anew(app, pilot, results)
                await pilot.press("enter", "tab", *"asked")
            await pilot.press("f9")
            await pilot.pause()
            await pilot.press(*keys)
            await pilot.pause()
            assert results == ([] if keys == ["escape"] else [NEXT]), keys
            assert given(in_session) == placement, keys


async def test_a_reason_without_a_rung_asks_for_the_rung(in_session: SessionWorkflow) -> None:
    async with showing(in_session, partial(PrivatePlacementPage, CD)) as (app, pilot, results):
        await pilot.press("enter", "tab", *"asked", "f3")
        await pilot.pause()
        assert "Which rung? Arrows or a number, then Enter. F9 skips." in shown(app)
        await pilot.press("5", "enter")
        await pilot.pause()
        assert results == [NEXT]
    assert given(in_session) == FIVE.with_changes(why="asked"), "the number is the rung, and no part of the reason"


async def test_the_privacy_cover_asks_anew_whose_it_is(in_session: SessionWorkflow) -> None:
    """Whoever takes the cover off may be the other."""
    async with showing(in_session, partial(PrivatePlacementPage, CD)) as (app, pilot, results):
        await pilot.press("enter", "5", "tab", *"asked", "f12", "enter")
        await settled(pilot)
        assert "This part is for CD." in shown(app) and "asked" not in shown(app)
        await pilot.press("f9")
        await settled(pilot)
        assert "CD has begun an answer, and only CD skips it: Enter shows it to CD." in shown(app)
        await pilot.press("f3")
        await settled(pilot)
        assert "Nobody has read" not in shown(app), "CD has"
        await pilot.press("enter")
        await settled(pilot)
        assert "asked" in shown(app) and app.screen.query_one(LadderView).rung == 5
    assert results == []


async def test_ended_early_it_is_said_that_an_answer_not_given_stays_in_the_file(in_session: SessionWorkflow) -> None:
    async with showing(in_session, partial(PrivatePlacementPage, CD)) as (app, pilot, _):
        await pilot.press("enter", "f4")
        await settled(pilot)
        assert "What is written stays." in words_shown(app) and "not given" not in words_shown(app)
        await pilot.press("escape", "tab", *"asked", "f4")
        await settled(pilot)
        assert "An answer that was written alone and not given is shown on no page" in words_shown(app)


async def test_a_question_to_skip_that_the_cover_came_over_skips_nothing(in_session: SessionWorkflow) -> None:
    async with showing(in_session, partial(PrivatePlacementPage, CD)) as (app, pilot, results):
        await pilot.press("enter", "tab", *"asked", "f9", "f12", "enter", "down", "enter")
        await settled(pilot)
        assert "This part is for CD." in shown(app) and "asked" not in shown(app)
    assert results == []
    assert given(in_session) == Placement(by="supervisee", ladder="partnership", why="asked")


async def seen_by_the_other(workflow: SessionWorkflow, rung: int, why: str) -> list[str]:
    """All that AB can see, once CD has placed it."""
    workflow.begin()
    incident = place(an_incident(workflow), workflow.content.default_ladder, CD.id, rung, why)
    workflow.update(incident=incident)
    async with showing(workflow, partial(PrivatePlacementPage, AB)) as (app, pilot, _):
        seen = [app.title, app.sub_title]
        for press in ((), ("enter",), ("up",), ("f1",), ("escape",)):
            await pilot.press(*press)
            await pilot.pause()
            seen += [str(app.screen.title), str(app.screen.sub_title), shown(app)]
    return seen


async def test_the_first_mark_is_not_on_the_second_ladder(tmp_path: Path) -> None:
    first = await seen_by_the_other(make_workflow(tmp_path / "first"), 2, "because")
    second = await seen_by_the_other(make_workflow(tmp_path / "second"), 8, "something else")
    assert first == second


async def test_a_ladder_that_has_gone_gives_way_to_the_usual_one(in_session: SessionWorkflow) -> None:
    gone = Placement(by="supervisor", ladder="gone", rung=3, title="Third")
    in_session.update(incident=an_incident(in_session, ladder="gone", ladder_title="Gone", placements=(gone,)))
    async with showing(in_session, partial(PrivatePlacementPage, CD)) as (_, pilot, results):
        await pilot.press("enter", "5", "enter")
        await pilot.pause()
        assert results == [NEXT]
    assert given(in_session) == FIVE
    assert given(in_session, "supervisor") is None
    assert in_session.session.incident is not None and gone in in_session.session.incident.placements


async def test_hostile_words_are_only_words(in_session: SessionWorkflow) -> None:
    bad = Person(id="supervisee", initials="[/b]", role="[red]x")
    in_session.update(people=(bad, AB), incident=an_incident(in_session, case=HOSTILE))
    async with showing(in_session, partial(PrivatePlacementPage, bad), (120, 40)) as (app, pilot, _):
        await pilot.press("enter", "5")
        await pilot.pause()
        assert "[/b]: which rung does [/b] [red]x" in shown(app)
        app.screen.query_one(TextArea).insert(HOSTILE)
        await pilot.pause()
    placement = given(in_session)
    assert placement is not None and "[red]x" in placement.why


@pytest.mark.parametrize("size", SIZES)
async def test_how_it_looks(in_session: SessionWorkflow, golden: SnapshotAssertion, size: tuple[int, int]) -> None:
    name = f"{size[0]}x{size[1]}"
    async with showing(in_session, partial(PrivatePlacementPage, CD), size) as (app, pilot, _):
        await pilot.press("enter")
        await settled(pilot)
        assert shown(app) == golden(name=f"nothing-chosen-{name}")
        await pilot.press(*climb(5))
        await settled(pilot)
        assert shown(app) == golden(name=name)


async def test_how_it_looks_without_colour(
    in_session: SessionWorkflow, golden: SnapshotAssertion, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with showing(in_session, partial(PrivatePlacementPage, CD)) as (app, pilot, _):
        await pilot.press("enter", "5")
        await pilot.pause()
        assert shown(app) == golden(name="no-colour")


async def test_a_reason_that_begins_with_a_number_keeps_it_and_the_rung(in_session: SessionWorkflow) -> None:
    async with showing(in_session, partial(PrivatePlacementPage, CD)) as (app, pilot, _):
        await pilot.press("enter", "5", "up", "down")
        await pilot.press(*"12 carers came")
        await pilot.pause()
        assert app.screen.query_one(LadderView).rung == 5
        assert app.screen.query_one(TextArea).text == "12 carers came"
