"""The line under a session found: the sentence that has the words sought, they themselves marked."""

from collections.abc import Callable, Container, Iterable, Iterator
from datetime import tzinfo
from typing import NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style

from supervise.domain.review.search.excerpts import Excerpt, SessionText
from supervise.domain.review.search.query import SearchQuery
from supervise.domain.session.model import Session
from supervise.tui.drawing.cell_text import clip, pad_or_clip, printable

_KEPT = 100
"""Sessions whose words are held ready: some pages of the list."""
_LONGEST_LABEL = 34
"""A longer label, such as a whole question, is left out."""


class ExcerptStyles(NamedTuple):
    """How the parts of the line look."""

    words: Style
    label: Style
    mark: Style


class ExcerptCache:
    """The sentences of the sessions in sight, each looked for once; `versions` gives a session by its id.

    The `usual_rules` are not looked through, as they are not what a session is found by.
    """

    def __init__(
        self,
        versions: Callable[[str], Iterable[Session]],
        zone: tzinfo | None,
        usual_rules: Container[str] = (),
    ) -> None:
        self._versions, self._zone, self._usual_rules = versions, zone, usual_rules
        self._texts: dict[str, SessionText | None] = {}
        self.sought = SearchQuery(())
        self._excerpts: dict[tuple[str, int], Excerpt | None] = {}

    def look_for(self, sought: SearchQuery) -> None:
        if sought != self.sought:
            self.sought, self._excerpts = sought, {}

    def of(self, session_id: str, width: int) -> Excerpt | None:
        """The sentence of about this width; None when there is nothing to show."""
        key = session_id, width
        if key not in self._excerpts:
            session_text = self._text_of(session_id)
            self._excerpts[key] = (
                session_text.excerpt(self.sought, width, _LONGEST_LABEL) if session_text is not None else None
            )
        return self._excerpts[key]

    def _text_of(self, session_id: str) -> SessionText | None:
        if session_id not in self._texts:
            while len(self._texts) >= _KEPT:
                del self._texts[next(iter(self._texts))]
            versions = tuple(self._versions(session_id))
            self._texts[session_id] = (
                SessionText(*versions, zone=self._zone, usual_rules=self._usual_rules) if versions else None
            )
        return self._texts[session_id]


def found_line(excerpt: Excerpt | None, width: int, indent: int, look: ExcerptStyles) -> list[Segment]:
    """`    Case A5, strengths: The community nurse went, …`, in exactly `width` cells."""
    room, segments = width - indent, [Segment(" " * min(indent, width), look.words)]
    for text, style in _parts(excerpt, look) if excerpt is not None else ():
        if room <= 0:
            break
        shown = clip(text, room)
        room -= cell_len(shown)
        segments.append(Segment(shown, style))
    segments.append(Segment(pad_or_clip("", room), look.words))
    return segments


def _parts(excerpt: Excerpt, look: ExcerptStyles) -> Iterator[tuple[str, Style]]:
    if excerpt.label:
        yield f"{printable(excerpt.label)}: ", look.label
    at = 0
    for start, end in excerpt.marks:
        yield _tidy(excerpt.text[at:start]), look.words
        yield _tidy(excerpt.text[start:end]), look.mark
        at = end
    yield _tidy(excerpt.text[at:]), look.words


def _tidy(piece: str) -> str:
    """Cleaned, but with the space that parts it from what stands beside it."""
    if not piece or piece.isspace():
        return " " if piece else ""
    return f"{' ' if piece[0].isspace() else ''}{printable(piece)}{' ' if piece[-1].isspace() else ''}"
