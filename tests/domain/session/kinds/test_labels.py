"""Labels never repeat and say nothing of anyone, whatever they are for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from supervise.domain.session.kinds.labels import LabelKind, is_label_of, next_label


@given(st.integers(0, 800))
def test_case_labels_never_repeat_and_say_nothing(count: int) -> None:
    labels: list[str] = []
    for _ in range(min(count, 60)):
        labels.append(next_label("case", labels))
    assert len(set(labels)) == len(labels)
    assert labels[:1] in ([], ["Case A1"])


def test_labels_go_on_past_the_alphabet() -> None:
    labels: set[str] = set()
    for _ in range(26 * 9 + 1):
        labels.add(next_label("case", labels))
    assert "Case Z9" in labels
    assert "Case AA1" in labels


@pytest.mark.parametrize(
    ("kind", "labels"),
    [
        ("work", ["Work W1", "Work W2", "Work W3"]),
        ("partnership", ["Partnership P1", "Partnership P2", "Partnership P3"]),
    ],
)
def test_work_and_partnerships_are_numbered(kind: LabelKind, labels: list[str]) -> None:
    for number, label in enumerate(labels):
        assert next_label(kind, labels[:number]) == label
        assert is_label_of(kind, label)


def test_what_may_be_used_in_files_that_cannot_be_read_is_left_out() -> None:
    assert next_label("partnership", ["Partnership P1"], unread=2) == "Partnership P4"
    assert next_label("case", ["Case A1"], unread=1) == "Case A3"
