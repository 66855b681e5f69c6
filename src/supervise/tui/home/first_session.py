"""Before the first session: what a session will be, step by step, and how long it takes."""

from collections.abc import Iterator

from textual.containers import Vertical
from textual.widget import Widget

from supervise.domain.content.talk_plan import TalkPlan
from supervise.domain.session.model import STEPS
from supervise.domain.wording import plural
from supervise.tui.widgets.text import Caption, Heading

STEP_WORDS: dict[str, str] = {
    "arrive": "what today is for",
    "wheel": "what to talk about",
    "talk": "{minutes} on it",
    "rate": "alone, then together",
    "ladder": "an incident, if any",
    "actions": "one to three small ones",
    "agree": "read it, then initials",
}

ALONE = (
    "Think something through with a section of the wheel, or write for your portfolio, in your own words. "
    "Stop at any point, and go on another day."
)
EMPTY = "Every step can be left empty, and help (F1) says what each is for."


class FirstSession(Vertical):
    """Gone once there is a session to look back on."""

    DEFAULT_CSS = "FirstSession { height: auto; display: none; Caption { margin: 0 0 1 0; } }"

    _said: tuple[int, bool] | None = None

    def show(self, plan: TalkPlan | None, *, alone: bool = False) -> None:
        """Say it, with the length of the talk as it is planned; None once it is known. One alone is told less."""
        self.display = plan is not None
        if plan is not None and self._said != (plan.minutes, alone):
            self._said = plan.minutes, alone
            self.remove_children()
            self.mount(*self._alone() if alone else self._of_two(plan))

    def _alone(self) -> Iterator[Widget]:
        yield Heading("What you can write here")
        yield Caption(ALONE)
        yield Caption(EMPTY)

    def _of_two(self, plan: TalkPlan) -> Iterator[Widget]:
        length = plural(plan.minutes, "minute")
        steps = (
            f"{number} {step.capitalize():<8} {STEP_WORDS[step].format(minutes=length)}"
            for number, step in enumerate(STEPS, 1)
        )
        yield Heading("What a session is")
        yield Caption("The two of you at this laptop, for about an hour. Stop at any point, and go on another day.")
        yield Caption("\n".join(steps))
        yield Caption(EMPTY)
