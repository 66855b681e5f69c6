"""The base of the pages that each person answers alone."""

from abc import abstractmethod
from collections.abc import Iterator
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Button

from supervise.domain.people import Person
from supervise.tui.keys import bindings
from supervise.tui.session.handover import HandoverCard
from supervise.tui.session.step_page import StepPage
from supervise.tui.shell.page import action_button


class PrivateAnswerPage(StepPage):
    """One person's own answer behind a hand-over card: given, skipped, or left for later; leaving covers it."""

    HELP_PAGE = "handover"
    AUTO_FOCUS = "HandoverCard Button"
    BINDINGS: ClassVar[list[BindingType]] = bindings("private")
    ASKING: ClassVar[str]
    """What to do once the question is seen."""

    def __init__(self, person: Person) -> None:
        super().__init__()
        self.person = person

    def body(self) -> Iterator[Widget]:
        other = next((person for person in self.session.people if person.id != self.person.id), None)
        yield HandoverCard(self.person, other, *self.question())

    @abstractmethod
    def question(self) -> Iterator[Widget]:
        """What the card covers."""

    @property
    @abstractmethod
    def answered(self) -> bool:
        """Whether an answer is chosen, to be given."""

    @abstractmethod
    def action_give(self) -> None:
        """Give the chosen answer."""

    @abstractmethod
    def action_skip(self) -> None:
        """Leave one's answer out."""

    def buttons(self) -> Iterator[Button]:
        yield action_button("give", "Give my answer", main=True)
        yield action_button("skip", "Skip")
        yield action_button("back", "← Back")

    def on_mount(self) -> None:
        self.hint(f"Pass the laptop to {self.person.initials}. Enter shows the question; s skips it.")

    @on(HandoverCard.Taken)
    def _taken(self) -> None:
        self.hint(self.ASKING)

    def action_next(self) -> None:
        """Uncover, then give what is chosen, or skip."""
        cover = self.query_one(HandoverCard)
        if cover.covered:
            cover.uncover()
        elif self.answered:
            self.action_give()
        else:
            self.action_skip()
