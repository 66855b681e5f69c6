"""The wheel then and now: two spans of time side by side, what changed in words, and one section over time."""

from collections.abc import Iterator
from typing import ClassVar, Self

from textual import on
from textual.binding import BindingType
from textual.containers import Container, Vertical
from textual.geometry import Region
from textual.widget import Widget

from supervise.domain.people import SUPERVISEE
from supervise.domain.review.periods import PeriodPair, default_periods, sessions_in, shift_earlier, shift_later
from supervise.domain.review.wheel_over_time import SectionChange, compare, sessions_about, supervisee_first
from supervise.tui.drawing.cell_text import printable
from supervise.tui.keys.table import bindings
from supervise.tui.review.review_page import ReviewPage
from supervise.tui.review.wheel.comparison_list import SectionComparisonList
from supervise.tui.review.wheel.layout import wheel_room
from supervise.tui.review.wheel.section_history import SectionHistory, SectionSessions
from supervise.tui.review.wheel.two_wheels import NOT_RATED, PeriodHeading, TwoWheels
from supervise.tui.shell.deed import Deed
from supervise.tui.shell.page import PAGE_STYLES
from supervise.tui.widgets.panel import Panel
from supervise.tui.widgets.text import Caption

OVER = "Enter, or a click, opens that session. o turns the order; Esc goes back."


class WheelComparisonPage(ReviewPage):
    """The wheels and the list are one choice; Enter leads to the section over time, Esc back."""

    CSS_PATH = [PAGE_STYLES, "page.tcss"]
    TAB = "wheel"
    HELP_PAGE = "wheel_time"
    HINT = "Enter shows a section over time. [ and ] change the two times."
    AUTO_FOCUS = "#sections"
    BINDINGS: ClassVar[list[BindingType]] = bindings("wheel-time")

    def __init__(self) -> None:
        super().__init__()
        self._spans: PeriodPair | None = None
        self._whose = SUPERVISEE
        self._sections: tuple[SectionChange, ...] = ()
        self._opened = False
        """Whether the chosen section's talks have the keys."""
        self._oldest_first = False

    def body(self) -> Iterator[Widget]:
        room = self._room = wheel_room(self.app)
        none = Caption("No section has been talked about yet. The wheels fill once sessions are over.", id="none")
        none.display = False
        yield none
        left = Vertical(TwoWheels(room, id="wheels"), Caption(id="legend"), SectionHistory(id="over"), id="left")
        # The classes are set on it before it is laid out, and not on the page: styling all of a page takes longer.
        listed = Panel(SectionComparisonList(room.layout, id="sections"), title="Sections", id="listed")
        both = Container(left, listed, id="both")
        self._place(both, left)
        yield both

    def deeds(self) -> Iterator[Deed]:
        yield Deed("close", "Back", main=True)
        yield Deed("find")
        yield Deed("whose", "")
        yield Deed("order", "Oldest first")

    # What is shown ------------------------------------------------------------------------------

    def draw(self) -> None:
        history, today = self.history, self.workflow.today
        if self._spans is None or not self._sections:
            # Chosen anew until there is something to choose from: the past is still being read at first.
            self._spans = default_periods(history, today)
        spans, wheel = self._spans, self.workflow.content.wheel
        sections = compare(wheel, history, spans)
        self._sections = sections if history.sessions else ()
        empty = not any(section.last for section in sections)
        self.query_one("#none").display = empty
        self.query_one(TwoWheels).show(
            wheel, sections, self._whose, spans, [len(sessions_in(history, span)) for span in spans]
        )
        self.query_one(SectionComparisonList).show(sections, self._initials)
        self._say_whose()
        self._show_chosen()
        self._show_buttons()

    @property
    def _initials(self) -> dict[str, str]:
        """The two people's initials by their ids, the supervisee first."""
        latest = self.history.latest
        people = latest.people if latest else ()
        return {by: latest.initials(by) for by in supervisee_first(person.id for person in people)} if latest else {}

    def _say_whose(self) -> None:
        initials = self._initials
        name = printable(initials.get(self._whose, ""))
        made_up = bool(self.history.sessions) and all(session.made_up for session in self.history.sessions)
        sign = "talked about, not rated" if self._room.roomy else "Talked, not rated"
        text = f"Filled: {name}'s answer. {NOT_RATED} {sign}." if name else ""
        self.query_one("#legend", Caption).say(f"{text} All made up." if made_up else text)

    @property
    def _chosen(self) -> SectionChange | None:
        return self.query_one(SectionComparisonList).section

    def _show_chosen(self) -> None:
        """Pull the chosen section out of both wheels, and show it over time where that is in sight."""
        section_change = self._chosen
        if section_change is None:
            return
        self.query_one(TwoWheels).choose(section_change.number)
        if not (self._opened or self._room.roomy):
            return
        self.query_one(SectionHistory).show(
            section_change,
            sessions_about(self.history, section_change.id),
            self.workflow.content.wheel,
            self._initials,
            self.workflow.zone,
            oldest_first=self._oldest_first,
        )

    def _show_buttons(self) -> None:
        others = [by for by in self._initials if by != self._whose]
        whose, order = self.query_one("#do-whose", Deed), self.query_one("#do-order", Deed)
        whose.label = f"{printable(self._initials[others[0]])}'s answers" if others else ""
        order.label = "Newest first" if self._oldest_first else "Oldest first"
        whose.display = bool(others) and not self._room.listed and (self._room.roomy or not self._opened)
        order.display = self._opened

    def say_reading(self) -> None:
        super().say_reading()
        if self.services.history_loader.reading is None:
            self.hint(OVER if self._opened else self.HINT)

    def on_resize(self) -> None:
        self._fit()

    def refresh(self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False) -> Self:
        if layout and self.is_mounted:
            self.call_later(self._fit)  # lists were asked for, or drawings again
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def _fit(self) -> None:
        """Draw the wheels where colours and room allow it; else the list says all of it, in columns if it can."""
        room = wheel_room(self.app)
        if room == self._room:
            return
        self._room = room
        self._place(self.query_one("#both"), self.query_one("#left"))
        self.query_one(SectionComparisonList).lay_out_as(room.layout)
        self.query_one(TwoWheels).fit(room)
        self._say_whose()
        self._show_chosen()
        self._show_buttons()

    def _place(self, both: Widget, left: Widget) -> None:
        both.set_class(self._room.listed, "-listed")
        both.set_class(self._room.roomy, "-roomy")
        whole = self._room.listed or (self._opened and not self._room.roomy)
        left.styles.width = "100%" if whole else self._room.left

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action in ("then", "now", "whose"):
            return self._room.roomy or not self._opened
        return self._opened if action == "order" else super().check_action(action, parameters)

    # What people do -----------------------------------------------------------------------------

    @on(SectionComparisonList.Moved, "#sections")
    def _moved(self) -> None:
        self._show_chosen()
        self.say_reading()

    @on(SectionComparisonList.Opened, "#sections")
    def _open_section(self) -> None:
        if self._chosen is None:
            return
        if self._chosen.last is None:
            self.hint(f"{printable(self._chosen.title)} has not been talked about yet.")
        else:
            self._look_at(over_time=True)

    @on(TwoWheels.Turned)
    def _clicked(self, event: TwoWheels.Turned) -> None:
        sections = self.query_one(SectionComparisonList)
        sections.choose(event.number)
        sections.focus()
        if event.again:
            self._open_section()

    def _look_at(self, *, over_time: bool) -> None:
        """Give the keys to the chosen section's talks, or back to the sections."""
        self._opened = over_time
        self.query_one("#both").set_class(over_time, "-over")
        self._place(self.query_one("#both"), self.query_one("#left"))
        self.refresh_bindings()
        self._show_chosen()
        self._show_buttons()
        self.say_reading()
        talks = self.query_one(SectionSessions)
        if over_time and talks.sessions:
            talks.focus()
        else:
            self.query_one(SectionComparisonList).focus()

    @on(SectionSessions.Opened, "#talks")
    def _open_session(self) -> None:
        talks = self.query_one(SectionSessions)
        if talks.session is not None and self._chosen is not None:
            newest_first = [summary.id for summary in sessions_about(self.history, self._chosen.id)]
            self.services.navigator.open_session(talks.session.id, newest_first, talks.go_to_session)

    @on(PeriodHeading.Turned)
    def _turn_span(self, event: PeriodHeading.Turned) -> None:
        (self.action_then if event.side == "then" else self.action_now)(event.by)

    def action_then(self, by: int) -> None:
        """Another earlier span beside the same later one."""
        if self._spans is not None:
            self._spans = shift_earlier(self._spans, by, self.history, self.workflow.today)
            self.draw()

    def action_now(self, by: int) -> None:
        """Another later span; the earlier one stays if it still lies before it."""
        if self._spans is not None:
            self._spans = shift_later(self._spans, by, self.history, self.workflow.today)
            self.draw()

    def action_whose(self) -> None:
        """Fill the wheels with the other's answers."""
        others = [by for by in self._initials if by != self._whose]
        if others:
            self._whose = others[0]
            self.draw()

    def action_order(self) -> None:
        self._oldest_first = not self._oldest_first
        self._show_chosen()
        self._show_buttons()

    def action_close(self) -> None:
        if self._opened:
            self._look_at(over_time=False)
        else:
            super().action_close()
