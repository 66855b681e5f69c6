"""The pages of a session being held, and where each leads when it is left."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, ClassVar, Protocol

from textual import on, work
from textual.await_complete import AwaitComplete
from textual.binding import BindingType
from textual.widgets import Input

from supervise.domain.people import Who, who_holds
from supervise.domain.session.incident import Incident
from supervise.domain.session.lifecycle import visible_to_both
from supervise.domain.session.model import Session
from supervise.tui.keys.table import bindings
from supervise.tui.services import PaletteCommand
from supervise.tui.shell.deed import Deed
from supervise.tui.shell.dialogs import ChoiceDialog
from supervise.tui.shell.head import Head
from supervise.tui.shell.page import Page


@dataclass(frozen=True)
class StepResult:
    """Where the pair go from a page of the journey: on, back, out to Home, to a step, or the session is over."""

    to: str
    """"next", "back", "home", "over", "taken", "again", or the id of a step."""
    by: tuple[str, ...] = ()
    """With "again": whose own answers are put away, to be given again."""


NEXT, BACK, HOME, OVER = StepResult("next"), StepResult("back"), StepResult("home"), StepResult("over")
TAKEN = StepResult("taken")
"""The session is over, and nothing of it is here: its writer has it in a file of their own."""
UNGIVEN = (
    "An answer that was written alone and not given is shown on no page, but stays in the file of the record. "
    "To take it out, go back and skip it first."
)


class Unclear(Protocol):
    """A part of a page in which something may be typed that is not clear."""

    @property
    def unclear(self) -> str:
        """What is to be seen to before one goes on, as a sentence; "" where nothing is."""

    def focus_unclear(self) -> None: ...


class StepPage(Page[StepResult]):
    """A page of the journey: it changes the held session as people type, and says where they go next."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("writing", "step")
    HOLDS_SESSION = True
    STEP: ClassVar[str]
    BACK = "back"
    NEXT_LABEL: ClassVar[str] = ""
    """Words of the main deed, where they are not the next step's."""
    SHORT_LABEL: ClassVar[str] = ""
    """Words of the main deed in a narrow window, where they are to be fewer."""

    _session: Session | None = None

    def __init__(self) -> None:
        super().__init__()
        self._stopped_for: set[tuple[Unclear, str]] = set()

    @property
    def session(self) -> Session:
        """The session being held; once it is over, as this page had it: the page may still be asked while it goes."""
        if self._session is None or self.workflow.held is not None:
            self._session = self.workflow.session
        return self._session

    @property
    def who(self) -> Who:
        return who_holds(self.session.people)

    @property
    def is_alone(self) -> bool:
        """Whether one person holds the session alone: then nobody looks away, and nothing is shown together."""
        return self.who == "one"

    @property
    def step(self) -> str:
        """The step this page belongs to, by its id."""
        return self.STEP

    def head(self) -> Head:
        return self.head_at(self.step)

    def head_at(self, step: str) -> Head:
        """The steps of this kind of session, with this one as the present."""
        return Head(stops=self.workflow.steps, now=step, part=self.part, people=self.people_here)

    @property
    def part(self) -> str:
        """Said beside the step's name: which case, or which of several pages."""
        return ""

    @property
    def next_label(self) -> str:
        """Where the main button leads: to the next step of this kind of session."""
        after = [words for (step, _), (_, words) in pairwise(self.workflow.steps) if step == self.step]
        return self.NEXT_LABEL or (after[0] if after else "Next")

    def deeds(self) -> Iterator[Deed]:
        yield Deed("next", f"{self.next_label} →", short=self.SHORT_LABEL, main=True)

    def commands(self) -> Iterator[PaletteCommand]:
        """Every other step of this session, as the words in the head are for who has a mouse."""
        for step, words in self.workflow.steps:
            if step != self.step:
                yield f"Go to: {words}", f"go_to_step('{step}')", "That step of this session; what is written stays"

    def action_go_to_step(self, step: str) -> None:
        self.dismiss(StepResult(step))

    def change(self, **changes: Any) -> None:
        """Change the held session; it is on disk within a second."""
        if self.workflow.held is None:
            return  # a field's last message, come after the session was over: its words were taken before
        self.workflow.update(**changes)
        self.services.mark_changed()

    def on_screen_resume(self) -> None:
        self.services.navigator.turned()

    def dismiss(self, result: StepResult | None = None) -> AwaitComplete:
        self.services.navigator.turning()
        return super().dismiss(result)

    @on(Input.Submitted)
    def _go_to_next_field(self) -> None:
        """Enter in a field of one line goes on to the next, as Tab does, where the field makes nothing else of it."""
        self.focus_next()

    def unclear(self) -> Iterable[Unclear]:
        """What on this page may have been typed and not be clear."""
        return ()

    def action_next(self) -> None:
        """Go on; but stop once for each thing that is not clear, and say what follows from it."""
        for part in self.unclear():
            why = part.unclear
            if why and (part, why) not in self._stopped_for:
                self._stopped_for.add((part, why))
                part.focus_unclear()
                self.call_after_refresh(self.hint, f"{why} {{next}} goes on all the same.")
                return
        self.dismiss(NEXT)

    def action_back(self) -> None:
        self.dismiss(BACK)

    def action_leave(self) -> None:
        self.dismiss(HOME)

    def action_keep_now(self) -> None:
        self.services.save_now()

    @work
    async def action_end_early(self) -> None:
        """Ask why the session ends here, and end it."""
        reasons = self.workflow.content.supervision.cut_short
        this = "page" if self.is_alone else "session"
        answers = [("", f"Go on with the {this}"), ("home", "Leave it for another day")]
        answers += [(reason, f"End it: {reason}") for reason in reasons]
        answers.append(("discard", "Discard it, into the trash"))
        body = ["What is written stays. Ended, the record is locked as it stands, and can only be added to."]
        if visible_to_both(self.session) != self.session:
            body.append(UNGIVEN)
        answer = await self.app.push_screen_wait(ChoiceDialog(f"End the {this} here?", body, answers))
        if answer == "discard":
            sure = await self.app.push_screen_wait(
                ChoiceDialog(
                    f"Discard this {this}?",
                    ["It goes to the trash folder, where it lies until somebody empties it."],
                    [("", "Keep it"), ("discard", "Discard it")],
                )
            )
            if sure and self.services.attempt(self.workflow.discard):
                self.dismiss(OVER)
        elif answer == "home":
            self.action_leave()
        elif answer:
            self.services.identifiers.before_locking(lambda: self._end(answer), self.action_end_early)

    def _end(self, reason: str) -> None:
        if self.services.attempt(lambda: self.workflow.finish(reason)):
            self.dismiss(OVER)

    @on(Head.StopChosen)
    def _go(self, event: Head.StopChosen) -> None:
        self.action_go_to_step(event.id)


class IncidentStepPage(StepPage):
    """A page of the ladder, with the incident at hand."""

    STEP = "ladder"
    NEXT_LABEL = "Next"

    @property
    def incident(self) -> Incident:
        incident = self.session.incident
        assert incident is not None
        return incident

    @property
    def part(self) -> str:
        return self.incident.case
