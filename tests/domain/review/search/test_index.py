"""The concordance says what looking through every sheet would say, whole or half-made."""

from hypothesis import given
from hypothesis import strategies as st

from supervise.domain.review.search.index import Concordance, every, picked
from supervise.domain.review.search.query import Sought, sheet
from support import a_session

WORDS = st.text(st.sampled_from('abé [ 👩很忙\u200b“"'), max_size=8)


@given(st.lists(WORDS, max_size=6), WORDS, st.integers(0, 7))
def test_it_finds_what_the_sheets_have(texts: list[str], typed: str, taken: int) -> None:
    sheets = [sheet(a_session(aim=one)) for one in texts]
    words, sought = Concordance(sheets), Sought.of(typed)
    words.take(taken)
    assert words.whole == (taken >= len(sheets))
    assert picked(sheets, words.having(sought)) == tuple(one for one in sheets if sought.within(one))


def test_no_sessions_and_no_words_are_an_answer() -> None:
    assert Concordance(()).having(Sought.of("x")) == 0
    assert Concordance(["\nx", "\ny"]).having(Sought.of("")) == every(2)
