"""The shipped words are found wherever the program was installed, and stop it when they are broken."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import supervise
from supervise.domain.problems import ProblemError
from supervise.store.content import loader as content_module
from supervise.store.content.loader import help_page, load_content, shipped


def test_shipped_words_that_are_broken_stop_the_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = shutil.copytree(shipped(), tmp_path / "data")
    monkeypatch.setattr(content_module, "shipped", lambda: data)
    wheel = data / "wheel.toml"
    wheel.write_text(wheel.read_text(encoding="utf-8").replace('ring = "people"', 'ring = "nowhere"'), encoding="utf-8")
    with pytest.raises(ProblemError, match=r"wheel\.toml, sections\[3\]\.ring"):
        load_content(None)
    wheel.unlink()
    with pytest.raises(ProblemError, match="could not be opened"):
        load_content(None)


def test_a_help_page_that_is_not_there_is_a_problem() -> None:
    assert help_page("talk").startswith("# Talk\n")
    with pytest.raises(ProblemError):
        help_page("nothing")


def test_words_are_found_beside_an_installed_package(tmp_path: Path) -> None:
    package = Path(supervise.__file__).parent
    for part in ("domain", "store"):
        shutil.copytree(package / part, tmp_path / "supervise" / part)
    (tmp_path / "supervise" / "__init__.py").touch()
    shutil.copytree(shipped(), tmp_path / "supervise" / "data")
    ask = "from supervise.store.content.loader import *; print(shipped()); load_content(None); help_page('home')"
    env = {**os.environ, "PYTHONPATH": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", ask], env=env, capture_output=True, text=True, check=True, cwd=tmp_path
    )
    assert Path(done.stdout.strip()).samefile(tmp_path / "supervise" / "data")


def test_shipped_files_are_plain_utf8_and_explain_themselves() -> None:
    for path in shipped().rglob("*.toml"):
        if path.parent.name == "demo":
            continue
        raw = path.read_bytes()
        assert b"\r" not in raw
        assert raw.startswith(b"# "), path.name
        assert "\nschema_version = 1\n" in raw.decode("utf-8"), path.name
