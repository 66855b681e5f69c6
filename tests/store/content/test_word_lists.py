"""The word lists of the identifier guard are found, whole and small, wherever the program was installed."""

import shutil
from pathlib import Path

import pytest

from supervise.domain.problems import ProblemError
from supervise.store.content import word_lists
from supervise.store.content.loader import shipped
from supervise.store.content.word_lists import load_word_lists


def test_the_lists_are_whole_small_and_loaded_once() -> None:
    lists = load_word_lists()
    assert load_word_lists() is lists
    assert len(lists.words) > 30_000
    assert len(lists.given) > 6_000
    assert {"sarah", "siobhan", "adaeze", "harpreet", "agnieszka", "wei", "cerys"} <= lists.given
    assert lists.is_word("honestly") and lists.is_word("reflecting") and not lists.is_word("okafor")
    size = sum(path.stat().st_size for path in (shipped() / "identifiers").iterdir())
    assert size < 270_000, "small enough to be carried by everybody"


def test_their_notices_stand_beside_them() -> None:
    folder = shipped() / "identifiers"
    notice = (folder / "NOTICE.txt").read_text(encoding="utf-8")
    assert all(path.name in notice for path in folder.iterdir() if path.name != "NOTICE.txt")
    assert "Kevin Atkinson" in (folder / "SCOWL-copyright.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["words.txt.gz", "names.txt"])
@pytest.mark.parametrize("damage", [b"\x1f\x8b\xff\xff", None])
def test_a_list_that_is_damaged_or_gone_is_a_problem(
    name: str, damage: bytes | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = shutil.copytree(shipped(), tmp_path / "data")
    monkeypatch.setattr(word_lists, "shipped", lambda: data)
    if damage is None:
        (data / "identifiers" / name).unlink()
    else:
        (data / "identifiers" / name).write_bytes(damage)
    with pytest.raises(ProblemError, match="nothing is marked"):
        load_word_lists.__wrapped__()
