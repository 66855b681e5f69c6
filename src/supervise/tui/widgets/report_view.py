"""A session laid out for two readers: the parts of its report, label beside words, the same wherever it is shown."""

from collections.abc import Iterator, Mapping, Sequence

from rich.cells import cell_len
from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from supervise.domain.folding import fold
from supervise.domain.people import Person
from supervise.domain.review.search.excerpts import marks
from supervise.domain.review.search.query import SearchQuery
from supervise.domain.session.report import ReportEntry, ReportSection
from supervise.tui.widgets.people.person_mark import owned_label

LONGEST_BESIDE = 40
"""A label longer than this, or than two lines of its column, stands over its words, which then have the whole width."""
ONE_LINE = 60
BRIEF = 10
"""A label this short leaves room beside it even on a narrow screen."""
INDENT = "  "
HANGING = ("· ", "  ")
"""What a line of a list begins with, and one that belongs to the line of a list over it."""
MARK = "bold underline $accent"
"""A word that was sought."""


class ReportView(Widget, can_focus=True):
    """Report parts as text to be read, as tall as they are; what holds it scrolls, by the arrows too.

    One widget, however long the record: a hundred small ones took a third of a second to lay out.
    """

    DEFAULT_CSS = "ReportView { height: auto; max-width: 104; color: $text; text-wrap: nowrap; }"
    HELP = "Read with the arrows, Page Up and Page Down, or the mouse wheel."

    def __init__(
        self,
        parts: Sequence[ReportSection] = (),
        *,
        labels: tuple[int, int] = (14, 30),
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.parts = tuple(parts)
        self._labels = labels
        """How wide a label beside its words may be, usually and in a wide window."""
        self._laid_out: tuple[object, list[Content]] = (None, [])
        self._people: Mapping[str, Person] = {}
        """Those whose entries have their mark and colour, by their ids."""
        self.sought = SearchQuery(())
        """The words that led to this session: they are marked."""

    def show(self, parts: Sequence[ReportSection], people: Sequence[Person] = ()) -> None:
        """Show these parts in place of what is shown; what one of the `people` said has their mark."""
        by_id = {person.id: person for person in people}
        if (tuple(parts), by_id) != (self.parts, self._people):
            self.parts, self._people = tuple(parts), by_id
            self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return len(self._lines(width))

    def render(self) -> Content:
        return Content("\n").join(self._lines(self.content_size.width))

    def watch_has_focus(self, has_focus: bool) -> None:
        super().watch_has_focus(has_focus)
        self.refresh()

    def _lines(self, width: int) -> list[Content]:
        state = (self.parts, tuple(self._people.values()), self.sought, width, self.app.size.width, self.has_focus)
        if self._laid_out[0] != state:
            lines = self._laid_out_at(width, self.parts)
            self._laid_out = (state, [self._marked(line) for line in lines] if self.sought.split_words else lines)
        return self._laid_out[1]

    def _laid_out_at(self, width: int, parts: Sequence[ReportSection]) -> list[Content]:
        # As the screen's classes say, which come too late for the first layout.
        narrow, wide = self.app.size.width < 60, self.app.size.width >= 100
        return list(self._all(parts, max(16, width), narrow, self._labels[wide]))

    def _marked(self, line: Content) -> Content:
        for start, end in marks(line.plain, self.sought):
            line = line.stylize(MARK, start, end)
        return line

    def found_line(self) -> int | None:
        """The line with most of the words sought, the first of several; None where none has any."""
        counts = [
            len({fold(line.plain[start:end]) for start, end in marks(line.plain, self.sought)})
            for line in self._lines(self.content_size.width)
        ]
        most = max(counts, default=0)
        return counts.index(most) if most else None

    def _all(self, parts: Sequence[ReportSection], width: int, narrow: bool, labels: int) -> Iterator[Content]:
        title = "bold $accent" if self.has_focus else "bold $text"
        for number, part in enumerate(parts):
            if number:
                yield Content("")
            if part.title:
                yield from _wrapped(part.title, width, title)
            before: ReportEntry | None = None
            for entry in part.entries:
                # Facts stand close together; what was written has air around it.
                if before is not None and not (_a_fact(before) and _a_fact(entry)):
                    yield Content("")
                label = owned_label(entry.label, self._people.get(entry.by))
                yield from (
                    _narrow(entry, label, width) if narrow else _indented(_beside(entry, label, width - 2, labels))
                )
                before = entry


def _beside(entry: ReportEntry, label: Content, width: int, labels: int) -> Iterator[Content]:
    if not entry.label:
        yield from _wrapped(entry.text, width)
    elif label.cell_length > min(LONGEST_BESIDE, 2 * labels):
        yield from _over(entry, label, width)
    else:
        yield from _columns(entry, label, labels, 2, width)


def _narrow(entry: ReportEntry, label: Content, width: int) -> Iterator[Content]:
    if not entry.label:
        yield from _wrapped(entry.text, width)
    elif label.cell_length <= BRIEF and _a_fact(entry):
        yield from _columns(entry, label, BRIEF, 1, width)
    else:
        yield from _over(entry, label, width)


def _over(entry: ReportEntry, label: Content, width: int) -> Iterator[Content]:
    yield from label.expand_tabs().wrap(max(1, width))
    yield from _indented(_wrapped(entry.text, width - 2))


def _columns(entry: ReportEntry, heading: Content, labels: int, gap: int, width: int) -> Iterator[Content]:
    left = heading.expand_tabs().wrap(max(1, labels))
    right = _wrapped(entry.text, width - labels - gap)
    for row in range(max(len(left), len(right))):
        label = left[row] if row < len(left) else Content("")
        words = right[row] if row < len(right) else Content("")
        yield Content.assemble(label, " " * (labels + gap - label.cell_length), words)


def _indented(lines: Iterator[Content] | list[Content]) -> Iterator[Content]:
    return (Content.assemble(INDENT, line) for line in lines)


def _wrapped(text: str, width: int, style: str = "") -> list[Content]:
    if text.startswith(HANGING) or any(f"\n{mark}" in text for mark in HANGING):
        return [line for part in text.split("\n") for line in _hanging(part, width)]
    content = Content(text).expand_tabs()
    return [line.stylize(style) if style else line for line in content.wrap(max(1, width))]


def _hanging(line: str, width: int) -> Iterator[Content]:
    """A line of a list, whose further lines stand under its first word, not under its mark."""
    mark = line[:2] if line.startswith(HANGING) else ""
    for row, part in enumerate(Content(line[len(mark) :]).expand_tabs().wrap(max(1, width - len(mark)))):
        yield Content.assemble(mark if row == 0 else " " * len(mark), part)


def _a_fact(entry: ReportEntry) -> bool:
    """Whether it is said in one short line."""
    return "\n" not in entry.text and cell_len(entry.text) <= ONE_LINE and cell_len(entry.label) <= LONGEST_BESIDE
