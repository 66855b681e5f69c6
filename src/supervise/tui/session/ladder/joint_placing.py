"""Places given together: left and right choose whose place it is, up and down the rung, Enter puts it there."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from rich.cells import cell_len
from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from supervise.domain.session.incident import STANDINGS
from supervise.tui.drawing.ladder.view import LadderMark, LadderStep, LadderView
from supervise.tui.widgets.focus import focus_style
from supervise.tui.widgets.ladder_marks import SIGNS

NARROW = 60


class ViewpointTabs(Widget, can_focus=True):
    """`▸ ■ Together   ◆ Our organisation   ▲ The partner`: in a row, or the chosen one alone between two arrows."""

    DEFAULT_CSS = """
    ViewpointTabs { height: auto; width: 1fr; color: $text; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,down", "move(1)", "Next", show=False),
        Binding("left,up", "move(-1)", "Previous", show=False),
    ]
    HELP = "Left and right choose whose place you give; then choose the rung on the ladder."

    offered: reactive[tuple[str, ...]] = reactive(tuple(STANDINGS), layout=True)
    chosen: reactive[str] = reactive("together", layout=True)

    @dataclass
    class Chosen(Message):
        """It is now this standing's place that is given."""

        by: str

    def validate_chosen(self, chosen: str) -> str:
        return chosen if chosen in self.offered else self.offered[0]

    def watch_offered(self) -> None:
        self.chosen = self.validate_chosen(self.chosen)

    @property
    def _alone(self) -> bool:
        return self.app.size.width < NARROW

    def _places(self, width: int) -> list[tuple[int, int, int]]:
        """For each standing its row, its column and its width."""
        if self._alone:
            # One standing's words between two arrows: the left half goes back, the right half on.
            return [(0, 0, width)] * len(self.offered)
        places, x, y = [], 0, 0
        for by in self.offered:
            size = cell_len(_words(by)) + 2
            if x and x + size > width:
                x, y = 0, y + 1
            places.append((y, x, size))
            x += size + 1
        return places

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return self._places(width)[-1][0] + 1

    def render(self) -> Content:
        if self._alone:
            words = Content.styled(_words(self.chosen), focus_style(self) if self.has_focus else "bold $accent")
            return Content.assemble(("◂ ", "$accent"), words, (" ▸", "$accent"))
        rows: list[Content] = []
        for (y, x, _), by in zip(self._places(self.content_size.width), self.offered, strict=True):
            if y == len(rows):
                rows.append(Content(""))
            content = (
                Content.styled(f"▸ {_words(by)}", "bold $accent") if by == self.chosen else Content(f"  {_words(by)}")
            )
            if by == self.chosen and self.has_focus:
                content = content.stylize(focus_style(self))
            rows[y] = Content.assemble(rows[y], " " * (x - rows[y].cell_length), content)
        return Content("\n").join(rows)

    def action_move(self, by: int) -> None:
        self._choose(self.offered[(self.offered.index(self.chosen) + by) % len(self.offered)])

    def _choose(self, by: str) -> None:
        if by != self.chosen:
            self.chosen = by
            self.post_message(self.Chosen(by))

    def on_click(self, event: events.Click) -> None:
        spot = event.get_content_offset(self)
        if spot is None:
            return
        if self._alone:
            self.action_move(-1 if spot.x < 2 else 1)
            return
        for (y, x, size), by in zip(self._places(self.content_size.width), self.offered, strict=True):
            if y == spot.y and x <= spot.x < x + size:
                self._choose(by)


class JointPlacement(Vertical):
    """The standings over the ladder on which they are placed."""

    DEFAULT_CSS = """
    JointPlacement { height: auto; }
    JointPlacement ViewpointTabs { margin: 0 0 1 0; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "whose(1)", "Whose place: next", show=False),
        Binding("left", "whose(-1)", "Whose place: previous", show=False),
    ]

    @dataclass
    class Put(Message):
        """This standing is put on this rung, or taken from it where it stood there already."""

        by: str
        rung: int

    def __init__(self, steps: Sequence[LadderStep], marks: Sequence[LadderMark], *, interactive: bool = True) -> None:
        super().__init__()
        self._ladder = LadderView(tuple(steps), marks=tuple(marks), interactive=interactive)
        self._standings = ViewpointTabs()
        self._standings.display = interactive

    def compose(self) -> ComposeResult:
        yield self._standings
        yield self._ladder

    @property
    def chosen(self) -> str:
        """Whose place is given."""
        return self._standings.chosen

    def show(self, steps: Sequence[LadderStep], marks: Sequence[LadderMark], offered: Sequence[str]) -> None:
        """Another ladder, or other marks on it, and whose places may be given there."""
        self._ladder.steps, self._ladder.marks = tuple(steps), tuple(marks)
        self._standings.offered = tuple(offered)

    def action_whose(self, by: int) -> None:
        self._standings.action_move(by)

    @on(LadderView.Placed)
    def _put(self, event: LadderView.Placed) -> None:
        event.stop()
        self.post_message(self.Put(self.chosen, event.rung))


def _words(by: str) -> str:
    return f"{SIGNS[by]} {STANDINGS[by]}"
