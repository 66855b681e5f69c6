"""Two versions of one session, as two laptops apart leave them: where they differ, and one made of both by choice."""

from collections.abc import Container, Mapping
from datetime import tzinfo
from typing import Any, NamedTuple

from supervise.domain.session.fields.catalogue import SESSION_FIELDS
from supervise.domain.session.fields.values import FieldValue, Table
from supervise.domain.session.incident import Incident, recheck
from supervise.domain.session.lifecycle import status_words
from supervise.domain.session.model import Addition, Confirmation, Session
from supervise.domain.versions.differences import OTHER_WORDS, Choice, Comparison, Difference, without_choice
from supervise.domain.versions.merge_fields import merge_field, merge_unknown_keys
from supervise.domain.wording import format_datetime, plural

__all__ = [
    "OTHER_WORDS",
    "WHOLE",
    "Choice",
    "Difference",
    "differences",
    "is_leftover_draft",
    "is_same_session",
    "merge",
]

UNITED = ("additions", "actions_made")
"""Keys that are never in conflict: dated and signed words are all kept, and a number once given is not given again."""
WHOLE = "the whole record"
"""The path of the one choice there is when a version is locked: a record is never made of parts of two."""

_CLOSING = frozenset({"status", "step", "ended_at", "cut_short", "agreed"})
"""What ending a session changes, beside its words."""


class _ComparisonResult(NamedTuple):
    differences: tuple[Difference, ...]
    table: dict[str, Any]


def differences(ours: Session, theirs: Session, zone: tzinfo | None = None) -> tuple[Difference, ...]:
    """Every place where they differ, in the order of the session; additions and the count of actions never do.

    Where either is locked the first is the one choice there is, and the others are only told. ValueError when they
    are not one session.
    """
    differences = _compared(ours, theirs, None, zone).differences
    if not differences or not (ours.locked or theirs.locked):
        return differences
    whole = Difference(WHOLE, "Session", "The whole record", _state(ours, zone), _state(theirs, zone))
    return (whole, *(without_choice(difference) for difference in differences))


def merge(ours: Session, theirs: Session, choices: Mapping[str, Choice]) -> Session:
    """One session of both, by the choice at each difference's path; every addition of either stands in it.

    ValueError when a difference has no choice, or one it does not offer, or a choice has no difference.
    """
    wanted = {difference.path: difference for difference in differences(ours, theirs) if difference.choices}
    for path, difference in wanted.items():
        if choices.get(path) not in difference.choices:
            raise ValueError(
                f"Nothing was chosen for {difference.part}, {difference.label}: {' or '.join(difference.choices)}."
            )
    if left := choices.keys() - wanted.keys():
        raise ValueError(f"There is no such difference: {', '.join(sorted(left))}.")
    united = {"additions": _additions(ours, theirs), "actions_made": max(ours.actions_made, theirs.actions_made)}
    if ours.locked or theirs.locked:
        session = theirs if choices.get(WHOLE) == "theirs" else ours
        return session.with_changes(additions=united["additions"])
    table = _compared(ours, theirs, choices, None).table
    result = type(ours).model_validate(table | united)
    return _on_paper(result, ours, theirs)


def is_same_session(ours: Session, theirs: Session) -> bool:
    """Whether they say the same, down to the additions: one version in two files."""
    return not differences(ours, theirs) and _signed(ours) == _signed(theirs)


def is_leftover_draft(record: Session, draft: Session) -> bool:
    """Whether `draft` is what was left behind when `record` was locked: every word of it stands in the record."""
    if not record.locked or draft.locked or not _signed(draft) <= _signed(record):
        return False
    return all(difference.path in _CLOSING for difference in _compared(record, draft, None, None).differences)


def _compared(
    ours: Session, theirs: Session, choices: Mapping[str, Choice] | None, zone: tzinfo | None
) -> _ComparisonResult:
    """What differs, and the table the choices make; ours is taken where there are none."""
    if ours.id != theirs.id:
        raise ValueError(f"{ours.id} and {theirs.id} are two sessions, not two versions of one.")
    differences: list[Difference] = []

    def decide(difference: Difference) -> Choice:
        differences.append(difference)
        return choices[difference.path] if choices is not None else "ours"

    a, b = ours.model_dump(), theirs.model_dump()
    walk = Comparison((FieldValue(a, ours, zone), FieldValue(b, theirs, zone)), decide)
    table: dict[str, Any] = {}
    answered = {"id", *UNITED}
    for title, fields in SESSION_FIELDS.items():
        for field in fields:
            if field.key not in UNITED:
                table |= merge_field(field, a, b, walk.into("", part=title))
                answered.update(field.keys)
    rest = merge_unknown_keys(a, b, answered, walk.into("", part="Session"))
    return _ComparisonResult(tuple(differences), {"id": ours.id, **table, **rest})


def _on_paper(result: Session, ours: Session, theirs: Session) -> Session:
    """The merged draft as the rules want it: nobody has agreed to words they did not see, nothing is closed early."""
    if result.incident is not None and not any(
        _left_so(result.incident, session.incident) for session in (ours, theirs)
    ):
        result = result.with_changes(incident=recheck(result.incident))
    stands = tuple(
        confirmation
        for confirmation in result.agreed
        if any(_confirmed(confirmation, result, session) for session in (ours, theirs))
    )
    return result.with_changes(agreed=stands)


def _left_so(incident: Incident, version: Incident | None) -> bool:
    """Whether that version holds all that closing asks for just as it stands here."""
    asked = ("both_wanted", "strengths", "differently", "closed")
    return version is not None and all(getattr(incident, key) == getattr(version, key) for key in asked)


def _confirmed(confirmation: Confirmation, result: Session, version: Session) -> bool:
    aside = (*UNITED, "agreed", "step")
    return confirmation in version.agreed and _without(result.model_dump(), aside) == _without(
        version.model_dump(), aside
    )


def _additions(ours: Session, theirs: Session) -> tuple[Addition, ...]:
    more = tuple(addition for addition in theirs.additions if addition not in ours.additions)
    return tuple(sorted((*ours.additions, *more), key=lambda addition: addition.at)) if more else ours.additions


def _signed(session: Session) -> set[str]:
    return {addition.model_dump_json() for addition in session.additions}


def _state(session: Session, zone: tzinfo | None) -> str:
    when = session.ended_at or session.started_at
    added = f", {plural(len(session.additions), 'addition')}" if session.additions else ""
    return f"{status_words(session)}, {format_datetime(when, zone)}{added}"


def _without(table: Table, keys: Container[str]) -> dict[str, Any]:
    return {key: value for key, value in table.items() if key not in keys}
