"""What has come back: taken up in the session being held, put off, or ended; and what a page goes on from."""

from datetime import date
from typing import TYPE_CHECKING

from supervise.domain.instants import local_day
from supervise.domain.review.history import Returning
from supervise.domain.session.form_answers import FormAnswers, carried_answers, is_answered
from supervise.domain.session.model import ReturnDecision, ReturnReview, Session
from supervise.workflow.session import SessionWorkflow

if TYPE_CHECKING:
    from supervise.domain.content.forms import Form


def decide(
    workflow: SessionWorkflow,
    again: Returning,
    decision: ReturnDecision | None,
    on: date | None = None,
    on_words: str = "",
) -> None:
    """Take what was decided about it; None takes the decision back. Taken up today, its pages are in this session.

    Put off after all, what was only carried over goes again; what was written stays.
    """
    session = workflow.session
    others = tuple(review for review in session.returned if review.thread != again.thread)
    before = next((review for review in session.returned if review.thread == again.thread), None)
    if before is not None and before.decided == "today" and decision != "today":
        forms = _without(session.forms, _carried(workflow, again))
        session = workflow.update(thread="", about="", comes_back=None, forms=forms)
    if decision is None:
        workflow.update(returned=others)
        return
    review = ReturnReview(
        thread=again.thread,
        occasion=again.occasion,
        title=again.title,
        about=again.about,
        decided=decision,
        on=on,
        on_words=on_words,
    )
    workflow.update(returned=(*others, review))
    if decision == "today":
        forms = _with(session.forms, _carried(workflow, again))
        returns = workflow.when_it_returns(forms, workflow.forms.kind(again.occasion))
        workflow.update(thread=again.thread, about=again.about, forms=forms, comes_back=returns)


def taken_up(session: Session) -> str:
    """The thread of what is taken up today, or ""; a session takes up one, as it can go on from only one."""
    return next((review.thread for review in session.returned if review.decided == "today"), "")


def say_about(workflow: SessionWorkflow, about: str) -> bool:
    """Say what the session being held is about; whether that changed what is answered.

    A partnership has one page: to begin it anew is to go on with it, and with the plan that it was. What was carried
    over from another goes again.
    """
    kind, history = workflow.kind, workflow.history
    ids = [other.id for other in workflow.forms.kinds if kind and kind.id in (other.id, other.becomes)]
    earlier = [found for id in ids if (found := history.latest_of(id, about))]
    latest = max(earlier, key=lambda summary: summary.started_at, default=None)
    session = workflow.load_session(latest.id) if latest and kind and kind.label == "partnership" else None
    forms, before = workflow.session.forms, workflow.earlier_in_thread()
    if before is not None:
        forms = _without(forms, carried_answers(before.forms, workflow.forms.forms_of(kind)))
    if session is None:
        workflow.update(about=about, thread="", forms=forms)
        return before is not None
    forms = _with(forms, carried_answers(session.forms, workflow.forms.forms_of(kind)))
    workflow.update(about=about, thread=session.thread or session.id, forms=forms)
    return True


def _carried(workflow: SessionWorkflow, again: Returning) -> tuple[FormAnswers, ...]:
    earlier = workflow.load_session(again.last_session_id)
    forms = workflow.forms.forms_of(workflow.forms.kind(again.occasion))
    return carried_answers(earlier.forms, forms) if earlier else ()


def carried_from(workflow: SessionWorkflow, form: "Form") -> date | None:
    """The day of the session whose answers still stand on this page; None where none do."""
    now = next((answers.answers for answers in workflow.session.forms if answers.id == form.id), ())
    earlier = workflow.earlier_in_thread() if now else None
    carried = carried_answers(earlier.forms, [form]) if earlier else ()
    still = any(answer in now and not answer.is_empty for answers in carried for answer in answers.answers)
    return local_day(earlier.started_at, workflow.zone) if earlier and still else None


def _with(forms: tuple[FormAnswers, ...], carried: tuple[FormAnswers, ...]) -> tuple[FormAnswers, ...]:
    """Those with what is carried where nothing is answered yet."""
    after = {answers.id: answers for answers in forms}
    for answers in carried:
        own = after.get(answers.id)
        more = tuple(answer for answer in answers.answers if not is_answered(forms, answers.id, answer.field))
        after[answers.id] = own.with_changes(answers=(*own.answers, *more)) if own else answers
    return tuple(after.values())


def _without(forms: tuple[FormAnswers, ...], carried: tuple[FormAnswers, ...]) -> tuple[FormAnswers, ...]:
    same = [(answers.id, answer) for answers in carried for answer in answers.answers]
    left = (
        answers.with_changes(answers=tuple(answer for answer in answers.answers if (answers.id, answer) not in same))
        for answers in forms
    )
    return tuple(answers for answers in left if answers.answers)
