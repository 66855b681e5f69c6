"""Rate, one's own part: how the section is going, answered alone and covered as soon as it is given."""

from collections.abc import Iterator
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Button

from supervise.domain.people import SUPERVISEE, Person
from supervise.domain.session import Rating
from supervise.tui.keys import bindings
from supervise.tui.screens.page import NEXT, StepPage, deed
from supervise.tui.widgets.editors import Aside, Heading
from supervise.tui.widgets.handover import HandOver
from supervise.tui.widgets.scale import Answer, Scale


class RatePage(StepPage):
    """One person's private answer. What is chosen and not given is nobody's: it goes with the page."""

    CSS_PATH = ["page.tcss", "rate.tcss"]
    STEP = "rate"
    HELP_PAGE = "handover"
    AUTO_FOCUS = "HandOver Button"
    BINDINGS: ClassVar[list[BindingType]] = bindings("private")
    VERTICAL_BREAKPOINTS = [(0, "-short"), (20, "-tall"), (32, "-high")]
    ASKING = "Up and down choose, Enter gives your answer. F3 with nothing chosen skips."

    def __init__(self, person: Person) -> None:
        super().__init__()
        self.person = person

    @property
    def part(self) -> str:
        return "1 of 3" if self.person.id == SUPERVISEE else "2 of 3"

    def body(self) -> Iterator[Widget]:
        rating = self.workflow.content.wheel.rating
        answers = (
            *(Answer(one.value, one.label, one.anchor) for one in rating.points),
            Answer(None, rating.not_sure),
        )
        other = next((one for one in self.session.people if one.id != self.person.id), None)
        yield HandOver(self.person, other, *self._asked(), Scale(answers))

    def _asked(self) -> Iterator[Widget]:
        """Both answer about the supervisee's work, so that the two answers can lie side by side."""
        title = self.session.section.title if self.session.section else "this"
        who = self.person.initials
        supervisee = self.session.person(SUPERVISEE)
        if self.person.id == SUPERVISEE or supervisee is None:
            yield Heading(f"{who}: how is {title} for you at the moment?", id="asked")
        else:
            whose = supervisee.initials
            yield Heading(f"{who}: how is {title} for {whose} at the moment, as you see it?", id="asked")
            yield Aside(f"The sentences are {whose}'s. Which might {whose} say?", id="whose")

    def buttons(self) -> Iterator[Button]:
        yield deed("give", "Give my answer", main=True)
        yield deed("skip", "Skip")
        yield deed("back", "← Back")

    def on_mount(self) -> None:
        self.hint(f"Pass the laptop to {self.person.initials}. Enter shows the question; s skips it.")

    @on(HandOver.Taken)
    def _taken(self) -> None:
        self.hint(self.ASKING)

    @on(Scale.Given)
    def action_give(self) -> None:
        """Give the chosen answer; it is covered by leaving the page."""
        answer = self.query_one(Scale).answer
        if answer is None:
            self.hint("Choose an answer first, or skip.")
        else:
            self._take(Rating(by=self.person.id, value=answer.value, label=answer.label))

    def action_skip(self) -> None:
        self._take(Rating(by=self.person.id, skipped=True))

    def action_next(self) -> None:
        """Uncover, then give what is chosen, or skip."""
        cover = self.query_one(HandOver)
        if cover.covered:
            cover.take()
        elif self.query_one(Scale).answer is None:
            self.action_skip()
        else:
            self.action_give()

    def _take(self, rating: Rating) -> None:
        # If the disk refuses, the answer is held all the same: it is covered, and the keeper tries again.
        if not self.supervise.try_to(lambda: self.workflow.rate(rating)):
            self.supervise.touched()
        self.dismiss(NEXT)
