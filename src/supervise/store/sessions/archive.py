"""One pair's past, as it lies on disk: a brief of each session at hand, its words as bytes until they are asked for."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import tzinfo
from pathlib import Path
from typing import NamedTuple

from supervise.domain.problems import Problem, ProblemError
from supervise.domain.review.session_summary import Brief, Briefs
from supervise.domain.session.model import Session
from supervise.store.files.atomic import Fingerprint
from supervise.store.files.cipher import Seal, for_name
from supervise.store.home import Home
from supervise.store.sessions import files as session_files
from supervise.store.sessions.duplicates import Versions, gather
from supervise.store.sessions.files import Kept
from supervise.store.sessions.pair_header import Elsewhere, theirs
from supervise.store.sessions.toml import as_written, decode, decoded, encode

Tell = Callable[[int, int], None]
"""Told from time to time: how many files of how many are read."""
_AT_ONCE = 2_000


class Stat(NamedTuple):
    """What the file system says of a file: other words have, all but surely, another of these."""

    modified: int
    size: int
    inode: int


@dataclass(frozen=True, slots=True)
class Shelved:
    """A session that is over and the file it was read from."""

    brief: Brief
    path: Path
    fingerprint: Fingerprint
    seal: Seal
    as_written: bool
    form: int
    data: bytes
    """The file's text, opened."""
    stat: Stat | None = None

    @property
    def id(self) -> str:
        return self.brief.id

    @property
    def session(self) -> Session:
        """The whole of it."""
        return decode(self.data, self.path.name)

    @property
    def kept(self) -> Kept:
        return Kept(self.session, self.path, self.fingerprint, self.seal, self.as_written, self.form)


@dataclass(frozen=True)
class Past:
    """What of a home is one pair's."""

    shelved: tuple[Shelved, ...] = ()
    """Sessions that are over, newest first, each once."""
    waiting: tuple[Kept, ...] = ()
    """Drafts, newest first."""
    several: tuple[Versions, ...] = ()
    """Those that lie in more than one file."""
    problems: tuple[Problem, ...] = ()
    elsewhere: tuple[Elsewhere, ...] = ()
    stats: tuple[tuple[Path, Stat | None], ...] = ()
    """Every file there was, to tell later whether anything has changed; None of what was not looked into."""


def read_past(
    home: Home,
    pair: str | None,
    zone: tzinfo | None = None,
    before: Iterable[Shelved] = (),
    tell: Tell = lambda _done, _of: None,
) -> Past:
    """Read a home for one pair (None: for all); of another pair's sessions nothing is held.

    What cannot be read is a problem and hides nothing. Those of `before` whose files are as they were are taken over.
    """
    files, problems = session_files.listed(home.sessions)
    drafts, more = session_files.listed(home.drafts)
    problems += more
    known = {one.path: one for one in before if one.seal is for_name(one.path.name, home.seal)}
    briefs = Briefs(zone)
    stats: list[tuple[Path, Stat | None]] = [(Path(problem.where), None) for problem in problems]
    ours: list[Shelved] = []
    elsewhere: list[Elsewhere] = []
    paths = (*files, *drafts)
    for at in range(0, len(paths), _AT_ONCE):
        tell(at, len(paths))
        texts: list[_Text] = []
        for path in paths[at : at + _AT_ONCE]:
            # Before it is read: what is written while we read is then noticed at the next look.
            stats.append((path, about := _stat(path)))
            if about is not None and (was := known.get(path)) is not None and was.stat == about:
                ours.append(was)
                continue
            try:
                raw, text = session_files.opened(path, home.seal)
            except ProblemError as error:
                problems.append(error.problem)
                continue
            if pair is not None and (other := theirs(text, pair)) is not None:
                elsewhere.append(other)
            else:
                texts.append(_Text(path, about, raw, text))
        # Only once they are all read: to do one kind of thing at a time takes a sixth less time.
        for one in texts:
            try:
                found = _shelved(one, home.seal, pair, briefs)
            except ProblemError as error:
                problems.append(error.problem)
                continue
            if isinstance(found, Elsewhere):
                elsewhere.append(found)
            else:
                ours.append(found)
    return _sorted_out(home, ours, tuple(problems), tuple(elsewhere), tuple(stats))


def shelve(kept: Kept, zone: tzinfo | None = None) -> Shelved:
    """What was just written or read, as it lies on the shelf."""
    brief = Briefs(zone).of(kept.session)
    return Shelved(
        brief,
        kept.path,
        kept.fingerprint,
        kept.seal,
        kept.as_written,
        kept.form,
        encode(kept.session),
        _stat(kept.path),
    )


def newest_first(some: Iterable[Shelved]) -> tuple[Shelved, ...]:
    return tuple(sorted(some, key=lambda one: (one.brief.started_at, one.id), reverse=True))


def is_as_read(home: Home, stats: Mapping[Path, Stat | None]) -> bool:
    """Whether the home's files are the ones that were there when it was read, untouched."""
    (done, unseen), (drafts, more) = session_files.listed(home.sessions), session_files.listed(home.drafts)
    now = {Path(problem.where): None for problem in (*unseen, *more)} | {path: _stat(path) for path in (*done, *drafts)}
    return now == stats


class _Text(NamedTuple):
    """A file that was read: its bytes as they lie, and the text in them."""

    path: Path
    about: Stat | None
    raw: bytes
    text: bytes


def _shelved(read: _Text, seal: Seal, pair: str | None, briefs: Briefs) -> Shelved | Elsewhere:
    path, about, raw, text = read
    session, form = decoded(text, path.name)
    brief = briefs.of(session)
    if pair is not None and session.pair != pair:
        return Elsewhere(brief.made_up, brief.last_word_at)
    own = for_name(path.name, seal)
    return Shelved(brief, path, Fingerprint.of(raw), own, as_written(text), form, text, about)


def _sorted_out(
    home: Home,
    ours: list[Shelved],
    problems: tuple[Problem, ...],
    elsewhere: tuple[Elsewhere, ...],
    stats: tuple[tuple[Path, Stat | None], ...],
) -> Past:
    """Each session once, whatever its files are called."""
    by_id: dict[str, list[Shelved]] = {}
    for one in ours:
        by_id.setdefault(one.id, []).append(one)
    past: list[Shelved] = []
    waiting: list[Kept] = []
    several: list[Versions] = []
    for some in by_id.values():
        main = some[0]
        if len(some) > 1:
            [versions] = gather(home, (one.kept for one in some))
            main = next(one for one in some if one.path == versions.main.path)
            if not versions.single:
                several.append(versions)
        if main.path.is_relative_to(home.sessions):
            past.append(main)
        elif main.brief.status == "draft":
            waiting.append(main.kept)
    drafts = sorted(waiting, key=lambda one: (one.session.started_at, one.session.id), reverse=True)
    twice = sorted(several, key=lambda one: (one.main.session.started_at, one.id), reverse=True)
    return Past(newest_first(past), tuple(drafts), tuple(twice), problems, elsewhere, stats)


def _stat(path: Path) -> Stat | None:
    try:
        about = path.stat()
    except OSError:
        return None
    return Stat(about.st_mtime_ns, about.st_size, about.st_ino)
