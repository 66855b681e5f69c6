"""What is chosen at the head of a form: which of several it is, and which case or partnership it is about."""

from collections.abc import Iterator

from textual.widget import Widget

from supervise.domain.content.forms import Form
from supervise.domain.content.session_kinds import PAGES
from supervise.domain.review.cases.earlier_cases import earlier_cases
from supervise.domain.review.session_summary import SessionSummary
from supervise.domain.session.kinds.labels import NEW, LabelKind, is_label_of
from supervise.domain.session.model import Session
from supervise.domain.text import single_line
from supervise.tui.widgets.pick_list import PickList, PickOption
from supervise.tui.widgets.radio_row import RadioRow
from supervise.tui.widgets.text import Caption, Heading
from supervise.workflow import SessionWorkflow

LATEST = 3
"""How many earlier cases are offered."""


def form_choice(workflow: SessionWorkflow, form: Form) -> Iterator[Widget]:
    """The forms to choose from, this one chosen; nothing where there is but one."""
    kind, forms = workflow.kind, workflow.forms
    if kind is None or form.id not in kind.choose:
        return
    bodies = {body.form: body for body in forms.bodies}
    titles = {id: listed.title for id in kind.choose if (listed := forms.form(id))}
    choices = [(id, bodies[id].short if id in bodies else title) for id, title in titles.items()]
    yield RadioRow(choices, form.id, id="form")
    # What has no heading here stays where it was written, and in what is kept.
    for answers in workflow.session.forms:
        if answers.id in titles and answers.id != form.id:
            asked = " ".join(answer.asked for answer in answers.answers)
            yield Caption(f"Kept too, under other headings of {answers.title}: {asked}", classes="on-another-form")
    if body := bodies.get(form.id):
        read = f"This is what its own pages asked in {body.checked}." if body.checked else ""
        yield Caption(" ".join(filter(None, (body.asks, body.official, body.changes, read))), id="asks")


def about_choice(workflow: SessionWorkflow, session: Session, form: Form) -> Iterator[Widget]:
    """What it is about, to be chosen; only said where it goes on from an earlier session."""
    kind = workflow.kind
    if kind is None or not kind.label or form.id != next((step for step in kind.steps[:2] if step not in PAGES), ""):
        return
    if session.thread and kind.label != "partnership":
        yield Heading(f"About {session.about}")
        return
    runs = kind.becomes  # what runs already is not planned again: it would come back as a plan
    earlier = {
        label: words
        for label, words in _earlier(workflow, kind.label)
        if not runs or label == session.about or workflow.history.latest_of(runs, label) is None
    }
    options = [PickOption(label, ": ".join(filter(None, (label, words)))) for label, words in earlier.items()]
    about = session.about
    new = about if about and about not in earlier else workflow.next_label(kind.label)
    first = 0 if kind.becomes else len(options)  # what is planned is new, as a rule
    options.insert(first, PickOption(new, f"{NEW[kind.label]}: {new}"))
    yield Heading("What is it about?")
    yield PickList(options, [about] if about else (), single=True, id="about")


def _earlier(workflow: SessionWorkflow, kind: LabelKind) -> Iterator[tuple[str, str]]:
    """The latest labels of this kind, each with what the pair know it by."""
    history = workflow.history
    if kind == "case":
        placed = [case for case in earlier_cases(history) if not is_label_of("partnership", case.case)]
        cases = [case for case in placed if not is_label_of("work", case.case)]
        yield from ((case.case, case.about) for case in cases[:LATEST])
        others = [label for label in history.cases() if is_label_of(kind, label)]
        yield from ((label, "") for label in others[:LATEST] if label not in _incidents(workflow))
        return
    for label in [label for label in history.cases() if is_label_of(kind, label)][:LATEST]:
        # Whoever chose no label on the page may have placed it all the same: then only the ladder knows it.
        of_label = (session for session in history.sessions if label in (session.about, _placed_case(session)))
        latest = next(of_label, None)
        yield label, (_called(workflow, latest.id) or latest.occasion_title) if latest else ""


def _placed_case(session: SessionSummary) -> str:
    return session.incident.case if session.incident else ""


def _called(workflow: SessionWorkflow, session_id: str) -> str:
    """The first line that was written about it: what it is called, or what it is for."""
    session = workflow.load_session(session_id)
    arrive = workflow.kind.arrive if workflow.kind else ""  # who is here is not what it is about
    forms = (form for form in session.forms if form.id != arrive) if session else ()
    answers = (answer for form in forms for answer in form.answers)
    return next(
        (single_line(answer.text) for answer in answers if answer.kind in ("line", "words") and answer.text), ""
    )


def _incidents(workflow: SessionWorkflow) -> frozenset[str]:
    return frozenset(session.incident.case for session in workflow.history.sessions if session.incident)
