"""Words to read that come into view by Tab too, where a small window cannot show the whole page."""

from textual.containers import VerticalScroll


class Readable(VerticalScroll):
    """Takes the focus only while something of the page is out of view: in a roomy window Tab passes it by."""

    DEFAULT_CSS = """
    Readable {
        height: auto; scrollbar-size-vertical: 1;
        &:focus { background: $surface; }
    }
    """
    HELP = "Words to read. The arrows move them where they are longer than the window; Tab goes on."

    def allow_focus(self) -> bool:
        hidden = [one for one in (self, *self.ancestors) if isinstance(one, VerticalScroll) and one.max_scroll_y]
        return super().allow_focus() and bool(hidden)
