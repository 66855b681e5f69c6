"""What comes back is asked about at the beginning: today, another day, or it is finished; by keys and by mouse."""

from datetime import date

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.pilot import Pilot

from supervise.domain.session.form_answers import Answer
from supervise.domain.session.report import session_lines
from supervise.tui.app import SuperviseApp
from supervise.tui.session.arrive.coming_back import ENDED, ITS_PAGES, ComingBackCard
from supervise.tui.session.arrive.page import ArrivePage
from supervise.tui.session.form.page import FormPage
from supervise.tui.widgets.radio_row import RadioRow
from supervise.tui.widgets.text import Caption
from supervise.workflow import SessionWorkflow
from support.app_driver import SIZES, settled, showing, shown, words_shown
from support.clock import FakeClock


@pytest.fixture
def coming_back(workflow: SessionWorkflow, clock: FakeClock) -> SessionWorkflow:
    """A disagreement open without a day, and what came of it to be looked at again."""
    for kind, form, field, about in (
        ("disagree", "disagree-what", "question", "Case A5"),
        ("outcomes", "outcomes-sense", "again", "Case A1"),
    ):
        workflow.begin(workflow.forms.kind(kind))
        workflow.update(about=about)
        answer = (
            Answer(field=field, asked="When?", kind="day", day=date(2026, 12, 20))
            if field == "again"
            else Answer(field=field, asked="What?", kind="line", text="Who books the weekend?")
        )
        page = workflow.forms.form(form)
        assert page is not None
        workflow.answer(page, answer)
        workflow.confirm("supervisee", "CD")
        workflow.confirm("supervisor", "AB")
        clock.pass_(days=14)
    return workflow


def cards(app: SuperviseApp) -> list[ComingBackCard]:
    return [*app.screen.query(ComingBackCard)]


async def choose(pilot: Pilot[None], card: ComingBackCard, *keys: str) -> None:
    card.query_one(RadioRow).focus()
    await pilot.press(*keys)
    await settled(pilot)


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_looks(coming_back: SessionWorkflow, golden: SnapshotAssertion, size: tuple[int, int]) -> None:
    coming_back.begin()
    async with showing(coming_back, ArrivePage, size) as (app, pilot, _):
        await choose(pilot, cards(app)[0], "right", "enter")
        assert shown(app) == golden(name=f"coming-back-{size[0]}")


async def test_today_its_pages_are_in_this_session_and_go_on(coming_back: SessionWorkflow) -> None:
    coming_back.begin()
    async with showing(coming_back, ArrivePage, (120, 40)) as (app, pilot, _):
        last = cards(app)[1]
        assert last.again.called == "When professionals disagree, Case A5"
        await choose(pilot, last, "enter")
        assert last.query_one("#what-follows", Caption).said == ITS_PAGES
        assert "Views" in shown(app).splitlines()[1], "the steps at the top tell of its pages"
        assert [words for _, words in cards(app)[0].query_one(RadioRow).options] == ["Another day", "It is finished"]
    form = coming_back.forms.form("disagree-what")
    assert form is not None and form.id in dict(coming_back.steps)
    async with showing(coming_back, lambda: FormPage(form), (120, 40)) as (app, _, _):
        assert "Who books the weekend?" in shown(app)


async def test_another_day_is_typed_and_kept_by_mouse(coming_back: SessionWorkflow) -> None:
    coming_back.begin()
    async with showing(coming_back, ArrivePage, (120, 40)) as (app, pilot, _):
        card = cards(app)[0]
        await pilot.click(card.query_one(RadioRow), offset=(12, 0))
        await settled(pilot)
        await pilot.click(card.query_one("DateField Input"))
        await pilot.press(*"12 Jan")
        await settled(pilot)
        [review] = coming_back.session.returned
        assert (review.decided, review.on) == ("another-day", date(2027, 1, 12))
        await pilot.press(*["backspace"] * 6, *"soon")
        await settled(pilot)
        [review] = coming_back.session.returned
        assert (review.on, review.on_words) == (None, "soon")


async def test_finished_says_so_stands_in_the_record_and_is_taken_back(coming_back: SessionWorkflow) -> None:
    coming_back.begin()
    async with showing(coming_back, ArrivePage, (120, 40)) as (app, pilot, _):
        await choose(pilot, cards(app)[1], "right", "right", "enter")
        assert cards(app)[1].query_one("#what-follows", Caption).said == ENDED
        assert [review.decided for review in coming_back.session.returned] == ["finished"]
        record = "\n".join(session_lines(coming_back.session))
        assert "Come back\n  When professionals disagree, Case A5: It is finished" in record
        await choose(pilot, cards(app)[1], "backspace")
        assert coming_back.session.returned == ()


async def test_what_comes_back_much_later_is_only_counted(coming_back: SessionWorkflow, clock: FakeClock) -> None:
    clock.pass_(days=-20)
    coming_back.begin()
    async with showing(coming_back, ArrivePage, (120, 40)) as (app, _pilot, _):
        assert [card.again.called for card in cards(app)] == ["When professionals disagree, Case A5"]
        assert "1 more comes back later, under Something else on Home." in words_shown(app)
