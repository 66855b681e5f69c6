"""The pair's own words in place of the shipped ones, and every fault in them told at once."""

from pathlib import Path

import pytest

from supervise.domain.problems import Problem
from supervise.store.content.loader import load_content, shipped

SMALL_WHEEL = """
schema_version = 1
id = "ours"
title = "Our wheel"
official = true
[[rings]]
id = "all"
title = "All of us"
[rating]
points = [{ value = 1, label = "Not yet" }, { value = 2, label = "Yes" }]
"""
SECTION = """
[[sections]]
id = "{0}"
title = "{0}"
ring = "all"
[[sections.questions]]
text = "What helps?"
"""
THREE = SMALL_WHEEL + "".join(SECTION.format(id_) for id_ in ("one", "two", "three"))
FOUR_RUNGS = """
schema_version = 1
[[ladders]]
id = "ours"
title = "Our ladder"
default = true
rungs = [
  { number = 1, id = "a", title = "A" }, { number = 2, id = "b", title = "B" },
  { number = 3, id = "c", title = "C" }, { number = 4, id = "d", title = "D" },
]
"""
SHIPPED, _ = load_content(None)


def load(own: Path, **files: str):
    """What is loaded when the pair has these files of their own."""
    for name, words in files.items():
        (own / f"{name}.toml").write_text(words, encoding="utf-8")
    return load_content(own)


def text_of(problems: list[Problem]) -> str:
    return "\n".join(map(str, problems))


def test_shipped_words_load_with_no_own_folder(tmp_path: Path) -> None:
    assert load_content(tmp_path / "nothing here") == (SHIPPED, [])
    assert load_content(tmp_path) == (SHIPPED, [])


def test_an_own_wheel_of_three_sections_one_ring_and_two_points(tmp_path: Path) -> None:
    content, problems = load(tmp_path, wheel=THREE)
    assert problems == []
    assert [section.id for section in content.wheel.sections] == ["one", "two", "three"]
    assert len(content.wheel.rating.points) == 2
    # The shipped barriers go on being offered; only their way to sections that are gone is left out.
    assert len(content.barriers) == len(SHIPPED.barriers)
    assert all(barrier.section is None for barrier in content.barriers)


def test_an_own_ladder_of_four_rungs_is_not_given_advice_about_nine(tmp_path: Path) -> None:
    content, problems = load(tmp_path, ladders=FOUR_RUNGS)
    assert problems == []
    assert len(content.default_ladder.rungs) == 4
    assert not any(barrier.holds_at for barrier in content.barriers)
    assert not any(strategy.helps_from for strategy in content.strategies)


def test_own_ladder_with_a_rung_between_is_not_given_advice_by_number(tmp_path: Path) -> None:
    words = (shipped() / "ladders.toml").read_text(encoding="utf-8")
    words = words.replace('id = "competition"', 'id = "quarrel"', 1)
    content, problems = load(tmp_path, ladders=words)
    assert problems == []
    assert not any(barrier.holds_at for barrier in content.barriers)


def test_own_ladder_that_only_changes_words_keeps_the_advice(tmp_path: Path) -> None:
    words = (shipped() / "ladders.toml").read_text(encoding="utf-8").replace("Competition", "Rivalry")
    content, problems = load(tmp_path, ladders=words)
    assert problems == []
    assert content.default_ladder.rungs[1].title == "Rivalry"
    assert content.barriers == SHIPPED.barriers


def test_own_sources_do_not_undo_the_shipped_words(tmp_path: Path) -> None:
    content, problems = load(tmp_path, sources='[[sources]]\nid = "workbook"\ntitle = "Our workbook"\n')
    assert problems == []
    assert content.wheel.sections[0].sources == ()
    assert content.wheel.sections[0].title == "Resilience"


def test_every_fault_in_a_wheel_is_told_not_only_the_first(tmp_path: Path) -> None:
    broken = THREE.replace('title = "Our wheel"\n', "").replace('id = "two"', 'id = "Number Two!"')
    broken += 'stage = "warm up"\ncolour = "red"\n'
    content, problems = load(tmp_path, wheel=broken)
    assert content == SHIPPED
    problem_text = text_of(problems)
    assert len(problems) == 4
    assert "wheel.toml, title: is missing." in problem_text
    assert "sections[1].id (in “two”): is “Number Two!”, which is not an id." in problem_text
    assert "sections[2].questions[0].stage (in “three”)" in problem_text
    assert "“strength”, “explore”, “other-view”, “stretch” or “commit”" in problem_text
    assert "sections[2].questions[0].colour (in “three”): is not a key" in problem_text
    assert "text, stage, lens" in problem_text
    assert all("came with Supervise" in problem.remedy for problem in problems)


def test_every_link_of_a_wheel_that_points_nowhere_is_told(tmp_path: Path) -> None:
    broken = THREE.replace('id = "two"', 'id = "one"') + '[[sections]]\nid = "four"\ntitle = "4"\nring = "nowhere"\n'
    content, problems = load(tmp_path, wheel=broken)
    assert content == SHIPPED
    assert [problem.where.split(", ")[-1] for problem in problems] == [
        "sections[1].id",
        "sections[3].ring",
        "sections[3].questions",
    ]
    assert "there are: all." in text_of(problems)


def test_one_broken_file_leaves_the_others_in_use(tmp_path: Path) -> None:
    content, problems = load(tmp_path, wheel=THREE, ladders="[[ladders]\n")
    assert content.wheel.id == "ours"
    assert content.ladders == SHIPPED.ladders
    assert len(problems) == 1


def test_a_slip_in_the_toml_is_told_with_its_line(tmp_path: Path) -> None:
    _, (problem,) = load(tmp_path, wheel='id = "a"\ntitle = "b\n')
    assert problem.where.endswith("wheel.toml, line 2")
    assert "cannot be read as TOML" in problem.what


def test_two_own_files_that_fit_only_each_other_are_used_together(tmp_path: Path) -> None:
    strategies = '[[strategies]]\nid = "tea"\nlabel = "Have tea"\n'
    barriers = (
        '[[families]]\nid = "f"\ntitle = "F"\n[[barriers]]\nid = "b"\nfamily = "f"\nlabel = "B"\nstrategies = ["tea"]\n'
    )
    content, problems = load(tmp_path, strategies=strategies, barriers=barriers)
    assert problems == []
    assert [strategy.label for strategy in content.strategies] == ["Have tea"]

    (tmp_path / "strategies.toml").unlink()
    content, (problem,) = load_content(tmp_path)
    assert content == SHIPPED
    assert "barriers[0].strategies[0]" in problem.where


def test_a_fault_in_a_ladder_is_not_blamed_on_the_barriers(tmp_path: Path) -> None:
    words = (shipped() / "ladders.toml").read_text(encoding="utf-8").replace("number = 9", "number = 12")
    content, problems = load(tmp_path, ladders=words)
    assert content == SHIPPED
    assert "ladders[0].rungs[8].number" in problems[0].where
    assert all("ladders.toml" in problem.where for problem in problems)


def test_a_misspelt_file_name_is_told_and_not_passed_over(tmp_path: Path) -> None:
    content, (problem,) = load(tmp_path, weel=THREE)
    assert content == SHIPPED
    assert "weel.toml" in problem.where
    assert "wheel.toml" in problem.remedy


def test_a_file_with_a_byte_order_mark_and_windows_line_ends_is_read(tmp_path: Path) -> None:
    (tmp_path / "wheel.toml").write_bytes(b"\xef\xbb\xbf" + THREE.replace("\n", "\r\n").encode())
    content, problems = load_content(tmp_path)
    assert (content.wheel.id, problems) == ("ours", [])


@pytest.mark.parametrize(
    "raw",
    [b"", b"\xff\xfe", b'id = "\xe9"', b"\x00", b"a = " + b"[" * 50_000, b"schema_version = 2", b"sections = 3"],
)
def test_whatever_is_in_a_file_it_is_told_and_left_alone(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "wheel.toml"
    path.write_bytes(raw)
    content, problems = load_content(tmp_path)
    assert content == SHIPPED
    assert problems
    assert all(problem.where.startswith(str(path)) and problem.what and problem.remedy for problem in problems)
    assert path.read_bytes() == raw


def test_a_file_from_another_supervise_says_so(tmp_path: Path) -> None:
    _, problems = load(tmp_path, wheel=THREE.replace("schema_version = 1", "schema_version = 2"))
    assert "written for another Supervise" in text_of(problems)


def test_escape_codes_in_a_fault_never_reach_the_screen(tmp_path: Path) -> None:
    _, problems = load(tmp_path, wheel=THREE + 'stage = "\\u001b[31mred"\n"\\u001b[2J" = 1\n')
    assert len(problems) == 2
    assert "\x1b" not in text_of(problems)


def test_a_folder_where_a_file_should_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "wheel.toml").mkdir()
    content, (problem,) = load_content(tmp_path)
    assert content == SHIPPED
    assert "could not be opened" in problem.what


def test_a_file_where_the_folder_should_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "content").write_text("")
    content, (problem,) = load_content(tmp_path / "content")
    assert content == SHIPPED
    assert "could not be opened" in problem.what
