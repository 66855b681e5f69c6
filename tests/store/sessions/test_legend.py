"""Whoever opens a session's file in an editor reads at its head what stands in it, and no more."""

import pytest

from supervise.domain.session.model import Session
from supervise.store.sessions.legend import PARTS
from supervise.store.sessions.pair_header import read_other_pair_header
from supervise.store.sessions.toml import decode, encode
from support.builders import a_session, full_session


def explained(session: Session) -> list[str]:
    """The parts that the lines at the head tell of."""
    head, _, _ = encode(session).decode("utf-8").partition("schema_version")
    assert all(line.startswith("#") and len(line) <= 120 for line in head.splitlines())
    return [part for part in PARTS if f"\n# {part}: " in head]


def test_each_part_that_is_there_is_told_of_and_none_that_is_not() -> None:
    assert explained(a_session()) == ["people"]
    full = full_session("Words")
    written = full.model_dump(exclude_defaults=True)
    assert explained(full) == [part for part in PARTS if part in written]


def test_a_key_is_told_of_only_where_it_stands() -> None:
    session = full_session("Words")
    without = session.with_changes(incident=session.incident and session.incident.with_changes(closed=False))
    assert "#   closed: " in encode(session).decode("utf-8")
    assert "#   closed: " not in encode(without).decode("utf-8")


@pytest.mark.parametrize("part", PARTS)
def test_every_part_told_of_is_a_field_of_a_session(part: str) -> None:
    assert part in Session.model_fields


def test_an_old_file_without_those_lines_reads_the_same() -> None:
    session = full_session("Words")
    lines = encode(session).decode("utf-8").splitlines(keepends=True)
    old = "".join(line for line in lines if not line.startswith("#"))
    assert decode(old.encode("utf-8"), "old.toml") == session


def test_another_pair_s_session_is_still_known_by_its_first_lines() -> None:
    data = encode(full_session("Words").with_changes(pair="theirs", ended_at=None))
    assert read_other_pair_header(data, "ours") is not None
    assert read_other_pair_header(data, "theirs") is None
