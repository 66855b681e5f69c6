"""Every place of a session where people wrote in their own words, and other words put there in place of some."""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from supervise.domain.session.base import SessionPart
from supervise.domain.session.incident import STANDINGS, Incident
from supervise.domain.session.lifecycle import edit
from supervise.domain.session.model import Session

Path = tuple[str | int, ...]
"""How to come to a text in a session: field names, and numbers from 0 in what is a list."""


class TextField(NamedTuple):
    """One text: where it stands, what that is called on screen, and what is written there; never empty."""

    path: Path
    label: str
    text: str


def text_fields(session: Session) -> tuple[TextField, ...]:
    """Every place with something in it, in the order of the session.

    Private answers are among them: give it the session as both may see it (`for_both`) wherever both look.
    """
    return tuple(written(session))


def written(session: Session) -> Iterator[TextField]:
    """`places`, one after the other as they are asked for."""
    return (field for field in _all(session) if field.text.strip())


def replace_words(session: Session, where: Path, old: str, new: str) -> Session:
    """The draft with `new` wherever `old` stands as whole words in the text at `where`; confirmations are asked anew.

    ProblemError when the session is locked; LookupError when there is no text at `where`.
    """
    return _edited(session, where, lambda text: substitute(text, old, new))


def set_text(session: Session, where: Path, text: str) -> Session:
    """The draft with `text` as the whole of what stands at `where`. Errors as in `replaced`."""
    return _edited(session, where, lambda _: text)


def _edited(session: Session, where: Path, change: Callable[[str], str]) -> Session:
    after = _put(session, where, change)
    first = str(where[0])
    return edit(session, **{first: getattr(after, first)})


def find_whole_words(text: str, words: str) -> Iterator[int]:
    """Where `words` begin in `text` as whole words: "Ann" does not stand in "Anna".

    What holds a number is itself wherever no further digit touches it: 9998158060 stands in "nhs9998158060".
    """
    if words:
        numbered = any(map(str.isdigit, words))
        before, after = (r"(?<!\d)", r"(?!\d)") if numbered else (r"(?<!\w)", r"(?!\w)")
        pattern = rf"{before if _is_part(words[0]) else ''}{re.escape(words)}{after if _is_part(words[-1]) else ''}"
        yield from (match.start() for match in re.finditer(pattern, text))


def _is_part(letter: str) -> bool:
    return letter.isalnum() or letter == "_"


def substitute(text: str, old: str, new: str) -> str:
    """`text` with `new` wherever `old` stands as whole words."""
    return put_at(text, find_whole_words(text, old), old, new)


def put_at(text: str, starts: Iterable[int], old: str, new: str) -> str:
    """`text` with `new` in place of `old` where that begins at these places, told from the first to the last."""
    parts, end = [], 0
    for start in starts:
        if start >= end:
            parts += [text[end:start], new]
            end = start + len(old)
    return "".join((*parts, text[end:]))


def _put(value: Any, path: Path, change: Callable[[str], str]) -> Any:
    if not path:
        if not isinstance(value, str):
            raise LookupError("There is no text.")
        return change(value)
    step, rest = path[0], path[1:]
    if isinstance(step, int) and isinstance(value, tuple) and step < len(value):
        return (*value[:step], _put(value[step], rest, change), *value[step + 1 :])
    if not isinstance(value, SessionPart) or step not in type(value).model_fields:
        raise LookupError(f"There is no {step}.")
    return value.with_changes(**{str(step): _put(getattr(value, str(step)), rest, change)})


def _all(session: Session) -> Iterator[TextField]:
    for at, review in enumerate(session.reviewed):
        for field, label in (
            ("what", "Last time's action"),
            ("now_reads", "Last time's action, as it now reads"),
            ("due_words", "Last time's action, its day"),
            ("reason", "Last time's action, why"),
        ):
            yield TextField(("reviewed", at, field), label, getattr(review, field))
    yield TextField(("aim",), "Today's aim", session.aim)
    if session.talk is not None:
        for at, note in enumerate(session.talk.notes):
            yield TextField(("talk", "notes", at, "text"), note.question, note.text)
        for at, link in enumerate(session.talk.links):
            yield TextField(("talk", "links", at, "text"), link.title, link.text)
    yield TextField(("rating_talk",), "What we made of it", session.rating_talk)
    if session.incident is not None:
        yield from _incident(session, session.incident)
    for at, action in enumerate(session.actions):
        for field, label in (
            ("what", f"Action {at + 1}"),
            ("due_words", f"Action {at + 1}, by when"),
            ("how_we_will_know", f"Action {at + 1}, how we will know"),
        ):
            yield TextField(("actions", at, field), label, getattr(action, field))
    for at, takeaway in enumerate(session.takeaways):
        yield TextField(("takeaways", at, "text"), f"What {session.initials(takeaway.by)} takes away", takeaway.text)
    yield TextField(("differences",), "Where we see it differently", session.differences)
    yield TextField(("next_date_words",), "Next session", session.next_date_words)
    for at, addition in enumerate(session.additions):
        yield TextField(("additions", at, "text"), f"Added later by {addition.initials}", addition.text)
    yield from _lines(("ground_rules",), "Ground rules", session.ground_rules)


def _incident(session: Session, incident: Incident) -> Iterator[TextField]:
    case = incident.case
    yield TextField(("incident", "summary"), case, incident.summary)
    for at, placement in enumerate(incident.placements):
        who = STANDINGS.get(placement.by) or session.initials(placement.by)
        yield TextField(("incident", "placements", at, "why"), f"{case}, where {who} placed it", placement.why)
    yield TextField(("incident", "why_here"), f"{case}, why here", incident.why_here)
    for at, note in enumerate(incident.notes):
        yield TextField(("incident", "notes", at, "text"), f"{case}, {note.title}", note.text)
    yield from _lines(("incident", "strengths"), f"{case}, strengths", incident.strengths)
    yield from _lines(("incident", "differently"), f"{case}, what could be done differently", incident.differently)


def _lines(path: Path, label: str, lines: Iterable[str]) -> Iterator[TextField]:
    for at, line in enumerate(lines):
        yield TextField((*path, at), label, line)
