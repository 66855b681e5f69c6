"""It comes back on the earliest day there is, at the latest when an answer is due, and until it is ended."""

from datetime import date

import pytest

from supervise.domain.session.form_answers import Answer, Cell, FormAnswers, Row
from supervise.domain.session.incident import NamedItem
from supervise.domain.session.kinds.returning import bears_on_it, comes_back
from supervise.domain.session.model import ComesBack, ReturnReview, Session
from supervise.store.content.form_loader import load_forms
from support.builders import history_of, session_on

FORMS, _ = load_forms(None)
TODAY = date(2026, 11, 22)
COLUMNS = ("step", "day", "who", "by", "came")


def steps(*rows: tuple[str, ...]) -> FormAnswers:
    cells = [
        Row(cells=tuple(Cell(id=id, title=id, text=text) for id, text in zip(COLUMNS, row, strict=True)))
        for row in rows
    ]
    answer = Answer(field="steps", asked="Each step, with its days", kind="rows", rows=tuple(cells))
    return FormAnswers(id="disagree-steps", title="The steps", answers=(answer,))


AGAIN = FormAnswers(
    id="outcomes-sense", title="Sense", answers=(Answer(field="again", asked="?", kind="day", day=date(2027, 1, 12)),)
)
ENDED = FormAnswers(
    id="disagree-end",
    title="How it ended",
    answers=(Answer(field="end", asked="?", kind="one", chosen=(NamedItem(id="together", label="Together"),)),),
)


@pytest.mark.parametrize(
    ("answered", "on"),
    [
        ((AGAIN,), date(2027, 1, 12)),
        ((AGAIN, steps(("We talk", "20 Nov 2026", "nurse to ward", "3 Dec 2026", ""))), date(2026, 12, 3)),
        ((AGAIN, steps(("We talk", "", "", "3 Dec 2026", "They agreed"))), date(2027, 1, 12)),
        ((steps(("We talk", "", "", "3 Dec 2026", ""), ("Managers", "", "", "1 Dec 2026", "")),), date(2026, 12, 1)),
        ((steps(("We talk", "", "", "1 Nov 2026", "")),), date(2026, 11, 1)),
        ((steps(("We talk", "", "", "soon", "")),), None),
        ((steps(("We talk", "3 Dec 2026", "", "", "")),), None),
    ],
)
def test_the_earliest_day_on_which_something_is_asked(answered: tuple[FormAnswers, ...], on: date | None) -> None:
    assert comes_back(answered, FORMS.forms, TODAY) == (ComesBack(on=on) if on else None)
    assert comes_back(answered, FORMS.forms, TODAY, stays_open=True) == ComesBack(on=on, open=True)


def test_once_it_has_ended_no_day_brings_it_back() -> None:
    assert comes_back((AGAIN, ENDED), FORMS.forms, TODAY, stays_open=True) == ComesBack(finished=True)


def test_answers_to_a_form_that_is_gone_say_nothing_of_it() -> None:
    assert comes_back((AGAIN.with_changes(id="gone"),), FORMS.forms, TODAY) is None


def test_only_pages_with_such_a_question_say_when() -> None:
    assert {form.id for form in FORMS.forms if bears_on_it(form)} >= {"disagree-steps", "disagree-end", "agreement"}
    assert not bears_on_it(FORMS.form("disagree-what"))  # type: ignore[arg-type]


def looked(day: str, **fields: object) -> Session:
    return session_on(day, occasion="disagree", occasion_title="Disagree", about="Case A5", **fields)


FIRST = looked("2026-11-01", comes_back=ComesBack(on=date(2026, 12, 3), open=True))


def decided(day: str, decision: str, **fields: object) -> Session:
    review = {"thread": FIRST.id, "occasion": "disagree", "title": "Disagree", "about": "Case A5"}
    return session_on(day, returned=(ReturnReview.model_validate(review | {"decided": decision} | fields),))


@pytest.mark.parametrize(
    ("sessions", "on"),
    [
        ((FIRST,), [date(2026, 12, 3)]),
        ((FIRST, decided("2026-11-15", "another-day", on=date(2027, 1, 5))), [date(2027, 1, 5)]),
        ((FIRST, decided("2026-11-15", "another-day", on_words="after the holidays")), [None]),
        ((FIRST, decided("2026-11-15", "finished")), []),
        ((FIRST, looked("2026-11-15", thread=FIRST.id, comes_back=ComesBack(finished=True))), []),
        ((decided("2026-10-15", "finished"), FIRST), [date(2026, 12, 3)]),
        ((FIRST, looked("2026-11-15", thread=FIRST.id)), []),
    ],
    ids=["as left", "put off", "put off without a day", "finished", "ended", "decided before", "over"],
)
def test_what_was_decided_last_holds(sessions: tuple[Session, ...], on: list[date | None]) -> None:
    assert [again.on for again in history_of(*sessions).returning()] == on


def test_what_a_session_of_two_took_up_goes_on_from_it_under_its_own_title() -> None:
    review = ReturnReview(thread=FIRST.id, occasion="disagree", title="Disagree", about="Case A5", decided="today")
    taken_up = session_on(
        "2026-11-15",
        thread=FIRST.id,
        about="Case A5",
        returned=(review,),
        comes_back=ComesBack(on=date(2027, 2, 1), open=True),
    )
    [again] = history_of(FIRST, taken_up).returning()
    assert (again.last_session_id, again.called, again.on) == (taken_up.id, "Disagree, Case A5", date(2027, 2, 1))
    assert again.occasion == "disagree"
