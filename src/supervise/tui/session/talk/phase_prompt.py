"""Phase prompt: the phase of the talk and its prompt, or in the prompt's place something to say."""

from collections.abc import Iterable, Iterator

from textual.containers import Vertical
from textual.widget import Widget

from supervise.domain.content.talk_plan import Moment, TalkPlan
from supervise.domain.session.talk.talk_clock import ClockDisplay
from supervise.tui.session.talk.steady_text import SteadyCaption
from supervise.tui.widgets.text import Caption

TO_SAY = "Something to say"


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
