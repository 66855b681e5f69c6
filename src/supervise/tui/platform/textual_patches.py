"""Patches of Textual's classes, for the whole process: what neither a subclass nor a setting reaches.

Seen with Textual 8.2.8; `tests/tui/platform/test_textual_patches.py` fails where it needs one of these no longer.
"""

from collections.abc import Iterable

from textual._compositor import Compositor
from textual.document._wrapped_document import WrappedDocument
from textual.geometry import Region
from textual.strip import Strip

Render = tuple[Region, Region, list[Strip]]

_textual_height, _get_renders = WrappedDocument.height, Compositor._get_renders


def apply() -> None:
    """Patch Textual; a second time changes nothing."""
    WrappedDocument.height = property(_height)  # type: ignore[assignment, method-assign]
    Compositor._get_renders = _get_renders_of_attached  # type: ignore[assignment, method-assign]


def _height(document: WrappedDocument) -> int:
    """The height of a wrapped document, from the length of Textual's own table of what stands on which row.

    Textual adds up all lines, for each row it paints: a long note is then slow to write in. No issue; so since PR
    #3933. *Remove when* `WrappedDocument.height` no longer goes through `_wrap_offsets`.
    """
    return len(document._offset_to_line_info)


def _get_renders_of_attached(compositor: Compositor, crop: Region | None = None) -> Iterable[Render]:
    """What there is to paint, without the widgets that were removed since the page was laid out.

    Textual detaches a widget before it lays the page out anew; a paint in between asks a text area for
    styles that it has no longer, and the app ends. No issue for this race; PR #3718 mended its like for widgets not
    mounted yet. *Remove when* `Compositor` skips what is not attached.
    """
    visible = compositor.visible_widgets
    for widget in [widget for widget in visible if widget.parent is None]:
        del visible[widget]
    return _get_renders(compositor, crop)
