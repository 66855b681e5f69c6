"""Screen that knows its size before it is laid out for the first time.

Textual 8.2.8 lays a new screen out as it is, again since it has now a size, and again since only then it learns by
which breakpoints it is narrow or short; what is painted in between is seen as a flash of another page. No issue known.
*Remove when* a screen is pushed with its size: `tests/tui/platform/test_sized_screen.py` then fails.
"""

from typing import Generic, TypeVar

from textual import events
from textual.geometry import Size
from textual.screen import Screen

T = TypeVar("T")


class SizedScreen(Screen[T], Generic[T]):
    """To call `take_size` as it begins to compose is all that a subclass does."""

    def take_size(self) -> None:
        """Have the classes of the window's size before anything is laid out."""
        size, app = self.app.size, self.app
        wide = self._get_breakpoint_classes(size.width, app.HORIZONTAL_BREAKPOINTS or [])
        heights = self.VERTICAL_BREAKPOINTS or app.VERTICAL_BREAKPOINTS or []
        self.add_class(*wide, *self._get_breakpoint_classes(size.height, heights))

    def _on_screen_resume(self, event: events.ScreenResume) -> None:
        if not self._size:  # it is just made: each of its parts has been given its looks a moment ago
            event.refresh_styles = False

    def _screen_resized(self, size: Size) -> None:
        if size != self._compositor.size:
            super()._screen_resized(size)
