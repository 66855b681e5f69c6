"""The keys at the foot of a page: whole or not at all, in one order, and to be clicked like buttons."""

from typing import ClassVar

import pytest
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.content import Content

from supervise.tui.shell.key_footer import KeyFooter


class Host(App[None]):
    """Three keys, of which the second can be had only when the first was pressed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("x", "one", "Open it", key_display="x", tooltip="Opens it [b]at once[/b]"),
        Binding("y", "two", "Leave it for now", key_display="y"),
        Binding("f1", "app.help", "Help"),
        Binding("z", "hidden", "Never told", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.did: list[str] = []
        self.bells = 0

    def compose(self) -> ComposeResult:
        yield KeyFooter()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return None if action == "two" and "one" not in self.did else True

    def action_one(self) -> None:
        self.did.append("one")
        self.refresh_bindings()

    def action_two(self) -> None:
        self.did.append("two")

    def action_help(self) -> None:
        self.did.append("help")

    def bell(self) -> None:
        self.bells += 1


def told(app: App[None]) -> str:
    return "".join(segment.text for segment in app.screen._compositor.render_strips()[-1]).rstrip()


@pytest.mark.parametrize(
    ("width", "keys"),
    [
        (60, "F1 Help  x Open it  y Leave it for now"),
        (38, "F1 Help  x Open it  y Leave it for now"),
        (37, "F1 Help  x Open it"),
        (7, "F1 Help"),
        (6, ""),
    ],
)
async def test_help_comes_first_and_no_key_is_cut(width: int, keys: str) -> None:
    app = Host()
    async with app.run_test(size=(width, 5)) as pilot:
        await pilot.pause()
        assert told(app) == keys


async def test_a_window_pulled_wider_shows_more() -> None:
    app = Host()
    async with app.run_test(size=(20, 5)) as pilot:
        await pilot.pause()
        assert told(app) == "F1 Help  x Open it"
        await pilot.resize_terminal(60, 5)
        await pilot.pause()
        assert told(app) == "F1 Help  x Open it  y Leave it for now"


async def test_each_is_clicked_like_a_button_and_one_that_cannot_be_had_says_so() -> None:
    app = Host()
    async with app.run_test(size=(60, 5)) as pilot:
        await pilot.pause()
        line = told(app)
        for words in ("y Leave", "Open it", "F1", "for now"):
            await pilot.click(KeyFooter, offset=(line.index(words), 0))
            await pilot.pause()
        assert (app.did, app.bells) == (["one", "help", "two"], 1)
        await pilot.click(KeyFooter, offset=(line.index("  x"), 0))
        await pilot.click(KeyFooter, offset=(55, 0))
        await pilot.pause()
        assert (app.did, app.bells) == (["one", "help", "two"], 1)


async def test_the_one_under_the_mouse_is_marked() -> None:
    app = Host()
    async with app.run_test(size=(60, 5)) as pilot:
        await pilot.pause()

        def marked() -> str:
            strip = app.screen._compositor.render_strips()[-1]
            plain = strip.crop(55, 56)._segments[0].style
            return "".join(
                one.text for one in strip if one.style and plain and one.style.bgcolor != plain.bgcolor
            ).strip()

        await pilot.hover(KeyFooter, offset=(12, 0))
        await pilot.pause()
        assert marked() == "x Open it"
        await pilot.hover(offset=(2, 1))
        await pilot.pause()
        assert marked() == ""


async def test_a_key_under_the_mouse_says_what_it_does_and_reads_no_markup() -> None:
    app = Host()
    async with app.run_test(size=(60, 5)) as pilot:
        await pilot.pause()
        footer = app.screen.query_one(KeyFooter)
        await pilot.hover(KeyFooter, offset=(12, 0))
        await pilot.pause()
        assert isinstance(footer.tooltip, Content)
        assert footer.tooltip.plain == "Opens it [b]at once[/b]"
        await pilot.hover(KeyFooter, offset=(2, 0))
        await pilot.pause()
        assert footer.tooltip is None
