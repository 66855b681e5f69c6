"""`python -O` leaves out every assert: what one says is for the reader and mypy, and nothing depends on it."""

import ast
import sys
from pathlib import Path

import pytest

import supervise
from supervise.store.home.folder import HomeFolder
from supervise.store.sessions.files import read_sessions
from support.demo import MADE_UP

SOURCE = Path(supervise.__file__).parent


def test_asserts_only_say_of_what_type_something_is() -> None:
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Assert):
                says = ast.unparse(node.test)
                assert says.startswith("isinstance(") or says.endswith(" is not None"), f"{path.name}: {says}"
            if isinstance(node, ast.Name):
                assert node.id not in ("AssertionError", "__debug__"), path.name


@pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX terminal")
def test_the_app_holds_a_session_without_them(tmp_path: Path) -> None:
    from support.terminal import Terminal

    home = HomeFolder(tmp_path / "home")
    terminal = Terminal([sys.executable, "-O", "-m", "supervise", "demo", "--home", str(home.root)], size=(100, 30))
    terminal.wait("New session")
    for key, shown in (("r", "Look back"), ("f3", "Trust and accountability"), ("3", "Case"), ("6", " met: ")):
        terminal.press(key)
        terminal.wait(shown)
    terminal.press("escape")
    terminal.wait("Past sessions")
    terminal.press("n")
    terminal.wait("What became of these?")
    terminal.press("f3")
    terminal.wait("Turn the wheel")
    terminal.press("f3")
    terminal.wait("F2 pauses")
    terminal.settle()
    terminal.press("ctrl+q")
    assert terminal.end() == 0
    assert len(list(home.drafts.glob("*.toml"))) == 1
    assert len(read_sessions(home).kept) == MADE_UP
