"""Odd surroundings change nothing: what cannot be used is as if not set, and nothing lets anybody read along."""

import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from supervise.cli.environment import forget_impossible_zone, keep_private
from supervise.store.home.folder import HomeFolder


@pytest.mark.parametrize(
    ("name", "value", "stays"),
    [
        ("TEXTUAL_COLOR_SYSTEM", "zzz", False),
        ("TEXTUAL_COLOR_SYSTEM", "", False),
        ("TEXTUAL_COLOR_SYSTEM", "256", True),
        ("TEXTUAL_FPS", "1" + "0" * 35, False),
        ("TEXTUAL_FPS", "0", False),
        ("TEXTUAL_FPS", "30", True),
        ("TEXTUAL_DIM_FACTOR", "500", False),
        ("TEXTUAL_DIM_FACTOR", "50", True),
        ("TEXTUAL_ANIMATIONS", "some", False),
        ("TEXTUAL_SMOOTH_SCROLL", "²", False),
        ("TEXTUAL_DISABLE_KITTY_KEY", "1", True),
        ("TEXTUAL_THEME", "textual-light", True),
        ("ESCDELAY", "1" + "0" * 400, False),
        ("ESCDELAY", "25", True),
        ("COLUMNS", "132", False),
        ("LINES", "²", False),
        ("TEXTUAL", "debug,devtools", False),
        ("TEXTUAL_LOG", "log.txt", False),
        ("TEXTUAL_DEBUG", "1", False),
        ("TEXTUAL_DRIVER", "os:path", False),
        ("TEXTUAL_DEVTOOLS_HOST", "192.0.2.1", False),
        ("TEXTUAL_SCREENSHOT", "0", False),
        ("TEXTUAL_SCREENSHOT_LOCATION", ".", False),
        ("TEXTUAL_PRESS", "n", False),
        ("TEXTUAL_FILTERS", "dim", False),
        ("TEXTUAL_SHOW_RETURN", "1", False),
        ("TEXTUAL_ALLOW_SIGNALS", "1", False),
        ("NO_COLOR", "1", True),
        ("TERM", "dumb", True),
    ],
)
def test_textual_is_told_only_what_it_can_do(
    name: str, value: str, stays: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")  # as the tests have it; put back afterwards
    monkeypatch.setenv(name, value)
    keep_private()
    assert (os.environ.get(name) == value) == stays


@pytest.fixture
def zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    if not hasattr(time, "tzset"):
        pytest.skip("Windows has its time zone from nowhere else")
    yield monkeypatch
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(
    ("named", "stays"),
    [
        ("UTC-25", False),
        ("UTC+30UTC-30", False),
        ("zzz", False),
        ("Europe/Londn", False),
        ("Europe/London", True),
        (":Europe/London", True),
        ("UTC", True),
        ("UTC-3", True),
        ("EST5EDT", True),
        ("<-03>3", True),
        ("", True),
    ],
)
def test_a_zone_that_cannot_be_is_not_gone_by(zone: pytest.MonkeyPatch, named: str, stays: bool) -> None:
    zone.setenv("TZ", named)
    zone.setenv("TZDIR", "/usr/share/zoneinfo")
    if not Path("/usr/share/zoneinfo/Europe/London").exists() and not any(letter.isdigit() for letter in named):
        pytest.skip("this computer knows no zones by name")
    time.tzset()
    forget_impossible_zone()
    assert ("TZ" in os.environ) == stays
    assert abs(time.localtime().tm_gmtoff) < 86_400


@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX terminal")
def test_the_app_in_odd_surroundings_is_the_app(
    demo: HomeFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """All at once: too large a size, no such colours, zone or theme, letters of ASCII only, errors to a file, a log."""
    from support.terminal import Terminal

    beside = tmp_path / "beside"
    beside.mkdir()
    monkeypatch.chdir(beside)
    odd = {
        "COLUMNS": "132",
        "LINES": "50",
        "TEXTUAL_COLOR_SYSTEM": "zzz",
        "TEXTUAL_THEME": "zzz",
        "TEXTUAL_LOG": str(beside / "log"),
        "TEXTUAL_DEBUG": "1",
        "TEXTUAL": "debug,devtools",
        "TEXTUAL_SCREENSHOT": "0",
        "TEXTUAL_SCREENSHOT_LOCATION": str(beside),
        "ESCDELAY": "9" * 400,
        "TZ": "UTC-25",
        "PYTHONIOENCODING": "ascii",
        "TERM": "unheard-of",
    }
    command = f"exec '{sys.executable}' -m supervise --home '{demo.root}' 2>'{beside}/errors'"
    terminal = Terminal(["/bin/sh", "-c", command], odd, (80, 24))
    terminal.wait("New session")
    assert terminal.text.splitlines()[0].endswith("Cover")
    terminal.press("r")
    terminal.wait("4, needs 6")
    assert "\\u" not in terminal.text
    terminal.press("ctrl+q")
    assert terminal.end() == 0
    assert {path.name: path.stat().st_size for path in beside.iterdir()} == {"errors": 0}
