"""No file of words keeps the pages from coming: not by what it is, how long it is, or how much is wrong with it."""

import copy
import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import rtoml

from store.content.test_loader import SHIPPED, THREE, load, text_of
from supervise.domain.content.base import MANY, TEXT_MOST, TITLE_MOST
from supervise.domain.content.bundle import FILES
from supervise.store.content.loader import load_content, shipped
from support.shipped import read_shipped_once

Place = tuple[str | int, ...]


@pytest.fixture(autouse=True)
def shipped_words(monkeypatch: pytest.MonkeyPatch) -> None:
    read_shipped_once(monkeypatch)


def places(words: Any, at: Place = ()) -> Iterator[tuple[Place, Any]]:
    """Every value in these words and where it is."""
    for key, value in words.items() if isinstance(words, dict) else enumerate(words):
        yield (*at, key), value
        if isinstance(value, dict | list):
            yield from places(value, (*at, key))


def first_of_each_kind(words: Any) -> list[tuple[Place, Any]]:
    """One place for each key, whichever of a list it is in."""
    kinds: dict[Place, tuple[Place, Any]] = {}
    for place, value in places(words):
        kinds.setdefault(tuple("" if isinstance(part, int) else part for part in place), (place, value))
    return list(kinds.values())


def with_value(words: Any, place: Place, value: object) -> Any:
    changed = copy.deepcopy(words)
    inner = changed
    for part in place[:-1]:
        inner = inner[part]
    inner[place[-1]] = value
    return changed


def spelled(place: Place) -> str:
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in place).removeprefix(".")


@pytest.mark.parametrize("name", FILES)
def test_text_too_long_in_any_field_is_named_with_its_key_and_the_limit(tmp_path: Path, name: str) -> None:
    words = rtoml.load(shipped() / name)
    texts = [(place, value) for place, value in first_of_each_kind(words) if isinstance(value, str)]
    assert texts or name == "sources.toml"
    for place, _ in texts:
        (tmp_path / name).write_text(rtoml.dumps(with_value(words, place, "ab " * 100_000)), encoding="utf-8")
        content, problems = load_content(tmp_path)
        assert content == SHIPPED
        [problem] = problems
        assert problem.where.startswith(f"{tmp_path / name}, {spelled(place)}")
        assert "299,999 characters" in problem.what or "one of the words" in problem.what or "an id" in problem.what
        assert len(str(problem)) < 500 + len(str(tmp_path))


@pytest.mark.parametrize("name", FILES)
def test_too_many_in_any_list_are_named_with_the_limit(tmp_path: Path, name: str) -> None:
    words = rtoml.load(shipped() / name)
    lists = [(place, value) for place, value in first_of_each_kind(words) if isinstance(value, list)]
    for place, value in lists:
        (tmp_path / name).write_text(rtoml.dumps(with_value(words, place, value[:1] * 201)), encoding="utf-8")
        content, problems = load_content(tmp_path)
        assert content == SHIPPED
        [problem] = problems
        assert problem.where.startswith(f"{tmp_path / name}, {spelled(place)}")
        assert problem.what == f"has 201 in it, and there can be {MANY} at most."


@pytest.mark.parametrize("name", FILES)
def test_a_number_beyond_belief_is_named(tmp_path: Path, name: str) -> None:
    words = rtoml.load(shipped() / name)
    for place, value in first_of_each_kind(words):
        if isinstance(value, int | float) and not isinstance(value, bool):
            for beyond in (10**18, -(10**18)):
                (tmp_path / name).write_text(rtoml.dumps(with_value(words, place, beyond)), encoding="utf-8")
                content, problems = load_content(tmp_path)
                assert content == SHIPPED
                assert problems[0].where.startswith(f"{tmp_path / name}, {spelled(place)}")


def test_words_that_just_fit_are_used(tmp_path: Path) -> None:
    wheel = THREE.replace('title = "Our wheel"', f'title = "{"a" * TITLE_MOST}"\nnotice = "{"a " * TEXT_MOST}"')
    content, problems = load(tmp_path, wheel=wheel.replace("a " * TEXT_MOST, "a " * (TEXT_MOST // 2)))
    assert problems == []
    assert len(content.wheel.title) == TITLE_MOST


def test_the_case_of_a_section_with_a_title_of_a_million_letters(tmp_path: Path) -> None:
    wheel = (shipped() / "wheel.toml").read_text(encoding="utf-8")
    content, [problem] = load(tmp_path, wheel=wheel.replace('title = "Resilience"', f'title = "{"ab " * 330_000}"'))
    assert content == SHIPPED
    assert problem.where.startswith(f"{tmp_path / 'wheel.toml'}, sections[0].title (in “ab ab")
    assert problem.what == "has 989,999 characters, and 200 at most can stand here."
    assert problem.remedy == "Shorten it. Until then the words that came with Supervise are used."


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize(
    "kind", ["pipe", "device", "folder", "socket", "link to nowhere", "link to a device", "terabyte"]
)
def test_what_is_no_file_of_words_is_named_and_not_opened(tmp_path: Path, name: str, kind: str) -> None:
    path = tmp_path / name
    if os.name == "nt" and kind not in ("folder", "terabyte"):
        pytest.skip("Windows has none of these among its files")
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "device":
        path.symlink_to("/dev/tty")
    elif kind == "link to a device":
        (tmp_path / "between").symlink_to("/dev/zero")
        path.symlink_to("between")
    elif kind == "folder":
        path.mkdir()
    elif kind == "socket":
        there = Path.cwd()
        os.chdir(tmp_path)  # a socket's path may have a hundred letters
        with socket.socket(socket.AF_UNIX) as server:
            server.bind(name)
        os.chdir(there)
    elif kind == "link to nowhere":
        path.symlink_to("nowhere")
    else:
        with path.open("wb") as file:
            file.truncate(1 << 40)
    content, [problem] = load_content(tmp_path)
    assert content == SHIPPED
    assert problem.where == str(path)
    assert problem.remedy.endswith("Until then the words that came with Supervise are used.")


def test_a_folder_of_words_that_leads_nowhere_is_told(tmp_path: Path) -> None:
    (tmp_path / "content").symlink_to("a stick that was pulled out")
    content, [problem] = load_content(tmp_path / "content")
    assert content == SHIPPED
    assert str(problem).startswith(f"{tmp_path / 'content'}: could not be opened")
    assert "See where this link leads" in problem.remedy


def test_of_thousands_of_faults_the_first_are_told_and_how_many_more(tmp_path: Path) -> None:
    _, problems = load(tmp_path, wheel=THREE + "".join(f"odd{number} = 1\n" for number in range(5_000)))
    assert len(problems) == 21
    assert str(problems[-1]).startswith(f"{tmp_path / 'wheel.toml'}: has 4980 more faults.")
    again = "".join('[[sections]]\nid = "one"\ntitle = "1"\nring = "all"\n' for _ in range(90))
    _, problems = load(tmp_path, wheel=THREE + again)
    assert len(problems) == 21
    (tmp_path / "wheel.toml").unlink()
    for number in range(50):
        (tmp_path / f"{number}.toml").touch()
    _, problems = load_content(tmp_path)
    assert len(problems) == 21
    assert str(problems[-1]).startswith(f"{tmp_path}: has 30 more faults.")


def test_an_empty_title_is_called_empty(tmp_path: Path) -> None:
    _, [problem] = load(tmp_path, wheel=THREE.replace('title = "Our wheel"', 'title = "  "'))
    assert str(problem).startswith(f"{tmp_path / 'wheel.toml'}, title: is empty.")


def test_a_fault_never_tells_more_than_a_sentence_has_room_for(tmp_path: Path) -> None:
    key = "k" * 500_000
    for wheel in (
        f"{key} = 1\n{key} = 2\n",
        f'{THREE}[["{key}"]]\n',
        f"a = {key}\n",
        THREE.replace('"all"', f'"{key}"'),
    ):
        _, problems = load(tmp_path, wheel=wheel)
        assert problems
        assert all(len(line) < 600 + len(str(tmp_path)) for line in text_of(problems).splitlines())
