"""What a pair said identifies nobody is remembered, pair by pair, closed where the home is locked."""

from pathlib import Path

import pytest

from supervise.domain.problems import ProblemError
from supervise.store.home.folder import HomeFolder
from supervise.store.ignored_words import change_known_words, load_known_words
from support.locked_home import locked, opened
from support.system import private


def test_words_are_remembered_for_each_pair(tmp_path: Path) -> None:
    home = HomeFolder(tmp_path / "home")
    assert load_known_words(home) == ({}, (), ())
    change_known_words(home, "one", add=("Elm  Ward", 'a "quoted" [/b] \x1b[31mword', "Elm Ward"))
    change_known_words(home, "two", add=("Rose",))
    words = load_known_words(home).words
    assert words == {"one": ("Elm Ward", 'a "quoted" [/b] [31mword'), "two": ("Rose",)}
    change_known_words(home, "two", drop=("Rose",))
    assert "two" not in load_known_words(home).words
    path = home.root / "known-words.toml"
    assert private(path)
    assert path.read_text(encoding="utf-8").startswith("# Words that a pair said identify nobody")


def test_what_two_laptops_wrote_is_taken_together_and_a_word_taken_back_stays_away(tmp_path: Path) -> None:
    home = HomeFolder(tmp_path)
    (tmp_path / "known-words.toml").write_text('[words]\none = ["Elm Ward"]\n', encoding="utf-8")
    other = tmp_path / "known-words.sync-conflict-20261122-093000-ABCDEFG.toml"
    other.write_text('[words]\none = ["Kestrel"]\ntwo = ["Oak"]\n', encoding="utf-8")
    assert load_known_words(home).words == {"one": ("Kestrel", "Elm Ward"), "two": ("Oak",)}
    change_known_words(home, "one", drop=("Kestrel",))
    assert load_known_words(home).words == {"one": ("Elm Ward",), "two": ("Oak",)}
    assert not other.exists()


@pytest.mark.parametrize("text", ["words = 3\n", '[words]\none = "Elm"\n', "not toml", "\ufeff[words]\none = [1]\n"])
def test_a_file_that_cannot_be_read_is_told_and_never_written(tmp_path: Path, text: str) -> None:
    path = tmp_path / "known-words.toml"
    path.write_text(text, encoding="utf-8")
    known_words = load_known_words(HomeFolder(tmp_path))
    assert known_words.words == {}
    assert known_words.problems[0].where == str(path)
    with pytest.raises(ProblemError):
        change_known_words(HomeFolder(tmp_path), "one", add=("Elm Ward",))
    assert path.read_text(encoding="utf-8") == text


def test_in_a_locked_home_they_are_locked_too(tmp_path: Path) -> None:
    root = tmp_path / "home"
    change_known_words(HomeFolder(root), "one", add=("Canary Ward",))
    home = locked(root)
    assert load_known_words(home).words == {"one": ("Canary Ward",)}
    change_known_words(home, "one", add=("Robin Ward",))
    assert sorted(path.name for path in root.glob("known-words*")) == ["known-words.toml.age"]
    assert not any(b"Ward" in path.read_bytes() for path in root.rglob("*") if path.is_file())
    assert load_known_words(opened(root)).words == {"one": ("Canary Ward", "Robin Ward")}
    # Without the key nothing can be told, and so nothing is written over it.
    assert load_known_words(HomeFolder(root)).problems
