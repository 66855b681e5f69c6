"""Rate, together: both answers side by side, a question that fits them, and a note."""

from collections.abc import Iterator, Sequence

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from supervise.domain.content.wheel import RatingScale
from supervise.domain.people import SUPERVISEE, Person
from supervise.domain.session.lifecycle import shown_ratings
from supervise.domain.session.model import Rating
from supervise.tui.session.two_answers_page import TogetherPage
from supervise.tui.shell.deed import Deed
from supervise.tui.shell.page import PAGE_STYLES
from supervise.tui.widgets.text import Caption, Heading
from supervise.tui.widgets.text_fields import LabelledTextArea

MOST_DOTS = 20
"""The longest scale drawn as dots; a longer one has only its number and label."""


class RatingCard(Vertical):
    """One person's answer: initials, the scale as dots, and the answer in words."""

    def __init__(self, person: Person, rating: Rating, scale: RatingScale, about: str = "") -> None:
        """`about` are the initials of the one whose work it is, where that is another: the sentences are theirs."""
        super().__init__(classes="answer")
        self._person, self._rating, self._scale, self._about = person, rating, scale, about

    def compose(self) -> ComposeResult:
        rating = self._rating
        about = f", about {self._about}" if self._about else ""
        who = Content.assemble((f"{self._person.initials}{about}", "bold $text"), f"  {self._person.role}")
        yield Static(who, classes="who")
        if rating.skipped:
            yield Static(Content("Chose not to answer, and that is fine."), classes="label")
            return
        if rating.value is None:
            yield Static(Content(rating.label), classes="label")
            return
        dots = _dots(rating.value, self._scale)
        yield Static(Content.assemble((dots, "$accent"), f"  {rating.value}  {rating.label}"), classes="label")
        point = self._scale.point(rating.value)
        # The anchor belongs to the label of that day: once the content has changed it may say something else.
        if point and point.anchor and point.label == rating.label:
            yield Static(Content(point.anchor), classes="anchor")


class Answers(Horizontal, can_focus=True):
    """Both rating cards; focused first, so that the page opens at its top."""

    HELP = "Both answers, side by side. Tab goes on to the note; either of you may answer again."


class RatingRevealPage(TogetherPage):
    """Shows nothing of either answer before both have answered or skipped."""

    CSS_PATH = [PAGE_STYLES, "reveal_page.tcss"]
    STEP = "rate"
    HELP_PAGE = "rate"
    HINT = "Talk about what you each see. Tab goes to the note; {next} goes on."
    AUTO_FOCUS = "ActionBar"

    @property
    def part(self) -> str:
        return "3 of 3" if self.session.section else ""

    def body(self) -> Iterator[Widget]:
        session, scale = self.session, self.workflow.content.wheel.rating
        if session.section is None:
            yield Caption("No section was chosen, so there is nothing to rate.", id="nothing")
            return
        ratings = {rating.by: rating for rating in shown_ratings(session)}
        if not ratings:
            yield Caption("Both answers are shown here once each of you has answered or skipped.", id="nothing")
            return
        yield Heading(session.section.title, id="about")
        yield Answers(
            *(
                RatingCard(person, ratings[person.id], scale, "" if person.id == SUPERVISEE else self._supervisee)
                for person in self.people
                if person.id in ratings
            )
        )
        if question := difference_question(tuple(ratings.values()), scale):
            yield Static(Content(question), id="question")
        yield LabelledTextArea("What you make of it", session.rating_talk, id="talk")

    @property
    def _supervisee(self) -> str:
        person = self.session.person(SUPERVISEE)
        return person.initials if person else ""

    def deeds(self) -> Iterator[Deed]:
        yield from super().deeds()
        if self.session.section and shown_ratings(self.session):
            yield Deed("again", "Answer again")

    def on_mount(self) -> None:
        if self.query(Answers):
            # Without scrolling, so that a page longer than the window opens at its top.
            self.query_one(Answers).focus(scroll_visible=False)
        else:
            self.hint("Nothing to do here. {next} goes on.")

    @on(LabelledTextArea.Changed, "#talk")
    def _keep_talk(self, event: LabelledTextArea.Changed) -> None:
        self.change(rating_talk=event.text)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return bool(self.query(Answers)) if action == "again" else True


def difference_question(ratings: Sequence[Rating], scale: RatingScale) -> str:
    """The sentence under the answers: the scale's question where both chose a point; "" where somebody skipped."""
    if any(rating.skipped for rating in ratings):
        return ""
    if all(rating.value is None for rating in ratings):
        return "Neither of you is sure today, and that is an answer too."
    return scale.when_alike if len({rating.value for rating in ratings}) == 1 else scale.when_apart


def _dots(value: int, scale: RatingScale) -> str:
    """`●●○○○`; "" where the value is no longer on the scale, or the scale too long."""
    values = [point.value for point in scale.points]
    if value not in values or len(values) > MOST_DOTS:
        return ""
    filled = values.index(value) + 1
    return "●" * filled + "○" * (len(values) - filled)
