"""The lines of the two lists of the next rung: what is in the way, and what could help, in the order that helps."""

from collections.abc import Iterable, Iterator, Sequence

from supervise.domain.content.bundle import Content
from supervise.domain.content.forms import ListItem
from supervise.domain.content.guidance import Barrier, Strategy, barriers_at, strategies_for
from supervise.domain.session.actions import ActionOrigin
from supervise.domain.session.incident import Incident, NamedItem, next_rung
from supervise.domain.session.model import Session
from supervise.tui.widgets.pick_list import PickOption

IN_ACTIONS = "→"
"""Before a line from which an action has come."""
THERE = "there:"
"""Before the id of an opportunity, in the list that it shares with strategies; no id in the content has a colon."""


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


def help_picks(
    session: Session, incident: Incident, content: Content, opportunities: Sequence[ListItem]
) -> Iterator[PickOption]:
    """Strategies that answer the barriers picked, strongest first, else those that often help from here; then
    opportunities, which need no barrier; then other strategies, and what was picked before.
    """
    shown = _strategies(incident, content)
    answers = [strategy for strategy in shown if barrier_answered(strategy.id, incident, content)]
    others = [strategy for strategy in shown if strategy not in answers]
    for strategy in answers or others:
        yield _line(session, strategy, "For what you picked" if answers else "Often helps from here")
    for item in opportunities:
        yield _line(session, item, "Already there, to make more of", THERE)
    for strategy in others if answers else ():
        yield _line(session, strategy, "Also often helps from here")
    yield from _gone(incident.strategies, [strategy.id for strategy in shown])
    yield from _gone(incident.opportunities, [item.id for item in opportunities], THERE)


def picked_help(incident: Incident) -> tuple[str, ...]:
    """What is picked of that list."""
    return (
        *(named_item.id for named_item in incident.strategies),
        *(f"{THERE}{named_item.id}" for named_item in incident.opportunities),
    )


def with_help(
    incident: Incident, picked: Iterable[str], content: Content, opportunities: Sequence[ListItem]
) -> Incident:
    """The incident with these lines of the list chosen, each in the words of the day it was first picked."""
    strategies = {strategy.id: strategy for strategy in incident.strategies}
    for strategy in content.strategies:
        answers = barrier_answered(strategy.id, incident, content)
        strategies.setdefault(strategy.id, NamedItem(id=strategy.id, label=strategy.label, answers=answers))
    there = {f"{THERE}{item.id}": item for item in incident.opportunities}
    for item in opportunities:
        there.setdefault(f"{THERE}{item.id}", NamedItem(id=item.id, label=item.label))
    picked = tuple(picked)
    return incident.with_changes(
        strategies=tuple(strategies[id] for id in picked if id in strategies),
        opportunities=tuple(there[id] for id in picked if id in there),
    )


def barrier_answered(strategy: str, incident: Incident, content: Content) -> str:
    """The first of the picked barriers that this strategy answers, or ""."""
    for named_item in incident.barriers:
        if (barrier := content.barrier(named_item.id)) and strategy in barrier.strategies:
            return barrier.id
    return ""


def origin_of(item: Barrier | Strategy | ListItem) -> ActionOrigin:
    """Where an action made of this line comes from."""
    if isinstance(item, ListItem):
        return ActionOrigin(kind="opportunity", title=item.label)
    return ActionOrigin(kind="barrier" if isinstance(item, Barrier) else "strategy", title=item.label)


def _advised_at(incident: Incident, content: Content) -> int | None:
    rung = next_rung(incident, content.ladder(incident.ladder)).here
    return content.advice_rung(incident.ladder, rung.number if rung else None)


def _line(session: Session, item: Barrier | Strategy | ListItem, group: str, before: str = "") -> PickOption:
    """The line of a list; it says so where an action has come from it."""
    among = any(action.came_from == origin_of(item) for action in session.actions)
    return PickOption(f"{before}{item.id}", f"{IN_ACTIONS} {item.label}" if among else item.label, group)


def _gone(named: Iterable[NamedItem], shown: Iterable[str], before: str = "") -> Iterator[PickOption]:
    """What was picked but is no longer in the content: it can still be seen and unpicked."""
    offered = set(shown)
    for named_item in named:
        if named_item.id not in offered:
            yield PickOption(f"{before}{named_item.id}", named_item.label, "Picked before")


def explained(item: Barrier | Strategy | ListItem, key: str) -> str:
    """What this line means, and what its `key` would put among the actions."""
    if isinstance(item, ListItem):
        return f"{item.label}. {item.help}".strip()
    first = (f"A first action ({key}): {starter_action}" for starter_action in item.starter_actions)
    note = item.note if isinstance(item, Strategy) else ""
    return "\n".join(filter(None, (f"{item.label}. {item.summary}", note, *first)))
