"""Exports a session, or a page about many, as plain text to a new file outside the home."""

import json
from collections.abc import Mapping
from datetime import tzinfo
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from supervise.domain.problems import Problem, ProblemError
from supervise.domain.session.fields.kinds import TextField
from supervise.domain.session.fields.text_fields import text_fields
from supervise.domain.session.kinds.own_record import as_saved, is_own, own_document
from supervise.domain.session.model import Session
from supervise.domain.session.report import as_document
from supervise.store.files.atomic import NameTakenError, UnsyncedError, read_bytes, write_new
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


def to_save(what: Session | TextDocument, zone: tzinfo | None = None, *, with_for_me: bool = False) -> TextDocument:
    """A session as a text; of a page that one person wrote alone, no more than is meant to be read by others.

    What is for the writer only is in it `with_for_me`.
    """
    if isinstance(what, TextDocument):
        return what
    saved = as_saved(what, with_for_me=with_for_me)
    text = own_document(saved, zone) if is_own(what) else as_document(saved, zone)
    return TextDocument(_name(what), text, text_fields(saved))


def as_json_text(value: object) -> str:
    """JSON for a file."""
    return f"{json.dumps(value, ensure_ascii=False, indent=2)}\n"


def suggested_path(what: Session | TextDocument) -> str:
    """Where the text goes unless somebody says otherwise; "" where nobody can tell."""
    try:
        return str(Path.home() / _file_name(what))
    except RuntimeError:
        return ""


def save_as_text(home: HomeFolder, what: Session | TextDocument, asked: str, zone: tzinfo | None = None) -> Path:
    """Write what both may see of a session, or a sheet, to a new file, mode 0600, and return where it is.

    `asked` is a file, or a folder to put one in. ProblemError, and nothing is written, when there is a file of that
    name already, no such folder, or the place is inside the home, which holds no text but its own.
    """
    path = typed_file(asked, "The text", lambda folder: folder / _file_name(what), _no_folder)
    with as_problem(path, saving=False):
        if not path.parent.is_dir():
            raise ProblemError(_no_folder(path.parent))
        if path.parent.resolve().is_relative_to((home.joint or home).root.resolve()):
            fault = "This is inside the Supervise folder."
            raise ProblemError(Problem(str(path), fault, "Save the text somewhere else."))
    data = to_save(what, zone).text_for(path).encode("utf-8", "replace")
    try:
        write_new(path, data, saving=False)
    except (NameTakenError, UnsyncedError):
        raise
    except ProblemError as error:  # about a place that is not the home's
        remedy = "Nothing was saved; see to that, or name another place."
        raise ProblemError(error.problem._replace(remedy=remedy)) from error
    with as_problem(path, saving=False):
        if read_bytes(path) != data:
            remedy = "See that the disk is well, and save it to another place."
            raise ProblemError(Problem(str(path), "This file does not read back as it was written.", remedy))
    return path


def _name(what: Session | TextDocument) -> str:
    if isinstance(what, TextDocument):
        return what.name
    return f"{'my-page' if is_own(what) else 'supervision'}-{what.id}"


def _file_name(what: Session | TextDocument) -> str:
    return f"{_name(what)}{ENDING}"


def _no_folder(folder: Path) -> Problem:
    return Problem(str(folder), "There is no such folder.", "Make it first, or name another one.")
