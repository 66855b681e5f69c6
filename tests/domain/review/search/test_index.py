"""The concordance says what looking through every sheet would say, whole or half-made."""

from hypothesis import given
from hypothesis import strategies as st

from supervise.domain.review.search.index import SearchIndex, full_bitset, select
from supervise.domain.review.search.query import SearchQuery, search_text
from support.builders import a_session

WORDS = st.text(st.sampled_from('abé [ 👩很忙\u200b“"'), max_size=8)


@given(st.lists(WORDS, max_size=6), WORDS, st.integers(0, 7))
def test_it_finds_what_the_sheets_have(texts: list[str], typed: str, taken: int) -> None:
    sheets = [search_text(a_session(aim=text)) for text in texts]
    words, sought = SearchIndex(sheets), SearchQuery.of(typed)
    words.add(taken)
    assert words.is_complete == (taken >= len(sheets))
    assert select(sheets, words.sessions_with(sought)) == tuple(sheet for sheet in sheets if sought.matches(sheet))


def test_no_sessions_and_no_words_are_an_answer() -> None:
    assert SearchIndex(()).sessions_with(SearchQuery.of("x")) == 0
    assert SearchIndex(["\nx", "\ny"]).sessions_with(SearchQuery.of("")) == full_bitset(2)
