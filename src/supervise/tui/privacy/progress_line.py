"""A quiet sign that something takes its time: nothing at first, then what is being done, then how far it is."""

from itertools import cycle

from textual.timer import Timer

from supervise.tui.drawing.cell_text import bar
from supervise.tui.widgets.text import Caption

AT_ONCE = 0.3
"""Seconds within which a thing is done at once, and needs no sign; then between two changes of it."""
DOTS = ("·", "· ·", "· · ·")


class ProgressLine(Caption):
    """Says what is being done while it is, and afterwards how it ended."""

    DEFAULT_CSS = "ProgressLine { min-height: 1; }"

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._doing = ""
        self._dots = cycle(DOTS)
        self._far: tuple[int, int] | None = None
        self._timer: Timer | None = None

    @property
    def at_work(self) -> bool:
        return self._timer is not None

    def begin(self, doing: str) -> None:
        self._doing, self._far = doing, None
        self.say("")
        self._timer = self._timer or self.set_interval(AT_ONCE, self._show)

    def tell(self, done: int, of: int) -> None:
        """How far it is; may be called from any thread, and is shown at the next step."""
        self._far = done, of

    def end(self, text: str = "", *, refused: bool = False) -> None:
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        self.say(text, warning=refused)

    def _show(self) -> None:
        if self._far and self._far[1]:
            done, of = self._far
            self.say(f"{self._doing} {done} of {of}  {bar(done / of, min(20, max(4, self.size.width - 30)))}")
        else:
            self.say(f"{self._doing} {next(self._dots)}")
