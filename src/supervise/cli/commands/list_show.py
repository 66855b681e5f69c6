"""`supervise list` and `supervise show`: the sessions as plain text, for a shell, a printer or a screen reader."""

import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import islice
from pathlib import Path
from typing import Any

from pydantic_core import from_json

from supervise.cli.choose_pair import resolve_pair
from supervise.cli.output import print_json, print_line, safe_line, warn
from supervise.cli.request import UsageError
from supervise.domain.instants import local_day
from supervise.domain.people import called
from supervise.domain.problems import Problem, ProblemError
from supervise.domain.review.filters import is_of_kind
from supervise.domain.session.lifecycle import status_words, subject_words, visible_to_both
from supervise.domain.session.report import session_lines
from supervise.domain.wording import plural, time_of_day
from supervise.store.files.links import leads_nowhere
from supervise.store.files.os_errors import as_problem
from supervise.store.home.folder import HomeFolder
from supervise.store.sessions import files as session_files
from supervise.store.sessions.duplicates import SessionCopies, group_by_id, named_after, read_home
from supervise.store.sessions.files import StoredSession

_CANDIDATES = 5


def list_sessions(home: HomeFolder, pair: str = "", kinds: Sequence[str] = (), *, as_json: bool) -> int:
    """One line a session of the pair, newest first; what cannot be read is counted on stderr.

    With `kinds`, only those that are of one of them, by its id or its words.
    """
    check_readable(home)
    home_found = read_home(home, ours := resolve_pair(home, pair))
    session_copies = [
        copies for copies in (*home_found.past, *home_found.waiting) if ours in (None, copies.main.session.pair)
    ]
    of_all = session_copies
    if kinds:
        session_copies = [copies for copies in of_all if is_of_kind(copies.main.session, kinds)]
    session_copies.sort(key=lambda copies: (copies.main.session.started_at, copies.id), reverse=True)
    if as_json:
        print_json([_summary(copies) for copies in session_copies])
    else:
        for line in _lines(session_copies):
            print_line(line)
    if unread := len(home_found.problems):
        warn(f"{plural(unread, 'file')} could not be read; `supervise check` says what to do.")
        return 1
    if not session_copies and not as_json:
        what = "No session is of this kind; `supervise kinds` says which there are."
        warn(what if of_all else f"There are no sessions in {home.root} yet.")
    return 0


def show_session(home: HomeFolder, asked: str, pair: str = "", *, as_json: bool) -> int:
    """One session, as both may see it."""
    check_readable(home)
    copies = find_session(home, asked, pair)
    if as_json:
        print_json(from_json(visible_to_both(copies.main.session).model_dump_json()))  # JSON has no "not a number"
    else:
        for line in session_lines(copies.main.session):
            print_line(line)
    for other in copies.others:
        warn(f"{other.path} says something else of this session; open Supervise to look at both.")
    return 0


def check_readable(home: HomeFolder) -> None:
    """ProblemError when a folder is there and cannot be looked into: it must not seem to be empty."""
    years: list[Path] = []
    for folder in (home.root, home.sessions, home.drafts):
        if (nowhere := leads_nowhere(folder)) is not None:
            raise ProblemError(nowhere)
        with as_problem(folder, saving=False), suppress(FileNotFoundError), os.scandir(folder) as entries:
            years += [Path(entry.path) for entry in entries if folder == home.sessions and entry.is_dir()]
    for year in years:
        with as_problem(year, saving=False), os.scandir(year):
            pass


def _lines(copies: list[SessionCopies]) -> Iterator[str]:
    """When, id, section, state, who, case, versions; in columns, so that the eye can run down them."""
    rows = [
        (
            f"{local_day(session.started_at, None)} {time_of_day(session.started_at, None)}",
            session.id,
            subject_words(session) or ("no section yet" if session.status == "draft" else "no section"),
            status_words(session),
            called(session.people),
            session.incident.case if session.incident and session.incident.case != session.about else "",
            "made up" if session.made_up else "",
            plural(len(copies.others) + 1, "version") if copies.others else "",
        )
        for copies, session in ((copies, copies.main.session) for copies in copies)
    ]
    rows = [tuple(safe_line(cell) for cell in row) for row in rows]  # type: ignore[misc]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True) if width)
        yield "  ".join(cells).rstrip()


def _summary(copies: SessionCopies) -> dict[str, Any]:
    main, session = copies.main, copies.main.session
    return {
        "id": session.id,
        "status": session.status,
        "cut_short": session.cut_short,
        "started_at": session.started_at.isoformat(),
        "ended_at": session.ended_at.isoformat() if session.ended_at else None,
        "section": session.section.title if session.section else None,
        "kind": session.occasion_title or None,
        "people": [{"id": person.id, "initials": person.initials, "role": person.role} for person in session.people],
        "case": session.incident.case if session.incident else None,
        "made_up": session.made_up,
        "as_written": main.as_written,
        "file": str(main.path),
        "other_versions": [str(other.path) for other in copies.others],
    }


def find_session(home: HomeFolder, asked: str, pair: str = "") -> SessionCopies:
    """The pair's session with this id, or whose id alone begins or ends so, in all its files.

    UsageError when it is not just one; ProblemError when none of its files can be read.
    """
    ours = resolve_pair(home, pair)
    files: dict[str, list[Path]] = {}
    unread: list[Problem] = []
    for folder in (home.sessions, home.drafts):
        listed, passed_over = session_files.list_files(folder)
        unread += passed_over
        for path in listed:
            files.setdefault(named_after(path) or _name(path.name), []).append(path)
    wanted = _name(asked.strip())
    near = [name for name in files if wanted and (name.startswith(wanted) or name.endswith(wanted))]
    if wanted in files:
        near = [wanted]
    near = list(islice((name for name in near if _may_be(home, files[name], ours)), _CANDIDATES + 1))
    if not near:
        for problem in unread:
            if wanted and wanted in Path(problem.where).name:
                raise ProblemError(problem)
        raise UsageError(f"There is no session “{asked[:60]}” here; `supervise list` shows their ids.")
    if len(near) > 1:
        text = ", ".join(sorted(near, reverse=True)[:_CANDIDATES])
        more = " and more" if len(near) > _CANDIDATES else ""
        raise UsageError(f"“{asked[:60]}” could be {text}{more}: write a little more of the id.")
    named = files.pop(near[0])
    stored_sessions, problems = _read(home, named)
    if not stored_sessions:
        raise problems[0]
    # A copy can have any name: whatever is not named as sessions are may be one of this.
    odd = [path for name, file in files.items() for path in file if _name(path.name) != name or not named_after(path)]
    id_ = stored_sessions[0].id
    stored_sessions += (stored_session for stored_session in _read(home, odd)[0] if stored_session.id == id_)
    return next(copies for copies in group_by_id(home, stored_sessions) if copies.id == id_)


def _may_be(home: HomeFolder, files: list[Path], pair: str | None) -> bool:
    """Whether these are of the pair, as far as they can be read: of another one's not even the id is told."""
    stored_sessions, problems = _read(home, files)
    return (
        pair is None or bool(problems) or any(stored_session.session.pair == pair for stored_session in stored_sessions)
    )


def _read(home: HomeFolder, files: list[Path]) -> tuple[list[StoredSession], list[ProblemError]]:
    stored_sessions: list[StoredSession] = []
    problems: list[ProblemError] = []
    for path in files:
        try:
            stored_sessions.append(session_files.read(path, home.seal))
        except ProblemError as error:
            problems.append(error)
    return stored_sessions, problems


def _name(file: str) -> str:
    return file.removesuffix(".age").removesuffix(".toml")
