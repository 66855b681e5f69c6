"""Ladder, learning: strengths, what could be done differently, and the steps of the reflective model."""

from collections.abc import Iterator
from typing import NamedTuple

from textual import on
from textual.containers import Vertical
from textual.widget import Widget

from supervise.domain.session.incident import StepNote, close, missing, placed_as_one, recheck
from supervise.domain.text import single_line
from supervise.tui.session.step_page import NEXT, IncidentStepPage
from supervise.tui.shell.page import PAGE_STYLES
from supervise.tui.widgets.fields.note_area import NoteArea
from supervise.tui.widgets.fields.text_fields import LabelledTextArea
from supervise.tui.widgets.panel import Panel
from supervise.tui.widgets.text import Caption, Heading

BOXES = {"strengths": "Strengths to build on", "differently": "What could be done differently"}
"""The two boxes of every incident, by their field; each line in a box is one item."""


class StepQuestion(NamedTuple):
    """A step of a model with its question; part of a note's identity, as two models may share a step's id."""

    step: str
    title: str
    prompt: str


class LearningPage(IncidentStepPage):
    """An incident is closed only with both boxes filled, unless its model asks for neither."""

    HELP_PAGE = "ladder"
    NEXT_LABEL, SHORT_LABEL = "Next rung", "Next →"
    HINT = "Begin with strengths. Enter begins a new point; Tab goes to the next field."
    AUTO_FOCUS = ""
    CSS_PATH = [PAGE_STYLES, "learning_page.tcss"]

    def __init__(self) -> None:
        super().__init__()
        self._questions: tuple[StepQuestion, ...] = ()
        self._stopped = False
        """Whether it was said that the incident stays open."""

    def body(self) -> Iterator[Widget]:
        yield Heading(self._case_title(), id="case")
        yield Caption(self.incident.summary.strip(), id="summary")
        if self.incident.both_wanted:
            yield from self._boxes()
            yield from self._steps()
        else:
            yield from self._steps()
            yield Caption("If you like, also:", id="if-you-like")
            yield from self._boxes()

    def on_mount(self) -> None:
        if not self.incident.both_wanted:
            self.hint("Listening comes first. Write as much or as little as you like.")
        self.call_after_refresh(self._focus_first)

    def _focus_first(self) -> None:
        # Called once the page is laid out: before that, Textual would scroll past the headings.
        self.query(NoteArea).first().go_on()

    def _case_title(self) -> str:
        """The case, and the rung on which the two placed it."""
        placement = placed_as_one(self.incident, self.session.people)
        on = "on" if self.is_alone else "together on"
        where = f", {on} {placement.rung} {placement.title}" if placement and placement.rung else ""
        return f"{self.incident.case}{where}"

    def _boxes(self) -> Iterator[Widget]:
        with Vertical(id="boxes"):
            for box, title in BOXES.items():
                lines = "\n".join(getattr(self.incident, box))
                yield Panel(LabelledTextArea("", lines, hint=self._box_prompt(box), id=box), title=title)

    def _box_prompt(self, box: str) -> str:
        """The model's question for this box or, without one, that of the first model that has one."""
        content = self.workflow.content
        for model in filter(None, (content.model(self.incident.model), content.default_model, *content.models)):
            for step in model.steps:
                if step.box == box and step.prompt:
                    return step.prompt
        return ""

    def _steps(self) -> Iterator[Widget]:
        """The model's steps but those asked elsewhere, then the notes under steps of another model."""
        model = self.workflow.content.model(self.incident.model)
        questions = [
            StepQuestion(step.id, single_line(step.title), single_line(step.prompt))
            for step in (model.steps if model else ())
            if step.box not in BOXES and not self._is_summarised(step.box)
        ]
        earlier = [question for question in map(_question_of, self.incident.notes) if question not in questions]
        self._questions = (*questions, *earlier)
        if questions and model and not any(step.box in BOXES for step in model.steps):
            # Of a model that asks for the boxes itself, all of the page is the model: its name would come too late.
            yield Heading(f"Thinking it through: {model.title}", id="model")
            if model.credit:
                yield Caption(model.credit, id="credit")
        for index, question in enumerate(questions):
            yield self._field(index, question)
        if earlier:
            yield Heading("Written before, under another way of thinking", id="earlier")
        for index, question in enumerate(earlier, len(questions)):
            yield self._field(index, question)

    def _is_summarised(self, box: str | None) -> bool:
        return box == "summary" and bool(self.incident.summary.strip())

    def _field(self, index: int, question: StepQuestion) -> Panel:
        text = next((note.text for note in self.incident.notes if _question_of(note) == question), "")
        return Panel(LabelledTextArea("", text, hint=question.prompt, id=f"step-{index}"), title=question.title)

    def put(self, **changes: object) -> None:
        """Change the incident; it opens again where it now lacks what closing asks for."""
        self.change(incident=recheck(self.incident.with_changes(**changes)))

    @on(LabelledTextArea.Changed)
    def _write(self, event: LabelledTextArea.Changed) -> None:
        id = event.field.id or ""
        if id in BOXES:
            lines = (single_line(line) for line in event.text.splitlines())
            self.put(**{id: tuple(line for line in lines if line)})
        else:
            self._store_note(self._questions[int(id.removeprefix("step-"))], event.text)

    def _store_note(self, question: StepQuestion, text: str) -> None:
        """Store the note under its step, in the order of the page; empty notes are left out."""
        notes = {_question_of(note): note for note in self.incident.notes}
        note = notes.get(question) or StepNote(**question._asdict(), text=text)
        notes[question] = note.with_changes(text=text)
        order = dict.fromkeys((*self._questions, *notes))
        self.put(notes=tuple(notes[key] for key in order if key in notes and notes[key].text.strip()))

    def action_next(self) -> None:
        """Go on; but stop once where the incident is left open for next time, as something is not written yet."""
        lacking = missing(self.incident)
        if lacking and not self._stopped:
            self._stopped = True
            self._go_to_empty_box()
            not_yet = f"Not written yet: {' and '.join(lacking)}."
            self.call_after_refresh(self.hint, f"{not_yet} {{next}} leaves {self.incident.case} open for next time.")
            return
        if not lacking and not self.incident.closed:
            self.change(incident=close(self.incident))
        self.dismiss(NEXT)

    def _go_to_empty_box(self) -> None:
        empty_box = next((box for box in BOXES if not any(getattr(self.incident, box))), "strengths")
        self.query_one(f"#{empty_box} NoteArea", NoteArea).go_on()


def _question_of(note: StepNote) -> StepQuestion:
    return StepQuestion(note.step, note.title, note.prompt)
