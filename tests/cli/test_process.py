"""The command line in a process of its own: pipes, full disks, odd terminals, and a real one."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from supervise.domain.session.model import Session
from supervise.store.home.folder import HomeFolder
from supervise.store.sessions.files import read_sessions, save_new
from support.builders import a_session
from support.clock import START
from support.demo import MADE_UP
from support.terminal import run, supervise


def one_sentence(text: str) -> bool:
    return text.endswith("\n") and text.count("\n") == 1 and "Traceback" not in text


def agreed(**changes: object) -> Session:
    return a_session(status="agreed", ended_at=START, **changes)


@pytest.mark.skipif(os.name == "nt", reason="needs a POSIX shell")
def test_a_reader_that_has_had_enough_is_no_error(demo: HomeFolder) -> None:
    done = subprocess.run(
        f'"{sys.executable}" -m supervise list --home "{demo.root}" | head -1; echo ${{PIPESTATUS[0]}}',
        shell=True,
        executable="/bin/bash",
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    assert done.stdout.splitlines()[-1] == "0"


def test_a_reader_that_is_gone_already_is_no_error(demo: HomeFolder) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    command = [sys.executable, "-m", "supervise", "show", "q2fs", "--home", str(demo.root)]
    done = subprocess.run(command, stdout=writing, stderr=subprocess.PIPE, text=True, check=False)
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a disk that is always full")
def test_a_full_disk_is_a_sentence(demo: HomeFolder) -> None:
    command = [sys.executable, "-m", "supervise", "list", "--home", str(demo.root)]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 1
    assert one_sentence(done.stderr)


def test_a_terminal_without_the_letters_still_shows_the_rest(empty: HomeFolder) -> None:
    save_new(empty, agreed(aim="Świadomość, 心, and the rest"))
    odd = {"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    shown = run("show", "4k7q", home=empty.root, **odd)
    assert (shown.returncode, shown.stderr) == (0, "")
    assert "and the rest" in shown.stdout
    assert json.loads(run("show", "4k7q", "--json", home=empty.root, **odd).stdout)["aim"].startswith("Świadomość, 心")


def test_the_shell_is_told_how_it_ended(demo: HomeFolder) -> None:
    """That all went well, which is 0, is seen in the tests above."""
    assert run("show", "nobody", home=demo.root).returncode == 2
    (demo.sessions / "2026" / "2026-12-01T0930-aaaa.toml").write_bytes(b"\xff")
    assert run("check", home=demo.root).returncode == 1


def test_the_app_opens_on_the_made_up_year_in_a_real_terminal(tmp_path: Path) -> None:
    home = tmp_path / "home"
    terminal = supervise(home, "demo")
    terminal.wait("CD")
    terminal.press("ctrl+q")
    assert terminal.end() == 0
    assert len(read_sessions(HomeFolder(home)).kept) == MADE_UP


def test_no_plugin_of_pydantic_reads_along(demo: HomeFolder, tmp_path: Path) -> None:
    """Anything installed beside it may hang itself into pydantic, and would be handed every word of every note."""
    installed = tmp_path / "installed"
    about = installed / "nosy-1.dist-info"
    about.mkdir(parents=True)
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: nosy\nVersion: 1\n", encoding="utf-8")
    (about / "entry_points.txt").write_text("[pydantic]\nnosy = nosy:plugin\n", encoding="utf-8")
    heard = tmp_path / "heard"
    (installed / "nosy.py").write_text(
        f"class Plugin:\n    def new_schema_validator(self, *given):\n"
        f"        open({str(heard)!r}, 'w').close()\n        return None, None, None\nplugin = Plugin()\n",
        encoding="utf-8",
    )
    command = [sys.executable, "-m", "supervise", "--home", str(demo.root), "list"]
    listening = {name: value for name, value in os.environ.items() if not name.startswith("PYDANTIC")}
    for before, others in ((["-c", "import pydantic; pydantic.create_model('M')"], True), (command[1:], False)):
        subprocess.run(
            [sys.executable, *before],
            env=listening | {"PYTHONPATH": str(installed)},
            stdout=subprocess.DEVNULL,
            check=True,
        )
        assert heard.exists() == others
        heard.unlink(missing_ok=True)
