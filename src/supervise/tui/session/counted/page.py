"""Pages on which a team answers: how many at each point or rung, and what it says together."""

from abc import abstractmethod
from collections.abc import Iterator, Mapping, Sequence

from textual import on
from textual.widget import Widget

from supervise.domain.content.ladder import Ladder
from supervise.domain.people import TEAM
from supervise.domain.session.counted import (
    Counted,
    CountedAnswers,
    count_answers,
    people_present,
    spread,
    why_not_kept,
)
from supervise.domain.session.incident import Incident, begin_incident, placed
from supervise.domain.session.model import Rating
from supervise.domain.session.placing import place, unplace
from supervise.tui.session.counted.count_rows import NOT_SURE, CountRows, Label
from supervise.tui.session.step_page import StepPage
from supervise.tui.widgets.fields.text_fields import LabelledTextArea
from supervise.tui.widgets.panel import Panel
from supervise.tui.widgets.radio_row import RadioRow
from supervise.tui.widgets.text import Caption, Heading

LEAVE_OPEN = "open"
EVERY_VIEW = "You may see it differently, and every view counts."
NEVER_WHO = "Who said what is not kept, and nothing is added up."


class CountedPage(StepPage):
    """Keeps a spread only while it tells nobody's answer; what the team says together stands for it anywhere else."""

    HINT = "Everyone shows a number at the same moment. Type how many of each."
    AUTO_FOCUS = "CountRow Input"
    DEFAULT_CSS = """
    CountedPage.-tall {
        #counts, #together { margin: 0 0 1 0; }
        #noticed { height: 1fr; min-height: 7; }
        #talk, #talk NoteArea { height: 1fr; margin: 0; max-height: 100%; }
    }
    """
    COUNTED: Counted

    @abstractmethod
    def labels(self) -> Sequence[Label]:
        """The points or rungs, each with its words."""

    @abstractmethod
    def meanings(self) -> Mapping[int, str]:
        """A sentence on each point or rung that has one."""

    @abstractmethod
    def question(self) -> str: ...

    @property
    @abstractmethod
    def talk(self) -> LabelledTextArea:
        """The field for what each notices."""

    def body(self) -> Iterator[Widget]:
        kept = spread(self.session, self.COUNTED)
        counts = {point.value: point.how_many for point in kept.points} | {NOT_SURE: kept.not_sure} if kept else {}
        rows = CountRows((*self.labels(), (NOT_SURE, "Not sure")), counts, self.meanings())
        yield Panel(rows, Caption(NEVER_WHO), Caption(id="kept"), title=self.question(), id="counts")
        with Panel(title="Together, if you like", id="together"):
            for id_, asked, value in self.together():
                points = [(str(value), str(value)) for value, _ in self.labels()]
                if asked:
                    yield Heading(asked)
                yield RadioRow([*points, (LEAVE_OPEN, "Leave it open")], value, id=id_)
                yield Caption(self._words_of(value), id=f"{id_}-words")
        yield Panel(self.talk, title="What does each notice?", id="noticed")

    @abstractmethod
    def together(self) -> Iterator[tuple[str, str, str]]:
        """What the team is asked to say together: an id, the question if there are several, and what was chosen."""

    def on_mount(self) -> None:
        self._say_what_is_kept()

    def _words_of(self, value: str) -> str:
        return next((label for point, label in self.labels() if str(point) == value), "")

    @on(CountRows.Changed)
    def _count(self) -> None:
        rows, labels = self.query_one(CountRows), dict(self.labels())
        counts = rows.counts
        not_sure = counts.pop(NOT_SURE)
        self.keep_counted(count_answers(self.session, self.COUNTED, labels, counts, not_sure))
        self._say_what_is_kept()

    def keep_counted(self, counted: tuple[CountedAnswers, ...]) -> None:
        """Take the spreads of the session as they are now."""
        self.change(counted=counted)

    def _say_what_is_kept(self) -> None:
        """Say why a count is not kept, or what does not fit who is here."""
        rows = self.query_one(CountRows)
        counts, present = tuple(rows.counts.values()), people_present(self.session.forms)
        words = why_not_kept(counts)
        if rows.unread:
            words = f"“{rows.unread[:12]}” is no whole number, and is not counted."
        elif present and sum(counts) > present:
            words = f"{sum(counts)} answers, and {present} of you are here. Count once more, or leave it so."
        self.query_one("#kept", Caption).show(words, warning=bool(words))

    @on(RadioRow.Changed)
    def _say_together(self, event: RadioRow.Changed) -> None:
        value = "" if event.value == LEAVE_OPEN else event.value
        self.keep_together(event.choice.id or "", int(value) if value else None)
        self.query_one(f"#{event.choice.id}-words", Caption).show(self._words_of(value))

    @abstractmethod
    def keep_together(self, id_: str, value: int | None) -> None:
        """Take what the team says together; None leaves it open."""


class CountedRatingPage(CountedPage):
    """How the section is going for the team."""

    STEP = "rate"
    HELP_PAGE = "team"
    COUNTED = "rate"

    def labels(self) -> Sequence[Label]:
        return [(point.value, point.label) for point in self.workflow.content.wheel.rating.points]

    def meanings(self) -> Mapping[int, str]:
        points = self.workflow.content.wheel.rating.points
        return {point.value: f"{point.label}: {point.anchor}" for point in points if point.anchor}

    def question(self) -> str:
        title = self.session.section.title if self.session.section else "this"
        return f"{title}. How is this going for us, today?"

    @property
    def talk(self) -> LabelledTextArea:
        return LabelledTextArea("", self.session.rating_talk, hint=EVERY_VIEW, id="talk")

    def together(self) -> Iterator[tuple[str, str, str]]:
        rating = next((rating for rating in self.session.ratings if rating.by == TEAM), None)
        yield "together", "", str(rating.value) if rating and rating.value is not None else ""

    def keep_together(self, id_: str, value: int | None) -> None:
        label = dict(self.labels()).get(value or 0, "")
        self.change(ratings=() if value is None else (Rating(by=TEAM, value=value, label=label),))

    @on(LabelledTextArea.Changed, "#talk")
    def _keep_talk(self, event: LabelledTextArea.Changed) -> None:
        self.change(rating_talk=event.text)


class CountedPlacementPage(CountedPage):
    """Where a piece of work stands on the ladder, and which rung it needs."""

    STEP = "ladder"
    HELP_PAGE = "team"
    COUNTED = "ladder"
    STANDINGS: Mapping[str, str] = {TEAM: "Where does it stand?", "needed": "Which rung does this work need?"}

    @property
    def incident(self) -> Incident:
        """The piece of work as an incident on the ladder: begun with the first answer that is given.

        It is known again by the first words that were written about it.
        """
        kind = self.workflow.kind
        label = (kind.label if kind else "") or "work"
        answers = (answer.text for page in self.session.forms for answer in page.answers if answer.kind == "words")
        content, case = self.workflow.content, self.session.about or self.workflow.next_label(label)
        begun = begin_incident(case, content.default_ladder, content.default_model)
        only_placed = {"model": "", "model_title": "", "both_wanted": False}  # thought through on the team's own page
        return self.session.incident or begun.with_changes(summary=next(filter(None, answers), ""), **only_placed)

    @property
    def part(self) -> str:
        return self.incident.case

    @property
    def ladder(self) -> Ladder:
        return self.workflow.content.ladder(self.incident.ladder) or self.workflow.content.default_ladder

    def labels(self) -> Sequence[Label]:
        return [(rung.number, rung.title) for rung in self.ladder.rungs]

    def meanings(self) -> Mapping[int, str]:
        return {rung.number: f"{rung.title}: {rung.summary}" for rung in self.ladder.rungs if rung.summary}

    def question(self) -> str:
        return f"{self.incident.case}. On which rung is it now?"

    @property
    def talk(self) -> LabelledTextArea:
        return LabelledTextArea("", self.incident.why_here, hint=f"Why there? {EVERY_VIEW}", id="talk")

    def together(self) -> Iterator[tuple[str, str, str]]:
        for by, asked in self.STANDINGS.items():
            placement = placed(self.incident, by)
            yield by, asked, str(placement.rung) if placement and placement.rung is not None else ""

    def keep_counted(self, counted: tuple[CountedAnswers, ...]) -> None:
        self.change(counted=counted, incident=self.incident if counted else self.session.incident)

    def keep_together(self, id_: str, value: int | None) -> None:
        incident = self.incident
        ladder = self.workflow.content.ladder(incident.ladder)
        if value is None:
            self.change(incident=unplace(incident, id_))
        elif ladder is not None:
            self.change(incident=place(incident, ladder, id_, value))

    @on(LabelledTextArea.Changed, "#talk")
    def _keep_talk(self, event: LabelledTextArea.Changed) -> None:
        self.change(incident=self.incident.with_changes(why_here=event.text))
