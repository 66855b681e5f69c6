"""The base of all pages: head, masthead, body and action bar."""

from collections.abc import Iterator
from pathlib import Path, PurePath
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar, cast

from textual import on
from textual.actions import SkipAction
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import ScrollableContainer, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button

from supervise.domain.people import Person, Who, supervisee_first
from supervise.tui.keys.table import bindings
from supervise.tui.platform.sized_screen import SizedScreen
from supervise.tui.services import AppServices, PaletteCommand
from supervise.tui.shell.action_bar import ActionBar
from supervise.tui.shell.chrome import TooSmallNotice
from supervise.tui.shell.deed import Deed
from supervise.tui.shell.head import Head
from supervise.tui.shell.keymap import with_keys
from supervise.tui.widgets.fields.watched_field import IdentifierCheckedField
from supervise.tui.widgets.focus import ScrollsIntoView
from supervise.tui.widgets.masthead import Masthead
from supervise.tui.widgets.panel import Panel

if TYPE_CHECKING:
    from supervise.workflow import SessionWorkflow

T = TypeVar("T")


PAGE_STYLES = Path(__file__).with_name("page.tcss")
"""The sheet that every page has first: absolute, as Textual looks beside the file of the page's own class."""


class PageBody(VerticalScroll, inherit_bindings=False):
    """What stands between head and bar; it scrolls up and down only, so that left and right are the page's own keys."""

    BINDINGS: ClassVar[list[BindingType]] = [
        binding
        for binding in ScrollableContainer.BINDINGS
        if isinstance(binding, Binding) and not binding.action.endswith(("left", "right"))
    ]


class Page(SizedScreen[T], Generic[T]):
    """A screen with our frame. Subclasses give `body`, and `MAIN` and `DEEDS` or `deeds`."""

    CSS_PATH: ClassVar[str | PurePath | list[str | PurePath] | None] = PAGE_STYLES
    AUTO_FOCUS: ClassVar[str | None] = "#body *, ActionBar"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("everywhere"),
        Binding("down", "read_from_bar(1)", "Further down", show=False),
        Binding("up", "read_from_bar(-1)", "Further up", show=False),
        Binding("pagedown", "read_from_bar(1, True)", "A page down", show=False),
        Binding("pageup", "read_from_bar(-1, True)", "A page up", show=False),
    ]
    PAGE_TITLE: ClassVar[str] = "Supervise"
    EYEBROW: ClassVar[str] = ""
    QUESTION: ClassVar[str] = ""
    """What the page asks, over the hint; the name of the page stands in the head."""
    HINT: ClassVar[str] = ""
    """One line: what to do now."""
    MAIN: ClassVar[str] = ""
    """The action of the page's main deed, if the words of its key are to be its label."""
    DEEDS: ClassVar[tuple[str, ...]] = ()
    """The actions of its other deeds, the most used first."""
    BACK: ClassVar[str] = "close"
    """The action of Esc; "" where nothing lies before the page."""
    BACK_LABEL: ClassVar[str] = "Back"
    HELP_PAGE: ClassVar[str] = "home"
    """Which page of `data/help/` belongs here."""
    BODY: ClassVar[type[VerticalScroll]] = PageBody
    PALETTE: ClassVar[bool] = True
    """Whether ctrl+p answers here."""
    HOLDS_SESSION: ClassVar[bool] = False
    """Whether it is a page of the session being held."""

    @property
    def ready(self) -> bool:
        """Whether it has its focus where it is to be; keys wait for that."""
        return True

    def cover_again(self) -> None:
        """The cover is put over it: what one person alone may see is to be asked for anew, whoever takes it off."""

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
        head = self.head()
        head.warn(self.services.not_kept)
        yield head
        yield from self.middle()
        back = Deed(self.BACK, self.BACK_LABEL) if self.BACK else None
        yield ActionBar(back, self.deeds(), more=self.PALETTE)
        yield TooSmallNotice()

    def head(self) -> Head:
        return Head(self.PAGE_TITLE, people=self.people_here)

    @property
    def who(self) -> Who:
        """Who is here: two, one alone, or a team."""
        pair = self.workflow.pair
        return pair.who if pair else "pair"

    @property
    def people_here(self) -> tuple[Person, ...]:
        pair = self.workflow.pair
        return supervisee_first(pair.people) if pair else ()

    def middle(self) -> Iterator[Widget]:
        """What stands between the head and the bar."""
        yield self.masthead()
        with self.BODY(id="body", can_focus=False):
            yield from self.body()

    def masthead(self) -> Masthead:
        return Masthead(self.QUESTION, self.with_keys(self.HINT), eyebrow=self.EYEBROW, id="hint")

    def body(self) -> Iterator[Widget]:
        yield from ()

    def deeds(self) -> Iterator[Deed]:
        """What can be done here, for the bar at the foot; one at a time is the main one."""
        if self.MAIN:
            yield Deed(self.MAIN, main=True)
        yield from (Deed(action) for action in self.DEEDS)

    def commands(self) -> Iterator[PaletteCommand]:
        """What the palette offers on this page beside what has a key."""
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
        left = self.focused
        super().set_focus(widget, False, from_app_focus)
        for panel in _panels_around(left) ^ _panels_around(self.focused):
            panel.show_focus()
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

    def action_read_from_bar(self, by: int, pages: bool = False) -> None:
        """Scroll the body while the keys are on the bar: what has them in the body scrolls it anyway."""
        body = next(iter(self.query("#body")), None)
        if body is None or not body.max_scroll_y or not isinstance(self.focused, ActionBar):
            raise SkipAction
        body.scroll_relative(y=by * (body.size.height if pages else 1), animate=False)

    def hint(self, text: str) -> None:
        self.query_one("#hint", Masthead).say(self.with_keys(text))

    def with_keys(self, text: str) -> str:
        """A sentence with the keys in force: "{next} goes on" reads "F3 goes on", or as the settings have it."""
        return with_keys(text, self.workflow.settings.keys)

    @on(Button.Pressed)
    async def _pressed(self, event: Button.Pressed) -> None:
        """A button named `do-x` does `action_x`."""
        if event.button.id and event.button.id.startswith("do-"):
            event.stop()
            await self.run_action(event.button.id.removeprefix("do-").replace("-", "_"))


def _panels_around(widget: Widget | None) -> set[Panel]:
    return {ancestor for ancestor in widget.ancestors if isinstance(ancestor, Panel)} if widget else set()


WRITE_OWN = "w writes something of your own"
"""The one quiet line after a session of the two, and under a past one: about it, which goes without saying."""


def action_button(action: str, label: str | Content) -> Button:
    """A button of the body that does this action of its page."""
    return Button(label, id=f"do-{action.replace('_', '-')}", compact=True)
