"""What a session has written and chosen so far, offered as beginnings of actions, each with where it came from."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from supervise.domain.content.bundle import Content
from supervise.domain.content.guidance import Barrier, Strategy
from supervise.domain.session.actions import ActionOrigin
from supervise.domain.session.incident import Incident, NamedItem
from supervise.domain.session.model import Session
from supervise.domain.text import single_line


class ActionSuggestion(NamedTuple):
    """A line to choose; `what` are the words an action begins with, "" where it asks for the pair's own."""

    group: str
    words: str
    origin: ActionOrigin
    what: str = ""


def action_suggestions(session: Session, content: Content) -> tuple[ActionSuggestion, ...]:
    """What could be done differently, could help or be made more of, what is in the way, the section; nothing twice.

    What an action has come from already is left out, except the section's questions: several may answer them.
    """
    used = {action.came_from for action in session.actions}
    offered = (*_from_incident(session.incident, content), *_from_section(session, content))
    return tuple(
        suggestion
        for suggestion in dict.fromkeys(offered)
        if suggestion.origin not in used or (suggestion.origin.kind == "section" and not suggestion.what)
    )


def question_of(origin: ActionOrigin | None, session: Session, content: Content) -> str:
    """What an action from there is to answer, in grey while nothing is written."""
    if origin is None:
        return ""
    if origin.kind != "section":
        return f"For “{origin.title}”: what, in your own words?"
    section = content.section(session.section.id) if session.section else None
    questions = section.questions_at("commit") if section else ()
    return " ".join(question.text for question in questions)


def starters(item: Barrier | Strategy) -> tuple[str, ...]:
    """The words that an action for it may begin with; its label where the content has none."""
    return item.starter_actions or (item.label,)


def _from_incident(incident: Incident | None, content: Content) -> Iterator[ActionSuggestion]:
    if incident is None:
        return
    for line in incident.differently:
        origin = ActionOrigin(kind="incident", title=line)
        yield ActionSuggestion("What could be done differently", line, origin, line)
    if next_step := single_line(incident.next_step).strip():
        yield ActionSuggestion(
            "What we could do now", next_step, ActionOrigin(kind="incident", title=next_step), next_step
        )
    for named_item in incident.strategies:
        origin = ActionOrigin(kind="strategy", title=named_item.label)
        yield from _begun("What could help", named_item, origin, content.strategy(named_item.id))
    for named_item in incident.opportunities:
        origin = ActionOrigin(kind="incident", title=named_item.label)
        yield from _begun("What we could make more of", named_item, origin, None)
    for named_item in incident.barriers:
        origin = ActionOrigin(kind="barrier", title=named_item.label)
        yield from _begun("What is in the way", named_item, origin, content.barrier(named_item.id))


def _begun(
    group: str, named_item: NamedItem, origin: ActionOrigin, item: Barrier | Strategy | None
) -> Iterable[ActionSuggestion]:
    starter_actions = item.starter_actions if item else ()
    for starter_action in starter_actions:
        yield ActionSuggestion(group, f"{named_item.label}: {starter_action}", origin, starter_action)
    if not starter_actions:
        yield ActionSuggestion(group, f"{named_item.label}: something of our own", origin)


def _from_section(session: Session, content: Content) -> Iterator[ActionSuggestion]:
    """The section's closing questions, and before each what was written under it."""
    section = content.section(session.section.id) if session.section else None
    if section is None or session.section is None:
        return
    origin = ActionOrigin(kind="section", title=session.section.title)
    for question in section.questions_at("commit"):
        for note in session.talk.notes if session.talk else ():
            if note.question == single_line(question.text) and (text := single_line(note.text).strip()):
                yield ActionSuggestion(origin.title, text, origin, text)
        yield ActionSuggestion(origin.title, question.text, origin)
