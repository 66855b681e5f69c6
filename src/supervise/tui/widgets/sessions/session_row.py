"""One past session in a list: when, section, both ratings, the ladder; in columns, or on two lines."""

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
LONGEST_RATED = 19
"""The widest that both initials over the ratings may be."""
LADDER = 12
"""4, as needed."""
MARK = 2
"""The sign at the left of the one with the cursor, and the space after it."""
WIDEST_SECTION = 44
"""The most that a section takes: in a wide window the eye would lose the line on the way to what stands behind it."""

SECTION, RATED, RATED_BY = "Section", "Rated", "Rated by"


class Columns:
    """The columns of a list, one line a session; the ratings stand under the initials of those who gave them."""

    def __init__(self, people: Sequence[Person] = ()) -> None:
        self._raters = {person.id: printable(person.initials) for person in supervisee_first(people)}
        head = GAP.join(self._raters.values())
        self._rated = head if len(self._raters) > 1 and cell_len(head) <= LONGEST_RATED else RATED

    def headings(self, width: int) -> str:
        """The words over the columns; what the initials head is said before them, in what the sections leave free."""
        room = self._room(width)
        by = "" if self._rated == RATED or room < len(SECTION + GAP + RATED_BY) else RATED_BY
        return self._line(width, "When", f"{SECTION:{room - len(by)}}{by}", self._rated, "Ladder")

    def row(
        self,
        session: SessionSummary,
        width: int,
        today: date,
        zone: tzinfo | None,
        *,
        mark_made_up: bool = True,
        twice: bool = False,
    ) -> str:
        """The line for one session."""
        when = short_day(local_day(session.started_at, zone), today)
        title = _with_state(session, self._room(width), mark_made_up=mark_made_up, twice=twice)
        return self._line(width, when, title, self._ratings(session), ladder_text(session))

    def _ratings(self, session: SessionSummary) -> str:
        """`3   4` under `CD  AB`, and nothing where neither answered."""
        if not (given := _given(session)):
            return ""
        if self._rated == RATED:
            return " · ".join(given.values())
        return GAP.join(pad_or_clip(given.get(by, ""), cell_len(initials)) for by, initials in self._raters.items())

    def _room(self, width: int) -> int:
        """Cells for a section."""
        return min(WIDEST_SECTION, max(4, width - DAY - cell_len(self._rated) - LADDER - 3 * len(GAP)))

    def _line(self, width: int, when: str, section: str, ratings: str, ladder: str) -> str:
        cells = ((when, DAY), (section, self._room(width)), (ratings, cell_len(self._rated)), (ladder, LADDER))
        return GAP.join(pad_or_clip(text, size) for text, size in cells)


def _with_state(session: SessionSummary, room: int, *, mark_made_up: bool, twice: bool) -> str:
    """Its section and, where that is not simply agreed, its state, which is not cut off with a long title."""
    notes = (
        (twice, "2 versions"),
        (session.made_up and mark_made_up, "made up"),
        (session.status != "agreed", STATES[session.status]),
    )
    state = "".join(f", {note}" for holds, note in notes if holds)
    return f"{clip(_title(session), max(4, room - len(state)))}{state}"


def short_row(
    session: SessionSummary,
    width: int,
    today: date,
    zone: tzinfo | None,
    *,
    mark_made_up: bool = True,
    twice: bool = False,
) -> str:
    """The first of two lines for one session: when and section; `mark_made_up` is False where the page says it of all.

    `twice` is what is kept in two versions.
    """
    when = pad_or_clip(short_day(local_day(session.started_at, zone), today), DAY)
    room = width - DAY - len(GAP)
    return f"{when}{GAP}{_with_state(session, room, mark_made_up=mark_made_up, twice=twice)}"


def details(session: SessionSummary) -> str:
    """The second line: CD 2 · AB 3; ladder 5, needs 6."""
    ratings, ladder = ratings_text(session), ladder_text(session)
    return "; ".join(filter(None, (ratings, ladder and f"ladder {ladder}")))


def _title(session: SessionSummary) -> str:
    return printable(subject_words(session)) or "No section"


def ratings_text(session: SessionSummary) -> str:
    """CD 2 · AB 3; nothing until both may be seen. ? is "not sure", – skipped by one."""
    return " · ".join(f"{printable(session.initials(by))} {answer}" for by, answer in _given(session).items())


def _given(session: SessionSummary) -> dict[str, str]:
    """The answers that may be seen, by who gave them, in the order of `_answering`."""
    given = {rating.by: _answer(rating) for rating in session.ratings}
    all_skipped = all(rating.skipped for rating in session.ratings)
    return {} if all_skipped else {by: given[by] for by in _answering(session) if by in given}


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
