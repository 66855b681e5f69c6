"""A number typed digit by digit, for what is chosen by number: 1 and then 2 are 12 where they come close together."""

from collections.abc import Callable
from time import monotonic

from textual.binding import Binding, BindingType

SECOND_DIGIT = 1.5
"""Seconds within which a second digit makes one number with the first."""


class TypedNumber:
    """What the digits typed so far come to."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self.clock = clock
        self._number, self._digit_at = 0, 0.0

    def add(self, digit: int, most: int) -> int:
        """The number with this digit after the one typed just before, or of this digit alone; 0 where none is meant.

        `most` is the highest that there is.
        """
        now = self.clock()
        first = self._number if now - self._digit_at < SECOND_DIGIT else 0
        numbers = (first * 10 + digit, digit)
        self._number = next((number for number in numbers if 1 <= number <= most), 0)
        self._digit_at = now
        return self._number


def digit_bindings(words: str, tooltip: str) -> tuple[BindingType, ...]:
    """A key for each digit, of which help shows the first: it runs `action_digit`."""
    first = Binding("1", "digit(1)", words, show=False, tooltip=tooltip)
    return (first, *(Binding(str(digit), f"digit({digit})", words, show=False) for digit in (*range(2, 10), 0)))
