"""Groups files that hold one session, by the id inside them: its own file, copies, and other versions."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from supervise.domain.problems import Problem, ProblemError
from supervise.domain.session.model import Session
from supervise.domain.wording import format_date
from supervise.store.files.cipher import PLAIN
from supervise.store.home.folder import HomeFolder, check_id
from supervise.store.sessions import files as session_files
from supervise.store.sessions.files import StoredSession
from supervise.store.sessions.snapshots import stem

_DAY = r"(?P<day>\d{4}-?\d\d-?\d\d)"
# Only what to call a copy: a name is never taken as a proof of anything, as these can hardly be told apart.
_MADE_BY = (
    (rf"\.sync-conflict-{_DAY}-\d{{6}}-[A-Z0-9]+", "Syncthing"),
    (rf" \(.*case conflict.*\)| \(.*conflicted copy(?: {_DAY})?.*\)", "Dropbox or Nextcloud"),
    (r"-[A-Z][A-Z0-9-]{2,}(?:-\d+)?", "OneDrive"),
)
_BY_HAND = r" - Copy(?: \(\d+\))?|(?: copy)? \d+| copy| \(\d+\)"
_ID_LENGTH = len("2026-11-22T0930-4k7q")


@dataclass(frozen=True)
class SessionCopies:
    """One session and every file that holds it; `main` stands for it wherever sessions are listed or counted."""

    main: StoredSession
    others: tuple[StoredSession, ...] = ()
    """Those that say something else than `main`, each something of its own."""
    copies: tuple[StoredSession, ...] = ()
    """Those that say, word for word, what `main` or one of the others says."""

    @property
    def id(self) -> str:
        return self.main.session.id

    @property
    def single(self) -> bool:
        return not (self.others or self.copies)


@dataclass(frozen=True)
class HomeContents:
    """Everything in a home, newest first, each session once."""

    past: tuple[SessionCopies, ...] = ()
    """Those that lie among the sessions."""
    waiting: tuple[SessionCopies, ...] = ()
    """Drafts; one whose session lies among the sessions as well is a version of that."""
    problems: tuple[Problem, ...] = ()


def read_home(home: HomeFolder, pair: str | None = None) -> HomeContents:
    """Read every session and draft that may be this pair's (None: all); what cannot be read is a problem, no more."""
    done, drafts = session_files.read_sessions(home, pair), session_files.read_folder(home.drafts, home.seal, pair)
    gathered = group_by_id(home, (*done.kept, *drafts.kept))
    past = tuple(copies for copies in gathered if _among_sessions(home, copies.main))
    waiting = tuple(
        copies for copies in gathered if not (_among_sessions(home, copies.main) or copies.main.session.locked)
    )
    return HomeContents(past, waiting, (*done.problems, *drafts.problems))


def group_by_id(home: HomeFolder, stored_sessions: Iterable[StoredSession]) -> tuple[SessionCopies, ...]:
    """Each session once, newest first, whatever its files are called."""
    by_id: dict[str, list[StoredSession]] = {}
    for stored_session in stored_sessions:
        by_id.setdefault(stored_session.id, []).append(stored_session)
    session_copies = [_versions(home, stored_sessions) for stored_sessions in by_id.values()]
    return tuple(sorted(session_copies, key=lambda copies: (copies.main.session.started_at, copies.id), reverse=True))


def named_after(path: Path) -> str:
    """The id a file's name begins with, however a sync program has gone on from there; "" when it begins with none."""
    try:
        return check_id(path.name[:_ID_LENGTH])
    except ProblemError:
        return ""


def is_own(home: HomeFolder, path: Path, session: Session) -> bool:
    """Whether this is the file Supervise itself keeps the session in, as far as that has come."""
    folder = home.sessions / session.id[:4] if session.locked else home.drafts
    return path.parent == folder and stem(path) == session.id


def has_same_text(main: StoredSession, other: StoredSession) -> bool:
    """Whether every word of `other` stands in `main`: alike, or the draft left behind when its record was locked."""
    from supervise.domain.versions import merge  # few homes ever need it, and it takes a while to load

    return merge.is_same_session(main.session, other.session) or merge.is_leftover_draft(main.session, other.session)


def describe_source(stored_session: StoredSession) -> str:
    """Where this file comes from, as far as its name says: "copy made by Syncthing on 15 May 2026"."""
    name = stem(stored_session.path)
    more = name.removeprefix(stored_session.session.id)
    # An armored file's name can carry the mark between its two endings.
    more = more.removeprefix(".toml") if more.startswith(".toml") else more
    if more == name:
        return f"file “{stored_session.path.name}”"
    for pattern, program in _MADE_BY:
        if match := re.fullmatch(pattern, more):
            when = _day(match.groupdict().get("day") or "")
            return f"copy made by {program}{f' on {when}' if when else ''}"
    if re.fullmatch(r"\.\d+", more):
        return "written here after its file was changed by another program"
    if re.fullmatch(_BY_HAND, more):
        return "copy made by hand or by a sync program"
    return f"file “{stored_session.path.name}”" if more else f"file in {stored_session.path.parent.name}"


def _versions(home: HomeFolder, stored_sessions: list[StoredSession]) -> SessionCopies:
    """The one to list first: a record before a draft, then the session's own file, then by name.

    But in a locked home a locked one before all that are not: to put a plain one there, no key is needed.
    """
    if len(stored_sessions) == 1:
        return SessionCopies(stored_sessions[0])
    main, *rest = sorted(
        stored_sessions,
        key=lambda stored: (_rank(home, stored), len(stored.path.name), str(stored.path)),
    )
    others: list[StoredSession] = []
    copies: list[StoredSession] = []
    for stored_session in rest:
        alike = [other for other in (main, *others) if has_same_text(other, stored_session)]
        if not alike:
            others.append(stored_session)
        elif not any(_half_converted(other, stored_session) for other in alike):
            copies.append(stored_session)
    return SessionCopies(main, tuple(others), tuple(copies))


def _rank(home: HomeFolder, stored_session: StoredSession) -> tuple[bool, bool, bool]:
    return (
        home.seal is not PLAIN and stored_session.seal is PLAIN,
        not (stored_session.session.locked and _among_sessions(home, stored_session)),
        not is_own(home, stored_session.path, stored_session.session),
    )


def _among_sessions(home: HomeFolder, stored_session: StoredSession) -> bool:
    return home.sessions in stored_session.path.parents


def _half_converted(stored_session: StoredSession, other: StoredSession) -> bool:
    """Whether a passphrase was just being set or taken off: that goes on by itself at the next opening."""
    return stored_session.path.parent == other.path.parent and stem(stored_session.path) == stem(other.path)


def _day(digits: str) -> str:
    try:
        return format_date(date.fromisoformat(digits))
    except ValueError:
        return ""
