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


class RecordView(Vertical, can_focus=True):
    """Report parts as text to be read, as tall as they are: what holds it scrolls, with the arrows once it has focus."""

    DEFAULT_CSS = """
    RecordView {
        height: auto; max-width: 104;
        .part { height: auto; margin: 0 0 1 0; color: $text; text-style: bold; }
        &:focus .part { color: $accent; }
        .entry { height: auto; layout: horizontal; margin: 0 0 1 0; }
        .entry.-line { margin: 0; }
        .entry.-last { margin: 0 0 2 0; }
        .entry.-over { layout: vertical; }
        .label { width: 26; height: auto; padding: 0 2 0 0; color: $text-muted; }
        .words { width: 1fr; height: auto; color: $text; }
        .-over .label { width: 1fr; padding: 0; }
        .-over .words { padding: 0 0 0 2; }
    }
    .-narrow RecordView {
        .part { margin: 0; }
        .entry { layout: vertical; }
        .entry.-line { layout: horizontal; }
        .label { width: 1fr; padding: 0; }
        .-line .label { width: 11; padding: 0 1 0 0; }
        .words { padding: 0 0 0 2; }
        .-line .words { padding: 0; }
        .entry.-last { margin: 0 0 1 0; }
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
            yield Static(Content(part.title), classes="part")
            for entry in part.entries:
                yield self._entry(entry, last=entry is part.entries[-1])

    @staticmethod
    def _entry(entry: Entry, *, last: bool) -> Vertical:
        """One label and its words; short facts stand close, what was written has air around it."""
        classes = ["entry"]
        if cell_len(entry.label) > LONGEST_BESIDE:
            classes.append("-over")
        elif "\n" not in entry.text and cell_len(entry.text) <= LONGEST_BESIDE and cell_len(entry.label) <= 10:
            classes.append("-line")
        if last:
            classes.append("-last")
        return Vertical(
            Static(Content(entry.label), classes="label"),
            Static(Content(entry.text), classes="words"),
            classes=" ".join(classes),
        )
