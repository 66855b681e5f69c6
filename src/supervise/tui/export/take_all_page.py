"""Take all with me: every page of one's own as text in one new folder, for somebody who leaves or changes employer."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual.widget import Widget

from supervise.domain.session.fields.kinds import TextField
from supervise.domain.session.kinds.own_record import only_for_me
from supervise.domain.session.model import Session
from supervise.domain.wording import plural
from supervise.tui.export.page import ExportPage
from supervise.tui.widgets.radio_row import RadioRow
from supervise.tui.widgets.text import Heading
from supervise.workflow.identifier_check import IdentifierChecker
from supervise.workflow.taking_away import LOCKED_COPY, may_take_locked, places_of, suggested_folder, take_all

LOCKED = ("text", "Only the text"), ("locked", "A locked copy beside it")


class TakeAllPage(ExportPage):
    """Nothing here changes: to remove them is a thing of its own."""

    PAGE_TITLE = "Take all with me"
    QUESTION = "Where shall the folder go?"
    HELP_PAGE = "own"
    WHERE: ClassVar[str] = "A new folder, or a folder to make it in."
    SAVE: ClassVar[str] = "Take all"

    def __init__(self, checker: IdentifierChecker, pages: Sequence[Session]) -> None:
        super().__init__(checker, pages[0])
        self._pages = tuple(pages)

    @property
    def suggested(self) -> str:
        return suggested_folder(self.workflow.today)

    @property
    def holds(self) -> str:
        return (
            f"{plural(len(self._pages), 'page')}, each a file of text; all of them stay here as well. {super().holds}"
        )

    @property
    def for_me(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(question for page in self._pages for question in only_for_me(page)))

    def more_to_choose(self) -> Iterator[Widget]:
        yield from super().more_to_choose()
        if may_take_locked(self.workflow):
            yield Heading("The locked files as well")
            yield RadioRow(LOCKED, LOCKED[0][0], id="locked")

    @property
    def places(self) -> tuple[TextField, ...]:
        return places_of(self._pages, with_for_me=self.with_for_me)

    def write(self, asked: str) -> str:
        locked_too = any(row.value == "locked" for row in self.query("#locked").results(RadioRow))
        taken = take_all(
            self.workflow.home,
            self._pages,
            asked,
            self.workflow.today,
            self.workflow.zone,
            with_for_me=self.with_for_me,
            locked_too=locked_too,
        )
        beside = f", and {LOCKED_COPY}, which your passphrase opens" if taken.locked else ""
        return f"Saved, and checked: {plural(taken.pages, 'page')} in {taken.folder}{beside}."
