"""Whose sessions are meant is known before anything is looked through, or nothing of anybody is shown."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from supervise.store.home.folder import HomeFolder
from supervise.workflow import SessionWorkflow
from support.sample_history import with_past
from support.two_pairs import WORD, planted, with_others

CommandLine = Callable[..., tuple[int, str, str]]


def not_utf8(settings: Path) -> None:
    settings.write_bytes(settings.read_bytes() + b"# our caf\xe9 room\n")


def not_toml(settings: Path) -> None:
    settings.write_bytes(settings.read_bytes() + b"half a line =\n")


def a_folder(settings: Path) -> None:
    settings.unlink()
    settings.mkdir()


def far_too_large(settings: Path) -> None:
    with settings.open("r+b") as file:
        file.truncate(1 << 27)


def all_pairs_broken(settings: Path) -> None:
    settings.write_text(settings.read_text(encoding="utf-8").replace("initials", "initial"), encoding="utf-8")


def no_list_of_pairs(settings: Path) -> None:
    settings.write_text('pairs = "AB and CD"\n', encoding="utf-8")


UNREADABLE = (not_utf8, not_toml, a_folder, far_too_large, all_pairs_broken, no_list_of_pairs)


def the_commands(file: Path) -> tuple[list[str], ...]:
    """Each that shows anything of a session, with and without a pair said; two of them find only the others'."""
    theirs, ours = planted(0).id, "2026-09-12"
    plain = (
        ["list"],
        ["list", "--json"],
        ["search", WORD],
        ["search", "housing"],
        ["search", WORD, "--json"],
        ["search", "--section", f"{WORD} section"],
        ["search", "--actions", "open"],
        ["show", theirs],
        ["show", ours],
        ["show", theirs, "--json"],
        ["export", theirs, str(file), "--anyway"],
        ["year", "2026"],
        ["year", "2026", "--json"],
    )
    return (*plain, *([*words, "--pair", "AB"] for words in plain))


@pytest.mark.parametrize("spoil", UNREADABLE, ids=lambda spoil: spoil.__name__)
def test_with_settings_that_cannot_be_read_nothing_of_anybody_is_shown(
    workflow: SessionWorkflow, supervise: CommandLine, tmp_path: Path, spoil: Callable[[Path], None]
) -> None:
    home = with_others(with_past(workflow)).home
    spoil(home.settings)
    for words in the_commands(tmp_path / "out.txt"):
        status, out, err = supervise(*words, "--home", home.root)
        assert (status, out) == (1, ""), words
        assert "nobody can tell whose sessions are meant" in err, words
        assert "settings.toml" in err, words
        assert WORD not in err, words
    assert not (tmp_path / "out.txt").exists()


def test_so_where_all_sessions_are_of_one_pair_as_the_other_pair_may_only_begin(
    workflow: SessionWorkflow, supervise: CommandLine
) -> None:
    home = with_past(workflow).home
    not_utf8(home.settings)
    assert supervise("search", "housing", "--home", home.root)[:2] == (1, "")
    assert supervise("list", "--home", home.root)[:2] == (1, "")


def test_where_no_settings_are_several_pairs_sessions_are_shown_to_nobody(
    workflow: SessionWorkflow, supervise: CommandLine, tmp_path: Path
) -> None:
    home = with_others(with_past(workflow)).home
    home.settings.unlink()
    for words in the_commands(tmp_path / "out.txt"):
        status, out, err = supervise(*words, "--home", home.root)
        assert (status, out) == (2, ""), words
        assert WORD not in err, words
        known = "names no pair that is known here" if "--pair" in words else "several pairs' sessions"
        assert known in err, words


def test_a_draft_counts_as_its_pairs_too(workflow: SessionWorkflow, supervise: CommandLine) -> None:
    home = with_others(with_past(workflow)).home
    home.settings.unlink()
    shutil.rmtree(home.sessions / "2026")
    shutil.copytree(home.drafts, home.sessions / "2026")
    for path in home.sessions.rglob("*.toml"):
        path.write_bytes(path.read_bytes().replace(b'"others"', b'"pair"'))
    status, out, err = supervise("search", "housing", "--home", home.root)
    assert (status, out) == (2, "")
    assert "several pairs" in err


def test_one_pairs_own_sessions_are_found_though_the_settings_were_lost(
    workflow: SessionWorkflow, supervise: CommandLine
) -> None:
    home = with_past(workflow).home
    home.settings.unlink()
    assert supervise("list", "--home", home.root)[0] == 0
    assert supervise("search", "housing", "--home", home.root)[0] == 0
    assert supervise("show", "2026-09-12", "--home", home.root)[0] == 0


def test_who_is_here_is_asked_where_the_chosen_pair_is_none_of_those_known(
    workflow: SessionWorkflow, supervise: CommandLine, tmp_path: Path
) -> None:
    home = with_others(with_past(workflow)).home
    workflow.set(current_pair="gone")
    for words in the_commands(tmp_path / "out.txt"):
        status, out, err = supervise(*words, "--home", home.root)
        if "--pair" not in words:
            assert (status, out) == (2, ""), words
            assert "Say whose sessions with --pair. Known here: CD + AB, QQ + ZZ." in err, words
        assert WORD not in (out + err).replace(f"no section “{WORD}", ""), words


def test_what_is_nobodys_is_still_done_with_settings_that_cannot_be_read(
    workflow: SessionWorkflow, supervise: CommandLine, tmp_path: Path
) -> None:
    home = with_others(with_past(workflow)).home
    not_utf8(home.settings)
    status, out, _ = supervise("check", "--home", home.root)
    assert status == 1
    assert "not UTF-8 text" in out
    assert WORD not in out
    status, out, err = supervise("backup", tmp_path / "backup.zip", "--home", home.root)
    assert "16 sessions, 1 unfinished" in out
    assert "whose" not in err
    assert supervise("where", "--home", home.root)[0] == 0


def test_a_first_run_has_no_pair_and_no_session_and_is_no_fault(supervise: CommandLine, empty: HomeFolder) -> None:
    empty.root.mkdir()
    status, _, err = supervise("list", "--home", empty.root)
    assert (status, "no sessions" in err) == (0, True)
    empty.settings.write_text('talk_minutes = 0\ncurrent_pair = "gone"\n', encoding="utf-8")
    assert supervise("list", "--home", empty.root)[0] == 0
