"""The words at the top of Home: what to do now, when the two meet next, and how many problems there are."""

from collections.abc import Sequence
from datetime import date

from textual.content import Content

from supervise.domain.people import Who
from supervise.domain.problems import Problem
from supervise.domain.review.history import History
from supervise.domain.review.session_summary import SessionSummary
from supervise.domain.wording import DAYS, plural, relative_date, short_day
from supervise.workflow import SessionWorkflow
from supervise.workflow.read_only import because_of

NEW_TO_IT = 3
"""With no more sessions than this, Home says how to close: the pages of a session have no room for it."""
CLOSES = "{quit} closes at any time, in a session too: what you wrote is kept."


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
        held = "page" if workflow.pair.who == "one" else "session"
        if (count := len(workflow.unfinished)) > 1:
            return f"{count} {held}s were left unfinished: g goes on with the newest, n begins another."
        return f"A {held} was left unfinished: g goes on with it, n begins another."
    if read and workflow.unadded:
        return "Words were not yet added to a session that is over: Enter goes on with them."
    if read and not workflow.history.sessions and not workflow.problems:
        click = "Write" if workflow.home.joint else "New session"
        return f"Nothing here yet: press n, or click {click}, to begin your first."
    if read and len(workflow.history.sessions) <= NEW_TO_IT:
        return CLOSES
    return ""


def out_of_reach(workflow: SessionWorkflow) -> Problem | None:
    """Why none of the past sessions can be read, as when they lie on a stick that is not plugged in."""
    return next((problem for problem in workflow.problems if problem.where == str(workflow.home.sessions)), None)


def invitation(workflow: SessionWorkflow, *, read: bool, brief: bool = False) -> Content:
    """What is next for the pair who are here, then when they last met and on what, and when they meet.

    In `brief` for a low window, in two lines.
    """
    pair, history, today = workflow.pair, workflow.history, workflow.today
    if pair is None:
        nobody = "Nobody is here yet." if workflow.pairs_hidden is None else "Who is here is not known."
        return Content.styled(nobody, "bold $text")
    if not read or out_of_reach(workflow) is not None:
        return Content.styled(f"{pair.label} {'are' if pair.who == 'pair' else 'is'} here.", "bold $text")
    number = f"session {len(history.sessions) + 1}" if history.sessions else "your first session"
    if pair.who == "one":
        number = "another page" if history.sessions else "your first page"
    whenever = "" if brief else f", whenever you {'both are' if pair.who == 'pair' else 'are'}"
    lines = [Content.styled(f"Ready for {number}{whenever}.", "bold $text")]
    if (latest := history.latest) is not None:
        when, verb = relative_date(history.day(latest), today), "wrote" if pair.who == "one" else "met"
        met = f"You last {verb} {when}{_on_what(latest, pair.who)}."
        agreed = next_meeting(history, today)
        lines += [Content.styled(line, "$text-muted") for line in (met, agreed) if line][-1 if brief else -2 :]
    return Content("\n").join(lines)


def _on_what(session: SessionSummary, who: Who) -> str:
    """, on Listening; : What came of it, Case A1, of another kind of session; what one wrote alone is about that."""
    if session.section is not None:
        return f", on {session.section.title}"
    of = ", about " if who == "one" else ", "
    words = of.join(filter(None, (session.occasion_title, session.about)))
    return f": {words}" if words else ""


def next_meeting(history: History, today: date) -> str:
    """The day on which the two agreed to meet next, in a sentence; "" where none is agreed."""
    agreed = history.next_date
    if agreed is None:
        return ""
    if agreed == today:
        return "You meet today, as you agreed."
    day = f"{DAYS[agreed.weekday()]} {short_day(agreed, today)}"
    return f"Next time: {day}." if agreed > today else f"It was planned for {day}."


def how_many(problems: Sequence[Problem], unread: Sequence[Problem]) -> str:
    """How many problems there are, called what they are where all of them are files that could not be read."""
    if all(problem in unread for problem in problems):
        return f"{plural(len(problems), 'file')} could not be read"
    return f"{plural(len(problems), 'thing')} to know"


def all_problems(of_window: Sequence[Problem], workflow: SessionWorkflow) -> tuple[Problem, ...]:
    """The window's problems and the workflow's; what both have is listed once.

    The workflow's own are all kept: a record and its draft have problems that read alike.
    """
    read_only = workflow.read_only
    first = dict.fromkeys((*((read_only.problem,) if read_only else ()), *of_window))
    listed = {(problem.where, problem.what) for problem in first}
    return (*first, *(problem for problem in workflow.problems if (problem.where, problem.what) not in listed))
