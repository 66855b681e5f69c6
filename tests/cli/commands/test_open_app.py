"""Opening the app from the shell: who may write, what is said first, and what is gone afterwards."""

import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Any

import pytest

import supervise.tui.app
from supervise.cli import main
from supervise.cli.commands import open_app
from supervise.domain.problems import Problem, ProblemError
from supervise.domain.settings import Settings
from supervise.store.home.folder import HomeFolder
from supervise.store.home.lock import HomeLock
from supervise.store.sessions.files import read_sessions
from supervise.store.settings import save_settings
from supervise.tui.platform.command_line import command_line
from supervise.workflow import SessionWorkflow
from support.demo import MADE_UP, OF_THE_TWO
from support.locked_home import locked


class Opened:
    """Stands for the app: remembers how it was opened, and is left at once."""

    seen: "list[Opened]" = []
    return_code: int | None = 0
    not_kept = ""
    opens_next: HomeFolder | None = None
    opens_covered = False

    def __init__(self, workflow: SessionWorkflow, problems: tuple[Problem, ...], *, covered: bool) -> None:
        self.workflow, self.problems, self.covered = workflow, problems, covered
        Opened.seen.append(self)

    def run(self) -> None:
        self.workflow.read()
        self.sessions = len(self.workflow.history.sessions)
        self.environment = dict(os.environ)
        self.locked_out = not HomeLock(self.workflow.home).acquire()


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[Opened]:
    """At a terminal, with the app replaced; what was opened."""
    monkeypatch.setattr(open_app, "_at_a_terminal", lambda: True)
    monkeypatch.setattr(supervise.tui.app, "SuperviseApp", Opened)
    monkeypatch.setattr(Opened, "seen", [])
    return Opened.seen


def test_the_app_opens_on_the_home_and_holds_it_until_it_is_left(tmp_path: Path, opened: list[Opened]) -> None:
    assert main(["--home", str(tmp_path)]) == 0
    [app] = opened
    assert app.workflow.writable
    assert app.workflow.home == HomeFolder(tmp_path)
    assert app.problems == ()
    assert app.locked_out
    assert HomeLock(HomeFolder(tmp_path)).acquire()


def test_one_line_says_where_all_is_kept_and_how_to_go_on(
    tmp_path: Path, opened: list[Opened], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", [str(Path(".venv") / "bin" / "supervise")])
    home = tmp_path / "two words"
    main(["--home", str(home)])
    assert capsys.readouterr().out == "", "nothing was kept: nobody said yet who is here"
    home.joinpath("settings.toml").touch()
    main(["--home", str(home)])
    quoted = command_line("--home", str(home))
    assert capsys.readouterr().out == f"Kept in {home}. To go on: {quoted}\n"
    monkeypatch.setenv("SUPERVISE_HOME", str(home))
    main([])
    assert capsys.readouterr().out.endswith(f"{Path('.venv') / 'bin' / 'supervise'}\n")


@pytest.mark.parametrize("change", [{"return_code": 1}, {"not_kept": "! not kept"}])
def test_what_is_not_kept_is_not_said_to_be(
    tmp_path: Path,
    opened: list[Opened],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    change: dict[str, Any],
) -> None:
    (tmp_path / "settings.toml").touch()
    for name, value in change.items():
        monkeypatch.setattr(Opened, name, value)
    main(["--home", str(tmp_path)])
    output = capsys.readouterr()
    assert output.out == ""
    lost = f"What was written last could not be kept in {tmp_path}, and is lost. All before it is there.\n"
    assert output.err == (lost if "not_kept" in change else "")


def test_a_home_that_was_restored_meanwhile_is_opened_as_it_is_now(
    tmp_path: Path, opened: list[Opened], demo: HomeFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    locked(demo.root)

    def restore_at_first(app: Opened) -> None:
        if len(opened) == 1:
            app.opens_next = app.workflow.home
            shutil.copytree(demo.root, tmp_path / "home", dirs_exist_ok=True)

    monkeypatch.setattr(Opened, "run", restore_at_first)
    assert main(["--home", str(tmp_path / "home")]) == 0
    first, second = opened
    assert first.workflow.settings.pairs == ()
    assert second.workflow.settings.pairs != ()
    assert second.workflow.home.seal.is_locked, "its passphrase is asked for"


def test_a_second_window_may_look_and_is_told_so(tmp_path: Path, opened: list[Opened]) -> None:
    first = HomeLock(HomeFolder(tmp_path))
    assert first.acquire()
    assert main(["--home", str(tmp_path)]) == 0
    first.release()
    [app] = opened
    assert not app.workflow.writable
    assert app.workflow.read_only is not None
    assert "another Supervise window has this home open" in str(app.workflow.read_only.problem)


def test_a_home_that_cannot_be_written_is_opened_for_reading(
    tmp_path: Path, opened: list[Opened], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(lock: HomeLock) -> bool:
        raise ProblemError(Problem(str(tmp_path), "This disk can only be read, not written to.", "…"))

    with monkeypatch.context() as patched:
        patched.setattr(open_app.HomeLock, "acquire", refuse)
        patched.setattr(Opened, "run", lambda app: None)
        assert main(["--home", str(tmp_path)]) == 0
    [app] = opened
    assert not app.workflow.writable
    assert app.workflow.read_only is not None
    assert "can only be read, not written to. You can read here" in str(app.workflow.read_only.problem)
    assert app.workflow.read_only.hint("Begin a session there.").startswith(
        "This window is for reading only: this disk can only be read, not written to. "
    )


def test_what_is_wrong_with_settings_and_words_is_told_to_the_app(tmp_path: Path, opened: list[Opened]) -> None:
    (tmp_path / "settings.toml").write_text("talk_minutes = 0\n", encoding="utf-8")
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "wheel.toml").write_text("=", encoding="utf-8")
    main(["--home", str(tmp_path)])
    [app] = opened
    assert [Path(problem.where.split(",")[0]).name for problem in app.problems] == ["settings.toml", "wheel.toml"]
    assert app.workflow.pairs_hidden is None, "there is no pair in them"


def test_that_settings_hide_who_is_here_is_told_to_the_app(tmp_path: Path, opened: list[Opened]) -> None:
    (tmp_path / "settings.toml").write_bytes(b"\xe9")
    main(["--home", str(tmp_path)])
    [app] = opened
    assert app.workflow.pairs_hidden == app.problems[0]


def test_a_crash_of_the_app_ends_in_1(tmp_path: Path, opened: list[Opened], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Opened, "return_code", 1)
    assert main(["--home", str(tmp_path)]) == 1


def test_nothing_in_the_environment_makes_textual_log_or_draw(
    tmp_path: Path, opened: list[Opened], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("", "_LOG", "_DEBUG", "_DEVTOOLS_HOST", "_DEVTOOLS_PORT", "_SCREENSHOT", "_SCREENSHOT_LOCATION"):
        monkeypatch.setenv(f"TEXTUAL{name}", "1")
    monkeypatch.setenv("TEXTUAL_THEME", "textual-light")
    main(["--home", str(tmp_path)])
    left = {name for name in opened[0].environment if name.startswith("TEXTUAL")}
    assert left == {"TEXTUAL_THEME", "TEXTUAL_ANIMATIONS"}


def test_without_a_terminal_it_says_what_else_there_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(open_app, "_at_a_terminal", lambda: False)
    assert main(["--home", str(tmp_path / "home")]) == 2
    assert capsys.readouterr().err.startswith("The app needs a terminal to open in; `supervise list`")
    assert not (tmp_path / "home").exists()


def test_the_demo_is_gone_afterwards(
    tmp_path: Path, opened: list[Opened], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    assert main(["demo"]) == 0
    [app] = opened
    assert app.sessions == OF_THE_TWO
    assert app.workflow.pair is not None and app.workflow.pair.label == "CD + AB"
    assert app.workflow.home.root.is_relative_to(tmp_path)
    assert not list(tmp_path.iterdir())
    assert capsys.readouterr().out == "The made-up sessions are removed again.\n"


def test_the_demo_is_gone_even_after_a_fault(
    tmp_path: Path, opened: list[Opened], monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: Any) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.setattr(Opened, "run", stopped)
    assert main(["demo"]) == 130
    assert not list(tmp_path.iterdir())


def test_the_demo_fills_an_empty_folder_and_leaves_it(
    tmp_path: Path, opened: list[Opened], capsys: pytest.CaptureFixture[str]
) -> None:
    home = tmp_path / "home"
    assert main(["demo", "--home", str(home)]) == 0
    assert [app.sessions for app in opened] == [OF_THE_TWO]
    assert f"now holds {MADE_UP} made-up sessions" in capsys.readouterr().out
    assert main(["demo", "--home", str(home)]) == 2
    assert "not empty" in capsys.readouterr().err
    assert len(opened) == 1
    assert len(read_sessions(HomeFolder(home)).kept) == MADE_UP


def test_a_locked_home_is_opened_shut_and_no_picture_of_its_memory_is_left(
    tmp_path: Path, opened: list[Opened]
) -> None:
    resource = pytest.importorskip("resource")
    main(["demo", "--home", str(tmp_path / "home")])
    locked(tmp_path / "home")
    assert main(["--home", str(tmp_path / "home")]) == 0
    assert [(app.workflow.home.seal.is_locked, app.sessions) for app in opened] == [(False, OF_THE_TWO), (True, 0)]
    assert resource.getrlimit(resource.RLIMIT_CORE)[0] <= 1, "one byte: Linux hands it to no other program then"


def test_own_pages_that_another_window_has_open_are_not_cleared_by_the_one_that_closes(tmp_path: Path) -> None:
    joint = HomeFolder(tmp_path / "home")
    mine = HomeFolder(joint.root / "own" / "pair-supervisee")
    mine.root.mkdir(parents=True)
    save_settings(mine.settings, Settings(), Settings(keep_nothing=True, lock_offered=True))
    first = HomeLock(mine)
    first.acquire()
    open_app._clear(mine)
    assert mine.settings.is_file()
    first.release()
    open_app._clear(joint)
    open_app._clear(mine)
    assert not mine.root.parent.exists()
