"""Rate, one's own part: how the section is going, answered alone and covered as soon as it is given."""

from collections.abc import Iterator

from textual import on
from textual.widget import Widget

from supervise.domain.people import SUPERVISEE
from supervise.domain.session.model import Rating
from supervise.tui.session.private_answer_page import PrivateAnswerPage
from supervise.tui.session.rate.scale import RatingScaleInput, ScalePoint
from supervise.tui.session.step_page import NEXT
from supervise.tui.shell.page import PAGE_STYLES
from supervise.tui.widgets.text import Caption, Heading


class PrivateRatingPage(PrivateAnswerPage):
    """One person's private answer. What is chosen and not given is nobody's: it goes with the page."""

    CSS_PATH = [PAGE_STYLES, "private_page.tcss"]
    STEP = "rate"
    VERTICAL_BREAKPOINTS = [(0, "-short"), (20, "-tall"), (32, "-high")]
    ASKING = "Up and down choose, Enter gives your answer. F3 with nothing chosen skips."

    @property
    def part(self) -> str:
        return "1 of 3" if self.person.id == SUPERVISEE else "2 of 3"

    def question(self) -> Iterator[Widget]:
        rating = self.workflow.content.wheel.rating
        answers = (
            *(ScalePoint(point.value, point.label, point.anchor) for point in rating.points),
            ScalePoint(None, rating.not_sure),
        )
        yield from self._asked()
        yield RatingScaleInput(answers)

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
            yield Caption(f"The sentences are {whose}'s. Which might {whose} say?", id="whose")

    @property
    def answered(self) -> bool:
        return self.query_one(RatingScaleInput).answer is not None

    @on(RatingScaleInput.Given)
    def action_give(self) -> None:
        """Give the chosen answer; it is covered by leaving the page."""
        answer = self.query_one(RatingScaleInput).answer
        if answer is None:
            self.hint("Choose an answer first, or skip.")
        else:
            self._take(Rating(by=self.person.id, value=answer.value, label=answer.label))

    def action_skip(self) -> None:
        self._take(Rating(by=self.person.id, skipped=True))

    def _take(self, rating: Rating) -> None:
        # If the disk refuses, the answer is held all the same: it is covered, and the keeper tries again.
        if not self.services.attempt(lambda: self.workflow.rate(rating)):
            self.services.mark_changed()
        self.dismiss(NEXT)
