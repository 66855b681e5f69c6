"""Check row: some of a few; arrows move, Space, Enter or a click picks and takes back."""

from collections.abc import Sequence

from textual.content import Content

from supervise.tui.widgets.radio_row import RadioRow

AND = "; "
"""Between what is picked, as its `value` is written."""


class CheckRow(RadioRow):
    """Pills: `√ Chairs   · Sent word`. Its value are the words of all that is picked, in the order of the row.

    What is picked and is no longer among the choices stands behind them.
    """

    HINT = "Space picks"
    HELP = "Arrows move, Space or Enter picks and takes back, Backspace takes all back; Tab goes on."

    def __init__(self, words: Sequence[str], value: str = "", *, id: str | None = None) -> None:
        rest = value
        for word in words:
            rest = rest.replace(word, "")
        gone = [part for part in rest.split(AND) if part.strip()]
        super().__init__([(word, word) for word in (*words, *gone)], value, id=id)

    @property
    def picked(self) -> tuple[str, ...]:
        parts = self.value.split(AND)
        return tuple(word for word, _ in self.options if word in parts)

    def items(self, width: int) -> list[Content]:
        return [self._pill(index, word in self.picked, word) for index, (word, _) in enumerate(self.options)]

    def pick(self, word: str) -> None:
        """Pick it, or take it back."""
        picked = set(self.picked) ^ {word}
        self.choose(AND.join(each for each, _ in self.options if each in picked))

    def action_choose(self) -> None:
        if self.options:
            self.pick(self.options[self.highlighted][0])

    def action_click_item(self, index: int) -> None:
        self.highlighted = index
        self.pick(self.options[index][0])
