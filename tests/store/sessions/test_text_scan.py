"""No session is left out for how its file is written: what the bytes say is never less than what the words say."""

from datetime import UTC

import rtoml
from hypothesis import given
from hypothesis import strategies as st

from supervise.domain.review.search.excerpts import SessionText
from supervise.domain.review.search.query import SearchQuery, search_text
from supervise.domain.session.model import Session
from supervise.store.sessions.text_scan import file_may_contain
from supervise.store.sessions.toml import decode, encode, with_checksum
from support.builders import a_session
from support.clock import START

TEXT = st.text(
    st.one_of(
        st.sampled_from("abé İıßẞﬁ 'Ω-_[]\\\"\n\t👩‍⚕️\u0303“’–\u00ad\u200b很忙"),
        st.characters(exclude_categories=("Cs", "Cc")),
    ),
    max_size=30,
)


def as_written_by_0_1_0(session: Session) -> bytes:
    """The file as rtoml writes it: other quotes and escapes, and times with a T."""
    return with_checksum(rtoml.dumps(rtoml.loads(encode(session).decode()), pretty=True).encode())


@given(TEXT, TEXT, st.sampled_from(("", "nov", "made up", "sunday 2026", ",")))
def test_every_session_that_has_the_words_is_held(aim: str, typed: str, more: str) -> None:
    session = a_session(aim=aim, status="agreed", ended_at=START, made_up=True)
    for words in (f"{typed} {more}", f"{aim[3:9]} {more}"):
        sought = SearchQuery.of(words)
        has = sought.matches(search_text(session, UTC))
        assert SessionText(session, zone=UTC).matches(sought) == has
        if has:
            assert file_may_contain(encode(session), sought.split_words, UTC)
            assert file_may_contain(as_written_by_0_1_0(session), sought.split_words, UTC)


def test_words_that_are_nowhere_are_not_held() -> None:
    session = a_session(aim='Café, "five"\nor\tsix')
    assert decode(as_written_by_0_1_0(session), "x") == session
    for data in (encode(session), as_written_by_0_1_0(session)):
        assert not file_may_contain(data, ("zebra",), UTC)
        assert file_may_contain(data, ("sunday",), UTC), "the day is no word of the file"
