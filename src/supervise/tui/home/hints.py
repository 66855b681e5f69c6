"""The words at the top of Home: what to do now, when the two meet next, and how many problems there are."""

from collections.abc import Sequence
from datetime import date

from textual.content import Content

from supervise.domain.problems import Problem
from supervise.domain.review.history import History
from supervise.domain.wording import DAYS, plural, short_day
from supervise.workflow import SessionWorkflow
from supervise.workflow.read_only import because_of


def what_now(workflow: SessionWorkflow, *, read: bool) -> str:
    """What waits to be done; "" when there is nothing but to begin. `read` says whether the past is known yet."""
    if workflow.read_only is not None:
        return workflow.read_only.hint("Begin a session there.")
    if (hidden := workflow.pairs_hidden) is not None:
        text = "The settings cannot be read, so nobody can tell who is here."
        return f"{text} {hidden.what} Put that right, then press p."
    if (away := out_of_reach(workflow)) is not None:
        return f"Past sessions cannot be read: {because_of(away).why}. {away.remedy}"
    if workflow.pair is None:
        return "Say who is here first: press p, or click Who is here."
    if read and workflow.unfinished:
        if (count := len(workflow.unfinished)) > 1:
            return f"{count} sessions were left unfinished: g goes on with the newest, n begins another."
        return "A session was left unfinished: g goes on with it, n begins another."
    if read and workflow.unadded:
        return "Words were not yet added to a session that is over: Enter goes on with them."
    if read and not workflow.history.sessions and not workflow.problems:
        return "Nothing here yet: press n, or click New session, to begin your first."
    return ""


def out_of_reach(workflow: SessionWorkflow) -> Problem | None:
    """Why none of the past sessions can be read, as when they lie on a stick that is not plugged in."""
    return next((problem for problem in workflow.problems if problem.where == str(workflow.home.sessions)), None)


def pair_line(workflow: SessionWorkflow, *, read: bool) -> Content:
    """Who is here, when they last met, and when they meet next."""
    pair, history = workflow.pair, workflow.history
    nobody = "Nobody is here yet" if workflow.pairs_hidden is None else "Who is here is not known"
    parts = [Content.styled(pair.label, "bold $accent") if pair else Content(nobody)]
    if history.latest is not None:
        parts.append(Content(f"last met {short_day(history.day(history.latest), workflow.today)}"))
    if pair is not None and read and out_of_reach(workflow) is None:
        parts.append(Content(next_meeting(history, workflow.today)))
    return Content(" · ").join(parts)


def next_meeting(history: History, today: date) -> str:
    """next: Mon 18 Jan, session 4; without a day where none is agreed, and where that has passed, when it was to be."""
    number = f"session {len(history.sessions) + 1}"
    agreed = history.latest.next_date if history.latest else None
    if agreed is None:
        return f"next: {number}" if history.sessions else "your first session"
    if agreed == today:
        return f"today: {number}"
    day = f"{DAYS[agreed.weekday()][:3]} {short_day(agreed, today)}"
    return f"next: {day}, {number}" if agreed > today else f"next: {number}, planned for {day}"


def how_many(problems: Sequence[Problem], unread: Sequence[Problem]) -> str:
    """How many problems there are, called what they are where all of them are files that could not be read."""
    if all(problem in unread for problem in problems):
        return f"{plural(len(problems), 'file')} could not be read"
    return f"{plural(len(problems), 'thing')} to know"
