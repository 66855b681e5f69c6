"""The wheel: what is clicked is what is meant, both forms answer alike, and hostile words do no harm."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supervise.tui.drawing import raster
from supervise.tui.drawing.colour import contrast
from supervise.tui.drawing.wheel.labels import labels
from supervise.tui.drawing.wheel.paint import paint
from supervise.tui.drawing.wheel.slices import NOTHING, cut, middle, owners, slice_at
from supervise.tui.drawing.wheel.view import Slice, WheelView
from supervise.tui.drawing.widget import RenderMode
from supervise.workflow import SessionWorkflow
from support.widget_host import HOSTILE_TEXTS, WIDGET_SIZES, Host, all_colours

TITLES = ("Resilience", "Listening", "Sharing power", "Inclusion", "Trust", "Roles and expertise")
SLICES = tuple(Slice(t.lower(), t, n % 3, n / 5, "12 Sep" if n else "") for n, t in enumerate(TITLES))


@pytest.fixture(autouse=True)
def _colours(monkeypatch: pytest.MonkeyPatch) -> None:
    all_colours(monkeypatch)


@given(count=st.integers(1, 24), across=st.sampled_from([20, 24, 36, 60, 84]), data=st.data())
def test_the_slice_whose_middle_is_clicked_is_meant(count: int, across: int, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, count - 1))
    if across < 36 and count > 12:
        across = 36  # slivers of less than two cells have no middle cell of their own
    assert slice_at(across, count, *middle(across, count, index)) == index


@pytest.mark.parametrize("count", [1, 2, 3, 5, 12, 24])
def test_all_of_a_slices_own_cells_are_hit_as_it(count: int) -> None:
    for y, row in enumerate(owners(60, count)):
        for x, owner in enumerate(row):
            if owner >= 0:
                assert slice_at(60, count, x, y) == owner


def test_hub_and_corners_are_no_slice() -> None:
    assert slice_at(60, 12, 30, 15) is None
    assert slice_at(60, 12, 0, 0) is None
    assert slice_at(60, 0, 30, 5) is None


def test_labels_stand_on_their_own_slice_all_words_or_all_numbers() -> None:
    for across in (20, 36, 60, 84):
        cells = owners(across, len(TITLES))
        shown_labels = labels(across, TITLES)
        assert {label.slice for label in shown_labels} in (set(range(len(TITLES))), set())
        for label in shown_labels:
            assert {cells[label.y][label.x + n] for n in range(len(label.text))} == {label.slice}
        assert len({label.text.isdigit() for label in shown_labels}) <= 1


def test_a_title_without_room_gives_way_to_its_short_words_or_all_to_numbers() -> None:
    titles, shorts = ("Communication", *TITLES[1:]), ("", *TITLES[1:])
    for short, words in (("Clear|words", ["Clear", "words"]), (" | Talk |", ["Talk"]), ("", ["1"]), ("|", ["1"])):
        assert [label.text for label in labels(36, titles, (short, *shorts[1:])) if label.slice == 0] == words
    assert [label.text for label in labels(84, titles, ("Talk",)) if label.slice == 0] == ["Communication"]


def test_the_wheel_that_is_shipped_has_whole_words_and_none_is_broken_by_a_hyphen(workflow: SessionWorkflow) -> None:
    sections = workflow.content.wheel.sections
    for section in sections:
        lines = section.short.split("|")
        assert not any(line.strip().endswith("-") and line.strip() not in section.title for line in lines)
    for across in range(48, 90, 2):
        shown_labels = labels(across, tuple(section.title for section in sections), tuple(s.short for s in sections))
        assert not any("…" in label.text or label.text.isdigit() for label in shown_labels)
        for label in shown_labels:
            assert not label.text.endswith("-") or label.text in sections[label.slice].title


@pytest.mark.parametrize("chosen", [-1, 0, 5])
def test_there_is_page_between_two_slices_only_beside_the_one_pulled_out(chosen: int) -> None:
    across, count = 60, 12
    codes = cut(across, (0.0, 0.4, 1.0) * 4, chosen)
    for y, row in enumerate(codes):
        for x, code in enumerate(row):
            parts = {code} if isinstance(code, int) else set(code)
            distance, turn = raster.at(across, x + 0.5, y + 0.5)
            if NOTHING in parts and 17 < distance < 25:
                away = abs((turn * count - chosen + count / 2) % count - count / 2)
                assert chosen >= 0 and away < 1, (x, y)


@pytest.mark.parametrize("theme", ["supervise-dark", "supervise-light", "supervise-contrast"])
async def test_letters_on_the_wheel_are_read_easily(theme: str) -> None:
    wheel = WheelView(SLICES, chosen=1, hub=("3 of 6",))
    async with Host(wheel, theme=theme).run_test(size=(70, 34)):
        for y in range(34):
            for part in wheel.render_line(y):
                if part.text.strip(" ▀") and part.style and part.style.color and part.style.bgcolor:
                    front, back = part.style.color.triplet, part.style.bgcolor.triplet
                    assert front and back
                    assert contrast(tuple(front), tuple(back)) >= (4.5 if theme != "supervise-contrast" else 7)


async def test_keys_turn_it_round_and_say_so_once() -> None:
    wheel = WheelView(SLICES, chosen=0)
    app = Host(wheel)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("left", "right", "down", "up", "end", "home", "k", "j", "h", "l", "home", "enter")
    last = len(SLICES) - 1
    assert [m.index for m in app.heard if isinstance(m, WheelView.Turned)] == [last, 0, 1, 0, last, 0, last, 0, last, 0]
    assert [m.slice for m in app.heard if isinstance(m, WheelView.Chosen)] == [SLICES[0]]


async def test_enter_with_nothing_chosen_confirms_nothing_and_says_so() -> None:
    app = Host(WheelView(SLICES))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("enter")
    assert [m.slice for m in app.heard if isinstance(m, WheelView.Chosen)] == [None]


async def test_choosing_from_outside_posts_nothing_and_stays_on_a_slice() -> None:
    wheel = WheelView(SLICES)
    app = Host(wheel)
    async with app.run_test(size=(80, 24)) as pilot:
        wheel.chosen = 99
        assert wheel.chosen == len(SLICES) - 1
        wheel.slices = SLICES[:2]
        assert wheel.chosen == 1
        wheel.slices = ()
        assert wheel.chosen == -1
        await pilot.press("left", "right", "home", "end")
    assert app.heard == []


@pytest.mark.parametrize("plain", [False, True])
async def test_a_click_chooses_and_a_second_confirms(plain: bool) -> None:
    wheel = WheelView(SLICES, chosen=0)
    app = Host(wheel, plain=plain)
    async with app.run_test(size=(80, 24)) as pilot:
        assert wheel.form is (RenderMode.LISTED if plain else RenderMode.DRAWN)
        spot = next((x, y) for y in range(24) for x in range(80) if wheel.index_at(x, y) == 2)
        await pilot.click(WheelView, offset=spot)
        await pilot.click(WheelView, offset=spot)
        await pilot.click(WheelView, offset=(0, 23))
    assert [type(m) for m in app.heard] == [WheelView.Turned, WheelView.Chosen]
    assert wheel.chosen == 2


async def test_the_drawing_changes_with_the_choice_and_is_painted_once() -> None:
    wheel = WheelView(SLICES, chosen=0)
    app = Host(wheel)
    async with app.run_test(size=(80, 24)) as pilot:
        before = app.looks
        wheel.chosen = 3
        await pilot.pause()
        assert app.looks != before
        misses = paint.cache_info().misses
        wheel.refresh()
        await pilot.pause()
        assert app.looks != before
        assert paint.cache_info().misses == misses


async def test_the_list_tells_number_word_and_bar() -> None:
    app = Host(WheelView(SLICES, chosen=3), plain=True)
    async with app.run_test(size=(80, 24)):
        assert app.lines[3].split() == ["►", "Inclusion", "███░░", "3", "of", "5", "12", "Sep"]
        assert app.lines[0].split() == ["Resilience", "░░░░░", "not", "yet"]


async def test_a_long_list_scrolls_to_the_chosen() -> None:
    many = tuple(Slice(str(n), f"Section {n}") for n in range(1, 25))
    wheel = WheelView(many, chosen=0)
    app = Host(wheel)
    async with app.run_test(size=(40, 5)) as pilot:
        await pilot.press("end")
        assert "► Section 24" in app.lines[-1]
        await pilot.press("right")
        assert "► Section 1 " in app.lines[0]
        assert wheel.index_at(0, 4) == 4


async def test_no_colour_gives_the_list(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = Host(WheelView(SLICES, chosen=1))
    async with app.run_test(size=(120, 40)):
        assert "► Listening" in app.lines[1]


@pytest.mark.parametrize("size", WIDGET_SIZES)
async def test_any_size_and_any_words(size: tuple[int, int]) -> None:
    hostile = tuple(Slice(str(n), text, n % 4, 0.5, text, text) for n, text in enumerate(HOSTILE_TEXTS))
    wheel = WheelView(hostile, chosen=2, hub=HOSTILE_TEXTS[:2])
    app = Host(wheel)
    async with app.run_test(size=size) as pilot:
        for slices in (hostile, hostile[:1], hostile * 4, ()):
            wheel.slices = slices
            await pilot.press("right", "enter")
            assert {wheel.render_line(y).cell_length for y in range(size[1])} == {size[0]}
            assert not any(c in line for line in app.lines for c in "\x1b\x00\x07\n\u202e")


@pytest.mark.parametrize("lifted", [False, True])
def test_in_a_small_wheel_every_slice_has_its_number(lifted: bool) -> None:
    """Beside it stands a list with the names: a slice without a number would be nobody's."""
    titles = tuple("Working with disagreement" for _ in range(12))
    shown = labels(22, titles, lifted=lifted)
    assert [label.text for label in shown] == [str(number) for number in range(1, 13)]
    assert len({(label.x, label.y) for label in shown}) == 12
