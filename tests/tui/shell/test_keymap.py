"""Keys of one's own hold where they can be had; each that cannot is told in a sentence, and the usual key holds."""

import pytest

from supervise.tui.home.page import HomePage
from supervise.tui.keys.table import KEYS
from supervise.tui.session.arrive.page import ArrivePage
from supervise.tui.session.wheel.page import WheelPage
from supervise.tui.shell.keymap import read_keymap
from supervise.workflow import SessionWorkflow
from support.app_driver import running, settled, shown


@pytest.mark.parametrize(
    ("name", "keys", "sentence"),
    [
        ("nxt", "f5", "There is no action of this name."),
        ("next", "f99", "No key is called 'f99'."),
        ("next", "", "No key is called ''."),
        ("next", "n", "n is needed to write with."),
        ("cover", "ctrl+k", "ctrl+k is needed to write with."),
        ("back", "ctrl+i", "ctrl+i is needed to write with."),
        ("end-early", "f3", "F3 is already “Next”."),
        ("next", "f9", "F9 is already “Next question”."),
        ("risk", "ctrl+p", "ctrl+p already shows everything by name."),
    ],
)
def test_a_key_that_cannot_be_had_is_told_and_the_rest_holds(name: str, keys: str, sentence: str) -> None:
    keymap, problems = read_keymap({name: keys, "pause": "ctrl+b"}, "settings.toml")
    assert keymap == {"pause": "ctrl+b"}
    assert [(problem.where, problem.what) for problem in problems] == [(f"settings.toml, keys.{name}", sentence)]


def test_of_two_actions_on_one_key_the_first_has_it() -> None:
    keymap, problems = read_keymap({"next": "ctrl+t", "end-early": "ctrl+b", "risk": "ctrl+b"}, "settings.toml")
    assert keymap == {"end-early": "ctrl+b"}
    assert len(problems) == 2, "ctrl+t is the page's own F9, and ctrl+b was just given away"


def test_two_actions_may_exchange_their_keys() -> None:
    keymap, problems = read_keymap({"end-early": "ctrl+b", "home-now": "f4"}, "settings.toml")
    assert keymap == {"end-early": "ctrl+b", "home-now": "f4"} and not problems


def test_every_usual_key_could_be_chosen() -> None:
    assert read_keymap({key.id: key.keys for key in KEYS}, "settings.toml")[1] == []


def test_they_may_stand_in_either_order() -> None:
    assert not read_keymap({"home-now": "f4", "end-early": "ctrl+b"}, "settings.toml")[1]


async def test_the_key_in_force_works_and_is_shown(workflow: SessionWorkflow) -> None:
    workflow.set(keys={"next": "ctrl+b", "end-early": "no such key"})
    async with running(workflow) as (app, pilot):
        await settled(pilot)
        assert [problem.what for problem in app.problems] == ["No key is called 'no such key'."]
        assert "look" in shown(app)
        await pilot.press("n")
        await settled(pilot)
        assert isinstance(app.screen, ArrivePage)
        assert "^B" in shown(app) and "F3" not in shown(app).splitlines()[-1]
        await pilot.press("f3")
        await settled(pilot)
        assert isinstance(app.screen, ArrivePage), "the usual key is free now"
        await pilot.press("ctrl+b")
        await settled(pilot)
        assert isinstance(app.screen, WheelPage)
        assert app.screen.with_keys("{next} goes on, {cover} covers.") == "ctrl+b goes on, F12 covers."
        await pilot.press("f4")
        await settled(pilot)
        assert "End the session here?" in shown(app), "a wrong one leaves the usual key"
        await pilot.press("escape", "f10")
        await settled(pilot)
        assert isinstance(app.screen, HomePage)
