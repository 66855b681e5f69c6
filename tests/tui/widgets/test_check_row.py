"""Some of a few: picked and taken back by keys and by mouse, and nothing that was picked is lost."""

from textual.app import App, ComposeResult

from supervise.tui.widgets.check_row import CheckRow

WORDS = ("Chairs", "Lead professional", "From outside, to ask hard questions", "Takes part")


class Host(App[None]):
    def __init__(self, value: str = "") -> None:
        super().__init__()
        self.value, self.told = value, list[str]()

    def compose(self) -> ComposeResult:
        yield CheckRow(WORDS, self.value)

    def on_radio_row_changed(self, event: CheckRow.Changed) -> None:
        self.told.append(event.value)


async def test_keys_pick_in_any_order_and_it_is_told_in_the_order_of_the_row() -> None:
    app = Host()
    async with app.run_test() as pilot:
        row = app.query_one(CheckRow)
        row.focus()
        await pilot.press("right", "right", "space", "left", "enter")
        assert row.value == "Lead professional; From outside, to ask hard questions"
        assert row.picked == ("Lead professional", "From outside, to ask hard questions")
        await pilot.press("enter")
        assert row.value == "From outside, to ask hard questions"
        await pilot.press("backspace")
        assert row.value == ""
    assert app.told[-1] == ""


async def test_a_click_picks_and_takes_back() -> None:
    app = Host("Takes part")
    async with app.run_test() as pilot:
        await pilot.click(CheckRow, offset=(3, 0))
        assert app.query_one(CheckRow).value == "Chairs; Takes part"
        await pilot.click(CheckRow, offset=(3, 0))
        assert app.query_one(CheckRow).value == "Takes part"


async def test_what_is_no_longer_a_choice_stays_picked() -> None:
    app = Host("Chairs; Keeps the key")
    async with app.run_test() as pilot:
        row = app.query_one(CheckRow)
        assert row.picked == ("Chairs", "Keeps the key")
        row.focus()
        await pilot.press("right", "space")
        assert row.value == "Chairs; Lead professional; Keeps the key"
