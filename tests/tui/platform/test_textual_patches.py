"""The patches of Textual: what each puts right, and that Textual alone still needs it."""

from collections.abc import Iterator
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App, ComposeResult
from textual.document._document import Document
from textual.document._wrapped_document import WrappedDocument
from textual.widgets import TextArea

from supervise.tui.platform import textual_patches

NEEDED_NO_LONGER = "Textual needs this patch no longer: remove it"
TEXTS = st.text(st.sampled_from("ab \n\té漢"), max_size=40)


@given(TEXTS, st.lists(st.tuples(TEXTS, st.integers(0, 60), st.integers(0, 60)), max_size=4), st.integers(1, 12))
def test_the_height_is_the_sum_of_its_lines(text: str, edits: list[tuple[str, int, int]], width: int) -> None:
    document = Document(text)
    wrapped = WrappedDocument(document, width=width)
    for put, start, end in edits:
        last = len(document.text)
        first, second = sorted((min(start, last), min(end, last)))
        begin, behind = document.get_location_from_index(first), document.get_location_from_index(second)
        result = document.replace_range(begin, behind, put)
        wrapped.wrap_range(begin, behind, result.end_location)
        assert textual_patches._height(wrapped) == sum(len(offsets) + 1 for offsets in wrapped._wrap_offsets)
    wrapped.wrap(width + 1)
    assert textual_patches._height(wrapped) == sum(len(offsets) + 1 for offsets in wrapped._wrap_offsets)


class Counted(list[list[int]]):
    """Counts the lines that were looked at."""

    looked_at = 0

    def __iter__(self) -> Iterator[list[int]]:
        for line in super().__iter__():
            self.looked_at += 1
            yield line


def test_textual_adds_up_all_lines_for_the_height() -> None:
    wrapped = WrappedDocument(Document("line\n" * 1_000), width=40)
    lines = wrapped._wrap_offsets = Counted(wrapped._wrap_offsets)
    assert textual_patches._height(wrapped) == len(lines) and not lines.looked_at
    height = cast(property, textual_patches._textual_height)
    assert height.__get__(wrapped) == len(lines)
    assert lines.looked_at == len(lines), NEEDED_NO_LONGER


class WithNote(App[None]):
    def compose(self) -> ComposeResult:
        yield TextArea("words")


async def test_textual_paints_a_removed_note_and_stops() -> None:
    app = WithNote()
    async with app.run_test():
        page, note = app.screen, app.screen.query_one(TextArea)
        with app.batch_update():  # a page is painted sixty times a second, and may be so before it is laid out anew
            await note.remove()
            with pytest.raises(KeyError, match="text-area"):
                list(textual_patches._get_renders(page._compositor))
                pytest.fail(NEEDED_NO_LONGER)
            list(textual_patches._get_renders_of_attached(page._compositor))
