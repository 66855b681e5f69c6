"""A ladder of any height."""

from supervise.domain.content.ladder import Band, Ladder, Rung

RUNGS = tuple(Rung(number=n, id=f"r{n}", title=f"Rung {n}") for n in range(1, 5))
LADDER = Ladder(id="four", title="Four", rungs=RUNGS, bands=(Band(id="low", title="Low", rungs=(1, 2)),))


def test_a_ladder_of_four_rungs_is_climbed_to_its_top() -> None:
    assert LADDER.rung(4) == RUNGS[3]
    assert LADDER.next_up(3) == RUNGS[3]
    assert LADDER.next_up(4) is None


def test_a_rung_it_does_not_have_is_none() -> None:
    assert LADDER.rung(0) is None
    assert LADDER.rung(9) is None


def test_rungs_may_lie_in_no_band() -> None:
    assert LADDER.band(2) == LADDER.bands[0]
    assert LADDER.band(3) is None
