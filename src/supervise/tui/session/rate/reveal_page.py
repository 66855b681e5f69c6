"""Rate, together: both answers side by side, a question that fits them, and a note."""

from collections.abc import Iterator, Mapping, Sequence

from textual import on
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from supervise.domain.content.wheel import RatingScale
from supervise.domain.people import SUPERVISEE, Person
from supervise.domain.session.lifecycle import shown_ratings
from supervise.domain.session.model import Rating
from supervise.tui.drawing.cell_text import printable
from supervise.tui.drawing.scale import ScaleAnswer, ScalePoint, ScaleView
from supervise.tui.session.two_answers_page import TogetherPage
from supervise.tui.shell.deed import Deed
from supervise.tui.shell.page import PAGE_STYLES
from supervise.tui.widgets.fields.text_fields import LabelledTextArea
from supervise.tui.widgets.masthead import Masthead
from supervise.tui.widgets.panel import Panel
from supervise.tui.widgets.people.ladder_marks import PERSONS
from supervise.tui.widgets.people.person_card import PersonCard
from supervise.tui.widgets.people.person_mark import person_sign
from supervise.tui.widgets.text import Caption


class Answers(Horizontal, can_focus=True):
    """The rating cards; focused first, so that the page opens at its top."""

    HELP = "The answers, side by side. Tab goes on to the note; either of you may answer again."


NOT_SURE = "One of you is not sure today, and that counts too."


class RatingRevealPage(TogetherPage):
    """Shows nothing of either answer before both have answered or skipped."""

    CSS_PATH = [PAGE_STYLES, "reveal_page.tcss"]
    STEP = "rate"
    HELP_PAGE = "rate"
    HINT = "Talk about what you each see. Tab goes to the note; {next} goes on."
    AUTO_FOCUS = "ActionBar"
    EYEBROW = "Rate together"

    @property
    def part(self) -> str:
        return "3 of 3" if self.session.section and not self.is_alone else ""

    def body(self) -> Iterator[Widget]:
        session, scale = self.session, self.workflow.content.wheel.rating
        if session.section is None:
            yield Caption("No section was chosen, so there is nothing to rate.", id="nothing")
            return
        ratings = {rating.by: rating for rating in shown_ratings(session)}
        if not ratings:
            yield Caption("Both answers are shown here once each of you has answered or skipped.", id="nothing")
            return
        yield Answers(*(self._card(person, ratings[person.id]) for person in self.people if person.id in ratings))
        if not any(rating.skipped for rating in ratings.values()):
            points = tuple(ScalePoint(point.value, point.label) for point in scale.points)
            yield ScaleView(points, tuple(self._on_scale(ratings)))
        if question := self._difference[1]:
            yield Static(Content(question), id="question")
        talk = LabelledTextArea("", session.rating_talk, hint=scale.next, id="talk")
        yield Panel(talk, title="Half a step further", id="made-of-it")

    @property
    def _about(self) -> str:
        return f"{printable(section.title)}." if (section := self.session.section) else ""

    @property
    def _difference(self) -> tuple[str, str]:
        """What is true of both answers, and what to ask about it: the first sentence of the scale's words, the rest."""
        if self.is_alone:
            return "How it is for you.", ""
        words = difference_question(shown_ratings(self.session), self.workflow.content.wheel.rating)
        first, stop, rest = words.partition(". ")
        return (f"{first}.", rest) if stop else ("", words)

    def _card(self, person: Person, rating: Rating) -> PersonCard:
        """One person's answer in words, and what was asked: both speak as the supervisee would."""
        asked = self._what_was_asked(person)
        if rating.skipped:
            return PersonCard(person, asked, Static(Content("Chose not to answer, and that is fine.")))
        value = "" if rating.value is None else f"{rating.value}  "
        lines = [Static(Content.styled(f"{value}{rating.label}", "bold $text"), classes="label")]
        point = self.workflow.content.wheel.rating.point(rating.value) if rating.value is not None else None
        # The anchor belongs to the label of that day: once the content has changed it may say something else.
        if point and point.anchor and point.label == rating.label:
            lines.append(Static(Content(point.anchor), classes="anchor"))
        figure = "?" if rating.value is None else str(rating.value)
        return PersonCard(person, asked, *lines, figure=figure)

    def _on_scale(self, ratings: Mapping[str, Rating]) -> Iterator[ScaleAnswer]:
        for person in self.people:
            if (rating := ratings.get(person.id)) is not None:
                sign = person_sign(person.id)
                yield ScaleAnswer(rating.value, sign, person.initials, PERSONS.get(person.id, ""))

    def _what_was_asked(self, person: Person) -> Content:
        supervisee = self.session.person(SUPERVISEE)
        if self.is_alone or supervisee is None:
            return Content("")
        return Content("about their own work" if person == supervisee else f"what {supervisee.initials} might say")

    def deeds(self) -> Iterator[Deed]:
        yield from super().deeds()
        if self.session.section and shown_ratings(self.session):
            yield Deed("again", "Answer again")

    def on_mount(self) -> None:
        if self.query(Answers):
            self.query_one("#hint", Masthead).title = " ".join(filter(None, (self._about, self._difference[0])))
            if self.is_alone:
                self.hint("Tab goes to the note; {next} goes on.")
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
    if any(rating.value is None for rating in ratings):
        _, _, question = scale.when_apart.partition(". ")
        return f"{NOT_SURE} {question}"
    return scale.when_alike if len({rating.value for rating in ratings}) == 1 else scale.when_apart
