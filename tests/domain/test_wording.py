"""Days and lengths are told as people say them."""

from datetime import timedelta

import pytest

from supervise.domain import wording
from support.clock import TODAY


@pytest.mark.parametrize(
    ("seconds", "text"), [(558, "09:18"), (0, "00:00"), (-125, "+02:05"), (3600, "60:00"), (0.4, "00:00")]
)
def test_the_clock(seconds: float, text: str) -> None:
    assert wording.format_clock(timedelta(seconds=seconds)) == text


@pytest.mark.parametrize(
    ("days", "text"),
    [
        (0, "today"),
        (1, "yesterday"),
        (5, "5 days ago"),
        (21, "3 weeks ago"),
        (275, "9 months ago"),
        (800, "2 years ago"),
    ],
)
def test_how_long_ago(days: int, text: str) -> None:
    assert wording.relative_date(TODAY - timedelta(days=days), TODAY) == text
