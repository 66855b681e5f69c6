"""One table of keys: footers stay short, help and README tell what is so."""

import re
from pathlib import Path

import pytest

from supervise.tui.keys.table import KEYS
from supervise.tui.shell.help_page import HelpPage
from supervise.tui.shell.live_keys import key_label
from supervise.workflow import SessionWorkflow
from support.all_pages import PAGES, a_home
from support.app_driver import running, settled, showing, shown

README = Path(__file__).parents[2] / "README.md"


def test_each_key_has_an_id_of_its_own() -> None:
    assert len({key.id for key in KEYS}) == len(KEYS)


def test_keys_the_readme_names_are_in_the_table() -> None:
    session = README.read_text(encoding="utf-8").split("## A session in five lines")[1].split("| command |")[0]
    named = {word for word in re.findall(r"`([^`]+)`", session) if re.fullmatch(r"F\d+|ctrl\+\w|[a-z]", word)}
    assert len(named) >= 8
    assert named <= {key_label(pressed) for key in KEYS for pressed in key.keys.split(",")} | {"ctrl+p"}


async def test_no_footer_asks_for_more_than_five(workflow: SessionWorkflow) -> None:
    async with running(workflow, (100, 40)) as (app, pilot):
        for keys in ((), ("n",), ("f3",), ("right", "enter"), ("f3",), ("f9",), ("f9",), ("p",)):
            await pilot.press(*keys)
            await pilot.pause()
            await pilot.pause()
            live = [key.binding for key in app.screen.active_bindings.values() if key.binding.show and key.enabled]
            assert len({binding.action for binding in live}) <= 5, (type(app.screen).__name__, live)


async def test_help_tells_the_keys_of_the_page_behind_it(workflow: SessionWorkflow) -> None:
    async with running(workflow, (100, 60)) as (app, pilot):
        await pilot.press("f1")
        await pilot.pause()
        await pilot.pause()
        assert "Begin a session, or a page of your own" in shown(app)
        await pilot.press("escape", "n")
        await pilot.pause()
        await pilot.press("f1")
        await pilot.pause()
        await pilot.pause()
        assert "every step can be left empty" in shown(app)
        await pilot.press("escape")
        await pilot.pause()
        assert "Arrive" in shown(app)


OF_A_SESSION = (
    "arrive",
    "wheel",
    "talk",
    "rate",
    "rated",
    "incident",
    "place",
    "placed",
    "learn",
    "next rung",
    "actions",
    "agree",
)


@pytest.mark.parametrize("name", OF_A_SESSION)
async def test_help_says_on_every_page_of_a_session_how_to_close(tmp_path: Path, name: str) -> None:
    make, before = PAGES[name]
    workflow = a_home(tmp_path)
    async with showing(workflow, lambda: make(workflow), (100, 60)) as (app, pilot, _):
        await pilot.press(*before, "f1")
        await settled(pilot)
        help_page = app.screen
        assert isinstance(help_page, HelpPage)
        assert ("ctrl+q", "Close Supervise; what you wrote is kept") in list(help_page.live_keys())


async def test_all_of_a_help_page_is_reached_in_a_small_window(workflow: SessionWorkflow) -> None:
    async with running(workflow, (40, 15)) as (app, pilot):
        await pilot.press("f1")
        await pilot.pause()
        seen = ""
        for _ in range(12):
            await pilot.pause()
            seen += shown(app).replace("▐", " ")
            await pilot.press("pagedown")
        assert "Begin a session, or a page of your own" in " ".join(seen.split())
        assert "sends nothing anywhere" in " ".join(seen.split())


async def test_the_palette_offers_what_can_be_done_here_and_no_screenshot(workflow: SessionWorkflow) -> None:
    async with running(workflow, (100, 60)) as (app, pilot):
        await pilot.press("ctrl+p")
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "New session (n)" in shown(app)
        assert "Screenshot" not in shown(app)


async def test_help_begins_with_the_keys_and_names_arrows_and_enter(workflow: SessionWorkflow) -> None:
    async with running(workflow, (80, 24)) as (app, pilot):
        await pilot.press("n", "f3", "f1")
        await settled(pilot)
        lines = [line.replace("▐", "").replace("│", "").strip() for line in shown(app).split("\n")]
        assert any("Keys here" in line for line in lines[:7])
        rows = " ".join(" ".join(lines).split())
        assert "← or ↑ or k Turn the wheel to the section before" in rows
        assert "Enter Take the section it is turned to" in rows
