"""The base of all pages: header, hint, body, buttons and key footer."""

from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar, cast

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button

from supervise.tui.keys import bindings
from supervise.tui.platform.sized_screen import SizedScreen
from supervise.tui.services import AppServices
from supervise.tui.shell.chrome import TooSmallNotice
from supervise.tui.shell.header import Header
from supervise.tui.shell.key_footer import KeyFooter
from supervise.tui.shell.keymap import with_keys
from supervise.tui.widgets.focus import ScrollsIntoView
from supervise.tui.widgets.text import Caption
from supervise.tui.widgets.watched_field import IdentifierCheckedField

if TYPE_CHECKING:
    from supervise.workflow import SessionWorkflow

T = TypeVar("T")


PAGE_STYLES = Path(__file__).with_name("page.tcss")
"""The sheet that every page has first: absolute, as Textual looks beside the file of the page's own class."""


class Page(SizedScreen[T], Generic[T]):
    """A screen with our frame. Subclasses give `body` and, where they have buttons, `buttons`."""

    CSS_PATH: ClassVar[str | PurePath | list[str | PurePath] | None] = PAGE_STYLES
    AUTO_FOCUS: ClassVar[str | None] = "#body *"
    BINDINGS: ClassVar[list[BindingType]] = bindings("everywhere")
    PAGE_TITLE: ClassVar[str] = "Supervise"
    HINT: ClassVar[str] = ""
    """One line: what to do now."""
    HELP_PAGE: ClassVar[str] = "home"
    """Which page of `data/help/` belongs here."""
    PALETTE: ClassVar[bool] = True
    """Whether ctrl+p answers here."""
    HOLDS_SESSION: ClassVar[bool] = False
    """Whether it is a page of the session being held."""

    @property
    def ready(self) -> bool:
        """Whether it has its focus where it is to be; keys wait for that."""
        return True

    @property
    def is_busy(self) -> bool:
        """Whether the pair are busy here without touching a key: the page is then not covered by itself."""
        return False

    @property
    def workflow(self) -> "SessionWorkflow":
        return self.services.workflow

    @property
    def services(self) -> AppServices:
        return cast(AppServices, self.app)

    def compose(self) -> ComposeResult:
        self.take_size()
        top = self.top()
        top.warn(self.services.not_kept)
        yield top
        yield from self.subheader()
        yield Caption(self.with_keys(self.HINT), id="hint")
        with VerticalScroll(id="body", can_focus=False):
            yield from self.body()
        if pressed := tuple(self.buttons()):
            yield Horizontal(*pressed, id="buttons")
        yield KeyFooter()
        yield TooSmallNotice()

    def top(self) -> Header:
        return Header(self.PAGE_TITLE, note=self.pair_words())

    def subheader(self) -> Iterator[Widget]:
        """What stands between the line at the top and the one that says what to do."""
        yield from ()

    def pair_words(self) -> str:
        pair = self.workflow.pair
        return pair.label if pair else ""

    def body(self) -> Iterator[Widget]:
        yield from ()

    def buttons(self) -> Iterator[Button]:
        """The page's actions for the mouse and for Tab; the first is the usual one."""
        yield from ()

    def show_past(self) -> None:
        """The past has been read, or has changed."""

    def say_reading(self) -> None:
        """The past is being read: say how far, where that is waited for."""

    def replace_text(self, before: str, after: str) -> None:
        """Put another text into every field that has this one."""
        for field in self.query(IdentifierCheckedField):
            field.put(before, after)

    def set_focus(self, widget: Widget | None, scroll_visible: bool = True, from_app_focus: bool = False) -> None:
        """Bring what has the focus into view once the page is laid out, at one go.

        Textual scrolls before that if it comes to it: then to the middle of a page whose height it does not know yet,
        step by step, and where it ends up depends on how busy the computer is.
        """
        super().set_focus(widget, False, from_app_focus)
        if widget is not None and scroll_visible:
            self.call_after_refresh(self._show_focused, widget)

    def _show_focused(self, widget: Widget) -> None:
        """A field comes with what it asks; anything else, where it is not whole in view, to the middle."""
        if widget is not self.focused:
            return  # the focus has gone on meanwhile
        asked = next((ancestor for ancestor in widget.ancestors if isinstance(ancestor, ScrollsIntoView)), None)
        if asked is not None:
            asked.come_into_view()
        elif widget.outer_size.height > self.size.height and self.can_view_partial(widget):
            pass  # longer than the window, and what stands over it is read first
        elif not self.can_view_entire(widget):
            self.scroll_to_center(widget, animate=False, origin_visible=True, immediate=True)

    def hint(self, text: str) -> None:
        self.query_one("#hint", Caption).say(self.with_keys(text))

    def with_keys(self, text: str) -> str:
        """A sentence with the keys in force: "{next} goes on" reads "F3 goes on", or as the settings have it."""
        return with_keys(text, self.workflow.settings.keys)

    @on(Button.Pressed)
    async def _pressed(self, event: Button.Pressed) -> None:
        """A button named `do-x` does `action_x`."""
        if event.button.id and event.button.id.startswith("do-"):
            event.stop()
            await self.run_action(event.button.id.removeprefix("do-").replace("-", "_"))


def action_button(action: str, label: str | Content, *, main: bool = False) -> Button:
    """A button that does this action of its page."""
    name = f"do-{action.replace('_', '-')}"
    return Button(
        label, id=name, compact=True, classes="main" if main else "", variant="primary" if main else "default"
    )
