"""The ring: shows what has gone, says left or over, and is painted only when that changes."""

import pytest

from supervise.tui.drawing.widget import RenderMode
from supervise.tui.session.talk.clock_ring import ClockRing
from supervise.tui.session.talk.clock_ring_paint import TURNS, paint, phase_boundaries, quantised
from support.widget_host import HOSTILE_TEXTS, WIDGET_SIZES, Host, all_colours


@pytest.fixture(autouse=True)
def _colours(monkeypatch: pytest.MonkeyPatch) -> None:
    all_colours(monkeypatch)


def ring(fraction: float = 0.38, time: str = "09:18", label: tuple[str, ...] = ("exploring",)) -> ClockRing:
    return ClockRing(fraction, time=time, phases=(2, 9, 4), label=label)


def test_phases_are_shares() -> None:
    assert phase_boundaries((2, 9, 4)) == pytest.approx((0, 2 / 15, 11 / 15))
    assert phase_boundaries((1.0,)) == ()
    assert phase_boundaries(()) == ()
    assert phase_boundaries((1, 0, -1)) == ()


def test_parts_of_a_turn() -> None:
    assert quantised(0) == 0
    assert quantised(-1) == 0
    assert quantised(0.0001) == 1
    assert quantised(1) == TURNS
    assert quantised(1.5) == TURNS * 3 / 2


async def test_digits_stand_in_the_ring_with_the_word() -> None:
    app = Host(ring())
    async with app.run_test(size=(70, 20)):
        text = "\n".join(app.lines)
        assert "╭─╮" in text and "left" in text and "exploring" in text
        words = [y for y, line in enumerate(app.lines) if "left" in line]
        assert 8 <= words[0] <= 13


async def test_digits_stand_below_a_ring_too_small_for_them() -> None:
    app = Host(ring())
    async with app.run_test(size=(70, 30)) as pilot:
        app.widget.styles.width = 22
        app.widget.styles.height = 20
        await pilot.pause()
        lines = app.lines
        digits = next(y for y, line in enumerate(lines) if "╭─╮" in line)
        assert "▀" in "".join(lines[:digits])
        assert "▀" not in "".join(lines[digits:])
        assert "exploring" in lines[digits + 4]


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
        assert app.lines[0].rstrip() == "09:18 left ████████░░░░░░░░░░░░ exploring"
        clock.fraction = 1.1
        await pilot.pause()
        assert app.lines[0].startswith("09:18 over ████████████████████ exploring")


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
