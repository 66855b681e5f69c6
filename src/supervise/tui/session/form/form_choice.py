"""Where a kind of session has several forms: which one to write on, and what the body it is for asks."""

from collections.abc import Iterator

from textual.widget import Widget

from supervise.domain.content.forms import Form
from supervise.tui.widgets.radio_row import RadioRow
from supervise.tui.widgets.text import Caption
from supervise.workflow import SessionWorkflow


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
