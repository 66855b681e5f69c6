"""List of the talk's questions: the current one marked, those with a note ticked."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from supervise.domain.session.talk.talk_notes import OUR_OWN, NoteHeading


class QuestionList(OptionList):
    """`► 2 √ Who noticed?`. Up and Down show a heading, Enter or a click goes to its note."""

    DEFAULT_CSS = """
    QuestionList {
        height: auto; padding: 0; border: none; background: $background; color: $text;
        text-wrap: nowrap; text-overflow: ellipsis; scrollbar-size-vertical: 1;
        & > .option-list--option { padding: 0; color: $text-muted; }
        & > .option-list--option-highlighted { color: $accent; background: $background; text-style: bold; }
        & > .option-list--option-hover { background: $panel; }
        &:focus {
            border: none; background-tint: $foreground 0%;
            & > .option-list--option-highlighted { color: $accent; background: $panel; text-style: bold; }
        }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("j", "cursor_down", "Down", show=False),
        Binding("k", "cursor_up", "Up", show=False),
    ]
    HELP = "Up and Down show a question; Enter goes to its note. A tick says that something is written there."

    def __init__(self, headings: Sequence[NoteHeading], *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self._headings = tuple(headings)
        self._state: tuple[int, frozenset[int]] = (-1, frozenset())
        self.add_options(Option(self._line(index, -1, frozenset())) for index in range(len(headings)))

    def show(self, at: int, noted: frozenset[int]) -> None:
        """Mark the current question, and tick those with a note."""
        old_at, old_noted = self._state
        self._state = (at, noted)
        for index in {at, old_at} - {-1} | (noted ^ old_noted):
            self.replace_option_prompt_at_index(index, self._line(index, at, noted))
        if self.highlighted != at:
            self.highlighted = at

    def _line(self, index: int, at: int, noted: frozenset[int]) -> Content:
        heading = self._headings[index]
        words = heading.title or heading.question
        number = " " if heading.link or heading.earlier or heading.question == OUR_OWN else str(index + 1)
        mark = "►" if index == at else " "
        tick = "√" if index in noted else "·"
        return Content(f"{mark} {number} {tick} {'earlier: ' if heading.earlier else ''}{words}")
