"""One past session on one line: when, section, both ratings, the ladder, state; less of it where there is less room."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, tzinfo

from rich.cells import cell_len

from supervise.domain.instants import local_day
from supervise.domain.people import SUPERVISEE, SUPERVISOR
from supervise.domain.review.session_summary import SessionSummary
from supervise.domain.session.incident import placed, shown_placements
from supervise.domain.session.model import STATES, Rating
from supervise.domain.wording import short_day
from supervise.tui.drawing.cell_text import pad_or_clip, printable

WHOLE, SOME = 66, 40
"""The widths from which all of it, or all but the words beside the numbers, is told."""
GAP = "  "
DAY = 11
"""12 Sep 2026."""
RATED = 11
"""AB 3 · CD 2; longer initials leave only the numbers."""
STATE = 9
"""cut short."""
SECTION = 44
"""The most that a section takes: in a wide window the eye would lose the line on the way to what stands behind it."""


@dataclass(frozen=True)
class SessionRow:
    """The cells of one line, each as wide as its column."""

    cells: tuple[str, ...]

    def __str__(self) -> str:
        return GAP.join(self.cells)


def column_headings(width: int) -> SessionRow:
    """The words over the columns."""
    return _laid_out(width, "When", "Section", "Rated", "Ladder", "State")


def row(
    session: SessionSummary,
    width: int,
    today: date,
    zone: tzinfo | None,
    *,
    mark_made_up: bool = True,
    twice: bool = False,
) -> SessionRow:
    """The line for one session; `mark_made_up` is False where the page says it of all of them at once.

    One that is kept `twice` has two versions, and says so before its section.
    """
    made_up = session.made_up and mark_made_up
    title = printable(session.section.title) if session.section else "No section"
    whole = width >= WHOLE
    if made_up and not whole:
        title = f"made up: {title}"
    if twice:
        title = f"{'two versions' if whole else 'twice'}: {title}"
    return _laid_out(
        width,
        short_day(local_day(session.started_at, zone), today),
        title,
        ratings_text(session, named=whole),
        ladder_text(session, named=whole),
        "made up" if made_up else STATES[session.status],
    )


def ratings_text(session: SessionSummary, *, named: bool) -> str:
    """AB 3 · CD 2, or 3 · 2; nothing until both may be seen; ? is "not sure", – skipped by one."""
    shown = session.ratings
    given = {} if all(rating.skipped for rating in shown) else {rating.by: _answer(rating) for rating in shown}
    answers = {by: given[by] for by in (SUPERVISEE, SUPERVISOR) if by in given}
    words = " · ".join(f"{printable(session.initials(by))} {answer}" for by, answer in answers.items())
    return words if named and cell_len(words) <= RATED else " · ".join(answers.values())


def ladder_text(session: SessionSummary, *, named: bool) -> str:
    """5 → needed 6, or 5 → 6; 6, as needed; both placings where none was given together."""
    incident = session.incident
    if incident is None:
        return ""
    shown = {
        (shown_placement.by, shown_placement.ladder): shown_placement.rung
        for shown_placement in shown_placements(incident, session.people)
    }
    at = [shown.get((by, incident.ladder)) for by in ("together", SUPERVISEE, SUPERVISOR)]
    where = str(at[0]) if at[0] else " · ".join(dict.fromkeys(str(rung) for rung in at[1:] if rung))
    needed = placed(incident, "needed") if shown else None
    if needed is None or needed.rung is None:
        return where
    if named and where == str(needed.rung):
        return f"{where}, as needed"
    return f"{where} → {'needed ' if named else ''}{needed.rung}".strip()


def _answer(rating: Rating) -> str:
    if rating.skipped:
        return "–"
    return "?" if rating.value is None else str(rating.value)


def _laid_out(width: int, when: str, section: str, ratings: str, ladder: str, state: str) -> SessionRow:
    if width >= WHOLE:
        after: Sequence[tuple[str, int]] = ((ratings, RATED), (ladder, 12), (state, STATE))
    elif width >= SOME:
        after = ((ratings, 5), (ladder, 6))
    else:
        after = ((ratings, 5),)
    left = width - DAY - sum(size + len(GAP) for _, size in after) - len(GAP)
    return SessionRow(
        (
            pad_or_clip(when, DAY),
            pad_or_clip(section, min(SECTION, max(4, left))),
            *(pad_or_clip(text, size) for text, size in after),
        )
    )
