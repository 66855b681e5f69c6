"""A line is picked by space, Enter or a click, and no label is ever read as markup."""

import pytest

from supervise.tui.widgets.pick_list import PickList, PickOption
from support.widget_host import HOSTILE_TEXTS, Host

PICKS = (PickOption("a", "Time", "Resources"), PickOption("b", "Money", "Resources"), PickOption("c", "Law", "Outside"))


async def test_keys_pick_and_take_back_and_pass_over_headings() -> None:
    picklist = PickList(PICKS)
    async with Host(picklist).run_test(size=(30, 8)) as pilot:
        await pilot.press("space", "j", "j", "enter")
        assert picklist.picked == ("a", "c")
        await pilot.press("g", "space")
        assert picklist.picked == ("c",)


async def test_a_click_picks_and_takes_back() -> None:
    picklist = PickList(PICKS)
    async with Host(picklist).run_test(size=(30, 8)) as pilot:
        await pilot.click(picklist, offset=(3, 2))
        assert picklist.picked == ("b",)
        await pilot.click(picklist, offset=(3, 0))
        assert picklist.picked == ("b",), "a heading is not a line"
        await pilot.click(picklist, offset=(3, 2))
        assert picklist.picked == ()


async def test_of_a_single_choice_one_is_always_picked() -> None:
    picklist = PickList(PICKS, ("b",), single=True)
    async with Host(picklist).run_test(size=(30, 8)) as pilot:
        assert picklist.highlighted_id == "b"
        await pilot.press("space", "down", "space")
        assert picklist.picked == ("c",)
        assert picklist._prompt(PICKS[2]).plain.startswith("(•) ")


async def test_other_lines_keep_the_highlight_where_its_line_is_still_there() -> None:
    picklist = PickList(PICKS)
    async with Host(picklist).run_test(size=(30, 8)) as pilot:
        await pilot.press("down")
        picklist.show((PickOption("z", "New"), *PICKS), ("z",))
        assert picklist.highlighted_id == "b"
        picklist.show((PickOption("z", "New"),), ("z",))
        assert picklist.highlighted_id == "z"
        picklist.show((), ())
        await pilot.press("space", "down")
        assert picklist.picked == ()


async def test_two_lines_of_one_id_are_one() -> None:
    picklist = PickList((PickOption("a", "First"), PickOption("a", "Second")))
    async with Host(picklist).run_test(size=(30, 8)):
        assert [option.id for option in picklist.options] == ["a"]
        assert picklist.picks[0].label == "First"


async def test_a_long_label_hangs_under_its_first_word() -> None:
    picklist = PickList((PickOption("a", "Learning cycle as used in supervision"),))
    async with Host(picklist).run_test(size=(24, 8)) as pilot:
        await pilot.pause()
        first, *others = picklist._prompt(picklist.picks[0]).plain.splitlines()
        assert first.startswith("[ ] Learning")
        assert others and all(line.startswith("    ") for line in others)


@pytest.mark.parametrize("text", HOSTILE_TEXTS)
@pytest.mark.parametrize("size", [(1, 1), (10, 4), (40, 15)])
async def test_hostile_labels_and_headings_are_only_shown(text: str, size: tuple[int, int]) -> None:
    picklist = PickList((PickOption("a", text, text), PickOption("b", "Time", "Plain")))
    async with Host(picklist).run_test(size=size) as pilot:
        await pilot.press("space")
        assert picklist.picked == ("a",)


async def test_a_single_choice_that_need_not_be_made_is_taken_back_as_it_was_made() -> None:
    picklist = PickList(PICKS, single=True, takes_back=True)
    async with Host(picklist).run_test(size=(40, 10)) as pilot:
        await pilot.press("space")
        first = picklist.picked
        await pilot.press("down", "space")
        assert len(first) == len(picklist.picked) == 1 and picklist.picked != first
        await pilot.press("space")
        assert picklist.picked == ()
