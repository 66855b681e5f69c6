"""Back up: where to, what goes into it in plain words, and that it was read back whole."""

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

_MOST_TOLD = 20
"""Files left out that are named on the page."""


class _Stopped(Exception):
    """Somebody has left while the backup was being written."""


class BackupPage(Page[None]):
    """Esc, while it is being written, stops it, and then nothing of it remains."""

    CSS_PATH = [PAGE_STYLES, "backup_page.tcss"]
    PAGE_TITLE = "Back up"
    HINT = "Say where to, then press Enter. Nothing that is there already is overwritten."
    HELP_PAGE = "keeping"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = bindings("page")

    def __init__(self) -> None:
        super().__init__()
        self._done, self._of = 0, 0
        self._working: Worker[None] | None = None

    def pair_words(self) -> str:
        return ""  # it holds every pair's

    def body(self) -> Iterator[Widget]:
        yield LabelledTextArea(
            "Where to", backup.suggested_path(self.workflow), hint="A folder, or a new file in one.", line=True, id="to"
        )
        yield Caption(id="said")
        yield Caption(f"{_LOCKED if encryption.is_locked(self.workflow) else _PLAIN} {_EVERYTHING}", id="holds")

    def buttons(self) -> Iterator[Button]:
        yield action_button("start", "Back up", main=True)
        yield action_button("close", "← Back")

    def on_mount(self) -> None:
        self.query_one("#said").display = False
        self.query_one(Input).focus(scroll_visible=False)  # the page is read from its top
        self.set_interval(0.2, self._tell)

    @on(Input.Submitted)
    def action_start(self) -> None:
        if self._working is None:
            self._done, self._of = 0, 0
            self._say("Reading what is there …")
            self._working = self._write(self.query_one(Input).value, self.workflow.now())

    @work(thread=True, group="backup")
    def _write(self, asked: str, began: datetime) -> None:
        worker = get_current_worker()

        def tell(done: int, of: int) -> None:
            if worker.is_cancelled:
                raise _Stopped
            self._done, self._of = done, of

        try:
            written = backup.back_up(self.workflow.home, asked, self.workflow.today, tell)
        except _Stopped:
            return
        except ProblemError as error:
            self.app.call_from_thread(self._failed, error.problem)
        else:
            self.app.call_from_thread(self._written, began, written)

    def _written(self, began: datetime, written: BackupResult) -> None:
        self._working = None
        self.services.attempt(lambda: backup.record_backup(self.workflow, began, written))
        words = backed_up(written.sessions, written.drafts, written.size, str(written.path))
        left_out = [f"Not in it: {problem}" for problem in written.missing[:_MOST_TOLD]]
        if (more := len(written.missing) - len(left_out)) > 0:
            left_out.append(
                f"Not in it either: {plural(more, 'more file')}; MANIFEST.txt in the backup names them all."
            )
        self._say("\n".join([words, *left_out]))
        self.query_one("#do-close", Button).focus()

    def _failed(self, problem: Problem) -> None:
        self._working = None
        self._say(f"{problem.what} {problem.remedy} ({problem.where})")
        self.query_one(Input).focus()

    def _tell(self) -> None:
        if self._working is not None and self._of:
            self._say(f"{self._done} of {self._of} steps: each file is written, then read back. Esc stops it.")

    def _say(self, words: str) -> None:
        caption = self.query_one("#said", Caption)
        caption.display = True
        caption.say(words)

    def action_close(self) -> None:
        if self._working is not None:
            self._working.cancel()
        self.dismiss(None)
