"""What a fresh Python has loaded: nothing under the tui knows Textual, and asking for the version waits for nothing."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import supervise

PACKAGE = Path(supervise.__file__).parent
SLOW = ("textual", "rich", "pydantic", "rtoml", "tomli_w", "tomlkit", "filelock", "dataclasses")
THE_SCREEN = ("textual", "rich")


def loaded(statements: str, *modules: str) -> list[str]:
    """Those of `modules` that a new Python has loaded after running `statements`."""
    ask = f"import sys\n{statements}\nprint('loaded:', *(one for one in {modules!r} if one in sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", ask],
        env={**os.environ, "PYTHONPATH": str(PACKAGE.parent)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout.splitlines()[-1].removeprefix("loaded:").split()


@pytest.mark.parametrize("layer", ["domain", "store", "workflow", "cli"])
def test_no_layer_under_the_tui_loads_textual(layer: str) -> None:
    files = sorted((PACKAGE / layer).rglob("*.py")) or [PACKAGE / f"{layer}.py"]
    names = [".".join(one.relative_to(PACKAGE.parent).with_suffix("").parts) for one in files]
    imports = "\n".join(f"import {one.removesuffix('.__init__')}" for one in names)
    assert loaded(imports, *THE_SCREEN) == []


@pytest.mark.parametrize("arguments", [["--version"], ["--help"], ["where"], ["show"], ["nonsense"]])
def test_what_is_quick_to_say_loads_next_to_nothing(arguments: list[str]) -> None:
    assert loaded(f"from supervise.cli import main; main({arguments!r})", *SLOW) == []


@pytest.mark.parametrize(
    "arguments", [["list"], ["list", "--json"], ["show", "k8sp"], ["search", "the"], ["check"], ["demo"]]
)
def test_plain_text_never_waits_for_the_screen(arguments: list[str], tmp_path: Path) -> None:
    # The demo without a terminal only fills its folder: the others then have something to read.
    fill = f"from supervise.cli import main; main(['demo', '--home', {str(tmp_path / 'home')!r}])"
    ask = f"main([*{arguments!r}, '--home', {str(tmp_path / 'home')!r}])" if arguments != ["demo"] else ""
    assert loaded(f"{fill}\n{ask}", *THE_SCREEN) == []


def test_nothing_looks_through_the_packages_of_this_computer(tmp_path: Path) -> None:
    """Pydantic would, for plugins: those could read along, and to look for them takes a tenth of the start."""
    fill = f"from supervise.cli import main; main(['demo', '--home', {str(tmp_path / 'home')!r}])"
    window = "import supervise.tui.app, supervise.tui.home.page"
    assert loaded(f"{fill}\n{window}", "importlib.metadata", "pydantic") == ["pydantic"]


def test_neither_does_a_backup_or_a_restore(tmp_path: Path) -> None:
    home, backup, new = (str(tmp_path / name) for name in ("home", "b.zip", "new"))
    asked = (["demo", "--home", home], ["backup", backup, "--home", home], ["restore", backup, "--home", new])
    assert (
        loaded("\n".join(["from supervise.cli import main", *(f"main({one!r})" for one in asked)]), *THE_SCREEN) == []
    )
    assert (tmp_path / "new").is_dir()
