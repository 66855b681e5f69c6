"""Every action in an order of one's choice, what became of each from session to session, and what came back."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from typing import Literal, NamedTuple

from supervise.domain.actions import CLOSED, OUTCOMES, Action, ActionReview, Followed
from supervise.domain.brief import Brief
from supervise.domain.history import History
from supervise.domain.words import day, short_day

Order = Literal["status", "owner", "due"]
ORDERS: dict[Order, str] = {"status": "By status", "owner": "By owner", "due": "By day due"}
"""The orders, with the words for them."""
OWNERS = ("supervisee", "supervisor", "both")


class Group(NamedTuple):
    """Some actions under one heading; never empty."""

    title: str
    actions: tuple[Followed, ...]


class Step(NamedTuple):
    """One session of an action's chain: where it was agreed (no review), or looked at again."""

    session: Brief
    agreed: Action
    """As it was agreed."""
    review: ActionReview | None = None


def ordered(followed: Iterable[Followed], order: Order, today: date, who: Callable[[str], str]) -> tuple[Group, ...]:
    """The actions under the headings of this order, the open ones first; `who` gives an owner's initials."""
    newest = list(followed)
    newest.reverse()
    if order == "owner":
        return _by_owner(newest, who)
    open_ = sorted((one for one in newest if one.open), key=_soonest)
    done = [one for one in newest if not one.open]
    if order == "due":
        overdue = [one for one in open_ if one.overdue(today)]
        come = [one for one in open_ if one.action.due is not None and not one.overdue(today)]
        no_day = [one for one in open_ if one.action.due is None]
        return _groups(("Overdue", overdue), ("Still to come", come), ("No day set", no_day), ("Done or let go", done))
    let_go = [one for one in done if one.outcome == "let-go"]
    return _groups(("Open", open_), ("Done", [one for one in done if one.outcome == "done"]), ("Let go", let_go))


def _by_owner(newest: Iterable[Followed], who: Callable[[str], str]) -> tuple[Group, ...]:
    owned: dict[str, list[Followed]] = {owner: [] for owner in OWNERS}
    for one in newest:
        owned.setdefault(one.action.owner, []).append(one)
    named = ((who(owner) or "Nobody named", sorted(some, key=_open_first)) for owner, some in owned.items())
    return _groups(*named)


def _groups(*found: tuple[str, Sequence[Followed]]) -> tuple[Group, ...]:
    return tuple(Group(title, tuple(some)) for title, some in found if some)


def _soonest(one: Followed) -> date:
    return one.action.due or date.max


def _open_first(one: Followed) -> tuple[bool, date]:
    return (False, _soonest(one)) if one.open else (True, date.max)


def chain(followed: Followed, newest_first: Iterable[Brief]) -> tuple[Step, ...]:
    """Where it was agreed and every session that looked at it again, oldest first."""
    wanted, agreed = followed.action.id, followed.action
    seen: list[tuple[Brief, ActionReview | None]] = []
    for session in newest_first:
        if (session.started_at, session.id) <= (followed.since, followed.session_id):
            if session.id == followed.session_id:
                agreed = next((one for one in session.actions if one.id == wanted), agreed)
                seen.append((session, None))
                break
            continue
        seen += ((session, one) for one in reversed(session.reviewed) if one.action == wanted)
    return tuple(Step(session, agreed, review) for session, review in reversed(seen))


def standing_words(one: Followed, who: str, today: date, since: Callable[[datetime], date]) -> str:
    """CD, due 6 Nov, overdue, doing; agreed 16 Sep. Of one that is over: CD, done; agreed 16 Sep."""
    due = one.action.due
    when = f"due {short_day(due, today)}" if one.open and due else one.action.due_words if one.open else ""
    outcome = OUTCOMES[one.outcome].lower() if one.outcome else ""
    said = (who, when, "overdue" if one.overdue(today) else "", outcome)
    return f"{', '.join(part for part in said if part)}; agreed {short_day(since(one.since), today)}".removeprefix("; ")


def step_words(step: Step, history: History) -> str:
    """14 Oct 2026: doing. Under it, what was said of it then."""
    when = day(history.day(step.session))
    review = step.review
    if review is None:
        action = step.agreed
        lines = [f"{when}: agreed"]
        if action.how_we_will_know:
            lines.append(f"How we will know: {action.how_we_will_know}")
        if action.came_from is not None:
            lines.append(f"From the {action.came_from.kind}: {action.came_from.title}")
        return "\n".join(lines)
    lines = [f"{when}: {OUTCOMES[review.outcome].lower()}"]
    if review.outcome == "changed":
        if review.now_reads:
            lines.append(f"Now: {review.now_reads}")
        if review.due or review.due_words:
            lines.append(f"Due {day(review.due) if review.due else review.due_words}")
    if review.reason.strip():
        lines.append(review.reason.strip())
    return "\n".join(lines)


def summed_up(followed: Sequence[Followed]) -> str:
    """3 open, 12 done, 2 let go."""
    counts = {
        "open": sum(one.outcome not in CLOSED for one in followed),
        "done": sum(one.outcome == "done" for one in followed),
        "let go": sum(one.outcome == "let-go" for one in followed),
    }
    return ", ".join(f"{count:,} {word}" for word, count in counts.items() if count)
