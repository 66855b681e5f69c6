"""Parses paths as people type or paste them, with quotes, `~` and escapes."""

import os
import re
from collections.abc import Callable
from pathlib import Path

from supervise.domain.problems import Problem, ProblemError
from supervise.store.files import folders
from supervise.store.files.os_errors import as_problem

_VARIABLE = re.compile(r"%([^%]+)%")
_ESCAPED = re.compile(r"\\([^\w\\])")
"""As a terminal writes a folder that is dragged into it: /Volumes/My\\ Stick."""


def meant(asked: str) -> Path:
    """The path, absolute, of what stands in a field: quotes and escapes that came with it are no part of its name.

    RuntimeError when it begins with a ~ that means nobody here.
    """
    text = asked.strip()
    if (unquoted := _unquoted(text)) == text and not folders.WINDOWS:
        unquoted = _ESCAPED.sub(r"\1", text)
    return spelled_out(unquoted)


def named_path(asked: str, nothing: Problem) -> Path:
    """The same; ProblemError when nobody can tell what it means, and `nothing` when it names nothing."""
    if not asked.strip() or "\0" in asked:
        raise ProblemError(nothing)
    try:
        return meant(asked)
    except RuntimeError as error:
        raise ProblemError(Problem(asked, "cannot be found.", "Write the folder out in full.")) from error


def spelled_out(given: str) -> Path:
    """The path, absolute, of what a shell handed over, with `~` and on Windows `%NAME%` spelled out.

    RuntimeError when it begins with a ~ that means nobody here.
    """
    if folders.WINDOWS:
        # No name there has a quote in it, but `set SUPERVISE_HOME="C:\..."` puts some around the whole.
        given = _VARIABLE.sub(lambda match: os.environ.get(match[1], match[0]), _unquoted(given.strip()))
        user = re.split(r"[\\/]", given, maxsplit=1)[0]
        if user.startswith("~") and user[1:].lower() not in ("", os.environ.get("USERNAME", "").lower()):
            raise RuntimeError(user)  # Python would guess a folder beside ours
    return Path(given).expanduser().absolute()


def typed_file(asked: str, what: str, in_folder: Callable[[Path], Path], no_folder: Callable[[Path], Problem]) -> Path:
    """The file meant by what was typed for `what`; `in_folder` names it where that is a folder.

    ProblemError when it names nothing; `no_folder` words it where that can only be a folder that is not there.
    """
    path = named_path(asked, Problem(what, "needs a name.", "Write a file, or a folder to put it in."))
    with as_problem(path, saving=False):
        if path.is_dir():
            return in_folder(path)
    if not path.name or names_a_folder(asked):  # a drive, or a stick, that is not there
        raise ProblemError(no_folder(path))
    return path


def names_a_folder(asked: str) -> bool:
    """Whether what was typed can only mean a folder, there or not."""
    return asked.strip().strip("\"'").endswith(("/", "\\") if folders.WINDOWS else "/")


def _unquoted(text: str) -> str:
    quoted = len(text) > 1 and text[0] == text[-1] and text[0] in "\"'"
    return text[1:-1] if quoted else text
