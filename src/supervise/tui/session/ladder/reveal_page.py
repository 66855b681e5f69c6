"""Ladder, together: both private placements, a question about them, and the placements agreed by the two."""

from collections.abc import Iterator, Mapping
from typing import ClassVar

from textual import events, on
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from supervise.domain.content.ladder import Ladder
from supervise.domain.people import Person
from supervise.domain.session.incident import STANDINGS, Placement, both_placed, placed, placed_as_one
from supervise.domain.session.placing import place, unplace
from supervise.tui.drawing.ladder.view import LadderMark, LadderStep, LadderView
from supervise.tui.keys.table import bindings
from supervise.tui.session.ladder.joint_placing import JointPlacement, ViewpointTabs
from supervise.tui.session.ladder.rung_text import RungDetails
from supervise.tui.session.step_page import IncidentStepPage
from supervise.tui.session.two_answers_page import TogetherPage
from supervise.tui.shell.action_bar import ActionBar
from supervise.tui.shell.chrome import LOW, NARROW, TALL
from supervise.tui.shell.deed import Deed
from supervise.tui.shell.page import PAGE_STYLES
from supervise.tui.widgets.fields.note_area import NoteArea
from supervise.tui.widgets.fields.text_fields import LabelledTextArea
from supervise.tui.widgets.panel import Panel
from supervise.tui.widgets.people.ladder_marks import LAST_TIME_SIGN, ladder_rows, ladder_steps, marks_on
from supervise.tui.widgets.people.person_card import PersonCard, PersonCards
from supervise.tui.widgets.text import Caption, Heading

ON_ANOTHER = ("together", "person")
"""The viewpoints offered on a ladder other than the incident's own."""


class PlacementRevealPage(IncidentStepPage, TogetherPage):
    """Another ladder may be shown in place of the incident's own; placements are never carried over between them."""

    CSS_PATH = [PAGE_STYLES, "reveal_page.tcss"]
    HELP_PAGE = "ladder"
    HINT = "← → whose place, ↑ ↓ or a number the rung, Enter puts it; Tab to say why."
    ON_THE_BAR = "{next} goes on; Tab leads back to the ladder."
    WRITING = "Enter makes a new line here. {next} goes on, Tab leaves the field."
    ASKING: ClassVar[Mapping[str, str]] = {
        "organisation": "Where does our organisation put it? Enter puts it, Backspace takes it off.",
        "partner": "Where would the partner put it? Enter puts it, Backspace takes it off.",
        "person": "Where would the person put it? Enter puts it, Backspace takes it off.",
        "needed": "Which rung does this work need? Enter puts it, Backspace takes it off.",
    }
    """What is asked of each viewpoint but the first."""
    AUTO_FOCUS = "ActionBar"
    BINDINGS: ClassVar[list[BindingType]] = bindings("placed")

    def __init__(self) -> None:
        super().__init__()
        self._other: Ladder | None = None
        """The ladder shown in place of the incident's own."""
        self._is_read = False
        """Whether a rung was gone to: what the first one means both have just read, each alone."""

    @property
    def _own(self) -> Ladder | None:
        """The incident's ladder; None where the content no longer has it."""
        return self.workflow.content.ladder(self.incident.ladder)

    @property
    def _shown(self) -> Ladder | None:
        return self._other or self._own

    def body(self) -> Iterator[Widget]:
        own = self._own
        if not both_placed(self.incident, self.session.people):
            yield Caption("Both places are shown here once each of you has answered or skipped.")
            return
        asked, marks = self._question(), marks_on(self.session, self.incident.ladder)
        why = "What do you make of it?" if self.is_alone else "Why there, together?"
        yield Heading(asked, id="asked-above")
        beside = VerticalScroll(
            Heading(asked, id="asked"),
            Static(id="which"),
            PersonCards(*(self._card(person) for person in self.people)),
            RungDetails(brief_when_low=True),
            Panel(LabelledTextArea("", self.incident.why_here, id="why"), title=why, id="reason"),
            id="beside",
            can_focus=False,
        )
        steps = ladder_steps(own) if own else self._placed_steps()
        yield JointPlacement(steps, marks, beside, interactive=own is not None)

    def deeds(self) -> Iterator[Deed]:
        yield from super().deeds()
        if both_placed(self.incident, self.session.people):
            yield Deed("again", "Place again")
            if self._own and self._others:
                yield Deed("another_ladder", "Another ladder")
            yield Deed("take_off", "Take off")

    def on_mount(self) -> None:
        if not self.query(JointPlacement):
            self.hint("{next} goes on.")
            return
        view = self.query_one(LadderView)
        view.rung = next((placement.rung for placement in self._placements), None)
        view.focus(scroll_visible=False)
        self._show()
        if self._own is None:
            self.hint("This ladder has gone from the words, so its rungs can only be read. {next} goes on.")

    def on_resize(self) -> None:
        if self.query(JointPlacement):
            self._show()  # how much is said of a rung depends on how high the window is

    @property
    def help_words(self) -> str:
        """The rung that the keys went to, with the signs for which a low window has no room."""
        return "\n".join(details.in_full for details in self.query(RungDetails))

    # What is said ---------------------------------------------------------------------------------

    @property
    def _placements(self) -> list[Placement]:
        """The private placements on a rung, those skipped left out."""
        placements = (placed(self.incident, person.id) for person in self.people)
        return [placement for placement in placements if placement and placement.rung is not None]

    def _question(self) -> str:
        """The question about the two placements: for a difference, for the same rung, or where somebody skipped."""
        prompts = {prompt.id: prompt.text for prompt in self.workflow.content.talk.prompts_for("ladder")}
        placements = self._placements
        if self.is_alone or len(placements) < len(self.people):
            return prompts.get("ladder-other", "")
        if len({placement.rung for placement in placements}) > 1:
            return prompts.get("ladder-difference", "")
        first, together = placements[0], placed(self.incident, "together")
        so = ", so it stands there together" if together and together.rung == first.rung else ""
        return f"You both put it on {first.rung}, {first.title}{so}. {prompts.get('ladder-evidence', '')}"

    def _card(self, person: Person) -> PersonCard:
        """One person's rung, and their reason."""
        placement = placed(self.incident, person.id)
        rung = placement.rung if placement else None
        answer = Content.styled(f"{rung}  {placement.title}", "bold $text") if placement and rung is not None else None
        why = placement.why.strip() if placement else ""
        reason = [Static(Content(why))] if why else []
        return PersonCard(person, answer or Content("chose not to place it"), *reason)

    def _placed_steps(self) -> tuple[LadderStep, ...]:
        """The rungs given on a ladder that the content no longer has, by the titles they had."""
        titles = {placement.rung: placement.title for placement in self._placements if placement.rung}
        return tuple(LadderStep(rung, title) for rung, title in titles.items())

    def _show(self) -> None:
        """Show the current ladder with its marks, and what belongs to the highlighted rung."""
        ladder, view = self._shown, self.query_one(LadderView)
        if ladder is None:
            return
        marks = (*marks_on(self.session, ladder.id), *self._last_time(ladder))
        joint = self.query_one(JointPlacement)
        offered = ON_ANOTHER if self._other else tuple(STANDINGS)
        joint.show(ladder_steps(ladder), marks, [by for by in offered if by != "together" or not self.is_alone])
        self._say_what_enter_does()
        self.set_class(placed(self.incident, joint.chosen, ladder.id) is not None, "-standing")
        # The cards over it say where each of the two put it.
        here = [mark for mark in marks if not mark.person]
        last_time = any(mark.sign == LAST_TIME_SIGN for mark in marks)
        legend = f"{LAST_TIME_SIGN} is where it stood last time." if last_time else ""
        # In a low window it would stand between what each of the two says and what they make of it.
        about = (ladder.note, ladder.credit) if self.app.size.height >= TALL else ()
        before = "\n".join(filter(None, (*about, legend)))
        self.query_one(RungDetails).tell(ladder, view.rung if self._is_read else None, here, before=before)
        self.set_class(self._other is not None, "-other")
        self.query_one("#which", Static).update(Content.assemble((ladder.title, "bold $accent"), f"  {ladder.subject}"))
        self._fit()

    @on(events.DescendantFocus)
    def _say_what_enter_does(self) -> None:
        if self._shown is not None and (joint := self.query(JointPlacement)):
            placing = self.ASKING.get(joint.first().chosen, self.HINT)
            is_writing, is_on_bar = isinstance(self.focused, NoteArea), isinstance(self.focused, ActionBar)
            self.hint(self.WRITING if is_writing else self.ON_THE_BAR if is_on_bar else placing)
            # The rung read last need not be the one that the reason is for, and a low window has no room for both.
            self.query_one(RungDetails).display = not is_writing or self.app.size.height >= TALL

    def _last_time(self, ladder: Ladder) -> Iterator[LadderMark]:
        """Where this case was placed when it was here last, if it was, and on this ladder."""
        earlier = (session.incident for session in self.workflow.history.sessions)
        latest = next((incident for incident in earlier if incident and incident.case == self.incident.case), None)
        placement = placed_as_one(latest, self.session.people, ladder.id) if latest else None
        if placement is not None and placement.rung is not None:
            yield LadderMark(placement.rung, LAST_TIME_SIGN, "last time")

    def _fit(self) -> None:
        """Give the ladder its rows in a narrow window; elsewhere it has the height of the page."""
        width, height = self.app.size
        for view in self.query(LadderView):
            around = (8 if height < LOW else 15 if height >= TALL else 11) + 3 + (1 if self._other else 0)
            view.styles.height = ladder_rows(len(view.steps), height - around) if width < NARROW else "1fr"

    # What is done ---------------------------------------------------------------------------------

    @on(LadderView.Moved)
    def _read(self) -> None:
        self._is_read = True
        self._show()

    @on(ViewpointTabs.Chosen)
    def _highlight_placement(self, event: ViewpointTabs.Chosen) -> None:
        ladder = self._shown
        placement = placed(self.incident, event.by, ladder.id) if ladder else None
        if placement and placement.rung:
            self.query_one(LadderView).rung = placement.rung
            self._is_read = True
        self._show()

    @on(JointPlacement.Put)
    def _put(self, event: JointPlacement.Put) -> None:
        """Place the viewpoint on this rung of the ladder shown; on the rung where it stands it stays."""
        if ladder := self._shown:
            self.change(incident=place(self.incident, ladder, event.by, event.rung))
            self._show()

    def action_take_off(self) -> None:
        """Take the chosen viewpoint off the ladder shown."""
        if ladder := self._shown:
            self.change(incident=unplace(self.incident, self.query_one(JointPlacement).chosen, ladder.id))
            self._show()

    @on(LabelledTextArea.Changed, "#why")
    def _keep_why(self, event: LabelledTextArea.Changed) -> None:
        self.change(incident=self.incident.with_changes(why_here=event.text))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "another_ladder":
            return bool(self.query("#do-another-ladder"))
        return bool(self.query(JointPlacement)) if action in ("again", "take_off") else True

    @property
    def _others(self) -> tuple[Ladder, ...]:
        return tuple(ladder for ladder in self.workflow.content.ladders if ladder.id != self.incident.ladder)

    def action_another_ladder(self) -> None:
        """Show the next ladder, and after the last the incident's own again."""
        ids = [other.id for other in self._others]
        at = ids.index(self._other.id) + 1 if self._other else 0
        self._other = self._others[at] if at < len(ids) else None
        view = self.query_one(LadderView)
        view.rung = None  # a number means nothing on another ladder
        self._show()
