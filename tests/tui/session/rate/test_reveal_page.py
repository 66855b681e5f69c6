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
def held(workflow: SessionWorkflow) -> SessionWorkflow:
    workflow.begin()
    workflow.update(section=DiscussedSection(id="resilience", title="Resilience", wheel="stand-in-wheel"))
    workflow.update(ratings=(FOUR, TWO))
    return workflow


async def test_both_are_shown_the_supervisee_first_in_picture_and_words(held: SessionWorkflow) -> None:
    async with showing(held, RatingRevealPage) as (app, _, _):
        [line] = [line for line in shown(app).splitlines() if "2  Sometimes" in line]
        assert line.index("2  Sometimes") < line.index("4  Even under pressure")
        assert "I do this when things are" in shown(app)


async def test_the_supervisors_card_says_whose_work_its_sentence_is_about(held: SessionWorkflow) -> None:
    async with showing(held, RatingRevealPage, (120, 40)) as (app, _, _):
        assert "■ AB   what CD might say" in shown(app) and "● CD   about their own work" in shown(app)


@pytest.mark.parametrize(
    ("one", "other", "asked"),
    [
        (TWO, FOUR, APART),
        (TWO, TWO.with_changes(by="supervisor"), ALIKE),
        (TWO, UNSURE, ONE_UNSURE),
        (UNSURE.with_changes(by="supervisee"), UNSURE, NEITHER),
        (TWO, SKIPPED, ""),
        (SKIPPED.with_changes(by="supervisee"), SKIPPED, ""),
    ],
)
async def test_the_question_fits_the_answers(held: SessionWorkflow, one: Rating, other: Rating, asked: str) -> None:
    held.update(ratings=(one, other))
    async with showing(held, RatingRevealPage) as (app, _, _):
        text = " ".join(shown(app).split())
        assert [each for each in QUESTIONS if each in text] == ([asked] if asked else [])
        assert text.count("Chose not to answer") == [one.skipped, other.skipped].count(True)


async def test_nothing_is_shown_until_both_have_answered(held: SessionWorkflow) -> None:
    held.update(ratings=(TWO,))
    async with showing(held, RatingRevealPage) as (app, pilot, results):
        assert "Sometimes" not in shown(app) and "●" not in shown_below_head(app)
        await pilot.press("f9", "f3")
        assert results == [NEXT]


async def test_without_a_section_there_is_one_line_and_next(held: SessionWorkflow) -> None:
    held.update(section=None)
    async with showing(held, RatingRevealPage) as (app, pilot, results):
        assert "No section was chosen, so there is nothing to rate." in shown(app)
        assert "Sometimes" not in shown(app) and "Again" not in shown(app)
        await pilot.press("enter")
        await pilot.pause()
        assert results == [NEXT]


async def test_what_they_make_of_it_is_held_as_it_is_typed_and_comes_back(held: SessionWorkflow) -> None:
    async with showing(held, RatingRevealPage) as (app, pilot, results):
        await pilot.press("tab", *"pace")
        await pilot.pause()
        assert held.session.rating_talk == "pace"
        await pilot.press("escape")
        assert results == [BACK]
    async with showing(held, RatingRevealPage) as (app, _, _):
        assert app.screen.query_one(TextArea).text == "pace"


async def test_answer_again_asks_who(held: SessionWorkflow) -> None:
    held.update(rating_talk="We talked.")
    async with showing(held, RatingRevealPage) as (_, pilot, results):
        await pilot.press("f9")
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
        assert held.session.ratings == (FOUR, TWO) and results == []
        await pilot.click("#do-again")
        await pilot.pause()
        await pilot.click("#answer-3")
        await pilot.pause()
        assert results == [StepResult("again", ("supervisee", "supervisor"))]


async def test_again_through_the_journey_covers_the_first_question(held: SessionWorkflow) -> None:
    held.update(step="rate")
    async with running(held) as (app, pilot):
        app.navigator.run_session()
        await pilot.pause()
        await pilot.press("enter", "f9", "down", "down", "down", "enter")
        await pilot.pause()
        assert held.session.ratings == ()
        assert isinstance(app.screen, PrivateRatingPage)
        assert "This part is for CD." in shown(app)


async def test_an_answer_whose_words_have_changed_since_reads_as_it_was_given(held: SessionWorkflow) -> None:
    held.update(ratings=(TWO.with_changes(value=9, label="Blooming"), FOUR.with_changes(label="An older label")))
    async with showing(held, RatingRevealPage) as (app, _, _):
        assert "9  Blooming" in shown(app)
        assert "4  An older label" in shown(app)
        assert "I keep doing this" not in shown(app)


async def test_hostile_words_are_only_words(held: SessionWorkflow) -> None:
    bad = Person(id="supervisee", initials="[/b]", role="[red]x")
    held.update(
        people=(bad, PEOPLE[1]),
        section=DiscussedSection(id="x", title=HOSTILE, wheel="w"),
        ratings=(TWO.with_changes(label=HOSTILE), FOUR),
        rating_talk=HOSTILE,
    )
    async with showing(held, RatingRevealPage, (120, 40)) as (app, pilot, _):
        assert "[/b]   about their own work" in shown(app)
        app.screen.query_one(TextArea).insert(HOSTILE)
        await pilot.pause()
    assert held.session.rating_talk.count("[red]x") == 2


async def test_in_a_small_window_the_arrows_reach_the_end(held: SessionWorkflow) -> None:
    async with showing(held, RatingRevealPage, (40, 15)) as (app, pilot, _):
        assert isinstance(app.focused, Answers)
        assert "CD   about their own work" in shown(app)
        await pilot.press("pagedown", "pagedown")
        await pilot.pause()
        assert "Half a step further" in shown(app)


@pytest.mark.parametrize("size", SIZES)
async def test_how_it_looks(held: SessionWorkflow, golden: SnapshotAssertion, size: tuple[int, int]) -> None:
    name = f"{size[0]}x{size[1]}"
    async with showing(held, RatingRevealPage, size) as (app, _, _):
        assert shown(app) == golden(name=name)
    held.update(section=None)
    async with showing(held, RatingRevealPage, size) as (app, _, _):
        assert shown(app) == golden(name=f"nothing-{name}")


async def test_how_it_looks_without_colour(
    held: SessionWorkflow, golden: SnapshotAssertion, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    held.update(ratings=(TWO, SKIPPED))
    async with showing(held, RatingRevealPage) as (app, _, _):
        assert shown(app) == golden(name="no-colour-skipped")
