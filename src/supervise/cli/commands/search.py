"""`supervise search`: the sessions that have all the words, one a line, each with the sentence they stand in."""

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from supervise import garbage_collection
from supervise.cli.choose_pair import resolve_pair
from supervise.cli.commands.list_show import check_readable
from supervise.cli.console import is_terminal
from supervise.cli.output import print_json, safe_line, warn
from supervise.cli.request import Request, UsageError
from supervise.domain.instants import local_day
from supervise.domain.people import Person
from supervise.domain.problems import Problem
from supervise.domain.review.filters import (
    KINDS,
    ActionStatuses,
    Kind,
    action_statuses,
    is_of_kind,
    matches_label,
    plain_words,
    values,
)
from supervise.domain.review.search.excerpts import Excerpt as Sentence
from supervise.domain.review.search.excerpts import SessionText
from supervise.domain.review.search.query import SearchQuery
from supervise.domain.review.tracked_actions import track_actions
from supervise.domain.session.lifecycle import subject_words, visible_to_both
from supervise.domain.session.model import Session
from supervise.domain.wording import plural
from supervise.store.content.loader import load_content
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
    subject: str
    """What it was about: its section, or of another kind of session its title."""
    case: str
    people: tuple[Person, ...]
    made_up: bool
    another: bool
    """Whether it is another version of a session, from a second file."""
    path: Path
    sentence: Sentence | None

    @property
    def cells(self) -> tuple[str, ...]:
        """When, id, section, case, whether it is made up, and whether it is another version."""
        day, subject = local_day(self.started_at, None), self.subject or "no section"
        another = "another version" if self.another else ""
        cells = (str(day), self.id, subject, self.case, "made up" if self.made_up else "", another)
        return tuple(safe_line(cell) for cell in cells)


def search(home: HomeFolder, asked: Request) -> int:
    """The pair's sessions that are over, newest first; 1 when there are none, or files that could not be read."""
    sought = SearchQuery.of(" ".join(asked.words))
    if not sought.split_words and not asked.filters:
        raise UsageError("Say which words to look for, or a filter such as --section; `supervise search --help`.")
    check_readable(home)
    pair = resolve_pair(home, asked.pair)
    garbage_collection.pause()  # thousands of sessions are made and let go, none in a circle
    problems: list[Problem] = []
    moments = sorted(
        _search_hits(home, pair, asked, sought, problems), reverse=True, key=lambda hit: (hit.started_at, hit.id)
    )
    if asked.json:
        print_json([_as_json(hit) for hit in moments])
    else:
        _print_hits(moments)
    if not moments:
        for sentence in _why_none(home, pair, asked, sought):
            warn(sentence)
    if problems:
        warn(f"{plural(len(problems), 'file')} could not be read; `supervise check` says what to do.")
    return 0 if moments and not problems else 1


def _search_hits(
    home: HomeFolder, pair: str | None, asked: Request, sought: SearchQuery, problems: list[Problem]
) -> Iterator[SearchHit]:
    # What became of an action stands in later sessions, whatever their words.
    follows = any(kind == "actions" for kind, _ in asked.filters)
    needed = () if follows else (*sought.split_words, *_needed(asked.filters))
    sessions: Iterable[ScanHit] = candidate_sessions(home, pair, needed, None, problems)
    sessions = tuple(sessions) if follows else sessions
    own = (session.session for session in sessions if not session.another) if follows else ()
    became = action_statuses(track_actions(own))
    usual_rules = load_content(home.content)[0].usual_rules
    for session, path, another in sessions:
        seen = visible_to_both(session)
        session_text = SessionText(seen, usual_rules=usual_rules)
        if _passes(seen, asked.filters, became) and session_text.matches(sought):
            yield SearchHit(
                seen.started_at,
                seen.id,
                seen.section.title if seen.section else "",
                subject_words(seen),
                seen.incident.case if seen.incident else "",
                seen.people,
                seen.made_up,
                another,
                path,
                session_text.excerpt(sought, WIDTH, WIDTH if asked.json else _LONGEST_LABEL),
            )


def _why_none(home: HomeFolder, pair: str | None, asked: Request, sought: SearchQuery) -> Iterator[str]:
    """Why nothing was found: a filter may be written otherwise than what there is of its kind."""
    if not asked.filters:
        yield "No session has all of these words."
        return
    sessions = [visible_to_both(hit.session) for hit in candidate_sessions(home, pair, (), None, [])]
    became, misspelt = action_statuses(track_actions(sessions)), False
    for kind, typed in asked.filters:
        labels = sorted({value.label for session in sessions for value in values(session, kind, None, became)})
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


def _passes(session: Session, filters: Sequence[tuple[Kind, str]], became: ActionStatuses) -> bool:
    """Any of one kind will do, and of each kind one must."""
    for kind in dict.fromkeys(kind for kind, _ in filters):
        has = [value.label for value in values(session, kind, None, became)]
        if kind == "kind" and is_of_kind(session, (typed for of_kind, typed in filters if of_kind == kind)):
            continue  # it may be given by its id as well, as `supervise kinds` lists it
        if not any(matches_label(label, typed) for of_kind, typed in filters if of_kind == kind for label in has):
            return False
    return True


def _print_hits(hits: Sequence[SearchHit]) -> None:
    """In columns, so that the eye can run down them; the sentence last, as it is the longest."""
    rows = [hit.cells for hit in hits]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    bold = _on_a_terminal()
    for row, hit in zip(rows, hits, strict=True):
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=True) if width]
        line = "  ".join((*cells, "".join(_pieces(hit.sentence, bold)) if hit.sentence else ""))
        if sys.stdout is not None:
            sys.stdout.write(f"{line.rstrip()}\n")


def _pieces(sentence: Sentence, bold: bool) -> Iterable[str]:
    """The sentence, nothing in it that steers a terminal but the bold of the words found."""
    if sentence.label:
        yield f"{safe_line(sentence.label)}: "
    at = 0
    for start, end in sentence.marks:
        yield _safe(sentence.text[at:start])
        yield f"{_MARKED}{_safe(sentence.text[start:end])}{_PLAIN}" if bold else _safe(sentence.text[start:end])
        at = end
    yield _safe(sentence.text[at:])


def _safe(piece: str) -> str:
    """One line of it, with the space that parts it from what stands beside it."""
    between = " " if piece[:1].isspace() else "", " " if piece[-1:].isspace() and piece.strip() else ""
    return safe_line(piece).strip().join(between)


def _on_a_terminal() -> bool:
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb" or sys.platform == "win32"
    return is_terminal(sys.stdout) and not plain


def _as_json(hit: SearchHit) -> dict[str, Any]:
    excerpt = hit.sentence or Sentence("", "", ())
    return {
        "id": hit.id,
        "started_at": hit.started_at.isoformat(),
        "section": hit.section or None,
        "people": [{"id": person.id, "initials": person.initials, "role": person.role} for person in hit.people],
        "case": hit.case or None,
        "made_up": hit.made_up,
        "file": str(hit.path),
        "another_version": hit.another,
        "label": excerpt.label,
        "text": excerpt.text,
        "words": [excerpt.text[start:end] for start, end in excerpt.marks],
    }
