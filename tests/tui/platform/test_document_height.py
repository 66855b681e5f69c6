"""The short way to a note's height tells what the long one does, whatever is written, taken out and laid out anew."""

from hypothesis import given
from hypothesis import strategies as st
from textual.document._document import Document
from textual.document._wrapped_document import WrappedDocument

from supervise.tui.platform.document_height import _height

TEXTS = st.text(st.sampled_from("ab \n\té漢"), max_size=40)


@given(TEXTS, st.lists(st.tuples(TEXTS, st.integers(0, 60), st.integers(0, 60)), max_size=4), st.integers(1, 12))
def test_the_height_is_the_sum_of_its_lines(text: str, edits: list[tuple[str, int, int]], width: int) -> None:
    document = Document(text)
    wrapped = WrappedDocument(document, width=width)
    for put, start, end in edits:
        last = len(document.text)
        first, second = sorted((min(start, last), min(end, last)))
        here, there = document.get_location_from_index(first), document.get_location_from_index(second)
        result = document.replace_range(here, there, put)
        wrapped.wrap_range(here, there, result.end_location)
        assert _height(wrapped) == sum(len(offsets) + 1 for offsets in wrapped._wrap_offsets)
    wrapped.wrap(width + 1)
    assert _height(wrapped) == sum(len(offsets) + 1 for offsets in wrapped._wrap_offsets)
