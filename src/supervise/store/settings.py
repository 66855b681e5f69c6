"""The settings file: a wrong key is named and left out; only changed keys are written."""

import re
from pathlib import Path
from typing import Any

import rtoml
from pydantic import ValidationError

from supervise.domain.people import Pair
from supervise.domain.problems import Problem, ProblemError
from supervise.domain.settings import ALLOWED, SCHEMA_VERSION, Settings
from supervise.domain.wording import plural
from supervise.store.files.atomic import Fingerprint, read, replace, write_new
from supervise.store.files.folders import make_folder
from supervise.store.files.links import leads_nowhere

HEADER = "# Settings of Supervise. Comments and keys you add here are kept.\n"
_BOM = "\ufeff"
_MOST_BYTES = 1 << 20
"""Above this the file is not read: a hundred pairs take 30,000."""
_MOST_TOLD = 20
"""Faults that are told one by one."""
_UNTIL_THEN = "until then the usual settings are used and the file is left alone."

Location = tuple[str | int, ...]


def load_settings(path: Path) -> tuple[Settings, list[Problem]]:
    """Return the settings at `path`, and what in there could not be used; the file is never touched.

    No file: the defaults. A file that cannot be read: the defaults and one problem. A wrong field: its default (of
    `pairs`, the others) and a problem that names file, line, key and what is allowed. Raises nothing.
    """
    try:
        data = read(path, most=_MOST_BYTES)
        if data is None:
            nowhere = leads_nowhere(path)
            return Settings(), [] if nowhere is None else [nowhere]
        return _understood(path, _decoded(path, data))
    except ProblemError as error:
        return Settings(), [error.problem]


def save_settings(path: Path, old: Settings, new: Settings, *, saving: bool = True) -> None:
    """Write what differs between `old` and `new` into the file, and nothing else; make it when missing.

    ProblemError, with the file untouched, when it does not parse, comes from a newer Supervise, cannot be changed
    without harm to the rest of it, or cannot be written. `saving` as in `os_problem`.
    """
    target = path.resolve() if path.is_symlink() else path  # a link to a file kept elsewhere stays a link
    data = read(target, most=_MOST_BYTES)
    if data is None:
        old = Settings()  # what was set before is no longer written anywhere
    changed = {key for key in Settings.model_fields if getattr(old, key) != getattr(new, key)}
    if not changed:
        return
    from supervise.store.settings_edit import edited  # slow to import, and wanted only when someone changes a setting

    text = HEADER + f"schema_version = {SCHEMA_VERSION}\n" if data is None else _decoded(target, data)
    if _understood(target, text)[0].schema_version > SCHEMA_VERSION:
        raise ProblemError(_newer(target))
    written = edited(target, text, old, new, changed)
    _refuse_harm(target, text, written, old, new)
    make_folder(target.parent, saving=saving)
    if data is None:
        write_new(target, written.encode(), saving=saving)
    else:
        bom = _BOM if data.startswith(_BOM.encode()) else ""
        replace(target, (bom + written).encode(), Fingerprint.of(data), saving=saving)


def _decoded(path: Path, data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        remedy = f"Save it as UTF-8 in a text editor; {_UNTIL_THEN}"
        raise ProblemError(Problem(f"{path}, line {line}", "This file is not UTF-8 text.", remedy)) from error


def _parsed(path: Path, text: str) -> dict[str, Any]:
    try:
        return rtoml.loads(text)
    except rtoml.TomlParsingError as error:
        line = re.search(r" at line (\d+) column (\d+)$", str(error))
        where = f"{path}, line {line[1]}, column {line[2]}" if line else str(path)
        what = f"The settings cannot be understood: {str(error)[: line.start()] if line else error}."
        remedy = f"Correct it in a text editor; {_UNTIL_THEN}"
        raise ProblemError(Problem(where, what, remedy)) from error


def _understood(path: Path, text: str) -> tuple[Settings, list[Problem]]:
    """Read what can be read: take out what is refused, one pair or one key each, until the rest holds."""
    raw = _parsed(path, text)
    problems: list[Problem] = []
    untold = 0
    while True:
        try:
            settings = Settings.model_validate(raw)
            break
        except ValidationError as refused:
            # Several faults in one pair are told each, but the pair is taken out once.
            pairs: set[int] = set()
            for error in refused.errors(include_url=False):
                where: Location = error["loc"]
                message = str(error.get("ctx", {}).get("error", "")) or f"{error['msg']}.".replace("Input", "This")
                if len(problems) < _MOST_TOLD:
                    problems.append(_refused(path, text, where, message, error["input"]))
                else:
                    untold += 1
                if len(where) > 1 and isinstance(where[1], int):
                    pairs.add(where[1])
                elif len(where) > 1:
                    raw[str(where[0])].pop(where[1], None)
                else:
                    raw.pop(str(where[0]), None)
            if pairs and "pairs" in raw:
                raw["pairs"] = [pair for n, pair in enumerate(raw["pairs"]) if n not in pairs]
    if untold:
        remedy = f"Correct those that are named first; {_UNTIL_THEN}"
        problems.append(
            Problem(str(path), f"There is more wrong with the settings: {plural(untold, 'fault')}.", remedy)
        )
    if settings.schema_version > SCHEMA_VERSION:
        problems.append(_newer(path))
    return settings, problems


def _refused(path: Path, text: str, where: Location, message: str, value: object) -> Problem:
    key = "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in where)[1:]
    line = _line_of(text, where)
    shown = "" if isinstance(value, dict | list) else f" Found: {str(value)[:40]!r}."
    fallback = "This pair is left out" if len(where) > 1 and where[0] == "pairs" else "The usual value is used"
    return Problem(
        f"{path}, {f'line {line}, ' if line else ''}{key}",
        f"{message}{shown}",
        f"Allowed: {ALLOWED[str(where[0])]}. {fallback} until it is corrected.",
    )


def _line_of(text: str, where: Location) -> int | None:
    """Return the line, from 1, of the key or table at `where`, as near as can be told; None when not found."""
    position, end, line = 0, len(text), None
    names: list[str] = []
    for n, part in enumerate(where):
        if isinstance(part, int):
            continue
        names.append(part)
        index = where[n + 1] if n + 1 < len(where) else None
        header = re.compile(rf"^[ \t]*\[\[[ \t]*{re.escape('.'.join(names))}[ \t]*\]\]", re.MULTILINE)
        headers = list(header.finditer(text, position, end)) if isinstance(index, int) else []
        if isinstance(index, int) and index < len(headers):
            match: re.Match[str] | None = headers[index]
            end = headers[index + 1].start() if index + 1 < len(headers) else end
        elif isinstance(index, str):
            match = re.compile(rf"^[ \t]*\[[ \t]*{re.escape(part)}[ \t]*\]", re.MULTILINE).search(text, position, end)
        else:
            table = re.compile(r"^[ \t]*\[", re.MULTILINE).search(text, position + 1, end)
            key = re.compile(rf"^[ \t]*[\"']?{re.escape(part)}[\"']?[ \t]*=", re.MULTILINE)
            match = key.search(text, position, table.start() if table else end)
        if match:
            position = match.end()
            line = text.count("\n", 0, position) + 1
    return line


def _newer(path: Path) -> Problem:
    remedy = "They are read as well as this one can, and not changed: bring Supervise up to date."
    return Problem(str(path), "These settings were written by a newer Supervise.", remedy)


def _refuse_harm(path: Path, before: str, after: str, old: Settings, new: Settings) -> None:
    """Read back what is about to be written: what changed says the new thing, every other key what it said."""
    from supervise.store.settings_edit import unchangeable

    was, now = _parsed(path, before), _parsed(path, after)
    read_back, _ = _understood(path, after)
    for key in was.keys() | now.keys() | Settings.model_fields.keys():
        if key == "pairs":
            result = all(
                _comparable(pair) in map(_comparable, read_back.pairs) for pair in new.pairs if pair not in old.pairs
            )
        elif key in Settings.model_fields and getattr(old, key) != getattr(new, key):
            result = getattr(read_back, key) == getattr(new, key)
        else:
            result = repr(was.get(key)) == repr(now.get(key))  # repr, for nan is not equal to itself
        if not result:
            raise ProblemError(unchangeable(path))


def _comparable(pair: Pair) -> tuple[str, set[tuple[str, str, str]]]:
    return pair.id, {(person.id, person.initials, person.role) for person in pair.people}
