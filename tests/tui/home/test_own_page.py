"""One's own pages in the app: the way there and back, and that covering them closes them."""

from pathlib import Path

import pytest
from textual.widgets import Static

from supervise.domain.people import SELF, Pair
from supervise.store.home.folder import HomeFolder
from supervise.tui.app import SuperviseApp
from supervise.tui.home.own_page import OwnHomePage
from supervise.tui.home.page import HomePage
from supervise.tui.privacy.cover_page import CoverPage
from supervise.workflow import SessionWorkflow
from supervise.workflow.own_pages import own_home, prepare_own_home
from support.app_driver import running, settled, shown
from support.builders import PAIR, PEOPLE, make_workflow, read_drafts
from support.clock import FakeClock
from support.locked_home import with_keys
from support.sample_history import with_past

CD, _ = PEOPLE


def said(app: SuperviseApp) -> list[str]:
    """The lines of a dialog."""
    return [str(line.content) for line in app.screen.query(".line").results(Static)]


@pytest.fixture
def joint(tmp_path: Path) -> SessionWorkflow:
    return with_past(make_workflow(tmp_path / "home", FakeClock()))


@pytest.fixture
def own(joint: SessionWorkflow) -> SessionWorkflow:
    home = prepare_own_home(joint, CD)
    own = make_workflow(home.root, FakeClock())
    own.choose_pair(Pair(id=CD.id, people=(CD.model_copy(update={"id": SELF}),)))
    own.set(lock_offered=True)
    own.joint = joint
    joint.read()
    return own


async def test_the_other_is_asked_to_look_away_before_they_open(joint: SessionWorkflow) -> None:
    async with running(joint) as (app, pilot):
        await pilot.press("e", "end", "up", "enter")
        await settled(pilot)
        assert "Would the other please look away" in " ".join(shown(app).split())
        await pilot.press("enter")
        await settled(pilot)
        assert app.opens_next is None and isinstance(app.screen, HomePage)
        await pilot.press("e", "end", "up", "enter", "down", "enter")
        await settled(pilot)
        assert app.opens_next == own_home(joint.home, PAIR, CD)


async def test_who_can_read_them_is_said_before_the_first_word_and_a_lock_comes_first(own: SessionWorkflow) -> None:
    own.set(lock_offered=False)
    async with running(own, (80, 40)) as (app, pilot):
        await settled(pilot)
        assert "anyone who can open this folder can read them" in " ".join(said(app))
        await pilot.press("enter")
        await settled(pilot)
        assert "A new passphrase" in shown(app)


async def test_beside_a_locked_home_nothing_is_written_unlocked(own: SessionWorkflow) -> None:
    assert own.joint is not None
    with_keys(own.joint.home.root)
    async with running(own, (80, 40)) as (app, pilot):
        await settled(pilot)
        await pilot.press("down", "enter")
        await settled(pilot)
        assert app.opens_next == HomeFolder(own.joint.home.root)


@pytest.mark.parametrize("keys", [("escape",), ("f12",)])
async def test_leaving_them_and_covering_them_closes_them(own: SessionWorkflow, keys: tuple[str, ...]) -> None:
    async with running(own) as (app, pilot):
        assert isinstance(app.screen, OwnHomePage)
        await pilot.press(*keys)
        await settled(pilot)
        assert app.opens_next == own.home.joint
        assert app.opens_covered == (keys == ("f12",))


async def test_covered_in_mid_word_nothing_is_lost_and_nothing_seen(own: SessionWorkflow) -> None:
    async with running(own) as (app, pilot):
        await pilot.press("n", "down", "enter")
        await settled(pilot)
        await pilot.press("tab", *"Zebrafinch", "f12")
        await settled(pilot)
        assert isinstance(app.screen, CoverPage) and "Zebrafinch" not in shown(app)
        assert app.opens_next == own.home.joint
    [draft] = read_drafts(own.home)
    assert "Zebrafinch" in draft.session.model_dump_json()


async def test_it_opens_covered_where_it_is_asked_to(joint: SessionWorkflow) -> None:
    app = SuperviseApp(joint, covered=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert isinstance(app.screen, CoverPage)
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(app.screen, HomePage)


async def test_a_page_about_a_session_brings_ones_own_words_over(own: SessionWorkflow) -> None:
    assert own.joint is not None
    takeaway = next(t.text for t in own.joint.past[0].session.takeaways if t.by == CD.id)
    async with running(own, (100, 40)) as (app, pilot):
        await pilot.press("n", "down", "enter")
        await settled(pilot)
        await pilot.press("space")
        await settled(pilot)
        assert "Your own words that day" in shown(app)
        await pilot.press("tab", *"Yes.", "f9", "down", "enter")
        await settled(pilot)
        form = own.session.forms[0]
        assert form.answers[0].text == f"Yes.\n{takeaway}"
        assert own.session.about_session == own.joint.past[0].id
