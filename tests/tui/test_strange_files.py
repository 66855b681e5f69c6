"""What the pair see of a locked home into which somebody has put a file, or out of which one was taken."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from supervise.store.encryption import removal_marker
from supervise.store.encryption.removal_marker import TAKING_OFF
from supervise.store.home.folder import HomeFolder
from supervise.store.home.key_files import IDENTITY, RECIPIENTS, RECOVERY
from supervise.tui.home.page import HomePage
from supervise.tui.privacy.passphrase_page import PassphrasePage
from supervise.tui.privacy.unlock_page import UnlockPage
from supervise.tui.shell.dialogs import ChoiceDialog
from supervise.workflow import SessionWorkflow, encryption
from support import locked_home
from support.app_driver import SIZES, running, settled, shown, with_slashes, words_shown
from tui.privacy.test_lock_controller import locked_folder as locked_folder
from tui.privacy.test_lock_controller import messages, typed, until
from tui.privacy.test_lock_controller import shut as shut

pyrage = pytest.importorskip("pyrage", reason="no pyrage is made for this computer", exc_type=ImportError)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_without_the_key_the_first_page_says_so(
    shut: SessionWorkflow,
    golden: SnapshotAssertion,
    size: tuple[int, int],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in (IDENTITY, RECOVERY):
        (shut.home.root / name).unlink()
    monkeypatch.chdir(tmp_path)  # the folder's whole name is this machine's own
    shut.home = HomeFolder(Path("home"), shut.home.seal)
    async with running(shut, size) as (app, pilot):
        assert isinstance(app.screen, UnlockPage)
        assert with_slashes(shown(app)) == golden(name=f"missing-{size[0]}")
        await typed(pilot, locked_home.PASSPHRASE)
        await until(pilot, lambda: app.focused is not None and not getattr(app.focused, "value", "nothing"))
        assert isinstance(app.screen, UnlockPage), "refused: there is nothing that it could open"
        # A sync program brings it back meanwhile: the page need not be left.
        (shut.home.root / IDENTITY).write_bytes((locked_home.FOLDER / IDENTITY).read_bytes())
        await typed(pilot, locked_home.PASSPHRASE)
        await until(pilot, lambda: isinstance(app.screen, HomePage))


STRANGE: dict[str, tuple[Callable[[Path], object], str]] = {
    "marker": (lambda root: (root / TAKING_OFF).write_bytes(b""), "was not made with this home’s key"),
    "recipients": (lambda root: (root / RECIPIENTS).write_bytes(b"age1x\n"), "Nothing was locked for them"),
    "words": (
        lambda root: (root / "known-words-x.toml").write_bytes(b'[words]\nab = ["Jane Smith"]\n'),
        "its words count for nothing",
    ),
    "plain": (lambda root: (root / "drafts/2026-11-24T0930-bbbb.toml").write_bytes(b"a = 1\n"), "nobody had locked"),
}


@pytest.mark.parametrize("what", list(STRANGE))
async def test_home_tells_what_its_key_never_made(shut: SessionWorkflow, what: str) -> None:
    put, sentence = STRANGE[what]
    put(shut.home.root)
    async with running(shut, (120, 60)) as (app, pilot):
        await typed(pilot, locked_home.PASSPHRASE)
        await until(pilot, lambda: isinstance(app.screen, HomePage) and "to know" in shown(app))
        app.screen.action_problems()  # type: ignore[attr-defined]
        await settled(pilot)
        assert sentence in words_shown(app)
        await pilot.press("escape", "f12")
        await settled(pilot)
        await typed(pilot, locked_home.PASSPHRASE)
        await until(pilot, lambda: app.cover.covered is None)
        assert len(app.problems) == len(set(app.problems)), "told again, it is one thing to know"
    assert encryption.is_locked(shut)


async def test_what_the_pair_began_is_said_when_it_goes_on(shut: SessionWorkflow) -> None:
    removal_marker.begin_taking_off(locked_home.opened(shut.home.root))
    async with running(shut) as (app, pilot):
        await typed(pilot, locked_home.PASSPHRASE)
        await until(pilot, lambda: "is done now: the files are plain text again" in messages(app))


@pytest.mark.parametrize("answer", ["leave", "open"])
async def test_a_key_that_nothing_proves_is_asked_about(shut: SessionWorkflow, answer: str) -> None:
    root = shut.home.root
    text = f"# also for: {locked_home.KEYS.recovery_public}\n{locked_home.KEYS.identity}\n".encode()
    to = [pyrage.x25519.Recipient.from_str(locked_home.KEYS.recovery_public)]
    (root / RECOVERY).write_bytes(pyrage.encrypt(text, to, armored=True))
    before = {path: path.read_bytes() for path in root.rglob("*") if path.is_file()}
    async with running(shut) as (app, pilot):
        await pilot.press("tab", "tab", "enter")
        await pilot.pause()
        app.screen.query_one("#typed").value = locked_home.KEYS.recovery  # type: ignore[attr-defined]
        await pilot.press("enter")
        await until(pilot, lambda: isinstance(app.screen, ChoiceDialog))
        assert "Is this your home’s own key?" in shown(app)
        await pilot.press(*(["enter"] if answer == "leave" else ["down", "enter"]))
        if answer == "leave":
            await until(pilot, lambda: "does not prove that it is this home’s own" in " ".join(shown(app).split()))
            assert isinstance(app.screen, UnlockPage) and encryption.awaits_passphrase(shut)
            assert {path: path.read_bytes() for path in root.rglob("*") if path.is_file()} == before
        else:
            await until(pilot, lambda: isinstance(app.screen, PassphrasePage))
            assert not encryption.awaits_passphrase(shut)


async def test_a_link_in_the_place_of_the_key_opens_no_plain_home(shut: SessionWorkflow) -> None:
    for name in (IDENTITY, RECOVERY):
        (shut.home.root / name).unlink()
    os.symlink("nowhere", shut.home.root / IDENTITY)  # noqa: PTH211
    async with running(shut) as (app, pilot):
        assert isinstance(app.screen, UnlockPage)
        await pilot.pause()
        assert "its key is not here" in shown(app)
