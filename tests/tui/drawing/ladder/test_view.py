"""The ladder: marks stand on their rung, keys and clicks climb, and both forms answer alike."""

from dataclasses import replace
from itertools import pairwise

import pytest

from supervise.tui.drawing.colour import contrast
from supervise.tui.drawing.ladder.view import LadderMark, LadderStep, LadderView
from supervise.tui.drawing.widget import RenderMode
from support.widget_host import HOSTILE_TEXTS, WIDGET_SIZES, Host, all_colours

NAMES = ("Conflict", "Competition", "Co-existence", "Compliance", "Co-operation", "Co-ordination", "Partnership")
BANDS = ("Apart",) * 3 + ("In name",) + ("Alongside",) * 2 + ("",)
STEPS = tuple(LadderStep(n, name, band) for n, (name, band) in enumerate(zip(NAMES, BANDS, strict=True), 1))
MARKS = (
    LadderMark(6, "◊", "needed"),
    LadderMark(5, "●", "CD", "supervisee"),
    LadderMark(4, "■", "AB", "supervisor"),
    LadderMark(4, "▲", "organisation"),
)


@pytest.fixture(autouse=True)
def _colours(monkeypatch: pytest.MonkeyPatch) -> None:
    all_colours(monkeypatch)


def row_with(lines: list[str], text: str) -> int:
    return next(y for y, line in enumerate(lines) if text in line)


async def test_marks_stand_on_their_rung_beside_its_name_and_each_in_its_column() -> None:
    app = Host(LadderView(STEPS, marks=MARKS, rung=5))
    async with app.run_test(size=(80, 24)):
        lines = app.lines
        assert row_with(lines, "● CD") == row_with(lines, "5  Co-operation")
        assert row_with(lines, "◊ needed") == row_with(lines, "6  Co-ordination")
        assert row_with(lines, "■ AB") == row_with(lines, "4  Compliance")
        assert row_with(lines, "7  Partnership") < row_with(lines, "1  Conflict")
        columns = [line.index(words) for words in ("● CD", "■ AB") for line in lines if words in line]
        ladder = app.widget
        assert isinstance(ladder, LadderView)
        ladder.marks = tuple(replace(mark, rung=2) for mark in MARKS if mark.person)
        line = app.lines[row_with(app.lines, "2  Competition")]
        # Without the bracket beside two who differ, planks are a little longer.
        assert [line.index(words) for words in ("● CD", "■ AB")] == [column + 1 for column in columns]
        ladder.marks = tuple(replace(mark, rung=2) for mark in MARKS)
        line = app.lines[row_with(app.lines, "2  Competition")]
        assert all(words in line for words in ("● CD", "■ AB", "▲", "◊"))


@pytest.mark.parametrize(("height", "rows_a_rung"), [(30, 3), (22, 3), (21, 2), (14, 2), (13, 1), (7, 1)])
async def test_a_rung_has_the_rows_there_is_room_for(height: int, rows_a_rung: int) -> None:
    app = Host(LadderView(STEPS, marks=MARKS, rung=5))
    async with app.run_test(size=(80, height)):
        rows = [row_with(app.lines, name) for name in reversed(NAMES)]
        assert {lower - upper for upper, lower in pairwise(rows)} == {rows_a_rung}
        assert "● CD" in app.lines[row_with(app.lines, "5  Co-operation")]


async def test_without_room_beside_the_name_marks_stand_over_the_plank() -> None:
    marks = tuple(replace(mark, rung=2) for mark in MARKS)
    app = Host(LadderView(STEPS, marks=marks, rung=5))
    async with app.run_test(size=(40, 21)) as pilot:
        on_it = row_with(app.lines, "2  Competition")
        assert all(sign in app.lines[on_it] for sign in ("● CD", "■ AB", "▲", "◊"))  # just, though not in columns
        await pilot.resize_terminal(32, 21)
        on_it = row_with(app.lines, "2  Competition")
        assert "●" not in app.lines[on_it]
        assert all(sign in app.lines[on_it - 1] for sign in ("● CD", "■ AB", "▲", "◊"))


async def test_the_rung_under_the_keys_lies_over_both_rails_in_the_persons_colour() -> None:
    ladder = LadderView(STEPS, rung=5, person="supervisee")
    app = Host(ladder)
    async with app.run_test(size=(70, 24)) as pilot:
        y = row_with(app.lines, "5  Co-operation")
        assert app.lines[y].count("►") == app.lines[y].count("◄") == 1 and "█" not in app.lines[y]
        assert ladder.colours.supervisee in backs(ladder, y)
        ladder.person = ""
        await pilot.pause()
        assert ladder.colours.accent in backs(ladder, y)
        app.set_focus(None)
        await pilot.pause()
        assert "█" in app.lines[y] and "►" in app.lines[y]


def backs(ladder: LadderView, y: int) -> set[tuple[int, ...]]:
    """The colours on which this row stands."""
    styles = [part.style for part in ladder.render_line(y) if part.style and part.style.bgcolor]
    return {tuple(style.bgcolor.triplet) for style in styles if style.bgcolor and style.bgcolor.triplet}


async def test_bands_have_their_name_where_there_is_room_and_brackets_only_part_two_who_differ() -> None:
    ladder = LadderView(STEPS, marks=MARKS)
    app = Host(ladder)
    async with app.run_test(size=(70, 24)) as pilot:
        text = "\n".join(app.lines)
        assert all(text.count(band) == 1 for band in ("Apart", "In name", "Alongside"))
        assert text.count("?") == 1 and "─┐" in text and "─┘" in text
        ladder.marks = tuple(replace(mark, rung=5) for mark in MARKS)
        await pilot.pause()
        assert "?" not in "\n".join(app.lines)
        ladder.styles.width = 38
        await pilot.pause()
        assert "Apart" not in "\n".join(app.lines)


async def test_little_width_leaves_the_planks_and_all_signs() -> None:
    ladder = LadderView(STEPS, marks=MARKS, rung=5)
    app = Host(ladder)
    async with app.run_test(size=(40, 7)):
        assert ladder.form is RenderMode.DRAWN
        assert not any("█" in line for line in app.lines)
        line = app.lines[row_with(app.lines, "4  Compliance")]
        assert "■ AB" in line and "▲" in line


@pytest.mark.parametrize("theme", ["supervise-dark", "supervise-light", "supervise-contrast"])
async def test_every_word_on_the_ladder_is_read_easily(theme: str) -> None:
    ladder = LadderView(STEPS, marks=MARKS, rung=5, person="supervisor")
    async with Host(ladder, theme=theme).run_test(size=(80, 24)):
        for y in range(24):
            for part in ladder.render_line(y):
                if part.text.strip(" █─│┌└┐┘├") and part.style and part.style.color and part.style.bgcolor:
                    front, back = part.style.color.triplet, part.style.bgcolor.triplet
                    assert front and back and contrast(tuple(front), tuple(back)) >= 4.5, part.text


async def test_rungs_without_a_mark_step_back_once_there_are_marks() -> None:
    ladder = LadderView(STEPS)
    app = Host(ladder)
    async with app.run_test(size=(70, 24)) as pilot:
        marked, unmarked = row_with(app.lines, "4  Compliance"), row_with(app.lines, "2  Competition")
        before = backs(ladder, marked), backs(ladder, unmarked)
        ladder.marks = (LadderMark(4, "▲", "organisation"),)
        await pilot.pause()
        assert before[0] < backs(ladder, marked) and before[1] != backs(ladder, unmarked)


async def test_listed_a_mark_without_room_for_its_word_is_told_by_its_sign() -> None:
    marks = (LadderMark(6, "●", "CD", "supervisee"), LadderMark(6, "□", "last time"))
    app = Host(LadderView(STEPS, marks=marks), plain=True)
    async with app.run_test(size=(36, 12)):
        line = app.lines[row_with(app.lines, "6 Co-ordination")]
        assert "● CD  □" in line and "…" not in line


async def test_listed_with_number_name_and_marks() -> None:
    app = Host(LadderView(STEPS, marks=MARKS, rung=5), plain=True)
    async with app.run_test(size=(80, 24)):
        assert app.lines[2].rstrip() == "► 5 Co-operation    ● CD"
        assert app.lines[3].rstrip() == "  4 Compliance      ■ AB  ▲ organisation"
        assert not any("█" in line for line in app.lines)  # no feet of rails on the ground below it


async def test_keys_climb_and_say_so_once() -> None:
    ladder = LadderView(STEPS)
    app = Host(ladder)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter", "up", "k", "j", "down", "down", "home", "up", "end", "5", "9", "5", "enter")
    assert [m.rung for m in app.heard if isinstance(m, LadderView.Moved)] == [1, 2, 1, 7, 1, 5]
    assert [m.rung for m in app.heard if isinstance(m, LadderView.Placed)] == [5]


@pytest.mark.parametrize("size", [(80, 24), (80, 8), (50, 20)])
async def test_a_click_highlights_and_a_second_places(size: tuple[int, int]) -> None:
    ladder = LadderView(STEPS, marks=MARKS, rung=1)
    app = Host(ladder)
    async with app.run_test(size=size) as pilot:
        y = row_with(app.lines, "6  Co-ordination")
        await pilot.click(LadderView, offset=(5, y))
        await pilot.click(LadderView, offset=(5, y))
    assert [type(m) for m in app.heard] == [LadderView.Moved, LadderView.Placed]
    assert ladder.rung == 6


async def test_a_long_ladder_scrolls_and_jumps_by_number_not_by_place() -> None:
    ladder = LadderView(tuple(LadderStep(n, f"Rung {n}") for n in range(30, 0, -1)), rung=30)
    app = Host(ladder)
    async with app.run_test(size=(80, 12)) as pilot:
        assert "30  Rung 30" in app.lines[0] and "►" in app.lines[0]
        await pilot.press("3")
        assert "►" in app.lines[row_with(app.lines, " 3  Rung 3 ")]
        await pilot.press("end")
        assert " 1  Rung 1 " in app.lines[-1] and "►" in app.lines[-1]


async def test_a_rung_that_is_not_there_is_none() -> None:
    ladder = LadderView(STEPS, rung=99)
    app = Host(ladder)
    async with app.run_test(size=(80, 24)) as pilot:
        assert ladder.rung is None
        await pilot.press("down")
        assert ladder.rung == 7
        ladder.steps = STEPS[:3]
        assert ladder.rung is None
        ladder.steps = ()
        await pilot.press("up", "down", "home", "end", "1", "enter")
    assert [type(m) for m in app.heard] == [LadderView.Moved]


@pytest.mark.parametrize("size", WIDGET_SIZES)
async def test_any_size_and_any_words(size: tuple[int, int]) -> None:
    steps = tuple(LadderStep(n, text) for n, text in enumerate(HOSTILE_TEXTS, 1))
    marks = tuple(LadderMark(n % 5, text[:3], text) for n, text in enumerate(HOSTILE_TEXTS, 1))
    ladder = LadderView(steps, marks=marks, rung=3)
    app = Host(ladder)
    async with app.run_test(size=size) as pilot:
        for drawn_steps in (steps, steps[:1], steps[4:7], ()):
            ladder.steps = drawn_steps
            ladder.marks = marks if len(drawn_steps) != 3 else ()
            await pilot.press("up", "enter")
            assert {ladder.render_line(y).cell_length for y in range(size[1])} == {size[0]}
            assert not any(c in line for line in app.lines for c in "\x1b\x00\x07\n\u202e")
