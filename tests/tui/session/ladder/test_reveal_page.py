"""Ladder, together: both marks at once, the standings given on the same ladder, and others beside it."""

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.widgets import Static, TextArea

from supervise.domain.people import Person
from supervise.domain.session.incident import Incident, Placement, placed
from supervise.domain.session.placing import place
from supervise.tui.drawing.ladder.view import LadderView
from supervise.tui.session.ladder.joint_placing import JointPlacement
from supervise.tui.session.ladder.private_page import PrivatePlacementPage
from supervise.tui.session.ladder.reveal_page import PlacementRevealPage
from supervise.tui.session.step_page import BACK, NEXT
from supervise.tui.widgets.people.ladder_marks import LAST_TIME_SIGN, SIGNS
from supervise.workflow import SessionWorkflow
from support.app_driver import SIZES, climb, on_rung, running, settled, showing, shown, shown_below_head, shown_in
from support.builders import HOSTILE, PEOPLE

CD, AB = PEOPLE
DIFFERENT = "You placed it differently."


@pytest.fixture
def in_session(workflow: SessionWorkflow) -> SessionWorkflow:
    workflow.begin()
    give(workflow, 5, 4)
    return workflow


def give(workflow: SessionWorkflow, supervisee: int | None, supervisor: int | None) -> None:
    ladder = workflow.content.default_ladder
    incident = Incident(case="Case A7", ladder=ladder.id, ladder_title=ladder.title, model="strengths-review")
    incident = place(incident, ladder, "supervisor", supervisor, "Nothing moved until CD rang twice.")
    workflow.update(incident=place(incident, ladder, "supervisee", supervisee, "Housing came when asked."))


def rung(workflow: SessionWorkflow, by: str, ladder: str | None = None) -> int | None:
    assert workflow.session.incident is not None
    placement = placed(workflow.session.incident, by, ladder)
    return placement.rung if placement else None


async def test_both_marks_stand_on_one_ladder_with_the_question(in_session: SessionWorkflow) -> None:
    async with showing(in_session, PlacementRevealPage) as (app, _, _):
        assert DIFFERENT in shown(app)
        assert "● CD" in on_rung(app, "5  Co-operation")
        assert "■ AB" in on_rung(app, "4  Compliance")
        cards = " ".join(shown_in(app, "PersonCards").split())
        assert "Housing came when asked." in cards and "Nothing moved until CD rang" in cards


NOT_PLACED = "Where would the partner put it? Where would the person put it?"
ANSWERS = (
    (5, 5, "You both put it on 5, Co-operation. What did you see or hear that puts it there?"),
    (None, 4, NOT_PLACED),
    (None, None, NOT_PLACED),
)


async def test_the_question_fits_the_places(in_session: SessionWorkflow) -> None:
    async with showing(in_session, PlacementRevealPage, (120, 40)) as (app, pilot, _):
        for supervisee, supervisor, asked in ANSWERS:
            give(in_session, supervisee, supervisor)
            app.pop_screen()
            await app.push_screen(PlacementRevealPage())
            await pilot.pause()
            answers, text = (supervisee, supervisor), shown_below_head(app)
            assert asked in " ".join(shown_in(app, "#asked").split()) and DIFFERENT not in text, answers
            assert ("● CD   chose not to place it" in text) == (supervisee is None), answers
            marks = app.screen.query_one(LadderView).marks
            assert any(mark.text == "CD" for mark in marks) == (supervisee is not None), answers


async def test_nothing_is_shown_until_both_have_placed_it(in_session: SessionWorkflow) -> None:
    alone = Placement(by="supervisee", ladder="partnership", rung=5, title="Co-operation", why="Housing came.")
    assert in_session.session.incident is not None
    in_session.update(incident=in_session.session.incident.with_changes(placements=(alone,)))
    async with showing(in_session, PlacementRevealPage) as (app, pilot, results):
        assert "Co-operation" not in shown(app) and "Housing" not in shown(app) and "●" not in shown_below_head(app)
        await pilot.press("f9", "ctrl+r", "f3")
        assert results == [NEXT]


async def test_keys_alone_place_the_standings_and_take_one_back(in_session: SessionWorkflow) -> None:
    async with showing(in_session, PlacementRevealPage) as (app, pilot, results):
        await pilot.press("enter", "right", "4", "enter", "left", "left", "7", "enter")
        await pilot.pause()
        assert (rung(in_session, "together"), rung(in_session, "organisation"), rung(in_session, "needed")) == (5, 4, 7)
        assert "▬" in on_rung(app, "5  Co-operation") and "▲" in on_rung(app, "4  Compliance")
        assert "◊ needed" in on_rung(app, "7  Collaboration")
        await pilot.press("enter")
        await pilot.pause()
        assert rung(in_session, "needed") == 7, "Enter again leaves it there"
        await pilot.press("backspace")
        await pilot.pause()
        assert rung(in_session, "needed") is None
        assert "◊ needed" not in shown(app)
        await pilot.press("f3")
        assert results == [NEXT]


async def test_the_mouse_alone_places_a_standing(in_session: SessionWorkflow) -> None:
    async with showing(in_session, PlacementRevealPage) as (_, pilot, _results):
        await pilot.click("ViewpointTabs", offset=(20, 0))
        await pilot.pause()
        await pilot.click(LadderView, offset=(30, 3))
        await pilot.pause()
        assert rung(in_session, "organisation") is None
        await pilot.click(LadderView, offset=(30, 3))
        await pilot.pause()
        assert rung(in_session, "organisation") == 8
        await pilot.resize_terminal(120, 24)
        await pilot.pause()
        await pilot.click("#do-take-off")
        await pilot.pause()
        assert rung(in_session, "organisation") is None


async def test_in_a_narrow_window_one_standing_stands_between_two_arrows(in_session: SessionWorkflow) -> None:
    async with showing(in_session, PlacementRevealPage, (40, 15)) as (app, pilot, _):
        assert "◄ ▬ Together ►" in shown(app)
        await pilot.click("ViewpointTabs", offset=(12, 0))
        await pilot.pause()
        assert "◄ ▲ Our organisation ►" in shown(app)
        await pilot.click("ViewpointTabs", offset=(0, 0))
        await pilot.pause()
        assert app.screen.query_one(JointPlacement).chosen == "together"
        await pilot.press("right", "6", "enter")
        await pilot.pause()
    assert rung(in_session, "organisation") == 6


async def test_choosing_a_standing_looks_where_it_stands(in_session: SessionWorkflow) -> None:
    async with showing(in_session, PlacementRevealPage) as (app, pilot, _):
        await pilot.press("9", "enter", "right", "2", "left")
        await pilot.pause()
        assert app.screen.query_one(LadderView).rung == 9


async def test_what_a_rung_means_is_read_once_it_is_gone_to_and_its_signs_are_in_help(
    in_session: SessionWorkflow,
) -> None:
    rung_six = in_session.content.default_ladder.rung(6)
    assert rung_six is not None
    async with showing(in_session, PlacementRevealPage) as (app, pilot, _):
        assert not shown_in(app, "RungDetails").strip(), "a low window has rest there"
        assert "Alongside" not in shown(app)
        field = app.screen.query_one("#reason").region
        await pilot.press("up")
        await pilot.pause()
        meaning = " ".join(shown_in(app, "RungDetails").split())
        assert "6 Co-ordination (Alongside)" in meaning and rung_six.summary in meaning and "Higher" not in meaning
        assert app.screen.query_one("#reason").region == field, "nothing else moves"
        assert field.bottom <= app.screen.query_one("#body").region.bottom, "the field is wholly in view"
        await pilot.press("f1")
        await pilot.pause()
        assert rung_six.signs[0] in app.screen.query_one(".told", Static).render().plain
        await pilot.press("escape")
        await pilot.resize_terminal(120, 40)
        await pilot.pause()
        assert rung_six.signs[0] in " ".join(shown_in(app, "RungDetails").split())


async def test_why_here_is_held_as_typed_and_comes_back(in_session: SessionWorkflow) -> None:
    async with showing(in_session, PlacementRevealPage) as (_, pilot, results):
        await pilot.press("enter", "tab", *"calls", "escape")
        await pilot.pause()
        assert results == [BACK]
    assert in_session.session.incident is not None and in_session.session.incident.why_here == "calls"
    async with showing(in_session, PlacementRevealPage) as (app, _, _):
        assert app.screen.query_one(TextArea).text == "calls"
        assert "▬" in on_rung(app, "5  Co-operation")


async def test_another_ladder_takes_places_of_its_own_and_translates_none(in_session: SessionWorkflow) -> None:
    others = [ladder for ladder in in_session.content.ladders if ladder.id != "partnership"]
    async with showing(in_session, PlacementRevealPage, (120, 40)) as (app, pilot, _):
        await pilot.press("enter", "ctrl+r")
        await pilot.pause()
        text = shown(app)
        assert others[0].title in text and others[0].note.split()[0] in text
        assert "▬ together" not in text and "Our organisation" not in text
        assert app.screen.query_one(LadderView).rung is None
        assert not app.screen.query_one(LadderView).marks
        await pilot.press("6", "enter", "right", "2", "enter")
        await pilot.pause()
        assert rung(in_session, "together", others[0].id) == 6
        assert rung(in_session, "person", others[0].id) == 2
        assert (rung(in_session, "together"), rung(in_session, "person")) == (5, None)
        await pilot.click("#do-another-ladder")
        await pilot.pause()
        assert others[1].title in " ".join(shown_in(app, "#which").split())
        await pilot.press(*["ctrl+r"] * (len(others) - 1))
        await pilot.pause()
        assert "▬ together" in shown(app) and "Our organisation" in shown(app)
        assert others[0].title not in shown(app)


async def test_place_again_asks_who_and_keeps_the_reasons(in_session: SessionWorkflow) -> None:
    async with running(in_session) as (app, pilot):
        in_session.update(step="ladder")
        app.navigator.run_session()
        await settled(pilot)
        await pilot.press("f3", "enter", "enter", "f9")
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
        assert rung(in_session, "supervisee") == 5 and isinstance(app.screen, PlacementRevealPage)
        await pilot.click("#do-again")
        await pilot.pause()
        await pilot.click("#answer-3")
        await pilot.pause()
        assert isinstance(app.screen, PrivatePlacementPage) and "This part is for CD." in shown(app)
        assert "Housing" not in shown(app)
    assert rung(in_session, "supervisee") is None and rung(in_session, "supervisor") is None
    assert rung(in_session, "together") == 5
    assert in_session.session.incident is not None
    placement = placed(in_session.session.incident, "supervisee")
    assert placement is not None and placement.why == "Housing came when asked." and not placement.given


async def test_a_ladder_that_has_gone_is_shown_by_its_titles_of_that_day(in_session: SessionWorkflow) -> None:
    incident = in_session.session.incident
    assert incident is not None
    gone = tuple(
        placement.with_changes(ladder="gone", title=f"Old {placement.rung}") for placement in incident.placements
    )
    in_session.update(incident=incident.with_changes(ladder="gone", placements=gone))
    async with showing(in_session, PlacementRevealPage) as (app, pilot, results):
        lines = shown(app).splitlines()
        at = next(y for y, line in enumerate(lines) if "5  Old 5" in line)
        assert "● CD" in lines[at]
        await pilot.press("enter", "ctrl+r", "5", "enter", "f3")
        assert results == [NEXT]
    assert in_session.session.incident is not None and len(in_session.session.incident.placements) == 2


async def test_no_two_signs_are_alike() -> None:
    assert len({LAST_TIME_SIGN, *SIGNS.values()}) == len(SIGNS) + 1


async def test_hostile_words_are_only_words(in_session: SessionWorkflow) -> None:
    bad = Person(id="supervisee", initials="[/b]", role="[red]x")
    incident = in_session.session.incident
    assert incident is not None
    placements = tuple(placement.with_changes(why=HOSTILE, title=HOSTILE) for placement in incident.placements)
    in_session.update(
        people=(bad, AB), incident=incident.with_changes(case=HOSTILE, placements=placements, why_here=HOSTILE)
    )
    async with showing(in_session, PlacementRevealPage, (120, 40)) as (app, pilot, _):
        assert "● [/b]" in shown(app) and "[red]x" in shown(app)
        app.screen.query_one(TextArea).insert(HOSTILE)
        await pilot.press("enter")
        await pilot.pause()
    assert in_session.session.incident is not None and in_session.session.incident.why_here.count("[red]x") == 2


@pytest.mark.parametrize("size", SIZES)
async def test_how_it_looks(in_session: SessionWorkflow, golden: SnapshotAssertion, size: tuple[int, int]) -> None:
    name = f"{size[0]}x{size[1]}"
    async with showing(in_session, PlacementRevealPage, size) as (app, pilot, _):
        await pilot.press("enter", "right", *climb(4), "enter", "left", "left", *climb(7), "enter")
        await pilot.pause()
        assert shown(app) == golden(name=name)
        await pilot.press("ctrl+r", "ctrl+r", "ctrl+r", *climb(4), "enter")
        await pilot.pause()
        assert shown(app) == golden(name=f"another-ladder-{name}")


async def test_how_it_looks_without_colour(
    in_session: SessionWorkflow, golden: SnapshotAssertion, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with showing(in_session, PlacementRevealPage) as (app, pilot, _):
        await pilot.press("enter", "right", "4", "enter")
        await pilot.pause()
        assert shown(app) == golden(name="no-colour")


async def test_the_hint_says_what_the_keys_do_where_the_cursor_is(in_session: SessionWorkflow) -> None:
    async with showing(in_session, PlacementRevealPage) as (app, pilot, _):
        assert isinstance(app.focused, LadderView), "as the page opens"
        for size in SIZES:
            await pilot.resize_terminal(*size)
            app.screen.query_one(LadderView).focus()
            await settled(pilot)
            assert "← → whose place" in shown(app), size
            await pilot.press(*"Both rang")
            await settled(pilot)
            assert "Enter makes a new line here" in shown(app), size
            assert "← → whose place" not in shown(app), size
            app.screen.query_one(LadderView).focus()
            await pilot.press("right")
            await settled(pilot)
            assert "Where does our organisation put it?" in " ".join(shown(app).split()), size
            await pilot.press("left")
