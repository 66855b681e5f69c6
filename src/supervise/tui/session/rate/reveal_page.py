"""Rate, together: both answers side by side, a question about them, and what the two make of it."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, Static

from supervise.domain.content.wheel import RatingScale
from supervise.domain.people import SUPERVISEE, Person
from supervise.domain.session.lifecycle import shown_ratings
from supervise.domain.session.model import Rating, Session
from supervise.tui.keys import bindings
from supervise.tui.session.step_page import StepPage, StepResult
from supervise.tui.shell.dialogs import ChoiceDialog
from supervise.tui.shell.page import PAGE_STYLES, action_button
from supervise.tui.widgets.text import Caption, Heading
from supervise.tui.widgets.text_fields import LabelledTextArea

MOST_DOTS = 20
"""A longer scale is no picture; its number and label say it alone."""


class RatingCard(Vertical):
    """What one of the two answered: initials, where on the scale as a picture, and the same in words."""

    def __init__(self, person: Person, given: Rating, scale: RatingScale) -> None:
        super().__init__(classes="answer")
        self._person, self._given, self._scale = person, given, scale

    def compose(self) -> ComposeResult:
        given = self._given
        yield Static(Content.assemble((self._person.initials, "bold $text"), f"  {self._person.role}"), classes="who")
        if given.skipped:
            yield Static(Content("Chose not to answer, and that is fine."), classes="label")
            return
        if given.value is None:
            yield Static(Content(given.label), classes="label")
            return
        dots = _dots(given.value, self._scale)
        yield Static(Content.assemble((dots, "$accent"), f"  {given.value}  {given.label}"), classes="label")
        point = self._scale.point(given.value)
        # The sentence belongs to the label of that day: after the words have changed it may say something else.
        if point and point.anchor and point.label == given.label:
            yield Static(Content(point.anchor), classes="anchor")


class Answers(Horizontal, can_focus=True):
    """Both answers. It takes the focus first, so that the page opens on what it is about."""

    HELP = "Both answers, side by side. Tab goes on to the note; a lets each of you answer again."


class RatingRevealPage(StepPage):
    """Both answers at once, or one line where there was nothing to rate."""

    CSS_PATH = [PAGE_STYLES, "reveal_page.tcss"]
    STEP = "rate"
    HELP_PAGE = "rate"
    HINT = "Talk about what you each see. Tab goes to the note; F3 goes on."
    AUTO_FOCUS = "#do-next"
    BINDINGS: ClassVar[list[BindingType]] = bindings("together")

    @property
    def part(self) -> str:
        return "3 of 3" if self.session.section else ""

    def body(self) -> Iterator[Widget]:
        session, scale = self.session, self.workflow.content.wheel.rating
        if session.section is None:
            yield Caption("No section was chosen, so there is nothing to rate.", id="nothing")
            return
        given = {shown_rating.by: shown_rating for shown_rating in shown_ratings(session)}
        if not given:
            yield Caption("Both answers are shown here once each of you has answered or skipped.", id="nothing")
            return
        yield Heading(session.section.title, id="about")
        yield Answers(
            *(RatingCard(person, given[person.id], scale) for person in in_turn(session) if person.id in given)
        )
        if question := difference_question(tuple(given.values()), scale):
            yield Static(Content(question), id="question")
        yield LabelledTextArea("What you make of it", session.rating_talk, id="talk")

    def buttons(self) -> Iterator[Button]:
        yield from super().buttons()
        if self.session.section and shown_ratings(self.session):
            yield action_button("again", "Answer again")

    def on_mount(self) -> None:
        if self.query(Answers):
            # Without scrolling: the page opens at its top also where it does not fit.
            self.query_one(Answers).focus(scroll_visible=False)
        else:
            self.hint("Nothing to do here. F3 goes on.")

    @on(LabelledTextArea.Changed, "#talk")
    def _keep_talk(self, event: LabelledTextArea.Changed) -> None:
        self.change(rating_talk=event.text)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return bool(self.query(Answers)) if action == "again" else True

    def action_again(self) -> None:
        """Ask first: both answers go, and each answers alone anew."""
        body = ["Both answers are put away, and each of you answers alone again. What you wrote about them stays."]
        question = ChoiceDialog("Answer again?", body, [("", "Leave them as they are"), ("again", "Answer again")])
        self.app.push_screen(question, self._again)

    def _again(self, answer: str | None) -> None:
        if answer == "again":
            self.change(ratings=())
            self.dismiss(StepResult("rate"))


def in_turn(session: Session) -> tuple[Person, ...]:
    """Both people, the supervisee first, as they answered."""
    return tuple(sorted(session.people, key=lambda person: person.id != SUPERVISEE))


def difference_question(given: Sequence[Rating], scale: RatingScale) -> str:
    """The question that fits the answers; none where somebody skipped, or where neither is sure."""
    if any(rating.skipped for rating in given):
        return ""
    if all(rating.value is None for rating in given):
        return "Neither of you is sure today, and that is an answer too."
    return scale.when_alike if len({rating.value for rating in given}) == 1 else scale.when_apart


def _dots(value: int, scale: RatingScale) -> str:
    """`●●○○○`, or nothing where the value is no longer on the scale."""
    values = [point.value for point in scale.points]
    if value not in values or len(values) > MOST_DOTS:
        return ""
    reached = values.index(value) + 1
    return "●" * reached + "○" * (len(values) - reached)
