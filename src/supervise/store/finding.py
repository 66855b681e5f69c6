"""Which files of a home may hold a session with certain words: told from their bytes, so that few need be decoded."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import datetime, tzinfo
from pathlib import Path

from supervise.domain.problems import Problem, ProblemError
from supervise.domain.search import folded
from supervise.domain.session import SCHEMA_VERSION
from supervise.domain.words import long_day
from supervise.store import sessions
from supervise.store.atomic import Fingerprint
from supervise.store.codec import as_written, decoded
from supervise.store.copies import Versions, gather
from supervise.store.paths import Home
from supervise.store.safe_copies import stem
from supervise.store.seal import Seal, for_name
from supervise.store.sessions import Kept
from supervise.store.shelf import elsewhere

_OWN_NAME = re.compile(r"\d{4}-\d\d-\d\dT\d{4}-[a-z0-9]{4}")


def may_have(home: Home, pair: str | None, words: Sequence[str], zone: tzinfo | None) -> tuple[list[Versions], int]:
    """This pair's sessions that are over (None: everybody's) and may have all of `words`, folded; newest first.

    Also how many files could not be read. Every session that has the words is among them; not each has them.
    """
    files, problems = sessions.listed(home.sessions)
    named = Counter(stem(path) for path in files)
    kept: dict[Path, Kept] = {}
    odd: list[Path] = []
    for path in files:
        own = _OWN_NAME.fullmatch(stem(path)) is not None and named[stem(path)] == 1
        one = _read(path, home.seal, pair, words if own else (), zone, problems)
        if one is not None:
            kept[path] = one
            odd += [path] if not own else []
    by_name = {stem(path): path for path in files}
    for path in odd:  # a copy stands for its session only where that has no file of its own
        other = by_name.get(kept[path].session.id)
        if other is not None and other not in kept:
            one = _read(other, home.seal, pair, (), zone, [])
            kept |= {other: one} if one is not None else {}
    return list(gather(home, kept.values())), len(problems)


def _read(
    path: Path, seal: Seal, pair: str | None, words: Sequence[str], zone: tzinfo | None, problems: list[Problem]
) -> Kept | None:
    try:
        raw, text = sessions.opened(path, seal)
        if pair is not None and elsewhere(text, pair) is not None:
            return None
        # What is not as it was written may be broken, which is to be told, or be written in a way of its own.
        intact = as_written(text)
        if intact and words and not holds(text, words, zone):
            return None
        session, form = decoded(text, path.name)
    except ProblemError as error:
        problems.append(error.problem)
        return None
    if pair is not None and session.pair != pair:
        return None
    return Kept(session, path, Fingerprint.of(raw), for_name(path.name, seal), intact, form)


_ESCAPED = re.compile(r'\\(?![\\"ntr])')
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
_SCHEMA = re.compile(r"^schema_version = (\d+)$", re.MULTILINE)
_STARTED = re.compile(r"^started_at = (\S+)$", re.MULTILINE)


def holds(data: bytes, words: Sequence[str], zone: tzinfo | None) -> bool:
    """Whether a session's file as Supervise writes it may hold all these words, folded; when in doubt, True."""
    text = data.decode("utf-8", "replace")
    plain = text.lower() if text.isascii() else _BEYOND_ASCII.sub(lambda found: folded(found[0]), text).lower()
    missing = [one for one in words if one not in plain]
    if not missing:
        return True
    if _ESCAPED.search(text) or not (text.isascii() or all(one.isascii() for one in missing)):
        return True
    schema = _SCHEMA.search(text)
    if schema is None or int(schema[1]) != SCHEMA_VERSION:
        return True
    return all(any(one in known for known in _said_besides(text, zone)) for one in missing)


def _said_besides(text: str, zone: tzinfo | None) -> Iterator[str]:
    """What a session is found by that does not stand in its file as it is shown."""
    yield "made up ,"
    started = _STARTED.search(text)
    try:
        yield long_day(datetime.fromisoformat(started[1] if started else "").astimezone(zone).date()).lower()
    except ValueError:
        yield folded(text)
