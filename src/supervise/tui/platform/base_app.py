"""Base of the app and its stylesheet: what they need of Textual for which there is no public way.

Seen with Textual 8.2.8. `tests/tui/test_textual_private.py` names each private member, and what it is relied on for.
"""

from abc import abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rich.console import RenderableType
from rich.text import Text
from textual.app import App
from textual.cache import LRUCache
from textual.css.stylesheet import Stylesheet

from supervise.domain.problems import fault_location

PIECES = 1024
"""More pieces than the program has: each kind of widget and each page is one."""


class ParsedOnceStylesheet(Stylesheet):
    """Parses each piece of CSS once for a theme; Textual's own parses all of it anew with each page first opened.

    Its `reparse` fills the cache of a stylesheet that it throws away (a page with a CSS_PATH calls it when it first
    opens), and its cache of parsed pieces holds 64, of which a page with more has none left when it comes round. Pull
    request 3575 brought the cache. *Remove when* `reparse` reuses what was parsed with the same variables.
    """

    def __init__(self, *, variables: dict[str, str] | None = None) -> None:
        super().__init__(variables=variables)
        self._parse_cache = LRUCache(PIECES)

    def reparse(self) -> None:
        self.parse()


class BaseApp(App[None]):
    """Stops at a fault with one sentence and a status that says so, and with none of the words people wrote.

    Textual's own reports print the values a fault was met with, and those are notes: *remove when* an app may say
    itself what is printed as it stops.
    """

    def __init__(self) -> None:
        super().__init__()
        self.stylesheet = ParsedOnceStylesheet(variables=self.get_css_variables())

    @abstractmethod
    def where_kept(self) -> Path:
        """Where what was written lies."""

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

    @contextmanager
    def beneath_top_screen(self) -> Iterator[None]:
        """Push and pop screens beneath the one on top, which stays there and is not told of it.

        Textual's modes have a stack each, but it pops none other than the one that is shown. *Remove when*
        `pop_screen` takes a mode, as `push_screen` does.
        """
        stack = self._screen_stack
        top = stack.pop()
        try:
            yield
        finally:
            stack.append(top)
