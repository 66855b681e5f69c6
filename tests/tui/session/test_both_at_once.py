"""Both answers at the same moment, always: a mistaken one is given again alone, the other neither shown nor lost."""

import re
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import TextArea

from supervise.domain.session.incident import Incident, placed
from supervise.domain.session.model import DiscussedSection, Rating, Session
from supervise.domain.session.placing import place
from supervise.tui.app import SuperviseApp
from supervise.tui.session.both_answered_page import BothAnsweredPage
from supervise.tui.session.handover import HandoverCard
from supervise.tui.session.ladder.incident_page import IncidentPage
from supervise.tui.session.ladder.private_page import PrivatePlacementPage
from supervise.tui.session.ladder.reveal_page import PlacementRevealPage
from supervise.tui.session.private_answer_page import PrivateAnswerPage
from supervise.tui.session.rate.private_page import PrivateRatingPage
from supervise.tui.session.rate.reveal_page import RatingRevealPage
from supervise.tui.session.step_page import NEXT
from supervise.workflow import SessionWorkflow
from support.app_driver import on_rung, running, settled, showing, shown, shown_below_head, shown_in
from support.builders import PEOPLE, make_workflow

CD, AB = PEOPLE
STEPS = ("rate", "ladder")
REVEAL = {"rate": RatingRevealPage, "ladder": PlacementRevealPage}
PRIVATE = {"rate": PrivateRatingPage, "ladder": PrivatePlacementPage}
WORDS = {
    "rate": {2: "Sometimes", 3: "Often", 4: "Even under pressure", 5: "I help others"},
    "ladder": {2: "{} 2  Competition", 3: "{} 3  Co-existence", 4: "{} 4  Compliance"},
}


@pytest.fixture
def in_session(workflow: SessionWorkflow) -> SessionWorkflow:
    workflow.begin()
    ladder = workflow.content.default_ladder
    workflow.update(
        section=DiscussedSection(id="resilience", title="Resilience", wheel="stand-in-wheel"),
        incident=Incident(case="Case A7", ladder=ladder.id, ladder_title=ladder.title, model="strengths-review"),
    )
    return workflow


@asynccontextmanager
async def going_through(workflow: SessionWorkflow, step: str) -> AsyncIterator[tuple[SuperviseApp, Pilot[None]]]:
    """The app on the session from this step on, without Home beneath; on a page that is covered, or on both's."""
    workflow.update(step=step)
    app = SuperviseApp(workflow)
    app.navigator.open_home = app.navigator.run_session  # type: ignore[method-assign]
    async with app.run_test() as pilot:
        await settled(pilot)
        if isinstance(app.screen, IncidentPage):
            await press(pilot, "f3")
        yield app, pilot


def give(workflow: SessionWorkflow, step: str, **values: int) -> None:
    """Each has answered by themselves: what is given under their id."""
    for by, value in values.items():
        if step == "rate":
            rating = Rating(by=by, value=value, label=WORDS["rate"][value])
            workflow.update(ratings=(*workflow.session.ratings, rating))
        else:
            assert workflow.session.incident is not None
            workflow.update(incident=place(workflow.session.incident, workflow.content.default_ladder, by, value))


async def press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await settled(pilot)


async def answer(pilot: Pilot[None], step: str, value: int) -> None:
    """Uncover, choose and give it."""
    await press(pilot, "enter", str(value), "enter")


def values(session: Session, step: str) -> dict[str, int | None]:
    """What each has given by themselves; None where they skipped."""
    if step == "rate":
        return {rating.by: rating.value for rating in session.ratings}
    assert session.incident is not None
    own = [given for person in session.people if (given := placed(session.incident, person.id))]
    return {placement.by: placement.rung for placement in own if placement.given}


def seen(app: SuperviseApp) -> str:
    """All that can be read: the page, its titles, what is said over it."""
    messages = [note.message for note in app._notifications]
    return " ".join(
        [shown_below_head(app), app.title, app.sub_title, str(app.screen.title), str(app.screen.sub_title), *messages]
    )


def nothing_seen(app: SuperviseApp) -> bool:
    text = re.sub("[●■] .., only you see this", "", " ".join(seen(app).split()))  # whose page it is
    words = ("●", "■", "▬ together", *WORDS["rate"].values())
    return not any(word in text for word in words) and "chose not to" not in text.casefold()


def turn(app: SuperviseApp) -> str:
    """Whose covered card is on screen."""
    assert isinstance(app.screen, PrivateAnswerPage)
    assert app.screen.query_one(HandoverCard).covered
    return app.screen.person.id


@pytest.mark.parametrize("step", STEPS)
async def test_an_answer_shown_by_mistake_is_given_again_alone(in_session: SessionWorkflow, step: str) -> None:
    give(in_session, step, supervisee=2, supervisor=4)
    async with going_through(in_session, step) as (app, pilot):
        assert isinstance(app.screen, BothAnsweredPage) and nothing_seen(app)
        await press(pilot, "enter")
        for who, other, value in ((CD.id, AB.id, 3), (AB.id, CD.id, 5)):
            assert isinstance(app.screen, REVEAL[step])
            before = values(in_session.session, step)
            await press(pilot, "f9", *["down"] * (1 if who == CD.id else 2), "enter")
            assert turn(app) == who and nothing_seen(app)
            assert values(in_session.session, step) == {other: before[other]}, "neither shown nor put away"
            for keys in (("f1",), ("escape",), ("enter",)):
                await press(pilot, *keys)
                assert nothing_seen(app) or app.screen.query("RatingScaleInput"), "the scale itself is no answer"
            await press(pilot, str(value), "enter")
            assert isinstance(app.screen, BothAnsweredPage) and nothing_seen(app)
            await press(pilot, "enter")
            assert isinstance(app.screen, REVEAL[step])
            assert values(in_session.session, step) == {other: before[other], who: value}
            text = " ".join(shown(app).split())
            assert f"{value} {WORDS['rate'][value]}" in text if step == "rate" else "● " in text


@pytest.mark.parametrize("step", STEPS)
async def test_a_skip_by_mistake_does_not_show_the_others_answer(in_session: SessionWorkflow, step: str) -> None:
    async with going_through(in_session, step) as (app, pilot):
        await press(pilot, "f9")
        await answer(pilot, step, 4)
        for who, value, given in ((CD, 3, {CD.id: 3, AB.id: 4}), (AB, 2, {CD.id: 3, AB.id: 2})):
            assert isinstance(app.screen, BothAnsweredPage) and nothing_seen(app)
            assert values(in_session.session, step)[who.id] is None
            await press(pilot, "f9", *["down"] * (1 if who == CD else 2), "enter")
            assert turn(app) == who.id and nothing_seen(app)
            await answer(pilot, step, value)
            assert isinstance(app.screen, BothAnsweredPage)
            assert values(in_session.session, step) == given
            if who == CD:
                await press(pilot, "f9", "down", "down", "enter", "f9")
        await press(pilot, "enter")
        assert isinstance(app.screen, REVEAL[step])


@pytest.mark.parametrize("step", STEPS)
async def test_at_the_seconds_card_the_first_may_answer_again(in_session: SessionWorkflow, step: str) -> None:
    async with going_through(in_session, step) as (app, pilot):
        await press(pilot, "f9")
        for given in (None, 3):  # skipped, and answered
            assert turn(app) == AB.id
            assert "CD answers again" in shown(app) and "AB answers again" not in shown(app)
            await press(pilot, "ctrl+r")
            assert "Answer again, alone?" in shown(app)
            await press(pilot, "escape")
            assert turn(app) == AB.id and values(in_session.session, step) == {CD.id: given}
            await pilot.click("#do-other-again")
            await press(pilot, "enter")  # the key said whose answer: to leave it is Esc
            assert turn(app) == CD.id and nothing_seen(app)
            assert values(in_session.session, step) == {}
            await answer(pilot, step, 3)
        assert turn(app) == AB.id
        await press(pilot, "enter")
        assert "answers again" not in shown(app), "once a question is open, the page is of one person alone"


async def test_what_the_second_sees_is_the_same_for_every_answer_of_the_first(tmp_path: Path) -> None:
    """The card, the question, what is said beside it, and the page before both look."""
    ways = set()
    for number, keys in enumerate(
        (["f9"], ["enter", "2", "enter"], ["enter", "5", "enter"], ["enter", "end", "enter"])
    ):
        workflow = make_workflow(tmp_path / str(number))
        workflow.begin()
        workflow.update(section=DiscussedSection(id="resilience", title="Resilience", wheel="w"))
        async with going_through(workflow, "rate") as (app, pilot):
            await press(pilot, *keys, "ctrl+s")
            pages = [seen(app)]
            assert "This part is for AB." in pages[0]
            await press(pilot, "enter")
            pages.append(seen(app))
            await press(pilot, "4", "enter")
            pages.append(seen(app))
            assert "You have both had your turn." in pages[-1] and "●" not in shown_below_head(app)
            ways.add(tuple(pages))
    assert len(ways) == 1


@pytest.mark.parametrize("step", STEPS)
async def test_a_crash_leaves_them_covered(in_session: SessionWorkflow, step: str, tmp_path: Path) -> None:
    """The folder as it is at each moment, opened anew: before both look, and while one is given again."""
    async with going_through(in_session, step) as (app, pilot):
        await answer(pilot, step, 2)
        await answer(pilot, step, 4)
        assert isinstance(app.screen, BothAnsweredPage) and nothing_seen(app)
        in_session.keep()
        shutil.copytree(in_session.home.root, tmp_path / "both")
        await press(pilot, "enter", "f9", "down", "enter")
        shutil.copytree(in_session.home.root, tmp_path / "one")  # without a keep: what is put away is put away on disk
    for folder, page in (("both", BothAnsweredPage), ("one", PRIVATE[step])):
        again = make_workflow(tmp_path / folder)
        again.read()
        async with running(again) as (app, pilot):
            assert nothing_seen(app)
            await press(pilot, "g")
            assert isinstance(app.screen, page) and nothing_seen(app)
            assert values(again.session, step) == ({AB.id: 4} if folder == "one" else {CD.id: 2, AB.id: 4})


async def test_a_reason_stays_for_its_writer_and_the_place_together_goes_with_the_answers(
    in_session: SessionWorkflow,
) -> None:
    async with going_through(in_session, "ladder") as (app, pilot):
        await press(pilot, "enter", "4", "tab", *"Rang", "f3")
        await answer(pilot, "ladder", 4)
        await press(pilot, "enter")
        assert in_session.session.incident is not None
        together = placed(in_session.session.incident, "together")
        assert together is not None and together.rung == 4
        await press(pilot, "f9", "down", "enter")
        assert "Rang" not in seen(app)
        assert placed(in_session.session.incident, "together") is None
        await press(pilot, "enter")
        assert app.screen.query_one(TextArea).text == "Rang"
        await press(pilot, "5", "enter", "enter")
        assert placed(in_session.session.incident, "together") is None
        own = placed(in_session.session.incident, CD.id)
        assert own is not None and (own.rung, own.why) == (5, "Rang")


@pytest.mark.parametrize("step", STEPS)
async def test_skipping_asks_once_something_is_chosen(in_session: SessionWorkflow, step: str) -> None:
    async with showing(in_session, partial(PRIVATE[step], CD)) as (app, pilot, results):
        await press(pilot, "enter", "3", "f9")
        assert "Skip?" in shown(app) and values(in_session.session, step) == {}
        await press(pilot, "enter")
        assert isinstance(app.screen, PRIVATE[step]) and not app.screen.query_one(HandoverCard).covered
        await press(pilot, "f9", "down", "enter")
        assert values(in_session.session, step) == {CD.id: None}
        assert results == [NEXT]


async def test_rate_is_passed_over_without_a_section_and_where_both_skip(in_session: SessionWorkflow) -> None:
    in_session.update(section=None, incident=None)
    async with going_through(in_session, "talk") as (app, pilot):
        await press(pilot, "f3")
        assert "Something to learn from?" in shown(app)
        await press(pilot, "escape")
        assert in_session.session.step == "talk"
        in_session.update(section=DiscussedSection(id="resilience", title="Resilience", wheel="w"))
        await press(pilot, "f3", "f9", "f9")
        assert "Something to learn from?" in shown(app), "two skips are no page"
        await press(pilot, "escape")
        assert isinstance(app.screen, RatingRevealPage), "going back, either may think again"
        await press(pilot, "f9", "down", "enter")
        assert turn(app) == CD.id
        await answer(pilot, "rate", 2)
        assert values(in_session.session, "rate") == {CD.id: 2, AB.id: None}


async def test_both_on_one_rung_is_together_unless_they_take_it_off(in_session: SessionWorkflow) -> None:
    give(in_session, "ladder", supervisee=4)
    async with going_through(in_session, "ladder") as (app, pilot):
        await answer(pilot, "ladder", 4)
        await press(pilot, "enter")
        assert "▬" in on_rung(app, "4  Compliance")
        assert "so it stands there together" in " ".join(shown_in(app, "#asked").split())
        await press(pilot, "enter")
        assert "▬" in on_rung(app, "4  Compliance"), "Enter by habit takes nothing off"
        await press(pilot, "backspace", "f3", "escape")
        assert isinstance(app.screen, PlacementRevealPage)
        assert "▬" not in on_rung(app, "4  Compliance")


async def test_the_reason_stays_where_it_is_while_one_climbs_and_enter_makes_a_line_in_it(
    in_session: SessionWorkflow,
) -> None:
    async with showing(in_session, partial(PrivatePlacementPage, CD)) as (app, pilot, _):
        await press(pilot, "enter")
        rows = set()
        for rung in range(1, 10):
            await press(pilot, str(rung))
            rows.add(app.screen.query_one("#why").region.y)
        assert len(rows) == 1
        assert "A number or" in shown(app)
        await press(pilot, "tab", "a", "enter", "b")
        assert "Enter makes a new line here. F3 gives your answer" in shown(app)
        assert app.screen.query_one(TextArea).text == "a\nb"
        await press(pilot, "shift+tab")
        assert "A number or" in shown(app)
        app.screen.query_one(TextArea).insert("Long words of what was seen. " * 30)
        await press(pilot, "tab")
        assert "which rung does Case A7 stand on" in shown(app)
