"""The amber line that says what may identify somebody, and the fields that are looked at once they rest."""

from abc import abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass
from time import monotonic
from typing import ClassVar

from rich.cells import cell_len
from textual import events
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.timer import Timer
from textual.widget import Widget

from supervise.tui.drawing.cell_text import clip, printable
from supervise.tui.platform.abstract_parts import AbstractParts
from supervise.tui.widgets.focus import focus_style

REST = 1.0
"""Seconds without a key after which what was written is looked at."""
SAYS, IN_SHORT, LOOK = "! May identify someone: ", "! May identify: ", "Look"


class IdentifierNotice(Widget, can_focus=True):
    """`! May identify someone: “Mrs Okafor” and 2 more   Look`: one line, however much there is to say."""

    DEFAULT_CSS = """
    IdentifierNotice { width: 1fr; height: 1; color: $warning; }
    """
    BINDINGS: ClassVar[list[BindingType]] = [Binding("enter,space", "look", "Look", show=False)]
    HELP = "These words may tell who somebody is. Enter shows them all, to replace, to pass or to leave. You decide."

    words: reactive[tuple[str, ...]] = reactive(())
    """What may identify somebody, as it was written."""
    says: reactive[str] = reactive("")
    """A sentence in its place."""

    class Asked(Message):
        """Somebody wants to look at what was noticed."""

    def __init__(
        self, words: Iterable[str] = (), *, can_look: bool = True, key: str = "", id: str | None = None
    ) -> None:
        """`key` is the page's key to look at them, where it has one: Enter does it while the line has the focus."""
        super().__init__(id=id)
        self._key = key
        self.set_reactive(IdentifierNotice.words, tuple(words))
        self.show(can_look=can_look)

    def show(self, *, can_look: bool) -> None:
        """Whether there is a page to look at them on; where there is none, the line only says so."""
        self.can_look = self.can_focus = can_look
        self.refresh()

    def render(self) -> Content:
        width = self.content_size.width
        if not self.can_look:
            return Content(clip(self.says, width) if self.says else self._listed(width))
        key = "Enter" if self.has_focus else self._key
        look = Content.styled(LOOK, focus_style(self) if self.has_focus else "underline")
        look = Content.assemble(look, (f" {key}", "$accent")) if key else look
        room = width - look.cell_length - 2
        return Content.assemble(clip(self.says, room) if self.says else self._listed(room), "  ", look)

    def _listed(self, room: int) -> str:
        """As many of them as fit whole, and how many more there are; one alone goes before the words about it."""
        words = [f"“{printable(word)}”" for word in self.words]
        for number in range(len(words), 0, -1):
            more = f" and {len(words) - number} more" if number < len(words) else ""
            text = f"{SAYS}{', '.join(words[:number])}{more}"
            if cell_len(text) <= room:
                return text
        if len(words) > 1:
            return clip(f"! {len(words)} things may identify someone", room)
        in_short = f"{IN_SHORT}{words[0]}" if words else ""
        return in_short if cell_len(in_short) <= room else clip(f"! {words[0]}", room)

    def action_look(self) -> None:
        if self.can_look:
            self.post_message(self.Asked())

    def on_click(self, event: events.Click) -> None:
        event.stop()
        self.action_look()


class IdentifierCheckedField(AbstractParts, Vertical):
    """A field that asks to be looked at when its words rest: never on a key, and at once when it is left."""

    DEFAULT_CSS = """
    IdentifierCheckedField > IdentifierNotice { dock: bottom; padding: 0 0 0 2; }
    """

    @dataclass
    class Rested(Message):
        """The words rest; whoever knows how tells what in them may identify somebody with `tell_noticed`."""

        watched: "IdentifierCheckedField"
        text: str

    _resting: Timer | None = None
    _written_at = 0.0
    _looked_at = ""

    @property
    @abstractmethod
    def watched_text(self) -> str:
        """What is to be looked at; nothing, in a field that is not."""

    @abstractmethod
    def put(self, before: str, after: str) -> None:
        """Where `before` is what is written here, or whole lines of it, put `after`, as if somebody had typed it."""

    @property
    def here(self) -> bool:
        """Whether there is a field in it: while a page is taken away, its last messages may still be on their way."""
        return bool(self.children)

    def on_mount(self) -> None:
        if self.watched_text:
            self.schedule_check()

    def schedule_check(self) -> None:
        """Look once the words have rested for a second from now. On every key, so it does hardly anything."""
        self._written_at = monotonic()
        if self._resting is None:
            self._resting = self.set_timer(REST, self._rest_if_time)

    def _rest_if_time(self) -> None:
        left = REST - (monotonic() - self._written_at)
        if left > 0.02:
            self._resting = self.set_timer(left, self._rest_if_time)
        else:
            self.check()

    def check(self) -> None:
        """Look now."""
        if self._resting is not None:
            self._resting.stop()
            self._resting = None
        if not self.here:
            return
        text = self.watched_text
        if text.strip() or self._looked_at:
            self._looked_at = text
            self.post_message(self.Rested(self, text))

    def on_descendant_blur(self) -> None:
        if self._resting is not None:
            self.check()

    def look_again(self) -> None:
        """Look although nothing was written: what counts as a name has changed."""
        if self.watched_text or self._looked_at:
            self.check()

    def tell_noticed(self, words: Iterable[str], *, can_look: bool) -> None:
        """Say these under the field, each once; none takes the line away."""
        texts = tuple(dict.fromkeys(words))
        line = next(iter(self.query_children(IdentifierNotice)), None)
        self._take_the_gap(bool(texts))
        if not texts:
            if line is not None:
                if line.has_focus:
                    self.screen.focus_previous()
                line.remove()
        elif line is None:
            self.mount(IdentifierNotice(texts, can_look=can_look))
        else:
            line.words = texts
            line.show(can_look=can_look)

    def _take_the_gap(self, taken: bool) -> None:
        """The line stands in the empty one below the field, where there is one, so that nothing moves."""
        self.styles.inline.clear_rule("margin")
        gap = self.styles.margin
        if taken and gap.bottom:
            self.styles.margin = gap.top, gap.right, gap.bottom - 1, gap.left
