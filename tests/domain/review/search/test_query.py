"""Search finds by every word, any order, case and accents aside, the start of a word enough; and nothing else."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from supervise.domain.folding import folded, readings, spaceless, words
from supervise.domain.review.search.query import Sought, passages, sheet
from supervise.domain.session.lifecycle import for_both
from supervise.domain.session.model import Note, Rating, SectionTalked, Session, Talk
from support import HOSTILE, a_session

TEXT = st.text(
    st.one_of(
        st.sampled_from("abé İıßẞﬁ 'Ω-_[]\\\"\n👩‍⚕️“‘–\u00ad\u200b很忙ไี"), st.characters(exclude_categories=("Cs", "Cc"))
    ),
    max_size=40,
)


def with_notes(*texts: str) -> Session:
    notes = tuple(Note(question="Q", text=one) for one in texts)
    return a_session(aim=texts[0] if texts else "", talk=Talk(planned_seconds=900, notes=notes))


@given(st.lists(TEXT, max_size=4), TEXT)
def test_it_is_the_plain_definition(texts: list[str], typed: str) -> None:
    session = with_notes(*texts)
    has = [word for one in passages(for_both(session)) for read in readings(one.text) for word in words(read)]
    plain = all(any(one in word if spaceless(one) else word.startswith(one) for word in has) for one in words(typed))
    assert Sought.of(typed).within(sheet(session)) == plain


@given(TEXT, st.randoms(use_true_random=False))
def test_a_session_is_found_by_the_beginnings_of_its_own_words_in_any_order(text: str, random) -> None:  # type: ignore[no-untyped-def]
    session = with_notes(text)
    has = list(words(session.aim))
    random.shuffle(has)
    typed = " ".join(word[: random.randint(1, len(word))] for word in has).upper()
    typed = unicodedata.normalize("NFD", typed) if random.random() < 0.5 else typed
    if set(words(typed)) <= {word[:n] for word in has for n in range(1, len(word) + 1)}:  # ŉ and the like grow
        assert Sought.of(typed).within(sheet(session))


@given(TEXT)
def test_folding_is_done_once(text: str) -> None:
    assert folded(folded(text)) == folded(text)


def test_case_accents_and_order_make_no_difference() -> None:
    text = sheet(with_notes("Siân said the Café was CLOSED on Dydd Gŵyl Dewi"))
    for typed in ("sian", "CAFE closed", "gwyl dydd", "clos caf", "", "  "):
        assert Sought.of(typed).within(text), typed
    for typed in ("losed", "cafes", "sian open"):
        assert not Sought.of(typed).within(text), typed


def test_an_apostrophe_is_part_of_its_word_straight_or_not() -> None:
    text = sheet(with_notes("We’ve said: they don’t know the person's view of the nurses' rota, nor 'care'."))
    for typed in ("don't", "DON’T", "don'", "don", "person’s", "nurses", "nurses'", "care", "'", "‘care’", "don‘t"):
        assert Sought.of(typed).within(text), typed
    for typed in ("ve", "don's", "persons"):
        assert not Sought.of(typed).within(text), typed


def test_quotation_marks_and_dashes_of_every_kind_find_each_other() -> None:
    curly = sheet(with_notes("She said it was “safe enough”, „genug“ – a well\u2011being plan"))
    plain = sheet(with_notes('She said it was "safe enough", "genug" - a well-being plan'))
    for text in (curly, plain):
        for typed in ('"safe enough"', "“safe enough”", "«genug»", "well-being", "well–being", "―", "−"):
            assert Sought.of(typed).within(text), typed


def test_what_is_not_to_be_seen_neither_parts_a_word_nor_hides_one() -> None:
    text = sheet(
        with_notes("The super\u00advision rec\u2060ord; a risk\u200bregister, \ufeffhand\u200dover, (\u200fשלום)")
    )
    for typed in ("supervision", "super\u00advision", "record", "risk", "register", "riskregister", "handover", "שלום"):
        assert Sought.of(typed).within(text), typed
    assert Sought.of("risk\u200bregister handover").within(sheet(with_notes("riskregister handover")))
    assert not Sought.of("vision").within(text)


def test_a_word_of_a_script_without_spaces_is_found_inside_a_run() -> None:
    text = sheet(with_notes("今天很忙，家屬都在等候室。我們做CBT治療 วันนี้งานยุ่งมาก ひきつぎノート 한국어는"))
    for typed in ("很忙", "忙", "今天", "等候室 家屬", "cbt", "治療", "งานยุ่ง", "ノート", "つぎ", "한국"):
        assert Sought.of(typed).within(text), typed
    for typed in ("忙很", "今忙", "bt", "국어"):
        assert not Sought.of(typed).within(text), typed


def test_titles_are_found_too_and_private_answers_are_not() -> None:
    session = a_session(
        section=SectionTalked(id="x", title="Working with disagreement", wheel="w"),
        ratings=(Rating(by="supervisee", value=1, label="Zebra"),),
    )
    assert Sought.of("disagreement nurse nov").within(sheet(session))
    assert not Sought.of("zebra").within(sheet(for_both(session)))


def test_marks_and_signs_are_an_answer_and_no_fault() -> None:
    session = with_notes(HOSTILE)
    for typed in ("[", "\\", '"', "👩", "[/b]", HOSTILE, "x" * 1_000_000):
        assert Sought.of(typed).within(sheet(session)) == (typed[0] != "x")


def test_a_megabyte_of_words_is_understood_at_once() -> None:
    typed = " ".join(f"{number} {number}x" for number in range(70_000))
    assert len(Sought.of(typed).words) == 70_000  # "1x" says what "1" would
