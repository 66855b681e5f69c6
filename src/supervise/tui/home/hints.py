"""The words at the top of Home: what to do now, and how many problems there are."""

from collections.abc import Sequence

from supervise.domain.problems import Problem
from supervise.domain.wording import plural
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
        return "A session was left unfinished: g goes on with it, n begins another."
    if read and workflow.unadded:
        return "Words were not yet added to a session that is over: Enter goes on with them."
    if read and not workflow.history.sessions and not workflow.problems:
        return "Nothing here yet: press n, or click New session, to begin your first."
    return ""


def out_of_reach(workflow: SessionWorkflow) -> Problem | None:
    """Why none of the past sessions can be read, as when they lie on a stick that is not plugged in."""
    return next((problem for problem in workflow.problems if problem.where == str(workflow.home.sessions)), None)


def how_many(problems: Sequence[Problem], unread: Sequence[Problem]) -> str:
    """How many problems there are, called what they are where all of them are files that could not be read."""
    if all(problem in unread for problem in problems):
        return f"{plural(len(problems), 'file')} could not be read"
    return f"{plural(len(problems), 'thing')} to know"
