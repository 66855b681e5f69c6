"""Evidence for an inspection: counts and dates of the pair here, or of all pairs as one sum."""

import asyncio
from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.widget import Widget

from supervise.domain.problems import ProblemError
from supervise.domain.review.evidence.counting import Evidence, count_evidence
from supervise.domain.review.evidence.wording import MADE_UP, EvidenceLine, evidence_groups, whose_words
from supervise.domain.review.periods import Period
from supervise.domain.review.year import year_spans
from supervise.domain.wording import plural, reading_message
from supervise.tui.keys.table import bindings
from supervise.tui.review.paragraph_layout import Paragraph
from supervise.tui.review.paragraph_list import ParagraphList
from supervise.tui.review.sort_tabs import SortTabs
from supervise.tui.shell.deed import Deed
from supervise.tui.shell.page import PAGE_STYLES, Page
from supervise.tui.widgets.panel import Panel
from supervise.tui.widgets.text import Caption
from supervise.workflow.export import TextDocument
from supervise.workflow.paper import evidence_document, evidence_of

NEAR = 2
"""How many years before and after are offered beside the one shown."""
COUNTING = "Counting the sessions of all pairs here …"


class EvidencePage(Page[None]):
    """Nothing anybody wrote is on it; the row chosen unfolds how it is counted."""

    CSS_PATH = [PAGE_STYLES, "page.tcss"]
    PAGE_TITLE = "Evidence for an inspection"
    HINT = "The row chosen says how it was counted. ← and → turn to another year."
    HELP_PAGE = "evidence"
    AUTO_FOCUS = "ParagraphList"
    BINDINGS: ClassVar[list[BindingType]] = bindings("page", "evidence")

    def __init__(self) -> None:
        super().__init__()
        self._spans: tuple[Period, ...] = ()
        self._at = 0
        self._all_pairs = False
        self._evidence: Evidence | None = None
        self._drawn: object = None

    def body(self) -> Iterator[Widget]:
        yield SortTabs()
        yield Panel(ParagraphList(unfold=_how_counted), id="counts", classes="-open")
        yield Caption(self.workflow.papers.evidence.evidence.cannot, id="cannot")

    def deeds(self) -> Iterator[Deed]:
        yield Deed("close", "Back", main=True)
        yield Deed("save_text", "Save", short="Save")
        yield Deed("all_pairs", "All pairs as one sum", short="All pairs")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """No key for a year that there is not; none for all pairs where there is but one."""
        if action == "year" and isinstance(by := parameters[0], int):
            return not self._spans or 0 <= self._at - by < len(self._spans)
        if action == "all_pairs":
            return len(self.workflow.settings.pairs) > 1
        return True if action != "save_text" else self._evidence is not None

    def on_screen_resume(self) -> None:
        self.show_past()

    def show_past(self) -> None:
        """Count anew, if the past is another than it was."""
        state = (self.workflow.history.sessions, self.workflow.today)
        if self.is_mounted and state != self._drawn:
            self._drawn = state
            self._spans = year_spans(self.workflow.history, self.workflow.today)
            self._at = min(self._at, len(self._spans) - 1)
            self._count()

    def say_reading(self) -> None:
        if (reading := self.services.history_loader.reading) is not None:
            self.hint(reading_message(*reading))

    # Counting -----------------------------------------------------------------------------------

    def _count(self) -> None:
        if self._all_pairs:
            self.hint(COUNTING)
            self.run_worker(self._count_all_pairs(), exclusive=True, group="count")
            return
        workflow = self.workflow
        self._show(count_evidence([workflow.history], self._spans[self._at], workflow.today, workflow.content))

    async def _count_all_pairs(self) -> None:
        """In a thread: of the other pairs nothing is held but these sums."""
        workflow, span = self.workflow, self._spans[self._at]
        try:
            counted = await asyncio.to_thread(
                evidence_of, workflow.home, None, workflow.content, span, workflow.today, workflow.zone
            )
        except ProblemError as error:
            self.services.notify_user(str(error.problem), problem=True)
            return
        self._show(counted.evidence)
        if counted.problems:
            self.services.notify_user(
                f"{plural(len(counted.problems), 'file')} could not be read, and nothing in them is counted.",
                problem=True,
            )

    def _show(self, evidence: Evidence) -> None:
        self._evidence = evidence
        self.hint(self.HINT)
        near = self._spans[max(0, self._at - NEAR) : self._at + NEAR + 1]
        self.query_one(SortTabs).show([(span.name, span.name) for span in reversed(near)], evidence.span.name)
        panel = self.query_one("#counts", Panel)
        panel.title = f"{whose_words(evidence)}. {MADE_UP}" if evidence.made_up else whose_words(evidence)
        listed = self.query_one(ParagraphList)
        before = listed.chosen.words.partition(":")[0] if listed.chosen else ""
        rows: list[Paragraph] = []
        for title, lines in evidence_groups(evidence, self.workflow.papers.evidence):
            rows.append(Paragraph(title, head=True))
            rows += [Paragraph(f"{line.label}: {line.value}", line, tight=True, mark=("–", "quiet")) for line in lines]
            rows[-1] = rows[-1]._replace(tight=False)
        listed.show(rows, lambda row: row.words.partition(":")[0] == before)
        all_pairs = self.query_one("#do-all-pairs", Deed)
        all_pairs.display = len(self.workflow.settings.pairs) > 1
        all_pairs.label = "Only the two here" if self._all_pairs else "All pairs as one sum"
        self.refresh_bindings()

    # What can be done ---------------------------------------------------------------------------

    @property
    def sheet(self) -> TextDocument | None:
        """The page, to be saved; None while it is counted."""
        return self._evidence and evidence_document(self._evidence, self.workflow.papers.evidence)

    def action_year(self, by: int) -> None:
        if 0 <= self._at - by < len(self._spans):
            self._at -= by
            self._count()

    @on(SortTabs.Turned)
    def _turned_to(self, event: SortTabs.Turned) -> None:
        self._at = next(at for at, span in enumerate(self._spans) if span.name == event.order)
        self._count()

    def action_all_pairs(self) -> None:
        self._all_pairs = not self._all_pairs
        self._count()

    def action_save_text(self) -> None:
        self.services.navigator.save_text()

    def action_close(self) -> None:
        self.dismiss(None)


def _how_counted(row: Paragraph) -> Sequence[Paragraph]:
    return (Paragraph(row.about.counts),) if isinstance(row.about, EvidenceLine) else ()
