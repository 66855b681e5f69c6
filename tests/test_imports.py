"""What a fresh Python has loaded: nothing under the tui knows Textual, and asking for the version waits for nothing."""

import os
import subprocess
import sys
from pathlib import Path

import supervise

PACKAGE = Path(supervise.__file__).parent
SLOW = ("textual", "rich", "pydantic", "rtoml", "tomli_w", "tomlkit", "filelock", "dataclasses")
THE_SCREEN = ("textual", "rich")


def loaded(statements: str, *modules: str) -> list[str]:
    """Those of `modules` that a new Python has loaded after running `statements`."""
    [last] = loaded_after([statements], *modules)
    return last


def loaded_after(parts: list[str], *modules: str) -> list[list[str]]:
    """Those of `modules` that one new Python has loaded after each of these parts, run one after the other."""
    say = f"print('loaded:', *(module for module in {modules!r} if module in sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", "\n".join(("import sys", *(f"{part}\n{say}" for part in parts)))],
        env={**os.environ, "PYTHONPATH": str(PACKAGE.parent)},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    lines = [line for line in done.stdout.splitlines() if line.startswith("loaded:")]
    return [line.removeprefix("loaded:").split() for line in lines]


def assert_nothing_loaded(parts: dict[str, str], *modules: str) -> None:
    """None of these modules is loaded by any of the parts, each under its name."""
    loaded_by = dict(zip(parts, loaded_after([*parts.values()], *modules), strict=True))
    assert loaded_by == {name: [] for name in parts}


def test_no_layer_under_the_tui_loads_textual() -> None:
    parts = {}
    for layer in ("domain", "store", "workflow", "cli"):
        files = sorted((PACKAGE / layer).rglob("*.py")) or [PACKAGE / f"{layer}.py"]
        names = [".".join(file.relative_to(PACKAGE.parent).with_suffix("").parts) for file in files]
        parts[layer] = "\n".join(f"import {name.removesuffix('.__init__')}" for name in names)
    assert_nothing_loaded(parts, *THE_SCREEN)


def test_what_is_quick_to_say_loads_next_to_nothing() -> None:
    asked = (["--version"], ["--help"], ["where"], ["show"], ["nonsense"])
    parts = {" ".join(arguments): f"from supervise.cli import main; main({arguments!r})" for arguments in asked}
    assert_nothing_loaded(parts, *SLOW)


def test_plain_text_never_waits_for_the_screen(tmp_path: Path) -> None:
    """The demo without a terminal only fills its folder: the others then have something to read."""
    asked = (["demo"], ["list"], ["list", "--json"], ["show", "k8sp"], ["search", "the"], ["check"])
    home = ["--home", str(tmp_path / "home")]
    parts = {
        " ".join(arguments): f"from supervise.cli import main; main({[*arguments, *home]!r})" for arguments in asked
    }
    assert_nothing_loaded(parts, *THE_SCREEN)


def test_nothing_looks_through_the_packages_of_this_computer(tmp_path: Path) -> None:
    """Pydantic would, for plugins: those could read along, and to look for them takes a tenth of the start."""
    fill = f"from supervise.cli import main; main(['demo', '--home', {str(tmp_path / 'home')!r}])"
    window = "import supervise.tui.app, supervise.tui.home.page"
    assert loaded(f"{fill}\n{window}", "importlib.metadata", "pydantic") == ["pydantic"]


def test_neither_does_a_backup_or_a_restore(tmp_path: Path) -> None:
    home, backup, new = (str(tmp_path / name) for name in ("home", "b.zip", "new"))
    asked = (["demo", "--home", home], ["backup", backup, "--home", home], ["restore", backup, "--home", new])
    statements = "\n".join(["from supervise.cli import main", *(f"main({arguments!r})" for arguments in asked)])
    assert loaded(statements, *THE_SCREEN) == []
    assert (tmp_path / "new").is_dir()
