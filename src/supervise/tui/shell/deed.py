"""Deeds: what can be done on a page, each with the key that does it now, in as many words as there is room for."""

from typing import Self

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from supervise.tui.keys.table import KEYS
from supervise.tui.shell.live_keys import LiveKey, is_printable, key_label
from supervise.tui.widgets.act import POINTER, filled
from supervise.tui.widgets.focus import PressesButtons

TWINS, PLAIN, SHORT, CAPS = range(4)
"""How much of each deed is shown: both of its keys, one and its words, short words for the main one, keys alone."""
_WORDS = {key.action: key.label for key in KEYS}


class Deed(Widget):
    """One thing to do on a page: pressing it runs this action of the page. Without words it has those of its key."""

    DEFAULT_CSS = """
    Deed { width: 1; height: 1; &:hover { background: $accent-deep; } &.main:hover { background: $surface; } }
    """
    ALLOW_SELECT = False

    label: reactive[str] = reactive("", layout=True)
    quiet: reactive[bool] = reactive(False)
    """Whether the main one is not filled: something else on the page comes before it just now."""
    form: int = PLAIN
    live: LiveKey | None = None
    """Its key as it is now, if it has any."""

    def __init__(
        self,
        action: str,
        label: str = "",
        *,
        short: str = "",
        main: bool = False,
        always: bool = False,
        key_of: str = "",
    ) -> None:
        """`short` words stand in place of `label` in a narrow window.

        One that is `always` shown is not left out for want of room either: its words then stand without their key.
        `key_of` is another action that does the same just then, whose key is shown.
        """
        super().__init__(id=f"do-{action.replace('_', '-').replace('.', '-')}", classes="main" if main else "")
        self.action, self.main, self.always, self.short = action, main, always, short
        self.keyed = (key_of or action).removeprefix("app.")
        self.set_reactive(Deed.label, label)

    def focus(self, scroll_visible: bool = True) -> Self:
        """Put the keys on it: the bar has the focus, and Enter presses this deed."""
        if isinstance(self.parent, DeedRow):
            self.parent.point_to(self)
            self.parent.focus(scroll_visible)
        return self

    @property
    def can_be_done(self) -> bool:
        return self.display and not self.is_disabled and (self.live is None or self.live.enabled)

    async def press(self) -> None:
        if self.can_be_done:
            await self.screen.run_action(self.action)

    async def on_click(self) -> None:
        await self.press()

    def show_in(self, form: int) -> None:
        if form != self.form:
            self.form = form
            self.refresh()

    # How it looks -------------------------------------------------------------------------------

    def render(self) -> Content:
        words, cap = self._words(self.form), self._cap(self.form)
        if self.main:
            return filled(words, cap, self.size, pointed=self._pointed, off=not self.can_be_done, quiet=self.quiet)
        lead = POINTER if self._pointed else " "
        ink, word_ink = ("$accent", "$text-muted") if self.can_be_done else ("$faint", "$faint")
        if not cap:
            return Content.styled(f"{lead}{words} ", f"{word_ink} on $raised")
        return Content.assemble((f"{lead}{cap} ", f"bold {ink} on $raised"), (f" {words}" if words else "", word_ink))

    def cells(self, form: int) -> int:
        """The cells it takes."""
        words, cap = self._words(form), self._cap(form)
        if self.main:
            return filled(words, cap).cell_length
        return Content(words).cell_length + 2 if not cap else Content(f" {cap}  {words}").cell_length - (not words)

    @property
    def _pointed(self) -> bool:
        return isinstance(self.parent, DeedRow) and self.parent.has_focus and self.parent.pointed is self

    def _words(self, form: int) -> str:
        if form == CAPS and not self.main and not self.always and self._cap(form):
            return ""
        whole = self.label or (self.live.label if self.live else _WORDS.get(self.action, ""))
        return whole if form < SHORT else self.short or whole

    def _cap(self, form: int) -> str:
        """`F3 ^N`: the first key and, with its twin, a second; that is the one of a letter where letters are keys."""
        keys = self.live.keys if self.live and not (self.always and form == CAPS) else ()
        if form != TWINS or len(keys) < 2:
            return _written(keys[0]) if keys else ""
        twin = next((key for key in keys[1:] if is_printable(key)), keys[1])
        return f"{_written(keys[0])} {_written(twin)}"


class DeedRow(PressesButtons, Widget):
    """What deeds stand in: it has the focus for them, and knows which of them the keys are on."""

    pointed: Deed | None = None
    """The deed that the keys are on, while the row has the focus."""

    def point_to(self, deed: Deed | None) -> None:
        for seen in (self.pointed, deed):
            if seen is not None:
                seen.refresh(layout=True)  # one left out for want of room has it while the keys are on it
        self.pointed = deed


def _written(key: str) -> str:
    return f"^{key[-1].upper()}" if key[:-1] == "ctrl+" else key_label(key)
