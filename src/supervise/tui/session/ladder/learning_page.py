"""What was learned: strengths to build on, what could be done differently, and the steps of the reflective model."""

from collections.abc import Iterator
from typing import NamedTuple

from textual import on
from textual.containers import Vertical
from textual.widget import Widget

from supervise.domain.session.incident import StepNote, close, missing, placed, recheck
from supervise.domain.text import single_line
from supervise.tui.session.ladder.incident_step_page import IncidentStepPage
from supervise.tui.session.step_page import NEXT
from supervise.tui.shell.dialogs import ChoiceDialog
from supervise.tui.shell.page import PAGE_STYLES
from supervise.tui.widgets.text import Caption, Heading
from supervise.tui.widgets.text_fields import LabelledTextArea, NoteArea

BOXES = {"strengths": "Strengths to build on", "differently": "What could be done differently"}
"""The two boxes of every incident, the strengths first; each line in them is one item."""


class StepQuestion(NamedTuple):
    """One step as it is asked here; two models may each have a step of the same id, asking something else."""

    step: str
    title: str
    prompt: str


class LearningPage(IncidentStepPage):
    """Strengths come first; nothing is closed without both boxes unless the model only listens."""

    HELP_PAGE = "ladder"
    HINT = "Begin with strengths. Each line is one point; Tab goes to the next field."
    AUTO_FOCUS = ""
    CSS_PATH = [PAGE_STYLES, "learning_page.tcss"]

    def __init__(self) -> None:
        super().__init__()
        self._asked: tuple[StepQuestion, ...] = ()

    def body(self) -> Iterator[Widget]:
        yield Heading(self._case_words(), id="case")
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
        """Once the page is laid out: before that, Textual would scroll past the headings."""
        self.query(NoteArea).first().go_on()

    def _case_words(self) -> str:
        """Which case it is, and where they placed it together."""
        placement = placed(self.incident, "together")
        where = f", together on {placement.rung} {placement.title}" if placement and placement.rung else ""
        return f"{self.incident.case}{where}"

    def _boxes(self) -> Iterator[Widget]:
        with Vertical(id="boxes"):
            for box, title in BOXES.items():
                yield LabelledTextArea(
                    title, "\n".join(getattr(self.incident, box)), hint=self._box_prompt(box), id=box
                )

    def _box_prompt(self, box: str) -> str:
        """The model's own question for this box, or else the one of the model offered first."""
        content = self.workflow.content
        for model in filter(None, (content.model(self.incident.model), content.default_model, *content.models)):
            for step in model.steps:
                if step.box == box and step.prompt:
                    return step.prompt
        return ""

    def _steps(self) -> Iterator[Widget]:
        """The steps of the model but those asked elsewhere, then what was written under other ones."""
        model = self.workflow.content.model(self.incident.model)
        if model is not None:
            steps = [step for step in model.steps if step.box not in BOXES and not self._told(step.box)]
            asked = [StepQuestion(step.id, single_line(step.title), single_line(step.prompt)) for step in steps]
        else:
            asked = []
        earlier = [step_question for step_question in map(_asked, self.incident.notes) if step_question not in asked]
        self._asked = (*asked, *earlier)
        if asked:
            yield Heading(model.title if model else "", id="model")
            if model and model.credit:
                yield Caption(model.credit, id="credit")
        for number, step_question in enumerate(asked):
            yield self._field(number, step_question)
        if earlier:
            yield Heading("Written before, under another way of thinking", id="earlier")
        for number, step_question in enumerate(earlier, len(asked)):
            yield self._field(number, step_question)

    def _told(self, box: str | None) -> bool:
        return box == "summary" and bool(self.incident.summary.strip())

    def _field(self, number: int, asked: StepQuestion) -> LabelledTextArea:
        text = next((note.text for note in self.incident.notes if _asked(note) == asked), "")
        return LabelledTextArea(asked.title, text, hint=asked.prompt, id=f"step-{number}")

    def put(self, **changes: object) -> None:
        """Change the incident, which is open again if what closing asks for has gone."""
        self.change(incident=recheck(self.incident.with_changes(**changes)))

    @on(LabelledTextArea.Changed)
    def _write(self, event: LabelledTextArea.Changed) -> None:
        id = event.field.id or ""
        if id in BOXES:
            lines = (single_line(line) for line in event.text.splitlines())
            self.put(**{id: tuple(line for line in lines if line)})
        else:
            self._note(self._asked[int(id.removeprefix("step-"))], event.text)

    def _note(self, asked: StepQuestion, text: str) -> None:
        """Keep this under its step, in the order of the page; a step with nothing under it is left out."""
        notes = {_asked(note): note for note in self.incident.notes}
        note = notes.get(asked) or StepNote(step=asked.step, title=asked.title, prompt=asked.prompt, text=text)
        notes[asked] = note.with_changes(text=text)
        order = [*self._asked, *(note for note in notes if note not in self._asked)]
        self.put(
            notes=tuple(
                notes[step_question]
                for step_question in order
                if step_question in notes and notes[step_question].text.strip()
            )
        )

    def action_next(self) -> None:
        lacking = missing(self.incident)
        if not lacking:
            if not self.incident.closed:
                self.change(incident=close(self.incident))
            self.dismiss(NEXT)
            return
        case = self.incident.case
        self.app.push_screen(
            ChoiceDialog(
                f"Before {case} is closed",
                [f"Still wanted: {' and '.join(lacking)}."],
                [("add", "Add a line"), ("open", "Leave it open for next time")],
            ),
            self._answered,
        )

    def _answered(self, answer: str | None) -> None:
        if answer == "open":
            self.dismiss(NEXT)
            return
        wanted = next((box for box in BOXES if not any(getattr(self.incident, box))), "strengths")
        self.query_one(f"#{wanted} NoteArea", NoteArea).go_on()


def _asked(note: StepNote) -> StepQuestion:
    return StepQuestion(note.step, note.title, note.prompt)
