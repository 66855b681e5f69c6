"""Whatever a terminal sends, whole, broken or in pieces, ends nothing and types nothing that nobody typed."""

import codecs
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual import events
from textual.message import Message

from supervise.tui.platform.paste_parser import CUT, LONG_CUT, SILENCE, PasteParser
from support.app_driver import running, settled, shown
from support.builders import make_workflow

# fmt: off
PIECES = (
    "\x1b", "\x1b[", "\x1bO", "\x1b]", "\x1bP", "\x1b_G", "\x1b\\", "\x07", ";", ":", "?", "<", ">", "$", "!", " ", "-",
    "0", "1", "3", "27", "48", "57441", "55296", "1114112", "99999999", "u", "~", "A", "R", "m", "M", "t", "y", "c",
    "11;rgb:", "200~", "201~", "é", "很", "\u0661", "\x00", "\t", "\r", "word", "1;1:3", "97:65;2:2;65", "[A",
    "\x9b1;1:3A", "128105:8205:9877", "0;;8205", "\U0001f468\u200d",
)
# fmt: on
SENT = st.lists(st.one_of(st.sampled_from(PIECES).map(str.encode), st.binary(max_size=6)), max_size=20).map(b"".join)


class Terminal:
    """The parser as the driver uses it, given bytes; and time that passes when told."""

    def __init__(self) -> None:
        self.now = 0.0
        self.parser = PasteParser(clock=lambda: self.now)
        self.decode = codecs.getincrementaldecoder("utf-8")(errors="replace").decode
        self.told: list[str] = []

    def sends(self, data: bytes, after: float = 0) -> None:
        self.rests(after)
        if text := self.decode(data):
            self._take(self.parser.feed(text))
        self._take(self.parser.tick())

    def rests(self, seconds: float) -> None:
        self.now += seconds
        self._take(self.parser.tick())

    def goes(self) -> list[str]:
        """The terminal is gone; all that came of what it sent."""
        self._take(self.parser.feed(""))
        return self.told

    def _take(self, messages: Iterable[Message]) -> None:
        for event in messages:
            if isinstance(event, events.Paste):
                self.told.append(f"paste {event.text}")
            elif isinstance(event, events.Key):
                self.told.append(event.key)
            elif isinstance(event, events.Resize):
                self.told.append(f"{event.size.width}x{event.size.height}")
            elif isinstance(event, events.MouseEvent):
                self.told.append(f"{type(event).__name__} {event.x:g},{event.y:g}")
            else:
                self.told.append(type(event).__name__)


def of(*parts: str) -> list[str]:
    terminal = Terminal()
    for part in parts:
        terminal.sends(part.encode())
    terminal.rests(SILENCE + 1)
    return terminal.goes()


@given(SENT, st.lists(st.integers(0, 100)), st.lists(st.sampled_from((0, 0.01, CUT * 2, LONG_CUT * 2)), min_size=1))
def test_nothing_that_is_sent_ends_the_reading(data: bytes, cuts: Sequence[int], rests: Sequence[float]) -> None:
    terminal = Terminal()
    places = sorted({0, len(data), *(cut for cut in cuts if cut < len(data))})
    for index, (start, end) in enumerate(pairwise(places)):
        terminal.sends(data[start:end], rests[index % len(rests)])
    terminal.rests(SILENCE + 1)
    terminal.sends(b"\xe2\x9c\x93")
    terminal.rests(SILENCE + 1)
    assert "check_mark" in terminal.goes()


def test_a_key_that_is_let_go_is_no_key() -> None:
    assert of("\x1b[1;1:3A") == []
    assert of("\x1b[97;1:1u", "\x1b[97;1:2u", "\x1b[97;1:3u", "\x1b[97;;97u") == ["a", "a", "a"]


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        (
            "\x1b[1;1:1A\x1b[1;2:2B\x1b[A\x1bOP\x1b[15~\x1b[Z\x1b[[A",
            ["up", "shift+down", "up", "f1", "f5", "shift+tab", "f1"],
        ),
        ("\x1b[97:65;2;65u", ["A"]),  # with the letter that shift gives, and the letter itself
        ("\x1b[97:65:97;5u", ["ctrl+a"]),
        ("\x1b[27u\x1b[13u\x1b[9;2u\x1b[127u", ["escape", "enter", "shift+tab", "backspace"]),
        ("\x1b[27;5;9~\x1b[27;2;65~", ["ctrl+tab", "A"]),  # xterm's modifyOtherKeys
        ("\x1b[97;1;1114112u\x1b[55296u\x1b[1114112u\x1b[97;1;55296u\x1b[27;5;1114112~", []),
        ("\x1b[97;99999u\x1b[99999999999999999999u\x1b[;;u\x1b[:::;::;::u", []),
        ("\x1b[0;;20170:22825:24456:24537u", ["paste 今天很忙"]),  # from an input method
        ("\x1b[0;;128105:8205:9877:65039u", ["paste 👩‍⚕️"]),
        ("\x1b[32;3;160u", ["paste \xa0"]),
        ("\x1b[?62;22c\x1b[>1;10;0c\x1b[?0u\x1b[>4;2m\x1b[0n\x1b[8;24;80t\x1b[?1;2;3S", []),
        ("\x1b]11;rgb:1e1e/1e1e/1e1e\x1b\\\x1b]10;rgb:ff/ff/ff\x07\x1bP>|kitty(0.41)\x1b\\\x1b_Gi=1;OK\x1b\\", []),
        ("\x1b[?2026;2$y\x1b[?9999;0$y", ["TerminalSupportsSynchronizedOutput"]),
        ("\x1b[I\x1b[O", ["AppFocus", "AppBlur"]),
        ("\x1b[<0;5;6M\x1b[<0;5;6m", ["MouseDown 4,5", "MouseUp 4,5"]),
        ("\x1b[<0;99999999999;5M\x1b[<;;M\x1b[<0;-5;2M\x1b[32;5;6M\x1b[M !!", []),  # absurd, urxvt's, X10's
        ("\x1b[48;24;80;480;800t", ["80x24"]),
        ("\x1b[48;24:1;80;480;800t", ["80x24"]),
        ("\x1b[48;0;0;0;0t\x1b[48;99999;99999;1;1t\x1b[48;24;0;1;1t\x1b[48;;;;t", []),
        ("\x1b[48;24;80;0;0t\x1b[<0;5;6M", ["80x24", "MouseDown 4,5"]),  # one that knows no pixels
        ("\x1bb\x1b\x7f", ["ctrl+left", "ctrl+w"]),
        ("\x1b[1;1é", ["é"]),
        ("\x1b]11;rgb:ff\x1b[A", ["up"]),
        ("\x1b[1;\u0663:\u0663A", ["٣", "colon", "٣", "A"]),  # digits, but not those of a terminal
        ("\x1b\x1b[A", ["escape", "up"]),
    ],
)
def test_what_is_read_of_what_a_terminal_sends(sent: str, expected: list[str]) -> None:
    assert of(sent) == expected
    assert of(*sent) == expected, "a character at a time"


def test_a_reply_that_is_cut_short_or_has_no_end_types_nothing() -> None:
    assert of("\x1b[?62;2") == []
    assert of("\x1b]11;rgb:1e") == []
    terminal = Terminal()
    for part in (b"\x1b]52;c;", *[b"QUJD" * 1024] * 256, b"\x1b\\", b"x"):
        terminal.sends(part)
    assert terminal.told == ["x"]


def test_keys_that_begin_like_a_sequence_are_not_waited_for_long() -> None:
    terminal = Terminal()
    terminal.sends(b"\x1b")
    assert terminal.told == []
    terminal.rests(CUT * 1.1)
    assert terminal.told == ["escape"]
    assert of("\x1b[") == ["left_square_bracket"]
    assert of("\x1b[3$") == ["shift+delete"]


def test_a_space_of_another_width_and_an_emoji_of_several_are_typed_whole() -> None:
    assert of("a", "\xa0", "b") == ["a", "paste \xa0", "b"]
    assert of("今天\u3000很忙") == ["paste 今天\u3000很忙"]
    assert of("👩‍⚕️\r") == ["paste 👩‍⚕️", "enter"]


async def test_the_app_goes_on_after_all_of_it(tmp_path: Path) -> None:
    """Every event that the parser makes of it reaches a page, in a field and out of one."""
    async with running(make_workflow(tmp_path)) as (app, pilot):
        for page in ("home", "arrive"):
            terminal = PasteParser()
            sent = (
                "\x1b[1;1:3A\x1b[97;1:3u\x1b[<0;99999;99999M\x1b[<0;99999;99999m\x1b[<35;0;0M\x1b[<64;500;500M\x1b[5;5R"
                "\x1b[57441u\x1b[57358;2u\x1b[0;;8205u\x00\x1c\x9b\ufffd\U000e0001\x1b[O\x1b[I\x1b[0u\x1b[5;8u"
            )
            for message in [*terminal.feed(sent), *terminal.tick()]:
                message.set_sender(app)
                await app._post_message(message)
            await settled(pilot)
            assert app.is_running and app.return_code is None, page
            await pilot.press("n")
            await settled(pilot)
        assert "Today's aim" in shown(app)
