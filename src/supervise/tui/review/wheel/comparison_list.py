"""Every section then and now, in words, under what became of it."""

from collections.abc import Mapping, Sequence
from textwrap import wrap
from typing import ClassVar

from textual.binding import Binding, BindingType

from supervise.domain.review.wheel_over_time import STATES, LastAnswer, SectionChange, answer_words, count_text
from supervise.domain.wording import plural
from supervise.tui.drawing.cell_text import clip, pad_or_clip, printable
from supervise.tui.review.wheel.layout import Layout, column_width
from supervise.tui.review.wheel.line_list import LineList, Piece

NUMBER = 4
"""The cursor's mark, a number of two figures as on the wheels, and a space."""


class SectionComparisonList(LineList):
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
            if section_changes := [section for section in sections if section.state == state]:
                self._entries += [(words, len(section_changes)), *section_changes]
        self._measure(before.id if before else "")

    def lay_out_as(self, layout: Layout) -> None:
        if layout != self._layout:
            self._layout = layout
            self._measure(self.section.id if self.section else "")

    def _measure(self, chosen: str) -> None:
        ids = [entry.id if isinstance(entry, SectionChange) else None for entry in self._entries]
        cursor = ids.index(chosen) if chosen in ids else min(1, len(ids) - 1)
        self.set_reactive(LineList.cursor, cursor)
        width = self.scrollable_content_region.width or self.size.width
        self.lay_out_heights([len(self.lines(index, width)) for index in range(len(ids))], cursor)

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
        for index, entry in enumerate(self._entries):
            if isinstance(entry, SectionChange) and entry.number == number:
                self.go_to(index)

    def action_turn(self, by: int) -> None:
        count = sum(isinstance(entry, SectionChange) for entry in self._entries)
        if self.section and count:
            self.choose((self.section.number - 1 + by) % count + 1)

    def can_choose(self, index: int) -> bool:
        return self._section(index) is not None

    def _section(self, index: int) -> SectionChange | None:
        section_change = self._entries[index] if 0 <= index < len(self._entries) else None
        return section_change if isinstance(section_change, SectionChange) else None

    def lines(self, index: int, width: int) -> list[list[Piece]]:
        section_change = self._entries[index]
        if isinstance(section_change, tuple):
            words, count = section_change
            heading: list[list[Piece]] = [[(words, "head"), (f"  {count}", "quiet")]]
            return heading if index == 0 or self._layout == "folded" else [[], *heading]
        if self._layout == "columns":
            return self._columns(index, section_change, width)
        name = self._titled(index, section_change, width)
        if self._layout == "arrows":
            return [*name, *self._arrows(section_change, width)]
        open_ = section_change.last is not None and (self._layout == "open" or index == self.cursor)
        return [*name, *(self._under(section_change, width) if open_ else ())]

    def _titled(self, index: int, section_change: SectionChange, width: int) -> list[list[Piece]]:
        """The mark of the cursor, its number on the wheels, and the title on as many lines as it needs."""
        mark = "►" if index == self.cursor else " "
        drawn = self._layout in ("open", "folded")
        lead = f"{mark}{section_change.number:>2} " if drawn else f"{mark} "
        lines = wrap(printable(section_change.title), max(8, width - len(lead))) or [""]
        return [[(clip((lead if n == 0 else " " * len(lead)) + line, width), "text")] for n, line in enumerate(lines)]

    def _arrows(self, section_change: SectionChange, width: int) -> list[list[Piece]]:
        """`CD Often → Even under pressure`."""
        rows = []
        for by, name in self._initials.items():
            was, is_ = _words(section_change.then.answers.get(by)), _words(section_change.now.answers.get(by))
            if was or is_:
                rows.append(f"{name} {was}, as before" if was == is_ else f"{name} {was or '–'} → {is_ or '–'}")
        if not rows and (section_change.then.talks or section_change.now.talks):
            rows.append(f"{_talks(section_change.then.talks)} → {_talks(section_change.now.talks)}, not rated")
        room = max(12, width - 2)
        return [
            [(clip(f"  {line}", width), "quiet")] for row in rows for line in wrap(row, room, subsequent_indent="  ")
        ]

    def _under(self, section_change: SectionChange, width: int) -> list[list[Piece]]:
        """What is said of a section under its title, a sentence or more a line."""
        texts = (count_text(section_change), *answer_words(section_change, self._initials))
        room = max(12, width - NUMBER)
        return [
            [(clip(" " * NUMBER + line, width), "quiet")]
            for words in texts
            for line in wrap(printable(words), room, subsequent_indent="  ")
        ]

    def _columns(self, index: int, section_change: SectionChange, width: int) -> list[list[Piece]]:
        column = column_width(width)
        label = width - 2 * column

        def row(first: str, tone: str, was: str, is_: str) -> list[Piece]:
            cells = f"{pad_or_clip(was, column - 1)} {clip(is_, column)}"
            return [(pad_or_clip(first, label), "text" if tone == "text" else "quiet"), (cells, "quiet")]

        names = self._titled(index, section_change, label - 1)
        if section_change.state in ("neither", "never"):
            return names
        rows = [
            row(names[0][0][0], "text", _talks(section_change.then.talks), _talks(section_change.now.talks)),
            *names[1:],
        ]
        for by, who in self._initials.items():
            was, is_ = _words(section_change.then.answers.get(by)), _words(section_change.now.answers.get(by))
            if was or is_:
                rows.append(row(f"    {who}", "quiet", was or "–", is_ or "–"))
        return rows


def _words(answer: LastAnswer | None) -> str:
    return printable(answer.words) if answer else ""


def _talks(count: int) -> str:
    return plural(count, "talk") if count else "–"
