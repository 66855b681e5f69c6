"""One past session in a list: when, section, both ratings, the ladder, state; in columns, or on two lines."""

from collections.abc import Sequence
from datetime import date, tzinfo

from rich.cells import cell_len

from supervise.domain.instants import local_day
from supervise.domain.people import Person, supervisee_first
from supervise.domain.review.session_summary import SessionSummary
from supervise.domain.session.incident import placed, shown_placements
from supervise.domain.session.lifecycle import subject_words
from supervise.domain.session.model import STATES, Rating
from supervise.domain.wording import short_day
from supervise.tui.drawing.cell_text import clip, pad_or_clip, printable

WHOLE, SOME = 70, 40
"""The widths from which it has columns, and from which what was found in it stands under its section."""
GAP = "  "
DAY = 11
"""12 Sep 2026."""
RATED, LONGEST_RATED = 11, 19
"""AB 3 · CD 2, and with the longest initials; wider ones leave only the numbers."""
LADDER = 12
"""4, as needed."""
STATE = 10
"""2 versions."""
MARK = 2
"""The sign at the left of the one with the cursor, and the space after it."""
SECTION = 44
"""The most that a section takes: in a wide window the eye would lose the line on the way to what stands behind it."""


class Columns:
    """The columns of a list, one line a session: as wide for the ratings as the pair's initials need.

    The state stands last, apart from the line, as a badge.
    """

    def __init__(self, people: Sequence[Person] = ()) -> None:
        needed = len(" · ".join(f"{printable(person.initials)} 3" for person in people))
        self._rated = min(LONGEST_RATED, max(RATED, needed))

    def headings(self, width: int) -> str:
        """The words over the columns."""
        return f"{self._line(width, 'When', 'Section', 'Rated', 'Ladder')}{GAP} State"

    def row(
        self,
        session: SessionSummary,
        width: int,
        today: date,
        zone: tzinfo | None,
    ) -> str:
        """The line for one session."""
        return self._line(
            width,
            short_day(local_day(session.started_at, zone), today),
            _title(session),
            ratings_text(session, room=self._rated),
            ladder_text(session),
        )

    def _line(self, width: int, when: str, section: str, ratings: str, ladder: str) -> str:
        after = ((ratings, self._rated), (ladder, LADDER))
        left = width - DAY - sum(size + len(GAP) for _, size in after) - len(GAP) - len(GAP) - STATE - 2
        cells = (pad_or_clip(when, DAY), pad_or_clip(section, min(SECTION, max(4, left))))
        return GAP.join((*cells, *(pad_or_clip(text, size) for text, size in after)))


def state_text(session: SessionSummary, *, mark_made_up: bool = True, twice: bool = False) -> str:
    """Its state, if it is not kept `twice`; `mark_made_up` is False where the page says it of all of them at once."""
    return "2 versions" if twice else "made up" if session.made_up and mark_made_up else STATES[session.status]


def short_row(
    session: SessionSummary,
    width: int,
    today: date,
    zone: tzinfo | None,
    *,
    mark_made_up: bool = True,
    twice: bool = False,
) -> str:
    """The first of two lines for one session: when, section, and its state where that is not simply agreed."""
    notes = (
        (twice, "twice"),
        (session.made_up and mark_made_up, "made up"),
        (session.status != "agreed", STATES[session.status]),
    )
    state = "".join(f", {note}" for holds, note in notes if holds)
    when = pad_or_clip(short_day(local_day(session.started_at, zone), today), DAY)
    return f"{when}{GAP}{clip(_title(session), max(4, width - DAY - len(GAP) - len(state)))}{state}"


def details(session: SessionSummary) -> str:
    """The second line: CD 2 · AB 3; ladder 5, needs 6."""
    ratings, ladder = ratings_text(session, room=None), ladder_text(session)
    return "; ".join(filter(None, (ratings, ladder and f"ladder {ladder}")))


def _title(session: SessionSummary) -> str:
    return printable(subject_words(session)) or "No section"


def ratings_text(session: SessionSummary, *, room: int | None) -> str:
    """CD 2 · AB 3, or 2 · 3 where that needs more than `room`; nothing until both may be seen.

    ? is "not sure", – skipped by one.
    """
    shown = session.ratings
    given = {} if all(rating.skipped for rating in shown) else {rating.by: _answer(rating) for rating in shown}
    answers = {by: given[by] for by in _answering(session) if by in given}
    words = " · ".join(f"{printable(session.initials(by))} {answer}" for by, answer in answers.items())
    return words if room is None or cell_len(words) <= room else " · ".join(answers.values())


def ladder_text(session: SessionSummary) -> str:
    """5, needs 6; 6, as needed; both placings where none was given together."""
    incident = session.incident
    if incident is None:
        return ""
    shown = {
        (shown_placement.by, shown_placement.ladder): shown_placement.rung
        for shown_placement in shown_placements(incident, session.people)
    }
    at = [shown.get((by, incident.ladder)) for by in ("together", *_answering(session))]
    where = str(at[0]) if at[0] else " · ".join(dict.fromkeys(str(rung) for rung in at[1:] if rung))
    needed = placed(incident, "needed") if shown else None
    if needed is None or needed.rung is None:
        return where
    if where == str(needed.rung):
        return f"{where}, as needed"
    return f"{where}, needs {needed.rung}" if where else f"needs {needed.rung}"


def _answering(session: SessionSummary) -> tuple[str, ...]:
    """By their ids, those who answer: the two, or the one who answers alone or for a team."""
    return tuple(person.id for person in supervisee_first(session.people))


def _answer(rating: Rating) -> str:
    if rating.skipped:
        return "–"
    return "?" if rating.value is None else str(rating.value)
