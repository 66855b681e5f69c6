"""Competencies on a sheet: some are chosen from the wheel, then the paper they are for."""

from collections.abc import Iterator
from typing import ClassVar

from textual import on
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from supervise.domain.content.paper.sheet_document import competency_ids
from supervise.domain.content.paper.sheets import Sheet
from supervise.domain.review.periods import past_year, sessions_in
from supervise.domain.wording import plural
from supervise.tui.keys.table import bindings
from supervise.tui.shell.deed import Deed
from supervise.tui.shell.page import PAGE_STYLES, Page
from supervise.tui.widgets.panel import Panel
from supervise.tui.widgets.pick_list import PickList, PickOption
from supervise.tui.widgets.text import Caption
from supervise.workflow.export import TextDocument
from supervise.workflow.paper import sheet_document


class SheetPage(Page[None]):
    """What anyone answered is on no sheet: only words of the wheel are, in its order."""

    CSS_PATH = [PAGE_STYLES, "sheet_page.tcss"]
    PAGE_TITLE = "Competencies on a sheet"
    HINT = "Space picks. Then the paper they are for, then save it."
    HELP_PAGE = "sheets"
    AUTO_FOCUS = "#competencies"
    BINDINGS: ClassVar[list[BindingType]] = bindings("page", "sheet")

    def body(self) -> Iterator[Widget]:
        competencies = (
            PickOption(id, competency.text, section.title)
            for section in self.workflow.content.wheel.sections
            for id, competency in zip(competency_ids(section), section.competencies, strict=True)
        )
        sheets = self.workflow.papers.sheets.sheets
        with Horizontal():
            yield Panel(PickList(competencies, id="competencies"), title="Competencies", id="chosen")
            with Vertical(id="paper"):
                picks = [PickOption(sheet.id, sheet.title.removeprefix("Competencies for ")) for sheet in sheets]
                yield Panel(PickList(picks, [sheets[0].id], single=True, id="sheets"), title="For what")
                yield Caption(id="reads-as")
                yield Caption(id="tips")

    def deeds(self) -> Iterator[Deed]:
        yield Deed("save_text", "Save", main=True)
        yield Deed("talked_about", "Talked about this year", short="This year")

    def on_mount(self) -> None:
        self._show_paper()
        self._count()

    @property
    def chosen(self) -> tuple[str, ...]:
        return self.query_one("#competencies", PickList).picked

    @property
    def paper(self) -> Sheet:
        words = self.workflow.papers.sheets
        [picked] = self.query_one("#sheets", PickList).picked
        return words.sheet(picked) or words.sheets[0]

    @property
    def sheet(self) -> TextDocument | None:
        """The sheet, to be saved; None while nothing is chosen for it."""
        wheel, words = self.workflow.content.wheel, self.workflow.papers.sheets
        return sheet_document(self.paper, words, wheel, self.chosen) if self.chosen else None

    @on(PickList.Picked, "#competencies")
    def _count(self) -> None:
        chosen = len(self.chosen)
        self.query_one("#chosen", Panel).subtitle = f"{chosen} picked" if chosen else "none picked yet"

    @on(PickList.Looked, "#competencies")
    def _show_line(self, event: PickList.Looked) -> None:
        line = self.workflow.papers.sheets.line(event.id)
        self.query_one("#reads-as", Caption).show(f"{line.duty} ({line.sort})" if line else "")

    @on(PickList.Picked, "#sheets")
    def _show_paper(self) -> None:
        self.query_one("#tips", Caption).show("\n".join(f"· {tip}" for tip in self.paper.tips))

    def action_talked_about(self) -> None:
        """Pick those of the sections talked about in the past twelve months, beside what is picked."""
        sessions = sessions_in(self.workflow.history, past_year(self.workflow.today))
        talked = {session.section.id for session in sessions if session.section is not None}
        sections = [section for section in self.workflow.content.wheel.sections if section.id in talked]
        listed = self.query_one("#competencies", PickList)
        ids = (id for section in sections for id in competency_ids(section))
        listed.show(listed.picks, dict.fromkeys((*listed.picked, *ids)))
        self._count()
        told = f"{plural(len(sections), 'section')} of the past twelve months."
        self.services.notify_user(told if sections else "No section was talked about in the past twelve months.")

    def action_save_text(self) -> None:
        if self.chosen:
            self.services.navigator.save_text()
        else:
            self.services.notify_user("Pick at least one competency first: Space picks.")

    def action_close(self) -> None:
        self.dismiss(None)
