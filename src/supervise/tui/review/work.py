"""Work: one label, and all that was done about it in order, whatever kind of session it was."""

from collections.abc import Iterator, Sequence

from textual import on
from textual.widget import Widget

from supervise.domain.review.work import Work, event_text, roles_text, works
from supervise.domain.wording import plural, short_day
from supervise.tui.review.paragraph_layout import Paragraph, Piece
from supervise.tui.review.paragraph_list import ParagraphList
from supervise.tui.review.review_page import ReviewPage
from supervise.tui.shell.deed import Deed
from supervise.tui.shell.page import PAGE_STYLES
from supervise.tui.widgets.panel import Panel
from supervise.tui.widgets.text import Caption

NONE_YET = "No case or partnership has been looked at yet. Each one will stand here once its session is over."


class WorkPage(ReviewPage):
    """The label chosen unfolds its sessions; of other labels nothing long is read."""

    CSS_PATH = [PAGE_STYLES, "work.tcss"]
    TAB = "work"
    HELP_PAGE = "work"
    HINT = "The one chosen shows all that was done about it; Enter opens a session."
    AUTO_FOCUS = "ParagraphList"
    LABELLED = True

    def body(self) -> Iterator[Widget]:
        yield Caption(id="said")
        yield Panel(ParagraphList(aside=self._in_short, unfold=self._done_about), id="listed", classes="-open")

    def deeds(self) -> Iterator[Deed]:
        yield Deed("close", "Back", main=True)
        yield Deed("find")
        yield Deed("something_else")

    def draw(self) -> None:
        listed, found = self.query_one(ParagraphList), works(self.history)
        before = listed.chosen.about if listed.chosen else None
        label = before.label if isinstance(before, Work) else ""
        rows = [Paragraph(f"{work.label}{f': {work.about}' if work.about else ''}", work) for work in found]
        listed.show(rows, lambda row: isinstance(row.about, Work) and row.about.label == label)
        caption, panel = self.query_one("#said", Caption), self.query_one("#listed", Panel)
        panel.display = bool(rows)
        panel.title = plural(len(rows), "label")
        caption.display = not rows
        caption.say("" if self.services.history_loader.reading else NONE_YET)

    def _in_short(self, row: Paragraph) -> Iterator[Piece]:
        if isinstance(work := row.about, Work):
            last = short_day(self.history.day(work.sessions[-1]), self.workflow.today)
            yield f"{plural(len(work.sessions), 'session')}, the last {last}", "quiet"
            yield work.actions_text, "quiet"

    def _done_about(self, row: Paragraph) -> Sequence[Paragraph]:
        """Its sessions, oldest first, then who had a seat in any of them."""
        if not isinstance(work := row.about, Work):
            return ()
        load, forms = self.workflow.load_session, self.workflow.forms
        rows = [Paragraph(event_text(session, self.history, load, forms), session.id) for session in work.sessions]
        roles = roles_text(work, load, forms)
        return (*rows, Paragraph(f"Who: {roles}")) if roles else rows

    @property
    def label(self) -> str:
        chosen = self.query_one(ParagraphList).chosen
        return chosen.about.label if chosen is not None and isinstance(chosen.about, Work) else ""

    @on(ParagraphList.Opened)
    def _open(self, event: ParagraphList.Opened) -> None:
        """The session chosen; of a label, its latest."""
        listed = self.query_one(ParagraphList)
        if listed.chosen is not None and isinstance(work := listed.chosen.about, Work):
            ids = [session.id for session in reversed(work.sessions)]
            self.services.navigator.open_session(event.about if isinstance(event.about, str) else ids[0], ids)
