"""Texts about a rung: what the highlighted rung means, and what the next rung asks for."""

from collections.abc import Iterator, Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from supervise.domain.content.ladder import Ladder, Rung
from supervise.domain.session.incident import NextRung
from supervise.tui.drawing.cell_text import printable
from supervise.tui.drawing.ladder.view import LadderMark
from supervise.tui.shell.chrome import TALL
from supervise.tui.widgets.text import Caption, FocusableScroll, Heading, NumberedList

NARROW = 60
MARK = "·"


class RungDetails(Vertical):
    """A rung's title, band, summary and signs, and the marks on it; as tall as the longest rung of its ladder needs.

    What stands below would move at each rung climbed otherwise. In a narrow window that is out of sight as it is.
    """

    DEFAULT_CSS = """
    RungDetails {
        height: auto;
        Static { height: auto; }
        .-empty { display: none; }
        .title { text-style: bold; }
        .signs, .here { color: $text-muted; }
    }
    """
    NOTHING = "Climb with the arrows, or click a rung, to read what it means."

    def __init__(self, *, brief_when_low: bool = False) -> None:
        """`brief_when_low` leaves out the signs, and who is there, where a page that is not tall has more to show."""
        super().__init__()
        self._brief_when_low = brief_when_low

    def compose(self) -> ComposeResult:
        yield Static(classes="title -empty")
        yield Static(Content(self.NOTHING), classes="summary")
        yield NumberedList(mark=MARK, classes="signs -empty")
        yield Static(classes="here -empty")

    _ladder: Ladder | None = None
    _rung: Rung | None = None
    _marks: Sequence[LadderMark] = ()

    def tell(
        self, ladder: Ladder, number: int | None, marks: Sequence[LadderMark] = (), *, before: str = NOTHING
    ) -> None:
        """Show this rung; with none, what is said `before` one is read."""
        self._ladder, self._marks = ladder, marks
        self.on_resize()
        self._rung = rung = None if number is None else ladder.rung(number)
        if rung is None:
            self._say((), title=Content(""), summary=Content(before), here=Content(""))
        else:
            self._say(self._signs(rung), **self._parts(ladder, rung))

    @property
    def in_full(self) -> str:
        """The rung read, with its signs; "" where none is."""
        if (rung := self._rung) is None:
            return ""
        return "\n".join((f"{rung.number}  {rung.title}", rung.summary, *(f"{MARK} {sign}" for sign in rung.signs)))

    def on_resize(self) -> None:
        if self._ladder is not None and self.app.size.width >= NARROW:
            self.styles.min_height = max(self._rows(self._ladder, rung) for rung in self._ladder.rungs)

    def _rows(self, ladder: Ladder, rung: Rung) -> int:
        """Lines that this rung takes at the width there is."""
        width = max(1, self.content_size.width)
        parts = [part for part in self._parts(ladder, rung).values() if part.plain]
        signs = NumberedList(self._signs(rung), mark=MARK).get_content_height(self.size, self.size, width)
        return signs + sum(len(part.wrap(width)) for part in parts)

    @property
    def _is_brief(self) -> bool:
        return self._brief_when_low and self.app.size.height < TALL

    def _signs(self, rung: Rung) -> tuple[str, ...]:
        return () if self._is_brief else rung.signs

    def _parts(self, ladder: Ladder, rung: Rung) -> dict[str, Content]:
        """The words about this rung, each by the class of what shows it."""
        band = ladder.band(rung.number)
        text = "  ".join(f"{mark.sign} {printable(mark.text)}" for mark in self._marks if mark.rung == rung.number)
        return {
            "title": Content.assemble(
                (f"{rung.number}  {rung.title}", "$accent"),
                (f"  ({band.title})" if band else "", "not bold $text-muted"),
            ),
            "summary": Content(rung.summary),
            "here": Content(f"Here: {text}" if text and not self._is_brief else ""),
        }

    def _say(self, signs: tuple[str, ...], **parts: Content) -> None:
        listed = self.query_one(".signs", NumberedList)
        listed.items = signs
        listed.set_class(not signs, "-empty")
        for name, words in parts.items():
            part = self.query_one(f".{name}", Static)
            part.update(words)
            part.set_class(not words.plain, "-empty")


class NextRungIntro(FocusableScroll):
    """The next rung's title and summary, and one question to think about."""

    DEFAULT_CSS = """
    NextRungIntro {
        #rung-title { color: $accent; }
    }
    """

    def __init__(self, rungs: NextRung, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._rungs = rungs

    def compose(self) -> ComposeResult:
        title, *lines = self._words()
        yield Heading(title, id="rung-title")
        yield Caption(" ".join(lines))

    def _words(self) -> Iterator[str]:
        """Yields the title, then the sentences under it."""
        here, above, needed = self._rungs.here, self._rungs.above, self._rungs.needed
        if here is None:
            yield "What keeps it where it is?"
            yield "Place it together, one page back, to see the next rung here. You can pick below without it."
        elif self._rungs.arrived:
            if needed is not None and needed.number < here.number:
                yield f"It stands on {here.number} {here.title}, and needs {needed.number} {needed.title}"
                yield "Higher is not always better: it stands high enough for this work."
            else:
                where = "where it is needed" if needed is not None and needed == here else "on the top rung"
                yield f"It already stands {where}: {here.number} {here.title}"
            yield here.summary
        elif above is not None:
            aim = f", needed: {needed.number} {needed.title}" if needed else ""
            yield f"The next rung: {above.number} {above.title}{', the one needed' if needed == above else aim}"
            way = "" if needed == above else "A step on the way, not where it has to stay. "
            yield f"{way}{above.summary}"
            if above.signs:
                yield f"What you would see there: {'. '.join(above.signs)}."
