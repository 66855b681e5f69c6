"""`supervise search`: the sessions that have all the words, one a line, each with the sentence they stand in."""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from supervise.cli.arguments import Asked, WrongUseError
from supervise.cli.output import one_line, tell_json, warn
from supervise.cli.pairs import must_be_one_pair, whose
from supervise.cli.reading import see
from supervise.domain.agreement import for_both
from supervise.domain.filters import Kind, Standing, is_called, plain_words, standing, values
from supervise.domain.said import Found, Said
from supervise.domain.search import Sought
from supervise.domain.session import Session
from supervise.domain.words import plural
from supervise.store.copies import Versions
from supervise.store.finding import may_have
from supervise.store.paths import Home

WIDTH = 120
"""Letters of the sentence; a terminal that is narrower wraps it."""
_LONGEST_LABEL = 40
_MARKED, _PLAIN = "\x1b[1m", "\x1b[0m"
"""Bold, and no longer: only ever sent to a terminal."""


def search(home: Home, asked: Asked) -> int:
    """The pair's sessions that are over, newest first; 1 when there are none, or files that could not be read."""
    sought = Sought.of(" ".join(asked.words))
    filters = asked.filters
    if not sought.words and not filters:
        raise WrongUseError("Say which words to look for, or a filter such as --section; `supervise search --help`.")
    see(home)
    # What became of an action stands in later sessions, whatever their words.
    all_of_them = any(kind == "actions" for kind, _ in filters)
    needed = () if all_of_them else (*sought.words, *_needed(filters))
    found, unread = may_have(home, whose(home, asked.pair), needed, None)
    seen = [for_both(one.main.session) for one in found]
    became = standing(seen) if all_of_them else {}
    told = [
        (one, session, said)
        for one, session in zip(found, seen, strict=True)
        if _kept(session, filters, became) and (said := Said(session)).has(sought)
    ]
    must_be_one_pair(session for _, session, _ in told)
    if asked.json:
        tell_json([_as_json(one, session, said, sought) for one, session, said in told])
    else:
        _tell([(session, said.sentence(sought, WIDTH, _LONGEST_LABEL)) for _, session, said in told])
    if not told:
        warn("No session has all of these words." if sought.words and not filters else "There is no such session.")
    if unread:
        warn(f"{plural(unread, 'file')} could not be read; `supervise check` says what to do.")
    return 0 if told and not unread else 1


def _needed(filters: Sequence[tuple[Kind, str]]) -> Iterator[str]:
    """Words that a session must have to be left by the filters: of a kind asked for once."""
    kinds = [kind for kind, _ in filters]
    for kind, typed in filters:
        if kinds.count(kind) == 1:
            yield from plain_words(typed)


def _kept(session: Session, filters: Sequence[tuple[Kind, str]], became: Standing) -> bool:
    """Any of one kind will do, and of each kind one must."""
    for kind in dict.fromkeys(kind for kind, _ in filters):
        has = [one.label for one in values(session, kind, None, became)]
        if not any(is_called(label, typed) for each, typed in filters if each == kind for label in has):
            return False
    return True


def _tell(told: Sequence[tuple[Session, Found | None]]) -> None:
    """When, id, section, case and the sentence; in columns, so that the eye can run down them."""
    rows = [
        tuple(
            one_line(cell)
            for cell in (
                str(_day(one)),
                one.id,
                one.section.title if one.section else "no section",
                one.incident.case if one.incident else "",
                "made up" if one.made_up else "",
            )
        )
        for one, _ in told
    ]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    bold = _on_a_terminal()
    for row, (_, found) in zip(rows, told, strict=True):
        cells = "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True) if width)
        line = f"{cells}  {''.join(_pieces(found, bold))}" if found else cells
        if sys.stdout is not None:
            sys.stdout.write(f"{line.rstrip()}\n")


def _pieces(found: Found, bold: bool) -> Iterable[str]:
    """The sentence, nothing in it that steers a terminal but the bold of the words found."""
    if found.label:
        yield f"{one_line(found.label)}: "
    at = 0
    for start, end in found.marks:
        yield _safe(found.text[at:start])
        yield f"{_MARKED}{_safe(found.text[start:end])}{_PLAIN}" if bold else _safe(found.text[start:end])
        at = end
    yield _safe(found.text[at:])


def _safe(piece: str) -> str:
    """One line of it, with the space that parts it from what stands beside it."""
    between = " " if piece[:1].isspace() else "", " " if piece[-1:].isspace() and piece.strip() else ""
    return one_line(piece).strip().join(between)


def _on_a_terminal() -> bool:
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb" or sys.platform == "win32"
    return sys.stdout is not None and sys.stdout.isatty() and not plain


def _day(session: Session) -> date:
    return session.started_at.astimezone().date()


def _as_json(found: Versions, session: Session, said: Said, sought: Sought) -> dict[str, Any]:
    sentence = said.sentence(sought, WIDTH, WIDTH)
    return {
        "id": session.id,
        "started_at": session.started_at.isoformat(),
        "section": session.section.title if session.section else None,
        "people": [{"id": one.id, "initials": one.initials, "role": one.role} for one in session.people],
        "case": session.incident.case if session.incident else None,
        "made_up": session.made_up,
        "file": str(found.main.path),
        "label": sentence.label if sentence else "",
        "text": sentence.text if sentence else "",
        "words": [sentence.text[start:end] for start, end in sentence.marks] if sentence else [],
    }
