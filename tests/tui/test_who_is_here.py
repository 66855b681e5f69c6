"""Settings that cannot be read are said first, and nobody's words are shown or held until it is known who is here."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC
from pathlib import Path

import pytest
from textual.pilot import Pilot

from supervise.domain.settings import hides_the_pairs
from supervise.store.settings import load_settings
from supervise.tui.app import SuperviseApp
from supervise.tui.home.page import HomePage
from supervise.tui.pairs.choose import ChoosePairPage
from supervise.tui.pairs.welcome import WelcomePage
from supervise.tui.upkeep.problems_page import ProblemsPage
from supervise.workflow import SessionWorkflow
from support.app_driver import SIZES, settled, shown
from support.builders import PAIR
from support.sample_history import with_past
from support.two_pairs import OTHERS, WORD, with_others

SAID = "The settings cannot be read, so nobody can tell who is here."


@pytest.fixture
def root(workflow: SessionWorkflow) -> Path:
    """A home of two pairs in whose settings one byte is not UTF-8."""
    home = with_others(with_past(workflow)).home
    home.settings.write_bytes(home.settings.read_bytes() + b"# our caf\xe9 room\n")
    return home.root


@asynccontextmanager
async def opened(
    before: SessionWorkflow, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[tuple[SuperviseApp, Pilot[None]]]:
    """The app as it starts on the home of `before`."""
    settings, problems = load_settings(before.home.settings)
    hidden = hides_the_pairs(settings, problems)
    workflow = SessionWorkflow(before.home, before.content, settings=settings, pairs_hidden=hidden, zone=UTC)
    app = SuperviseApp(workflow, tuple(problems))
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        yield app, pilot


def on_one_line(app: SuperviseApp) -> str:
    return " ".join(shown(app).split())


@pytest.mark.usefixtures("root")
@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_home_says_so_first_and_is_no_first_run(workflow: SessionWorkflow, size: tuple[int, int]) -> None:
    async with opened(workflow, size) as (app, pilot):
        assert isinstance(app.screen, HomePage)
        assert f"{SAID} This file is not UTF-8 text. Put that right, then press p." in on_one_line(app)
        assert "1 thing to know" in shown(app)
        assert "Nothing here yet" not in shown(app)
        await pilot.click("#do-problems")
        await settled(pilot)
        assert isinstance(app.screen, ProblemsPage)
        assert "Save it as UTF-8 in a text editor" in on_one_line(app)


@pytest.mark.usefixtures("root")
async def test_no_key_leads_to_anybodys_words_or_to_a_form_that_cannot_be_kept(workflow: SessionWorkflow) -> None:
    async with opened(workflow) as (app, pilot):
        for key in ("n", "p", "r", "g"):
            await pilot.press(key)
            await settled(pilot)
            assert isinstance(app.screen, HomePage), key
            assert WORD not in shown(app), key
        assert any("not UTF-8 text" in note.message for note in app._notifications)
        at_home = app.workflow
        assert (at_home.past, at_home.waiting, at_home.unadded, at_home.several) == ((), (), (), ())
        assert at_home.history.sessions == ()


async def test_once_put_right_the_pair_is_there_without_a_new_start(workflow: SessionWorkflow, root: Path) -> None:
    async with opened(workflow) as (app, pilot):
        settings = root / "settings.toml"
        settings.write_bytes(settings.read_bytes().replace(b"\xe9", "é".encode()))
        await pilot.press("p")
        await settled(pilot)
        await settled(pilot)
        assert isinstance(app.screen, HomePage)
        assert app.workflow.pair == PAIR
        assert "session 14" in shown(app)
        assert "to know" not in shown(app)
        assert WORD not in shown(app)


async def test_a_known_pair_that_is_not_chosen_is_asked_for_from_those_known(workflow: SessionWorkflow) -> None:
    with_others(with_past(workflow)).set(current_pair="gone")
    async with opened(workflow) as (app, pilot):
        assert isinstance(app.screen, ChoosePairPage)
        assert "QQ + ZZ" in shown(app)
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(app.screen, HomePage)
        assert app.workflow.pair in (PAIR, OTHERS)


async def test_without_any_settings_it_is_the_first_run(workflow: SessionWorkflow) -> None:
    with_past(workflow).home.settings.unlink()
    async with opened(workflow) as (app, _):
        assert isinstance(app.screen, WelcomePage)


async def test_with_every_pair_unreadable_it_is_none(workflow: SessionWorkflow) -> None:
    settings = with_past(workflow).home.settings
    settings.write_text(settings.read_text(encoding="utf-8").replace("initials", "initial"), encoding="utf-8")
    async with opened(workflow) as (app, pilot):
        assert isinstance(app.screen, HomePage)
        assert SAID in on_one_line(app)
        settings.write_text(settings.read_text(encoding="utf-8").replace("initial", "initials"), encoding="utf-8")
        await pilot.press("n")
        await settled(pilot)
        await settled(pilot)
        assert "session 14" in shown(app)
