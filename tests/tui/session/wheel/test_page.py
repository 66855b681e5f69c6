"""Wheel: turning only looks, going on takes it, and what is chosen is there when the pair come back."""

import random

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.pilot import Pilot
from textual.widgets import Markdown

from supervise.domain.content.wheel import Competency
from supervise.domain.session.model import DiscussedSection, Rating, Talk
from supervise.store.sessions.files import save_new
from supervise.tui.app import SuperviseApp
from supervise.tui.drawing.wheel.slices import middle
from supervise.tui.drawing.wheel.view import WheelView
from supervise.tui.session.step_page import BACK, NEXT
from supervise.tui.session.wheel.page import WheelPage
from supervise.tui.session.wheel.section_wheel import SectionWheel, recency
from supervise.tui.widgets.text import NumberedList
from supervise.workflow import SessionWorkflow
from support.app_driver import SIZES, running, settled, showing, shown
from support.builders import HOSTILE, PEOPLE, a_session
from support.sample_history import with_past


@pytest.fixture
def in_session(workflow: SessionWorkflow) -> SessionWorkflow:
    """A session begun, with a year of others before it."""
    with_past(workflow).read()
    workflow.begin()
    return workflow


async def click_slice(pilot: Pilot[None], index: int) -> None:
    """Click in the middle of a slice of the drawn wheel."""
    wheel = pilot.app.screen.query_one(WheelView)
    across, left, top = wheel._disc()
    x, y = middle(across, len(wheel.slices), index)
    await pilot.click(wheel, offset=(left + x, top + y))


def words(app: SuperviseApp, part: str = "#section") -> str:
    """The words of a part of the page in one line, however they are wrapped."""
    region = app.screen.query_one(part).region
    lines = shown(app).split("\n")[region.y : region.bottom]
    return " ".join(" ".join(line[region.x : region.right] for line in lines).replace("▐", " ").split())


def listed_competencies(app: SuperviseApp) -> str:
    return " ".join(app.screen.query_one("#competencies", NumberedList).render().plain.split())


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_golden(in_session: SessionWorkflow, golden: SnapshotAssertion, size: tuple[int, int]) -> None:
    async with showing(in_session, WheelPage, size) as (app, pilot, _):
        await pilot.press("right")
        await settled(pilot)
        assert shown(app) == golden(name=f"{size[0]}x{size[1]}")


async def test_golden_before_anything_is_chosen(in_session: SessionWorkflow, golden: SnapshotAssertion) -> None:
    async with showing(in_session, WheelPage) as (app, _, _):
        assert shown(app) == golden(name="none chosen")


async def test_golden_without_colours(
    in_session: SessionWorkflow, golden: SnapshotAssertion, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with showing(in_session, WheelPage) as (app, pilot, _):
        await pilot.press("end")
        await settled(pilot)
        assert shown(app) == golden(name="no colour")


async def test_turning_looks_and_enter_takes(in_session: SessionWorkflow) -> None:
    async with showing(in_session, WheelPage) as (app, pilot, results):
        await pilot.press("right", "right", "left")
        await settled(pilot)
        assert in_session.session.section is None
        assert "Resilience" in words(app)
        assert "Last time: 12 Sep, 2 months ago." in words(app)
        assert "CD 2 Sometimes · AB 3 Often" in words(app)
        await pilot.press("enter")
    assert results == [NEXT]
    assert in_session.session.section == DiscussedSection(
        id="resilience", title="Resilience", ring="Ourselves", wheel="stand-in-wheel", stand_in=True
    )


async def test_enter_with_nothing_turned_to_says_what_to_do_and_stays(in_session: SessionWorkflow) -> None:
    async with showing(in_session, WheelPage) as (app, pilot, results):
        await pilot.press("enter")
        await settled(pilot)
        assert words(app, "#hint") == "Turn to a section first. F3 goes on without one."
        assert not results


async def test_a_number_goes_to_its_section_and_two_digits_make_one_number(in_session: SessionWorkflow) -> None:
    async with showing(in_session, WheelPage) as (app, pilot, results):
        wheel = app.screen.query_one(SectionWheel)
        now = 100.0
        wheel.clock = lambda: now
        for seconds, key, number in (
            (0, "3", 3),
            (9, "1", 1),
            (1, "2", 12),
            (9, "1", 1),
            (2, "2", 2),  # after a while a digit is a number of its own
            (9, "1", 1),
            (1, "0", 10),
            (9, "1", 1),
            (1, "3", 3),  # there is no 13
            (9, "0", 3),  # nor a section 0
        ):
            now += seconds
            await pilot.press(key)
            assert wheel.chosen == number - 1, key
        await settled(pilot)
        assert "3 of 12" in words(app)
        await pilot.press("enter")
    assert results == [NEXT]
    assert in_session.session.section is not None and in_session.session.section.id == "respect"


async def test_a_wheel_that_shows_numbers_has_the_names_beside_it(in_session: SessionWorkflow) -> None:
    async with showing(in_session, WheelPage) as (app, pilot, _):
        shown_words = words(app)
        assert "1 Resilience" in shown_words and "12 Shared purpose" in shown_words and "2 months" in shown_words
        await pilot.click("#index", offset=(8, 3))
        await settled(pilot)
        assert "4 of 12" in words(app)
        assert app.focused is app.screen.query_one(SectionWheel)
        assert "2 months ago" not in words(app, "#wheel")


@pytest.mark.parametrize(("size", "plain"), [((40, 15), False), ((80, 24), True)], ids=str)
async def test_the_list_has_the_numbers_too(in_session: SessionWorkflow, size: tuple[int, int], plain: bool) -> None:
    in_session.set(plain=plain)
    async with showing(in_session, WheelPage, size) as (app, pilot, _):
        assert "1 Resilience" in words(app, "#wheel")
        assert not app.screen.query_one("#index").display
        app.screen.query_one(SectionWheel).clock = lambda: 0.0
        await pilot.press("1", "1")
        await settled(pilot)
        assert "► 11 Working" in words(app, "#wheel")


async def test_the_stand_in_notice_is_read_in_full_once_then_it_takes_one_line(workflow: SessionWorkflow) -> None:
    workflow.begin()
    notice = workflow.content.wheel.notice
    async with showing(workflow, WheelPage) as (app, pilot, _):
        assert notice in words(app) and "12 Shared purpose" in words(app)
        await pilot.press("right")
        await settled(pilot)
        assert not app.screen.query_one("#section > .notice").display, "a section is to be read"
        assert app.screen.query_one("#details .notice").display, "and says it at its end"
        await pilot.press("f3")
    async with showing(workflow, WheelPage, (120, 40)) as (app, pilot, _):
        assert "This wheel is a stand-in. See F1." in words(app), "one line, where there is room beside a section"
        await pilot.press("f3")
    async with showing(workflow, WheelPage) as (app, pilot, _):
        await pilot.press("backspace")
        await settled(pilot)
        assert "This wheel is a stand-in. See F1." in words(app)
        assert app.screen.query("#section > .notice").first().size.height == 1
        await pilot.press("f1")
        await settled(pilot)
        assert (
            "it is not the Wheel of Partnership workbook of Tower Hamlets Together"
            in app.screen.query_one("#page-words", Markdown).source
        )


async def test_back_from_the_talk_the_button_says_how_much_of_it_is_left(in_session: SessionWorkflow) -> None:
    in_session.update(talk=Talk(planned_seconds=900, spent_seconds=26))
    async with showing(in_session, WheelPage) as (app, pilot, _):
        for turned in (False, True):
            if turned:
                await pilot.press("right")
            for size in SIZES:
                await pilot.resize_terminal(*size)
                await settled(pilot)
                left = "14:34 left →" if size[0] == 40 else "Go on talking, 14:34 left →"
                assert left in shown(app), (size, turned)
    in_session.update(talk=Talk(planned_seconds=900, spent_seconds=901))
    async with showing(in_session, WheelPage) as (app, pilot, _):
        for size in SIZES:
            await pilot.resize_terminal(*size)
            await settled(pilot)
            assert ("Talk →" if size[0] == 40 else "Go on talking →") in shown(app), size


async def test_all_of_it_by_mouse(in_session: SessionWorkflow) -> None:
    async with showing(in_session, WheelPage) as (app, pilot, results):
        await click_slice(pilot, 3)
        await settled(pilot)
        assert "Listening" in words(app)
        await pilot.click("#do-next")
    assert results == [NEXT]
    assert in_session.session.section is not None
    assert in_session.session.section.id == "listening"


async def test_f3_with_nothing_chosen_goes_on_without_a_section(in_session: SessionWorkflow) -> None:
    async with showing(in_session, WheelPage) as (app, pilot, results):
        assert "Go on without one →" in shown(app)
        await pilot.press("f3")
    assert results == [NEXT]
    assert in_session.session.section is None


async def test_back_leaves_the_session_as_it_was_and_coming_back_shows_its_section(in_session: SessionWorkflow) -> None:
    trust = DiscussedSection(id="trust", title="Trust and accountability", wheel="stand-in-wheel", stand_in=True)
    in_session.update(section=trust)
    async with showing(in_session, WheelPage) as (app, pilot, results):
        assert "Trust and accountability" in words(app)
        await pilot.press("right", "escape")
    assert results == [BACK]
    assert in_session.session.section == trust


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_a_choice_is_taken_back_by_key_or_click(in_session: SessionWorkflow, size: tuple[int, int]) -> None:
    for by_key in (True, False):
        in_session.update(section=DiscussedSection(id="trust", title="Trust", wheel="stand-in-wheel"))
        async with showing(in_session, WheelPage, size) as (app, pilot, _):
            if by_key:
                await pilot.press("backspace")
            else:
                app.screen.query_one("#do-unchoose").scroll_visible(animate=False)
                await settled(pilot)
                await pilot.click("#do-unchoose")
            await settled(pilot)
            assert ("Go on →" if size[0] == 40 else "Go on without one →") in shown(app)
            await pilot.press("f3")
        assert in_session.session.section is None


async def test_longest_ago_and_surprise_say_why(in_session: SessionWorkflow) -> None:
    async with showing(in_session, WheelPage, (120, 40)) as (app, pilot, _):
        await pilot.press("f9")
        await settled(pilot)
        assert "Reflection and learning: not talked about yet. Enter takes it." in words(app, "#hint")
        in_session.chance = random.Random(3)
        await pilot.click("#do-surprise")
        await settled(pilot)
        assert "The wheel chose " in words(app, "#hint")
        chosen = app.screen.query_one(WheelView).chosen
        assert chosen >= 0
        await pilot.press("down")
        await settled(pilot)
        assert app.screen.query_one(WheelView).chosen == (chosen + 1) % 12
        assert "Turn the wheel with the arrows" in words(app, "#hint")


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_everything_about_a_section_can_be_read(in_session: SessionWorkflow, size: tuple[int, int]) -> None:
    section = in_session.content.wheel.sections[0]
    texts = (section.summary, *(item.text for item in (*section.questions, *section.competencies)))
    wanted = set(" ".join((*texts, in_session.content.wheel.notice)).split())
    async with showing(in_session, WheelPage, size) as (app, pilot, _):
        await pilot.press("home")
        for _ in range(30):
            await settled(pilot)
            seen = words(app)
            wanted = {text for text in wanted if not all(word in seen for word in text.split())}
            if not wanted:
                break
            await pilot.press("pagedown")
    assert not wanted


async def test_each_competency_says_quietly_whether_it_is_a_skill_knowledge_or_a_behaviour(
    in_session: SessionWorkflow,
) -> None:
    async with showing(in_session, WheelPage, (120, 70)) as (app, pilot, _):
        await pilot.press("right")
        await settled(pilot)
        listed = listed_competencies(app)
        assert "carry on. (skill)" in listed and listed.count("(behaviour)") == 3
    sections = tuple(
        section.model_copy(update={"competencies": (Competency(text="One of our own."),)})
        for section in in_session.content.wheel.sections
    )
    in_session.content = in_session.content.model_copy(
        update={"wheel": in_session.content.wheel.model_copy(update={"sections": sections})}
    )
    async with showing(in_session, WheelPage, (120, 70)) as (app, pilot, _):
        await pilot.press("right")
        await settled(pilot)
        assert listed_competencies(app) == "· One of our own.", "nothing is said that nobody knows"


async def test_a_wheel_of_the_pairs_own_has_no_notice(in_session: SessionWorkflow) -> None:
    wheel = in_session.content.wheel.model_copy(update={"official": True, "notice": ""})
    in_session.content = in_session.content.model_copy(update={"wheel": wheel})
    async with showing(in_session, WheelPage) as (app, pilot, _):
        assert "stand-in" not in shown(app).replace("(stand-in)", "")
        await pilot.press("right", "f3")
    assert in_session.session.section is not None
    assert in_session.session.section.stand_in is False


async def test_words_of_the_wheel_are_never_markup(in_session: SessionWorkflow) -> None:
    hostile = " ".join(HOSTILE.split())
    wheel = in_session.content.wheel
    sections = tuple(
        section.model_copy(update={"title": hostile, "summary": hostile, "questions": (section.questions[0],)})
        for section in wheel.sections
    )
    wheel = wheel.model_copy(update={"sections": sections, "title": hostile, "notice": hostile})
    in_session.content = in_session.content.model_copy(update={"wheel": wheel})
    async with showing(in_session, WheelPage) as (app, pilot, _):
        await pilot.press("right", "f9", "ctrl+r")
        for size in SIZES:
            await pilot.resize_terminal(*size)
            await settled(pilot)
            assert "[/b]" in shown(app), size


async def test_one_answer_given_alone_in_a_session_cut_short_is_never_shown(workflow: SessionWorkflow) -> None:
    alone = a_session(
        id="2026-10-01T0930-4k7q",
        status="finished",
        cut_short="Called away",
        section=DiscussedSection(id="resilience", title="Resilience", wheel="stand-in-wheel"),
        ratings=(Rating(by=PEOPLE[0].id, value=2, label="Sometimes"),),
    )
    save_new(workflow.home, alone)
    workflow.read()
    workflow.begin()
    async with showing(workflow, WheelPage) as (app, pilot, _):
        await pilot.press("right")
        await settled(pilot)
        assert "Last time" in words(app)
        assert "Sometimes" not in shown(app)


async def test_a_section_gone_from_the_wheel_stays_the_sessions_own(in_session: SessionWorkflow) -> None:
    gone = DiscussedSection(id="gone", title="Gone [/b]", wheel="old-wheel")
    in_session.update(section=gone)
    async with showing(in_session, WheelPage) as (app, pilot, _):
        assert "You chose Gone [/b], which is no longer on this wheel. It is kept." in words(app)
        await pilot.press("f3")
    assert in_session.session.section == gone


async def test_the_journey_leads_from_the_wheel_to_the_talk_and_back(in_session: SessionWorkflow) -> None:
    in_session.update(step="wheel", talk=Talk(planned_seconds=900))
    in_session.leave()
    async with running(in_session) as (app, pilot):
        in_session.resume(in_session.unfinished[0])
        app.navigator.run_session()
        await settled(pilot)
        await pilot.press("right", "f3")
        await settled(pilot)
        assert "Think of a hard day" in shown(app)
        await pilot.press("escape")
        await settled(pilot)
        assert "1 of 12" in words(app)


def test_a_slice_grows_emptier_with_time_and_is_never_a_mark() -> None:
    from datetime import date, timedelta

    today = date(2026, 11, 22)
    days = (0, 30, 60, 100, 200, 300, 3000)
    fractions = [recency(today - timedelta(days=past), today) for past in days]
    assert fractions == sorted(fractions, reverse=True)
    assert fractions[0] == fractions[1] == 1
    assert fractions[-1] > 0 == recency(None, today)
