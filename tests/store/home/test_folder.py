"""Where things lie, and that no name leads out of there."""

import errno
import os
import random
import stat
import subprocess
import sys
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import supervise
from supervise.domain.problems import ProblemError
from supervise.store.files import folders
from supervise.store.files.folders import make_folder
from supervise.store.files.os_errors import os_problem
from supervise.store.home.folder import (
    SUFFIX_LETTERS,
    HomeFolder,
    check_id,
    draft_path,
    find_home,
    new_session_id,
    new_suffix,
    session_path,
)
from support.system import home_is, private

ID = "2026-11-22T0930-4k7q"


def test_option_comes_before_variable_before_the_computers_place(tmp_path: Path) -> None:
    env = {"SUPERVISE_HOME": str(tmp_path / "env")}
    assert find_home(str(tmp_path / "given"), env).root == tmp_path / "given"
    assert find_home(None, env).root == tmp_path / "env"
    assert find_home(None, {}).root == find_home(None, {"SUPERVISE_HOME": ""}).root
    assert find_home(None, {}).root.name == "supervise"
    assert list(tmp_path.iterdir()) == []  # asking made nothing


def test_one_s_own_home_is_known_by_its_name_and_not_by_a_folder_called_own(tmp_path: Path) -> None:
    assert HomeFolder(tmp_path / "own" / "s4ja-supervisee").joint == HomeFolder(tmp_path)
    assert HomeFolder(tmp_path / "own" / "home").joint is None


def test_home_is_absolute_with_tilde_spelled_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    home_is(tmp_path, monkeypatch)
    assert find_home("notes", {}).root == tmp_path / "notes"
    assert find_home("~/notes", {}).root == tmp_path / "notes"


def test_python_from_the_windows_store_writes_where_it_can_be_found_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home_is(tmp_path, monkeypatch)
    usual = find_home(None, {}).root
    store = r"C:\Program Files\WindowsApps\PythonSoftwareFoundation.Python.3.13_3.13.2544.0_x64__qbz5n2kfra8p0"
    monkeypatch.setattr(sys, "base_prefix", store)
    monkeypatch.setattr(folders, "WINDOWS", True)
    assert find_home(None, {}).root == tmp_path / "supervise"
    assert find_home(str(tmp_path / "given"), {}).root == tmp_path / "given"
    monkeypatch.setattr(sys, "base_prefix", r"C:\Program Files\Python313")
    assert find_home(None, {}).root == usual


@pytest.mark.parametrize("nothing", ["", "  ", "~nobody-of-this-name/notes"])
def test_a_home_that_names_no_folder_is_said_never_guessed(nothing: str) -> None:
    with pytest.raises(ProblemError) as caught:
        find_home(nothing, {})
    assert caught.value.problem.where == "--home"


def test_everything_lies_under_the_root() -> None:
    home = HomeFolder(Path("h"))
    places = [home.sessions, home.drafts, home.content, home.trash, home.settings, home.lock]
    assert len(set(places)) == 6
    assert {place.parent for place in places} == {Path("h")}


def test_names_say_when_in_utc() -> None:
    assert new_session_id(datetime(2026, 11, 22, 9, 30, 59, tzinfo=UTC), "4k7q") == ID
    east = timezone(timedelta(hours=14))
    assert new_session_id(datetime(2026, 1, 1, 3, 5, tzinfo=east), "4k7q") == "2025-12-31T1305-4k7q"
    home = HomeFolder(Path("h"))
    assert session_path(home, ID) == Path("h/sessions/2026") / f"{ID}.toml"
    assert draft_path(home, ID) == Path("h/drafts") / f"{ID}.toml"
    with pytest.raises(ValueError, match="time zone"):
        new_session_id(datetime(2026, 11, 22), "4k7q")


BAD_IDS = [
    "",
    ".",
    "..",
    "../2026-11-22T0930-4k7q",
    "2026-11-22T0930-../x",
    f"{ID}/..",
    f"{ID}/../../../etc/passwd",
    f"/tmp/{ID}",
    f"C:\\{ID}",
    f"{ID}\n",
    f"{ID}\x00",
    f"{ID}.toml",
    f" {ID}",
    ID.upper(),
    "2026-13-22T0930-4k7q",
    "2026-11-32T0930-4k7q",
    "2026-11-22T2430-4k7q",
    "2026-11-22T0960-4k7q",
    "2026-11-22T0930-4k7",
    "2026-11-22T0930-4k7o",
    "2026-11-22T0930-4k7l",
    "2026-11-22T0930-4k7i",
    "٢٠٢٦-11-22T0930-4k7q",
]


@pytest.mark.parametrize("bad", BAD_IDS)
def test_what_is_no_id_is_refused(bad: str) -> None:
    home = HomeFolder(Path("h"))
    for ask in (session_path, draft_path):
        with pytest.raises(ProblemError) as caught:
            ask(home, bad)
        assert "\n" not in str(caught.value)
        assert "\x00" not in str(caught.value)
    with pytest.raises(ProblemError):
        new_session_id(datetime(2026, 1, 1, tzinfo=UTC), "../x")


@given(st.text() | st.from_regex(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{4}-.{4}"))
def test_no_text_leads_out_of_the_folder(text: str) -> None:
    try:
        path = draft_path(HomeFolder(Path("h")), text)
    except ProblemError:
        return
    assert path.parent == Path("h/drafts")
    assert path.name == f"{text}.toml"


def test_suffixes_are_easy_to_read_and_make_valid_ids() -> None:
    maker = random.Random(1)
    made = {new_suffix(maker) for _ in range(2000)}
    assert len(made) > 1990
    assert set("".join(made)) == set(SUFFIX_LETTERS)
    assert not set("loi01") & set(SUFFIX_LETTERS)
    for suffix in made:
        check_id(f"2026-11-22T0930-{suffix}")


def test_folders_are_for_the_owner_only_and_others_are_left_alone(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    make_folder(tmp_path / "a/b/c")
    make_folder(tmp_path / "a/b/c")
    assert private(*(tmp_path / inside for inside in ("a", "a/b", "a/b/c")))
    assert os.name == "nt" or stat.S_IMODE(tmp_path.stat().st_mode) == 0o755


def test_each_new_folder_is_synced_into_the_one_above(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[Path] = []
    monkeypatch.setattr("supervise.store.files.folders.fsync_folder", seen.append)
    make_folder(tmp_path / "a/b")
    assert seen == [tmp_path, tmp_path / "a"]


@pytest.mark.parametrize("inside", ["link", "link/below", "circle/far/below"])
def test_a_link_that_leads_nowhere_is_said_and_nothing_is_made(tmp_path: Path, inside: str) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "nowhere/at/all")
    (tmp_path / "circle").symlink_to(tmp_path / "circle")
    with pytest.raises(ProblemError) as caught:
        make_folder(tmp_path / inside)
    assert caught.value.problem.where == str(tmp_path / inside.split("/")[0])
    assert "a link that leads nowhere just now" in str(caught.value)
    assert not (tmp_path / "nowhere").exists()


def test_a_drive_that_is_not_there_is_said_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    r"""On Windows the folder above `E:\` is `E:\`: to look for one that is there never came to an end."""
    monkeypatch.setattr(Path, "exists", lambda path: False)
    with pytest.raises(ProblemError) as caught:
        make_folder(Path("/notes/of/ours"))
    assert caught.value.problem.where == os.sep
    assert "drive or network place is not there" in str(caught.value)


@pytest.mark.parametrize("inside", ["file", "file/below", "file/far/below"])
def test_a_file_where_the_folder_should_be_is_said(tmp_path: Path, inside: str) -> None:
    (tmp_path / "file").write_bytes(b"mine")
    with pytest.raises(ProblemError) as caught:
        make_folder(tmp_path / inside)
    assert "A file stands where a folder should be." in str(caught.value)
    assert (tmp_path / "file").read_bytes() == b"mine"


@pytest.mark.parametrize(
    ("number", "word"),
    [
        (errno.ENOSPC, "full"),
        (errno.EDQUOT, "share of the disk"),
        (errno.EROFS, "only be read"),
        (errno.EACCES, "not let Supervise"),
        (errno.EPERM, "not let Supervise"),
        (errno.EFBIG, "larger"),
        (errno.ENOTDIR, "file stands where a folder"),
        (errno.ENAMETOOLONG, "longer"),
        (errno.EIO, "fault"),
        (errno.EXDEV, os.strerror(errno.EXDEV)),
    ],
)
def test_every_error_is_a_sentence_with_a_remedy(number: int, word: str) -> None:
    error = OSError(number, os.strerror(number))
    problem = os_problem(error, Path("h/x.toml"))
    assert problem.where == str(Path("h/x.toml"))
    assert word in problem.what
    assert problem.what.endswith(".")
    assert problem.remedy.startswith("Your words are still on screen; ")
    assert problem.remedy.endswith(" and press ctrl+s.")
    told_when_reading = os_problem(error, Path("x"), saving=False).remedy
    assert "words" not in told_when_reading
    assert told_when_reading.endswith(" and try again.")


WINDOWS_WORDS = (
    ((39, 112), "disk is full"),
    ((1295, 1816), "share of the disk"),
    ((19,), "only be read"),
    ((111, 206), "path is longer"),
    ((23, 27, 29, 30, 31, 483, 1117, 1392, 1393), "disk reported a fault"),
    ((15, 20, 21, 433, 1006, 1112, 1167), "drive is not there"),
    ((51, 53, 55, 59, 64, 67, 121, 1231), "network drive cannot be reached"),
    ((123, 161), "Windows does not allow in a name"),
    ((225, 226), "virus scanner"),
    ((362, 380, 395, 404), "OneDrive"),
    ((267,), "file stands where a folder"),
    ((5,), "not let Supervise"),
    ((2, 3), "not there"),
    ((32, 33, 1175), "holding this file"),
)


@pytest.mark.parametrize(("number", "word"), [(number, word) for numbers, word in WINDOWS_WORDS for number in numbers])
def test_windows_has_words_by_its_own_numbers(number: int, word: str, tmp_path: Path) -> None:
    # What Python makes of most of them says nothing: "no access" for 19 to 36, "invalid argument" for the rest.
    error = OSError({2: errno.ENOENT, 3: errno.ENOENT, 5: errno.EACCES}.get(number, errno.EINVAL), "Windows' own words")
    error.winerror = number  # type: ignore[attr-defined, unused-ignore]
    for saving in (True, False):
        problem = os_problem(error, tmp_path / "x.toml", saving=saving)
        assert word in problem.what
        assert "computer said" not in problem.what
        assert problem.what.endswith(".") and problem.remedy.endswith(".")


def test_a_path_below_a_file_is_told_from_one_that_is_missing(tmp_path: Path) -> None:
    error = FileNotFoundError(errno.ENOENT, "path not found")
    error.winerror = 3  # type: ignore[attr-defined, unused-ignore]
    (tmp_path / "file").touch()
    assert "file stands where a folder" in os_problem(error, tmp_path / "file" / "below" / "x").what
    assert "not there" in os_problem(error, tmp_path / "missing" / "x").what
    assert "longer than" in os_problem(error, tmp_path / ("x" * 240)).what


def test_a_nameless_error_and_a_held_file_are_sentences_too() -> None:
    assert os_problem(OSError(), Path("x")).what == "The computer said: OSError."
    error = OSError(errno.EACCES, "in use")
    error.winerror = 32  # type: ignore[attr-defined, unused-ignore]
    assert "holding this file" in os_problem(error, Path("x")).what


def test_importing_stays_light() -> None:
    heavy = "{'pydantic', 'platformdirs', 'filelock', 'tomlkit', 'tomli_w', 'rtoml', 'textual'}"
    code = (
        "import sys, supervise.store.home.folder, supervise.store.files.atomic, supervise.store.home.lock; "
        f"print({heavy} & sys.modules.keys())"
    )
    env = {**os.environ, "PYTHONPATH": str(Path(supervise.__file__).parents[1])}
    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
