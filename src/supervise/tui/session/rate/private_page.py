"""Rate, privately: one person's answer to how the section is going."""

from collections.abc import Iterator

from textual import events, on
from textual.widget import Widget

from supervise.domain.people import SUPERVISEE
from supervise.domain.session.model import Rating
from supervise.tui.session.handover import HandoverCard
from supervise.tui.session.private_answer_page import PrivateAnswerPage
from supervise.tui.session.rate.scale import RatingChoice, RatingScaleInput
from supervise.tui.session.step_page import NEXT
from supervise.tui.shell.page import PAGE_STYLES
from supervise.tui.widgets.text import Heading


class PrivateRatingPage(PrivateAnswerPage):
    """An answer chosen but not given is not stored anywhere: it goes with the page."""

    CSS_PATH = [PAGE_STYLES, "private_page.tcss"]
    STEP = "rate"
    ASKING = "A number or ↑ ↓ chooses, Enter gives it. {next} with none chosen skips."

    NO_WORDS = "No words here: there is a note for both once each has answered."
    NO_WORDS_ALONE = "No words here: there is a note once you have answered."

    @property
    def part(self) -> str:
        if self.is_alone:
            return ""
        return "1 of 3" if self.person.id == SUPERVISEE else "2 of 3"

    def question(self) -> Iterator[Widget]:
        rating = self.workflow.content.wheel.rating
        points = (
            *(RatingChoice(point.value, point.label, point.anchor) for point in rating.points),
            RatingChoice(None, rating.not_sure),
        )
        yield self.only_you()
        yield from self._question_text()
        yield RatingScaleInput(points)

    def _question_text(self) -> Iterator[Widget]:
        """The question, which for both people is about the supervisee's work, so that the answers compare."""
        title = self.session.section.title if self.session.section else "this"
        who = self.person.initials
        supervisee = self.session.person(SUPERVISEE)
        if self.is_alone:
            yield Heading(f"How is {title} for you at the moment?", id="asked")
        elif self.person.id == SUPERVISEE or supervisee is None:
            yield Heading(f"{who}: how is {title} for you at the moment?", id="asked")
        else:
            whose = supervisee.initials
            yield Heading(f"{who}: what might {whose} say about {title} at the moment?", id="asked")

    def on_key(self, event: events.Key) -> None:
        """Letters stand nowhere here: say where words are wanted, so that nobody writes on in vain."""
        is_letter = event.is_printable and event.key not in self.active_bindings
        if is_letter and not self.query_one(HandoverCard).covered:
            self.hint(self.NO_WORDS_ALONE if self.is_alone else self.NO_WORDS)

    @property
    def answered(self) -> bool:
        return self.query_one(RatingScaleInput).answer is not None

    @on(RatingScaleInput.Given)
    def action_give(self) -> None:
        """Store the chosen answer and leave the page, which covers it."""
        answer = self.query_one(RatingScaleInput).answer
        if answer is None:
            self.hint("Choose an answer first, or skip.")
        else:
            self._store(Rating(by=self.person.id, value=answer.value, label=answer.label))

    @property
    def begun(self) -> str:
        return "You have chosen an answer. If you skip, it is not given." if self.answered else ""

    def skip(self, way: str) -> None:
        self._store(Rating(by=self.person.id, skipped=True))

    def _store(self, rating: Rating) -> None:
        # Where the disk refuses, the answer is in the open session all the same, and autosave tries again.
        if not self.services.attempt(lambda: self.workflow.rate(rating)):
            self.services.mark_changed()
        self.dismiss(NEXT)
