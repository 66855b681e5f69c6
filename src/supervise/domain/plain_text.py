"""A whole session as plain text, the same in a shell, on paper and in a file saved from it."""

import textwrap
from collections.abc import Iterable, Iterator
from datetime import tzinfo

from supervise.domain.report import Entry, Part, report
from supervise.domain.session import Session
from supervise.domain.steering import one_line

_WIDTH = 80


def as_lines(session: Session, zone: tzinfo | None = None) -> Iterator[str]:
    """What both may see of it, a line each, 80 characters wide; no line holds what steers a terminal."""
    yield from parts_as_lines(report(session, zone))


def parts_as_lines(parts: Iterable[Part]) -> Iterator[str]:
    """Parts of a page, a line each, as above."""
    for number, part in enumerate(parts):
        if number:
            yield ""
        yield one_line(part.title)
        for entry in part.entries:
            yield from _entry(entry)


def as_text(session: Session, zone: tzinfo | None = None) -> str:
    """The lines as one text that ends with a line break."""
    return "".join(f"{line}\n" for line in as_lines(session, zone))


def _entry(entry: Entry) -> Iterator[str]:
    """A label with its words beside it, or under it when they are more than one line."""
    label, text = one_line(entry.label), entry.text.strip()
    # A question keeps its own question mark.
    label = label if not label or label.endswith(("?", ".", "!")) else f"{label}:"
    beside = one_line(f"{label} {text}")
    if "\n" not in text and len(beside) + 2 <= _WIDTH:
        yield f"  {beside}"
        return
    if not label:
        yield from (line for each in text.split("\n") for line in _wrapped(each, "  ", "    "))
        return
    yield from _wrapped(label, "  ")
    for line in text.split("\n"):
        yield from _wrapped(line, "    ", "    " + ("  " if line.startswith("· ") else ""))


def _wrapped(text: str, indent: str, rest: str | None = None) -> list[str]:
    lines = textwrap.wrap(
        one_line(text),
        _WIDTH,
        initial_indent=indent,
        subsequent_indent=indent if rest is None else rest,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return lines or [""]
