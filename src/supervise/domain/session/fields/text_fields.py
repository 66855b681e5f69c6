"""Every place of a session where people wrote in their own words, and other words put there in place of some."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import chain
from typing import Any

from supervise.domain.session.base import SessionPart
from supervise.domain.session.fields.catalogue import SESSION_FIELDS
from supervise.domain.session.fields.kinds import Field, Path, TextField
from supervise.domain.session.lifecycle import edit
from supervise.domain.session.model import Session


@cache
def _fields_with_texts() -> tuple[Field, ...]:
    """Those with texts, in the order in which they are read: actions of last time first, ground rules last."""
    fields = (field for field in chain.from_iterable(SESSION_FIELDS.values()) if field.has_texts)
    return tuple(sorted(fields, key=lambda field: (field.key == "ground_rules") - (field.key == "reviewed")))


def text_fields(session: Session) -> tuple[TextField, ...]:
    """Every text with something in it, in the order of the session, ground rules last.

    Private answers are among them: give it the session as both may see it (`visible_to_both`) wherever both look.
    """
    return tuple(iterate_text_fields(session))


def iterate_text_fields(session: Session) -> Iterator[TextField]:
    """`text_fields`, worked out as they are asked for."""
    for field in _fields_with_texts():
        texts: list[TextField] = []
        field.texts(session, (), None, session, texts)
        yield from texts


def set_text(session: Session, where: Path, text: str) -> Session:
    """The draft with `text` as the whole of what stands at `where`; confirmations are asked anew.

    ProblemError when the session is locked; LookupError when there is no text at `where`.
    """
    after = _put(session, where, text)
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
    return put_at(text, find_whole_words(text, old), old, lambda _: new)


def put_at(text: str, starts: Iterable[int], old: str, new: Callable[[str], str]) -> str:
    """`text` with other words in place of `old` where that begins at these places, told from the first to the last.

    `new` is given what stands before each.
    """
    parts, end = [], 0
    for start in starts:
        if start >= end:
            parts += [text[end:start], new(text[:start])]
            end = start + len(old)
    return "".join((*parts, text[end:]))


def _put(value: Any, path: Path, text: str) -> Any:
    if not path:
        if not isinstance(value, str):
            raise LookupError("There is no text.")
        return text
    step, rest = path[0], path[1:]
    if isinstance(step, int) and isinstance(value, tuple) and step < len(value):
        return (*value[:step], _put(value[step], rest, text), *value[step + 1 :])
    if not isinstance(value, SessionPart) or step not in type(value).model_fields:
        raise LookupError(f"There is no {step}.")
    return value.with_changes(**{str(step): _put(getattr(value, str(step)), rest, text)})
