"""A session laid out for two readers: the parts of its report, label beside words, the same wherever it is shown."""

from collections.abc import Sequence

from rich.cells import cell_len
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from supervise.domain.report import Entry, Part

LONGEST_BESIDE = 40
"""A label longer than this is a question: it stands over its answer, which then has the whole width."""
ONE_LINE = 60
BRIEF = 10
"""A label this short leaves room beside it even on a narrow screen."""


class RecordView(Vertical, can_focus=True):
    """Report parts as text to be read, as tall as they are; what holds it scrolls, by the arrows too."""

    SCOPED_CSS = False  # the rules that begin with the screen's size class would never match otherwise
    DEFAULT_CSS = """
    RecordView {
        height: auto; max-width: 104;
        .part { height: auto; margin: 1 0 0 0; color: $text; text-style: bold; }
        .part.-first { margin: 0; }
        &:focus .part { color: $accent; }
        .entry { height: auto; layout: horizontal; margin: 0; padding: 0 0 0 2; }
        .entry.-air { margin: 1 0 0 0; }
        .entry.-over { layout: vertical; }
        .label { width: 28; height: auto; padding: 0 2 0 0; color: $text-muted; }
        .words { width: 1fr; height: auto; color: $text; }
        .-over .label { width: 1fr; padding: 0; }
        .-over .words { padding: 0 0 0 2; }
    }
    .-wide RecordView .label { width: 34; }
    .-wide RecordView .-over .label { width: 1fr; }
    .-narrow RecordView {
        .entry { layout: vertical; padding: 0; }
        .entry.-brief { layout: horizontal; }
        .label { width: 1fr; padding: 0; }
        .-brief .label { width: 11; padding: 0 1 0 0; }
        .words { padding: 0 0 0 2; }
        .-brief .words { padding: 0; }
    }
    """
    HELP = "Read with the arrows, Page Up and Page Down, or the mouse wheel."

    def __init__(self, parts: Sequence[Part] = (), *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self.parts = tuple(parts)

    def show(self, parts: Sequence[Part]) -> None:
        """Show these parts in place of what is shown."""
        if tuple(parts) != self.parts:
            self.parts = tuple(parts)
            self.refresh(recompose=True)

    def compose(self) -> ComposeResult:
        for part in self.parts:
            yield Static(Content(part.title), classes="part -first" if part is self.parts[0] else "part")
            before: Entry | None = None
            for entry in part.entries:
                # Facts stand close together; what was written has air around it.
                air = before is not None and not (_a_fact(before) and _a_fact(entry))
                yield self._entry(entry, air=air)
                before = entry

    @staticmethod
    def _entry(entry: Entry, *, air: bool) -> Vertical:
        over = cell_len(entry.label) > LONGEST_BESIDE
        brief = not over and cell_len(entry.label) <= BRIEF and _a_fact(entry)
        marks = (("-air", air), ("-over", over), ("-brief", brief))
        return Vertical(
            Static(Content(entry.label), classes="label"),
            Static(Content(entry.text), classes="words"),
            classes=" ".join(("entry", *(name for name, given in marks if given))),
        )


def _a_fact(entry: Entry) -> bool:
    """Whether it is said in one short line."""
    return "\n" not in entry.text and cell_len(entry.text) <= ONE_LINE and cell_len(entry.label) <= LONGEST_BESIDE
