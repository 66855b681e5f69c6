"""What is offered first, once a rung and some barriers are known."""

from supervise.domain.content.guidance import Barrier, Strategy, barriers_at, strategies_for


def barrier(id: str, holds_at: tuple[int, ...] = (), strategies: tuple[str, ...] = ()) -> Barrier:
    return Barrier(id=id, family="people", label=id, holds_at=holds_at, strategies=strategies)


def strategy(id: str, *helps_from: int) -> Strategy:
    return Strategy(id=id, label=id, helps_from=helps_from)


def ids(items) -> list[str]:
    return [item.id for item in items]


BARRIERS = (barrier("a", (1,)), barrier("b", (2, 3)), barrier("c"), barrier("d", (3,)))
STRATEGIES = (strategy("talk", 3), strategy("share", 1), strategy("write", 3), strategy("meet"))


def test_barriers_of_this_rung_come_first_and_none_is_hidden() -> None:
    assert ids(barriers_at(BARRIERS, 3)) == ["b", "d", "a", "c"]


def test_without_a_rung_they_stay_in_their_order() -> None:
    assert ids(barriers_at(BARRIERS, None)) == ["a", "b", "c", "d"]


def test_answers_come_strongest_first_then_what_helps_from_here() -> None:
    chosen = (barrier("x", strategies=("meet", "write")), barrier("y", strategies=("share",)))
    assert ids(strategies_for(STRATEGIES, chosen, 3)) == ["meet", "share", "write", "talk"]


def test_what_answers_two_barriers_is_offered_once_and_before_its_equals() -> None:
    chosen = (barrier("x", strategies=("talk", "share")), barrier("y", strategies=("meet", "share", "talk")))
    assert ids(strategies_for(STRATEGIES, chosen, None)) == ["talk", "meet", "share"]


def test_with_no_barrier_chosen_only_the_rung_speaks() -> None:
    assert ids(strategies_for(STRATEGIES, (), 3)) == ["talk", "write"]
    assert strategies_for(STRATEGIES, (), None) == ()


def test_a_strategy_that_is_not_there_is_passed_over() -> None:
    assert ids(strategies_for(STRATEGIES, (barrier("x", strategies=("gone", "meet")),), None)) == ["meet"]
