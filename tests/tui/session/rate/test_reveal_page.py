"""Rate, together: both answers at once, a question rather than a verdict, and a way to answer again."""

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.widgets import TextArea

from supervise.domain.people import Person
from supervise.domain.session.model import DiscussedSection, Rating
from supervise.tui.session.rate.private_page import PrivateRatingPage
from supervise.tui.session.rate.reveal_page import Answers, RatingRevealPage
from supervise.tui.session.step_page import BACK, NEXT, StepResult
from supervise.workflow import SessionWorkflow
from support.app_driver import SIZES, running, showing, shown, shown_below_head
from support.builders import HOSTILE, PEOPLE

TWO = Rating(by="supervisee", value=2, label="Sometimes")
FOUR = Rating(by="supervisor", value=4, label="Even under pressure")
SKIPPED = Rating(by="supervisor", skipped=True)
UNSURE = Rating(by="supervisor", label="Not sure")
APART, ALIKE, NEITHER = "You see it differently", "You see it much the same way", "Neither of you is sure today"
ONE_UNSURE = "One of you is not sure today"
QUESTIONS = (APART, ALIKE, NEITHER, ONE_UNSURE)


@pytest.fixture
def in_session(workflow: SessionWorkflow) -> SessionWorkflow:
    workflow.begin()
    workflow.update(section=DiscussedSection(id="resilience", title="Resilience", wheel="stand-in-wheel"))
    workflow.update(ratings=(FOUR, TWO))
    return workflow


async def test_both_are_shown_the_supervisee_first_in_picture_and_words(in_session: SessionWorkflow) -> None:
    async with showing(in_session, RatingRevealPage) as (app, pilot, _):
        [line] = [line for line in shown(app).splitlines() if "2  Sometimes" in line]
        assert line.index("2  Sometimes") < line.index("4  Even under pressure")
        assert "I do this when things are" in shown(app)
        await pilot.resize_terminal(120, 40)
        await pilot.pause()
        assert "■ AB   what CD might say" in shown(app) and "● CD   about their own work" in shown(app)


ANSWERS = (
    (TWO, FOUR, APART),
    (TWO, TWO.with_changes(by="supervisor"), ALIKE),
    (TWO, UNSURE, ONE_UNSURE),
    (UNSURE.with_changes(by="supervisee"), UNSURE, NEITHER),
    (TWO, SKIPPED, ""),
    (SKIPPED.with_changes(by="supervisee"), SKIPPED, ""),
)


async def test_the_question_fits_the_answers(in_session: SessionWorkflow) -> None:
    async with showing(in_session, RatingRevealPage) as (app, pilot, _):
        for supervisee, supervisor, asked in ANSWERS:
            in_session.update(ratings=(supervisee, supervisor))
            app.pop_screen()
            await app.push_screen(RatingRevealPage())
            await pilot.pause()
            text = " ".join(shown(app).split())
            answers = (supervisee, supervisor)
            assert [question for question in QUESTIONS if question in text] == ([asked] if asked else []), answers
            assert text.count("Chose not to answer") == sum(rating.skipped for rating in answers), answers


async def test_nothing_is_shown_until_both_have_answered(in_session: SessionWorkflow) -> None:
    in_session.update(ratings=(TWO,))
    async with showing(in_session, RatingRevealPage) as (app, pilot, results):
        assert "Sometimes" not in shown(app) and "●" not in shown_below_head(app)
        await pilot.press("f9", "f3")
        assert results == [NEXT]


async def test_without_a_section_there_is_one_line_and_next(in_session: SessionWorkflow) -> None:
    in_session.update(section=None)
    async with showing(in_session, RatingRevealPage) as (app, pilot, results):
        assert "No section was chosen, so there is nothing to rate." in shown(app)
        assert "Sometimes" not in shown(app) and "Again" not in shown(app)
        await pilot.press("enter")
        await pilot.pause()
        assert results == [NEXT]


async def test_what_they_make_of_it_is_held_as_it_is_typed_and_comes_back(in_session: SessionWorkflow) -> None:
    async with showing(in_session, RatingRevealPage) as (app, pilot, results):
        await pilot.press("tab", *"pace")
        await pilot.pause()
        assert in_session.session.rating_talk == "pace"
        await pilot.press("escape")
        assert results == [BACK]
    async with showing(in_session, RatingRevealPage) as (app, _, _):
        assert app.screen.query_one(TextArea).text == "pace"


async def test_answer_again_asks_who(in_session: SessionWorkflow) -> None:
    in_session.update(rating_talk="We talked.")
    async with showing(in_session, RatingRevealPage) as (_, pilot, results):
        await pilot.press("f9")
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
        assert in_session.session.ratings == (FOUR, TWO) and results == []
        await pilot.click("#do-again")
        await pilot.pause()
        await pilot.click("#answer-3")
        await pilot.pause()
        assert results == [StepResult("again", ("supervisee", "supervisor"))]


async def test_again_through_the_journey_covers_the_first_question(in_session: SessionWorkflow) -> None:
    in_session.update(step="rate")
    async with running(in_session) as (app, pilot):
        app.navigator.run_session()
        await pilot.pause()
        await pilot.press("enter", "f9", "down", "down", "down", "enter")
        await pilot.pause()
        assert in_session.session.ratings == ()
        assert isinstance(app.screen, PrivateRatingPage)
        assert "This part is for CD." in shown(app)


async def test_an_answer_whose_words_have_changed_since_reads_as_it_was_given(in_session: SessionWorkflow) -> None:
    in_session.update(ratings=(TWO.with_changes(value=9, label="Blooming"), FOUR.with_changes(label="An older label")))
    async with showing(in_session, RatingRevealPage) as (app, _, _):
        assert "9  Blooming" in shown(app)
        assert "4  An older label" in shown(app)
        assert "I keep doing this" not in shown(app)


async def test_hostile_words_are_only_words(in_session: SessionWorkflow) -> None:
    bad = Person(id="supervisee", initials="[/b]", role="[red]x")
    in_session.update(
        people=(bad, PEOPLE[1]),
        section=DiscussedSection(id="x", title=HOSTILE, wheel="w"),
        ratings=(TWO.with_changes(label=HOSTILE), FOUR),
        rating_talk=HOSTILE,
    )
    async with showing(in_session, RatingRevealPage, (120, 40)) as (app, pilot, _):
        assert "[/b]   about their own work" in shown(app)
        app.screen.query_one(TextArea).insert(HOSTILE)
        await pilot.pause()
    assert in_session.session.rating_talk.count("[red]x") == 2


async def test_in_a_small_window_the_arrows_reach_the_end(in_session: SessionWorkflow) -> None:
    async with showing(in_session, RatingRevealPage, (40, 15)) as (app, pilot, _):
        assert isinstance(app.focused, Answers)
        assert "CD   about their own work" in shown(app)
        await pilot.press("pagedown", "pagedown")
        await pilot.pause()
        assert "Half a step further" in shown(app)


@pytest.mark.parametrize("size", SIZES)
async def test_how_it_looks(in_session: SessionWorkflow, golden: SnapshotAssertion, size: tuple[int, int]) -> None:
    name = f"{size[0]}x{size[1]}"
    async with showing(in_session, RatingRevealPage, size) as (app, pilot, _):
        assert shown(app) == golden(name=name)
        in_session.update(section=None)
        app.pop_screen()
        await app.push_screen(RatingRevealPage())
        await pilot.pause()
        assert shown(app) == golden(name=f"nothing-{name}")


async def test_how_it_looks_without_colour(
    in_session: SessionWorkflow, golden: SnapshotAssertion, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    in_session.update(ratings=(TWO, SKIPPED))
    async with showing(in_session, RatingRevealPage) as (app, _, _):
        assert shown(app) == golden(name="no-colour-skipped")
