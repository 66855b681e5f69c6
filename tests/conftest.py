"""Fixtures every test may use; the developer's own home, theme and colours stay outside."""

import gc
import os
import socket
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from functools import cache
from pathlib import Path

import hypothesis
import pytest
from syrupy.assertion import SnapshotAssertion
from syrupy.extensions.single_file import SingleFileSnapshotExtension, WriteMode
from textual._compositor import Compositor

from supervise.workflow import SessionWorkflow
from support import idle, shipped, style_sheets
from support.builders import make_workflow
from support.clock import FakeClock
from support.effort import EXAMPLES

idle.install()
shipped.install()
style_sheets.install()
# Where folders are made for a whole group, as on Fedora, the program says so: that has its own tests.
os.umask(0o022)
# What a cut of the power leaves is tried in processes of their own; waiting for the disk shows nothing in this one.
os.fsync = lambda descriptor: None
# An app is a hundred thousand small objects made and dropped; collecting them at every turn took a seventh of the time.
gc.set_threshold(1_000_000, 20, 20)
hypothesis.settings.register_profile("short", max_examples=EXAMPLES, deadline=None)
hypothesis.settings.load_profile("short")


class TextGolden(SingleFileSnapshotExtension):
    """One readable text file a golden."""

    _write_mode = WriteMode.TEXT
    file_extension = "txt"


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "loopback: may talk to a program on this computer, such as Syncthing")


def pytest_collection_finish() -> None:
    gc.freeze()  # what is imported stays: it need not be gone through again and again for what can be dropped


@pytest.fixture(autouse=True)
def nothing_goes_out(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """Fail a test in which anything asks for an address or connects; what was tried."""
    tried: list[str] = []

    def refuse(name: str, may: bool = False):  # type: ignore[no-untyped-def]
        real = getattr(socket.socket, name, None) or getattr(socket, name)

        def refused(*given: object, **more: object) -> object:
            if may or _is_a_loop_waking_itself(given):
                return real(*given, **more)
            tried.append(f"{name} {given[-1]}")
            raise OSError(f"nothing may go out: {name}")

        return refused

    may = request.node.get_closest_marker("loopback") is not None
    for name in ("connect", "connect_ex", "sendto"):
        monkeypatch.setattr(socket.socket, name, refuse(name, may), raising=False)
    for name in ("create_connection", "getaddrinfo", "gethostbyname"):
        monkeypatch.setattr(socket, name, refuse(name, may))
    yield tried
    assert tried == [], "it tried to reach something outside"


def _is_a_loop_waking_itself(given: tuple[object, ...]) -> bool:
    """Windows has no pairs of sockets: there asyncio makes its own by connecting to itself."""
    return sys.platform == "win32" and isinstance(given[-1], tuple) and given[-1][0] in ("127.0.0.1", "::1")


@pytest.fixture(autouse=True)
def _outside_stays_outside(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("NO_COLOR", "FORCE_COLOR", "TEXTUAL_THEME", "TEXTUAL_LOG", "TEXTUAL", "COLUMNS", "LINES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SUPERVISE_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")  # for programs of their own; in this one Textual has read it
    monkeypatch.setattr("textual.constants.TEXTUAL_ANIMATIONS", "none")
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.setenv("WT_SESSION", "as in Windows Terminal")  # else pages are drawn with what old fonts have


@cache
def _can_link() -> bool:
    """Whether this user may make a symbolic link here; on Windows few may."""
    with tempfile.TemporaryDirectory() as folder:
        link = Path(folder, "link")
        with suppress(OSError):
            link.symlink_to("nowhere")
        return link.is_symlink()


@pytest.fixture(autouse=True)
def _links_where_they_can_be_made(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    if not _can_link():
        monkeypatch.setattr(os, "symlink", lambda *_, **__: pytest.skip("no symbolic link can be made here"))


if not hasattr(os, "mkfifo"):
    os.mkfifo = lambda *_: pytest.skip("Windows has no pipes among its files")


@pytest.fixture
def clock() -> FakeClock:
    return FakeClock()


@pytest.fixture
def workflow(tmp_path: Path, clock: FakeClock) -> SessionWorkflow:
    return make_workflow(tmp_path / "home", clock)


@pytest.fixture
def a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Pages are cut to what is sent to a terminal, for a test that counts it."""
    monkeypatch.setattr(Compositor, "render_update", idle.draw_update)


@pytest.fixture
def golden(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    return snapshot.use_extension(TextGolden)
