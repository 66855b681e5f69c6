"""The help page (F1): the keys that work now on the page behind it, then the words for that page."""

from collections.abc import Iterator
from typing import ClassVar

from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Markdown, Static

from supervise.store.content.loader import help_page
from supervise.tui.shell.live_keys import keys_label, live_keys
from supervise.tui.shell.page import PAGE_STYLES
from supervise.tui.shell.page_kinds import READING_LETTERS, ReadingPage
from supervise.tui.widgets.panel import Panel


class HelpPage(ReadingPage):
    """Help for one page, the focused widget and every live key."""

    CSS_PATH = [PAGE_STYLES, "help_page.tcss"]
    PAGE_TITLE = "Help"
    HINT = "What you can do here. The arrows scroll; Esc takes you back, and nothing has changed."
    BINDINGS: ClassVar[list[BindingType]] = [*READING_LETTERS]

    def __init__(self, over: Screen[object]) -> None:
        super().__init__()
        self._over = over

    def body(self) -> Iterator[Widget]:
        with Panel(title="Keys here", id="live"):
            if (focused := self._over.focused) is not None and focused.HELP:
                yield Static(Content(focused.HELP), classes="told")
            live = list(self.live_keys())
            room = max(len(keys) for keys, _ in live)
            for keys, tip in live:
                with Horizontal(classes="key"):
                    yield Static(Content.styled(f"{keys:>{room}}  ", "$accent"), classes="keys")
                    yield Static(Content(tip), classes="tip")
        with Vertical(id="words"):
            if words := getattr(self._over, "help_words", ""):
                yield Static(Content(words), classes="told")
            name = getattr(self._over, "help_name", getattr(self._over, "HELP_PAGE", "about"))
            yield Markdown(help_page(name), open_links=False, id="page-words")
            yield Markdown(help_page("about"), open_links=False, id="privacy")

    def live_keys(self) -> Iterator[tuple[str, str]]:
        """Key and tip of each action that works on the page behind, once; first those of what has the focus there."""
        actives = self._over.active_bindings.values()
        own = {active.binding.action for active in actives if active.node is self._over.focused}
        for live in sorted(live_keys(self._over), key=lambda live: live.action not in own):
            if live.tip and live.enabled and live.keys and live.action != "command_palette":
                yield keys_label(live.keys), live.tip
        yield "ctrl+p", "Everything that can be done here, by name"
