"""Radio row: arrows look round, Space and Enter choose, and nothing is chosen that nobody chose."""

import pytest
from textual.message import Message

from supervise.tui.widgets.radio_row import RadioRow
from support.widget_host import Host

OUTCOMES = [("done", "Done"), ("doing", "Doing"), ("changed", "Changed")]


class RadioHost(Host):
    def on_radio_row_changed(self, message: Message) -> None:
        self.heard.append(message)


@pytest.mark.parametrize("key", ["space", "enter"])
@pytest.mark.parametrize(
    ("arrows", "chosen"),
    [
        ((), "done"),
        (("right",), "doing"),
        (("right", "right"), "changed"),
        (("left",), "changed"),
        (("right", "left"), "done"),
        (("right", "up", "down"), "doing"),
    ],
)
async def test_arrows_move_and_space_or_enter_chooses(key: str, arrows: tuple[str, ...], chosen: str) -> None:
    row = RadioRow(OUTCOMES)
    async with RadioHost(row).run_test(size=(60, 4)) as pilot:
        await pilot.press(*arrows)
        assert row.value == "", "to look round is not to choose"
        await pilot.press(key)
        assert row.value == chosen
        assert row.render().plain.count("√") == 1
        assert f"√ {dict(OUTCOMES)[chosen]}" in row.render().plain and row.highlighted == [
            id_ for id_, _ in OUTCOMES
        ].index(chosen)


async def test_what_is_chosen_stays_chosen_when_it_is_confirmed() -> None:
    row = RadioRow(OUTCOMES, "done")
    app = RadioHost(row)
    async with app.run_test(size=(60, 4)) as pilot:
        await pilot.press("right", "space", "space", "enter", "space")
        assert row.value == "doing"
        assert len(app.heard) == 1


async def test_the_highlight_begins_at_what_is_chosen_and_after_a_choice_taken_back_stays() -> None:
    row = RadioRow(OUTCOMES, "changed")
    async with RadioHost(row).run_test(size=(60, 4)) as pilot:
        assert row.highlighted == 2
        await pilot.press("left", "backspace", "backspace")
        assert (row.value, row.highlighted) == ("", 1)
        await pilot.press("space")
        assert row.value == "doing"
        await pilot.press("right")
        row.blur()
        await pilot.pause()
        row.focus()
        await pilot.pause()
        assert row.highlighted == 1


async def test_a_click_chooses_and_a_second_one_takes_it_back() -> None:
    row = RadioRow(OUTCOMES)
    async with RadioHost(row).run_test(size=(60, 4)) as pilot:
        await pilot.click(row, offset=(12, 0))
        assert (row.value, row.highlighted) == ("doing", 1)
        await pilot.click(row, offset=(12, 0))
        assert (row.value, row.highlighted) == ("", 1)


async def test_other_options_are_begun_at_their_first() -> None:
    row = RadioRow(OUTCOMES)
    async with RadioHost(row).run_test(size=(60, 4)) as pilot:
        await pilot.press("right", "right")
        row.options = (("yes", "Yes"), ("no", "No"))
        await pilot.pause()
        await pilot.press("space")
        assert row.value == "yes"
        row.options = ()
        await pilot.press("right", "space", "enter")
        assert row.value == "yes", "nothing to choose among"


async def test_words_longer_than_a_line_take_several_and_cut_off_nothing() -> None:
    long = "No: they know of it, and we have agreed who tells them what was said"
    row = RadioRow([("yes", "Yes"), ("long", long), ("last", "Not yet")])
    async with RadioHost(row).run_test(size=(30, 10)) as pilot:
        lines = row.render().plain.split("\n")
        assert " ".join(" ".join(lines).split()) == f"► Yes · {long} · Not yet Space chooses"
        assert len(lines) == row.size.height and max(map(len, lines)) <= 30
        await pilot.click(row, offset=(5, 2))
        assert row.value == "long"


async def test_in_a_row_of_several_lines_down_and_up_go_through_them() -> None:
    row = RadioRow(OUTCOMES)
    async with RadioHost(row).run_test(size=(20, 6)) as pilot:
        await pilot.press("down", "down", "down", "down", "down", "space")
        assert row.value == "changed"
        await pilot.press("up", "space")
        assert row.value == "doing"


async def test_only_the_row_in_use_shows_its_choices_as_pills() -> None:
    row = RadioRow(OUTCOMES, "doing")
    app = RadioHost(row)
    async with app.run_test(size=(60, 4)) as pilot:
        in_use = {str(span.style) for span in row.render().spans}
        app.set_focus(None)
        await pilot.pause()
        quiet = {str(span.style) for span in row.render().spans}
        assert any("on $raised" in look for look in in_use) and not any("on $raised" in look for look in quiet)
        assert any("on $accent" in look for look in quiet), "what is chosen stays filled"
