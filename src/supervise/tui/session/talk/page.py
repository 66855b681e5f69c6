"""Talk: the questions with a note under each, and a clock that never ends the talk by itself."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import ClassVar

from textual import on, work
from textual.await_complete import AwaitComplete
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import OptionList

from supervise.domain.content.talk_plan import Reframe
from supervise.domain.session.lifecycle import nothing_to_rate
from supervise.domain.session.model import Talk
from supervise.domain.session.talk.talk_clock import WRITE_EVERY, TalkClock
from supervise.domain.session.talk.talk_notes import NoteHeading, note_headings, note_text, with_note
from supervise.tui.drawing.cell_text import printable
from supervise.tui.drawing.widget import RenderMode, form_in
from supervise.tui.keys.table import bindings
from supervise.tui.session.step_page import StepPage, StepResult
from supervise.tui.session.talk.clock_ring import ClockRing
from supervise.tui.session.talk.left_talk import LeftTalk, left_talk, remember
from supervise.tui.session.talk.note_field import NoteField, saved_words
from supervise.tui.session.talk.phase_prompt import TO_SAY, PhasePrompt
from supervise.tui.session.talk.question_list import QuestionList
from supervise.tui.shell.deed import Deed
from supervise.tui.shell.dialogs import ChoiceDialog
from supervise.tui.shell.page import PAGE_STYLES
from supervise.tui.widgets.panel import Panel

RING = (24, 12)
"""The smallest size in cells at which the clock is drawn as a ring."""


class TalkPage(StepPage):
    """Notes go into the session as they are typed; the clock's time every ten seconds.

    Who comes to go on talking finds the clock as they left it; who only looks in again finds it waiting.
    """

    CSS_PATH = [PAGE_STYLES, "page.tcss"]
    STEP = "talk"
    HINT = "Talk, and write what helps. {pause} pauses."
    HELP_PAGE = "talk"
    BINDINGS: ClassVar[list[BindingType]] = bindings("talk")
    AUTO_FOCUS = "#words"

    def __init__(self, *, going_on: bool = False) -> None:
        super().__init__()
        self._going_on = going_on

    @property
    def part(self) -> str:
        return printable(self.session.section.title) if self.session.section else ""

    @property
    def next_label(self) -> str:
        return "Ladder" if nothing_to_rate(self.session) else super().next_label

    def body(self) -> Iterator[Widget]:
        plan, session = self.workflow.talk_plan, self.session
        section = self.workflow.content.section(session.section.id) if session.section else None
        self._headings = note_headings(section, plan.links, session.talk)
        self._at = self._left_index()
        self._saved_at: datetime | None = None
        self._gap, self._asking = timedelta(0), False
        left = left_talk(self.workflow)
        going_on = self._going_on and left is not None and left.running
        self.clock = TalkClock.of(plan, self._talk, self.workflow.clock(), going_on=going_on)
        yield ClockRing(phases=tuple(phase.minutes for phase in plan.phases), id="clock")
        with Vertical(id="note"):
            yield PhasePrompt(plan)
            yield NoteField(self._headings, self._reframes, shared=self.who == "pair")
        yield Panel(QuestionList(self._headings, id="headings"), title="Questions", id="questions")

    def deeds(self) -> Iterator[Deed]:
        yield from super().deeds()
        yield Deed("next_question", "Next question")
        yield Deed("pause", "Pause")
        yield Deed("extend", f"+{self.workflow.content.talk.extend[0]} min")
        yield Deed("say", TO_SAY)

    def on_mount(self) -> None:
        self._show()
        self.tick()
        self.set_interval(1, self.tick)

    # The clock ----------------------------------------------------------------------------------

    @property
    def _talk(self) -> Talk:
        return self.session.talk or Talk(planned_seconds=self.workflow.talk_plan.minutes * 60)

    @property
    def is_busy(self) -> bool:
        return self.is_mounted and self.clock.in_use

    def tick(self) -> None:
        """Show the clock as it is now; runs once a second, and before every action on the clock."""
        if self.workflow.held is None:
            return
        self.clock, gap = self.clock.tick(self.workflow.clock())
        if self.clock.unsaved:
            self._record()
        self._show_clock()
        if gap is not None:
            self._gap += gap
            if not self._asking:
                self._asking = True
                self._ask_about_sleep()

    @work
    async def _ask_about_sleep(self) -> None:
        question = f"The laptop slept for {self.clock.slept_for(self._gap)}. Count it?"
        answers = [("leave", "Leave it out"), ("count", "Count it as talk")]
        answer = await self.app.push_screen_wait(ChoiceDialog(question, ["Nothing you wrote is touched."], answers))
        gap, self._gap, self._asking = self._gap, timedelta(0), False
        self._turn(lambda clock: clock.count(gap) if answer == "count" else clock)

    def action_pause(self) -> None:
        self._turn(TalkClock.toggle)

    def action_extend(self) -> None:
        self._turn(TalkClock.extend)

    def _turn(self, change_clock: Callable[[TalkClock], TalkClock]) -> None:
        """Apply a change to the clock as it is now, and store the result."""
        self.tick()
        self.clock = change_clock(self.clock)
        self._record()
        self._show_clock()

    def _record(self) -> None:
        self.clock, talk = self.clock.written(self._talk)
        if talk is not self.session.talk:
            self.change(talk=talk)

    def _show_clock(self) -> None:
        display = self.clock.display_at()
        ring = self.query_one(ClockRing)
        ring.time, ring.fraction, ring.label = display.time, display.fraction, (display.phase.title,)
        says = display.says.replace("Talk, and", "Think, and") if self.is_alone else display.says
        # The head has room for the section's name in wide windows alone.
        is_named = bool(self.part) and not display.calls and not (self.has_class("-narrow") or self.has_class("-wide"))
        self.hint(f"{self.part}. {says}" if is_named else says)
        self.query_one("#hint").set_class(display.calls, "-calls")
        self.query_one(PhasePrompt).show(display)
        self.query_one("#do-pause", Deed).label = "Pause" if self.clock.countdown.running else "Go on"
        self._show_saved()
        self.set_class(form_in(self.app, RING) is RenderMode.LISTED, "-listed")

    # The notes ----------------------------------------------------------------------------------

    @property
    def heading(self) -> NoteHeading:
        return self._headings[self._at]

    def _left_index(self) -> int:
        """Where the pair were when they left this page; after a new start, at the last note of this section."""
        left = left_talk(self.workflow)
        if left is not None and left.heading in self._headings:
            return self._headings.index(left.heading)
        talk = self.session.talk
        noted = (index for index, old in enumerate(self._headings) if not old.earlier and note_text(talk, old))
        return max(noted, default=0)

    def _reframes(self) -> tuple[Reframe, ...]:
        return self.workflow.content.talk.reframes if self.workflow.settings.reframes else ()

    def _show(self) -> None:
        self.query_one(NoteField).show(self._at, note_text(self.session.talk, self.heading))
        self._saved_at = None
        self._mark()
        self._show_saved()

    def _go_to(self, index: int) -> None:
        # The message of the last keys may not have come yet, and they belong to the note they were typed in.
        self._write()
        self._at = index
        self._show()

    def _write(self) -> None:
        text = self.query_one(NoteField).text
        if text == note_text(self.session.talk, self.heading):
            return
        talk = with_note(self._talk, self.heading, text)
        if talk != self.session.talk:
            self.change(talk=talk)
            self._saved_at = None
            self._mark()

    def _mark(self) -> None:
        talk = self.session.talk
        noted = frozenset(index for index, heading in enumerate(self._headings) if note_text(talk, heading))
        self.query_one(QuestionList).show(self._at, noted)

    @on(NoteField.Changed)
    def _typed(self) -> None:
        if self.workflow.held is not None:
            self._write()
            self._show_saved()

    def _show_saved(self) -> None:
        draft = self.workflow.held
        if draft is None:
            return
        text, saved_text = (note_text(talk, self.heading) for talk in (draft.session.talk, draft.kept.session.talk))
        if text != saved_text:
            self._saved_at = self.workflow.clock()
        passed = self.workflow.clock() - self._saved_at if self._saved_at else None
        refused = bool(self.services.not_kept)
        self.query_one(NoteField).show_saved(saved_words(text, saved_text, passed, is_refused=refused))

    @on(OptionList.OptionHighlighted, "#headings")
    def _looked(self, event: OptionList.OptionHighlighted) -> None:
        if event.option_index != self._at and event.option_index == self.query_one(QuestionList).highlighted:
            self._go_to(event.option_index)

    @on(OptionList.OptionSelected, "#headings")
    def _taken(self, event: OptionList.OptionSelected) -> None:
        self._go_to(event.option_index)
        self.query_one(NoteField).write_on()
        self._to_top()

    def action_next_question(self) -> None:
        self._go_to((self._at + 1) % len(self._headings))
        self._to_top()

    def _to_top(self) -> None:
        """Scroll to the question, as the list is below it where the page has one column."""
        self.query_one("#body").scroll_home(animate=False)

    def action_say(self) -> None:
        """Show the next thing to say at this moment, in place of the phase's prompt until the phase changes."""
        self.query_one(PhasePrompt).turn(self.clock.moments())
        self._show_clock()

    def dismiss(self, result: StepResult | None = None) -> AwaitComplete:
        """Stop the clock and store its time, whichever way the page is left."""
        if self.workflow.held is not None:
            self._write()
            remember(self.workflow, LeftTalk(self.session.id, self.heading, self.clock.countdown.running))
            self.clock, _ = self.clock.tick(self.workflow.clock())
            self.clock = self.clock.stop()
            # A page only passed through stores no talk.
            if self.session.talk is not None or self.clock.spent >= WRITE_EVERY:
                self._record()
        return super().dismiss(result)
