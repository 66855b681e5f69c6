"""A whole session laid out to be read by two people, the same on the Agree page, in Review and in the shell."""

import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, tzinfo

from supervise.domain.session.actions import OUTCOMES, ActionReview
from supervise.domain.session.incident import STANDINGS, Incident, both_placed
from supervise.domain.session.lifecycle import both_rated, visible_to_both
from supervise.domain.session.model import STATES, Session
from supervise.domain.text import safe_line
from supervise.domain.wording import format_date, format_datetime, minutes

NOT_YET = "kept private until both have answered"


@dataclass(frozen=True)
class ReportEntry:
    """A label and the words under it; either may be empty."""

    label: str
    text: str


@dataclass(frozen=True)
class ReportSection:
    """One part of the record, with what stands in it; never empty."""

    title: str
    entries: tuple[ReportEntry, ...]


Since = Mapping[str, Sequence[tuple[date, ActionReview]]]
"""By the id of an action: what it was found to have become, on which day, oldest first."""


def build_report(session: Session, zone: tzinfo | None = None, since: Since | None = None) -> tuple[ReportSection, ...]:
    """The parts with something in them, in the order of the session, ground rules last; nothing private told early.

    With `since`, each action says what became of it.
    """
    seen = visible_to_both(session)
    parts = (
        ("Session", _opening(seen, zone)),
        ("Last time's actions", _reviewed(seen)),
        ("Wheel", _wheel(seen)),
        ("Talk", _talk(seen)),
        ("Rate", _ratings(session)),
        ("Ladder", _ladder(session)),
        ("Actions", _actions(seen, since or {})),
        ("Each takes away", (ReportEntry(seen.initials(takeaway.by), takeaway.text) for takeaway in seen.takeaways)),
        ("Agreement", _agreement(seen, zone)),
        (
            "Added later",
            (
                ReportEntry(f"{addition.initials}, {format_datetime(addition.at, zone)}", addition.text)
                for addition in seen.additions
            ),
        ),
        # Last: they are long, much the same each time, and would push what was said today out of sight.
        ("Ground rules", (ReportEntry("We agreed", _list(seen.ground_rules)),)),
    )
    told = ((title, tuple(entry for entry in entries if entry.text.strip())) for title, entries in parts)
    return tuple(ReportSection(title, entries) for title, entries in told if entries)


def status_words(session: Session) -> str:
    """agreed; cut short (out of time); draft, at Talk."""
    if session.locked:
        words = STATES[session.status]
        return f"{words} ({session.cut_short})" if session.cut_short else words
    return f"draft, at {session.step.capitalize()}" if session.step else "draft"


def _opening(session: Session, zone: tzinfo | None) -> Iterator[ReportEntry]:
    if session.made_up:
        yield ReportEntry("Made up", "An example for trying the program: nobody in it is real.")
    yield ReportEntry("When", format_datetime(session.started_at, zone))
    if session.ended_at:
        yield ReportEntry("Ended", format_datetime(session.ended_at, zone))
    yield ReportEntry("State", status_words(session))
    yield ReportEntry("Here", " and ".join(f"{person.initials} ({person.role})" for person in session.people))
    yield ReportEntry("Kind", session.kind)
    yield ReportEntry("Today's aim", session.aim)


def _reviewed(session: Session) -> Iterator[ReportEntry]:
    for action_review in session.reviewed:
        changed = f"\nNow: {action_review.now_reads}" if action_review.now_reads else ""
        when = format_date(action_review.due) if action_review.due else action_review.due_words
        due = f"\nDue {when}" if when and action_review.outcome == "changed" else ""
        yield ReportEntry(
            OUTCOMES[action_review.outcome],
            f"{action_review.what}{changed}{due}" + (f"\n{action_review.reason}" if action_review.reason else ""),
        )


def _wheel(session: Session) -> Iterator[ReportEntry]:
    if session.section is not None:
        stand_in = " (from a stand-in wheel, not the Wheel of Partnership workbook)" if session.section.stand_in else ""
        yield ReportEntry("Section", f"{session.section.title}{stand_in}")


def _talk(session: Session) -> Iterator[ReportEntry]:
    if (talk := session.talk) is None:
        return
    if talk.spent_seconds:
        yield ReportEntry("Talked for", f"{minutes(talk.spent_seconds)} of {minutes(talk.planned_seconds)} planned")
    for note in talk.notes:
        yield ReportEntry(note.question, note.text)
    for link in talk.links:
        yield ReportEntry(link.title, link.text)


def _ratings(session: Session) -> Iterator[ReportEntry]:
    if session.ratings and not both_rated(session):
        yield ReportEntry("Ratings", NOT_YET)
        return
    for rating in session.ratings:
        label = "skipped" if rating.skipped else rating.label
        yield ReportEntry(session.initials(rating.by), f"{rating.value} {label}" if rating.value is not None else label)
    yield ReportEntry("What we made of it", session.rating_talk)


def _ladder(session: Session) -> Iterator[ReportEntry]:
    incident = session.incident
    if incident is None:
        if session.no_incident:
            yield ReportEntry("Incident", "No incident today.")
        return
    yield ReportEntry(incident.case, incident.summary or "(not described)")
    yield ReportEntry("Ladder", incident.ladder_title)
    yield from _placements(session, incident)
    yield ReportEntry("Why here", incident.why_here)
    yield ReportEntry("Reflective model", incident.model_title)
    for note in incident.notes:
        yield ReportEntry(note.title, note.text)
    yield ReportEntry("Strengths to build on", _list(incident.strengths))
    yield ReportEntry("What could be done differently", _list(incident.differently))
    yield ReportEntry("What keeps it off the next rung", _list(barrier.label for barrier in incident.barriers))
    yield ReportEntry("What could help", _list(strategy.label for strategy in incident.strategies))
    yield ReportEntry("Left", "" if incident.closed else "open, to come back to")


def _placements(session: Session, incident: Incident) -> Iterator[ReportEntry]:
    if incident.placements and not both_placed(incident, session.people):
        yield ReportEntry("Placings", NOT_YET)
        return
    for placement in incident.placements:
        who = STANDINGS.get(placement.by) or session.initials(placement.by)
        beside = f" ({placement.ladder})" if placement.ladder != incident.ladder else ""
        where = "skipped" if placement.rung is None else f"rung {placement.rung}, {placement.title}"
        yield ReportEntry(f"{who}{beside}", where + (f"\n{placement.why}" if placement.why else ""))


def _actions(session: Session, since: Since) -> Iterator[ReportEntry]:
    for action in session.actions:
        when = format_date(action.due) if action.due else action.due_words
        due = f"due {when}" if when else ""
        known = f"\nHow we will know: {action.how_we_will_know}" if action.how_we_will_know else ""
        origin = f"\nFrom: {action.came_from.title}" if action.came_from else ""
        label = ", ".join(filter(None, (session.initials(action.owner), due)))
        became = "".join(f"\n{_became(*days)}" for days in since.get(action.id, ()))
        yield ReportEntry(label or "Action", f"{action.what}{known}{origin}{became}" if action.what else "")


def _became(when: date, review: ActionReview) -> str:
    """12 Sep 2026: done. It helped."""
    now = f" Now: {review.now_reads}" if review.now_reads else ""
    reason = f" {' '.join(review.reason.split())}" if review.reason.strip() else ""
    return f"→ {format_date(when)}: {OUTCOMES[review.outcome].lower()}.{now}{reason}"


def _agreement(session: Session, zone: tzinfo | None) -> Iterator[ReportEntry]:
    yield ReportEntry("Where we see it differently", session.differences)
    yield ReportEntry("Reported as an incident", session.reported_as_incident)
    yield ReportEntry("Copied to the case record", session.copied_to_case_record)
    yield ReportEntry("Next session", format_date(session.next_date) if session.next_date else session.next_date_words)
    for confirmation in session.agreed:
        yield ReportEntry("Agreed", f"{confirmation.initials}, {format_datetime(confirmation.at, zone)}")


def _list(lines: Iterable[str]) -> str:
    return "\n".join(f"· {line}" for line in lines if line)


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


def as_text(session: Session, zone: tzinfo | None = None) -> str:
    """The lines as one text that ends with a line break."""
    return "".join(f"{line}\n" for line in session_lines(session, zone))


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
        yield from _wrapped(line, "    ", "    " + ("  " if line.startswith("· ") else ""))


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
