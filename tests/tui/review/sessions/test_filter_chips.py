"""Chips wrap to the room there is, and go by click or key; a hostile name is words like any other."""

from textual.app import App, ComposeResult

from supervise.tui.review.sessions.filter_chips import FilterChips
from support.builders import HOSTILE


class Host(App[None]):
    def __init__(self) -> None:
        super().__init__()
        self.taken: list[int] = []

    def compose(self) -> ComposeResult:
        yield FilterChips()

    def on_filter_chips_taken_off(self, event: FilterChips.TakenOff) -> None:
        self.taken.append(event.at)


async def test_chips() -> None:
    app = Host()
    async with app.run_test(size=(40, 10)) as pilot:
        chips = app.query_one(FilterChips)
        assert not chips.display
        chips.show(("CD", "Trust and accountability", "2026", HOSTILE, "x" * 60))
        await pilot.pause()
        lines = str(chips.render()).splitlines()
        assert lines[0].split() == ["Only", "CD", "×"]
        assert all(len(line) <= 40 for line in lines) and chips.size.height == len(lines)
        await pilot.click(chips, offset=(lines[1].index("2026"), 1))
        chips.focus()
        await pilot.press("right", "right", "right", "backspace", "left", "delete")
        assert app.taken == [2, 3, 2]
