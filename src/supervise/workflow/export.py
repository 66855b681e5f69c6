"""Exports a session, or a page about many, as plain text to a new file outside the home."""

import json
from collections.abc import Mapping
from datetime import tzinfo
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from supervise.domain.problems import Problem, ProblemError
from supervise.domain.session.fields.kinds import TextField
from supervise.domain.session.model import Session
from supervise.domain.session.report import as_document
from supervise.store.files.atomic import NameTakenError, UnsyncedError, write_new
from supervise.store.files.os_errors import as_problem
from supervise.store.files.typed_paths import typed_file
from supervise.store.home.folder import HomeFolder

ENDING = ".txt"


class TextDocument(NamedTuple):
    """Words to be saved: what their file is called, all of them, and the places to look through for names first."""

    name: str
    text: str
    places: tuple[TextField, ...]
    by_ending: Mapping[str, str] = MappingProxyType({})
    """The same for another program, where the file ends so: `.csv`."""

    def text_for(self, path: Path) -> str:
        return self.by_ending.get(path.suffix.lower(), self.text)


def as_json_text(value: object) -> str:
    """JSON for a file."""
    return f"{json.dumps(value, ensure_ascii=False, indent=2)}\n"


def suggested_path(what: Session | TextDocument) -> str:
    """Where the text goes unless somebody says otherwise; "" where nobody can tell."""
    try:
        return str(Path.home() / _name(what))
    except RuntimeError:
        return ""


def save_as_text(home: HomeFolder, what: Session | TextDocument, asked: str, zone: tzinfo | None = None) -> Path:
    """Write what both may see of a session, or a sheet, to a new file, mode 0600, and return where it is.

    `asked` is a file, or a folder to put one in. ProblemError, and nothing is written, when there is a file of that
    name already, no such folder, or the place is inside the home, which holds no text but its own.
    """
    path = typed_file(asked, "The text", lambda folder: folder / _name(what), _no_folder)
    with as_problem(path, saving=False):
        if not path.parent.is_dir():
            raise ProblemError(_no_folder(path.parent))
        if path.parent.resolve().is_relative_to(home.root.resolve()):
            fault = "This is inside the Supervise folder."
            raise ProblemError(Problem(str(path), fault, "Save the text somewhere else."))
    text = what.text_for(path) if isinstance(what, TextDocument) else as_document(what, zone)
    try:
        write_new(path, text.encode("utf-8", "replace"), saving=False)
    except (NameTakenError, UnsyncedError):
        raise
    except ProblemError as error:  # about a place that is not the home's
        remedy = "Nothing was saved; see to that, or name another place."
        raise ProblemError(error.problem._replace(remedy=remedy)) from error
    return path


def _name(what: Session | TextDocument) -> str:
    return f"{what.name if isinstance(what, TextDocument) else f'supervision-{what.id}'}{ENDING}"


def _no_folder(folder: Path) -> Problem:
    return Problem(str(folder), "There is no such folder.", "Make it first, or name another one.")
