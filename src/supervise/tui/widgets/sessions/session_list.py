"""Session list: past sessions in columns, or on two lines each; only the lines in sight are drawn."""

from collections.abc import Container, Sequence
from dataclasses import dataclass
from datetime import date, tzinfo
from typing import ClassVar

from rich.segment import Segment
from textual.message import Message
from textual.strip import Strip

from supervise.domain.review.session_summary import SessionSummary
from supervise.tui.drawing.cell_text import pad_or_clip
from supervise.tui.widgets.sessions.excerpt_line import ExcerptCache, ExcerptStyles, found_line
from supervise.tui.widgets.sessions.session_row import (
    DAY,
    GAP,
    MARK,
    SOME,
    WHOLE,
    Columns,
    details,
    short_row,
)
from supervise.tui.widgets.virtual_list import VirtualList

RULED = 8
"""From so many lines on, a rule stands under the heads."""


class SessionList(VirtualList):
    """One line a session under a line of heads, or two without; with words sought, the second is what was found."""

    DEFAULT_CSS = """
    SessionList {
        .session-list--heads { color: $text-disabled; }
        .session-list--rule { color: $line; }
        .session-list--row { color: $text; }
        .session-list--hover { color: $text; background: $panel; }
        .session-list--cursor { color: $text; background: $panel; text-style: bold; }
        .session-list--here { color: $text; background: $accent-deep; text-style: bold; }
        .session-list--label { color: $text-muted; }
        .session-list--mark { color: $accent; text-style: bold underline; }
    }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        f"session-list--{part}" for part in ("heads", "rule", "row", "hover", "cursor", "here", "label", "mark")
    }
    HELP = "The arrows go from session to session; Enter, or a click, opens one to read."

    @dataclass
    class Opened(Message):
        """A session was chosen to be read, from among those listed."""

        list: "SessionList"
        session: SessionSummary

        @property
        def control(self) -> "SessionList":
            return self.list

    @dataclass
    class Moved(Message):
        """Another session has the cursor."""

        list: "SessionList"

        @property
        def control(self) -> "SessionList":
            return self.list

    def __init__(self, *, brief: bool = False, id: str | None = None) -> None:
        """`brief`: when and about what alone, in a line, for a page that anybody may see in passing."""
        super().__init__(id=id)
        self._brief = brief
        self.empty = ""
        self.sessions: tuple[SessionSummary, ...] = ()
        self.all_made_up = False
        """Whether the page should say once, of all of them, that they are made up."""
        self._doubled: Container[str] = ()
        self._today = date.min
        self._zone: tzinfo | None = None
        self._columns = Columns()
        self._sentences: ExcerptCache | None = None

    @property
    def _lines_each(self) -> int:
        """Lines that a session takes."""
        return 1 if self._sentences is None and (self._brief or self._in_columns) else 2

    @property
    def _in_columns(self) -> bool:
        return not self._brief and self.size.width > WHOLE  # with a scrollbar, too

    def show(
        self,
        sessions: Sequence[SessionSummary],
        today: date,
        zone: tzinfo | None,
        doubled: Container[str] = (),
        sentences: ExcerptCache | None = None,
    ) -> None:
        """List these, the cursor staying on its session; `doubled` are ids with two versions.

        With `sentences`, each session has a second line with its excerpt.
        """
        before = self.session
        self.sessions, self._today, self._zone = tuple(sessions), today, zone
        self.all_made_up = bool(self.sessions) and all(session.made_up for session in self.sessions)
        self._doubled, self._sentences = doubled, sentences
        self._columns = Columns(self.sessions[0].people if self.sessions else ())
        self._lay_out_lines(self._index_of(before.id if before else ""))

    def _lay_out_lines(self, cursor: int) -> None:
        lines = self._lines_each
        self.header_lines = (2 if self.size.height >= RULED else 1) if self._in_columns else 0
        self.lay_out(range(lines, lines * len(self.sessions) + 1, lines), cursor)

    def on_resize(self) -> None:
        self._lay_out_lines(self.cursor)

    @property
    def session(self) -> SessionSummary | None:
        """The session under the cursor."""
        return self.sessions[self.cursor] if 0 <= self.cursor < len(self.sessions) else None

    def go_to_session(self, session_id: str) -> None:
        """Put the cursor on this session, or on the newest."""
        self.go_to(self._index_of(session_id))

    def _index_of(self, session_id: str) -> int:
        return next((index for index, session in enumerate(self.sessions) if session.id == session_id), 0)

    def watch_cursor(self) -> None:
        super().watch_cursor()
        self.post_message(self.Moved(self))

    @property
    def page_lines(self) -> int:
        return max(1, self.size.height // self._lines_each - 2) * self._lines_each

    def action_open(self) -> None:
        if (session := self.session) is not None:
            self.post_message(self.Opened(self, session))

    def render_line(self, y: int) -> Strip:
        width = self.scrollable_content_region.width
        if y < self.header_lines and self.sessions:
            if y:
                return self._line("─" * width, width, "rule")
            return self._line(" " * MARK + self._columns.headings(width - MARK), width, "heads")
        if not self.sessions:
            return self._line(self.empty if y == 0 else "", width, "heads")
        index = self.entry_at(0, y)
        if index < 0:
            return self._line("", width, "row")
        # Among other lists, a mark where the keys are not would read as where they are.
        at_cursor = "here" if self.has_focus else "row" if self._brief else "cursor"
        part = at_cursor if index == self.cursor else "hover" if index == self.hover else "row"
        session = self.sessions[index]
        second = (y - self.header_lines + round(self.scroll_offset.y)) % self._lines_each
        if second and self._sentences is not None:
            return self._excerpt_line(session, self._sentences, width, part)
        if second:
            return self._line(GAP + details(session), width, part)
        twice, marked = session.id in self._doubled, not self.all_made_up
        if self._in_columns:
            mark = "► " if index == self.cursor else " " * MARK
            words = self._columns.row(session, width - MARK, self._today, self._zone, mark_made_up=marked, twice=twice)
            return self._line(mark + words, width, part)
        return self._line(
            short_row(session, width, self._today, self._zone, mark_made_up=marked, twice=twice), width, part
        )

    def _excerpt_line(self, session: SessionSummary, sentences: ExcerptCache, width: int, part: str) -> Strip:
        """The line under a session: under its section where there is room for that."""
        indent = MARK * self._in_columns + (DAY + len(GAP) if width >= SOME else len(GAP))
        style = self.get_component_rich_style(f"session-list--{part}")
        mark = self.get_component_rich_style("session-list--mark", partial=True)
        label = self.get_component_rich_style("session-list--label", partial=True)
        look = ExcerptStyles(style, style + label, style + mark)
        return Strip(found_line(sentences.of(session.id, width - indent), width, indent, look), width)

    def _line(self, text: str, width: int, part: str) -> Strip:
        style = self.get_component_rich_style(f"session-list--{part}")
        return Strip([Segment(pad_or_clip(text, width), style)], width)
