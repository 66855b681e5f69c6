"""What was put away: when, which session, and whether it goes back or is removed for good."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, OptionList
from textual.widgets.option_list import Option

from supervise.domain.session.model import Session
from supervise.domain.wording import format_datetime, plural, short_day
from supervise.tui.drawing.cell_text import printable
from supervise.tui.keys import bindings
from supervise.tui.shell.dialogs import ChoiceDialog
from supervise.tui.shell.page import PAGE_STYLES, Page, action_button
from supervise.tui.widgets.text import Caption
from supervise.workflow import trash
from supervise.workflow.trash import TrashedFile


class TrashPage(Page[None]):
    """Sessions by their day and id only, as anybody's are here; nothing leaves unless it is asked twice."""

    CSS_PATH = [PAGE_STYLES, "trash_page.tcss"]
    PAGE_TITLE = "Trash"
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
        self._away: tuple[TrashedFile, ...] = ()

    def pair_words(self) -> str:
        return ""  # what lies here is not this pair's alone

    def body(self) -> Iterator[Widget]:
        yield Caption(id="counted")
        yield OptionList(compact=True, markup=False)

    def buttons(self) -> Iterator[Button]:
        yield action_button("put_back", "Put back", main=True)
        yield action_button("empty_trash", "Empty")
        yield action_button("close", "← Back")

    def on_mount(self) -> None:
        self._show()

    def _show(self) -> None:
        if not self.services.attempt(self._look):
            self._away = ()
        options = self.query_one(OptionList)
        at = options.highlighted or 0
        options.clear_options()
        options.add_options(Option(self._words(trashed_file)) for trashed_file in self._away)
        if self._away:
            options.highlighted = min(at, len(self._away) - 1)
        options.display = bool(self._away)
        counted = f"{plural(len(self._away), 'file')}, put away last first" if self._away else "The trash is empty."
        self.query_one("#counted", Caption).say(counted)
        for id_ in ("#do-put-back", "#do-empty-trash"):
            self.query_one(id_, Button).disabled = not self._can
        if self.workflow.read_only is not None:
            self.hint(self.workflow.read_only.hint("Empty the trash there."))
        self.refresh_bindings()

    def _look(self) -> None:
        self._away = trash.list_trash(self.workflow)

    def _words(self, trashed_file: TrashedFile) -> Content:
        when = f"put away {short_day(trashed_file.day, self.workflow.today)}" if trashed_file.day else "put away"
        started = _started(trashed_file.id)
        if started is None:
            piece = trashed_file.path.name.startswith(".tmp-")
            what, which = (
                ("A piece left by a crash", "not a whole session") if piece else (printable(trashed_file.path.name), "")
            )
            when = when.replace("put away", "of", 1) if piece else when
        else:
            what, which = f"Session of {format_datetime(started, self.workflow.zone)}", trashed_file.id[-4:]
        under = " · ".join(filter(None, (when, which)))
        return Content.assemble(Content.styled(what, "bold"), "\n", Content(under))

    @property
    def _can(self) -> bool:
        return bool(self._away) and self.workflow.writable

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        return self._can if action in ("put_back", "empty_trash") else True

    @on(OptionList.OptionSelected)
    def _chosen(self) -> None:
        self.action_put_back()

    def action_put_back(self) -> None:
        chosen = self.query_one(OptionList).highlighted
        if not self._can or chosen is None:
            return
        back: list[Session] = []
        if self.services.attempt(lambda: back.append(trash.restore(self.workflow, self._away[chosen]))):
            where = "among the past sessions" if back[0].locked else "among the unfinished ones: Home offers it"
            of = "" if self.workflow.belongs_to_pair(back[0]) else ", of another pair"
            self.services.notify_user(f"It is back {where}{of}.")
            self.services.history_loader.refresh_home()
        self._show()

    @work
    async def action_empty_trash(self) -> None:
        asked = self._away
        files = plural(len(asked), "file")
        sure = await self.app.push_screen_wait(
            ChoiceDialog(
                "Empty the trash?",
                [f"{files} would be removed for good. This cannot be undone; only a backup would still have them."],
                [("", "Keep them"), ("empty", f"Remove {files} for good")],
            )
        )
        if sure and self.services.attempt(lambda: trash.empty(self.workflow, asked)):
            self.services.notify_user(f"{files} removed for good.")
        self._show()

    def action_close(self) -> None:
        self.dismiss(None)


def _started(session_id: str) -> datetime | None:
    """When the session with this id began; None where it names a day that is in no calendar, or there is no id."""
    try:
        return datetime.strptime(session_id[:15], "%Y-%m-%dT%H%M").replace(tzinfo=UTC)
    except ValueError:
        return None
