"""Phase prompt: the phase of the talk and its prompt, or something to say, in text of a height that stays."""

from collections.abc import Iterable, Iterator
from typing import Any

from textual.containers import Vertical
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from supervise.domain.content.talk_plan import Moment, TalkPlan
from supervise.domain.session.talk.talk_clock import ClockDisplay
from supervise.tui.widgets.text import Caption, Heading

TO_SAY = "Something to say"
MOST_ROWS = 3
"""The most rows kept free for a longer text than the present one: somebody's own words may fill a page."""


class PhasePrompt(Vertical):
    """Keeps its height whichever prompt it shows: the note stands right below."""

    DEFAULT_CSS = """
    PhasePrompt {
        height: auto;
        #phase { color: $accent; text-style: bold; }
        #prompt { color: $text; }
        &.-saying #prompt { color: $accent; }
    }
    """

    def __init__(self, plan: TalkPlan) -> None:
        super().__init__()
        self._plan = plan
        self._phase = self._to_say = ""

    def compose(self) -> Iterator[Widget]:
        to_say = (prompt.text for prompt in self._plan.prompts if prompt.moment != "ladder")
        yield Caption(id="phase")
        yield SteadyCaption([*(phase.prompt for phase in self._plan.phases), *map(_said, to_say)], id="prompt")

    def show(self, display: ClockDisplay) -> None:
        """Show the phase there is now; what was to be said in the one before goes with it."""
        phase = display.phase
        if phase.id != self._phase:
            self._phase, self._to_say = phase.id, ""
        self.query_one("#phase", Caption).say(
            f"{phase.title} · {display.in_phase}" if display.in_phase else phase.title
        )
        self.query_one("#prompt", Caption).say(_said(self._to_say) if self._to_say else phase.prompt)
        self.set_class(bool(self._to_say), "-saying")

    def turn(self, moments: Iterable[Moment]) -> None:
        """Go to the next thing to say at these moments; `show` shows it."""
        texts = [prompt.text for moment in moments for prompt in self._plan.prompts_for(moment)]
        if texts:
            index = texts.index(self._to_say) + 1 if self._to_say in texts else 0
            self._to_say = texts[index % len(texts)]


def _said(text: str) -> str:
    return f"{TO_SAY}: {text}"


class SteadyCaption(Caption):
    """Keeps its height when its words change, so that nothing below moves."""

    def __init__(self, texts: Iterable[str], **given: Any) -> None:
        super().__init__(**given)
        self._texts = tuple(texts)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return _steady(self, super().get_content_height(container, viewport, width), self._texts, width)


class SteadyHeading(Heading):
    """The same of a heading."""

    def __init__(self, texts: Iterable[str], **given: Any) -> None:
        super().__init__("", **given)
        self._texts = tuple(texts)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return _steady(self, super().get_content_height(container, viewport, width), self._texts, width)


def _steady(widget: Widget, own_rows: int, texts: Iterable[str], width: int) -> int:
    """The rows of the longest of the texts; in a narrow window, where rows are few, those of the present one."""
    if widget.screen.has_class("-narrow"):
        return own_rows
    longest = max((len(Content(text).wrap(max(1, width))) for text in texts), default=0)
    return max(own_rows, min(longest, MOST_ROWS))
