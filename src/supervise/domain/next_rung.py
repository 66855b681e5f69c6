"""Where an incident stands, the rung above, and the rung it needs; higher is not always better."""

from dataclasses import dataclass

from supervise.domain.incident import Incident, placed
from supervise.domain.ladder import Ladder, Rung


@dataclass(frozen=True)
class NextRung:
    """Rungs of one ladder; None where nothing was placed together, or the ladder no longer has the rung."""

    here: Rung | None = None
    above: Rung | None = None
    needed: Rung | None = None

    @property
    def arrived(self) -> bool:
        """Whether it stands as high as it needs to, or can: the question is then what keeps it there."""
        if self.here is None:
            return False
        return self.above is None or (self.needed is not None and self.needed.number <= self.here.number)


def next_rung(incident: Incident, ladder: Ladder | None) -> NextRung:
    """What the pair placed together on this ladder says of the next rung; nothing private is looked at."""
    if ladder is None:
        return NextRung()
    here, needed = (
        ladder.rung(one.rung) if (one := placed(incident, by, ladder.id)) and one.rung is not None else None
        for by in ("together", "needed")
    )
    return NextRung(here, ladder.next_up(here.number) if here else None, needed)
