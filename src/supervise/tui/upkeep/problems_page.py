"""The page of problems: where, what is wrong, and what to do about it."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import ClassVar

from textual.binding import BindingType
from textual.widget import Widget

from supervise.domain.problems import Problem
from supervise.domain.session.report import ReportEntry, ReportSection
from supervise.domain.wording import plural
from supervise.tui.keys.table import bindings
from supervise.tui.shell.deed import Deed
from supervise.tui.shell.head import Head
from supervise.tui.shell.page_kinds import CardPage
from supervise.tui.widgets.report_view import ReportView
from supervise.workflow.upkeep import external_changes


class ProblemsPage(CardPage[None]):
    """Every problem of this home, to be read; nothing here changes a file, but copies can be made."""

    PAGE_TITLE = "What could not be read"
    QUESTION = "What is wrong, and what to do about it"
    HINT = "Nothing is lost: each file lies where it was, and none was changed. Everything else works. Esc goes back."
    BINDINGS: ClassVar[list[BindingType]] = bindings("page", "problems")

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__()
        self._problems = tuple(problems)

    def on_mount(self) -> None:
        if any(problem not in self.workflow.problems for problem in self._problems):
            self.query_one(Head).title = "What there is to know"
        if len(self._problems) != len(
            external_changes.unreadable(self.workflow)
        ):  # a file in the cloud does not lie here
            self.hint("Each with what to do about it. Everything else works. Esc goes back.")

    def body(self) -> Iterator[Widget]:
        yield ReportView(
            tuple(
                ReportSection(problem.where, (ReportEntry("What", problem.what), ReportEntry("Remedy", problem.remedy)))
                for problem in self._problems
            ),
            labels=(10, 10),
        )

    def deeds(self) -> Iterator[Deed]:
        yield Deed("close", "Back", main=True)
        if self._may_copy:
            yield Deed("copy_unreadable", "Copy the files")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        if action == "copy_unreadable":
            return self._may_copy
        return True

    @property
    def _may_copy(self) -> bool:
        return self.workflow.writable and bool(external_changes.unreadable(self.workflow))

    def action_copy_unreadable(self) -> None:
        copies: list[Path] = []
        if self.services.attempt(lambda: copies.extend(external_changes.copy_unreadable(self.workflow))):
            self.services.notify_user(
                f"{plural(len(copies), 'file')} copied into the folder {self.workflow.home.quarantine}."
            )

    def action_close(self) -> None:
        self.dismiss(None)
