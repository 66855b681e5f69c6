"""Trash: the files put away, each to be put back, or all to be removed for good."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from supervise.domain.people import Person
from supervise.domain.session.model import Session
from supervise.domain.wording import format_datetime, plural, short_day
from supervise.tui.drawing.cell_text import printable
from supervise.tui.keys.table import bindings
from supervise.tui.shell.deed import Deed
from supervise.tui.shell.dialogs import ChoiceDialog
from supervise.tui.shell.page import PAGE_STYLES
from supervise.tui.shell.page_kinds import CardPage
from supervise.tui.widgets.text import Caption
from supervise.workflow.upkeep import trash
from supervise.workflow.upkeep.trash import TrashedFile


class TrashPage(CardPage[None]):
    """Lists files by day and id, never by content, since every pair's are here; emptying asks first."""

    CSS_PATH = [PAGE_STYLES, "trash_page.tcss"]
    PAGE_TITLE = "Trash"
    QUESTION = "Shall something come back?"
    HINT = "Enter or a click puts one back where it was. Nothing here is ever removed by itself."
    HELP_PAGE = "keeping"
    AUTO_FOCUS = "OptionList"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("page", "trash"),
        Binding("j", "app.simulate_key('down')", show=False),
        Binding("k", "app.simulate_key('up')", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self._trashed_files: tuple[TrashedFile, ...] = ()

    @property
    def people_here(self) -> tuple[Person, ...]:
        return ()  # the trash holds every pair's files

    def body(self) -> Iterator[Widget]:
        yield Caption(id="count")
        yield OptionList(compact=True, markup=False)

    def deeds(self) -> Iterator[Deed]:
        yield Deed("put_back", "Put back", main=True)
        yield Deed("empty_trash", "Empty")

    def on_mount(self) -> None:
        self._show()

    def _show(self) -> None:
        if not self.services.attempt(self._read_trash):
            self._trashed_files = ()
        files, options = self._trashed_files, self.query_one(OptionList)
        index = options.highlighted or 0
        options.clear_options()
        options.add_options(Option(self._option_text(trashed_file)) for trashed_file in files)
        if files:
            options.highlighted = min(index, len(files) - 1)
        options.display = bool(files)
        count = f"{plural(len(files), 'file')}, put away last first" if files else "The trash is empty."
        self.query_one("#count", Caption).say(count)
        for id_ in ("#do-put-back", "#do-empty-trash"):
            self.query_one(id_).disabled = not self._can_change
        if self.workflow.read_only is not None:
            self.hint(self.workflow.read_only.hint("Empty the trash there."))
        self.refresh_bindings()

    def _read_trash(self) -> None:
        self._trashed_files = trash.list_trash(self.workflow)

    def _option_text(self, trashed_file: TrashedFile) -> Content:
        when = f"put away {short_day(trashed_file.day, self.workflow.today)}" if trashed_file.day else "put away"
        started_at = _start_in_id(trashed_file.id)
        if started_at is not None:
            title, which = f"Session of {format_datetime(started_at, self.workflow.zone)}", trashed_file.id[-4:]
        elif trashed_file.path.name.startswith(".tmp-"):
            title, which = "A piece left by a crash", "not a whole session"
            when = when.replace("put away", "of", 1)
        else:
            title, which = printable(trashed_file.path.name), ""
        details = " · ".join(filter(None, (when, which)))
        return Content.assemble(Content.styled(title, "bold"), "\n", Content(details))

    @property
    def _can_change(self) -> bool:
        return bool(self._trashed_files) and self.workflow.writable

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return self._can_change if action in ("put_back", "empty_trash") else True

    @on(OptionList.OptionSelected)
    def _chosen(self) -> None:
        self.action_put_back()

    def action_put_back(self) -> None:
        index = self.query_one(OptionList).highlighted
        if not self._can_change or index is None:
            return
        restored: list[Session] = []
        if self.services.attempt(lambda: restored.append(trash.restore(self.workflow, self._trashed_files[index]))):
            where = "among the past sessions" if restored[0].locked else "among the unfinished ones: Home offers it"
            whose = "" if self.workflow.belongs_to_pair(restored[0]) else ", of another pair"
            self.services.notify_user(f"It is back {where}{whose}.")
            self.services.history_loader.refresh_home()
        self._show()

    @work
    async def action_empty_trash(self) -> None:
        trashed_files = self._trashed_files  # those counted in the question, and no later ones
        files = plural(len(trashed_files), "file")
        confirmed = await self.app.push_screen_wait(
            ChoiceDialog(
                "Empty the trash?",
                [f"{files} would be removed for good. This cannot be undone; only a backup would still have them."],
                [("", "Keep them"), ("empty", f"Remove {files} for good")],
            )
        )
        if confirmed and self.services.attempt(lambda: trash.empty(self.workflow, trashed_files)):
            self.services.notify_user(f"{files} removed for good.")
        self._show()

    def action_close(self) -> None:
        self.dismiss(None)


def _start_in_id(session_id: str) -> datetime | None:
    """The start that a session's id begins with; None where that is no real time, or there is no id."""
    try:
        return datetime.strptime(session_id[:15], "%Y-%m-%dT%H%M").replace(tzinfo=UTC)
    except ValueError:
        return None
