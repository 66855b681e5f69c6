"""Back up: asks where to, says what goes into the file, writes it and reads it back."""

from collections.abc import Iterator
from datetime import datetime
from typing import ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.widget import Widget
from textual.widgets import Button, Input
from textual.worker import Worker, get_current_worker

from supervise.domain.problems import Problem, ProblemError
from supervise.domain.wording import backed_up, plural
from supervise.tui.keys import bindings
from supervise.tui.shell.page import PAGE_STYLES, Page, action_button
from supervise.tui.widgets.text import Caption
from supervise.tui.widgets.text_fields import LabelledTextArea
from supervise.workflow import backup, encryption
from supervise.workflow.backup import BackupResult

_EVERYTHING = (
    "Everything in your Supervise folder goes into one file: every session, draft and setting, and the trash. "
    "Keep it away from this computer, as on a memory stick that your employer allows."
)
_PLAIN = "The backup is not encrypted: whoever has the file can read it."
_LOCKED = (
    "The sessions in the backup are encrypted, as they are here: the passphrase opens them. "
    "Your initials, roles and own words for the wheel are not."
)
_SAME_DISK = (
    "This is on the same disk as what you write: if this computer is lost or breaks, both are gone. "
    "Copy the file to another place as well."
)

_MOST_NAMED = 20
"""How many files left out are named on the page."""


class _BackupStopped(Exception):
    """The page was left while the backup was being written."""


class BackupPage(Page[None]):
    """Writes the backup in a thread; Esc meanwhile stops it, and nothing of the file remains."""

    CSS_PATH = [PAGE_STYLES, "backup_page.tcss"]
    PAGE_TITLE = "Back up"
    HINT = "Say where to, then press Enter. Nothing that is there already is overwritten."
    HELP_PAGE = "keeping"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = bindings("page")

    def __init__(self) -> None:
        super().__init__()
        self._steps_done, self._steps_total = 0, 0
        self._worker: Worker[None] | None = None

    def pair_words(self) -> str:
        return ""  # a backup holds every pair's sessions

    def body(self) -> Iterator[Widget]:
        yield LabelledTextArea(
            "Where to",
            backup.suggested_path(self.workflow),
            hint="A folder, or a new file in one.",
            line=True,
            placeholder=f"such as {backup.EXAMPLE}",
            id="to",
        )
        yield Caption(id="message")
        yield Caption(id="same-disk")
        yield Caption(f"{_LOCKED if encryption.is_locked(self.workflow) else _PLAIN} {_EVERYTHING}", id="holds")

    def buttons(self) -> Iterator[Button]:
        yield action_button("start", "Back up", main=True)
        yield action_button("restore", "Restore")
        yield action_button("close", "← Back")

    def on_mount(self) -> None:
        self._show_message("")
        self.query_one("#same-disk", Caption).show("")
        field = self.query_one(Input)
        field.select_on_focus = True  # what it holds is a suggestion: typing puts another in its place
        field.focus(scroll_visible=False)  # the page is read from its top
        self.set_interval(0.2, self._show_progress)

    @on(Input.Submitted)
    def action_start(self) -> None:
        if self._worker is None:
            self._steps_done, self._steps_total = 0, 0
            self._show_message("Reading what is there …")
            self.query_one("#same-disk", Caption).show("")
            self._worker = self._write(self.query_one(Input).value, self.workflow.now())

    @work(thread=True, group="backup")
    def _write(self, destination: str, started_at: datetime) -> None:
        worker = get_current_worker()

        def report_progress(done: int, total: int) -> None:
            if worker.is_cancelled:
                raise _BackupStopped
            self._steps_done, self._steps_total = done, total

        try:
            result = backup.back_up(self.workflow.home, destination, self.workflow.today, report_progress)
        except _BackupStopped:
            return
        except ProblemError as error:
            self.app.call_from_thread(self._show_failure, error.problem)
        else:
            self.app.call_from_thread(self._show_result, started_at, result)

    def _show_result(self, started_at: datetime, result: BackupResult) -> None:
        self._worker = None
        self.services.attempt(lambda: backup.record_backup(self.workflow, started_at, result))
        lines = [backed_up(result.sessions, result.drafts, result.size, str(result.path))]
        lines += (f"Not in it: {problem}" for problem in result.missing[:_MOST_NAMED])
        if (more := len(result.missing) - _MOST_NAMED) > 0:
            lines.append(f"Not in it either: {plural(more, 'more file')}; MANIFEST.txt in the backup names them all.")
        self._show_message("\n".join(lines), warning=bool(result.missing))
        if backup.is_on_same_disk(self.workflow.home, result.path):
            self.query_one("#same-disk", Caption).show(_SAME_DISK, warning=True)
        self.query_one("#do-close", Button).focus()

    def _show_failure(self, problem: Problem) -> None:
        self._worker = None
        self._show_message(f"{problem.what} {problem.remedy} ({problem.where})", warning=True)
        self.query_one(Input).select_on_focus = False  # it is to be put right, not typed anew
        self.query_one(Input).focus()

    def _show_progress(self) -> None:
        if self._worker is not None and self._steps_total:
            self._show_message(
                f"{self._steps_done} of {self._steps_total} steps: each file is written, then read back. Esc stops it."
            )

    def _show_message(self, text: str, *, warning: bool = False) -> None:
        self.query_one("#message", Caption).show(text, warning=warning)

    def action_restore(self) -> None:
        if self._worker is None:
            self.services.navigator.restore_backup()

    def action_close(self) -> None:
        if self._worker is not None:
            self._worker.cancel()
        self.dismiss(None)
