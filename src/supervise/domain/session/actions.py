"""Actions: what was agreed, what became of it, and what comes back next time."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import count
from typing import TYPE_CHECKING, Literal

from supervise.domain.session.base import MOST, Line, SessionPart, Words

if TYPE_CHECKING:
    from supervise.domain.session.model import Session

Outcome = Literal["done", "doing", "changed", "let-go"]
OUTCOMES: dict[Outcome, str] = {"done": "Done", "doing": "Doing", "changed": "Changed", "let-go": "Let go"}
"""What an action can have become, with the word for it."""
CLOSED: frozenset[Outcome] = frozenset({"done", "let-go"})


OriginKind = Literal["section", "rung", "barrier", "strategy", "opportunity", "next-step", "incident", "page"]
ORIGINS: dict[OriginKind, str] = {
    "section": "the section",
    "rung": "the rung",
    "barrier": "the barrier",
    "strategy": "the strategy",
    "opportunity": "the opportunity",
    "next-step": "the next step",
    "incident": "the incident",
    "page": "the page",
}
"""Where an action can have come from, with the words for it."""


class ActionOrigin(SessionPart):
    """Where an action came from, in the words of that day: what was chosen or, of the last three, what was written.

    Of an incident that is what could be done differently; in older files an opportunity and a next step too.
    """

    kind: OriginKind
    title: Line


class Action(SessionPart):
    """One thing agreed. `id` is the session's id and a number, so that it is unique for good."""

    id: str
    what: Line
    owner: str = ""
    """"supervisee", "supervisor", "both", or the role of somebody who has a seat; empty while not yet agreed."""
    due: date | None = None
    due_words: Line = ""
    """What was typed for the day, while it names none."""
    how_we_will_know: Line = ""
    came_from: ActionOrigin | None = None
    status: Literal["open"] = "open"


class ActionReview(SessionPart):
    """What an earlier action had become by this session. `now_reads` is its new wording, if it was given one."""

    action: str
    what: Line
    owner: str = ""
    due: date | None = None
    was_due: date | None = None
    """Of a changed one, its day before, where that is another."""
    due_words: Line = ""
    """What was typed for the new day, while it names none."""
    outcome: Outcome
    reason: Words = ""
    now_reads: Line = ""


def settled_words(reviews: Sequence[ActionReview]) -> str:
    """2 done, 1 let go; "" unless there are some and each is done or was let go."""
    if not {review.outcome for review in reviews} <= CLOSED:
        return ""
    counts = Counter(review.outcome for review in reviews)
    return ", ".join(f"{counts[outcome]} {words.lower()}" for outcome, words in OUTCOMES.items() if counts[outcome])


def number_reached(session: "Session", action: Action) -> int:
    """The session's `actions_made` once this action is in it: the highest number given to any action so far."""
    return max(session.actions_made, number_of(action.id))


def next_action_id(session: "Session") -> str:
    """An id for one more action, never given before in this session, not even to one taken out since."""
    return f"{session.id}-{next_number(session.actions_made, (action.id for action in session.actions))}"


def next_number(made: int, ids: Iterable[str]) -> int:
    """The number after `made` and those of `ids`; only where there is none, as an edited file may say, a free one."""
    given = {number_of(text) for text in ids}
    number = max(made, *given, 0) + 1
    return number if number <= MOST else next(free for free in count(1) if free not in given)


def number_of(action_id: str) -> int:
    """The number at the end of an action's id; 0 where there is none that a session could come to."""
    last = action_id.rpartition("-")[2]
    return int(last) if last.isdecimal() and len(last) <= len(str(MOST)) else 0


def origin_sentence(action: Action) -> str:
    """Where it came from, for a line of its own; "" where that would say its own words again."""
    origin = action.came_from
    return f"From {ORIGINS[origin.kind]}: {origin.title}" if origin and origin.title != action.what else ""


def is_blank(action: Action) -> bool:
    """Whether nothing has been written or chosen in it; where it came from is no answer yet."""
    return action.with_changes(came_from=None) == Action(id=action.id, what="")


def not_agreed(action: Action) -> str:
    """What two people have not yet agreed of it, as `nobody and no day yet`; "" where there is nothing to do yet."""
    nobody = "" if action.owner else "nobody"
    no_day = "" if action.due or action.due_words else "no day"
    lacking = " and ".join(filter(None, (nobody, no_day)))
    return f"{lacking} yet" if lacking and action.what else ""
