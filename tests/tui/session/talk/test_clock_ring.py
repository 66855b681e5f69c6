"""The ring: shows what has gone, says left or over, and is painted only when that changes."""

from dataclasses import replace

import pytest
from textual.app import App

from supervise.tui.drawing import raster
from supervise.tui.drawing.colour import mix
from supervise.tui.drawing.palette import Palette, palette
from supervise.tui.drawing.widget import RenderMode
from supervise.tui.session.talk.clock_ring import ClockRing
from supervise.tui.session.talk.clock_ring_paint import QUIET, TURNS, paint, phase_of_steps, quantised, thickness
from supervise.tui.themes import register
from support.widget_host import HOSTILE_TEXTS, WIDGET_SIZES, Host, all_colours


@pytest.fixture(autouse=True)
def _colours(monkeypatch: pytest.MonkeyPatch) -> None:
    all_colours(monkeypatch)


@pytest.fixture
async def colours() -> Palette:
    app: App[None] = App()
    register(app)
    return palette(app)


def ring(fraction: float = 0.38, time: str = "09:18", label: tuple[str, ...] = ("exploring",)) -> ClockRing:
    return ClockRing(fraction, time=time, phases=(2, 9, 4), label=label)


def test_phases_are_shares() -> None:
    steps = phase_of_steps((2, 9, 4))
    assert [steps.count(n) for n in range(3)] == [16, 72, 32]
    assert steps == tuple(sorted(steps))
    for phases in ((1.0,), (), (1, 0, -1)):
        assert len(set(phase_of_steps(phases))) == 1


def test_it_is_full_at_the_start_and_empties_clockwise_without_gaps(colours: Palette) -> None:
    page, across = colours.background, 60
    for fraction, gone in ((0.0, 0), (0.5, 0.5), (1.0, 1)):
        pixels = paint(across, quantised(fraction), (2, 9, 4), page, colours)
        middle = across / 2 - thickness(across) / 2
        spots = [raster.cell(across, middle, (n + 0.5) / 60) for n in range(60)]
        tones = [pixels.rows[y][x][0] for x, y in spots]
        assert page not in tones
        assert [tone == colours.ring_gone for tone in tones] == [n < gone * 60 for n in range(60)]


def test_the_present_phase_is_brighter_than_those_to_come(colours: Palette) -> None:
    across = 60
    pixels = paint(across, quantised(0.5), (2, 9, 4), colours.background, colours)
    middle = across / 2 - thickness(across) / 2
    tones = [pixels.rows[y][x][0] for x, y in (raster.cell(across, middle, turn) for turn in (0.6, 0.9))]
    assert tones == [colours.ring_left, mix(colours.ring_left, colours.background, QUIET[0])]
    exact = paint(across, 60, (2, 9, 4), colours.background, replace(colours, exact=True))
    flat = {pixel for row in exact.rows for cell in row for pixel in cell}
    assert flat == {colours.background, colours.ring_left, colours.ring_gone}


def test_parts_of_a_turn() -> None:
    assert quantised(0) == 0
    assert quantised(-1) == 0
    assert quantised(0.0001) == 1
    assert quantised(1) == TURNS
    assert quantised(1.5) == TURNS * 3 / 2


@pytest.mark.parametrize(("size", "rows"), [((80, 60), 7), ((60, 44), 7), ((46, 23), 5), ((36, 18), 3), ((24, 12), 1)])
async def test_figures_are_as_large_as_the_hole_holds(size: tuple[int, int], rows: int) -> None:
    clock = ring()
    app = Host(clock)
    async with app.run_test(size=(100, 70)) as pilot:
        clock.styles.width, clock.styles.height = size
        await pilot.pause()
        lines = app.lines
        left = next(y for y, line in enumerate(lines) if "left" in line)
        assert "exploring" in lines[left + 1]
        assert ("09:18" in lines[left - 1]) == (rows == 1)
        assert clock.size.height // 2 - rows - 2 <= left <= clock.size.height // 2 + rows
        widths = [cells for cells in figure_rows(clock) if cells]
        assert len(widths) == (rows if rows > 1 else 0)


def figure_rows(clock: ClockRing) -> list[int]:
    """For each row how many cells are in the ink of the figures, or between it and the page."""
    ink = clock.colours.text
    rows = []
    for y in range(clock.size.height):
        parts = [part for part in clock.render_line(y) if part.style and part.style.color and "▀" in part.text]
        inks = [part.style.color.triplet for part in parts if part.style and part.style.color]
        rows.append(sum(triplet is not None and tuple(triplet) == ink for triplet in inks))
    return rows


async def test_overtime_is_said_and_shown() -> None:
    clock = ring()
    app = Host(clock)
    async with app.run_test(size=(70, 20)) as pilot:
        before = app.looks
        clock.fraction = 1.2
        clock.time = "03:02"
        await pilot.pause()
        assert app.looks != before
        assert any("over" in line for line in app.lines)
        assert not any("left" in line for line in app.lines)


async def test_listed_in_one_line() -> None:
    clock = ring()
    app = Host(clock, plain=True)
    async with app.run_test(size=(80, 10)) as pilot:
        assert clock.form is RenderMode.LISTED
        assert app.lines[0].rstrip() == "09:18 left ████████████░░░░░░░░ exploring"
        clock.fraction = 1.1
        await pilot.pause()
        assert app.lines[0].startswith("09:18 over ██░░░░░░░░░░░░░░░░░░ exploring")


async def test_painted_again_only_for_a_new_part(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = ring(0.5)
    app = Host(clock)
    async with app.run_test(size=(70, 20)) as pilot:
        asked: list[object] = []
        monkeypatch.setattr(clock, "refresh", lambda *regions, **_: asked.append(regions))
        clock.fraction = 0.4999
        clock.time = "09:18"
        clock.label = ("exploring",)
        assert asked == []
        clock.fraction = 0.51
        assert asked == [()]
        clock.time = "09:17"
        assert len(asked) == 2
        (rows,) = asked[1]  # type: ignore[misc]
        assert rows.height == 5 and rows.width < 70
        monkeypatch.undo()
        clock.refresh()
        await pilot.pause()
        misses = paint.cache_info().misses
        clock.time = "09:16"
        await pilot.pause()
        assert paint.cache_info().misses == misses


@pytest.mark.parametrize("size", WIDGET_SIZES)
async def test_any_size_and_any_words(size: tuple[int, int]) -> None:
    clock = ring()
    app = Host(clock)
    async with app.run_test(size=size) as pilot:
        for n, text in enumerate(HOSTILE_TEXTS):
            clock.label = (text, text)
            clock.time = text if n % 2 else "1:02:03"
            clock.fraction = n / 5
            clock.phases = tuple(range(n))
            await pilot.pause()
            assert {clock.render_line(y).cell_length for y in range(size[1])} == {size[0]}
            assert not any(c in line for line in app.lines for c in "\x1b\x00\x07\n\u202e")
