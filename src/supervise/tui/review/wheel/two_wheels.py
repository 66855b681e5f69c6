"""Two wheels side by side, an earlier span of time and a later one; over each, which span it is."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widget import Widget

from supervise.domain.content.wheel import Wheel
from supervise.domain.review.periods import Period, PeriodPair
from supervise.domain.review.wheel_over_time import SectionChange
from supervise.domain.wording import plural
from supervise.tui.drawing.wheel.slices import Slice
from supervise.tui.drawing.wheel.view import WheelView
from supervise.tui.review.wheel.layout import WheelLayout

Side = Literal["then", "now"]
SIDES: tuple[Side, Side] = ("then", "now")
NOT_RATED = "○"
"""Stands in the slice of a section that was talked about, and not rated."""


class PeriodHeading(Widget):
    """`‹ The past year ›` and its months; a click on its left part turns back, anywhere else on."""

    DEFAULT_CSS = """
    PeriodHeading {
        width: 1fr; height: 2; color: $text-muted;
        text-align: center; text-wrap: nowrap; text-overflow: ellipsis;
    }
    PeriodHeading:hover { background: $surface; }
    """

    @dataclass
    class Turned(Message):
        """Another span is wanted on this side."""

        side: Side
        by: int

    def __init__(self, side: Side) -> None:
        super().__init__(id=f"span-{side}")
        self.side: Side = side
        self._span: Period | None = None
        self._sessions = 0

    def show(self, span: Period, sessions: int) -> None:
        self._span, self._sessions = span, sessions
        self.refresh()

    def render(self) -> Content:
        if self._span is None:
            return Content("")
        months = f"{self._span.months} · {plural(self._sessions, 'session')}"
        if len(months) > self.content_size.width:
            months = self._span.months
        name = self._span.name
        arrows = ("‹ ", " ›") if len(name) + 4 <= self.content_size.width else ("", "")
        return Content.assemble(
            (arrows[0], "$accent"), (name, "bold $text"), (arrows[1], "$accent"), "\n", (months, "$text-muted")
        )

    def on_click(self, event: events.Click) -> None:
        event.stop()
        self.post_message(self.Turned(self.side, -1 if event.x < self.size.width / 3 else 1))


class TwoWheels(Widget):
    """The same sections on both; choosing one on either chooses it on both."""

    SCOPED_CSS = False
    DEFAULT_CSS = """
    TwoWheels { height: auto; layout: vertical; }
    TwoWheels .heads { height: auto; }
    TwoWheels .wheels { height: auto; }
    TwoWheels WheelView { height: 1fr; width: 1fr; margin: 0 1 0 0; }
    .-narrow TwoWheels PeriodHeading { height: 1; }
    """

    @dataclass
    class Turned(Message):
        """A slice was clicked: the section with this number."""

        number: int
        again: bool
        """It was the chosen one already."""

    _shown: tuple[Wheel, Sequence[SectionChange], str, PeriodPair, Sequence[int]] | None = None

    def __init__(self, room: WheelLayout, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._room = room

    def fit(self, room: WheelLayout) -> None:
        """Take this room: draw smaller or larger, with numbers or without, or not at all."""
        self._room = room
        self._place(*self.query(PeriodHeading), self.query_one(".heads"), self.query_one(".wheels"))
        if self._shown is not None:
            self.show(*self._shown)

    def _place(self, *parts: Widget) -> None:
        for part in parts:
            if isinstance(part, PeriodHeading):
                part.styles.text_align = "left" if self._room.heads_from else "center"
            elif part.has_class("heads"):
                part.styles.padding = (0, 0, 0, self._room.heads_from)
            else:
                part.styles.height = self._room.rows
                part.display = not self._room.listed

    def compose(self) -> ComposeResult:
        heads = [PeriodHeading(side) for side in SIDES]
        wheels = [WheelView(id=f"wheel-{side}") for side in SIDES]
        for wheel in wheels:
            # Clicked, never tabbed to: the list beside them has the keys.
            wheel.can_focus = False
        over, drawn = Horizontal(*heads, classes="heads"), Horizontal(*wheels, classes="wheels")
        # Placed before they are first laid out: laying all out again takes longer than drawing it.
        self._place(*heads, over, drawn)
        yield over
        yield drawn

    def show(
        self, wheel: Wheel, sections: Sequence[SectionChange], whose: str, spans: PeriodPair, sessions: Sequence[int]
    ) -> None:
        """Show both spans; slices are filled by what `whose` id answered last in each."""
        self._shown = (wheel, sections, whose, spans, sessions)
        for side, span, count in zip(SIDES, spans, sessions, strict=True):
            self.query_one(f"#span-{side}", PeriodHeading).show(span, count)
            view = self.query_one(f"#wheel-{side}", WheelView)
            view.bands = len(wheel.rating.points)
            view.slices = tuple(_slices(wheel, sections, whose, side))
            talked = sum(bool(getattr(section, side).talks) for section in sections)
            view.hub = (str(talked), f"of {len(sections)}")

    def choose(self, number: int) -> None:
        for view in self.query(WheelView):
            view.chosen = number - 1

    @on(WheelView.Turned)
    def _turned(self, event: WheelView.Turned) -> None:
        event.stop()
        self.post_message(self.Turned(event.index + 1, False))

    @on(WheelView.Chosen)
    def _again(self, event: WheelView.Chosen) -> None:
        event.stop()
        assert isinstance(event.drawing, WheelView)
        self.post_message(self.Turned(event.drawing.chosen + 1, True))


def _slices(wheel: Wheel, sections: Sequence[SectionChange], whose: str, side: Side) -> Iterator[Slice]:
    for section in sections:
        seen = section.then if side == "then" else section.now
        answer = seen.answers.get(whose)
        filled = answer.share(wheel) if answer else 0.0
        yield Slice(
            section.id,
            str(section.number),
            ring_index=section.ring,
            filled=filled,
            mark=NOT_RATED if seen.talks and not filled else "",
        )
