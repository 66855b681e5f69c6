"""Ladder, privately: one person's placement of the incident on a rung."""

from collections.abc import Iterator

from textual import on
from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from supervise.domain.content.ladder import Ladder
from supervise.domain.session.incident import keep_why, place, placed
from supervise.tui.drawing.ladder.view import LadderView
from supervise.tui.session.ladder.incident_step_page import IncidentStepPage
from supervise.tui.session.ladder.rung_text import RungDetails
from supervise.tui.session.private_answer_page import PrivateAnswerPage
from supervise.tui.session.step_page import NEXT
from supervise.tui.shell.dialogs import ChoiceDialog
from supervise.tui.shell.page import PAGE_STYLES
from supervise.tui.widgets.ladder_marks import ladder_rows, ladder_steps
from supervise.tui.widgets.text import Heading
from supervise.tui.widgets.text_fields import LabelledTextArea


class PrivatePlacementPage(PrivateAnswerPage, IncidentStepPage):
    """The reason is stored as it is typed; no other person's mark is shown on this ladder."""

    CSS_PATH = [PAGE_STYLES, "private_page.tcss"]
    ASKING = "Up and down climb, Enter gives your answer. F3 with no rung chosen skips."

    @property
    def ladder(self) -> Ladder:
        content = self.workflow.content
        return content.ladder(self.incident.ladder) or content.default_ladder

    def question(self) -> Iterator[Widget]:
        self._replace_missing_ladder()
        earlier = placed(self.incident, self.person.id)
        yield Heading(f"{self.person.initials}: which rung does {self.incident.case} stand on today?", id="asked")
        yield Horizontal(
            LadderView(ladder_steps(self.ladder)),
            Vertical(
                RungDetails(),
                LabelledTextArea("Why there? What did you see or hear?", earlier.why if earlier else "", id="why"),
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
        narrow, short = self.app.size.width < 60, self.app.size.height < 20
        # The rows of the frame, of the question, and of the rung's details where they are under the ladder.
        rows_around = 9 + (3 if narrow else 0) - (2 if short else 0)
        view = self.query_one(LadderView)
        view.styles.height = ladder_rows(len(view.steps), self.app.size.height - rows_around)

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
            self.hint("Choose a rung first, or skip.")
        else:
            self._store(rung, self.why)

    @property
    def why(self) -> str:
        return self.query_one("#why", LabelledTextArea).text

    def action_skip(self) -> None:
        """Skip; where a reason is written, ask whether both may see it or it goes."""
        if not self.why.strip():
            self._store(None, "")
            return
        answers = [
            ("", "Go on with the page"),
            ("keep", "Skip, and let both see the words"),
            ("drop", "Skip, and take the words away"),
        ]
        self.app.push_screen(ChoiceDialog("Skip?", ["You have written something here."], answers), self._skip)

    def _skip(self, answer: str | None) -> None:
        if answer:
            self._store(None, self.why if answer == "keep" else "")

    @property
    def answered(self) -> bool:
        return self.query_one(LadderView).rung is not None

    def _store(self, rung: int | None, why: str) -> None:
        self.change(incident=place(self.incident, self.ladder, self.person.id, rung, why))
        self.dismiss(NEXT)
