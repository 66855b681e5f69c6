"""What a terminal pastes: whole, clean, however it is cut into reads, and let go where its end never comes."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual.message import Message

from supervise.domain.text import normalise
from supervise.tui.platform.paste_parser import AT_ONCE, CUT, LONG_CUT, SILENCE, PasteParser

BEGIN, END = "\x1b[200~", "\x1b[201~"


class Terminal:
    """The parser, and time that passes when told."""

    def __init__(self) -> None:
        self.now = 0.0
        self.parser = PasteParser(clock=lambda: self.now)
        self.told: list[str] = []
        self.written = ""
        self.is_silent(60)

    def says(self, *parts: str) -> None:
        for part in parts:
            self._take(self.parser.feed(part))
            self._take(self.parser.tick())

    def is_silent(self, seconds: float) -> None:
        self.now += seconds
        self._take(self.parser.tick())

    def _take(self, messages: Iterable[Message]) -> None:
        for event in messages:
            if isinstance(event, events.Paste):
                self.told.append(f"paste {event.text}")
                self.written += event.text
            elif isinstance(event, events.Key):
                self.told.append(event.key)
                self.written += event.character or ""


@given(st.text(max_size=60).filter(lambda text: END not in text), st.data())
def test_however_it_is_cut_the_paste_is_one_and_keys_around_it_are_keys(pasted: str, data: st.DataObject) -> None:
    whole = f"a{BEGIN}{pasted}{END}b"
    cuts = sorted(set(data.draw(st.lists(st.integers(1, len(whole) - 1), max_size=8))))
    terminal = Terminal()
    terminal.says(*(whole[a:b] for a, b in zip([0, *cuts], [*cuts, len(whole)], strict=True)))
    assert terminal.told == ["a", f"paste {normalise(pasted)}", "b"]


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


@pytest.mark.parametrize(
    ("keys", "expected"), [(("\x1b[20~",), ["f9"]), (("\x1b[20", "~"), ["f9"]), (("\x1b[A",), ["up"])]
)
def test_keys_that_begin_like_a_mark_are_keys(keys: Sequence[str], expected: list[str]) -> None:
    terminal = Terminal()
    terminal.says(*keys)
    assert terminal.told == expected


def test_a_mark_that_is_never_finished_is_not_kept_back() -> None:
    terminal = Terminal()
    terminal.says("\x1b[20")
    terminal.is_silent(LONG_CUT * 2)
    assert terminal.parser._cut == ""


def test_the_last_of_a_paste_is_told_when_the_terminal_is_gone() -> None:
    terminal = Terminal()
    terminal.says(f"{BEGIN}one")
    terminal._take(terminal.parser.feed(""))
    assert terminal.told == ["paste one"]


WORD = (
    "Team notes, spring\x0bDuty desk covered\x0bTwo visits\r•\tCall the pharmacy\r\n\x0cSecond page\x85with\u2028ends"
)


def test_what_word_ends_a_line_with_ends_one_here() -> None:
    terminal = Terminal()
    terminal.says(f"{BEGIN}{WORD}{END}")
    lines = ["Team notes, spring", "Duty desk covered", "Two visits", "•\tCall the pharmacy", "", "Second page", "with"]
    assert terminal.told == ["paste " + "\n".join([*lines, "ends"])]


def test_what_outlook_and_excel_paste_is_kept() -> None:
    terminal = Terminal()
    cells = 'Name\tDay\r\n"two\nlines"\tMon\r\n'
    bullets = "\uf0b7\tfirst\no\tsecond\n\uf0a7 third \uf0e0 on"
    unchanged = "“smart” ‘quotes’ – a\xa0b c\u200bd \u200fשלום 👩‍⚕️👨‍👩‍👧‍👦 well\u2011being"
    for pasted in (cells, bullets, unchanged, "well\x1ebeing"):
        terminal.says(f"{BEGIN}{pasted}{END}")
    assert terminal.told == [
        'paste Name\tDay\n"two\nlines"\tMon\n',
        "paste •\tfirst\no\tsecond\n▪ third → on",
        f"paste {unchanged}",
        "paste well-being",
    ]


@pytest.mark.parametrize("cut", [1, 5, 6, 11, 21, 22, 25, 100])
def test_a_paste_without_marks_is_one_where_a_tab_or_a_line_end_stands_in_it(cut: int) -> None:
    """As in the console of Windows 10, where its tab would leave the field, and the rest press keys of a list."""
    terminal = Terminal()
    pasted = "Alpha\tBeta gamma\rDelta end"
    terminal.says(*filter(None, (pasted[:cut], pasted[cut:])))
    assert terminal.told == [] or cut < 22, "nothing is told before all of it is here"
    terminal.is_silent(CUT * 2)
    assert terminal.written.replace("\r", "\n") == "Alpha\tBeta gamma\nDelta end"
    assert "tab" not in terminal.told and "enter" not in terminal.told
    terminal.says("\t")
    assert terminal.told[-1] == "tab"


def test_a_long_paste_without_marks_is_cut_into_reads_and_loses_nothing() -> None:
    terminal = Terminal()
    pasted = "".join(f"Paragraph {number} " + "word " * 300 + "\r\tA\x00B\x0bnext\r" for number in range(20))
    terminal.says(*(pasted[at : at + 1024] for at in range(0, len(pasted), 1024)))
    terminal.is_silent(CUT * 2)
    terminal.says("\r")
    assert terminal.told.count("enter") == 1 and "tab" not in terminal.told
    assert terminal.written == normalise(pasted) + "\r"


def test_what_hands_can_type_is_keys() -> None:
    terminal = Terminal()
    for key in "AB\tCommunity nurse\tCD\r":
        terminal.is_silent(0.07)
        terminal.says(key)
    terminal.says("\t" * 9, "\r" * 9)  # held down
    terminal.is_silent(CUT * 2)
    assert terminal.told.count("tab") == 11 and terminal.told.count("enter") == 10
    assert not any(message.startswith("paste") for message in terminal.told)


def test_who_types_ahead_on_a_slow_laptop_types() -> None:
    terminal = Terminal()
    terminal.now += 2  # it could not listen for so long
    terminal.says("AB\tCommunity nurse\tCD\r")
    assert terminal.told[:3] == ["A", "B", "tab"] and terminal.told[-1] == "enter"
    terminal.is_silent(1)
    terminal.says("three plain words\r")
    terminal.is_silent(CUT * 2)
    assert terminal.told[-1] == "enter", "a line end after which nothing comes is the key"
    terminal.says("x" * AT_ONCE, "\x11")
    assert terminal.told[-1] == "ctrl+q"


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")) | st.sampled_from("\t\r"), max_size=60), st.data())
def test_nothing_written_is_lost_however_it_comes(text: str, data: st.DataObject) -> None:
    terminal = Terminal()
    cuts = sorted(set(data.draw(st.lists(st.integers(0, len(text)), max_size=8))))
    for a, b in pairwise([0, *cuts, len(text)]):
        terminal.is_silent(data.draw(st.sampled_from((0, 0.02, 0.2))))
        if a < b:
            terminal.says(text[a:b])
    terminal.is_silent(1)
    assert normalise(terminal.written) == normalise(text)
