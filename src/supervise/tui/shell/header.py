"""Header: the step of the session or the page's title, who is here, and the word that covers the page."""

from collections.abc import Iterator
from dataclasses import dataclass

from textual.content import Content
from textual.message import Message
from textual.reactive import Reactive, reactive
from textual.widget import Widget

from supervise.domain.session.model import STEPS, Step
from supervise.tui.widgets.inline_items import clickable

COVER = clickable(Content("Cover"), "cover")
"""At the right end: the mouse's way to hide the page at once."""


class Header(Widget):
    """`Arrive · Wheel · Talk …` with the present step marked; a click on a step asks to go there."""

    DEFAULT_CSS = """
    Header {
        height: 1; dock: top; padding: 0 2; background: $surface; color: $text-muted;
        text-wrap: nowrap; text-overflow: ellipsis;
    }
    """

    auto_links: Reactive[bool] = Reactive(False)
    title: reactive[str] = reactive("")
    note: reactive[str] = reactive("")
    """Said at the right: the pair."""
    warning: reactive[str] = reactive("")
    """Said at the right in its place, while the words are not on disk."""

    @dataclass
    class StepChosen(Message):
        step: Step

    class CoverAsked(Message): ...

    def __init__(
        self, title: str = "", *, step: Step | None = None, note: str = "", part: str = "", cover: bool = True
    ) -> None:
        super().__init__()
        self._covers = cover
        self.step, self.part = step, part
        self.set_reactive(Header.title, title)
        self.set_reactive(Header.note, note)

    def warn(self, text: str) -> None:
        """Say at the right that something needs seeing to; an empty text says the usual again."""
        self.warning = text

    def render(self) -> Content:
        """All of it if there is room; else first the pair gives way, then the part, then the other steps.

        A warning never does: the title is cut short for it.
        """
        width = self.content_size.width
        left = Content("")
        for left in self._lefts():
            for right in self._rights():
                room = width - left.cell_length - right.cell_length
                if room >= 2:
                    return Content.assemble(left, " " * room, right)
        for right in self._rights() if self.warning else ():
            room = width - right.cell_length - 2
            left = left.truncate(max(room, 0), ellipsis=True)
            return Content.assemble(left, " " * (width - left.cell_length - right.cell_length), right)
        return left

    def _rights(self) -> Iterator[Content]:
        """Each ends with the word to click; nothing where there is nothing to hide."""
        if not self._covers:
            return
        if self.warning:
            yield Content.assemble((self.warning, "bold $text-warning"), " · ", COVER)
            return
        if self.note:
            yield Content.assemble(f"{self.note} · ", COVER)
        yield COVER

    def _lefts(self) -> Iterator[Content]:
        part = f", {self.part}" if self.part else ""
        parts = (part, "") if part else ("",)
        if self.step is not None:
            yield from (self._steps(self.step, part) for part in parts)
        yield from (self._short(part) for part in parts)

    def _short(self, part: str) -> Content:
        if self.step is None:
            return Content.styled(self.title or "Supervise", "bold $text")
        now = STEPS.index(self.step)
        return Content.styled(f"{now + 1}/{len(STEPS)} {self.step.capitalize()}{part}", "bold $text")

    def _steps(self, step_now: Step, part: str) -> Content:
        return Content(" · ").join(
            clickable(
                Content.styled(step.capitalize() + part, "bold $accent")
                if step == step_now
                else Content(step.capitalize()),
                "go_to_step",
                step,
            )
            for step in STEPS
        )

    def action_cover(self) -> None:
        self.post_message(self.CoverAsked())

    def action_go_to_step(self, step: Step) -> None:
        if step != self.step:
            self.post_message(self.StepChosen(step))
