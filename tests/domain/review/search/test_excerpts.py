"""What is shown of a session found: the sentence that has the words, they themselves marked, whatever it holds."""

from hypothesis import given
from hypothesis import strategies as st

from supervise.domain.review.search.excerpts import Excerpt, SessionText
from supervise.domain.review.search.query import SearchQuery, search_text
from supervise.domain.session.actions import ActionReview
from supervise.domain.session.model import Note, Session, Talk
from support.builders import HOSTILE, a_session

LETTERS = "abcé İıßẞﬁ 'Ω-_[]\\\"\n👩‍⚕️\u0303한가“\u00ad\u200b很忙"


def with_notes(*texts: str) -> Session:
    return a_session(talk=Talk(planned_seconds=900, notes=tuple(Note(question="Q", text=text) for text in texts)))


def excerpt_of(session: Session, typed: str, width: int = 160) -> Excerpt:
    sentence = SessionText(session).excerpt(SearchQuery.of(typed), width)
    assert sentence is not None
    return sentence


def marked(excerpt: Excerpt) -> list[str]:
    return [excerpt.text[start:end] for start, end in excerpt.marks]


def test_the_sentence_with_most_of_the_words_and_where_they_are_nearest() -> None:
    session = with_notes(
        "The landlord rang.", "x " * 200 + "yes. Then the landlord agreed to call the landlord's office " + "y " * 200
    )
    shown = excerpt_of(session, "landl call")
    assert marked(shown) == ["landlord", "call", "landlord's"]
    assert shown.text.startswith("…Then the landlord agreed")
    assert shown.text.endswith("…") and len(shown.text) < 170


def test_a_line_that_fits_is_shown_whole_and_accents_are_marked_with_their_letters() -> None:
    assert excerpt_of(with_notes("We sat in the Café – “Siân’s” – until five"), "sian cafe").text.startswith("We sat")
    shown = excerpt_of(with_notes("We sat in the Café – “Siân’s” – until five…"), "sian cafe five")
    assert marked(shown) == ["Café", "Siân’s", "five"]
    assert marked(excerpt_of(with_notes("no q\u0303uick way"), "quick")) == ["q\u0303uick"]


def test_what_is_marked_is_what_was_written() -> None:
    assert marked(excerpt_of(with_notes("She said “safe enough” twice"), '"safe enough"')) == [
        "“",
        "safe",
        "enough",
        "”",
    ]
    assert marked(excerpt_of(with_notes("The super\u00advision rec\u2060ord"), "supervis record")) == [
        "super\u00advision",
        "rec\u2060ord",
    ]
    assert marked(excerpt_of(with_notes("今天很忙，我們做CBT治療"), "很忙 cbt")) == ["很忙", "CBT"]
    parted = excerpt_of(with_notes("the risk\u200bregister did"), "register")
    assert (parted.text, marked(parted)) == ("the risk register did", ["register"])
    assert marked(excerpt_of(with_notes("the risk\u200bregister did"), "riskreg")) == ["risk\u200bregister"]


def test_what_was_said_today_stands_before_what_was_agreed_another_day_and_titles() -> None:
    session = with_notes("Housing came").with_changes(
        reviewed=(ActionReview(action="1", what="Ask housing", outcome="done"),), kind="Housing"
    )
    assert excerpt_of(session, "housing").text == "Housing came"


def test_a_long_label_is_left_out_and_a_short_one_takes_its_room() -> None:
    session = a_session(aim="A discharge that nearly had nobody in it, and what came of it")
    session_text = SessionText(session)
    for width, longest, label in ((60, 20, "Today's aim"), (60, 5, ""), (20, 20, "")):
        shown = session_text.excerpt(SearchQuery.of("nobody"), width, longest)
        assert shown is not None
        assert shown.label == label
        assert len(shown.label) + len(shown.text) <= width + 2


@given(st.lists(st.text(LETTERS, max_size=30), max_size=3), st.text(LETTERS, max_size=6))
def test_whatever_is_found_can_be_shown(texts: list[str], typed: str) -> None:
    session = with_notes(*texts)
    sought = SearchQuery.of(typed)
    shown = SessionText(session).excerpt(sought, 20)
    if sought.split_words and sought.matches(search_text(session)):
        assert shown is not None
    for start, end in shown.marks if shown else ():
        assert shown and 0 <= start < end <= len(shown.text)


def test_hostile_words_and_a_megabyte_in_one_note_are_shown() -> None:
    assert marked(excerpt_of(with_notes(HOSTILE), "[ red"))[:1] == ["["]
    for text in ("word " * 200_000, "x" * 1_000_000, "é " * 500_000):
        session_text = SessionText(with_notes(text + " the end"))
        shown = session_text.excerpt(SearchQuery.of("end the"))
        assert shown is not None
        assert marked(shown) == ["the", "end"]
