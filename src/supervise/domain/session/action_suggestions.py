"""What a session has written and chosen so far, offered as beginnings of actions, each with where it came from."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from supervise.domain.content.bundle import Content
from supervise.domain.content.forms import FormField
from supervise.domain.content.guidance import Barrier, Strategy
from supervise.domain.content.session_kinds import FormContent
from supervise.domain.date_parsing import parse_date
from supervise.domain.session.action_owners import Owner, owner_called
from supervise.domain.session.actions import Action, ActionOrigin
from supervise.domain.session.form_answers import Answer, Row
from supervise.domain.session.incident import Incident, NamedItem
from supervise.domain.session.model import Session
from supervise.domain.text import single_line


class ActionSuggestion(NamedTuple):
    """A line to choose; `what` are the words an action begins with, "" where it asks for the pair's own."""

    group: str
    words: str
    origin: ActionOrigin
    what: str = ""
    who: str = ""
    """For whom it was written down, by role, and the day that was named for it."""
    day: str = ""


WHO = "who"
"""The column of a row that says who does it, by role."""


def action_suggestions(
    session: Session, content: Content, forms: FormContent | None = None
) -> tuple[ActionSuggestion, ...]:
    """What pages say is to be done, what could be done differently, help or be made more of, barriers, the section.

    Nothing twice; what an action has come from already is left out, except the section's questions, which several may
    answer.
    """
    used = {action.came_from for action in session.actions}
    offered = (
        *(_from_forms(session, forms) if forms is not None else ()),
        *_from_incident(session.incident, content),
        *_from_section(session, content),
    )
    return tuple(
        suggestion
        for suggestion in dict.fromkeys(offered)
        if suggestion.origin not in used or (suggestion.origin.kind == "section" and not suggestion.what)
    )


def as_suggested(action: Action, suggestion: ActionSuggestion, owners: Sequence[Owner], today: date) -> Action:
    """The action for whom and by when the suggestion has it, where neither is chosen yet."""
    day = parse_date(suggestion.day, today)
    when = {} if action.due or action.due_words else {"due": day, "due_words": "" if day else suggestion.day}
    return action.with_changes(owner=action.owner or owner_called(suggestion.who, owners), **when)


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
            "What we could do now", next_step, ActionOrigin(kind="next-step", title=next_step), next_step
        )
    for named_item in incident.strategies:
        origin = ActionOrigin(kind="strategy", title=named_item.label)
        yield from _begun("What could help", named_item, origin, content.strategy(named_item.id))
    for named_item in incident.opportunities:
        origin = ActionOrigin(kind="opportunity", title=named_item.label)
        yield from _begun("What we could make more of", named_item, origin, None)
    if in_the_way := single_line(incident.in_the_way).strip():
        origin = ActionOrigin(kind="barrier", title=in_the_way)
        yield ActionSuggestion("What is in the way", f"{in_the_way.rstrip('.')}: what we do about it", origin)
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


def _from_forms(session: Session, forms: FormContent) -> Iterator[ActionSuggestion]:
    """What pages of questions were answered with that is to be done, in their order."""
    for answers in session.forms:
        form = forms.form(answers.id)
        for form_field in form.fields if form else ():
            if answer := answers.answer(form_field.id):
                for what, who, day in _to_do(form_field, answer):
                    yield ActionSuggestion(answers.title, what, ActionOrigin(kind="page", title=what), what, who, day)


def _to_do(form_field: FormField, answer: Answer) -> Iterator[tuple[str, str, str]]:
    if form_field.acts:
        written = answer.lines if form_field.kind == "lines" else (answer.text,)
        yield from ((what, "", "") for line in written if (what := single_line(line).strip()))
    acting = [column.id for column in form_field.columns if column.acts]
    days = [column.id for column in form_field.columns if column.kind == "day"]
    for row in answer.rows if acting else ():
        if what := ", ".join(_cells(row, acting)):
            yield what, " ".join(_cells(row, [WHO])), " ".join(_cells(row, days))


def _cells(row: Row, columns: Iterable[str]) -> Iterator[str]:
    texts = {cell.id: single_line(cell.text).strip() for cell in row.cells}
    return (text for column in columns if (text := texts.get(column, "")))
