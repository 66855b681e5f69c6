"""Answers to any form: kept with their question, read back, found, looked through, and merged without a word lost."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from supervise.domain.content.forms import Form, FormField
from supervise.domain.review.search.query import passages
from supervise.domain.session.fields.text_fields import text_fields
from supervise.domain.session.form_answers import Answer, Cell, FormAnswers, Look, Row, put_answer
from supervise.domain.session.incident import NamedItem
from supervise.domain.session.model import Session
from supervise.domain.session.report import build_report
from supervise.domain.versions.merge import differences, merge
from supervise.store.sessions.toml import decode, encode
from support.builders import a_session
from support.effort import examples

FORM = Form(
    id="example",
    title="A good example",
    step="Example",
    fields=(
        FormField(id="plain", ask="What did you do together?", kind="line"),
        FormField(id="who", ask="Who had a part in it?", kind="lines"),
        FormField(id="again", ask="When do we look again?", kind="day"),
    ),
)
PLAIN = Answer(field="plain", asked="What did you do together?", kind="line", text="One shared list of visits")
WHO = Answer(field="who", asked="Who had a part in it?", kind="lines", lines=("District nurse", "Housing officer"))
ONE_OF_EACH = FormAnswers(
    id="all",
    title="All sorts",
    answers=(
        PLAIN,
        WHO,
        Answer(field="sort", asked="Which?", kind="one", chosen=(NamedItem(id="1", label="Learning at work"),)),
        Answer(field="some", asked="Which of these?", kind="some", chosen=(NamedItem(id="2", label="Fewer rings"),)),
        Answer(field="when", asked="When?", kind="day", day=date(2026, 12, 3)),
        Answer(field="soon", asked="And then?", kind="day", day_words="after the holidays"),
        Answer(field="count", asked="How many?", kind="number", number=4),
        Answer(
            field="views",
            asked="How does each see it?",
            kind="rows",
            rows=(
                Row(
                    cells=(
                        Cell(id="role", title="Role", text="Ward manager"),
                        Cell(id="view", title="How they see it", text="Beds first"),
                    )
                ),
            ),
        ),
        Answer(
            field="look",
            asked="What can be seen?",
            kind="looks",
            looks=(Look(id="safer", label="Feels safer", answer="Partly", who_says="They say so", text="sleeps now"),),
        ),
    ),
)
WRITTEN = a_session(forms=(ONE_OF_EACH,))


def test_a_form_is_a_part_of_the_record_with_each_question_as_it_read() -> None:
    part = next(part for part in build_report(WRITTEN) if part.title == "All sorts")
    assert [(entry.label, entry.text) for entry in part.entries] == [
        ("What did you do together?", "One shared list of visits"),
        ("Who had a part in it?", "· District nurse\n· Housing officer"),
        ("Which?", "Learning at work"),
        ("Which of these?", "· Fewer rings"),
        ("When?", "3 Dec 2026"),
        ("And then?", "after the holidays"),
        ("How many?", "4"),
        ("How does each see it?", "· Ward manager\n  How they see it: Beds first"),
        ("What can be seen?", "· Feels safer: Partly, they say so. sleeps now"),
    ]


def test_forms_stand_between_the_ladder_and_the_actions_and_ground_rules_last() -> None:
    session = a_session(forms=(ONE_OF_EACH,), no_incident=True, takeaways=(), ground_rules=("We start on time",))
    titles = [part.title for part in build_report(session)]
    assert titles.index("Ladder") < titles.index("All sorts") < len(titles) - 1
    assert titles[-1] == "Ground rules"


@pytest.mark.parametrize(
    ("texts", "text_shown"),
    [
        (("It is money", "", "He skips it"), "· It is money\n  What speaks against it: He skips it"),
        (("", "", "He skips it"), "· What speaks against it: He skips it"),
        (("It is money", "", ""), "· It is money"),
    ],
)
def test_of_a_row_it_is_told_which_column_each_answer_stands_in(texts: tuple[str, ...], text_shown: str) -> None:
    titles = ("One way to see it", "What speaks for it", "What speaks against it")
    cells = tuple(Cell(id=title, title=title, text=text) for title, text in zip(titles, texts, strict=True))
    readings = Answer(field="readings", asked="Which readings?", kind="rows", rows=(Row(cells=cells),))
    session = a_session(forms=(FormAnswers(id="picture", title="What we know", answers=(readings,)),))
    [entry] = next(part.entries for part in build_report(session) if part.title == "What we know")
    assert entry.text == text_shown


def test_own_words_of_a_form_are_looked_through_and_what_was_chosen_is_found() -> None:
    places = {place.text: place.label for place in text_fields(WRITTEN)}
    assert places["One shared list of visits"] == "All sorts, What did you do together?"
    assert places["Beds first"] == "All sorts, How does each see it?, How they see it"
    assert places["sleeps now"] == "All sorts, What can be seen?, Feels safer"
    assert {"District nurse", "after the holidays"} <= places.keys()
    assert "Fewer rings" in {passage.text for passage in passages(WRITTEN)}


def test_an_answer_takes_the_place_of_the_earlier_and_an_empty_one_leaves_nothing() -> None:
    answered = put_answer(put_answer((), FORM, WHO), FORM, PLAIN)
    assert [answer.field for answer in answered[0].answers] == ["plain", "who"]
    answered = put_answer(answered, FORM, PLAIN.with_changes(text="  "))
    assert [answer.field for answer in answered[0].answers] == ["who"]
    assert put_answer(answered, FORM, WHO.with_changes(lines=("",))) == ()


def test_an_answer_to_a_question_that_is_gone_is_kept() -> None:
    gone = FormAnswers(id="example", title="A good example", answers=(PLAIN.with_changes(field="gone"),))
    assert [answer.field for answer in put_answer((gone,), FORM, WHO)[0].answers] == ["who", "gone"]


words = st.text(st.characters(exclude_categories=("Cs",)), max_size=30)
ids = st.from_regex(r"[a-z]{1,4}", fullmatch=True)
answers = st.builds(
    Answer,
    field=ids,
    asked=words,
    kind=st.sampled_from(["line", "words", "lines", "one", "some", "check", "day", "number", "seats", "rows", "looks"]),
    text=words,
    lines=st.lists(words, max_size=3),
    chosen=st.lists(st.builds(NamedItem, id=ids, label=words), max_size=3, unique_by=lambda item: item.id),
    day=st.none() | st.dates(),
    day_words=words,
    number=st.none() | st.integers(0, 999_999),
    rows=st.lists(
        st.builds(
            Row,
            # A row has each column of its form once.
            cells=st.lists(
                st.builds(Cell, id=ids, title=words, text=words), max_size=3, unique_by=lambda cell: cell.id
            ),
        ),
        max_size=3,
    ),
    looks=st.lists(
        st.builds(Look, id=ids, label=words, answer=words, who_says=words, text=words),
        max_size=3,
        unique_by=lambda look: look.id,
    ),
).map(lambda answer: answer.with_changes(day_words="") if answer.day else answer)
sessions = st.lists(
    st.builds(
        FormAnswers,
        id=ids,
        title=words,
        answers=st.lists(answers, max_size=3, unique_by=lambda answer: answer.field),
    ),
    max_size=2,
    unique_by=lambda form: form.id,
).map(lambda forms: a_session(forms=tuple(forms)))


@settings(max_examples=examples(100), deadline=None)
@given(sessions)
def test_any_answers_survive_the_file_and_back(session: Session) -> None:
    assert decode(encode(session), "here") == session


def own_words(session: Session) -> set[str]:
    return {line for place in text_fields(session) for line in place.text.split("\n")}


@settings(max_examples=examples(100), deadline=None)
@given(sessions, sessions)
def test_two_versions_merge_by_choice_without_a_word_lost(ours: Session, theirs: Session) -> None:
    asked: Any = [difference for difference in differences(ours, theirs) if difference.choices]
    for choice, whole in (("ours", ours), ("theirs", theirs)):
        merged = merge(ours, theirs, {difference.path: choice for difference in asked})
        assert own_words(merged) == own_words(whole)
    both = {difference.path: "both" if "both" in difference.choices else "ours" for difference in asked}
    shown = "\n".join(f"{difference.ours}\n{difference.theirs}" for difference in asked)
    merged = merge(ours, theirs, both)
    for line in (own_words(ours) | own_words(theirs)) - own_words(merged):
        # What is not taken was read, and chosen against; in a sentence it may begin small.
        assert line.strip().casefold() in shown.casefold()
