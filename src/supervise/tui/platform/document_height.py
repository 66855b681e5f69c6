"""How tall a long note is, told at once: Textual 8 adds up all of its lines for each row that it paints."""

from textual.document._wrapped_document import WrappedDocument


def _height(wrapped: WrappedDocument) -> int:
    """Textual's own table of what stands on which row is as long as the note is tall."""
    return len(wrapped._offset_to_line_info)


def apply() -> None:
    """Let every note of this process be measured so."""
    WrappedDocument.height = property(_height)  # type: ignore[assignment,method-assign]
