"""How a talk stood when its page was left: kept in memory only, as it is no part of a record."""

from typing import NamedTuple
from weakref import WeakKeyDictionary

from supervise.domain.session.talk.talk_notes import NoteHeading
from supervise.workflow import SessionWorkflow


class LeftTalk(NamedTuple):
    """The heading that was shown, and whether the clock was running."""

    session_id: str
    heading: NoteHeading
    running: bool


_LAST: WeakKeyDictionary[SessionWorkflow, LeftTalk] = WeakKeyDictionary()
"""The talk whose page was left last, of each home that is open."""


def remember(workflow: SessionWorkflow, left: LeftTalk) -> None:
    _LAST[workflow] = left


def left_talk(workflow: SessionWorkflow) -> LeftTalk | None:
    """How the talk of the session being held was left; None where its page has not been left in this window."""
    left = _LAST.get(workflow)
    return left if left is not None and left.session_id == workflow.session.id else None


def forget() -> None:
    """As in a window that was just opened."""
    _LAST.clear()
