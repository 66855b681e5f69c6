"""Action bar: what can be done on a page, each with its key of the moment; the main deed filled, at the right."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import NULL_OFFSET, Region, Spacing
from textual.layout import WidgetPlacement
from textual.screen import Screen
from textual.widget import Widget

from supervise.tui.shell.chrome import NARROW, WIDE, side
from supervise.tui.shell.deed import CAPS, PLAIN, SHORT, TWINS, Deed, DeedRow
from supervise.tui.shell.live_keys import keys_label, live_keys

PALETTE_KEY = 4
"""The cells of the key before `…`."""


class PaletteDeed(Deed):
    """Stands where others were left out; with its key where that leaves out no more of them."""

    with_key = False

    def _cap(self, form: int) -> str:
        return super()._cap(form) if self.with_key and form < SHORT else ""


class ActionBar(DeedRow, can_focus=True):
    """One stop for Tab: ← → move on it, Enter presses, and so does a click, which never takes the focus from a field.

    The way back, help and the main deed are never left out; of the others those at the end, where there is no room.
    """

    FOCUS_ON_CLICK = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "point(-1)", "What stands before", show=False),
        Binding("right", "point(1)", "What stands next", show=False),
        Binding("enter", "press", "Do it", show=False),
    ]
    HELP = "What can be done here. ← and → move along it, Enter does it."
    DEFAULT_CSS = "ActionBar { layout: horizontal; overflow: hidden; dock: bottom; height: 1; background: $surface; }"

    def __init__(self, back: Deed | None, deeds: Iterable[Deed], *, help: bool = True, more: bool = True) -> None:
        mains: list[Deed] = []
        always: list[Deed] = []
        others: list[Deed] = []
        for deed in deeds:
            (mains if deed.main else always if deed.always else others).append(deed)
        ends = [back] if back and back.action not in {deed.action for deed in mains} else []
        ends += [Deed("app.help", "Help")] if help else []
        ends += always
        self._ends, self._others, self._mains = ends, others, mains
        self._more = PaletteDeed("app.command_palette", "…") if more else None
        super().__init__(*ends, *others, *((self._more,) if self._more else ()), *mains)

    @property
    def deeds(self) -> Sequence[Deed]:
        """Those that can be pressed, as they stand from left to right."""
        deeds = (*self._ends, *self._others, *self._mains)
        return [deed for deed in deeds if deed.can_be_done]

    # Keys ---------------------------------------------------------------------------------------

    def on_mount(self) -> None:
        self.screen.bindings_updated_signal.subscribe(self, self._bindings_changed)
        self._bindings_changed(self.screen)

    def _bindings_changed(self, screen: Screen[object]) -> None:
        """Say which key does each deed now: on a page with a field no letter does."""
        if not (self.is_attached and screen is self.screen and self.app.app_focus):
            return
        live = {key.action.removeprefix("app."): key for key in live_keys(self.screen)}
        for deed in (*self._ends, *self._others, *((self._more,) if self._more else ()), *self._mains):
            key = live.get(deed.keyed)
            if key is None and deed.live is not None:  # its letter is one to write with just now
                key = deed.live._replace(keys=(), enabled=True)
            if key != deed.live:
                deed.live = key
                deed.tooltip = Content(f"{key.tip} ({keys_label(key.keys)})" if key.keys else key.tip) if key else None
                deed.refresh(layout=True)

    def on_focus(self) -> None:
        if self.pointed not in self.deeds:
            self.point_to(next((deed for deed in self._mains if deed.can_be_done), None) or self.deeds[0])
        elif self.pointed:
            self.pointed.refresh()

    def on_blur(self) -> None:
        self.point_to(None)

    def action_point(self, by: int) -> None:
        deeds = self.deeds
        at = deeds.index(self.pointed) + by if self.pointed in deeds else 0
        if 0 <= at < len(deeds):
            self.point_to(deeds[at])

    async def action_press(self) -> None:
        if self.pointed is not None:
            await self.pointed.press()

    # Room ---------------------------------------------------------------------------------------

    def process_layout(self, placements: list[WidgetPlacement]) -> list[WidgetPlacement]:
        """Give each deed its cells: the fullest form for which there is room, and in it as many as find room."""
        shown = {placement.widget for placement in placements}
        # Its own size is still that of before: it is as wide as the window, and as high as its style says.
        width, height = self.app.size.width, int(self.styles.height.value) if self.styles.height else 1
        edge = side(width)
        for form in (SHORT, CAPS) if width < NARROW else (TWINS, PLAIN, SHORT, CAPS):
            line = self._line(shown, form, width - 2 * edge)
            if line is not None:
                break
        return [self._placed(deed, edge + x, cells, height) for deed, x, cells in line or ()]

    def _line(self, shown: set[Widget], form: int, width: int) -> list[tuple[Deed, int, int]] | None:
        """Each deed that is shown in this form, where it begins and how wide it is; None if that is not enough."""
        gap = 1 if form >= SHORT else 2 + (self.app.size.width >= WIDE)
        main = next((deed for deed in self._mains if deed in shown), None)
        ends = [deed for deed in self._ends if deed in shown]
        others = [deed for deed in self._others if deed in shown]
        room = width - (main.cells(form) if main else 0) - sum(deed.cells(form) + gap for deed in ends)
        if room < 0 and form < CAPS:
            return None
        if self._more:
            self._more.with_key = False
        kept = self._kept(others, form, gap, room)
        if form == TWINS and len(kept) < len(others):
            return None
        if len(kept) < len(others) and self._more and self._more in shown:
            kept.append(self._more)
            self._more.with_key = sum(deed.cells(form) + gap for deed in kept) + PALETTE_KEY <= room
        line, x = [], 0
        for deed in (*ends, *kept):
            deed.show_in(form)
            line.append((deed, x, deed.cells(form)))
            x += deed.cells(form) + gap
        if main:
            main.show_in(form)
            cells = min(main.cells(form), width)
            line.append((main, width - cells, cells))
        return line

    def _kept(self, others: list[Deed], form: int, gap: int, room: int) -> list[Deed]:
        """Those of the deeds that find room in their order; the one that the keys are on comes before all."""
        sizes = {deed: deed.cells(form) + gap for deed in others}
        if sum(sizes.values()) <= room:
            return others
        room -= self._more.cells(form) + gap if self._more else 0
        room -= sizes.get(self.pointed, 0) if self.pointed else 0
        kept: list[Deed] = []
        full = False
        for deed in others:
            if deed is self.pointed:
                kept.append(deed)
            elif not full and sizes[deed] <= room:
                kept.append(deed)
                room -= sizes[deed]
            else:
                full = True
        return kept

    @staticmethod
    def _placed(deed: Deed, x: int, cells: int, height: int) -> WidgetPlacement:
        region = Region(x, 0, cells, height) if deed.main else Region(x, height // 2, cells, 1)
        return WidgetPlacement(region, NULL_OFFSET, Spacing(), deed)
