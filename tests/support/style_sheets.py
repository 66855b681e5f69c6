"""Style sheets: so many apps in one process read the same ones, so each is parsed, and all are sorted, only once."""

import pytest
from textual.css.model import RuleSet
from textual.css.stylesheet import Stylesheet

_parse_source, _parse_all = Stylesheet._parse_rules, Stylesheet.parse
_rules: dict[object, list[RuleSet]] = {}
"""The rules of one source, by all that they follow from."""
_sheets: dict[object, tuple[list[RuleSet], dict[str, list[RuleSet]]]] = {}
"""All rules of an app's sources, in order and by the names they are about."""


def install() -> None:
    Stylesheet._parse_rules = _parse_source_once  # type: ignore[method-assign, assignment]
    Stylesheet.parse = _parse_all_once  # type: ignore[method-assign]
    RuleSet.__hash__ = object.__hash__  # type: ignore[method-assign]  # by identity, as Textual's own, and not in Python


def _parse_source_once(sheet: Stylesheet, *given: object, **named: object) -> list[RuleSet]:
    key = (given, *named.items(), *sheet._variables.items())
    if key not in _rules:
        _rules[key] = _parse_source(sheet, *given, **named)  # type: ignore[arg-type]
    return _rules[key]


def _parse_all_once(sheet: Stylesheet) -> None:
    key = (*sheet.source.items(), *sheet._variables.items())
    if key not in _sheets:
        _parse_all(sheet)
        _sheets[key] = sheet._rules, sheet.rules_map
    sheet._rules, sheet._rules_map = _sheets[key]
    sheet._require_parse = False


def parse_as_outside_tests(patch: pytest.MonkeyPatch) -> None:
    """For tests of what is parsed when."""
    patch.setattr(Stylesheet, "_parse_rules", _parse_source)
    patch.setattr(Stylesheet, "parse", _parse_all)
