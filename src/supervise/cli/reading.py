"""`supervise list` and `supervise show`: the sessions as plain text, for a shell, a printer or a screen reader."""

import os
import textwrap
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from supervise.cli.arguments import WrongUseError
from supervise.cli.output import one_line, tell, tell_json, warn
from supervise.domain.agreement import for_both
from supervise.domain.report import Entry, report, status_words
from supervise.domain.session import Session
from supervise.domain.words import plural
from supervise.store import drafts, sessions
from supervise.store.paths import Home, told
from supervise.store.sessions import Kept

_WIDTH = 80
_CANDIDATES = 5


def list_sessions(home: Home, *, as_json: bool) -> int:
    """One line a session, newest first; what cannot be read is counted on stderr."""
    see(home)
    past, waiting = sessions.read_sessions(home), drafts.read_drafts(home)
    done = {one.session.id for one in past.kept}
    kept = [*past.kept, *(one for one in waiting.kept if one.session.id not in done)]
    kept.sort(key=lambda one: (one.session.started_at, one.session.id), reverse=True)
    if as_json:
        tell_json([_summary(one) for one in kept])
    else:
        for line in _lines([one.session for one in kept]):
            tell(line)
    if unread := len(past.problems) + len(waiting.problems):
        warn(f"{plural(unread, 'file')} could not be read; `supervise check` says what to do.")
        return 1
    if not kept and not as_json:
        warn(f"There are no sessions in {home.root} yet.")
    return 0


def show_session(home: Home, asked: str, *, as_json: bool) -> int:
    """One session, as both may see it."""
    see(home)
    session = sessions.read(_find(home, asked), home.seal).session
    if as_json:
        tell_json(for_both(session).model_dump(mode="json"))
        return 0
    for number, part in enumerate(report(session)):
        tell(("\n" if number else "") + one_line(part.title))
        for entry in part.entries:
            _tell_entry(entry)
    return 0


def see(home: Home) -> None:
    """ProblemError when a folder is there and cannot be looked into: it must not seem to be empty."""
    years: list[Path] = []
    for folder in (home.root, home.sessions, home.drafts):
        with told(folder, saving=False), suppress(FileNotFoundError), os.scandir(folder) as found:
            years += [Path(one.path) for one in found if folder == home.sessions and one.is_dir()]
    for year in years:
        with told(year, saving=False), os.scandir(year):
            pass


def _lines(found: list[Session]) -> Iterator[str]:
    """When, id, section, state, who, case; in columns, so that the eye can run down them."""
    rows = [
        (
            f"{one.started_at.astimezone():%Y-%m-%d %H:%M}",
            one.id,
            one.section.title if one.section else "no section yet" if one.status == "draft" else "no section",
            status_words(one),
            " + ".join(person.initials for person in one.people),
            one.incident.case if one.incident else "",
            "made up" if one.made_up else "",
        )
        for one in found
    ]
    rows = [tuple(one_line(cell) for cell in row) for row in rows]  # type: ignore[misc]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True) if width)
        yield "  ".join(cells).rstrip()


def _summary(kept: Kept) -> dict[str, Any]:
    session = kept.session
    return {
        "id": session.id,
        "status": session.status,
        "cut_short": session.cut_short,
        "started_at": session.started_at.isoformat(),
        "ended_at": session.ended_at.isoformat() if session.ended_at else None,
        "section": session.section.title if session.section else None,
        "people": [{"id": one.id, "initials": one.initials, "role": one.role} for one in session.people],
        "case": session.incident.case if session.incident else None,
        "made_up": session.made_up,
        "as_written": kept.as_written,
        "file": str(kept.path),
    }


def _tell_entry(entry: Entry) -> None:
    """A label with its words beside it, or under it when they are more than one line."""
    label, text = one_line(entry.label), entry.text.strip()
    beside = f"  {label}: {text}" if label else f"  {text}"
    if "\n" not in text and len(beside) <= _WIDTH:
        tell(beside)
        return
    # A question keeps its own question mark.
    _tell_wrapped(label if label.endswith(("?", ".", "!")) else f"{label}:", "  ")
    for line in text.split("\n"):
        _tell_wrapped(line, "    ", "    " + ("  " if line.startswith("· ") else ""))


def _tell_wrapped(text: str, indent: str, rest: str | None = None) -> None:
    lines = textwrap.wrap(
        one_line(text),
        _WIDTH,
        initial_indent=indent,
        subsequent_indent=indent if rest is None else rest,
        break_long_words=False,
        break_on_hyphens=False,
    )
    for line in lines or [""]:
        tell(line)


def _find(home: Home, asked: str) -> Path:
    """The file of the session with this id, or whose id alone begins or ends so; WrongUseError when not just one."""
    files = {_name(path.name): path for folder in (home.drafts, home.sessions) for path in sessions.files(folder)}
    wanted = _name(asked.strip())
    if wanted in files:
        return files[wanted]
    near = [name for name in files if wanted and (name.startswith(wanted) or name.endswith(wanted))]
    if not near:
        raise WrongUseError(f"There is no session “{asked[:60]}” here; `supervise list` shows their ids.")
    if len(near) > 1:
        some = ", ".join(sorted(near, reverse=True)[:_CANDIDATES])
        more = f" and {len(near) - _CANDIDATES} more" if len(near) > _CANDIDATES else ""
        raise WrongUseError(f"“{asked[:60]}” could be {some}{more}: write a little more of the id.")
    return files[near[0]]


def _name(file: str) -> str:
    return file.removesuffix(".age").removesuffix(".toml")
