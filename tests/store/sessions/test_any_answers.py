"""Whatever is answered to whatever form comes back from its file, and of two versions of it no word is lost."""

from datetime import date
from itertools import count

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supervise.domain.content.forms import Form, FormField
from supervise.domain.content.session_kinds import FormContent
from supervise.domain.session.form_answers import Answer, Cell, FormAnswers, Look, Row, put_answer
from supervise.domain.session.incident import NamedItem
from supervise.domain.session.model import Session
from supervise.domain.versions.differences import Choice
from supervise.domain.versions.merge import differences, merge
from supervise.store.content.form_loader import load_forms
from supervise.store.home.folder import shipped
from supervise.store.sessions.toml import decode, encode
from support.builders import a_session

CONTENT: FormContent = load_forms(shipped() / "nothing of their own")[0]
TEXT = st.text(st.characters(codec="utf-8"), max_size=30)
IDS = st.from_regex(r"[a-z]{1,6}", fullmatch=True)


def answers_to(field: FormField) -> st.SearchStrategy[Answer]:
    """Anything that can be answered to it, and some that no page would let through."""
    items = st.builds(NamedItem, id=IDS, label=TEXT)
    cells = st.lists(st.builds(Cell, id=IDS, title=TEXT, text=TEXT), max_size=3, unique_by=lambda cell: cell.id)
    looks = st.lists(
        st.builds(Look, id=IDS, label=TEXT, answer=TEXT, who_says=TEXT, text=TEXT),
        max_size=3,
        unique_by=lambda look: look.id,
    )
    return st.builds(
        Answer,
        field=st.just(field.id),
        asked=st.just(field.ask),
        kind=st.just(field.kind),
        text=TEXT,
        lines=st.lists(TEXT, max_size=3).map(tuple),
        chosen=st.lists(items, max_size=3, unique_by=lambda item: item.id).map(tuple),
        day=st.none() | st.dates(date(1900, 1, 1), date(2199, 12, 31)),
        day_words=TEXT,
        number=st.none() | st.integers(0, 999),
        rows=st.lists(cells.map(lambda row: Row(cells=tuple(row))), max_size=3).map(tuple),
        looks=looks.map(tuple),
    )


@st.composite
def answered(draw: st.DrawFn, form: Form) -> tuple[FormAnswers, ...]:
    forms: tuple[FormAnswers, ...] = ()
    for field in form.fields:
        forms = put_answer(forms, form, draw(answers_to(field)))
    return forms


@given(st.data())
def test_any_answers_to_any_form_survive_the_file_and_back(data: st.DataObject) -> None:
    form = data.draw(st.sampled_from(CONTENT.forms))
    session = a_session(occasion="some", forms=data.draw(answered(form)))
    assert decode(encode(session), "a file") == session


def words_of(session: Session) -> set[str]:
    """Every word somebody wrote in it."""
    words: set[str] = set()
    for answer in (answer for form in session.forms for answer in form.answers):
        texts = [answer.text, *answer.lines, *(cell.text for row in answer.rows for cell in row.cells)]
        texts += [look.text for look in answer.looks]
        words |= {word for text in texts for word in text.split()}
    return words


def written_to(form: Form, numbers: "count[int]") -> tuple[FormAnswers, ...]:
    """A word of its own in every field that takes words."""
    forms: tuple[FormAnswers, ...] = ()
    for field in form.fields:
        word = f"w{next(numbers)}"
        given: dict[str, object] = {}
        if field.kind in ("line", "words"):
            given["text"] = word
        elif field.kind == "lines" or field.open:
            given["lines"] = (word,)
        elif field.kind in ("rows", "seats"):
            columns = [column.id for column in field.columns] or ["role", "part"]
            cells = (Cell(id=id, title=id, text=f"{word}c{at}") for at, id in enumerate(columns))
            given["rows"] = (Row(cells=tuple(cells)),)
        elif field.kind == "looks":
            given["looks"] = (Look(id="a", label="A", answer="Yes", text=word),)
        if given:
            forms = put_answer(forms, form, Answer(field=field.id, asked=field.ask, kind=field.kind, **given))
    return forms


@pytest.mark.parametrize("form", CONTENT.forms, ids=lambda form: form.id)
def test_of_two_versions_of_any_form_no_word_is_lost_where_both_are_wanted(form: Form) -> None:
    numbers = count(1)
    ours, theirs = (a_session(occasion="some", forms=written_to(form, numbers)) for _ in range(2))
    choices: dict[str, Choice] = {}
    for difference in differences(ours, theirs):
        # A row that only one of them has is kept or not: it is kept.
        in_theirs = difference.path.rpartition("[")[2].rstrip("]") in words_of(theirs)
        choices[difference.path] = "both" if "both" in difference.choices else "theirs" if in_theirs else "ours"
        assert "both" in difference.choices or ".rows[" in difference.path
    assert words_of(ours) | words_of(theirs) <= words_of(merge(ours, theirs, choices))
