"""Every strength the pair has named, gathered from the talks and the incidents: to be read aloud, never counted up."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from supervise.domain.review.history import History
from supervise.domain.review.session_summary import SessionSummary
from supervise.domain.session.report import ReportEntry, ReportSection
from supervise.domain.wording import format_date

Grouping = Literal["newest", "section", "case", "examples", "bigger-picture"]
GROUPINGS: dict[Grouping, str] = {
    "newest": "Newest first",
    "section": "By section",
    "case": "By case",
    "examples": "Good examples",
    "bigger-picture": "Bigger picture",
}
"""How they can be gathered, with the words for it; the last two gather something else, newest first."""
GATHERED: dict[Grouping, str] = {"examples": "Good examples", "bigger-picture": "The bigger picture"}
"""What those gather, each kept under a key of `FormField.gathers`."""
NO_SECTION, NO_CASE = "No section", "From our talks"


class Strength(NamedTuple):
    """One strength in the words it was named in, and the session it was named in."""

    words: str
    session: SessionSummary
    question: str = ""
    """What was asked, where it was written in a talk."""
    case: str = ""
    """The case it was named in, where it was not."""


class StrengthGroup(NamedTuple):
    """Some of them under one heading, newest first; never empty."""

    title: str
    collect_strengths: tuple[Strength, ...]


def collect_strengths(sessions: Iterable[SessionSummary]) -> tuple[Strength, ...]:
    """All of them, in the order of `sessions`; within one, the talk's before the pages' before the incident's."""
    strengths: list[Strength] = []
    for session in sessions:
        strengths += [
            Strength(told_strength.text, session, told_strength.question) for told_strength in session.told_strengths
        ]
        strengths += gathered_in(session, "strengths")
        if (incident := session.incident) is not None:
            strengths += [Strength(words, session, "", incident.case) for words in incident.strengths if words]
    return tuple(strengths)


def gathered_in(session: SessionSummary, place: str) -> Iterator[Strength]:
    """What was written on its pages to be gathered there, and in which case."""
    case = session.about or (session.incident.case if session.incident else "")
    return (Strength(told.text, session, told.question, case) for told in session.gathered if told.place == place)


def group_strengths(
    history: History, grouping: Grouping = "newest", sections: Sequence[str] = ()
) -> tuple[StrengthGroup, ...]:
    """All of them under the headings of this grouping; `sections` are the titles of the wheel in its own order."""
    if grouping in GATHERED:
        every = tuple(strength for session in history.sessions for strength in gathered_in(session, grouping))
    else:
        every = collect_strengths(history.sessions)
    every = _as_first_named(every)
    if grouping == "newest" or grouping in GATHERED:
        return _under(every, lambda strength: str(history.year(strength.session)))
    if grouping == "case":
        return _last(_under(every, lambda strength: strength.case or NO_CASE), NO_CASE)
    by_section = _under(
        every, lambda strength: strength.session.section.title if strength.session.section else NO_SECTION
    )
    order = {title: number for number, title in enumerate(sections)}
    return _last(
        tuple(sorted(by_section, key=lambda strength_group: order.get(strength_group.title, len(order)))), NO_SECTION
    )


def _as_first_named(every: tuple[Strength, ...]) -> tuple[Strength, ...]:
    """Newest first, without what was only carried over: that stands in each session that goes on from the first."""
    firsts = {_carried_as(strength): strength.session.id for strength in every}
    return tuple(strength for strength in every if firsts[_carried_as(strength)] == strength.session.id)


def _carried_as(strength: Strength) -> tuple[str, ...]:
    return strength.session.thread or strength.session.id, strength.question, strength.words


def source_text(strength: Strength, history: History, grouping: Grouping = "newest") -> str:
    """12 Sep 2026, Resilience, Case A1; without what the heading says already."""
    section = strength.session.section
    texts = (
        format_date(history.day(strength.session)),
        section.title if section and grouping != "section" else "",
        strength.case if grouping != "case" else "",
    )
    return ", ".join(part for part in texts if part)


def report_sections(
    history: History, who: str, grouping: Grouping = "newest", sections: Sequence[str] = ()
) -> tuple[ReportSection, ...]:
    """All of them as they are saved, under a title that says whose."""
    groups = group_strengths(history, grouping, sections)
    made_up = groups and all(session.made_up for session in history.sessions)
    what = GATHERED.get(grouping, "Strengths we named")
    said = (ReportEntry("", "All made up: nobody in them is real."),) if made_up else ()
    title = ReportSection(f"{what}: {who}", said)
    return (title, *(ReportSection(group.title, tuple(_entries(group, history, grouping))) for group in groups))


def _entries(group: StrengthGroup, history: History, grouping: Grouping) -> Iterator[ReportEntry]:
    for strength in group.collect_strengths:
        asked = f". {strength.question}" if strength.question else ""
        yield ReportEntry(source_text(strength, history, grouping) + asked, strength.words)


def _under(every: Iterable[Strength], title: Callable[[Strength], str]) -> tuple[StrengthGroup, ...]:
    groups: dict[str, list[Strength]] = {}
    for strength in every:
        groups.setdefault(title(strength), []).append(strength)
    return tuple(StrengthGroup(name, tuple(group)) for name, group in groups.items())


def _last(groups: tuple[StrengthGroup, ...], title: str) -> tuple[StrengthGroup, ...]:
    return tuple(sorted(groups, key=lambda strength_group: strength_group.title == title))
