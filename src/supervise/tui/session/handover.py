"""Hand-over card: covers a private question until the person it is for says that the other looks away."""

from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Center, Vertical
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Button, Static

from supervise.domain.people import Person
from supervise.tui.widgets.act import Act
from supervise.tui.widgets.figures import Figures
from supervise.tui.widgets.text import Caption, Heading


class HandoverCard(Vertical):
    """While the question is covered, the screen too has the class `-covered`; with nobody else here, it never is."""

    SCOPED_CSS = False  # for the rules that begin with the screen's size class
    DEFAULT_CSS = """
    HandoverCard {
        height: auto;
        #cover { display: none; width: 100%; max-width: 64; height: auto; padding: 1 4; background: $surface; }
        #cover Static { width: 100%; margin: 0 0 1 0; text-align: center; }
        #cover Act { margin: 0 0 1 0; }
        #initials { height: 7; margin: 1 0 1 0; }
        #initials.supervisee { color: $supervisee; }
        #initials.supervisor { color: $supervisor; }
        #look-away { color: $text; height: auto; }
        #question { height: auto; }
        &.-covered { height: 100%; align: center middle; hatch: "·" $line 60%; }
        &.-covered #cover { display: block; }
        &.-covered #question { display: none; }
    }
    .-low HandoverCard #initials { height: 3; margin: 0 0 1 0; }
    .-short HandoverCard #initials, .-narrow HandoverCard #initials { display: none; }
    .-narrow HandoverCard.-covered, .-short HandoverCard.-covered { hatch: none; align: left top; }
    .-narrow HandoverCard #cover, .-short HandoverCard #cover { padding: 0 1; }
    .-narrow HandoverCard #cover Static, .-short HandoverCard #cover Static { text-align: left; }
    """
    HELP: ClassVar[str] = "The question is covered. Enter shows it to the person named, while the other looks away."

    covered: reactive[bool] = reactive(True)

    @dataclass
    class Taken(Message):
        """The question was uncovered."""

        card: "HandoverCard"

        @property
        def control(self) -> "HandoverCard":
            return self.card

    def __init__(self, who: Person, other: Person | None, *question: Widget, id: str | None = None) -> None:
        super().__init__(id=id)
        self.who, self.other = who, other
        self._question = question

    def compose(self) -> ComposeResult:
        other = self.other.initials if self.other else "The other"
        with Vertical(id="cover"):
            with Center():
                yield Figures(self.who.initials, id="initials", classes=self.who.id)
            yield Heading(f"This part is for {self.who.initials}.")
            yield Static(Content(f"{other}, please look away for a moment."), id="look-away")
            with Center():
                yield Act(f"I am {self.who.initials}, and {other} is looking away", id="taken")
            yield Caption("Your answer is covered as soon as you give it. Both are shown together.")
        yield Vertical(*self._question, id="question")

    def watch_covered(self) -> None:
        self.set_class(self.covered, "-covered")
        self.screen.set_class(self.covered, "-covered")

    def on_mount(self) -> None:
        if self.other is None:
            self.covered = False
            self.call_after_refresh(self._focus_question)

    @on(Button.Pressed, "#taken")
    def _taken(self, event: Button.Pressed) -> None:
        event.stop()
        self.uncover()

    def cover(self) -> None:
        """Cover the question again: who comes back may be the other."""
        self.covered = True
        self.query_one("#taken").focus()

    def uncover(self) -> None:
        """Show the question, its first field focused."""
        if not self.covered:
            return
        self.covered = False
        self.post_message(self.Taken(self))
        self.call_after_refresh(self._focus_question)

    def _focus_question(self) -> None:
        # From its top, as a card longer than the window may have been scrolled.
        self.scroll_visible(animate=False, top=True, immediate=True)
        for widget in self.query_one("#question").query("*"):
            if widget.focusable:
                widget.focus(scroll_visible=False)
                return
