"""Every section then and now, in words, under what became of it."""

from collections.abc import Mapping, Sequence
from textwrap import wrap
from typing import ClassVar

from textual.binding import Binding, BindingType

from supervise.domain.review.wheel_over_time import STATES, Answer, SectionChange, answer_words, count_text
from supervise.domain.wording import plural
from supervise.tui.drawing.cell_text import clip, pad_or_clip, printable
from supervise.tui.review.wheel.layout import Layout, column_width
from supervise.tui.widgets.virtual_list import Piece, VirtualList

NUMBER = 4
"""The cursor's mark and a number of two figures."""


class SectionComparisonList(VirtualList):
    """Sections by what became of them.

    Folded, only the one with the cursor has its words under it; open, each has them, and its number on the wheels.
    With arrows and in columns, then stands beside now: the whole of it where no wheel is drawn.
    """

    LIT_WHOLE = False

    OPENS_AT_ONCE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("right,l", "turn(1)", "Next on the wheel", show=False),
        Binding("left,h", "turn(-1)", "Previous on the wheel", show=False),
    ]
    HELP = "Up and Down go through the sections, Left and Right round the wheel. Enter shows the section over time."

    def __init__(self, layout: Layout = "folded", *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._entries: list[SectionChange | tuple[str, int]] = []
        self._initials: Mapping[str, str] = {}
        self._layout: Layout = layout

    def show(self, sections: Sequence[SectionChange], initials: Mapping[str, str]) -> None:
        """List these under their headings, the cursor on the section it was on."""
        before = self.section
        self._initials = {by: printable(name) for by, name in initials.items()}
        self._entries = []
        for state, words in STATES.items():
            if found := [one for one in sections if one.state == state]:
                self._entries += [(words, len(found)), *found]
        self._measure(before.id if before else "")

    def lay_out_as(self, layout: Layout) -> None:
        if layout != self._layout:
            self._layout = layout
            self._measure(self.section.id if self.section else "")

    def _measure(self, chosen: str) -> None:
        ids = [one.id if isinstance(one, SectionChange) else None for one in self._entries]
        cursor = ids.index(chosen) if chosen in ids else min(1, len(ids) - 1)
        self.set_reactive(VirtualList.cursor, cursor)
        width = self.scrollable_content_region.width or self.size.width
        self.lay_out([len(self.lines(index, width)) for index in range(len(ids))], cursor)

    def on_resize(self) -> None:
        self._measure(self.section.id if self.section else "")

    def watch_cursor(self) -> None:
        if self._layout == "folded":
            self._measure(self.section.id if self.section else "")
        super().watch_cursor()

    @property
    def section(self) -> SectionChange | None:
        """The section under the cursor."""
        return self._section(self.cursor)

    def choose(self, number: int) -> None:
        """Put the cursor on the section with this number on the wheel."""
        for index, one in enumerate(self._entries):
            if isinstance(one, SectionChange) and one.number == number:
                self.go_to(index)

    def action_turn(self, by: int) -> None:
        count = sum(isinstance(one, SectionChange) for one in self._entries)
        if self.section and count:
            self.choose((self.section.number - 1 + by) % count + 1)

    def can_choose(self, index: int) -> bool:
        return self._section(index) is not None

    def _section(self, index: int) -> SectionChange | None:
        one = self._entries[index] if 0 <= index < len(self._entries) else None
        return one if isinstance(one, SectionChange) else None

    def lines(self, index: int, width: int) -> list[list[Piece]]:
        one = self._entries[index]
        if isinstance(one, tuple):
            words, count = one
            heading: list[list[Piece]] = [[(words, "head"), (f"  {count}", "quiet")]]
            return heading if index == 0 or self._layout == "folded" else [[], *heading]
        if self._layout == "columns":
            return self._columns(index, one, width)
        name = self._titled(index, one, width)
        if self._layout == "arrows":
            return [*name, *self._arrows(one, width)]
        open_ = one.last is not None and (self._layout == "open" or index == self.cursor)
        return [*name, *(self._under(one, width) if open_ else ())]

    def _titled(self, index: int, one: SectionChange, width: int) -> list[list[Piece]]:
        """The mark of the cursor, the number where the wheels show it, and the title on as many lines as it needs."""
        mark = "▸" if index == self.cursor else " "
        lead = f"{mark}{one.number:>2} " if self._layout == "open" else f"{mark} "
        lines = wrap(printable(one.title), max(8, width - len(lead))) or [""]
        return [[(clip((lead if n == 0 else " " * len(lead)) + line, width), "text")] for n, line in enumerate(lines)]

    def _arrows(self, one: SectionChange, width: int) -> list[list[Piece]]:
        """`CD Often → Even under pressure`."""
        rows = []
        for by, name in self._initials.items():
            was, is_ = _words(one.then.answers.get(by)), _words(one.now.answers.get(by))
            if was or is_:
                rows.append(f"{name} {was}, as before" if was == is_ else f"{name} {was or '–'} → {is_ or '–'}")
        if not rows and (one.then.talks or one.now.talks):
            rows.append(f"{_talks(one.then.talks)} → {_talks(one.now.talks)}, not rated")
        room = max(12, width - 2)
        return [
            [(clip(f"  {line}", width), "quiet")] for row in rows for line in wrap(row, room, subsequent_indent="  ")
        ]

    def _under(self, one: SectionChange, width: int) -> list[list[Piece]]:
        """What is said of a section under its title, a sentence or more a line."""
        said = (count_text(one), *answer_words(one, self._initials))
        indent = NUMBER if self._layout == "open" else 2
        room = max(12, width - indent)
        return [
            [(clip(" " * indent + line, width), "quiet")]
            for words in said
            for line in wrap(printable(words), room, subsequent_indent="  ")
        ]

    def _columns(self, index: int, one: SectionChange, width: int) -> list[list[Piece]]:
        column = column_width(width)
        label = width - 2 * column

        def row(first: str, tone: str, was: str, is_: str) -> list[Piece]:
            cells = f"{pad_or_clip(was, column - 1)} {clip(is_, column)}"
            return [(pad_or_clip(first, label), "text" if tone == "text" else "quiet"), (cells, "quiet")]

        names = self._titled(index, one, label - 1)
        if one.state in ("neither", "never"):
            return names
        rows = [row(names[0][0][0], "text", _talks(one.then.talks), _talks(one.now.talks)), *names[1:]]
        for by, who in self._initials.items():
            was, is_ = _words(one.then.answers.get(by)), _words(one.now.answers.get(by))
            if was or is_:
                rows.append(row(f"    {who}", "quiet", was or "–", is_ or "–"))
        return rows


def _words(answer: Answer | None) -> str:
    return printable(answer.words) if answer else ""


def _talks(count: int) -> str:
    return plural(count, "talk") if count else "–"
