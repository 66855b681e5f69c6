"""Wheel: the choice of the section to talk about."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Vertical, VerticalScroll
from textual.widget import Widget

from supervise.domain.content.wheel import Competency, Section, Wheel, least_recently_discussed, random_section
from supervise.domain.session.model import DiscussedSection
from supervise.domain.session.talk.talk_clock import NO_TIME, TalkClock
from supervise.domain.wording import plural, relative_date, short_day
from supervise.tui.drawing.wheel.view import WheelView
from supervise.tui.drawing.widget import LEAST_ROOM, RenderMode, form_in
from supervise.tui.keys.table import bindings
from supervise.tui.session.step_page import StepPage
from supervise.tui.session.wheel.section_wheel import LEGEND, SectionIndex, SectionWheel, section_slices
from supervise.tui.shell.deed import Deed
from supervise.tui.shell.page import PAGE_STYLES, action_button
from supervise.tui.widgets.panel import Panel
from supervise.tui.widgets.text import Caption, Heading, NumberedList


class WheelPage(StepPage):
    """The wheel beside its current section. Turning only looks: the choice is stored when the pair go on."""

    CSS_PATH = [PAGE_STYLES, "page.tcss"]
    STEP = "wheel"
    HINT = "Turn the wheel with the arrows, type a number, or click. Enter takes it."
    NOT_TURNED = "Turn to a section first. {next} goes on without one."
    HELP_PAGE = "wheel"
    BINDINGS: ClassVar[list[BindingType]] = bindings("wheel")
    AUTO_FOCUS = "WheelView"

    _brief_from_now_on = False

    def body(self) -> Iterator[Widget]:
        wheel, last_discussed = self.workflow.content.wheel, self.workflow.history.last_discussed()
        slices = section_slices(wheel, last_discussed, self.workflow.today)
        # In full until this pair has turned to a section once: it is then at the end of the text.
        self._brief_from_now_on = bool(last_discussed) or self.session.section is not None
        with Vertical(id="wheel"):
            yield SectionWheel(slices, chosen=self._stored_index())
        with VerticalScroll(id="section", can_focus=False):
            yield SectionIndex(slices, id="index")
            yield Caption(id="ring")
            yield Heading("", id="title")
            yield Caption(id="summary")
            yield Caption(id="talked")
            with Panel(title="Questions", id="about"), VerticalScroll(id="details"):
                yield NumberedList(id="questions", spread=True)
                yield Heading("What it looks like when it goes well", id="competencies-title")
                yield NumberedList(id="competencies", mark="·")
                yield action_button("unchoose", "Talk without a section")
                yield Caption(wheel.notice, classes="notice")
            yield Caption(LEGEND, id="legend")
            yield Caption(wheel.notice, classes="notice")

    def deeds(self) -> Iterator[Deed]:
        label, short = self._next_words()
        yield Deed("next", label, short=short, main=True)
        yield Deed("longest_ago", "Longest ago")
        yield Deed("surprise", "Surprise us")

    def on_mount(self) -> None:
        self._show()

    # What is chosen -----------------------------------------------------------------------------

    @property
    def wheel(self) -> SectionWheel:
        return self.query_one("#wheel SectionWheel", SectionWheel)

    @property
    def chosen(self) -> Section | None:
        """The section the wheel is turned to."""
        index = self.wheel.chosen
        return self.workflow.content.wheel.sections[index] if index >= 0 else None

    def _stored_index(self) -> int:
        """The index on the wheel of the session's section; -1 without one, or where the wheel no longer has it."""
        section = self.session.section
        ids = [section.id for section in self.workflow.content.wheel.sections]
        return ids.index(section.id) if section is not None and section.id in ids else -1

    def _turn_to(self, section: Section, hint: str) -> None:
        self.wheel.chosen = self.workflow.content.wheel.sections.index(section)
        self.wheel.focus()
        self._show()
        self.hint(hint)

    @on(WheelView.Turned)
    def _turned(self, event: WheelView.Turned) -> None:
        if event.drawing is not self.wheel:
            self.wheel.chosen = event.index
            self.wheel.focus()
        self._show()
        self.hint(self.HINT)

    @on(WheelView.Chosen)
    def _take(self, event: WheelView.Chosen) -> None:
        if event.slice is None:
            self.hint(self.NOT_TURNED)
        else:
            self.action_next()

    def action_longest_ago(self) -> None:
        talked = self.workflow.history.last_discussed()
        section = least_recently_discussed(self.workflow.content.wheel.sections, talked)
        when = talked.get(section.id)
        why = f"you last talked about it {relative_date(when, self.workflow.today)}" if when else "not talked about yet"
        self._turn_to(section, f"{section.title}: {why}. Enter takes it.")

    def action_surprise(self) -> None:
        wheel, talked = self.workflow.content.wheel, self.workflow.history.last_discussed()
        section = random_section(wheel.sections, talked, self.workflow.chance.choice)
        self._turn_to(section, f"The wheel chose {section.title}. Enter takes it; s turns again.")

    def action_unchoose(self) -> None:
        self.wheel.chosen = self.query_one(SectionIndex).chosen = -1
        self._show()
        self.hint(self.HINT)
        self.wheel.focus()

    def action_details(self, pages: int) -> None:
        # In a small window the whole column scrolls, in a large one what stands in the panel.
        for part in self.query("#section, #details"):
            part.scroll_relative(y=pages * max(1, part.size.height - 2), animate=False)

    def action_next(self) -> None:
        wheel, section, stored = self.workflow.content.wheel, self.chosen, self.session.section
        if section is not None:
            ring = wheel.ring(section.ring)
            discussed = DiscussedSection(
                id=section.id,
                title=section.title,
                ring=ring.title if ring else "",
                wheel=wheel.id,
                stand_in=not wheel.official,
            )
            self.change(section=discussed)
        elif stored is not None and wheel.section(stored.id) is not None:
            # A section that the wheel no longer has cannot be chosen again, so it stays in the session.
            self.change(section=None)
        super().action_next()

    # What is shown ------------------------------------------------------------------------------

    def _show(self) -> None:
        section, wheel = self.chosen, self.workflow.content.wheel
        is_listed = form_in(self.app, LEAST_ROOM) is RenderMode.LISTED
        self.set_class(section is None, "-none")
        self._say_notice(section)
        self.set_class(is_listed, "-listed")
        if section is None:
            stored = self.session.section
            is_gone = stored is not None and wheel.section(stored.id) is None
            gone = f"You chose {stored.title}, which is no longer on this wheel. It is kept." if stored else ""
            self._say("title", wheel.title if is_listed else "")
            self._say("ring", gone if is_gone else "")
            # Beside a drawn wheel the names stand there, and the whole list of them is to be in view.
            self._say("summary", "Choose a section to talk about, or go on without one." if is_listed else "")
            rings = (f"{ring.title}. {ring.summary}".strip() for ring in wheel.rings)
            self._say("talked", "\n".join(rings))
        else:
            ring = wheel.ring(section.ring)
            self._say("title", section.title)
            position = f"{wheel.sections.index(section) + 1} of {len(wheel.sections)}"
            self._say("ring", f"{ring.title} · {position}" if ring else position)
            self._say("summary", section.summary)
            self._say("talked", self._last_time(section))
            self.query_one("#questions", NumberedList).items = tuple(question.text for question in section.questions)
            self._list_competencies(section.competencies)
            self.query_one(SectionIndex).chosen = self.wheel.chosen
        deed = self.query_one("#do-next", Deed)
        deed.label, deed.short = self._next_words()
        for part in self.query("#section, #details"):
            part.scroll_home(animate=False)

    def _list_competencies(self, competencies: Sequence[Competency]) -> None:
        """Each with whether it is a skill, knowledge or a behaviour, as on a sheet."""
        listed, sheets = self.query_one("#competencies", NumberedList), self.workflow.papers.sheets
        lines = [sheets.line(competency.id) for competency in competencies]
        listed.asides = tuple(line.sort if line else "" for line in lines)
        listed.items = tuple(competency.text for competency in competencies)

    def _say_notice(self, section: Section | None) -> None:
        """The notice under the section: in full, then in one line, as beside it a section is to be read."""
        if self._brief_from_now_on or section is not None:
            self._brief_from_now_on = True
            self.add_class("-brief")
            self.query_one("#section > .notice", Caption).say(_in_brief(self.workflow.content.wheel))

    def _say(self, id: str, text: str) -> None:
        widget = self.query_one(f"#{id}")
        assert isinstance(widget, Heading | Caption)
        widget.say(text)
        widget.set_class(not text, "-empty")

    def _last_time(self, section: Section) -> str:
        """`Last time: 12 Sep, 2 months ago.` and both ratings of then."""
        history = self.workflow.history
        when = history.last_discussed().get(section.id)
        if when is None:
            return "Not talked about yet."
        today = self.workflow.today
        lines = [f"Last time: {short_day(when, today)}, {relative_date(when, today)}."]
        if ratings := history.last_rated().get(section.id, ()):
            answers = (f"{self.session.initials(rating.by)} {rating.value or ''} {rating.label}" for rating in ratings)
            lines.append(" · ".join(" ".join(answer.split()) for answer in answers))
        return "\n".join(lines)

    def _next_words(self) -> tuple[str, str]:
        """Where the main deed leads, and the same in a narrow window."""
        # The bar is made before the wheel is there to be asked.
        is_chosen = self.chosen is not None if self.is_mounted else self._stored_index() >= 0
        talk = self.session.talk
        if talk is not None and talk.spent_seconds:
            clock = TalkClock.of(self.workflow.content.talk, talk, self.workflow.clock())
            left = f"{clock.display_at().time} left"
            return (f"Go on talking, {left} →", f"{left} →") if clock.left > NO_TIME else ("Go on talking →", "Talk →")
        length = plural(self.workflow.talk_plan.minutes, "minute")
        return (f"Talk for {length} →", "Talk →") if is_chosen else ("Go on without one →", "Go on →")


def _in_brief(wheel: Wheel) -> str:
    """The notice in one line, its first sentence: the rest was read before."""
    first, _, rest = wheel.notice.partition(". ")
    more = " See F1." if not wheel.official else ""
    return f"{first}.{more}" if rest else wheel.notice
