"""The words over the two lists: which rung is next, or that it already stands as high as it needs to."""

from collections.abc import Iterator

from textual.app import ComposeResult

from supervise.domain.session.incident import NextRung
from supervise.tui.widgets.asides import Aside, Heading
from supervise.tui.widgets.readable import Readable


class RungWords(Readable):
    """A title, what this rung looks like, and one question to think about."""

    DEFAULT_CSS = """
    RungWords {
        #rung-title { color: $accent; }
    }
    """

    def __init__(self, rungs: NextRung, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._rungs = rungs

    def compose(self) -> ComposeResult:
        title, *lines = self._words()
        yield Heading(title, id="rung-title")
        yield Aside(" ".join(lines))
        if question := self._question():
            yield Heading(question, id="question")

    def _words(self) -> Iterator[str]:
        """The title, then the sentences under it."""
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
            yield above.summary
            if above.signs:
                yield f"Signs of it: {'. '.join(above.signs)}."

    def _question(self) -> str:
        """The rung's own question for going on; where it should stay, what keeps it there."""
        if self._rungs.here is None:
            return ""
        stay = self._rungs.arrived and self._rungs.above is not None
        return "What keeps it there?" if stay else self._rungs.here.move_up
