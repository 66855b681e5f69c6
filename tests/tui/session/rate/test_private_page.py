"""Rate: each answers alone, nothing is seen until both have, and leaving it out is as easy as answering."""

from functools import partial

import pytest
from syrupy.assertion import SnapshotAssertion

from supervise.domain.people import Person
from supervise.domain.session.model import DiscussedSection, Rating
from supervise.tui.session.handover import HandoverCard
from supervise.tui.session.rate.private_page import PrivateRatingPage
from supervise.tui.session.rate.scale import RatingScaleInput
from supervise.tui.session.step_page import BACK, NEXT
from supervise.workflow import SessionWorkflow
from support.app_driver import SIZES, settled, showing, shown, words_shown
from support.builders import HOSTILE, PEOPLE

CD, AB = PEOPLE
QUESTION = "what might CD say"
GIVEN = Rating(by="supervisee", value=2, label="Sometimes")


@pytest.fixture
def in_session(workflow: SessionWorkflow) -> SessionWorkflow:
    workflow.begin()
    workflow.update(section=DiscussedSection(id="resilience", title="Resilience", wheel="stand-in-wheel"))
    return workflow


async def test_the_page_opens_covered_and_names_whose_turn_it_is(in_session: SessionWorkflow) -> None:
    async with showing(in_session, partial(PrivateRatingPage, AB)) as (app, pilot, results):
        assert "This part is for AB." in shown(app)
        assert "CD, please look away for a moment." in shown(app)
        assert QUESTION not in words_shown(app)
        await pilot.press("f3", "f3", "f3")
        await pilot.pause()
        assert results == [] and in_session.session.ratings == (), "F3 neither shows nor skips what nobody has read"
        assert "This part is for AB." in shown(app) and QUESTION not in words_shown(app)
        await pilot.press("enter")
        await pilot.pause()
        assert f"AB: {QUESTION} about Resilience" in words_shown(app)
        assert "look away" not in shown(app)


async def test_letters_change_no_answer_and_the_page_says_where_words_are_wanted(in_session: SessionWorkflow) -> None:
    async with showing(in_session, partial(PrivateRatingPage, CD)) as (app, pilot, results):
        await pilot.press("enter", "4")
        scale = app.screen.query_one(RatingScaleInput)
        chosen = scale.chosen
        assert "No words here" not in shown(app)
        await pilot.press(*"I keep a jug")
        await settled(pilot)
        assert "No words here: there is a note for both once each has answered." in shown(app)
        assert (scale.chosen, results) == (chosen, [])
        await pilot.press("enter")
        await settled(pilot)
        assert results == [NEXT]


async def test_the_mouse_alone_gives_an_answer(in_session: SessionWorkflow) -> None:
    async with showing(in_session, partial(PrivateRatingPage, CD)) as (_, pilot, results):
        await pilot.click("#taken")
        await pilot.pause()
        await pilot.click("RatingScaleInput .answer .label")
        await pilot.pause()
        assert results == []
        await pilot.click("#do-give")
        await pilot.pause()
        assert results == [NEXT]
    assert in_session.session.ratings == (Rating(by="supervisee", value=1, label="New to me"),)


async def test_a_second_click_on_the_chosen_answer_gives_it(in_session: SessionWorkflow) -> None:
    async with showing(in_session, partial(PrivateRatingPage, CD)) as (_, pilot, results):
        await pilot.click("#taken")
        await pilot.pause()
        await pilot.click("RatingScaleInput .answer:last-child")
        assert results == []
        await pilot.click("RatingScaleInput .answer:last-child")
        await pilot.pause()
        assert results == [NEXT]
    assert in_session.session.ratings == (Rating(by="supervisee", label="Not sure"),)


WAYS = (
    (["enter", "4", "f3"], Rating(by="supervisee", value=4, label="Even under pressure")),
    (["enter", "5", "9", "enter"], Rating(by="supervisee", value=5, label="I help others")),
    (["enter", "end", "enter"], Rating(by="supervisee", label="Not sure")),
    (["enter", "down", "down", "up", "down", "enter"], GIVEN),
    (["enter", "f3"], Rating(by="supervisee", skipped=True)),
    (["f9"], Rating(by="supervisee", skipped=True)),
    (["enter", "3", "backspace", "f9"], Rating(by="supervisee", skipped=True)),
)


async def test_every_way_to_answer_by_keys_and_it_is_on_disk(in_session: SessionWorkflow) -> None:
    async with showing(in_session, partial(PrivateRatingPage, CD)) as (app, pilot, results):
        for keys, given in WAYS:
            if results:  # given the time before
                in_session.update(ratings=())
                results.clear()
                await app.push_screen(PrivateRatingPage(CD), results.append)
                await settled(pilot)
            for key in keys:
                await pilot.press(key)
                await pilot.pause()
            assert results == [NEXT], keys
            assert in_session.session.ratings == (given,), keys
            assert in_session.held is not None and not in_session.held.unsaved, keys


async def test_enter_with_nothing_chosen_gives_nothing(in_session: SessionWorkflow) -> None:
    async with showing(in_session, partial(PrivateRatingPage, CD)) as (app, pilot, results):
        await pilot.press("enter", "enter", "enter")
        await pilot.pause()
        assert results == []
        assert "Choose an answer first" in shown(app)
        await pilot.click("#do-give")
        assert results == []
    assert in_session.session.ratings == ()


async def test_back_gives_nothing_and_the_page_is_covered_again(in_session: SessionWorkflow) -> None:
    async with showing(in_session, partial(PrivateRatingPage, CD)) as (app, pilot, results):
        await pilot.press("enter", "3", "escape")
        await pilot.pause()
        assert results == [BACK]
        assert in_session.session.ratings == ()
        await app.push_screen(PrivateRatingPage(CD))
        await settled(pilot)
        assert app.screen.query_one(HandoverCard).covered
        await pilot.press("enter")
        await pilot.pause()
        assert app.screen.query_one(RatingScaleInput).answer is None


async def test_help_over_it_leaves_it_as_it_was(in_session: SessionWorkflow) -> None:
    async with showing(in_session, partial(PrivateRatingPage, CD)) as (app, pilot, _):
        await pilot.press("f1", "escape")
        await pilot.pause()
        assert app.screen.query_one(HandoverCard).covered
        await pilot.press("enter", "2", "f1", "escape")
        await pilot.pause()
        assert not app.screen.query_one(HandoverCard).covered
        answer = app.screen.query_one(RatingScaleInput).answer
        assert answer is not None and answer.value == 2


async def test_a_disk_that_refuses_still_covers_the_answer(
    in_session: SessionWorkflow, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with showing(in_session, partial(PrivateRatingPage, CD)) as (app, pilot, results):
        monkeypatch.setattr(in_session.held, "save", _full)
        await pilot.press("enter", "2", "enter")
        await pilot.pause()
        assert results == [NEXT]
        assert "Sometimes" not in shown(app)
        monkeypatch.undo()
    assert in_session.session.ratings == (GIVEN,)


def _full() -> bool:
    from supervise.domain.problems import Problem, ProblemError

    raise ProblemError(Problem("The draft", "could not be written.", "Make room on the disk."))


async def test_hostile_words_are_only_words(in_session: SessionWorkflow) -> None:
    bad = Person(id="supervisee", initials="[/b]", role="[red]x")
    in_session.update(people=(bad, AB), section=DiscussedSection(id="x", title=HOSTILE, wheel="w"))
    async with showing(in_session, partial(PrivateRatingPage, bad)) as (app, pilot, _):
        for person in (bad, AB):
            if person == AB:
                app.pop_screen()
                await app.push_screen(PrivateRatingPage(AB))
                await settled(pilot)
            assert "[/b]" in shown(app), person
            await pilot.press("enter")
            await pilot.pause()
            assert "[red]x" in shown(app), person


@pytest.mark.parametrize("size", SIZES)
async def test_how_it_looks(in_session: SessionWorkflow, golden: SnapshotAssertion, size: tuple[int, int]) -> None:
    name = f"{size[0]}x{size[1]}"
    async with showing(in_session, partial(PrivateRatingPage, CD), size) as (app, pilot, _):
        assert shown(app) == golden(name=f"covered-{name}")
        await pilot.press("enter", "3")
        await pilot.pause()
        assert shown(app) == golden(name=f"asked-{name}")
        app.pop_screen()
        await app.push_screen(PrivateRatingPage(AB))
        await pilot.press("enter")
        await pilot.pause()
        assert shown(app) == golden(name=f"supervisor-{name}")
