"""The lines of a passphrase: what is said before and after a refusal, and that they can be seen."""

from collections.abc import Callable

from textual.color import Color
from textual.pilot import Pilot

from supervise.tui.app import SuperviseApp
from supervise.tui.privacy.passphrase_page import PassphrasePage, PassphraseTask
from supervise.tui.privacy.progress_line import ProgressLine
from supervise.tui.privacy.unlock_form import SecretInput
from supervise.tui.widgets.text import Caption
from supervise.workflow import SessionWorkflow
from support.app_driver import showing, shown

LONG = "three plain words"
TASK = PassphraseTask("A passphrase", ("It locks what you write.",), old=False, new=True, go="Go on")


def page(task: PassphraseTask = TASK) -> Callable[[], PassphrasePage]:
    return lambda: PassphrasePage(task)


async def typed(pilot: Pilot[None], text: str) -> None:
    await pilot.press(*("space" if letter == " " else letter for letter in text), "enter")
    await pilot.pause()


def values(app: SuperviseApp) -> list[str]:
    return [field.value for field in app.screen.query(SecretInput)]


def is_amber(caption: Caption) -> bool:
    return caption.styles.color == Color.parse(caption.app.theme_variables["warning"])


async def test_how_long_it_has_to_be_is_said_before(workflow: SessionWorkflow) -> None:
    async with showing(workflow, page()) as (app, _, _):
        assert "A new passphrase: 8 characters or more" in shown(app)


async def test_one_that_is_too_short_is_refused_at_once_and_in_amber(workflow: SessionWorkflow) -> None:
    async with showing(workflow, page()) as (app, pilot, results):
        await typed(pilot, "short")
        assert "! That is too short to keep anyone out: use 8 characters or more." in shown(app)
        assert is_amber(app.screen.query_one(".advice", Caption))
        assert app.focused is app.screen.query_one("#new")
        assert values(app) == ["", ""], "dots that nobody can read are no start for the next one"
        await typed(pilot, LONG)
        assert "too short" not in shown(app)
        await typed(pilot, LONG)
        assert [result.new for result in results if result] == [LONG]  # type: ignore[attr-defined]


async def test_two_that_differ_are_both_typed_again(workflow: SessionWorkflow) -> None:
    async with showing(workflow, page()) as (app, pilot, results):
        await typed(pilot, LONG)
        await typed(pilot, f"{LONG}s")
        assert "! The two are not the same" in shown(app)
        assert is_amber(app.screen.query_one(ProgressLine))
        assert app.focused is app.screen.query_one("#new")
        assert values(app) == ["", ""]
        assert results == []
        await pilot.press("t")
        await pilot.pause()
        assert "not the same" not in shown(app)


async def test_what_is_typed_can_be_seen_and_is_then_put_right_where_it_is_wrong(workflow: SessionWorkflow) -> None:
    async with showing(workflow, page()) as (app, pilot, results):
        assert "ctrl+r shows what you type" in shown(app)
        await typed(pilot, LONG)
        await pilot.press(*"three")
        assert "three" not in shown(app)
        await pilot.press("ctrl+r")
        await pilot.pause()
        assert f"{LONG}" in shown(app), "both lines at once, to be compared"
        await pilot.press("enter")
        await pilot.pause()
        assert values(app) == [LONG, "three"]
        await pilot.press("tab", *" plain words")
        await pilot.press("ctrl+r")
        await pilot.pause()
        assert LONG not in shown(app)
        await pilot.press("enter")
        await pilot.pause()
        assert [result.new for result in results if result] == [LONG]  # type: ignore[attr-defined]


async def test_the_cover_covers_it_again(workflow: SessionWorkflow) -> None:
    async with showing(workflow, page()) as (app, pilot, _):
        await typed(pilot, LONG)
        await pilot.press("ctrl+r")
        await pilot.pause()
        assert LONG in shown(app)
        await pilot.press("f12")
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
        assert isinstance(app.screen, PassphrasePage)
        assert LONG not in shown(app)
        assert values(app)[0] == LONG
