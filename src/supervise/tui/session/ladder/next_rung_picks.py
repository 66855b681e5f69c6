"""The lines of the two lists of the next rung: what is in the way, and what could help, in the order that helps."""

from collections.abc import Iterable, Iterator

from supervise.domain.content.bundle import Content
from supervise.domain.content.guidance import Barrier, Strategy, barriers_at, strategies_for
from supervise.domain.session.actions import ActionOrigin
from supervise.domain.session.incident import Incident, NamedItem, next_rung
from supervise.domain.session.model import Session
from supervise.tui.widgets.pick_list import PickOption

IN_ACTIONS = "→"
"""Before a line from which an action has come."""


def barrier_picks(session: Session, incident: Incident, content: Content) -> Iterator[PickOption]:
    """The barriers common on this rung, the others by their family, then those no longer in the content."""
    rung, current = _advised_at(incident, content), next_rung(incident, content.ladder(incident.ladder)).here
    ordered = barriers_at(content.barriers, rung)
    families = [family.id for family in content.families]
    common = f"Common on {rung} {current.title}" if current else ""
    for barrier in ordered:
        if rung in barrier.holds_at:
            yield _line(session, barrier, common)
    others = [barrier for barrier in ordered if rung not in barrier.holds_at]
    for barrier in sorted(
        others, key=lambda barrier: families.index(barrier.family) if barrier.family in families else 99
    ):
        family = content.family(barrier.family)
        yield _line(session, barrier, family.title if family else "")
    yield from _gone(incident.barriers, [barrier.id for barrier in content.barriers])


def _strategies(incident: Incident, content: Content) -> tuple[Strategy, ...]:
    chosen = [barrier for named_item in incident.barriers if (barrier := content.barrier(named_item.id))]
    return strategies_for(content.strategies, chosen, _advised_at(incident, content))


def strategy_picks(session: Session, incident: Incident, content: Content) -> Iterator[PickOption]:
    """Those that answer the barriers picked, strongest first, then other strategies, then those picked before."""
    shown = _strategies(incident, content)
    answers = [strategy for strategy in shown if barrier_answered(strategy.id, incident, content)]
    for strategy in answers:
        yield _line(session, strategy, "For what you picked")
    also = "Also often helps from here" if answers else "Often helps from here"
    for strategy in shown:
        if strategy not in answers:
            yield _line(session, strategy, also)
    yield from _gone(incident.strategies, [strategy.id for strategy in shown])


def barrier_answered(strategy: str, incident: Incident, content: Content) -> str:
    """The first of the picked barriers that this strategy answers, or ""."""
    for named_item in incident.barriers:
        if (barrier := content.barrier(named_item.id)) and strategy in barrier.strategies:
            return barrier.id
    return ""


def origin_of(item: Barrier | Strategy) -> ActionOrigin:
    """Where an action made of this line comes from."""
    return ActionOrigin(kind="barrier" if isinstance(item, Barrier) else "strategy", title=item.label)


def _advised_at(incident: Incident, content: Content) -> int | None:
    rung = next_rung(incident, content.ladder(incident.ladder)).here
    return content.advice_rung(incident.ladder, rung.number if rung else None)


def _line(session: Session, item: Barrier | Strategy, group: str) -> PickOption:
    """The line of a list; it says so where an action has come from it."""
    among = any(action.came_from == origin_of(item) for action in session.actions)
    return PickOption(item.id, f"{IN_ACTIONS} {item.label}" if among else item.label, group)


def _gone(named: Iterable[NamedItem], shown: Iterable[str]) -> Iterator[PickOption]:
    """What was picked but is no longer in the content: it can still be seen and unpicked."""
    offered = set(shown)
    for named_item in named:
        if named_item.id not in offered:
            yield PickOption(named_item.id, named_item.label, "Picked before")
