"""The ladder: rungs on which marks stand, climbed with the arrows or clicked, and the same as a list."""

from dataclasses import dataclass

from textual import events
from textual.binding import Binding
from textual.reactive import reactive
from textual.strip import Strip

from supervise.tui.drawing.ladder.lines import (
    ENOUGH,
    NARROWEST,
    WIDEST,
    LadderGeometry,
    LadderMark,
    LadderStep,
    compact_line,
    listed_line,
    mark_line,
    rung_line,
)
from supervise.tui.drawing.widget import DrawnChoice, RenderMode, first_shown, render_mode_of

__all__ = ["LadderMark", "LadderStep", "LadderView"]


class LadderView(DrawnChoice):
    """All rungs, the highest on top; one of them may be highlighted."""

    LEAST = (20, 3)

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

    @dataclass
    class Moved(DrawnChoice.Told):
        """Another rung became the highlighted one by key or click."""

        rung: int

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
        interactive: bool = True,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(interactive=interactive, id=id, classes=classes)
        self.set_reactive(LadderView.steps, self.validate_steps(tuple(steps)))
        self.set_reactive(LadderView.marks, tuple(marks))
        self.set_reactive(LadderView.rung, self.validate_rung(rung))

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

    @property
    def form(self) -> RenderMode:
        """Drawn only where names and marks can be read whole, so it depends on the words too."""
        if not self.steps:
            return RenderMode.LISTED
        ladder = self._ladder()
        needed = ladder.names + max(NARROWEST, min(ladder.words_width + 4, ENOUGH))
        return render_mode_of(self, (min(needed, WIDEST + ENOUGH), self.LEAST[1]))

    @property
    def chosen_index(self) -> int:
        """Place of the highlighted rung from below, or -1."""
        return next((n for n, step in enumerate(self.steps) if step.number == self.rung), -1)

    def action_climb(self, by: int) -> None:
        """Highlight the rung above or below; a ladder ends at its ends."""
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
        for index, step in enumerate(self.steps):
            if step.number == number:
                self.choose_index(index)

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
        rows = self._rows_each()
        index = len(self.steps) - 1 - (self._first_line() + y) // rows
        return index if y >= 0 and 0 <= index < len(self.steps) else None

    def _rows_each(self) -> int:
        """Lines a rung takes: one for its marks and one for itself where there is room for all, else one."""
        return 2 if self.form is RenderMode.DRAWN and self.size.height >= 2 * len(self.steps) else 1

    def _first_line(self) -> int:
        count = len(self.steps)
        at = count - 1 - self.chosen_index if self.chosen_index >= 0 else -1
        if self._rows_each() == 2:
            self._first = 0
        else:
            marked = {mark.rung for mark in self.marks}
            stood_on = [count - 1 - n for n, step in enumerate(self.steps) if step.number in marked]
            self._first = first_shown(at, self.size.height, count, self._first, stood_on)
        return self._first

    def render_line(self, y: int) -> Strip:
        """One line of the ladder or of the list."""
        rows = self._rows_each()
        row = self._first_line() + y
        count = len(self.steps)
        if not count or row >= rows * count:
            # The rails stand on the ground, one line below the lowest rung; a list has none.
            return self.line(mark_line(self._ladder(), None) if count and rows == 2 and row == 2 * count else [])
        index = count - 1 - row // rows
        if self.form is RenderMode.LISTED:
            return self.line(listed_line(self._ladder(), index))
        if rows == 1:
            return self.line(compact_line(self._ladder(), index))
        return self.line(rung_line(self._ladder(), index) if row % 2 else mark_line(self._ladder(), index))

    def _ladder(self) -> LadderGeometry:
        return LadderGeometry(self.steps, self.marks, self.rung, self.size.width, self.ink_style, self.colours)
