"""The ladder over time: each case and its way on one ladder, never translated to another."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from supervise.domain.content.ladder import Ladder
from supervise.domain.people import SUPERVISEE, SUPERVISOR
from supervise.domain.review.history import History
from supervise.domain.review.session_summary import IncidentSummary, SessionSummary
from supervise.domain.session.incident import STANDINGS, Placement
from supervise.domain.wording import plural

_PLACES = {by: place for place, by in enumerate((SUPERVISEE, SUPERVISOR, *STANDINGS))}

Move = Literal["up", "down", "same", ""]
ARROWS: dict[Move, str] = {"up": "↑", "down": "↓", "same": "·", "": ""}
"""The sign of a movement: a fact, not a verdict."""


@dataclass(frozen=True, slots=True)
class CaseEntry:
    """One session in which a case was looked at, as far as one ladder goes."""

    session: SessionSummary
    placements: tuple[Placement, ...]
    """Those on this ladder, skipped ones included, as both may see them."""
    rung: int | None
    """Where it was put together, or the one rung on which each put it; None where they are apart, or skipped it."""

    @property
    def needed(self) -> int | None:
        return next((placement.rung for placement in self.placements if placement.by == "needed"), None)

    @property
    def ordered(self) -> tuple[Placement, ...]:
        """The supervisee's, the supervisor's, then the standings in their order."""
        return tuple(sorted(self.placements, key=lambda placement: _PLACES.get(placement.by, len(_PLACES))))

    @property
    def short(self) -> str:
        """5; 3/5 where the two are apart and nothing was said together; – where it was not placed."""
        if self.rung is not None:
            return str(self.rung)
        apart = (
            str(placement.rung)
            for placement in self.ordered
            if placement.by not in STANDINGS and placement.rung is not None
        )
        return "/".join(apart) or "–"

    def named(self, number: int | None) -> str:
        """5 Co-operation, in the words of that day."""
        title = next(
            (placement.title for placement in self.placements if placement.rung == number and placement.title), ""
        )
        return f"{number} {title}".strip() if number is not None else ""

    @property
    def where(self) -> str:
        """5 Co-operation; 3 Co-existence or 5 Co-operation; not placed."""
        if self.rung is not None:
            return self.named(self.rung)
        apart = dict.fromkeys(self.named(placement.rung) for placement in self.ordered if placement.by not in STANDINGS)
        return " or ".join(filter(None, apart)) or "not placed"


@dataclass(frozen=True, slots=True)
class CasePath:
    """One case on one ladder, its times oldest first; what it was on another ladder is another path."""

    case: str
    ladder: str
    title: str
    """The ladder's, as it was called the last time; empty where no session says it."""
    times: tuple[CaseEntry, ...]

    @property
    def needed(self) -> int | None:
        """The rung needed, as it was said last."""
        return next((time.needed for time in reversed(self.times) if time.needed is not None), None)

    def move(self, index: int) -> Move:
        """How it stands beside the last time it was placed."""
        now = self.times[index].rung
        before = self.before(index)
        if now is None or before is None or before.rung is None:
            return ""
        return "up" if now > before.rung else "down" if now < before.rung else "same"

    def before(self, index: int) -> CaseEntry | None:
        """The last time before this one at which it was placed."""
        return next((self.times[n] for n in range(index - 1, -1, -1) if self.times[n].rung is not None), None)

    @property
    def path_text(self) -> str:
        """3 Co-existence → 6 Co-ordination."""
        first = next((time for time in self.times if time.rung is not None), None)
        if first is None:
            return self.times[-1].where
        last = next(time for time in reversed(self.times) if time.rung is not None)
        return first.where if first is last else f"{first.where} → {last.where}"

    def steps(self, most: int) -> str:
        """3 ↑ 5 ↑ 6 · 6: each time, and how it moved; of many only the latest."""
        since = max(0, len(self.times) - most)
        steps = (f"{ARROWS[self.move(n)]} {self.times[n].short}".strip() for n in range(since, len(self.times)))
        return " ".join((*("…" * bool(since)), *steps))


def case_paths(history: History) -> tuple[CasePath, ...]:
    """Every case on each ladder it was placed on: by ladder, the most used first, then those that came back."""
    result: dict[tuple[str, str], list[CaseEntry]] = {}
    titles: dict[str, str] = {}
    for session in history.sessions:
        if (incident := session.incident) is not None:
            if incident.ladder_title:
                titles.setdefault(incident.ladder, incident.ladder_title)
            for ladder, placements in _by_ladder(incident).items():
                if ladder == incident.ladder or any(placement.rung is not None for placement in placements):
                    time = CaseEntry(session, placements, _rung(placements))
                    result.setdefault((incident.case, ladder), []).append(time)
    used: dict[str, int] = {}
    for (_, ladder), times in result.items():
        used[ladder] = used.get(ladder, 0) + len(times)
    listed = [
        CasePath(case, ladder, titles.get(ladder, ""), tuple(reversed(times)))
        for (case, ladder), times in result.items()
    ]
    return tuple(
        sorted(listed, key=lambda case_path: (-used[case_path.ladder], case_path.ladder, len(case_path.times) == 1))
    )


def count_text(paths: Sequence[CasePath]) -> str:
    """How many cases there are, and in which order they stand; nothing where there are none."""
    if not paths:
        return ""
    cases = plural(len({path.case for path in paths}), "case")
    again = any(len(path.times) > 1 for path in paths)
    order = "those that came back first, then the newest" if again else "the newest first"
    return f"{cases}, {order}." if len(paths) > 1 else f"{cases}."


def rungs(path: CasePath, ladder: Ladder | None) -> Mapping[int, str]:
    """The rungs from the lowest up: as many as the ladder has, those placed on in the words of the latest day."""
    known = {rung.number: rung.title for rung in ladder.rungs} if ladder is not None else {}
    result = {
        placement.rung: placement.title
        for time in path.times
        for placement in time.placements
        if placement.rung is not None
    }
    known.update((number, title) for number, title in result.items() if title or number not in known)
    return dict(sorted(known.items()))


def _by_ladder(incident: IncidentSummary) -> dict[str, tuple[Placement, ...]]:
    """What was placed, apart for each ladder; the incident's own is there even if nothing was."""
    placements = incident.placements
    if all(placement.ladder == incident.ladder for placement in placements):
        return {incident.ladder: placements}
    ladders = dict.fromkeys((incident.ladder, *(placement.ladder for placement in placements)))
    return {ladder: tuple(placement for placement in placements if placement.ladder == ladder) for ladder in ladders}


def _rung(placements: Iterable[Placement]) -> int | None:
    """The rung agreed on together, or the one on which whoever placed it did."""
    alone: set[int] = set()
    for placement in placements:
        if placement.rung is not None:
            if placement.by == "together":
                return placement.rung
            if placement.by not in STANDINGS:
                alone.add(placement.rung)
    return alone.pop() if len(alone) == 1 else None
