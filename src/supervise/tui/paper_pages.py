"""Opens the pages of what is on paper, from Something else and from the palette."""

from collections.abc import Iterator
from importlib import import_module
from typing import Any

from textual.app import App

from supervise.tui.services import AppServices, PaletteCommand

PAGES = {
    "evidence": ("review.evidence.page", "EvidencePage"),
    "sheets": ("paper.sheet_page", "SheetPage"),
    "plain": ("paper.reading_pages", "PlainWordsPage"),
    "tips": ("paper.reading_pages", "TipsPage"),
    "sources": ("paper.reading_pages", "SourcesPage"),
}
"""Module and class of each page: imported when first opened."""


class PaperPages:
    """They hold nothing of a session, so each can be opened over any page."""

    def __init__(self, app: App[Any], services: AppServices) -> None:
        self._app, self._workflow = app, services.workflow

    def open(self, paper: str) -> None:
        """Open the page of this name; one that is open already stays."""
        if paper in PAGES:
            module, name = PAGES[paper]
            page = getattr(import_module(f"supervise.tui.{module}"), name)
            if not isinstance(self._app.screen, page):
                self._app.push_screen(page())

    def commands(self) -> Iterator[PaletteCommand]:
        workflow = self._workflow
        counted = workflow.pair is not None and workflow.pair.who != "one" and workflow.home.joint is None
        if counted and workflow.held is None:
            tip = "Counts and dates of what was held and followed up; nothing that anybody wrote"
            yield "On paper: Evidence for an inspection", "app.paper('evidence')", tip
        if workflow.pair is not None:
            tip = "Chosen competencies for a job, an appraisal or a team day"
            yield "On paper: Competencies on a sheet", "app.paper('sheets')", tip
            yield "On paper: Plain words", "app.paper('plain')", "A word of the trade, and another way to say it"
        yield "Where the words come from", "app.paper('sources')", "What sections, ladders and lists are named after"
