"""Finds the files that may hold a session with certain words from their bytes, so that few are decoded."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import datetime, tzinfo
from pathlib import Path
from typing import NamedTuple

from supervise.domain.folding import fold
from supervise.domain.instants import local_day
from supervise.domain.problems import Problem, ProblemError
from supervise.domain.session.model import SCHEMA_VERSION, Session
from supervise.domain.wording import format_long_date
from supervise.store.files.cipher import Cipher
from supervise.store.home.folder import HomeFolder
from supervise.store.sessions import files as session_files
from supervise.store.sessions.duplicates import group_by_id
from supervise.store.sessions.files import StoredSession
from supervise.store.sessions.pair_header import read_other_pair_header
from supervise.store.sessions.snapshots import stem
from supervise.store.sessions.toml import decode, has_valid_checksum

_AT_ONCE = 2 << 20
"""Bytes of files that are read before any of them is decoded; so much is held at a time."""
_OWN_NAME = re.compile(r"\d{4}-\d\d-\d\dT\d{4}-[a-z0-9]{4}")


class ScanHit(NamedTuple):
    """A session that is over, and its file or another version of it."""

    session: Session
    path: Path
    another: bool = False


def candidate_sessions(
    home: HomeFolder, pair: str | None, words: Sequence[str], zone: tzinfo | None, problems: list[Problem]
) -> Iterator[ScanHit]:
    """This pair's sessions that are over (None: everybody's) and may have all of `words`, folded; in no order.

    Every session that has the words is among them; not each has them. What could not be read goes to `problems`.
    """
    files, more = session_files.list_files(home.sessions)
    problems += more
    named = [stem(path) for path in files]
    times, own, odd = Counter(named), dict(zip(named, files, strict=True)), []
    texts: list[tuple[Path, bytes]] = []
    number = 0
    for path, name in zip(files, named, strict=True):
        if not _OWN_NAME.fullmatch(name) or times[name] > 1:
            odd.append(path)  # a copy, that stands for its session only where that has no file of its own
        elif (text := _text(path, home.seal, pair, words, zone, problems)) is not None:
            texts.append((path, text))
            number += len(text)
        # Only once some are read: to do one kind of thing at a time takes a sixth less time.
        if number > _AT_ONCE:
            yield from _decode_all(texts, pair, problems)
            texts, number = [], 0
    yield from _decode_all(texts, pair, problems)
    if odd:
        yield from _of_copies(home, pair, odd, own, problems)


def _of_copies(
    home: HomeFolder, pair: str | None, odd: Sequence[Path], own: Mapping[str, Path], problems: list[Problem]
) -> Iterator[ScanHit]:
    """Sessions in `odd` files that have no `own` file, and other versions of those that have."""
    result: dict[Path, StoredSession] = {}
    for path in odd:
        try:
            result[path] = session_files.read(path, home.seal)
        except ProblemError as error:
            problems.append(error.problem)
    for other in {
        own[stored_session.id] for stored_session in result.values() if stored_session.id in own
    } - result.keys():
        with suppress(ProblemError):  # told when it was come to
            result[other] = session_files.read(other, home.seal)
    for copies in group_by_id(home, result.values()):
        if pair not in (None, copies.main.session.pair):
            continue
        if copies.main.path in odd:
            yield ScanHit(copies.main.session, copies.main.path)
        yield from (ScanHit(other.session, other.path, another=True) for other in copies.others)


def _text(
    path: Path, seal: Cipher, pair: str | None, words: Sequence[str], zone: tzinfo | None, problems: list[Problem]
) -> bytes | None:
    """The text of a file that may be this pair's and have the words."""
    try:
        text = session_files.read_decrypted(path, seal)[1]
    except ProblemError as error:
        problems.append(error.problem)
        return None
    if pair is not None and read_other_pair_header(text, pair) is not None:
        return None
    # What is not as it was written may be broken, which is to be told, or be written in a way of its own.
    return None if words and has_valid_checksum(text) and not file_may_contain(text, words, zone) else text


def _decode_all(texts: Sequence[tuple[Path, bytes]], pair: str | None, problems: list[Problem]) -> list[ScanHit]:
    hits: list[ScanHit] = []
    for path, text in texts:
        try:
            session = decode(text, path.name)
        except ProblemError as error:
            problems.append(error.problem)
            continue
        if pair in (None, session.pair):
            hits.append(ScanHit(session, path))
    return hits


_ESCAPED = re.compile(r'\\(?![\\"ntr])')
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
_SCHEMA = re.compile(r"^schema_version = (\d+)$", re.MULTILINE)
_STARTED = re.compile(r"^started_at = (.+)$", re.MULTILINE)


def file_may_contain(data: bytes, words: Sequence[str], zone: tzinfo | None) -> bool:
    """Whether a session's file as Supervise writes it may hold all these words, folded; when in doubt, True."""
    text = data.decode("utf-8", "replace")
    plain = text.lower() if text.isascii() else _BEYOND_ASCII.sub(lambda match: fold(match[0]), text).lower()
    missing = [word for word in words if word not in plain]
    if not missing:
        return True
    if ("\\" in text and _ESCAPED.search(text)) or not (text.isascii() or all(map(str.isascii, missing))):
        return True
    schema = _SCHEMA.search(text)
    if schema is None or int(schema[1]) != SCHEMA_VERSION:
        return True
    return all(any(word in shown for shown in _shown_only(text, zone)) for word in missing)


def _shown_only(text: str, zone: tzinfo | None) -> Iterator[str]:
    """Words a session is found by that are shown but do not stand in its file."""
    yield "made up ,"
    started = _STARTED.search(text)
    try:
        yield format_long_date(local_day(datetime.fromisoformat(started[1] if started else ""), zone)).lower()
    except ValueError:
        yield fold(text)
