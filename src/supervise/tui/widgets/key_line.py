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

    def compose(self) -> Iterator[Widget]:
        room = self.content_size.width
        for key in super().compose():
            if isinstance(key, FooterKey):
                room -= cell_len(key.key_display) + 1 + cell_len(key.description)
            if room < 0:
                return
            yield key
            room -= 1

    async def on_resize(self, event: events.Resize) -> None:
        await self.recompose()
