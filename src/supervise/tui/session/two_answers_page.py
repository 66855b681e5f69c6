"""The base of the pages of a question that both answer alone: an answer can be put away and given again."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import BindingType

from supervise.domain.people import Person, supervisee_first
from supervise.tui.keys.table import bindings
from supervise.tui.session.step_page import StepPage, StepResult
from supervise.tui.shell.dialogs import ChoiceDialog

BOTH = "both"


class TwoAnswersPage(StepPage):
    """A page about two private answers; who answers again is said by its result, and the journey sees to it."""

    @property
    def people(self) -> tuple[Person, ...]:
        return supervisee_first(self.session.people)

    def ask_again(self, people: Sequence[Person]) -> None:
        """Ask which of these people answer again; nothing of any answer is said. One alone is not asked.

        Where the key named one person, their answering again is what Enter does.
        """
        if self.is_alone:
            self._again(people[0].id)
            return
        body = [
            "That answer is put away. The other one stays, and is covered until both are shown together. "
            "Anything written stays, for its writer to change."
        ]
        answers = [("", "Leave it as it is"), *((person.id, f"{person.initials} answers again") for person in people)]
        if len(people) > 1:
            answers.append((BOTH, "Both answer again"))
        asked = people[0].id if len(people) == 1 else ""
        self.app.push_screen(ChoiceDialog("Answer again, alone?", body, answers, asked=asked), self._again)

    def _again(self, answer: str | None) -> None:
        if answer:
            by = tuple(person.id for person in self.people if answer in (person.id, BOTH))
            self.dismiss(StepResult("again", by))


class TogetherPage(TwoAnswersPage):
    """A page for both at once, from which either may answer again."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("together")

    def action_again(self) -> None:
        self.ask_again(self.people)
