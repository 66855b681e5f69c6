"""What the kind of a session makes of it: its steps in order, and how its talk is planned."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from supervise.domain.content.talk_plan import TalkPlan
from supervise.domain.people import who_holds
from supervise.domain.session.form_answers import move_answers
from supervise.domain.session.model import STEPS, Session

if TYPE_CHECKING:
    from supervise.domain.content.forms import Form
    from supervise.domain.content.session_kinds import FormContent, SessionKind


def steps_of(session: Session, kind: "SessionKind | None", forms: "FormContent") -> tuple[tuple[str, str], ...]:
    """Its steps, each with its word: a page's own name, or that of a form; those of the usual session without a kind.

    The forms of what came back and was taken up today stand before Actions.
    """
    steps = list(_steps(session, kind)) if kind else list(STEPS)
    if taken_up := kind_taken_up(session, forms):
        from supervise.domain.content.session_kinds import PAGES  # only where there are kinds, and they were read

        added = [step for step in taken_up.steps if step not in PAGES and step not in steps]
        at = steps.index("actions") if "actions" in steps else len(steps) - 1
        steps[at:at] = added
    return tuple((step, form.step if (form := forms.form(step)) else step.capitalize()) for step in steps)


def kind_taken_up(session: Session, forms: "FormContent") -> "SessionKind | None":
    """The kind of what had come back and was taken up in this session; None where nothing was, or it is gone."""
    taken = next((review for review in session.returned if review.decided == "today"), None)
    return forms.kind(taken.occasion) if taken else None


def _steps(session: Session, kind: "SessionKind") -> Iterator[str]:
    """With the form chosen in place of the one named; what one person holds is kept, not agreed."""
    for step in kind.steps:
        if step in kind.choose and session.written_on in kind.choose:
            yield session.written_on
        else:
            yield "keep" if step == "agree" and who_holds(session.people) == "one" else step


USUAL_STEPS = tuple((step, step.capitalize()) for step in STEPS)
"""Those of a session of two: known before any form is read."""


def plan_for(plan: TalkPlan, kind: "SessionKind | None", usual_minutes: int) -> TalkPlan:
    """The plan of the talk for this kind: its own phases, and before the usual things to say those for it alone.

    Where its phases last longer or shorter together than the usual talk, so does its talk beside what is usual here.
    """
    own = tuple(prompt for prompt in plan.prompts if kind is not None and kind.id in prompt.kinds)
    usual = tuple(prompt for prompt in plan.prompts if not prompt.kinds)
    phases = kind.phases if kind and kind.phases else plan.phases
    share = sum(phase.minutes for phase in phases) / plan.minutes if phases is not plan.phases else 1
    minutes = max(1, round(usual_minutes * share))
    return plan.model_copy(update={"phases": phases, "prompts": (*own, *usual), "minutes": minutes})


def written_on(session: Session, form: "Form", kind: "SessionKind", forms: "FormContent") -> Session:
    """The session written on this form; what was written on another under the same heading stands here then."""
    among = [other for id in kind.choose if (other := forms.form(id))]
    return session.with_changes(written_on=form.id, step=form.id, forms=move_answers(session.forms, form, among))
