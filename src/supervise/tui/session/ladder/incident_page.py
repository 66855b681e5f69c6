"""Ladder, first page: whether there is an incident to learn from, and its case, summary, model and ladder."""

from collections.abc import Iterator
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Button

from supervise.domain.session.incident import STANDINGS, Incident, placed, recheck, untouched
from supervise.domain.wording import format_date
from supervise.tui.keys import bindings
from supervise.tui.session.step_page import NEXT, StepPage
from supervise.tui.shell.header import Header
from supervise.tui.shell.page import PAGE_STYLES, action_button
from supervise.tui.widgets.pick_list import PickList, PickOption
from supervise.tui.widgets.radio_row import Option, RadioRow
from supervise.tui.widgets.text import Caption, Heading
from supervise.tui.widgets.text_fields import LabelledTextArea, NoteArea

LATEST = 5
"""How many earlier cases are offered before the choice `MORE` shows the rest."""
MORE = "more"


class IncidentPage(StepPage):
    """Asks whether there is an incident; placing one turns the page into its form."""

    STEP = "ladder"
    HELP_PAGE = "ladder"
    HINT = "Place an incident, or go on without."
    HINT_PLACED = "A few lines are enough. F3 goes on."
    AUTO_FOCUS = ""
    CSS_PATH = [PAGE_STYLES, "incident_page.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = bindings("incident")

    @property
    def incident(self) -> Incident | None:
        return self.session.incident

    @property
    def part(self) -> str:
        return self.incident.case if self.incident else ""

    def compose(self) -> ComposeResult:
        for part in super().compose():
            if part.id == "buttons":
                # Under the body, not in it, so that it is in view however far the page is scrolled.
                yield Vertical(
                    Caption(self.workflow.content.privacy.not_incident_report),
                    Caption("If someone may be at risk now, press F8.", id="risk"),
                    id="not-the-record",
                )
            yield part

    def body(self) -> Iterator[Widget]:
        if self.incident is None:
            yield from self._question()
        else:
            yield from self._form(self.incident)

    def buttons(self) -> Iterator[Button]:
        yield from super().buttons()
        yield action_button("risk", "At risk? F8")

    def on_mount(self) -> None:
        if self.incident is not None:
            self.hint(self.HINT_PLACED)
        self.call_after_refresh(self._focus_first)

    def _focus_first(self) -> None:
        # Called once the page is laid out: before that, Textual would scroll past the headings.
        if self.incident is None:
            self.query_one("#do-place-incident").focus()
        else:
            self.query_one("#summary NoteArea", NoteArea).go_on()

    def _question(self) -> Iterator[Widget]:
        yield Heading("Is there something you would like to learn from together?")
        yield Caption("Something that went well is as good a start as something that was hard.", id="either")
        with Horizontal(id="answers"):
            yield action_button("place_incident", "Place an incident (p)")
            yield action_button("no_incident", "No incident today, go on (n)")
        if self.session.no_incident:
            yield Caption("You said: no incident today. You can still place one.", id="said")

    async def action_place_incident(self) -> None:
        if self.incident is not None:
            return
        ladder, model = self.workflow.content.default_ladder, self.workflow.content.default_model
        self.change(
            no_incident=False,
            incident=Incident(
                case=self.workflow.case_label(),
                ladder=ladder.id,
                ladder_title=ladder.title,
                model=model.id,
                model_title=model.title,
                both_wanted=model.asks_both,
            ),
        )
        await self.recompose()
        self.hint(self.HINT_PLACED)
        self.call_after_refresh(self._focus_first)

    def action_no_incident(self) -> None:
        self.action_without()

    def action_without(self) -> None:
        """Go on without an incident; refused once something is written in it."""
        if self.incident is not None and not untouched(self.incident):
            self.hint(
                f"{self.incident.case} has something written in it, so it stays. "
                "Empty it first, or leave it open and go on with F3."
            )
            return
        self.change(no_incident=True, incident=None)
        self.dismiss(NEXT)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The letters `p` and `n` are keys only while the question is asked."""
        return self.incident is None or action not in ("place_incident", "no_incident")

    def action_risk(self) -> None:
        self.services.navigator.show_risk()

    def _form(self, incident: Incident) -> Iterator[Widget]:
        privacy = self.workflow.content.privacy
        yield Heading(incident.case, id="case")
        if options := self._case_options(all_of_them=incident.case in self._cases()[LATEST:]):
            yield RadioRow(options, incident.case, id="cases")
        yield Caption(self._earlier_placement(), id="before", classes="" if self._earlier_placement() else "-empty")
        yield LabelledTextArea(
            "What happened, in brief",
            incident.summary,
            hint="Roles only, two or three lines.",
            id="summary",
        )
        with Vertical(id="ways"):
            with Vertical(id="model"):
                yield Heading("How to think it through")
                yield PickList(self._models(incident), (incident.model,), single=True, id="models")
                yield Caption(self._model_words(incident.model), id="model-words")
            with Vertical(id="ladder"):
                yield Heading("The ladder")
                yield PickList(self._ladders(incident), (incident.ladder,), single=True, id="ladders")
                yield Caption(self._ladder_words(incident.ladder), id="ladder-words")
        yield Caption(privacy.not_privileged, classes="gap")
        yield Caption(privacy.case_label_rule, classes="gap")
        yield action_button("without", "No incident today after all")

    def _cases(self) -> tuple[str, ...]:
        return self.workflow.history.cases()

    def _case_options(self, *, all_of_them: bool) -> list[Option]:
        """A new label, then the earlier ones, newest first; none at all on a first case."""
        earlier, new = self._cases(), self.workflow.case_label()
        if not earlier:
            return []
        shown = earlier if all_of_them else earlier[:LATEST]
        more = [(MORE, f"{len(earlier) - len(shown)} earlier")] if len(shown) < len(earlier) else []
        return [(new, f"{new}, new"), *((case, case) for case in shown), *more]

    def _earlier_placement(self) -> str:
        """When this case was last discussed, and on which rung the two placed it; "" for a new case."""
        case = self.incident.case if self.incident else ""
        for session in self.workflow.history.sessions:
            earlier = session.incident
            if earlier is not None and earlier.case == case:
                placement = placed(earlier, "together")
                when = f"{case} was last here on {format_date(self.workflow.history.day(session))}"
                where = (
                    f"{STANDINGS['together'].lower()} on {placement.rung} {placement.title}"
                    if placement and placement.rung
                    else ""
                )
                return f"{when}: {where}." if where else f"{when}."
        return ""

    def _models(self, incident: Incident) -> Iterator[PickOption]:
        for model in self.workflow.content.models:
            yield PickOption(model.id, f"{model.title}, {model.minutes} min")
        if self.workflow.content.model(incident.model) is None:
            yield PickOption(incident.model, incident.model_title or incident.model)

    def _ladders(self, incident: Incident) -> Iterator[PickOption]:
        for ladder in self.workflow.content.ladders:
            yield PickOption(ladder.id, ladder.title)
        if self.workflow.content.ladder(incident.ladder) is None:
            yield PickOption(incident.ladder, incident.ladder_title or incident.ladder)

    def _model_words(self, id: str) -> str:
        model = self.workflow.content.model(id)
        return model.when if model else "No longer among the models; what was written stays."

    def _ladder_words(self, id: str) -> str:
        ladder = self.workflow.content.ladder(id)
        return ladder.subject if ladder else "No longer among the ladders; what was placed stays."

    def put(self, **changes: object) -> None:
        """Change the incident; placements on another ladder stay with that ladder, never translated."""
        if self.incident is not None:
            self.change(incident=recheck(self.incident.with_changes(**changes)))

    @on(LabelledTextArea.Changed, "#summary")
    def _write(self, event: LabelledTextArea.Changed) -> None:
        self.put(summary=event.text)

    @on(RadioRow.Changed, "#cases")
    def _choose_case(self, event: RadioRow.Changed) -> None:
        choice = event.choice
        if self.incident is None:
            return
        if event.value == MORE:
            choice.options = tuple(self._case_options(all_of_them=True))
            choice.value = choice.options[LATEST + 1][0]
        elif not event.value:
            # An incident always has a case, so the choice cannot be taken back.
            choice.value = self.incident.case
        if choice.value == self.incident.case:
            choice.refresh(layout=True)
            return
        self.put(case=choice.value)
        self.query_one("#case", Heading).say(choice.value)
        before = self.query_one("#before", Caption)
        before.say(self._earlier_placement())
        before.set_class(not before.said, "-empty")
        self.query_one(Header).part = choice.value
        self.query_one(Header).refresh()

    @on(PickList.Looked)
    def _look(self, event: PickList.Looked) -> None:
        models = event.picklist.id == "models"
        words = self.query_one("#model-words" if models else "#ladder-words", Caption)
        words.say(self._model_words(event.id) if models else self._ladder_words(event.id))
        if event.picklist.has_focus:
            words.scroll_visible(animate=False)

    @on(PickList.Picked, "#models")
    def _choose_model(self, event: PickList.Picked) -> None:
        if model := self.workflow.content.model(event.picked[0]):
            self.put(model=model.id, model_title=model.title, both_wanted=model.asks_both)

    @on(PickList.Picked, "#ladders")
    def _choose_ladder(self, event: PickList.Picked) -> None:
        if ladder := self.workflow.content.ladder(event.picked[0]):
            self.put(ladder=ladder.id, ladder_title=ladder.title)
