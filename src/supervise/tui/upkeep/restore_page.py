"""Restore: asks which backup and where to, says what is in it, makes a home of it, and says how to open that."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from textual import on, work
from textual.widget import Widget
from textual.widgets import Input
from textual.worker import get_current_worker

from supervise.domain.problems import ProblemError
from supervise.domain.wording import format_date, plural
from supervise.tui.platform.command_line import command_line
from supervise.tui.shell.deed import Deed
from supervise.tui.upkeep.task_page import TaskPage, TaskStopped
from supervise.tui.widgets.fields.text_fields import LabelledTextArea
from supervise.tui.widgets.text import Caption
from supervise.workflow.upkeep import backup, restore
from supervise.workflow.upkeep.restore import BackupSummary, RestoreResult

_MOST_NAMED = 5
"""How many files that nobody could read before either are named on the page."""


class RestorePage(TaskPage):
    """Reads the backup first, then restores, each in a thread; Esc meanwhile stops it, and nothing of it remains.

    Into this home's own folder while that is empty: the app has then to be opened anew, and Back does so too.
    """

    PAGE_TITLE = "Restore from a backup"
    QUESTION = "Which backup?"
    HINT = "Say which file, then press Enter: it is read first, and nothing is written yet."

    def __init__(self) -> None:
        super().__init__()
        self._doing = ""
        self._looked_into: tuple[str, Path] | None = None
        """What was typed, and the file that was read for it."""
        self._result: RestoreResult | None = None

    def body(self) -> Iterator[Widget]:
        yield LabelledTextArea(
            "Which file",
            restore.suggested_file(self.workflow),
            hint="The backup, or the folder it lies in, as on a memory stick.",
            line=True,
            placeholder=f"such as {backup.EXAMPLE}",
            id="from",
        )
        yield Caption(id="message")
        yield LabelledTextArea(
            "Where to",
            restore.suggested_folder(self.workflow),
            hint="An empty folder, or a new one.",
            line=True,
            id="to",
        )

    def deeds(self) -> Iterator[Deed]:
        yield Deed("go_on", "Look into it", main=True)

    @property
    def is_busy(self) -> bool:
        return self.at_work

    def progress_words(self, steps: str) -> str:
        return f"{self._doing}: {steps}. Esc stops it."

    @on(LabelledTextArea.Changed, "#from")
    def _forget_what_was_read(self) -> None:
        if self._looked_into is not None and self._looked_into[0] != self._text("from"):
            self._looked_into = None
            self.show_message("")
            self.hint(self.HINT)
            self._label_deed("Look into it")

    @on(Input.Submitted)
    def action_go_on(self) -> None:
        """Look into the file; once that was done, restore it; once that was done, open it or leave."""
        if self.at_work:
            return
        if self._result is not None:
            self.action_close()
        elif self._looked_into is None:
            self._doing = "Reading"
            self.begin(self._look_into(self._text("from")), "Reading …")
        else:
            self._doing = "Restoring"
            self.begin(self._restore(self._looked_into[1], self._text("to")), "Restoring …")

    @work(thread=True, group="restore")
    def _look_into(self, asked: str) -> None:
        try:
            path = restore.resolve_file(asked)
            summary = restore.look_into(path, self.progress_of(get_current_worker()))
        except TaskStopped:
            return
        except ProblemError as error:
            self._call(self.fail, error.problem, "from")
        else:
            self._call(self._show_summary, asked, path, summary)

    @work(thread=True, group="restore")
    def _restore(self, path: Path, asked: str) -> None:
        try:
            result = restore.restore_backup(self.workflow, path, asked, self.progress_of(get_current_worker()))
        except TaskStopped:
            return
        except ProblemError as error:
            at_file = error.problem.where == str(path)
            self._call(self.fail, error.problem, "from" if at_file else "to")
        else:
            self._call(self._show_result, result)

    def _call(self, show: Any, *values: Any) -> None:
        self.app.call_from_thread(partial(show, *values))

    def _show_summary(self, asked: str, path: Path, summary: BackupSummary) -> None:
        self.end()
        self._looked_into = asked, path
        self.show_message(f"{path.name}\n{_what_is_in(summary)}")
        self.hint("Say where to, then press Enter. Nothing that is there already is overwritten.")
        self._label_deed("Restore it →")
        self._input("to").focus()

    def _show_result(self, result: RestoreResult) -> None:
        self.end()
        self._result = result
        for field in self.query(LabelledTextArea):
            field.display = False
        unfinished = f" and {plural(result.drafts, 'unfinished one')}" if result.drafts else ""
        lines = [f"Restored and checked: {plural(result.sessions, 'session')}{unfinished}, in {result.root}"]
        if result.locked:
            lines.append("It is locked: the passphrase is the one it had when the backup was made.")
        lines += (
            f"Could not be read before either, and is as it was: {problem}"
            for problem in result.unreadable[:_MOST_NAMED]
        )
        if (more := len(result.unreadable) - _MOST_NAMED) > 0:
            lines.append(f"So are {plural(more, 'more file')}; Home lists them all.")
        if self._is_own:
            self.hint("It is all there. Open it.")
            self._label_deed("Open it →")
            self.query_one("#do-close", Deed).display = False
        else:
            self.hint("It is all there. This window stays where it was.")
            lines += ("", "To open it, close Supervise (ctrl+q) and type:", command_line("--home", str(result.root)))
            self.query_one("#do-go-on").display = False
        self.show_message("\n".join(lines))
        self.query_one("#do-go-on" if self._is_own else "#do-close").focus()

    @property
    def _is_own(self) -> bool:
        return self._result is not None and restore.is_own_folder(self.workflow, self._result)

    def _label_deed(self, label: str) -> None:
        button = self.query_one("#do-go-on", Deed)
        button.label = label
        button.refresh(layout=True)

    def _input(self, id_: str) -> Input:
        return self.query_one(f"#{id_} Input", Input)

    def _text(self, id_: str) -> str:
        return self.query_one(f"#{id_}", LabelledTextArea).text

    def action_close(self) -> None:
        self.stop()
        if self._is_own:
            self.services.open_home(self.workflow.home)
        else:
            self.dismiss(None)


def _what_is_in(summary: BackupSummary) -> str:
    """Such as `13 sessions, 12 Nov 2025 to 28 Oct 2026. Not locked: whoever has the file can read it.`"""
    words = plural(summary.sessions, "session")
    if summary.drafts:
        words += f" and {plural(summary.drafts, 'unfinished one')}"
    if summary.first is not None and summary.last is not None:
        words += f", {format_date(summary.first)}"
        words += f" to {format_date(summary.last)}" if summary.last != summary.first else ""
    locked = "Locked: the passphrase it had then opens it." if summary.locked else "Not locked."
    return f"{words}. {locked} Every file in it is whole."
