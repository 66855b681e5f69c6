"""Both have answered: the last moment at which nothing is shown, so that both look at the same time."""

from collections.abc import Iterator

from textual.containers import Vertical
from textual.widget import Widget

from supervise.tui.session.two_answers_page import TogetherPage
from supervise.tui.shell.deed import Deed
from supervise.tui.shell.head import Head
from supervise.tui.widgets.text import Caption, Heading


class BothAnsweredPage(TogetherPage):
    """Shown before the two answers of either step; says of neither answer what it is, nor whether it was skipped."""

    HELP_PAGE = "handover"
    HINT = "Look together. Enter shows both answers."
    AUTO_FOCUS = "ActionBar"
    DEFAULT_CSS = """
    BothAnsweredPage {
        #both-answered { height: auto; max-width: 68; margin: 1 0 0 0; padding: 1 4; background: $surface; }
        #both-answered Static { margin: 0 0 1 0; }
        #both-answered #turn { color: $text; }
        &.-narrow #both-answered, &.-short #both-answered { margin: 0; padding: 0; background: $background; }
    }
    """

    def __init__(self, step: str, part: str) -> None:
        super().__init__()
        self._step, self._part = step, part

    @property
    def part(self) -> str:
        return self._part

    def head(self) -> Head:
        return self.head_at(self._step)

    def body(self) -> Iterator[Widget]:
        with Vertical(id="both-answered"):
            yield Heading("Both answers are in.")
            yield Caption(f"{' and '.join(person.initials for person in self.people)}, look together now.", id="turn")
            yield Caption(
                self.with_keys(
                    "Nothing has been shown yet. If one of you answered or skipped by mistake, "
                    "{again} lets that person answer again, alone."
                )
            )

    def deeds(self) -> Iterator[Deed]:
        yield Deed("next", "Show both", main=True)
        yield Deed("again", "Answer again")
