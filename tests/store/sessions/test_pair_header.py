"""Another pair's file is told from its top, and never from a file that may be ours."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supervise.store.sessions.pair_header import OtherPairSession, read_other_pair_header
from supervise.store.sessions.toml import encode
from support.builders import a_session
from support.clock import START


def written(**more: object) -> bytes:
    return encode(a_session(pair="pair-12", **more))


def test_of_another_pairs_file_it_tells_when_it_ended_and_whether_it_is_made_up() -> None:
    ended = datetime(2026, 3, 4, 10, 5, tzinfo=UTC)
    assert read_other_pair_header(
        written(status="finished", ended_at=ended, made_up=True), "pair-1"
    ) == OtherPairSession(True, ended)
    assert read_other_pair_header(written(), "pair-1") == OtherPairSession(False, START)
    assert read_other_pair_header(written(), "pair-12") is None


@given(st.integers(0, len(written())))
def test_a_file_of_ours_that_breaks_off_anywhere_is_never_taken_for_theirs(length: int) -> None:
    """`pair = "pair-12` cut short is not pair-1's: it is broken, and that is to be told."""
    assert read_other_pair_header(written()[:length], "pair-12") is None


@pytest.mark.parametrize(
    "top",
    [
        b'\npair = "theirs" # by hand\nstarted_at = 2026-01-01T00:00:00Z\n',
        b'\npair = "theirs"\r\nstarted_at = 2026-01-01T00:00:00Z\r\n',
        b'\npair = "the\\u0069rs"\nstarted_at = 2026-01-01T00:00:00Z\n',
        b'\npair = "theirs"\nstarted_at = 2026-01-01T00:00:00\n',
        b'\npair = "theirs"\nstarted_at = soon\n',
        b'\naim = """\npair = "theirs"\nstarted_at = 2026-01-01T00:00:00Z\n"""\n',
        b'\n[section]\npair = "theirs"\nstarted_at = 2026-01-01T00:00:00Z\n',
        b'\n [section]\npair = "theirs"\nstarted_at = 2026-01-01T00:00:00Z\n',
        b'\nsection = {\npair = "theirs"\n}\nstarted_at = 2026-01-01T00:00:00Z\npair = "ours"\n',
    ],
)
def test_what_is_not_as_a_supervise_writes_it_is_read_whole(top: bytes) -> None:
    assert read_other_pair_header(top, "ours") is None
