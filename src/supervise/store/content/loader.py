"""Loads the content: the shipped files, and the pair's own in place of them. A file with a fault is not used."""

import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, get_args

import rtoml
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from supervise.domain.content.base import ID_PATTERN, ContentModel
from supervise.domain.content.bundle import FILES, Content, assemble
from supervise.domain.content.validation import drop_dangling_links, find_dangling_references
from supervise.domain.problems import Problem, ProblemError
from supervise.domain.wording import plural
from supervise.store.files.atomic import read_bytes
from supervise.store.home.folder import shipped as shipped

_LINE = re.compile(r" at line (\d+) column (\d+)$")
_UNTIL_THEN = "Until then the words that came with Supervise are used."
_MOST_BYTES = 1 << 20
"""Above this a file of words is not read: the largest that is shipped has 27,000."""
_MOST_TOLD = 20
"""Faults of one file that are told one by one."""


def help_page(name: str) -> str:
    """The help page of that name, as Markdown."""
    page = shipped() / "help" / f"{name}.md"
    try:
        return page.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ProblemError(Problem(str(page), "could not be read.", "Install Supervise again.")) from error


def load_content(own: Path | None) -> tuple[Content, list[Problem]]:
    """The words to show, and what is wrong with the pair's `own` files; a file with a fault is not used."""
    base = _read_shipped()
    ours = assemble(base)
    _refuse(
        Problem(f"{file}, {key}", what, "Install Supervise again.")
        for file, key, what in find_dangling_references(ours)
    )
    if own is None:
        return ours, []
    mine, problems = _read_own(own)
    while mine:
        content = drop_dangling_links(assemble({**base, **mine}), ours, mine.keys())
        faults = find_dangling_references(content)
        if not faults:
            return content, problems
        for name in dict.fromkeys(file for file, _, _ in faults):
            named = ((key, what) for file, key, what in faults if file == name)
            texts = [Problem(f"{own / name}, {key}", what, f"Change it there. {_UNTIL_THEN}") for key, what in named]
            problems += _first(texts, len(texts), own / name)
        # Links of the shipped files that lead nowhere were dropped, so the fault is in a file of theirs; were it not,
        # all of theirs are laid aside before the page goes without words.
        blamed = {file for file, _, _ in faults} & mine.keys() or set(mine)
        mine = {file: words for file, words in mine.items() if file not in blamed}
    return ours, problems


def _read_shipped() -> dict[str, ContentModel]:
    folder = shipped()
    files: dict[str, ContentModel] = {}
    for name in FILES:
        try:
            read, problems = _read(folder / name)
        except OSError as error:
            raise ProblemError(_unreadable(folder / name, error, "Install Supervise again.")) from error
        _refuse(problems)
        if read is not None:
            files[name] = read
    return files


def _first(faults: Sequence[Problem], of: int, path: Path) -> list[Problem]:
    """As many faults of one place as anybody reads, and how many more there are."""
    shown = list(faults[:_MOST_TOLD])
    if of > len(shown):
        more = f"has {plural(of - len(shown), 'more fault')}."
        shown.append(Problem(str(path), more, f"Put right those that are named first. {_UNTIL_THEN}"))
    return shown


def _refuse(problems: Iterable[Problem]) -> None:
    for problem in problems:
        raise ProblemError(problem)


def _read_own(own: Path) -> tuple[dict[str, ContentModel], list[Problem]]:
    """The pair's own files that can be used, and every fault in the others."""
    try:
        names = sorted(
            path.name for path in own.iterdir() if path.suffix.lower() == ".toml" and not path.name.startswith(".")
        )
    except FileNotFoundError as error:
        if not own.is_symlink():
            return {}, []
        return {}, [_unreadable(own, error, f"See where this link leads. {_UNTIL_THEN}")]
    except OSError as error:
        return {}, [_unreadable(own, error, "Look at who may open it, and where it lies.")]
    files: dict[str, ContentModel] = {}
    unknown = [name for name in names if name not in FILES]
    what, known = "is not a file of words that Supervise knows, so it is not used.", ", ".join(FILES)
    stray = [Problem(str(own / name), what, f"Give it one of these names: {known}.") for name in unknown]
    problems = _first(stray, len(stray), own)
    for name in (name for name in names if name in FILES):
        path = own / name
        try:
            read, faults = _read(path)
        except ProblemError as error:
            where, what, remedy = error.problem
            read, faults = None, [Problem(where, what, f"{remedy} {_UNTIL_THEN}")]
        except OSError as error:
            read, faults = None, [_unreadable(path, error, f"Look at who may open it. {_UNTIL_THEN}")]
        problems += faults
        if read is not None:
            files[name] = read
    return files, problems


def _read(path: Path) -> tuple[ContentModel | None, list[Problem]]:
    """The file as its model, or None and the faults in it; raises OSError, and ProblemError for no file of words."""
    raw = read_bytes(path, _MOST_BYTES)
    try:
        data = rtoml.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        remedy = f"Save it as UTF-8 in your editor. {_UNTIL_THEN}"
        return None, [Problem(f"{path}, line {line}", "is not UTF-8 text.", remedy)]
    except (ValueError, RecursionError) as error:
        return None, [_unparsed(path, str(error))]
    kind = FILES[path.name]
    try:
        return kind.model_validate(data), []
    except ValidationError as error:
        faults = [_misshapen(path, kind, data, fault) for fault in error.errors()[:_MOST_TOLD]]
        return None, _first(faults, error.error_count(), path)


def _unreadable(path: Path, error: OSError, remedy: str) -> Problem:
    return Problem(str(path), f"could not be opened ({error.strerror or 'no reason given'}).", remedy)


def _unparsed(path: Path, message: str) -> Problem:
    """What rtoml says, with its line where a person looks for it."""
    match = _LINE.search(message)
    where = f"{path}, line {match[1]}" if match else str(path)
    what = f"cannot be read as TOML: {_short(_LINE.sub('', message), 200)}"
    what += f" (column {match[2]})." if match else "."
    return Problem(where, what, f"Compare that line with the shipped file. {_UNTIL_THEN}")


def _misshapen(path: Path, kind: type[BaseModel], data: Mapping[str, Any], fault: ErrorDetails) -> Problem:
    """One fault that pydantic found, told with the key, the words found and those that would do."""
    loc, sort, context = fault["loc"], fault["type"], fault.get("ctx", {})
    result = f"is “{_short(fault['input'])}”"
    remedy = "Change it there."
    if sort == "missing":
        what, remedy = "is missing.", "Add it."
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
    else:
        what = f"{result}: {fault['msg'][:1].lower()}{fault['msg'][1:]}."
    return Problem(f"{path}, {_key(loc)}{_inside(data, loc)}", what, f"{remedy} {_UNTIL_THEN}")


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
    """The name of the outermost thing in a list that the key is in: nobody counts sections from nought."""
    for part in loc:
        try:
            data = data[part]
        except (KeyError, IndexError, TypeError):
            return ""
        if isinstance(part, int) and isinstance(data, dict):
            name = data.get("title") or data.get("label") or data.get("id")
            return f" (in “{_short(name)}”)" if name else ""
    return ""


def _fields_at(kind: type[BaseModel], loc: Sequence[int | str]) -> list[str]:
    """The keys known at this place, found by walking the models."""
    for part in loc:
        if isinstance(part, str):
            inner = _model_in(kind.model_fields[part].annotation)
            if inner is None:
                return []
            kind = inner
    return list(kind.model_fields)


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    inner = map(_model_in, get_args(annotation))
    return next((model for model in inner if model is not None), None)
