"""Reads one pair's past: a summary of each session, its text as bytes until it is asked for."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import tzinfo
from pathlib import Path
from typing import NamedTuple

from supervise.domain.problems import Problem, ProblemError
from supervise.domain.review.session_summary import SessionSummary, SummaryBuilder
from supervise.domain.session.model import Session
from supervise.store.files.atomic import Fingerprint
from supervise.store.files.cipher import Cipher, for_name
from supervise.store.home.folder import HomeFolder
from supervise.store.sessions import files as session_files
from supervise.store.sessions.duplicates import SessionCopies, group_by_id
from supervise.store.sessions.files import StoredSession
from supervise.store.sessions.pair_header import OtherPairSession, read_other_pair_header
from supervise.store.sessions.toml import decode, decode_with_version, encode, has_valid_checksum

Tell = Callable[[int, int], None]
"""Told from time to time: how many files of how many are read."""
_AT_ONCE = 2_000


class FileStamp(NamedTuple):
    """What the file system says of a file: other words have, all but surely, another of these."""

    modified: int
    size: int
    inode: int


@dataclass(frozen=True, slots=True)
class ArchivedSession:
    """A session that is over and the file it was read from."""

    brief: SessionSummary
    path: Path
    fingerprint: Fingerprint
    seal: Cipher
    as_written: bool
    form: int
    data: bytes
    """The file's text, opened."""
    stat: FileStamp | None = None

    @property
    def id(self) -> str:
        return self.brief.id

    @property
    def session(self) -> Session:
        """The whole of it."""
        return decode(self.data, self.path.name)

    @property
    def stored_session(self) -> StoredSession:
        return StoredSession(self.session, self.path, self.fingerprint, self.seal, self.as_written, self.form)


@dataclass(frozen=True)
class Archive:
    """One pair's part of a home."""

    shelved: tuple[ArchivedSession, ...] = ()
    """Sessions that are over, newest first, each once."""
    waiting: tuple[StoredSession, ...] = ()
    """Drafts, newest first."""
    several: tuple[SessionCopies, ...] = ()
    """Those that lie in more than one file."""
    problems: tuple[Problem, ...] = ()
    elsewhere: tuple[OtherPairSession, ...] = ()
    stats: tuple[tuple[Path, FileStamp | None], ...] = ()
    """Every file there was, to tell later whether anything has changed; None of what was not looked into."""


def read_archive(
    home: HomeFolder,
    pair: str | None,
    zone: tzinfo | None = None,
    before: Iterable[ArchivedSession] = (),
    tell: Tell = lambda _done, _of: None,
    usual_rules: Iterable[str] = (),
    *,
    searched: bool = True,
) -> Archive:
    """Read a home for one pair (None: for all); of another pair's sessions nothing is held.

    What cannot be read is a problem and hides nothing. Those of `before` whose files are as they were are taken over.
    No session is found by the `usual_rules`; where they are not to be `searched`, by nothing, which is a third quicker.
    """
    files, problems = session_files.list_files(home.sessions)
    drafts, more = session_files.list_files(home.drafts)
    problems += more
    known = {archived.path: archived for archived in before if archived.seal is for_name(archived.path.name, home.seal)}
    briefs = SummaryBuilder(zone, usual_rules, searched=searched)
    stats: list[tuple[Path, FileStamp | None]] = [(Path(problem.where), None) for problem in problems]
    ours: list[ArchivedSession] = []
    elsewhere: list[OtherPairSession] = []
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
                raw, text = session_files.read_decrypted(path, home.seal)
            except ProblemError as error:
                problems.append(error.problem)
                continue
            if pair is not None and (other := read_other_pair_header(text, pair)) is not None:
                elsewhere.append(other)
            else:
                texts.append(_Text(path, about, raw, text))
        # Only once they are all read: to do one kind of thing at a time takes a sixth less time.
        for file_text in texts:
            try:
                archived_session = _shelved(file_text, home.seal, pair, briefs)
            except ProblemError as error:
                problems.append(error.problem)
                continue
            if isinstance(archived_session, OtherPairSession):
                elsewhere.append(archived_session)
            else:
                ours.append(archived_session)
    return _sorted_out(home, ours, tuple(problems), tuple(elsewhere), tuple(stats))


def archive(
    stored_session: StoredSession, zone: tzinfo | None = None, usual_rules: Iterable[str] = ()
) -> ArchivedSession:
    """A session just written or read, as `read_archive` would give it."""
    brief = SummaryBuilder(zone, usual_rules).of(stored_session.session)
    data, stamp = encode(stored_session.session), _stat(stored_session.path)
    return ArchivedSession(
        brief,
        stored_session.path,
        stored_session.fingerprint,
        stored_session.seal,
        stored_session.as_written,
        stored_session.form,
        data,
        stamp,
    )


def newest_first(archived_sessions: Iterable[ArchivedSession]) -> tuple[ArchivedSession, ...]:
    return tuple(sorted(archived_sessions, key=lambda archived: (archived.brief.started_at, archived.id), reverse=True))


def is_as_read(home: HomeFolder, stats: Mapping[Path, FileStamp | None]) -> bool:
    """Whether the home's files are the ones that were there when it was read, untouched."""
    (done, unseen), (drafts, more) = session_files.list_files(home.sessions), session_files.list_files(home.drafts)
    now = {Path(problem.where): None for problem in (*unseen, *more)} | {path: _stat(path) for path in (*done, *drafts)}
    return now == stats


class _Text(NamedTuple):
    """A file that was read: its bytes as they lie, and the text in them."""

    path: Path
    about: FileStamp | None
    raw: bytes
    text: bytes


def _shelved(read: _Text, seal: Cipher, pair: str | None, briefs: SummaryBuilder) -> ArchivedSession | OtherPairSession:
    path, about, raw, text = read
    session, form = decode_with_version(text, path.name)
    brief = briefs.of(session)
    if pair is not None and session.pair != pair:
        return OtherPairSession(brief.made_up, brief.last_changed_at)
    own = for_name(path.name, seal)
    return ArchivedSession(brief, path, Fingerprint.of(raw), own, has_valid_checksum(text), form, text, about)


def _sorted_out(
    home: HomeFolder,
    ours: list[ArchivedSession],
    problems: tuple[Problem, ...],
    elsewhere: tuple[OtherPairSession, ...],
    stats: tuple[tuple[Path, FileStamp | None], ...],
) -> Archive:
    """Each session once, whatever its files are called."""
    by_id: dict[str, list[ArchivedSession]] = {}
    for archived_session in ours:
        by_id.setdefault(archived_session.id, []).append(archived_session)
    past: list[ArchivedSession] = []
    waiting: list[StoredSession] = []
    several: list[SessionCopies] = []
    for archived_sessions in by_id.values():
        main = archived_sessions[0]
        if len(archived_sessions) > 1:
            [versions] = group_by_id(home, (archived_session.stored_session for archived_session in archived_sessions))
            main = next(archived for archived in archived_sessions if archived.path == versions.main.path)
            if not versions.single:
                several.append(versions)
        if main.path.is_relative_to(home.sessions):
            past.append(main)
        elif main.brief.status == "draft":
            waiting.append(main.stored_session)
    twice = sorted(several, key=lambda copies: (copies.main.session.started_at, copies.id), reverse=True)
    return Archive(newest_first(past), session_files.newest_first(waiting), tuple(twice), problems, elsewhere, stats)


def _stat(path: Path) -> FileStamp | None:
    try:
        about = path.stat()
    except OSError:
        return None
    return FileStamp(about.st_mtime_ns, about.st_size, about.st_ino)
