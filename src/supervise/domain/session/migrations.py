"""A session in the form of an earlier Supervise, brought to the present one a step at a time, in memory."""

from collections.abc import Callable, Mapping
from typing import Any

from supervise.domain.session.model import SCHEMA_VERSION

Raw = dict[str, Any]
"""A session as its file has it: plain tables, nothing checked yet."""

STEPS: dict[int, Callable[[Raw], Raw]] = {}
"""From form n to form n + 1, by n. A step leaves alone what it does not know."""


def schema_version_of(raw: Raw) -> int:
    """The form a file says it has; the first, where it says none or nonsense, which the checking then names."""
    version = raw.get("schema_version", 1)
    return version if isinstance(version, int) and not isinstance(version, bool) else 1


def migrate(raw: Raw, steps: Mapping[int, Callable[[Raw], Raw]] = STEPS, to: int = SCHEMA_VERSION) -> Raw:
    """`raw` in the form `to`; as it is when it has that form or a newer one. ValueError when no step leads there."""
    at = schema_version_of(raw)
    while at < to:
        if at not in steps:
            raise ValueError(f"schema_version is {at}, and there never was such a form")
        try:
            raw = steps[at](raw)
        except (KeyError, TypeError, AttributeError, IndexError) as error:  # a step sees what nobody has checked yet
            raise ValueError(f"it is not a session of form {at}") from error
        at += 1
        raw = {**raw, "schema_version": at}
    return raw
