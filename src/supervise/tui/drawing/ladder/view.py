"""The ladder: rungs on which marks stand, climbed with the arrows or clicked, and the same as a list."""

from dataclasses import dataclass, replace
from time import monotonic

from textual import events
from textual.binding import Binding
from textual.reactive import reactive
from textual.strip import Strip

from supervise.tui.drawing.ladder.lines import LadderGeometry, LadderMark, LadderStep, listed_line
from supervise.tui.drawing.ladder.paint import LadderState, paint
from supervise.tui.drawing.palette import Person
from supervise.tui.drawing.widget import NARROW, DrawnChoice, RenderMode, first_shown, form_in

__all__ = ["LadderMark", "LadderStep", "LadderView"]

ONE_NUMBER = 1.5
"""Seconds within which digits are taken for one number."""


class LadderView(DrawnChoice):
    """All rungs, the highest on top; one of them may be highlighted."""

    LEAST = (20, 1)

    BINDINGS = [
        Binding("up,k", "climb(1)", "Up a rung", show=False),
        Binding("down,j", "climb(-1)", "Down a rung", show=False),
        Binding("home", "go(-1)", "Top rung", show=False),
        Binding("end", "go(0)", "Bottom rung", show=False),
        Binding("enter", "place", "Place here", show=False),
        *(Binding(str(n), f"jump({n})", f"Rung {n}", show=False) for n in range(1, 10)),
    ]

    steps: reactive[tuple[LadderStep, ...]] = reactive(())
    marks: reactive[tuple[LadderMark, ...]] = reactive(())
    rung: reactive[int | None] = reactive(None)
    person: reactive[Person] = reactive("")
    """Whose rung is chosen; "" is that of both together."""

    @dataclass
    class Moved(DrawnChoice.Told):
        """Another rung became the highlighted one by key or click; none, where a number was taken back."""

        rung: int | None

    @dataclass
    class Placed(DrawnChoice.Told):
        """The highlighted rung was confirmed by Enter or a second click."""

        rung: int

    def __init__(
        self,
        steps: tuple[LadderStep, ...] = (),
        *,
        marks: tuple[LadderMark, ...] = (),
        rung: int | None = None,
        person: Person = "",
        interactive: bool = True,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(interactive=interactive, id=id, classes=classes)
        self._digits, self._before_digits, self._digit_at = "", rung, 0.0
        self.set_reactive(LadderView.steps, self.validate_steps(tuple(steps)))
        self.set_reactive(LadderView.marks, tuple(marks))
        self.set_reactive(LadderView.rung, self.validate_rung(rung))
        self.set_reactive(LadderView.person, person)

    def validate_steps(self, steps: tuple[LadderStep, ...]) -> tuple[LadderStep, ...]:
        """Keep the steps in the order of their numbers, the lowest first."""
        return tuple(sorted(steps, key=lambda step: step.number))

    def validate_rung(self, rung: int | None) -> int | None:
        """Keep the highlight on a rung that there is."""
        return rung if any(step.number == rung for step in self.steps) else None

    def watch_steps(self) -> None:
        """Drop a highlight whose rung has gone, and begin at the top."""
        self._first = 0
        self.rung = self.validate_rung(self.rung)

    def watch_rung(self) -> None:
        """Stay where the list was scrolled to: a second click on a rung is to find it in its place."""
        self._first = self._geometry().first

    @property
    def form(self) -> RenderMode:
        """Drawn wherever colours allow it: in a narrow window its planks alone are."""
        return form_in(self.app, self.size, self.LEAST, narrow=0) if self.steps else RenderMode.LISTED

    @property
    def chosen_index(self) -> int:
        """Place of the highlighted rung from below, or -1."""
        return next((n for n, step in enumerate(self.steps) if step.number == self.rung), -1)

    def action_climb(self, by: int) -> None:
        """Highlight the rung above or below; a ladder ends at its ends."""
        self._digits = ""
        if self.steps:
            start = self.chosen_index
            number = start + by if start >= 0 else (0 if by > 0 else len(self.steps) - 1)
            self.choose_index(max(0, min(number, len(self.steps) - 1)))

    def action_go(self, index: int) -> None:
        """Highlight the lowest or the highest rung."""
        if self.steps:
            self.choose_index(index % len(self.steps))

    def action_jump(self, number: int) -> None:
        """Highlight the rung with this number, if there is one."""
        now = monotonic()
        if now - self._digit_at > ONE_NUMBER:
            self._digits = ""
        if not self._digits:
            self._before_digits = self.rung
        self._digits, self._digit_at = self._digits + str(number), now
        for index, step in enumerate(self.steps):
            if step.number == number:
                self.choose_index(index)

    def take_back_digits(self) -> str:
        """As in `ChosenByDigits`: the rung is then the one before them."""
        digits, self._digits = self._digits, ""
        if digits and self.rung != self._before_digits:
            self.rung = self._before_digits
            self.post_message(self.Moved(self, self.rung))
        return digits

    def on_blur(self) -> None:
        self._digits = ""

    def action_place(self) -> None:
        self.confirm()

    def confirm(self) -> None:
        if self.rung is not None:
            self.post_message(self.Placed(self, self.rung))

    def choose_index(self, index: int) -> None:
        number = self.steps[index].number
        if number != self.rung:
            self.rung = number
            self.post_message(self.Moved(self, number))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        self._wheel(event, 1)

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        self._wheel(event, -1)

    def _wheel(self, event: events.MouseEvent, by: int) -> None:
        """Where not all rungs are in sight the mouse wheel climbs, so that it reaches the others too."""
        if self.interactive and self.size.height < len(self.steps):
            event.stop()
            self.action_climb(by)

    def index_at(self, x: int, y: int) -> int | None:
        """A rung takes its lines from end to end; counted from below."""
        if y < 0 or not self.steps:
            return None
        index = self._geometry().index_at(y)
        return index if 0 <= index < len(self.steps) else None

    def render_line(self, y: int) -> Strip:
        """One line of the ladder or of the list."""
        if not self.steps:
            return self.line([])
        geometry = self._geometry()
        if self.form is RenderMode.DRAWN:
            look = LadderState(geometry, self.rung, self.person, self.has_focus, self.page, self.colours)
            return paint(look)[y]
        index = geometry.index_at(y)
        if not 0 <= index < len(self.steps):
            return self.line([])
        width = self.size.width
        return self.line(listed_line(self.steps, self.marks, index, self.rung, width, self.ink_style, self.colours))

    def _geometry(self) -> LadderGeometry:
        """Where all of it stands now; a list has a row a rung, as a ladder has in little height."""
        width, height = self.size
        count = len(self.steps)
        listed = self.form is RenderMode.LISTED
        first = 0
        if height < (count if listed else 2 * count):
            marked = {mark.rung for mark in self.marks}
            stood_on = [count - 1 - n for n, step in enumerate(self.steps) if step.number in marked]
            at = count - 1 - self.chosen_index if self.chosen_index >= 0 else -1
            first = first_shown(at, height, count, self._first, stood_on)
        shown = min(height, count) if listed else height
        geometry = LadderGeometry(self.steps, self.marks, width, shown, first)
        narrow = listed or self.app.size.width < NARROW or geometry.inner < geometry.names
        return replace(geometry, railed=not narrow)
