"""The bar at the foot: the way back, help and the main deed always, the others whole or not at all."""

from collections.abc import Iterator
from typing import ClassVar

import pytest
from textual.app import App
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input

from supervise.tui.shell.action_bar import ActionBar
from supervise.tui.shell.deed import Deed
from supervise.tui.themes import register


class BarScreen(Screen[None]):
    """Four deeds, of which the third can be done only when the second was."""

    AUTO_FOCUS = "ActionBar"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", "Back"),
        Binding("f1,ctrl+g", "app.help", "Help"),
        Binding("x", "one", "Open it", tooltip="Opens it [b]at once[/b]"),
        Binding("y", "two", "Leave it for now"),
        Binding("f3,ctrl+n", "next", "Next"),
    ]

    def __init__(self, field: bool = False) -> None:
        super().__init__()
        self.did: list[str] = []
        self._field = field

    def compose(self) -> Iterator[Input | ActionBar]:
        if self._field:
            yield Input()
        deeds = (
            Deed("next", "On to the talk →", short="Talk →", main=True),
            Deed("one", "Open it"),
            Deed("two", "Leave it for now"),
        )
        yield ActionBar(Deed("back", "Back"), deeds)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return None if action == "two" and "one" not in self.did else True

    def action_one(self) -> None:
        self.did.append("one")
        self.refresh_bindings()

    def action_two(self) -> None:
        self.did.append("two")

    def action_next(self) -> None:
        self.did.append("next")

    def action_back(self) -> None:
        self.did.append("back")


class Host(App[None]):
    def __init__(self, screen: Screen[None]) -> None:
        super().__init__()
        register(self)
        self.theme = "supervise-dark"
        self.shown = screen

    def on_mount(self) -> None:
        self.push_screen(self.shown)


def bar_line(app: App[None]) -> str:
    return "".join(segment.text for segment in app.screen._compositor.render_strips()[-1]).rstrip()


@pytest.mark.parametrize(
    ("width", "line"),
    [
        (110, "Esc  Back    F1 ^G  Help    x  Open it    y  Leave it for now ► On to the talk →   F3 ^N"),
        (80, "Esc  Back   F1  Help   x  Open it   ^P  … ► On to the talk →   F3"),
        (63, "Esc  Back  F1  Help  x  Open it  … ► Talk →   F3"),
        (40, "Esc  Back  F1  Help  … ► Talk →   F3"),
        (28, "Esc   F1 ► Talk →   F3"),
    ],
)
async def test_what_finds_no_room_is_left_out_from_the_end(width: int, line: str) -> None:
    app = Host(BarScreen())
    async with app.run_test(size=(120, 5)) as pilot:
        await pilot.resize_terminal(width, 5)
        await pilot.pause()
        shown = bar_line(app)
        before, _, after = shown.partition("►")
        assert f"{before.strip()} ►{after}" == line


async def test_arrows_move_on_it_enter_presses_and_what_was_left_out_comes_into_sight() -> None:
    screen = BarScreen()
    app = Host(screen)
    async with app.run_test(size=(80, 5)) as pilot:
        await pilot.press("left", "enter")
        assert screen.did == ["one"]
        await pilot.press("right", "left", "left", "right", "right")
        await pilot.pause()
        assert "►y  Leave it for now" in bar_line(app) and "Open it" not in bar_line(app)
        await pilot.press("enter", "right", "enter", "right", "enter")
        assert screen.did == ["one", "two", "next", "next"], "and nothing stands beyond its ends"


async def test_a_click_presses_and_leaves_the_focus_in_the_field() -> None:
    screen = BarScreen(field=True)
    app = Host(screen)
    async with app.run_test(size=(120, 5)) as pilot:
        screen.query_one(Input).focus()
        await pilot.pause()
        assert "x  Open it" not in bar_line(app) and " Open it " in bar_line(app), "no letter is a key beside a field"
        await pilot.click("#do-two")  # cannot be done yet
        for id_ in ("#do-one", "#do-two", "#do-next", "#do-back"):
            await pilot.click(id_)
            await pilot.pause()
        assert screen.did == ["one", "two", "next", "back"]
        assert app.focused is screen.query_one(Input)


async def test_it_is_one_stop_for_tab_and_begins_at_the_main_deed() -> None:
    screen = BarScreen(field=True)
    app = Host(screen)
    async with app.run_test(size=(120, 5)) as pilot:
        screen.query_one(Input).focus()
        await pilot.press("tab", "left")
        await pilot.press("tab", "tab")
        await pilot.pause()
        assert app.focused is screen.query_one(ActionBar)
        assert screen.query_one(ActionBar).pointed is screen.query_one("#do-next")


async def test_a_deed_says_under_the_mouse_what_it_does_and_reads_no_markup() -> None:
    screen = BarScreen()
    app = Host(screen)
    async with app.run_test(size=(120, 5)) as pilot:
        await pilot.pause()
        tip = screen.query_one("#do-one").tooltip
        assert isinstance(tip, Content)
        assert tip.plain == "Opens it [b]at once[/b] (x)"
