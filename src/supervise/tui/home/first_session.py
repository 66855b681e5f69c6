"""Before the first session: what a session will be, step by step, and how long it takes."""

from textual.containers import Vertical

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


class FirstSession(Vertical):
    """Gone once there is a session to look back on."""

    DEFAULT_CSS = "FirstSession { height: auto; display: none; Caption { margin: 0 0 1 0; } }"

    def show(self, plan: TalkPlan | None) -> None:
        """Say it, with the length of the talk as it is planned; None once it is known."""
        self.display = plan is not None
        if plan is None or self.children:
            return
        length = plural(plan.minutes, "minute")
        steps = (
            f"{number} {step.capitalize():<8} {STEP_WORDS[step].format(minutes=length)}"
            for number, step in enumerate(STEPS, 1)
        )
        self.mount(
            Heading("What a session is"),
            Caption("The two of you at this laptop, for about an hour. Stop at any point, and go on another day."),
            Caption("\n".join(steps)),
            Caption("Every step can be left empty, and help (F1) says what each is for."),
        )
