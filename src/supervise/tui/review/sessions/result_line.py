"""Result count: how many sessions are listed, and clickable words for what can be done about it."""

from collections.abc import Iterable

from textual.content import Content

from supervise.domain.wording import plural
from supervise.tui.drawing.cell_text import wrap
from supervise.tui.widgets.inline_items import InlineItems

OfferedAction = tuple[str, str]
"""An action of the page, and the words for it."""


class ResultCount(InlineItems):
    """`4 of 2,500 sessions   Show all (ctrl+r)`: each deed on the next line where it does not fit beside the others."""

    DEFAULT_CSS = """
    ResultCount { height: auto; color: $text-muted; }
    """

    GAP = 3

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.text = ""
        self.deeds: tuple[OfferedAction, ...] = ()

    def say(self, text: str, deeds: Iterable[OfferedAction] = ()) -> None:
        before, now = (self.text, self.deeds), (text, tuple(deeds))
        if before != now:
            self.text, self.deeds = now
            self.refresh(layout=before[1] != now[1] or len(before[0]) != len(text))

    def lead(self, width: int) -> list[str]:
        return wrap(self.text, max(1, width))

    def items(self, width: int) -> list[Content]:
        return [Content.styled(words, "underline $accent") for _, words in self.deeds]

    async def action_click_item(self, index: int) -> None:
        await self.screen.run_action(self.deeds[index][0])


def count_text(number: int, of: int, *, narrowed: bool, over: int | None = None) -> str:
    """4 of 2,500 sessions; where only those `over` so many years old are listed, it says that."""
    if not of and over is None:
        return "No session is over yet. Each will stand here once it is."
    all_of_them = f"{of:,} {'session' if of == 1 else 'sessions'}"
    if narrowed:
        return f"{number:,} of {all_of_them}"
    if over is not None:
        return f"{all_of_them} over {plural(over, 'year')} old. Each can be put into the trash, by hand."
    return f"{all_of_them}, newest first"
