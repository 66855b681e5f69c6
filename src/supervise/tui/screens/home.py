"""Home: who is here, what is waiting, what was talked about and when; and the way in."""

from collections.abc import Iterator
from textual.widget import Widget
from supervise.tui.screens.page import Page, deed
from supervise.tui.keys import bindings
from textual.widgets import Button

class HomePage(Page[None]):
    BINDINGS = bindings("home")
    HINT = "Begin with n."
    def buttons(self) -> Iterator[Button]:
        yield deed("new", "New session", main=True)
    def show_past(self) -> None: ...
    def action_new(self) -> None:
        if self.supervise.try_to(self.workflow.begin):
            self.supervise.hold_session()
