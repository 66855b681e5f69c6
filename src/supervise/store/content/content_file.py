"""One file of words: read as its model, or every fault in it told with its key and a remedy."""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, TypeVar, get_args

import rtoml
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from supervise.domain.content.base import ID_PATTERN, ContentModel
from supervise.domain.problems import Problem, ProblemError
from supervise.domain.wording import plural
from supervise.store.files.atomic import read_bytes

UNTIL_THEN = "Until then the words that came with Supervise are used."
_LINE = re.compile(r" at line (\d+) column (\d+)$")
_MOST_BYTES = 1 << 20
"""Above this a file of words is not read: the largest that is shipped has 60,000."""
_MOST_TOLD = 20
"""Faults of one file that are told one by one."""
_MISSING = {
    "id": "Add it: a word of small letters that nothing else here has, such as “handover”.",
    "step": "Add it: one word, for the line of steps at the top.",
}
"""What to do about keys that nobody misses until a file asks for them."""
_Model = TypeVar("_Model", bound=ContentModel)


def read_shipped_file(path: Path, kind: type[_Model]) -> _Model:
    """A file that came with Supervise; ProblemError where it cannot be read."""
    try:
        words, problems = _read(path, kind)
    except OSError as error:
        raise ProblemError(unreadable(path, error, "Install Supervise again.")) from error
    for problem in problems:
        raise ProblemError(problem)
    assert words is not None
    return words


def read_own_file(path: Path, kind: type[_Model]) -> tuple[_Model | None, list[Problem]]:
    """A pair's own file as its model, or None and every fault in it."""
    try:
        return _read(path, kind)
    except ProblemError as error:
        where, what, remedy = error.problem
        return None, [Problem(where, what, f"{remedy} {UNTIL_THEN}")]
    except OSError as error:
        return None, [unreadable(path, error, f"Look at who may open it. {UNTIL_THEN}")]


def _read(path: Path, kind: type[_Model]) -> tuple[_Model | None, list[Problem]]:
    """The file as its model, or None and the faults in it; raises OSError, and ProblemError for no file of words."""
    raw = read_bytes(path, _MOST_BYTES)
    try:
        data = rtoml.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        remedy = f"Save it as UTF-8 in your editor. {UNTIL_THEN}"
        return None, [Problem(f"{path}, line {line}", "is not UTF-8 text.", remedy)]
    except (ValueError, RecursionError) as error:
        return None, [_unparsed(path, str(error))]
    try:
        return kind.model_validate(data), []
    except ValidationError as error:
        told = _without_echoes(error.errors())
        return None, first_faults([_misshapen(path, kind, data, fault) for fault in told[:_MOST_TOLD]], len(told), path)


def _without_echoes(faults: Sequence[ErrorDetails]) -> list[ErrorDetails]:
    """Not that a list is too short where that is only because what stands in it has faults of its own."""
    inside = {fault["loc"][:length] for fault in faults for length in range(len(fault["loc"]))}
    return [fault for fault in faults if fault["type"] != "too_short" or fault["loc"] not in inside]


def first_faults(faults: Sequence[Problem], of: int, path: Path) -> list[Problem]:
    """As many faults of one place as anybody reads, and how many more there are."""
    shown = list(faults[:_MOST_TOLD])
    if of > len(shown):
        more = f"has {plural(of - len(shown), 'more fault')}."
        shown.append(Problem(str(path), more, f"Put right those that are named first. {UNTIL_THEN}"))
    return shown


def unreadable(path: Path, error: OSError, remedy: str) -> Problem:
    return Problem(str(path), f"could not be opened ({error.strerror or 'no reason given'}).", remedy)


def _unparsed(path: Path, message: str) -> Problem:
    """What rtoml says, with its line where a person looks for it."""
    match = _LINE.search(message)
    where = f"{path}, line {match[1]}" if match else str(path)
    what = f"cannot be read as TOML: {_short(_LINE.sub('', message), 200)}"
    what += f" (column {match[2]})." if match else "."
    return Problem(where, what, f"Compare that line with the shipped file. {UNTIL_THEN}")


def _misshapen(path: Path, kind: type[BaseModel], data: Mapping[str, Any], fault: ErrorDetails) -> Problem:
    """One fault that pydantic found, told with the key, the words found and those that would do."""
    loc, sort, context = fault["loc"], fault["type"], fault.get("ctx", {})
    result = f"is “{_short(fault['input'])}”"
    remedy = "Change it there."
    if sort == "missing":
        what, remedy = "is missing.", _MISSING.get(str(loc[-1]), "Add it.")
    elif sort == "extra_forbidden":
        allowed = ", ".join(_fields_at(kind, loc[:-1]))
        what, remedy = "is not a key that is known here.", f"Take it out, or use one of these: {allowed}."
    elif sort == "literal_error" and loc[-1] == "schema_version":
        what, remedy = f"{result}, written for another Supervise.", f"This one reads {context['expected']}."
    elif sort == "literal_error":
        what, remedy = f"{result}, which is not one of the words that can stand here.", _choices(context)
    elif sort == "string_pattern_mismatch" and context.get("pattern") == ID_PATTERN:
        what, remedy = f"{result}, which is not an id.", "Use small letters, digits and single hyphens."
    elif sort == "string_pattern_mismatch":
        what, remedy = "has characters in it that cannot be shown.", "Type those words again."
    elif sort in ("string_too_short", "too_short") and isinstance(fault["input"], str):
        what, remedy = "is empty.", "Write something there, or take out what it belongs to."
    elif sort in ("string_too_long", "too_long") and isinstance(fault["input"], str):
        letters = len(" ".join(fault["input"].split()))
        what = f"has {letters:,} characters, and {context['max_length']:,} at most can stand here."
        remedy = "Shorten it."
    elif sort == "too_long":
        what = f"has {context['actual_length']:,} in it, and there can be {context['max_length']:,} at most."
        remedy = "Take some out."
    elif sort == "too_short":
        what, remedy = f"has too few in it; at least {context['min_length']} needed.", "Add to it."
    elif sort == "value_error":
        what = str(context["error"])
    elif sort == "model_type":
        keys = ", ".join(_fields_at(kind, loc))
        what, remedy = f"{result}, where several keys are wanted.", f"Write it as {{ … }} with some of these: {keys}."
    else:
        what = f"{result}: {fault['msg'][:1].lower()}{fault['msg'][1:]}."
    return Problem(f"{path}, {_key(loc)}{_inside(data, loc)}", what, f"{remedy} {UNTIL_THEN}")


def _short(value: object, most: int = 40) -> str:
    """The value as far as a sentence has room for it, with nothing in it that steers a terminal."""
    shown = "".join(letter if letter.isprintable() else "\ufffd" for letter in str(value)[: most + 1])
    return shown if len(shown) <= most else f"{shown[: most - 1]}…"


def _choices(context: Mapping[str, Any]) -> str:
    """The words pydantic would take, in quotes as elsewhere."""
    return "Use " + re.sub(r"'([^']*)'", r"“\1”", str(context["expected"])) + "."


def _key(loc: Sequence[int | str]) -> str:
    """The path to a key as it would be said of the file: sections[3].questions[0].stage."""
    parts = (f"[{number}]" if isinstance(number, int) else f".{_short(number)}" for number in loc)
    return "".join(parts).removeprefix(".")


def _inside(data: Any, loc: Sequence[int | str]) -> str:
    """The name of the outermost thing in a list that the key is in, and its question: nobody counts from nought."""
    names: list[str] = []
    for part in loc:
        try:
            data = data[part]
        except (KeyError, IndexError, TypeError):
            break
        if isinstance(part, int) and isinstance(data, dict):
            name = data.get("ask") if names else data.get("title") or data.get("label") or data.get("id")
            names += [f"“{_short(name)}”"] if name else []
    return f" (in {', '.join(names)})" if names else ""


def _fields_at(kind: type[BaseModel], loc: Sequence[int | str]) -> list[str]:
    """The keys known at this place, found by walking the models."""
    for part in loc:
        if isinstance(part, str):
            inner = _model_in(kind.model_fields[part].annotation)
            if inner is None:
                return []
            kind = inner
    fields = sorted(kind.model_fields.items(), key=lambda item: not item[1].is_required())
    return [field.alias or name for name, field in fields]


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    inner = map(_model_in, get_args(annotation))
    return next((model for model in inner if model is not None), None)
