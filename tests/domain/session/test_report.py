"""The document that is saved of a session: a title over it, and where it is over a place for both to sign."""

from datetime import UTC

from supervise.domain.session.report import as_document, session_lines
from support.builders import PEOPLE, a_session
from support.clock import START


def test_a_title_the_record_and_a_place_to_sign_the_supervisee_first() -> None:
    session = a_session(status="agreed", ended_at=START, people=tuple(reversed(PEOPLE)))
    lines = as_document(session, UTC).splitlines()
    assert lines[:3] == ["Supervision record: CD and AB, Sunday 22 Nov 2026", "=" * 49, ""]
    assert lines[3:-9] == [*session_lines(session, UTC), ""]
    line = f"  {'_' * 40}   Date {'_' * 20}"
    assert lines[-9:] == ["Signed", "", "  CD, Community nurse", "", line, "", "  AB, Team leader", "", line]
    assert max(map(len, lines)) <= 80


def test_a_draft_is_not_signed() -> None:
    assert "Signed" not in as_document(a_session(), UTC)
