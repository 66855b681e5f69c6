"""How the app stops at a fault of ours: one sentence, a status that says so, and none of the words people wrote."""

from pathlib import Path

from rich.console import RenderableType
from rich.text import Text
from textual.app import App

from supervise.domain.problems import fault_location


class Stopping(App[None]):
    """Textual's own reports print the values a fault was met with, and those are notes.

    Three of Textual's private parts are reached into, as it has no other way to leave at once: `_exception`,
    `_exit_renderables`, `_close_messages_no_wait`. `_fatal_error` is what it calls.
    """

    def where_kept(self) -> Path:
        """Where what was written lies."""
        raise NotImplementedError

    def stop_for_fault(self, error: Exception) -> None:
        """Stop at a fault of a task of ours as at any other."""
        self._handle_exception(error)

    def _fatal_error(self) -> None:
        error = getattr(self._exception, "error", self._exception)  # a worker's fault comes wrapped
        fault = (
            f" ({fault_location(type(error), error.__traceback__)})"
            if error is not None
            else " in reading the terminal"
        )
        if not self._exit_renderables:  # of several faults one is told; Textual adds how programmers see the others
            self.bell()
            self._exit_renderables.append(
                Text(
                    f"Supervise had to stop: a fault of ours{fault}. What you wrote is kept in {self.where_kept()}. "
                    "Open it again to go on.",
                    overflow="fold",
                )
            )
        self._close_messages_no_wait()

    def panic(self, *renderables: RenderableType) -> None:
        """Called with a report for the screen, by the thread that reads the terminal too, which leaves the status 0."""
        self._return_code = 1
        self._fatal_error()
