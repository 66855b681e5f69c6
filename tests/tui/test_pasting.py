"""What a terminal pastes: whole, clean, however it is cut into reads, and let go where its end never comes."""

from collections.abc import Iterable, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual.message import Message

from supervise.domain.record import clean
from supervise.tui.pasting import CUT, SILENCE, Pasting

BEGIN, END = "\x1b[200~", "\x1b[201~"


class Terminal:
    """The parser, and time that passes when told."""

    def __init__(self) -> None:
        self.now = 0.0
        self.parser = Pasting(clock=lambda: self.now)
        self.told: list[str] = []

    def says(self, *parts: str) -> None:
        for part in parts:
            self._take(self.parser.feed(part))
            self._take(self.parser.tick())

    def is_silent(self, seconds: float) -> None:
        self.now += seconds
        self._take(self.parser.tick())

    def _take(self, messages: Iterable[Message]) -> None:
        for one in messages:
            if isinstance(one, events.Paste):
                self.told.append(f"paste {one.text}")
            elif isinstance(one, events.Key):
                self.told.append(one.key)


@given(st.text(max_size=60).filter(lambda text: END not in text), st.data())
def test_however_it_is_cut_the_paste_is_one_and_keys_around_it_are_keys(pasted: str, data: st.DataObject) -> None:
    whole = f"a{BEGIN}{pasted}{END}b"
    # The two characters with which a mark and many keys begin are never parted from a mark by a terminal's own write.
    cuts = sorted(set(data.draw(st.lists(st.integers(4, len(whole) - 1), max_size=8))))
    terminal = Terminal()
    terminal.says(*(whole[a:b] for a, b in zip([0, *cuts], [*cuts, len(whole)], strict=True)))
    assert terminal.told == ["a", f"paste {clean(pasted)}", "b"]


def test_an_escape_in_it_is_dropped_and_types_nothing() -> None:
    terminal = Terminal()
    terminal.says(f"{BEGIN}one \x1b[31mtwo\x1b[A\x00{END}")
    assert terminal.told == ["paste one [31mtwo[A"]


def test_an_end_that_never_comes_is_not_waited_for() -> None:
    terminal = Terminal()
    terminal.says(f"{BEGIN}one\rtwo")
    terminal.is_silent(SILENCE - 1)
    terminal.says(" three")
    terminal.is_silent(SILENCE - 1)
    assert terminal.told == []
    terminal.is_silent(2)
    assert terminal.told == ["paste one\ntwo three"]
    terminal.says("x", END, "y")
    assert terminal.told[1:] == ["x", "y"], "its end, come late, is no key"


@pytest.mark.parametrize(("keys", "told"), [(("\x1b[20~",), ["f9"]), (("\x1b[20", "~"), ["f9"]), (("\x1b[A",), ["up"])])
def test_keys_that_begin_like_a_mark_are_keys(keys: Sequence[str], told: list[str]) -> None:
    terminal = Terminal()
    terminal.says(*keys)
    assert terminal.told == told


def test_a_mark_that_is_never_finished_is_not_kept_back() -> None:
    terminal = Terminal()
    terminal.says("\x1b[20")
    terminal.is_silent(CUT * 2)
    assert terminal.parser._cut == ""


def test_the_last_of_a_paste_is_told_when_the_terminal_is_gone() -> None:
    terminal = Terminal()
    terminal.says(f"{BEGIN}one")
    terminal._take(terminal.parser.feed(""))
    assert terminal.told == ["paste one"]
