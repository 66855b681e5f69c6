"""Ladder, privately: one person's placement of the incident on a rung."""

from collections.abc import Iterator, Sequence

from textual import events, on
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widget import Widget

from supervise.domain.content.ladder import Ladder
from supervise.domain.session.incident import placed
from supervise.domain.session.placing import keep_why, place, place_together_if_alike
from supervise.tui.drawing.ladder.view import LadderView
from supervise.tui.session.handover import HandoverCard
from supervise.tui.session.ladder.rung_text import RungDetails
from supervise.tui.session.private_answer_page import PrivateAnswerPage
from supervise.tui.session.step_page import NEXT, IncidentStepPage
from supervise.tui.shell.chrome import LOW, NARROW, TALL
from supervise.tui.shell.page import PAGE_STYLES
from supervise.tui.widgets.fields.note_area import NoteArea
from supervise.tui.widgets.fields.text_fields import LabelledTextArea
from supervise.tui.widgets.panel import Panel
from supervise.tui.widgets.people.ladder_marks import PERSONS, ladder_rows, ladder_steps
from supervise.tui.widgets.text import Heading


class PrivatePlacementPage(PrivateAnswerPage, IncidentStepPage):
    """The reason is stored as it is typed; no other person's mark is shown on this ladder."""

    CSS_PATH = [PAGE_STYLES, "private_page.tcss"]
    ASKING = "A number or ↑ ↓; Tab to say why. Enter gives the rung, {next} the reason too."
    LACKING = "Which rung? Arrows or a number, then Enter. {skip} skips."
    GIVING = "Enter gives your answer. Tab goes back to the ladder, and letters into the reason."
    WRITING = "Enter makes a new line here. {next} gives your answer, Tab goes on."

    @property
    def ladder(self) -> Ladder:
        content = self.workflow.content
        return content.ladder(self.incident.ladder) or content.default_ladder

    def question(self) -> Iterator[Widget]:
        self._replace_missing_ladder()
        earlier = placed(self.incident, self.person.id)
        asked = f"{self.person.initials}: which rung does {self.incident.case} stand on today?"
        why = LabelledTextArea("", earlier.why if earlier else "", hint="What did you see or hear?", id="why")
        yield Heading(asked, id="asked-above")
        yield Horizontal(
            LadderView(ladder_steps(self.ladder), person=PERSONS.get(self.person.id, "")),
            Vertical(
                self.only_you(),
                Heading(asked, id="asked"),
                VerticalScroll(
                    RungDetails(),
                    Panel(why, title="Why there?", id="reason"),
                    id="meaning",
                    can_focus=False,
                ),
                id="beside",
            ),
            id="both",
        )

    def _replace_missing_ladder(self) -> None:
        """Where the content no longer has the incident's ladder, take the default, and ask for a rung again."""
        if self.workflow.content.ladder(self.incident.ladder) is None:
            ladder = self.workflow.content.default_ladder
            self.change(incident=self.incident.with_changes(ladder=ladder.id, ladder_title=ladder.title))

    def on_resize(self) -> None:
        width, height = self.app.size
        # The rows of head, hint and bar, and in a narrow window those that the rung's details and the reason need.
        rows_around = 10 if height >= TALL else 5 if height >= LOW else 3
        view, room = self.query_one(LadderView), height - rows_around - (7 if width < NARROW else 0)
        # In a tall window it stands in the middle of its room.
        view.styles.height = room if height >= TALL and width >= NARROW else ladder_rows(len(view.steps), room)

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one(RungDetails).tell(self.ladder, None)

    @on(events.DescendantFocus)
    def _say_what_enter_does(self) -> None:
        if not self.query_one(HandoverCard).covered:
            asking = self.LACKING if self.why.strip() and not self.answered else self.ASKING
            on_ladder = isinstance(self.focused, LadderView)
            self.hint(self.WRITING if isinstance(self.focused, NoteArea) else asking if on_ladder else self.GIVING)

    @on(LadderView.Moved)
    def _read(self, event: LadderView.Moved) -> None:
        self.query_one(RungDetails).tell(self.ladder, event.rung)

    @on(LabelledTextArea.Changed, "#why")
    def _keep_why(self, event: LabelledTextArea.Changed) -> None:
        self.change(incident=keep_why(self.incident, self.person.id, event.text))

    @on(LadderView.Placed)
    def action_give(self) -> None:
        """Store the highlighted rung and leave the page, which covers it."""
        rung = self.query_one(LadderView).rung
        if rung is None:
            self.query_one(LadderView).focus()
            self.hint(self.LACKING)
        else:
            self._store(rung, self.why)

    @property
    def why(self) -> str:
        return self.query_one("#why", LabelledTextArea).text

    @property
    def begun(self) -> str:
        chosen = "You have chosen a rung. If you skip, it is not given."
        return "You have written something here." if self.why.strip() else chosen if self.answered else ""

    @property
    def ways_to_skip(self) -> Sequence[tuple[str, str]]:
        """With a reason written, whether both may see it or it goes."""
        if not self.why.strip():
            return super().ways_to_skip
        return (("keep", "Skip, and let both see the words"), ("drop", "Skip, and take the words away"))

    def skip(self, way: str) -> None:
        self._store(None, self.why if way == "keep" else "")

    @property
    def answered(self) -> bool:
        return self.query_one(LadderView).rung is not None

    def _store(self, rung: int | None, why: str) -> None:
        incident = place(self.incident, self.ladder, self.person.id, rung, why)
        self.change(incident=place_together_if_alike(incident, self.ladder, self.session.people))
        self.dismiss(NEXT)
