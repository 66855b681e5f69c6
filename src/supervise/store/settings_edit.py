"""Edits the settings file key by key, leaving comments, order and line ends as they are."""

import re
from collections.abc import MutableMapping
from pathlib import Path
from typing import Any

import tomlkit
from tomlkit import TOMLDocument
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import AoT

from supervise.domain.people import Pair
from supervise.domain.problems import Problem, ProblemError
from supervise.domain.settings import Settings

_LONE_LF = re.compile(r"(?<!\r)\n")


def edited(path: Path, text: str, old: Settings, new: Settings, changed: set[str]) -> str:
    """Return `text` with the changed keys set. ProblemError when it does not parse."""
    try:
        document = tomlkit.parse(text)
        for key in Settings.model_fields:
            if key in changed and key != "pairs":
                document[key] = getattr(new, key)
        if "pairs" in changed:
            _edit_pairs(document, old.pairs, new.pairs)
        written = tomlkit.dumps(document)
    except TOMLKitError as error:
        raise ProblemError(unchangeable(path)) from error
    only_crlf = "\r\n" in text and not _LONE_LF.search(text)
    return _LONE_LF.sub("\r\n", written) if only_crlf else written


def _edit_pairs(document: TOMLDocument, old: tuple[Pair, ...], new: tuple[Pair, ...]) -> None:
    """Add, change and remove whole pairs by id; a pair that nobody touched, readable or not, stays as written."""
    removed = {pair.id for pair in old} - {pair.id for pair in new}
    touched = {pair.id: pair for pair in new if pair not in old}
    tables = _pair_tables(document)
    for n in reversed(range(len(tables))):
        pair_id = str(tables[n].get("id", ""))
        if pair_id in removed:
            del tables[n]
        elif pair_id in touched:
            _fill_pair(tables[n], touched.pop(pair_id))
    for pair in touched.values():
        tables.append({})
        _fill_pair(tables[-1], pair)
    if not tables:
        del document["pairs"]


def _pair_tables(document: TOMLDocument) -> AoT:
    """Return the [[pairs]] of the file; pairs written as `pairs = [{…}]` are first laid out as tables."""
    result = document.get("pairs")
    if isinstance(result, AoT):
        return result
    tables = tomlkit.aot()
    if result is not None:
        plain = document.unwrap()["pairs"]
        del document["pairs"]
        for pair in plain if isinstance(plain, list) else ():
            if isinstance(pair, dict):
                tables.append(pair)
    document.append("pairs", tables)
    return tables


def _fill_pair(table: MutableMapping[str, Any], pair: Pair) -> None:
    """Make `table` say what `pair` says, with every comment and unknown key in it left where it stands."""
    _fill(table, pair.model_dump(exclude={"people"}, exclude_defaults=True))
    people = table.get("people")
    known = {str(p.get("id", "")): p for p in people if isinstance(p, dict)} if isinstance(people, list) else {}
    if set(known) == {person.id for person in pair.people}:
        for person in pair.people:
            _fill(known[person.id], person.model_dump())
    else:
        table["people"] = tomlkit.item([person.model_dump() for person in pair.people])


def _fill(table: MutableMapping[str, Any], values: dict[str, Any]) -> None:
    for key, value in values.items():
        if table.get(key) != value:
            table[key] = value


def unchangeable(path: Path) -> Problem:
    remedy = "The file is left as it is; make the change in a text editor."
    return Problem(str(path), "This setting cannot be written without harm to the rest of the file.", remedy)
