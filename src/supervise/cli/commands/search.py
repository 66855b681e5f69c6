"""`supervise search`: the sessions that have all the words, one a line, each with the sentence they stand in."""

import gc
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from supervise.cli.choose_pair import resolve_pair
from supervise.cli.commands.list_show import check_readable
from supervise.cli.console import is_terminal
from supervise.cli.output import print_json, safe_line, warn
from supervise.cli.request import Request, UsageError
from supervise.domain.instants import local_day
from supervise.domain.people import Person
from supervise.domain.problems import Problem
from supervise.domain.review.filters import KINDS, Kind, Standing, action_statuses, matches_label, plain_words, values
from supervise.domain.review.search.excerpts import Excerpt as Sentence
from supervise.domain.review.search.excerpts import SessionText
from supervise.domain.review.search.query import SearchQuery
from supervise.domain.session.lifecycle import visible_to_both
from supervise.domain.session.model import Session
from supervise.domain.wording import plural
from supervise.store.home.folder import HomeFolder
from supervise.store.sessions.text_scan import ScanHit, candidate_sessions

WIDTH = 120
"""Letters of the sentence; a terminal that is narrower wraps it."""
_LONGEST_LABEL = 40
_MARKED, _PLAIN = "\x1b[1m", "\x1b[0m"
"""Bold, and no longer: only ever sent to a terminal."""


class SearchHit(NamedTuple):
    """All that is told of one session; nothing else of it is held."""

    started_at: datetime
    id: str
    section: str
    case: str
    people: tuple[Person, ...]
    made_up: bool
    another: bool
    """Whether it is another version of a session, from a second file."""
    path: Path
    found: Sentence | None

    @property
    def cells(self) -> tuple[str, ...]:
        """When, id, section, case, whether it is made up, and whether it is another version."""
        day, section = local_day(self.started_at, None), self.section or "no section"
        another = "another version" if self.another else ""
        cells = (str(day), self.id, section, self.case, "made up" if self.made_up else "", another)
        return tuple(safe_line(cell) for cell in cells)


def search(home: HomeFolder, asked: Request) -> int:
    """The pair's sessions that are over, newest first; 1 when there are none, or files that could not be read."""
    sought = SearchQuery.of(" ".join(asked.words))
    if not sought.split_words and not asked.filters:
        raise UsageError("Say which words to look for, or a filter such as --section; `supervise search --help`.")
    check_readable(home)
    pair = resolve_pair(home, asked.pair)
    gc.disable()  # thousands of sessions are made and let go, none in a circle: a tenth of the time goes into looking
    problems: list[Problem] = []
    told = sorted(_found(home, pair, asked, sought, problems), reverse=True, key=lambda one: (one.started_at, one.id))
    if asked.json:
        print_json([_as_json(one) for one in told])
    else:
        _tell(told)
    if not told:
        for sentence in _why_none(home, pair, asked, sought):
            warn(sentence)
    if problems:
        warn(f"{plural(len(problems), 'file')} could not be read; `supervise check` says what to do.")
    return 0 if told and not problems else 1


def _found(
    home: HomeFolder, pair: str | None, asked: Request, sought: SearchQuery, problems: list[Problem]
) -> Iterator[SearchHit]:
    # What became of an action stands in later sessions, whatever their words.
    follows = any(kind == "actions" for kind, _ in asked.filters)
    needed = () if follows else (*sought.split_words, *_needed(asked.filters))
    sessions: Iterable[ScanHit] = candidate_sessions(home, pair, needed, None, problems)
    sessions = tuple(sessions) if follows else sessions
    became = action_statuses(one.session for one in sessions if not one.another) if follows else {}
    for session, path, another in sessions:
        seen = visible_to_both(session)
        if _kept(seen, asked.filters, became) and (said := SessionText(seen)).matches(sought):
            yield SearchHit(
                seen.started_at,
                seen.id,
                seen.section.title if seen.section else "",
                seen.incident.case if seen.incident else "",
                seen.people,
                seen.made_up,
                another,
                path,
                said.excerpt(sought, WIDTH, WIDTH if asked.json else _LONGEST_LABEL),
            )


def _why_none(home: HomeFolder, pair: str | None, asked: Request, sought: SearchQuery) -> Iterator[str]:
    """Why nothing was found: a filter may be written otherwise than what there is of its kind."""
    if not asked.filters:
        yield "No session has all of these words."
        return
    sessions = [visible_to_both(one.session) for one in candidate_sessions(home, pair, (), None, [])]
    became, misspelt = action_statuses(sessions), False
    for kind, typed in asked.filters:
        labels = sorted({one.label for session in sessions for one in values(session, kind, None, became)})
        if labels and not any(matches_label(label, typed) for label in labels):
            misspelt = True
            what = "action that is" if kind == "actions" else KINDS[kind].lower()
            yield f"There is no {what} “{typed[:40]}” here; there are: {', '.join(labels)}."
    if not misspelt:
        yield f"No session is left with these {'words and filters' if sought.split_words else 'filters'}."


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
        if not any(matches_label(label, typed) for each, typed in filters if each == kind for label in has):
            return False
    return True


def _tell(told: Sequence[SearchHit]) -> None:
    """In columns, so that the eye can run down them; the sentence last, as it is the longest."""
    rows = [one.cells for one in told]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    bold = _on_a_terminal()
    for row, one in zip(rows, told, strict=True):
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=True) if width]
        line = "  ".join((*cells, "".join(_pieces(one.found, bold)) if one.found else ""))
        if sys.stdout is not None:
            sys.stdout.write(f"{line.rstrip()}\n")


def _pieces(found: Sentence, bold: bool) -> Iterable[str]:
    """The sentence, nothing in it that steers a terminal but the bold of the words found."""
    if found.label:
        yield f"{safe_line(found.label)}: "
    at = 0
    for start, end in found.marks:
        yield _safe(found.text[at:start])
        yield f"{_MARKED}{_safe(found.text[start:end])}{_PLAIN}" if bold else _safe(found.text[start:end])
        at = end
    yield _safe(found.text[at:])


def _safe(piece: str) -> str:
    """One line of it, with the space that parts it from what stands beside it."""
    between = " " if piece[:1].isspace() else "", " " if piece[-1:].isspace() and piece.strip() else ""
    return safe_line(piece).strip().join(between)


def _on_a_terminal() -> bool:
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb" or sys.platform == "win32"
    return is_terminal(sys.stdout) and not plain


def _as_json(one: SearchHit) -> dict[str, Any]:
    found = one.found or Sentence("", "", ())
    return {
        "id": one.id,
        "started_at": one.started_at.isoformat(),
        "section": one.section or None,
        "people": [{"id": each.id, "initials": each.initials, "role": each.role} for each in one.people],
        "case": one.case or None,
        "made_up": one.made_up,
        "file": str(one.path),
        "another_version": one.another,
        "label": found.label,
        "text": found.text,
        "words": [found.text[start:end] for start, end in found.marks],
    }
