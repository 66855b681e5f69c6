"""Search finds by every word, any order, case and accents aside, the start of a word enough; and nothing else."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from supervise.domain.folding import fold, readings, spaceless, split_words
from supervise.domain.review.search.query import SearchQuery, passages, search_text
from supervise.domain.session.lifecycle import visible_to_both
from supervise.domain.session.model import DiscussedSection, Note, Rating, Session, Talk
from support.builders import HOSTILE, a_session

TEXT = st.text(
    st.one_of(
        st.sampled_from("abé İıßẞﬁ 'Ω-_[]\\\"\n👩‍⚕️“‘–\u00ad\u200b很忙ไี"), st.characters(exclude_categories=("Cs", "Cc"))
    ),
    max_size=40,
)


def with_notes(*texts: str) -> Session:
    notes = tuple(Note(question="Q", text=text) for text in texts)
    return a_session(aim=texts[0] if texts else "", talk=Talk(planned_seconds=900, notes=notes))


@given(st.lists(TEXT, max_size=4), TEXT)
def test_it_is_the_plain_definition(texts: list[str], typed: str) -> None:
    session = with_notes(*texts)
    has = [
        word
        for passage in passages(visible_to_both(session))
        for read in readings(passage.text)
        for word in split_words(read)
    ]
    plain = all(
        any(sought_word in word if spaceless(sought_word) else word.startswith(sought_word) for word in has)
        for sought_word in split_words(typed)
    )
    assert SearchQuery.of(typed).matches(search_text(session)) == plain


@given(TEXT, st.randoms(use_true_random=False))
def test_a_session_is_found_by_the_beginnings_of_its_own_words_in_any_order(text: str, random) -> None:  # type: ignore[no-untyped-def]
    session = with_notes(text)
    has = list(split_words(session.aim))
    random.shuffle(has)
    typed = " ".join(word[: random.randint(1, len(word))] for word in has).upper()
    typed = unicodedata.normalize("NFD", typed) if random.random() < 0.5 else typed
    if set(split_words(typed)) <= {word[:n] for word in has for n in range(1, len(word) + 1)}:  # ŉ and the like grow
        assert SearchQuery.of(typed).matches(search_text(session))


@given(TEXT)
def test_folding_is_done_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_case_accents_and_order_make_no_difference() -> None:
    text = search_text(with_notes("Siân said the Café was CLOSED on Dydd Gŵyl Dewi"))
    for typed in ("sian", "CAFE closed", "gwyl dydd", "clos caf", "", "  "):
        assert SearchQuery.of(typed).matches(text), typed
    for typed in ("losed", "cafes", "sian open"):
        assert not SearchQuery.of(typed).matches(text), typed


def test_an_apostrophe_is_part_of_its_word_straight_or_not() -> None:
    text = search_text(with_notes("We’ve said: they don’t know the person's view of the nurses' rota, nor 'care'."))
    for typed in ("don't", "DON’T", "don'", "don", "person’s", "nurses", "nurses'", "care", "'", "‘care’", "don‘t"):
        assert SearchQuery.of(typed).matches(text), typed
    for typed in ("ve", "don's", "persons"):
        assert not SearchQuery.of(typed).matches(text), typed


def test_quotation_marks_and_dashes_of_every_kind_find_each_other() -> None:
    curly = search_text(with_notes("She said it was “safe enough”, „genug“ – a well\u2011being plan"))
    plain = search_text(with_notes('She said it was "safe enough", "genug" - a well-being plan'))
    for text in (curly, plain):
        for typed in ('"safe enough"', "“safe enough”", "«genug»", "well-being", "well–being", "―", "−"):
            assert SearchQuery.of(typed).matches(text), typed


def test_what_is_not_to_be_seen_neither_parts_a_word_nor_hides_one() -> None:
    text = search_text(
        with_notes("The super\u00advision rec\u2060ord; a risk\u200bregister, \ufeffhand\u200dover, (\u200fשלום)")
    )
    for typed in ("supervision", "super\u00advision", "record", "risk", "register", "riskregister", "handover", "שלום"):
        assert SearchQuery.of(typed).matches(text), typed
    assert SearchQuery.of("risk\u200bregister handover").matches(search_text(with_notes("riskregister handover")))
    assert not SearchQuery.of("vision").matches(text)


def test_a_word_of_a_script_without_spaces_is_found_inside_a_run() -> None:
    text = search_text(with_notes("今天很忙，家屬都在等候室。我們做CBT治療 วันนี้งานยุ่งมาก ひきつぎノート 한국어는"))
    for typed in ("很忙", "忙", "今天", "等候室 家屬", "cbt", "治療", "งานยุ่ง", "ノート", "つぎ", "한국"):
        assert SearchQuery.of(typed).matches(text), typed
    for typed in ("忙很", "今忙", "bt", "국어"):
        assert not SearchQuery.of(typed).matches(text), typed


def test_titles_are_found_too_and_private_answers_are_not() -> None:
    session = a_session(
        section=DiscussedSection(id="x", title="Working with disagreement", wheel="w"),
        ratings=(Rating(by="supervisee", value=1, label="Zebra"),),
    )
    assert SearchQuery.of("disagreement nurse nov").matches(search_text(session))
    assert not SearchQuery.of("zebra").matches(search_text(visible_to_both(session)))


def test_marks_and_signs_are_an_answer_and_no_fault() -> None:
    session = with_notes(HOSTILE)
    for typed in ("[", "\\", '"', "👩", "[/b]", HOSTILE, "x" * 1_000_000):
        assert SearchQuery.of(typed).matches(search_text(session)) == (typed[0] != "x")


def test_a_megabyte_of_words_is_understood_at_once() -> None:
    typed = " ".join(f"{number} {number}x" for number in range(70_000))
    assert len(SearchQuery.of(typed).split_words) == 70_000  # "1x" says what "1" would
