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
        #body { align: center middle; hatch: "·" $line 60%; }
        #both-answered { height: auto; max-width: 64; padding: 1 4; background: $surface; }
        #both-answered Static { width: 100%; margin: 0 0 1 0; text-align: center; }
        #both-answered #turn { color: $text; }
        &.-narrow, &.-short {
            #body { align: left top; hatch: none; }
            #both-answered { padding: 0; background: $background; }
            #both-answered Static { text-align: left; }
        }
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
            yield Heading("You have both had your turn.")
            yield Caption(f"{' and '.join(person.initials for person in self.people)}, look together now.", id="turn")
            yield Caption(
                self.with_keys(
                    "If one of you answered or skipped by mistake, {again} lets that person answer again, alone."
                )
            )

    def deeds(self) -> Iterator[Deed]:
        yield Deed("next", "Show both", main=True)
        yield Deed("again", "Answer again")
