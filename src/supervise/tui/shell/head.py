"""Head: where the pair are, who they are, and the word that covers the page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from textual.content import Content
from textual.message import Message
from textual.reactive import Reactive, reactive
from textual.widget import Widget

from supervise.domain.people import Person
from supervise.tui.shell.chrome import NARROW, side
from supervise.tui.widgets.inline_items import clickable
from supervise.tui.widgets.people.person_mark import person_mark

COVER = clickable(Content("Cover"), "cover")
"""At the right end: the mouse's way to hide the page at once."""
COVER_KEY = Content.styled(" F12 ", "$text on $raised")
BETWEEN = 2
"""The least number of cells between what stands at the left and what stands at the right."""


class Head(Widget):
    """The steps of the session or the views of the past, the present one filled; a click on another asks to go there.

    Other pages have their title there.
    """

    DEFAULT_CSS = """
    Head {
        height: 1; dock: top; background: $surface; color: $text-muted;
        text-wrap: nowrap; text-overflow: ellipsis;
    }
    """

    auto_links: Reactive[bool] = Reactive(False)
    title: reactive[str] = reactive("")
    people: reactive[tuple[Person, ...]] = reactive(())
    part: reactive[str] = reactive("")
    """Said beside the words of the present stop: which case, or which of several pages."""
    note: reactive[str] = reactive("")
    """Said beside the people."""
    warning: reactive[str] = reactive("")
    """Said at the right in their place, while the words are not on disk."""

    @dataclass
    class StopChosen(Message):
        """Another step, or another view, was asked for."""

        id: str

    class CoverAsked(Message): ...

    def __init__(
        self,
        title: str = "",
        *,
        stops: Sequence[tuple[str, str]] = (),
        now: str = "",
        part: str = "",
        numbered: bool = False,
        digits_typed: bool = False,
        people: Sequence[Person] = (),
        cover: bool = True,
    ) -> None:
        """`stops` are ids and words, of which `now` is the present one: steps on a way, or views where `numbered`.

        Where `digits_typed`, a digit stands in a field of the page and turns to no view: none is shown beside words.
        """
        super().__init__()
        self._stops, self._now, self._numbered = tuple(stops), now, numbered
        self._covers, self._digits_typed = cover, digits_typed
        self.set_reactive(Head.part, part)
        self.set_reactive(Head.title, title)
        self.set_reactive(Head.people, tuple(people))

    def lead_through(self, stops: Sequence[tuple[str, str]]) -> None:
        """Show these steps from now on."""
        self._stops = tuple(stops)
        self.refresh()

    def warn(self, text: str) -> None:
        """Say at the right that something needs seeing to; an empty text says the usual again."""
        self.warning = text

    def render(self) -> Content:
        """As much of it as there is room for; a warning never gives way: what stands at the left is cut for it."""
        edge = side(self.size.width)
        width = max(0, self.size.width - 2 * edge)
        left = right = Content("")
        for left, right in self._forms():
            if left.cell_length + bool(right) * BETWEEN + right.cell_length <= width:
                break
        else:
            left = left.truncate(max(0, width - BETWEEN - right.cell_length), ellipsis=True)
        return Content.assemble(" " * edge, left, " " * (width - left.cell_length - right.cell_length), right)

    def _forms(self) -> Iterator[tuple[Content, Content]]:
        """Left and right, the fullest first."""
        lefts = [*self._lefts()]
        whole, keyed, word = self._rights()
        yield lefts[0], whole
        for left in lefts[:3]:
            yield left, keyed
        if not self._stops and self.size.width >= NARROW:
            return  # a long title is cut before the key that covers the page goes
        yield lefts[min(2, len(lefts) - 1)], word
        for left in lefts[3:]:
            yield left, keyed
            yield left, word

    def _rights(self) -> tuple[Content, Content, Content]:
        """Each ends with the word to click; nothing where there is nothing to hide."""
        if not self._covers:
            return Content(""), Content(""), Content("")
        keyed = Content.assemble(COVER_KEY, " ", COVER)
        if self.warning:
            warning = Content.styled(f"{self.warning}   ", "bold $text-warning")
            return warning + keyed, warning + keyed, warning + COVER
        said = [person_mark(person) for person in self.people] + ([Content(self.note)] if self.note else [])
        return Content.assemble(*(words + "   " for words in said), keyed), keyed, COVER

    def _lefts(self) -> Iterator[Content]:
        if not self._stops:
            yield Content.styled(self.title or "Supervise", "bold $text")
        elif self._numbered:
            title = Content.styled(self.title, "bold $text") + "   "
            yield title + Content("   ").join(self._views(True, self.part))
            yield Content("  ").join(self._views(True, self.part))
            yield Content(" ").join(self._views(True, self.part))
            yield Content("  ").join(self._views(False, self.part))
            yield Content("  ").join(self._views(False, ""))
        else:
            link = Content.styled(" ─ ", "$line")
            yield link.join(self._steps(self.part))
            yield link.join(self._steps(""))
            yield Content("  ").join(self._steps(""))
            yield self._dots(self.part)
            yield self._dots("")

    @property
    def _at(self) -> int:
        return next((at for at, (stop, _) in enumerate(self._stops) if stop == self._now), 0)

    def _steps(self, part: str) -> Iterator[Content]:
        for at, (stop, words) in enumerate(self._stops):
            if at < self._at:
                content = Content.assemble(("● ", "$accent"), (words, "$text"))
            elif at == self._at:
                content = self._present(words, part)
            else:
                content = Content.styled(f"○ {words}", "$faint")
            yield clickable(content, "go_to", stop)

    def _views(self, named: bool, part: str) -> Iterator[Content]:
        for number, (stop, words) in enumerate(self._stops, 1):
            if stop == self._now:
                content = self._present(words if self._digits_typed else f"{number} {words}", part)
            elif self._digits_typed and named:
                content = Content.styled(words, "$text")
            else:
                content = Content.assemble((str(number), "$accent"), f" {words}" if named else "")
            yield clickable(content, "go_to", stop)

    def _dots(self, part: str) -> Content:
        """`Talk · Resilience ●●●○○○○`: the present step alone, and how far along the way it is."""
        done, ahead = self._at + 1, len(self._stops) - self._at - 1
        dots = Content.assemble(("●" * done, "$accent"), ("○" * ahead, "$faint"))
        return Content.assemble(self._present(self._stops[self._at][1], part), " ", dots)

    @staticmethod
    def _present(words: str, part: str) -> Content:
        return Content.styled(f" {words} · {part} " if part else f" {words} ", "bold $on-accent on $accent")

    def action_cover(self) -> None:
        self.post_message(self.CoverAsked())

    def action_go_to(self, stop: str) -> None:
        if stop != self._now:
            self.post_message(self.StopChosen(stop))
