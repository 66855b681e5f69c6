"""Fixtures every test may use; the developer's own home, theme and colours stay outside."""

import gc
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode

from supervise.workflow import Workflow
from support import FakeClock, make_workflow

# An app is a hundred thousand small objects made and dropped; collecting them at every turn took a seventh of the time.
gc.set_threshold(200_000, 20, 20)


class TextGolden(SingleFileSnapshotExtension):
    """One readable text file a golden."""

    _write_mode = WriteMode.TEXT
    file_extension = "txt"


@pytest.fixture(autouse=True)
def _outside_stays_outside(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "TEXTUAL_THEME", "TEXTUAL_LOG", "TEXTUAL", "COLUMNS", "LINES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SUPERVISE_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")
    monkeypatch.setenv("COLORTERM", "truecolor")


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def workflow(tmp_path: Path, clock: FakeClock) -> Workflow:
    return make_workflow(tmp_path / "home", clock)


@pytest.fixture
def golden(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    return snapshot.use_extension(TextGolden)
