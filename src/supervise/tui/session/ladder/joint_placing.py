"""Places given together: left and right choose whose place it is, up and down the rung, Enter puts it there."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from supervise.domain.session.incident import STANDINGS
from supervise.tui.drawing.ladder.view import LadderMark, LadderStep, LadderView
from supervise.tui.shell.chrome import NARROW, TALL
from supervise.tui.widgets.inline_items import InlineItems, clickable
from supervise.tui.widgets.people.ladder_marks import SIGNS

TABS = STANDINGS | {"needed": "Needed"}
"""Short enough that all five stand side by side in a window of 80; the hint says the whole of it."""


class ViewpointTabs(InlineItems):
    """`► ▬ Together   ▲ Our organisation   ▼ The partner`: in a row, or the chosen one alone between two arrows."""

    DEFAULT_CSS = """
    ViewpointTabs { height: auto; width: 1fr; color: $text; }
    """
    GAP = 1

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

    def rows(self, width: int) -> list[Content]:
        """On one line, or in a tall window on two; elsewhere the ladder needs the second one."""
        rows = super().rows(width)
        size = self.app.size
        has_room = size.width >= NARROW and (len(rows) == 1 or size.height >= TALL)
        return rows if has_room else [self._between_arrows(width)]

    def _between_arrows(self, width: int) -> Content:
        """The chosen one's words alone: a click on the left arrow goes back, one anywhere else goes on."""
        words = Content.styled(_words(self.chosen), "bold $accent")
        onward = Content.assemble(words, (" ►", "$accent"))
        onward = onward.pad_right(max(0, width - 2 - onward.cell_length))
        return Content.assemble(clickable(Content.styled("◄ ", "$accent"), "move", -1), clickable(onward, "move", 1))

    def items(self, width: int) -> list[Content]:
        items = []
        lead = "►" if self.app.no_color else " "
        for by in self.offered:
            chosen = by == self.chosen
            look = "bold $on-accent on $accent" if chosen else "$text-muted"
            items.append(Content.styled(f"{lead if chosen else ' '}{_words(by)} ", look))
        return items

    def action_click_item(self, index: int) -> None:
        self._choose(self.offered[index])

    def action_move(self, by: int) -> None:
        self._choose(self.offered[(self.offered.index(self.chosen) + by) % len(self.offered)])

    def _choose(self, by: str) -> None:
        if by != self.chosen:
            self.chosen = by
            self.post_message(self.Chosen(by))


class JointPlacement(Vertical):
    """The standings in a row, over the ladder on which they are placed and what stands beside it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right", "whose(1)", "Whose place: next", show=False),
        Binding("left", "whose(-1)", "Whose place: previous", show=False),
    ]

    @dataclass
    class Put(Message):
        """This standing is put on this rung."""

        by: str
        rung: int

    def __init__(
        self, steps: Sequence[LadderStep], marks: Sequence[LadderMark], beside: Widget, *, interactive: bool = True
    ) -> None:
        super().__init__()
        self._beside = beside
        self._ladder = LadderView(tuple(steps), marks=tuple(marks), interactive=interactive)
        self._standings = ViewpointTabs()
        self._standings.display = interactive

    def compose(self) -> ComposeResult:
        yield self._standings
        with Horizontal(id="both"):
            yield self._ladder
            yield self._beside

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
    return f"{SIGNS[by]} {TABS[by]}"
