"""The keys at the foot of a page: as many as fit whole, in their order, and none cut."""

from collections.abc import Iterator

from rich.cells import cell_len
from textual import events
from textual.widget import Widget
from textual.widgets import Footer
from textual.widgets._footer import FooterKey


class KeyLine(Footer):
    """Textual's own footer would cut the last key at the window's edge; what is left out has its button and ctrl+p."""

    def __init__(self) -> None:
        super().__init__(show_command_palette=False, compact=True)

    _told: tuple[object, ...] = ()
    """What is shown, and in what room."""

    def _to_tell(self) -> tuple[object, ...]:
        shown = ((one.binding, one.enabled, one.tooltip) for one in self.screen.active_bindings.values())
        return self._bindings_ready, self.content_size.width, *(each for each in shown if each[0].show)

    def compose(self) -> Iterator[Widget]:
        self._told = self._to_tell()
        room = self.content_size.width
        for key in super().compose():
            if isinstance(key, FooterKey):
                room -= cell_len(key.key_display) + 1 + cell_len(key.description)
            if room < 0:
                return
            yield key
            room -= 1

    async def recompose(self) -> None:
        """Textual asks for it whenever the focus goes on; it is a third of what that takes, and mostly for nothing."""
        if self.is_attached and self._to_tell() != self._told:
            await super().recompose()

    async def on_resize(self, event: events.Resize) -> None:
        await self.recompose()
