"""The base of the pages that each person answers alone."""

from abc import abstractmethod
from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from supervise.domain.people import Person
from supervise.domain.session.lifecycle import answered
from supervise.tui.keys.table import bindings
from supervise.tui.session.handover import HandoverCard
from supervise.tui.session.two_answers_page import TwoAnswersPage
from supervise.tui.shell.deed import Deed
from supervise.tui.shell.dialogs import ChoiceDialog
from supervise.tui.widgets.people.person_mark import person_mark


class PrivateAnswerPage(TwoAnswersPage):
    """One person's own answer behind a hand-over card: given, skipped, or left for later; leaving covers it."""

    HELP_PAGE = "handover"
    AUTO_FOCUS = "HandoverCard Act"
    BINDINGS: ClassVar[list[BindingType]] = bindings("private")
    DEFAULT_CSS = """
    PrivateAnswerPage #only-you { height: auto; color: $text-muted; }
    PrivateAnswerPage.-narrow #only-you, PrivateAnswerPage.-short #only-you { display: none; }
    """
    COVERED = "Nobody has read the question yet: Enter shows it, {skip} skips it."
    BEGUN = "{who} has begun an answer, and only {who} skips it: Enter shows it to {who}."
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

    def only_you(self) -> Widget:
        """Whose page it is, for the top of the question."""
        line = Static(Content.assemble(person_mark(self.person), ", only you see this"), id="only-you")
        line.display = not self.is_alone
        return line

    @property
    @abstractmethod
    def answered(self) -> bool:
        """Whether an answer is chosen, to be given."""

    @abstractmethod
    def action_give(self) -> None:
        """Give the chosen answer."""

    @property
    @abstractmethod
    def begun(self) -> str:
        """What skipping would leave out, in a sentence; "" while nothing is chosen or written."""

    @property
    def ways_to_skip(self) -> Sequence[tuple[str, str]]:
        """The ways in which one can skip, each with its words."""
        return (("skip", "Skip"),)

    @abstractmethod
    def skip(self, way: str) -> None:
        """Leave one's answer out, in one of these ways."""

    def action_skip(self) -> None:
        """Skip; asks first where something is chosen or written."""
        if self.begun and self.query_one(HandoverCard).covered:
            # Whoever has the laptop now may be the other.
            self._say_what_shows_it()
        elif self.begun:
            answers = [("", "Go on with the page"), *self.ways_to_skip]
            self.app.push_screen(ChoiceDialog("Skip?", [self.begun], answers), self._skip)
        else:
            self.skip("skip")

    def _skip(self, way: str | None) -> None:
        if way and not self.query_one(HandoverCard).covered:  # by the privacy cover, while it was asked
            self.skip(way)

    def deeds(self) -> Iterator[Deed]:
        yield Deed("give", "Give my answer", short="Give it", main=True, key_of="next")
        yield Deed("skip", "Skip")
        for person in self._waiting:
            # Shown only while the question is covered: whoever has it then may be the other.
            yield Deed("other_again", f"{person.initials} answers again")

    @property
    def _waiting(self) -> tuple[Person, ...]:
        """The other, where they have answered already."""
        given = answered(self.session, self.STEP) - {self.person.id}
        return tuple(person for person in self.people if person.id in given)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "other_again":
            # The question may be seen already by whom it is for; before that the laptop may still be the other's.
            return bool(self._waiting) and self.query_one(HandoverCard).covered
        return super().check_action(action, parameters)

    def action_other_again(self) -> None:
        self.ask_again(self._waiting)

    def on_mount(self) -> None:
        self.hint(self.ASKING if self.is_alone else self._turn)

    @property
    def _turn(self) -> str:
        return f"Pass the laptop to {self.person.initials}. Enter shows the question; {{skip}} skips it."

    def cover_again(self) -> None:
        card = self.query_one(HandoverCard)
        if not (self.is_alone or card.covered):
            card.cover()
            self.refresh_bindings()
            self.hint(self._turn)

    @on(HandoverCard.Taken)
    def _taken(self) -> None:
        self.refresh_bindings()
        self.hint(self.ASKING)

    def action_next(self) -> None:
        """Give what is chosen, or skip; while the question is covered nobody has read it, and only Enter shows it."""
        if self.query_one(HandoverCard).covered:
            self._say_what_shows_it()
        elif self.answered or self.begun:
            self.action_give()  # which says what is still to be chosen
        else:
            self.action_skip()

    def _say_what_shows_it(self) -> None:
        self.hint(self.BEGUN.format(who=self.person.initials) if self.begun else self.COVERED)
        self.query_one("#taken").focus()
