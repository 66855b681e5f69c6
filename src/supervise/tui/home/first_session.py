"""Before the first session: what a session will be, step by step, and how long it takes."""

from collections.abc import Iterator

from textual.containers import Vertical
from textual.widget import Widget

from supervise.domain.content.talk_plan import TalkPlan
from supervise.domain.people import Who
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

BRIEF: dict[Who, tuple[str, str]] = {
    "one": (
        "What you can write here",
        "Think something through with a section of the wheel, or write for your portfolio, in your own words. "
        "Stop at any point, and go on another day.",
    ),
    "team": (
        "What a team can do here",
        "An hour with a section of the wheel, fifteen minutes in a meeting, or one piece of work on the ladder. "
        "Nobody is named, and who said what is not kept.",
    ),
}
EMPTY = "Every step can be left empty, help (F1) says what each is for, and ctrl+q closes at any point."


class FirstSession(Vertical):
    """Gone once there is a session to look back on."""

    DEFAULT_CSS = "FirstSession { height: auto; display: none; Caption { margin: 0 0 1 0; } }"

    _said: tuple[int, Who] | None = None

    def show(self, plan: TalkPlan | None, who: Who) -> None:
        """Say it, with the length of the talk as it is planned; None once it is known. Only two are told each step."""
        self.display = plan is not None
        if plan is not None and self._said != (plan.minutes, who):
            self._said = plan.minutes, who
            self.remove_children()
            self.mount(*self._of_two(plan) if who == "pair" else self._brief(*BRIEF[who]))

    def _brief(self, heading: str, words: str) -> Iterator[Widget]:
        yield Heading(heading)
        yield Caption(words)
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
