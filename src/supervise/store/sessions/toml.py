"""Sessions as TOML and back: readable in any editor, with a checksum that shows any change."""

import hashlib
import re
from collections.abc import Iterator
from math import isnan, nan
from typing import Any, NamedTuple

import rtoml
import tomli_w
from pydantic import ValidationError

from supervise.domain.problems import Problem, ProblemError
from supervise.domain.session.migrations import migrate, schema_version_of
from supervise.domain.session.model import SCHEMA_VERSION, Session
from supervise.store.sessions.legend import header

_END = b"# end sha256:"
_NAN = re.compile(r"\bnan\b")
_ALWAYS = ("schema_version", "id", "status")
_OURS = {"schema_version", "id", "started_at", "people", "pair"}
"""A file with none of these keys was never a session."""


def encode(session: Session) -> bytes:
    """The session as the bytes of its file. Empty fields are left out; unknown keys are kept."""
    written = session.model_dump(exclude_defaults=True)
    first = {key: getattr(session, key) for key in _ALWAYS}
    return with_checksum((header(written) + "".join(_tables(first | written, ""))).encode("utf-8"))


def with_checksum(data: bytes) -> bytes:
    """`data` with a last line that holds its SHA-256: a comment, so that the file stays TOML and may be edited."""
    return data + _END + hashlib.sha256(data).hexdigest().encode() + b"\n"


def has_valid_checksum(data: bytes) -> bool:
    """Whether `data` ends with the mark of all that stands before it; a flipped bit or a hand edit breaks it."""
    before, end, mark = data.rpartition(_END)
    return bool(end) and mark == hashlib.sha256(before).hexdigest().encode() + b"\n"


class Decoded(NamedTuple):
    """A session, and the form (schema version) its file had before it was brought to the present one."""

    session: Session
    form: int


def decode(data: bytes, name: str) -> Session:
    """The session in `data`; `name` says where it lies in the message. Raises ProblemError, and nothing else."""
    return decode_with_version(data, name).session


def decode_with_version(data: bytes, name: str) -> Decoded:
    """As `decode`, with the form the file had."""
    newer, raw = False, {}
    try:
        text = data.decode("utf-8-sig")
        raw = rtoml.loads(text)
        if _NAN.search(text):
            raw = _with_one_nan(raw)
        newer = schema_version_of(raw) > SCHEMA_VERSION
        return Decoded(Session.model_validate(migrate(raw)), schema_version_of(raw))
    except UnicodeDecodeError as error:
        what = f"is not UTF-8 text (byte {error.start})."
        remedy = _by_hand(name, "Save it as UTF-8 in an editor, or restore a copy.")
    except ValidationError as error:
        what, remedy = (
            _refused(error),
            _by_hand(name, "Put the field right in an editor while Supervise is closed."),
        )
        if not raw.keys() & _OURS:
            what, remedy = "is TOML, but no session of Supervise.", "Move it away."
        if not raw:
            what, remedy = "is empty.", "Restore a copy, or move it away."
        if newer:
            what, remedy = "was written by a newer Supervise, in a way this one cannot read.", "Bring it up to date."
    except RecursionError:
        what, remedy = "is nested too deeply to be a session.", "Restore a copy; the file is left as it is."
    except ValueError as error:  # rtoml.TomlParsingError is one; so is what `migrate` has no step for
        wrong = "is not valid TOML" if isinstance(error, rtoml.TomlParsingError) else "cannot be read"
        remedy = _by_hand(name, "Put the line right in an editor; the file is left as it is.")
        what = f"{wrong}: {error}."
    raise ProblemError(Problem(name, what, remedy))


def is_newer_schema(session: Session) -> bool:
    """Whether a newer program wrote it: it can be read, and is never written by this one."""
    return session.schema_version > SCHEMA_VERSION


def _by_hand(name: str, remedy: str) -> str:
    """What to do with a text; of a locked file no editor shows any."""
    return "Restore a copy; the file is left as it is." if name.endswith(".age") else remedy


def _with_one_nan(value: Any) -> Any:
    """`value` with every NaN the same object: no two are equal, so no session that holds one would equal itself."""
    if isinstance(value, dict):
        return {key: _with_one_nan(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_with_one_nan(inner) for inner in value]
    return nan if isinstance(value, float) and isnan(value) else value


def _assignment(key: str, value: Any) -> str:
    """`key = value` as TOML, with text of several lines shown as such. A Windows line end keeps it on one line.

    tomli-w writes both kinds of line end alike in a text of several lines.
    """
    return tomli_w.dumps({key: value}, multiline_strings="\\r\\n" not in repr(value))


def _tables(table: dict[str, Any], path: str) -> Iterator[str]:
    """Lines of a table in its own order; nested tables come last, as TOML asks."""
    under = {key: value for key, value in table.items() if _is_table(value)}
    for key, value in table.items():
        if key not in under:
            yield _assignment(key, value)
    for key, value in under.items():
        name = path + _assignment(key, 0).removesuffix(" = 0\n")
        many = isinstance(value, list | tuple)
        for row in value if many else (value,):
            yield f"\n[[{name}]]\n" if many else f"\n[{name}]\n"
            yield from _tables(row, f"{name}.")


def _is_table(value: object) -> bool:
    if isinstance(value, list | tuple):
        return bool(value) and all(isinstance(row, dict) for row in value)
    return isinstance(value, dict)


def _refused(error: ValidationError) -> str:
    """The fields that pydantic refused, each with its path and why."""
    faults = error.errors(include_url=False, include_context=False)
    texts = [f"{_path(fault['loc'])}: {fault['msg'][:1].lower()}{fault['msg'][1:]}" for fault in faults[:5]]
    more = f"; and {len(faults) - 5} more" if len(faults) > 5 else ""
    return f"has a field that cannot be read: {'; '.join(texts)}{more}."


def _path(loc: tuple[int | str, ...]) -> str:
    path = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in loc)
    return path.lstrip(".") or "the file"
