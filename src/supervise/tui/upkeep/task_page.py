"""A page that asks for paths, does one long task with them in a thread, and says how far that is; Esc stops it."""

from abc import abstractmethod
from collections.abc import Callable
from typing import Any, ClassVar

from textual.binding import BindingType
from textual.widgets import Input
from textual.worker import Worker

from supervise.domain.people import Person
from supervise.domain.problems import Problem
from supervise.tui.keys.table import bindings
from supervise.tui.shell.page_kinds import CardPage
from supervise.tui.widgets.text import Caption


class TaskStopped(Exception):
    """The page was left while its task was under way."""


class TaskPage(CardPage[None]):
    """The task reports to `progress_of` its worker, which raises TaskStopped once the page is left."""

    HELP_PAGE = "keeping"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = bindings("page")

    def __init__(self) -> None:
        super().__init__()
        self._steps_done, self._steps_total = 0, 0
        self._worker: Worker[None] | None = None

    @abstractmethod
    def progress_words(self, steps: str) -> str:
        """How far the task is, in words; `steps` such as `3 of 28 steps`."""

    @property
    def people_here(self) -> tuple[Person, ...]:
        return ()  # a backup holds every pair's sessions

    def on_mount(self) -> None:
        self.show_message("")
        fields = self.query(Input)
        for field in fields:
            field.select_on_focus = True  # what it holds is a suggestion: typing puts another in its place
        fields.first().focus(scroll_visible=False)  # the page is read from its top
        self.set_interval(0.2, self._show_progress)

    def begin(self, worker: Worker[None], message: str) -> None:
        self._steps_done, self._steps_total = 0, 0
        self._worker = worker
        self.show_message(message)

    def progress_of(self, worker: Worker[Any]) -> Callable[[int, int], None]:
        def report(done: int, total: int) -> None:
            if worker.is_cancelled:
                raise TaskStopped
            self._steps_done, self._steps_total = done, total

        return report

    def end(self) -> None:
        self._worker = None

    def fail(self, problem: Problem, field_id: str) -> None:
        """Say what went wrong with what stands in this field."""
        self.end()
        field = self.query_one(f"#{field_id} Input", Input)
        self.show_message(f"{problem.what} {problem.remedy} ({problem.where})", warning=True)
        field.select_on_focus = False  # it is to be put right, not typed anew
        field.focus()

    def show_message(self, text: str, *, warning: bool = False) -> None:
        self.query_one("#message", Caption).show(text, warning=warning)

    def _show_progress(self) -> None:
        if self._worker is not None and self._steps_total:
            self.show_message(self.progress_words(f"{self._steps_done} of {self._steps_total} steps"))

    @property
    def at_work(self) -> bool:
        return self._worker is not None

    def stop(self) -> None:
        if self._worker is not None:
            self._worker.cancel()
