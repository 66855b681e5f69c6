"""A whole session laid out to be read by two people, the same on the Agree page, in Review and in the shell."""

import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import tzinfo

from supervise.domain.instants import local_day
from supervise.domain.people import called, who_holds
from supervise.domain.session.fields.catalogue import SESSION_FIELDS
from supervise.domain.session.fields.values import FieldValue, Since
from supervise.domain.session.model import Session
from supervise.domain.text import safe_line
from supervise.domain.wording import format_long_date


@dataclass(frozen=True)
class ReportEntry:
    """A label and the words under it; either may be empty."""

    label: str
    text: str
    by: str = ""
    """The id of the one whose it is, where it is somebody's."""


@dataclass(frozen=True)
class ReportSection:
    """One part of the record, with what stands in it; never empty."""

    title: str
    entries: tuple[ReportEntry, ...]


def build_report(session: Session, zone: tzinfo | None = None, since: Since | None = None) -> tuple[ReportSection, ...]:
    """The parts with something in them, in the order of the session, ground rules last; nothing private told early.

    With `since`, each action says what became of it.
    """
    value = FieldValue(session.model_dump(), session, zone, since)
    sections: dict[str, list[ReportEntry]] = {}
    for part, fields in SESSION_FIELDS.items():
        for field in fields:
            for title, entries in field.sections(value, part):
                sections.setdefault(title, []).extend(ReportEntry(*entry) for entry in entries)
    return tuple(sections_with_text(sections.items()))


def sections_with_text(sections: Iterable[tuple[str, Iterable[ReportEntry]]]) -> Iterator[ReportSection]:
    """The sections, by title, without what is empty."""
    for title, entries in sections:
        if written := tuple(entry for entry in entries if entry.text.strip()):
            yield ReportSection(title, written)


_WIDTH = 80


def session_lines(session: Session, zone: tzinfo | None = None) -> Iterator[str]:
    """What both may see of it, a line each, 80 characters wide; no line holds what steers a terminal."""
    yield from report_lines(build_report(session, zone))


def report_lines(parts: Iterable[ReportSection]) -> Iterator[str]:
    """Parts of a page, a line each, as above."""
    for number, part in enumerate(parts):
        if number:
            yield ""
        yield safe_line(part.title)
        for entry in part.entries:
            yield from _entry(entry)


def as_document(session: Session, zone: tzinfo | None = None) -> str:
    """The lines under a title, and where it is over a place for both to sign; ends with a line break."""
    people = sorted(session.people, key=lambda person: person.id)  # the supervisee, then the supervisor
    names = " and ".join(person.initials for person in people) if who_holds(people) == "pair" else called(people)
    title = safe_line(f"Supervision record: {names}, {format_long_date(local_day(session.started_at, zone))}")
    lines = [title, "=" * len(title), "", *session_lines(session, zone)]
    if session.locked:
        lines += ["", "Signed"]
        for person in people:
            lines += ["", *_wrapped(f"{person.initials}, {person.role}", "  "), "", _SIGN_HERE]
    return "".join(f"{line}\n" for line in lines)


def as_agenda(session: Session, zone: tzinfo | None = None) -> str:
    """What is written on its pages so far, under a title without initials: to be sent round before a meeting."""
    title = safe_line(", ".join(filter(None, (session.occasion_title, session.about))))
    written = {form.title for form in session.forms}
    parts = [part for part in build_report(session, zone) if part.title in written]
    lines = [title, "=" * len(title), "What is planned so far. Roles and organisations, no names.", ""]
    return "".join(f"{line}\n" for line in (*lines, *report_lines(parts)))


_SIGN_HERE = f"  {'_' * 40}   Date {'_' * 20}"


def _entry(entry: ReportEntry) -> Iterator[str]:
    """A label with its words beside it, or under it when they are more than one line."""
    label, text = safe_line(entry.label), entry.text.strip()
    # A question keeps its own question mark.
    label = label if not label or label.endswith(("?", ".", "!")) else f"{label}:"
    beside = safe_line(f"{label} {text}")
    if "\n" not in text and len(beside) + 2 <= _WIDTH:
        yield f"  {beside}"
        return
    if not label:
        yield from (line for part in text.split("\n") for line in _wrapped(part, "  ", "    "))
        return
    yield from _wrapped(label, "  ")
    for line in text.split("\n"):
        under = "  " if line.startswith(("· ", "  ")) else ""
        yield from _wrapped(line.lstrip(" "), "      " if line.startswith("  ") else "    ", f"    {under}")


def _wrapped(text: str, indent: str, rest: str | None = None) -> list[str]:
    lines = textwrap.wrap(
        safe_line(text),
        _WIDTH,
        initial_indent=indent,
        subsequent_indent=indent if rest is None else rest,
        break_long_words=False,
        break_on_hyphens=False,
    )
    return lines or [""]
