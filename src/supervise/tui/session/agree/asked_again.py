"""Asked once more before the record is agreed: what a page was answered with that ought not to stay so unsaid."""

from collections.abc import Iterator
from typing import NamedTuple

from textual import on
from textual.message import Message
from textual.widget import Widget

from supervise.domain.content.forms import Form, FormField, ListItem
from supervise.domain.session.form_answers import Answer
from supervise.domain.session.incident import NamedItem
from supervise.tui.widgets.panel import Panel
from supervise.tui.widgets.radio_row import RadioRow
from supervise.tui.widgets.text import Caption, Heading
from supervise.workflow import SessionWorkflow


class Question(NamedTuple):
    """A question of a form that is asked again, and how it was answered."""

    form: Form
    field: FormField
    items: tuple[ListItem, ...]
    before: Answer | None


class AskedAgain(Panel):
    """One such question with its choices; it may be left as it was, and nothing waits for it."""

    class Answered(Message):
        """It was answered anew, or the answer was taken back."""

        def __init__(self, question: Question, answer: Answer) -> None:
            super().__init__()
            self.question, self.answer = question, answer

    seen = False
    """Whether somebody has come to it."""

    def __init__(self, question: Question) -> None:
        super().__init__(title="Asked again", classes="asked-again")
        self._question = question

    def compose(self) -> Iterator[Widget]:
        _, field, items, before = self._question
        yield Heading(field.ask)
        said = ", ".join(item.label for item in before.chosen) if before else ""
        yield Caption(f"You said: {said}. Is it still so?" if said else "Nothing is said about it yet.")
        chosen = before.chosen[0].id if before and before.chosen else ""
        yield RadioRow([(item.id, item.label) for item in items], chosen)

    def look(self) -> None:
        """Have the focus, so that nobody passes it by unseen."""
        self.query_one(RadioRow).focus()

    def come_into_view(self) -> None:
        self.scroll_visible(animate=False)

    def on_descendant_focus(self) -> None:
        self.seen = True

    @on(RadioRow.Changed)
    def _answer(self, event: RadioRow.Changed) -> None:
        event.stop()
        field = self._question.field
        chosen = tuple(
            NamedItem(id=item.id, label=item.label) for item in self._question.items if item.id == event.value
        )
        before = self._question.before or Answer(field=field.id, asked=field.ask, kind=field.kind)
        self.post_message(self.Answered(self._question, before.with_changes(chosen=chosen)))


def asked_again(workflow: SessionWorkflow) -> Iterator[AskedAgain]:
    """Each question whose answer is among those after which it asks again, or that nothing was said to."""
    session, forms = workflow.session, workflow.forms if workflow.session.occasion else None
    given = {(answers.id, answer.field): answer for answers in session.forms for answer in answers.answers}
    for form in (form for step, _ in workflow.steps if forms is not None and (form := forms.form(step))):
        for field in (field for field in form.fields if field.asked_again):
            answer = given.get((form.id, field.id))
            labels = [item.label for item in answer.chosen] if answer else []
            if answer is None or any(choice in labels for choice in field.asked_again):
                yield AskedAgain(Question(form, field, workflow.forms.items(field), answer))
