"""A session that lies in two files is listed once and named, shown with a word about the other, and checked."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from supervise.domain.session.model import Session
from supervise.store.home.folder import HomeFolder
from supervise.store.sessions.drafts import OpenDraft
from supervise.store.sessions.files import save_new
from supervise.store.sessions.toml import encode
from support.builders import a_session
from support.clock import START

CommandLine = Callable[..., tuple[int, str, str]]
ID = "2026-11-22T0930-4k7q"


def agreed(**changes: object) -> Session:
    return a_session(status="agreed", ended_at=START, **changes)


@pytest.fixture
def copy(empty: HomeFolder) -> Path:
    """The other laptop's file beside ours."""
    path = save_new(empty, agreed(aim="Ours.")).path.with_name(f"{ID}.sync-conflict-20260515-101010-ABCDEFG.toml")
    path.write_bytes(encode(agreed(aim="Theirs.")))
    return path


def test_list_has_it_once_and_names_it(supervise: CommandLine, empty: HomeFolder, copy: Path) -> None:
    status, out, err = supervise("list", "--home", empty.root)
    assert (status, err, out.count(ID)) == (0, "", 1)
    assert out.rstrip().endswith("2 versions")
    [only] = json.loads(supervise("list", "--json", "--home", empty.root)[1])
    assert only["other_versions"] == [str(copy)]


@pytest.mark.parametrize("asked", [ID, ID[:10], "4k7q", f"{ID}.toml"])
def test_show_finds_it_by_its_id_and_tells_of_the_other(
    supervise: CommandLine, empty: HomeFolder, copy: Path, asked: str
) -> None:
    status, out, err = supervise("show", asked, "--home", empty.root)
    assert status == 0
    assert "Ours." in out
    assert err == f"{copy} says something else of this session; open Supervise to look at both.\n"


def test_show_finds_a_copy_of_any_name(supervise: CommandLine, empty: HomeFolder, copy: Path) -> None:
    odd = copy.rename(copy.with_name("from the old laptop.toml"))
    assert str(odd) in supervise("show", ID, "--home", empty.root)[2]


def test_check_tells_of_each_file_and_counts_the_session_once(
    supervise: CommandLine, empty: HomeFolder, copy: Path
) -> None:
    same = copy.with_name(f"{ID} (1).toml")
    same.write_bytes(copy.with_name(f"{ID}.toml").read_bytes())
    status, out, _ = supervise("check", "--home", empty.root)
    assert (status, len(out.splitlines())) == (1, 2)
    assert f"{copy}: says something else than {ID}.toml" in out
    assert "copy made by Syncthing on 15 May 2026" in out
    assert f"{same}: says the same as another file of the session {ID}, word for word" in out
    copy.unlink()
    same.unlink()
    OpenDraft.begin(empty, a_session(id="2026-11-23T0930-4k7q"))
    assert "1 session, 1 draft," in supervise("check", "--home", empty.root)[1]
