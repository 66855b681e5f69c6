"""All that was done about one label (a case, a piece of work, a partnership), in order, whatever kind of session."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from supervise.domain.content.session_kinds import FormContent, SessionKind
from supervise.domain.people import SELF, SUPERVISEE, SUPERVISOR, TEAM
from supervise.domain.review.action_history import totals_text
from supervise.domain.review.history import History, kind_of
from supervise.domain.review.session_summary import IncidentSummary, SessionSummary
from supervise.domain.review.tracked_actions import TrackedAction
from supervise.domain.session.form_answers import Answer, FormAnswers, Look
from supervise.domain.session.incident import placed
from supervise.domain.session.kinds.labels import is_label_of
from supervise.domain.session.kinds.seats import roles_seated
from supervise.domain.session.model import Session
from supervise.domain.wording import format_date, plural

Load = Callable[[str], Session | None]
"""All of a session that is over, by its id."""


class Work(NamedTuple):
    """One label, its sessions oldest first, and the actions that came of them."""

    label: str
    about: str
    """The first words of what it was; empty where no session says it."""
    sessions: tuple[SessionSummary, ...]
    actions: tuple[TrackedAction, ...]

    @property
    def actions_text(self) -> str:
        """4 actions: 1 open, 3 done."""
        return (
            f"{plural(len(self.actions), 'action')}: {totals_text(self.actions)}" if self.actions else "no action yet"
        )


def works(history: History) -> tuple[Work, ...]:
    """Every label there is, the one worked on last first."""
    sessions: dict[str, list[SessionSummary]] = {label: [] for label in history.cases()}
    for session in reversed(history.sessions):
        for label in dict.fromkeys((session.incident.case if session.incident else "", session.about)):
            if label:
                sessions[label].append(session)
    agreed: dict[str, list[TrackedAction]] = {}
    for action in history.actions():
        agreed.setdefault(action.session_id, []).append(action)
    return tuple(
        Work(label, _about(label, of), tuple(of), tuple(_actions(label, of, agreed)))
        for label, of in sessions.items()
        if of
    )


def _about(label: str, sessions: Iterable[SessionSummary]) -> str:
    incidents = (session.incident for session in sessions if session.incident and session.incident.case == label)
    return next((incident.about for incident in incidents if incident.about), "")


def _actions(
    label: str, sessions: Iterable[SessionSummary], agreed: dict[str, list[TrackedAction]]
) -> Iterator[TrackedAction]:
    """One that came from the section talked about that day is not about the label."""
    for session in sessions:
        for action in agreed.get(session.id, ()):
            origin = action.action.came_from
            if session.about == label or origin is None or origin.kind != "section":
                yield action


def event_text(session: SessionSummary, history: History, load: Load, forms: FormContent) -> str:
    """16 Sep 2026, on the ladder: 5 and 3, together 4 Compliance, needed 6."""
    kind, title = kind_of(session)
    what = title or ("on the ladder" if session.incident else "talked about")
    parts = [*_form_parts(session, history, load, forms)] if kind else []
    if session.incident is not None:
        parts.append(placed_text(session.incident))
    if (back := session.comes_back) is not None:
        parts.append("it is finished" if back.finished else f"look again {format_date(back.on)}" if back.on else "")
    said = "; ".join(part for part in parts if part)
    return f"{format_date(history.day(session))}, {what}{f': {said}' if said else ''}"


def placed_text(incident: IncidentSummary) -> str:
    """5 and 3, together 4 Compliance, needed 6: rungs of the ladder it was looked at on."""
    apart = (placement for by in (SUPERVISEE, SUPERVISOR, SELF) if (placement := placed(incident, by)))
    texts = [" and ".join(dict.fromkeys(str(placement.rung) for placement in apart if placement.rung is not None))]
    for by, words in (("together", "together"), (TEAM, "together"), ("needed", "needed")):
        if (placement := placed(incident, by)) and placement.rung is not None:
            title = f" {placement.title}" if words == "together" and placement.title else ""
            texts.append(f"{words} {placement.rung}{title}")
    return ", ".join(filter(None, texts)) or "not placed"


def roles_text(work: Work, load: Load, forms: FormContent) -> str:
    """The person, family, district nurse: who had a seat in any of it, by role; not who was still to be asked."""
    wholes = (load(session.id) for session in work.sessions if kind_of(session)[0])
    roles = (role for whole in wholes if whole for role in roles_seated(whole.forms, forms.seat_parts))
    return ", ".join(dict.fromkeys(roles))


def _form_parts(session: SessionSummary, history: History, load: Load, forms: FormContent) -> Iterator[str]:
    """What its forms come to, in counts; their words are one key away."""
    if (whole := load(session.id)) is None:
        return
    before = load(earlier.id) if (earlier := _earlier(session, history)) else None
    for answered in whole.forms:
        for answer in answered.answers:
            if answer.kind == "looks":
                yield _looks_text(answered.id, answer, before, forms)
            elif answer.kind == "rows" and answer.field == "steps":
                yield plural(sum(any(cell.text.strip() for cell in row.cells) for row in answer.rows), "step")
            elif answer.kind == "one" and answer.field == "end":
                yield f"ended: {', '.join((*(item.label for item in answer.chosen), *answer.lines))}"


def _earlier(session: SessionSummary, history: History) -> SessionSummary | None:
    """The time before, of what came back."""
    earlier = (
        other
        for other in history.sessions
        if session.thread in (other.thread, other.id) and other.started_at < session.started_at
    )
    return next(earlier, None) if session.thread else None


def _looks_text(form_id: str, answer: Answer, before: Session | None, forms: FormContent) -> str:
    """First look, 6 lines; later how many lines are more, the same and less than last time, never which is better."""
    seen = [look for look in answer.looks if look.answer]
    then = {look.id: look.answer for form in (before.forms if before else ()) for look in _looks(form, answer.field)}
    if before is None:
        return f"first look, {plural(len(seen), 'line')}"
    form = forms.form(form_id)
    field = next((field for field in form.fields if field.id == answer.field), None) if form else None
    lines = forms.choice_list(field.list_id) if field else None
    if lines is None or lines.scale is None:
        return f"{plural(len(seen), 'line')} looked at again"
    tones = {item.id: item.tone for item in lines.items}
    scale = lines.scale
    counts = Counter(scale.compared(tones.get(look.id, "gain"), then.get(look.id, ""), look.answer) for look in seen)
    compared = (f"{counts[words]} {words}" for words in (scale.more, scale.same, scale.less) if counts[words])
    new = sum(look.id not in then for look in seen)
    return ", ".join((*compared, *([f"{new} for the first time"] if new else []))) or "looked at again"


def _looks(form: FormAnswers, field: str) -> tuple[Look, ...]:
    answer = form.answer(field)
    return answer.looks if answer else ()


def kinds_about(kinds: Iterable[SessionKind], label: str, history: History) -> tuple[SessionKind, ...]:
    """Those that can be held about this label, all without one: what runs already is not planned again."""
    return tuple(
        kind
        for kind in kinds
        if not label
        or (
            kind.label
            and is_label_of(kind.label, label)
            and not (kind.becomes and history.latest_of(kind.becomes, label))
        )
    )
