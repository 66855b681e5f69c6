"""Back up: asks where to, says what goes into the file, writes it and reads it back."""

from collections.abc import Iterator
from datetime import datetime

from textual import on, work
from textual.widget import Widget
from textual.widgets import Input
from textual.worker import get_current_worker

from supervise.domain.problems import ProblemError
from supervise.domain.wording import backed_up, plural
from supervise.tui.shell.deed import Deed
from supervise.tui.upkeep.task_page import TaskPage, TaskStopped
from supervise.tui.widgets.fields.text_fields import LabelledTextArea
from supervise.tui.widgets.text import Caption
from supervise.workflow import encryption
from supervise.workflow.upkeep import backup
from supervise.workflow.upkeep.backup import BackupResult

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


class BackupPage(TaskPage):
    """Writes the backup in a thread; Esc meanwhile stops it, and nothing of the file remains."""

    PAGE_TITLE = "Back up"
    QUESTION = "Where shall the backup go?"
    HINT = "Say where to, then press Enter. Nothing that is there already is overwritten."

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

    def deeds(self) -> Iterator[Deed]:
        yield Deed("start", "Back up", main=True)
        yield Deed("restore", "Restore")

    def on_mount(self) -> None:
        self.query_one("#same-disk", Caption).show("")

    def progress_words(self, steps: str) -> str:
        return f"{steps}: each file is written, then read back. Esc stops it."

    @on(Input.Submitted)
    def action_start(self) -> None:
        if not self.at_work:
            self.query_one("#same-disk", Caption).show("")
            self.begin(self._write(self.query_one(Input).value, self.workflow.now()), "Reading what is there …")

    @work(thread=True, group="backup")
    def _write(self, destination: str, started_at: datetime) -> None:
        progress = self.progress_of(get_current_worker())
        try:
            result = backup.back_up(self.workflow.home, destination, self.workflow.today, progress)
        except TaskStopped:
            return
        except ProblemError as error:
            self.app.call_from_thread(self.fail, error.problem, "to")
        else:
            self.app.call_from_thread(self._show_result, started_at, result)

    def _show_result(self, started_at: datetime, result: BackupResult) -> None:
        self.end()
        self.services.attempt(lambda: backup.record_backup(self.workflow, started_at, result))
        lines = [backed_up(result.sessions, result.drafts, result.size, str(result.path))]
        lines += (f"Not in it: {problem}" for problem in result.missing[:_MOST_NAMED])
        if (more := len(result.missing) - _MOST_NAMED) > 0:
            lines.append(f"Not in it either: {plural(more, 'more file')}; MANIFEST.txt in the backup names them all.")
        self.show_message("\n".join(lines), warning=bool(result.missing))
        if backup.is_on_same_disk(self.workflow.home, result.path):
            self.query_one("#same-disk", Caption).show(_SAME_DISK, warning=True)
        self.query_one("#do-close", Deed).focus()

    def action_restore(self) -> None:
        if not self.at_work:
            self.services.navigator.restore_backup()

    def action_close(self) -> None:
        self.stop()
        self.dismiss(None)
