"""A field with a row in the catalogue is reported, found, checked and compared; no field is without a row."""

from collections.abc import Iterable, Iterator
from typing import Any, get_args

import pytest
from pydantic import BaseModel

from supervise.domain.review.search import query
from supervise.domain.review.search.excerpts import SessionText
from supervise.domain.review.search.query import SearchQuery, search_text
from supervise.domain.session.base import Line, Words
from supervise.domain.session.fields import text_fields as texts
from supervise.domain.session.fields.catalogue import SESSION_FIELDS
from supervise.domain.session.fields.containers import ContainerField, EntriesField, TableField
from supervise.domain.session.fields.kinds import ChosenField, Field, FreeTextField, LinesField, TextField
from supervise.domain.session.fields.text_fields import set_text, text_fields
from supervise.domain.session.incident import Incident, NamedItem, Placement
from supervise.domain.session.lifecycle import visible_to_both
from supervise.domain.session.model import Rating, Session
from supervise.domain.session.report import build_report
from supervise.domain.versions.merge import differences, merge
from support.builders import a_session


class OutdoorSession(Session):
    """A session with three fields more than there are."""

    weather: Words = ""
    birds: tuple[Line, ...] = ()
    trees: tuple[NamedItem, ...] = ()


@pytest.fixture
def outdoors(monkeypatch: pytest.MonkeyPatch) -> Iterator[OutdoorSession]:
    rows = (FreeTextField("weather", "The weather"), LinesField("birds", "Birds"), ChosenField("trees", "Trees"))
    monkeypatch.setitem(SESSION_FIELDS, "Wheel", (*SESSION_FIELDS["Wheel"], *rows))  # type: ignore[arg-type]
    _forget()
    yield OutdoorSession(
        **dict(a_session()),
        weather="Rose saw hail",
        birds=("A wren", "A rook"),
        trees=(NamedItem(id="oak", label="Sessile oak"),),
    )
    monkeypatch.undo()
    _forget()


def _forget() -> None:
    texts._fields_with_texts.cache_clear()
    query._fields_with_titles.cache_clear()


def test_it_is_in_the_record(outdoors: OutdoorSession) -> None:
    wheel = next(section for section in build_report(outdoors) if section.title == "Wheel")
    assert [(entry.label, entry.text) for entry in wheel.entries] == [
        ("The weather", "Rose saw hail"),
        ("Birds", "· A wren\n· A rook"),
        ("Trees", "· Sessile oak"),
    ]


def test_its_words_are_checked_for_identifiers_and_replaced(outdoors: OutdoorSession) -> None:
    assert text_fields(outdoors) == (
        TextField(("weather",), "The weather", "Rose saw hail"),
        TextField(("birds", 0), "Birds", "A wren"),
        TextField(("birds", 1), "Birds", "A rook"),
    )
    after = set_text(outdoors, ("weather",), "[R] saw hail")
    assert isinstance(after, OutdoorSession) and after.weather == "[R] saw hail"


@pytest.mark.parametrize(
    ("typed", "label", "text"),
    [("hail", "The weather", "Rose saw hail"), ("rook", "Birds", "A rook"), ("sessile", "Trees", "Sessile oak")],
)
def test_the_session_is_found_by_it(outdoors: OutdoorSession, typed: str, label: str, text: str) -> None:
    sought = SearchQuery.of(typed)
    assert sought.matches(search_text(outdoors))
    excerpt = SessionText(outdoors).excerpt(sought, longest_label=40)
    assert excerpt is not None and (excerpt.label, excerpt.text) == (label, text)


def test_two_versions_of_it_are_compared_and_made_one(outdoors: OutdoorSession) -> None:
    theirs = outdoors.with_changes(weather="Sleet", birds=("A wren", "A gull"), trees=())
    compared = differences(outdoors, theirs)
    assert [(difference.path, difference.part, difference.label, difference.choices) for difference in compared] == [
        ("weather", "Wheel", "The weather", ("ours", "theirs", "both")),
        ("birds", "Wheel", "Birds", ("ours", "theirs", "both")),
        ("trees", "Wheel", "Trees", ("ours", "theirs")),
    ]
    merged = merge(outdoors, theirs, {"weather": "both", "birds": "both", "trees": "ours"})
    assert isinstance(merged, OutdoorSession)
    assert merged.weather == "Rose saw hail\n\nIn the other version:\nSleet"
    assert merged.birds == ("A wren", "A rook", "A gull")
    assert merged.trees == outdoors.trees


def test_every_field_of_a_session_has_a_row() -> None:
    assert _missing(Session, [field for fields in SESSION_FIELDS.values() for field in fields]) == {
        "Session.id",  # the same in both versions
        "Session.actions_made",  # a count, never shown
        "Incident.case",  # the same where two incidents are compared
    }


def _missing(model: type[BaseModel], fields: Iterable[Field], also: Iterable[str] = ()) -> set[str]:
    """The fields of the model, and of the tables in it that are compared field by field, without a row."""
    fields = list(fields)
    known = {key for field in fields for key in field.keys}.union(also)
    missing = {f"{model.__name__}.{name}" for name in model.model_fields.keys() - known}
    for field in fields:
        if isinstance(field, TableField):
            missing |= _missing(_model_in(model, field), field.fields)
        elif isinstance(field, EntriesField) and field.compared == "fields" and field.by:
            missing |= _missing(_model_in(model, field), field.fields, field.by)
    return missing


def _model_in(model: type[BaseModel], field: ContainerField) -> type[BaseModel]:
    kind: Any = model.model_fields[field.key].annotation
    return next(part for part in get_args(kind) if isinstance(part, type) and issubclass(part, BaseModel))


def test_what_is_private_is_seen_by_neither_until_both_have_answered() -> None:
    answer = Placement(by="supervisee", ladder="l", rung=1, title="Alone", why="Rose")
    session = a_session(
        ratings=(Rating(by="supervisee", value=2, label="Often"),),
        incident=Incident(case="Case A1", ladder="l", model="m", placements=(answer,)),
    )
    hidden = {"ratings": lambda seen: seen.ratings, "placements": lambda seen: seen.incident.placements}
    private = {field.key: field.private for field in _entries(SESSION_FIELDS.values()) if field.private}
    assert private.keys() == hidden.keys()
    for key, privacy in private.items():
        assert not privacy.answered(session)
        assert hidden[key](visible_to_both(session)) == ()
    report = str(build_report(session))
    assert not {"Often", "Alone", "Rose"} & set(report.replace("'", " ").split())


def _entries(groups: Iterable[Iterable[Field]]) -> Iterator[EntriesField]:
    for fields in groups:
        for field in fields:
            if isinstance(field, EntriesField):
                yield field
            if isinstance(field, ContainerField):
                yield from _entries([field.fields])
