"""Ladder, first page: a case that comes back, something new to learn from, or no incident today."""

from collections.abc import Iterator
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widget import Widget

from supervise.domain.content.guidance import ReflectiveModel
from supervise.domain.content.ladder import Ladder
from supervise.domain.review.cases.earlier_cases import EarlierCase, earlier_cases
from supervise.domain.session.incident import Incident, begin_incident, recheck, untouched
from supervise.tui.drawing.ladder.view import LadderView
from supervise.tui.keys.table import bindings
from supervise.tui.session.ladder.ways_of_thinking import WaysOfThinking
from supervise.tui.session.step_page import NEXT, StepPage
from supervise.tui.shell.action_bar import ActionBar
from supervise.tui.shell.chrome import TALL
from supervise.tui.shell.deed import Deed
from supervise.tui.shell.head import Head
from supervise.tui.shell.page import PAGE_STYLES
from supervise.tui.widgets.fields.note_area import NoteArea
from supervise.tui.widgets.fields.text_fields import LabelledTextArea
from supervise.tui.widgets.panel import Panel
from supervise.tui.widgets.people.ladder_marks import earlier_marks, ladder_rows, ladder_steps
from supervise.tui.widgets.pick_list import PickList, PickOption
from supervise.tui.widgets.text import Caption, Heading

LATEST = 5
"""How many earlier cases are offered before the choice `MORE` shows the rest."""
NEW, NONE, MORE = "new", "none", "more"
"""The choices that are no earlier case; those are their label after `CASE`."""
CASE = "case "


class IncidentPage(StepPage):
    """There is an incident once a case is chosen or anything is written; with neither, {next} goes on without one."""

    STEP = "ladder"
    NEXT_LABEL = "Next"
    HELP_PAGE = "ladder"
    HINT = "Arrows and Enter choose, or just write what happened. {next} goes on."
    AUTO_FOCUS = ""
    CSS_PATH = [PAGE_STYLES, "incident_page.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = bindings("incident")

    def __init__(self) -> None:
        super().__init__()
        self._earlier: tuple[EarlierCase, ...] = ()
        self._all_cases = False
        self._begun_by_writing = False
        """Whether the incident began with the words in the field, and so goes with them."""

    @property
    def incident(self) -> Incident | None:
        return self.session.incident

    @property
    def part(self) -> str:
        return self.incident.case if self.incident else ""

    def compose(self) -> ComposeResult:
        # What the session is about is at hand first.
        cases = earlier_cases(self.workflow.history)
        self._earlier = tuple(sorted(cases, key=lambda case: case.case != self.session.about))
        for part in super().compose():
            if isinstance(part, ActionBar):  # under the body, so that it is in view however far that is scrolled
                yield Vertical(Caption(self.workflow.content.privacy.not_incident_report), id="not-the-record")
            yield part

    def body(self) -> Iterator[Widget]:
        privacy = self.workflow.content.privacy
        with Horizontal(id="columns"):
            with Vertical(id="standing"):
                yield Heading("", id="which-ladder")
                yield LadderView(interactive=False)
                yield Caption(classes="which-way")
                yield Caption(privacy.not_privileged, id="court")
            with VerticalScroll(id="what", can_focus=False):
                cases = PickList(self._choices(), self._chosen(), single=True, id="cases")
                yield Panel(cases, title="Something to learn from?", id="which-case")
                words = self.incident.summary if self.incident else ""
                summary = LabelledTextArea("", words, hint=f"Roles only. {privacy.case_label_rule}", id="summary")
                yield Panel(summary, title="What happened, in brief", id="what-happened")
                yield self._ways(WaysOfThinking(self.workflow.content, id="ways"))
        with Vertical(id="under-narrow"):
            yield Caption(classes="which-way")
            yield Caption(privacy.not_privileged)

    def deeds(self) -> Iterator[Deed]:
        yield from super().deeds()
        yield Deed("risk", "At risk?", always=True)
        yield Deed("another_way")

    def on_mount(self) -> None:
        self.query_one("#ways").display = False
        self._show()
        self.call_after_refresh(self._focus_first)

    def _focus_first(self) -> None:  # once the page is laid out: before that, Textual would scroll past the headings
        if self.incident is None:
            self.query_one("#cases").focus()  # what is written goes to the field all the same
        else:
            self.query_one("#summary NoteArea", NoteArea).go_on()

    def on_resize(self) -> None:
        view, height = self.query_one(LadderView), self.app.size.height
        view.styles.height = ladder_rows(len(view.steps), height - (16 if height >= TALL else 11))

    # The choice -----------------------------------------------------------------------------------

    def _choices(self) -> Iterator[PickOption]:
        """The cases so far, the latest first, each with what it was and where it stood; then the other two."""
        case = self.incident.case if self.incident else ""
        new = case if case and not self._earlier_case(case) else self.workflow.case_label()
        if new == self.session.about:
            yield PickOption(NEW, f"{new}: what this is about")
        everything = self._all_cases or case in [earlier.case for earlier in self._earlier[LATEST:]]
        for earlier in self._earlier if everything else self._earlier[:LATEST]:
            about = f": {earlier.about}" if earlier.about else ""
            yield PickOption(f"{CASE}{earlier.case}", f"{earlier.case}{about}\n{earlier.standing(self.workflow.today)}")
        if not everything and len(self._earlier) > LATEST:
            yield PickOption(MORE, f"{len(self._earlier) - LATEST} earlier")
        if new != self.session.about:
            yield PickOption(NEW, f"Something new: {new}")
        yield PickOption(NONE, "Not on the ladder today" if self.session.about else "No incident today")

    def _chosen(self) -> tuple[str, ...]:
        if self.incident is None:
            return (NONE,) if self.session.no_incident else ()
        return (f"{CASE}{self.incident.case}",) if self._earlier_case(self.incident.case) else (NEW,)

    def _earlier_case(self, case: str) -> EarlierCase | None:
        return next((earlier for earlier in self._earlier if earlier.case == case), None)

    @on(PickList.Picked, "#cases")
    def _choose(self, event: PickList.Picked) -> None:
        [choice] = event.picked
        if choice == MORE:
            self._all_cases = True
        elif choice == NONE:
            self.action_without()
        else:
            earlier = self._earlier_case(choice.removeprefix(CASE)) if choice != NEW else None
            self._begun_by_writing = False
            self._take(earlier)
            if earlier is None:
                self.query_one("#summary NoteArea", NoteArea).go_on()
        self._show()

    def _take(self, earlier: EarlierCase | None) -> None:
        """The incident is this earlier case, on its ladder where nothing is placed yet, or a new one."""
        incident = self.incident or self._new_incident()
        if earlier is None:
            comes_back = self._earlier_case(incident.case) is not None
            self._put(incident.with_changes(case=self.workflow.case_label()) if comes_back else incident)
            return
        ladder = self.workflow.content.ladder(earlier.ladder)
        if ladder is not None and not incident.placements:
            incident = incident.with_changes(ladder=ladder.id, ladder_title=ladder.title)
        self._put(incident.with_changes(case=earlier.case))

    def _new_incident(self) -> Incident:
        content = self.workflow.content
        return begin_incident(self.workflow.case_label(), content.default_ladder, content.default_model)

    def _put(self, incident: Incident) -> None:
        """Store it; placements on another ladder stay with that ladder, never translated."""
        self.change(no_incident=False, incident=recheck(incident))

    @on(LabelledTextArea.Changed, "#summary")
    def _write(self, event: LabelledTextArea.Changed) -> None:
        """The first words make a new incident, if none is chosen; once they are all gone, so is it."""
        before = self.incident
        if before is None and not event.text.strip():
            return
        self._begun_by_writing = self._begun_by_writing or before is None
        incident = (before or self._new_incident()).with_changes(summary=event.text)
        if self._begun_by_writing and untouched(incident):
            self.change(incident=None)
        else:
            self._put(incident)
        if (before is None) != (self.incident is None):
            self._show()

    def action_without(self) -> None:
        """Go on without an incident; refused once something is written in it."""
        if self.incident is not None and not untouched(self.incident):
            self.hint(
                f"{self.incident.case} has something written in it, so it stays. "
                "Empty it first, or leave it open and go on with {next}."
            )
            return
        self.change(no_incident=True, incident=None)
        self.dismiss(NEXT)

    def action_risk(self) -> None:
        self.services.navigator.show_risk()

    # What is shown --------------------------------------------------------------------------------

    def _show(self) -> None:
        """The page as the incident is now."""
        incident = self.incident or self._new_incident()
        self.query_one("#cases", PickList).show(self._choices(), self._chosen())
        minutes = f", {model.minutes} min" if (model := self.workflow.content.model(incident.model)) else ""
        for caption in self.query(".which-way").results(Caption):
            caption.say(f"Then you think it through: {incident.model_title}{minutes}")
        self._ways(self.query_one("#ways", WaysOfThinking))
        self._show_ladder()
        self.query_one(Head).part = self.part

    def _ways(self, ways: WaysOfThinking) -> WaysOfThinking:
        incident = self.incident or self._new_incident()
        ways.tell((incident.model, incident.model_title), (incident.ladder, incident.ladder_title))
        return ways

    @on(PickList.Looked, "#cases")
    def _show_ladder(self) -> None:
        """The ladder: where the highlighted case stood last time or, between cases, where each of them did."""
        highlighted = self.query_one("#cases", PickList).highlighted_id
        earlier = self._earlier_case(highlighted.removeprefix(CASE)) if highlighted.startswith(CASE) else None
        id_ = self.incident.ladder if self.incident else earlier.ladder if earlier else ""
        ladder = self.workflow.content.ladder(id_) or (None if self.incident else self.workflow.content.default_ladder)
        view = self.query_one(LadderView)
        shown = (earlier,) if earlier else self._earlier[:LATEST]
        view.steps = ladder_steps(ladder) if ladder else ()
        view.marks = tuple(mark for case in shown for mark in earlier_marks(case, ladder, alone=case is earlier))
        self.query_one("#which-ladder", Heading).say(ladder.title if ladder else "")

    def action_another_way(self) -> None:
        ways = self.query_one("#ways")
        ways.display = not ways.display
        self.set_class(ways.display, "-ways")
        if ways.display:
            self.query_one("#models").focus()
        else:
            self.query_one("#summary NoteArea", NoteArea).go_on()

    @on(WaysOfThinking.Chosen)
    def _choose_way(self, event: WaysOfThinking.Chosen) -> None:
        incident, item = self.incident or self._new_incident(), event.item
        if isinstance(item, ReflectiveModel):
            self._put(incident.with_changes(model=item.id, model_title=item.title, both_wanted=item.asks_both))
        elif isinstance(item, Ladder):
            self._put(incident.with_changes(ladder=item.id, ladder_title=item.title))
        self._show()
