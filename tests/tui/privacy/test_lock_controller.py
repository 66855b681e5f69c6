"""The lock as people meet it: opened, refused, lost and found, set, changed and taken off, with the real deeds."""

import asyncio
import shutil
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.command import CommandPalette
from textual.pilot import Pilot

from supervise.store.encryption import keys
from supervise.store.encryption.recovery_key import format_recovery_key
from supervise.store.home import key_files
from supervise.store.home.folder import HomeFolder
from supervise.tui.app import SuperviseApp
from supervise.tui.home.page import HomePage
from supervise.tui.privacy.cover_page import CoverPage
from supervise.tui.privacy.passphrase_page import PassphrasePage
from supervise.tui.privacy.progress_page import ProgressPage
from supervise.tui.privacy.recovery_key_page import RecoveryKeyPage
from supervise.tui.privacy.unlock_form import SecretInput
from supervise.tui.privacy.unlock_page import UnlockPage
from supervise.workflow import SessionWorkflow, encryption
from support import locked_home
from support.app_driver import SIZES, running, settled, showing, shown, with_slashes
from support.builders import make_workflow
from support.clock import FakeClock

CANARY = "Canary in a sentence"


def leave_unfinished(workflow: SessionWorkflow) -> None:
    """One session with a sentence in it, begun and left."""
    workflow.begin()
    workflow.update(aim=CANARY)
    workflow.leave()


@pytest.fixture(scope="module")
def locked_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A locked home with one unfinished session in it; each test has a copy."""
    root = tmp_path_factory.mktemp("locked") / "home"
    leave_unfinished(make_workflow(root))
    locked_home.locked(root)
    return root


@pytest.fixture
def shut(locked_folder: Path, tmp_path: Path, clock: FakeClock) -> SessionWorkflow:
    """A workflow on the locked home, as it is before the passphrase."""
    shutil.copytree(locked_folder, tmp_path / "home", dirs_exist_ok=True)
    workflow = make_workflow(tmp_path / "home", clock)
    workflow.home = keys.locked_home(workflow.home)
    return workflow


async def until(pilot: Pilot[None], what: Callable[[], bool]) -> None:
    """Wait for what a child process or a thread brings about."""
    for _ in range(3000):
        if what():
            return
        await asyncio.sleep(0.01)
        await pilot.pause()
    raise AssertionError(shown(pilot.app))  # type: ignore[arg-type]


def messages(app: SuperviseApp) -> str:
    return " ".join(notification.message for notification in app._notifications)


async def typed(pilot: Pilot[None], text: str) -> None:
    await pilot.press(*("space" if letter == " " else letter for letter in text), "enter")


async def palette(app: SuperviseApp, pilot: Pilot[None], words: str) -> None:
    """Find a command by its name, and do it."""
    await pilot.press("ctrl+p", *("space" if letter == " " else letter for letter in words))
    await until(pilot, lambda: any(words.lower() in line.lower() for line in shown(app).splitlines()[3:]))
    await pilot.press("enter")
    await settled(pilot)


async def command(app: SuperviseApp, pilot: Pilot[None], words: str) -> None:
    """Do what the palette offers under this name."""
    [action] = [action for label, action, _ in app.palette_commands(app.screen) if words in label]
    await app.run_action(action)
    await settled(pilot)


# Opening --------------------------------------------------------------------------------------------


async def test_a_locked_home_shows_one_line_and_nothing_of_what_is_in_it(shut: SessionWorkflow) -> None:
    async with running(shut) as (app, pilot):
        assert isinstance(app.screen, UnlockPage)
        assert not [page for page in app.screen_stack if isinstance(page, HomePage)]
        assert str(shut.home.root)[:20] in shown(app)
        assert "AB" not in shown(app).replace("ABCDEFGH", "")
        await pilot.press("f12", "ctrl+p")
        await pilot.pause()
        assert isinstance(app.screen, UnlockPage), "there is nothing to cover, and no deed to be done"
        await pilot.press("f1")
        await settled(pilot)
        assert "The lock" in shown(app)
        await pilot.press("ctrl+p")
        await pilot.pause()
        assert not isinstance(app.screen, CommandPalette)


async def test_the_wrong_one_is_refused_and_the_right_one_opens(shut: SessionWorkflow) -> None:
    async with running(shut) as (app, pilot):
        await typed(pilot, "three plane words")
        await until(pilot, lambda: "does not open this home" in shown(app))
        field = app.screen.query_one("#secret", SecretInput)
        assert app.focused is field
        assert field.value == ""
        await typed(pilot, locked_home.PASSPHRASE)
        await until(pilot, lambda: isinstance(app.screen, HomePage))
        await settled(pilot)
        assert "Go on" in shown(app)
        await pilot.press("g")
        await settled(pilot)
        assert CANARY in shown(app)


async def test_letters_typed_before_the_line_is_ready_are_in_it_and_are_neither_copied_nor_cut(
    shut: SessionWorkflow,
) -> None:
    app = SuperviseApp(shut)
    async with app.run_test() as pilot:
        for letter in "abc":
            app.simulate_key(letter)
        await settled(pilot)
        field = app.screen.query_one("#secret", SecretInput)
        assert field.value == "abc"
        await pilot.press("ctrl+a", "shift+home", "ctrl+c", "ctrl+x")
        await pilot.pause()
        assert app.clipboard == ""
        assert field.value == "abc" and "abc" not in shown(app)
        assert field.password
        assert field.suggester is None


async def test_the_recovery_key_opens_it_and_a_new_passphrase_can_be_set(
    shut: SessionWorkflow, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = " ".join(format_recovery_key(locked_home.KEYS.recovery)).lower()
    async with running(shut) as (app, pilot):
        await pilot.press("tab", "tab", "enter")
        await pilot.pause()
        await typed(pilot, paper[:-1])
        await until(pilot, lambda: "letter is wrong or missing" in shown(app))
        assert app.screen.query_one("#typed", SecretInput).value == paper[:-1], (
            "what is nearly right is put right, not lost"
        )
        await typed(pilot, paper[-1])
        await until(pilot, lambda: isinstance(app.screen, PassphrasePage))
        (shut.home.root / key_files.IDENTITY).unlink()
        locked_home.quick_locks(monkeypatch)
        await typed(pilot, locked_home.PASSPHRASE)
        await typed(pilot, locked_home.PASSPHRASE)
        await until(pilot, lambda: isinstance(app.screen, HomePage))
    assert (shut.home.root / key_files.IDENTITY).exists()


async def test_by_mouse_only_it_is_opened_and_the_other_way_in_is_found(shut: SessionWorkflow) -> None:
    async with running(shut) as (app, pilot):
        await pilot.click("#other")
        await pilot.pause()
        assert app.screen.query_one("#typed").display
        await pilot.click("#other")
        await pilot.pause()
        app.screen.query_one("#secret", SecretInput).value = locked_home.PASSPHRASE
        await pilot.click("#open")
        await until(pilot, lambda: isinstance(app.screen, HomePage))


# Under the cover ------------------------------------------------------------------------------------


async def test_the_cover_of_a_locked_home_asks_and_keeps_what_is_written(shut: SessionWorkflow) -> None:
    async with running(shut) as (app, pilot):
        await typed(pilot, locked_home.PASSPHRASE)
        await until(pilot, lambda: isinstance(app.screen, HomePage))
        await settled(pilot)
        await pilot.press("g")
        await settled(pilot)
        field = app.focused
        shut.update(aim="Canary, and not kept yet")
        app.mark_changed()
        await pilot.press("f12")
        await settled(pilot)
        assert isinstance(app.screen, CoverPage)
        assert encryption.awaits_passphrase(shut), "the key is forgotten, not only hidden"
        assert "Canary" not in shown(app)
        assert shut.held is not None
        draft = shut.held
        await until(pilot, lambda: not draft.unsaved)
        assert draft.kept.path.suffix == ".age"
        assert b"Canary" not in draft.kept.path.read_bytes()
        await pilot.press("enter")
        await pilot.click("#card")
        await pilot.pause()
        assert isinstance(app.screen, CoverPage)
        await typed(pilot, locked_home.PASSPHRASE)
        await until(pilot, lambda: app.cover.covered is None)
        await settled(pilot)
        assert app.focused is field
        assert shut.session.aim == "Canary, and not kept yet"


async def test_a_home_covered_while_it_is_being_locked_opens_when_that_is_done(shut: SessionWorkflow) -> None:
    """Two threads at the same files would each find things gone."""
    shut.home = locked_home.opened(shut.home.root)
    done = threading.Event()

    def deed(tell: Callable[[int, int], object]) -> tuple[()]:
        tell(3, 340)
        done.wait(20)
        return ()

    async with running(shut) as (app, pilot):
        await app.push_screen(ProgressPage("Locking", (), deed))
        await until(pilot, lambda: "Locking 3 of 340" in shown(app))
        await pilot.press("escape", "f12")
        await pilot.pause()
        await typed(pilot, locked_home.PASSPHRASE)
        for _ in range(20):
            await pilot.pause()
        assert app.cover.covered is not None
        done.set()
        await until(pilot, lambda: app.cover.covered is None)
        assert isinstance(app.screen, HomePage)
        assert not encryption.awaits_passphrase(shut)


async def test_a_passphrase_taken_off_meanwhile_shuts_nobody_out(shut: SessionWorkflow) -> None:
    shut.home = locked_home.opened(shut.home.root)
    async with running(shut) as (app, pilot):
        await pilot.press("f12")
        await pilot.pause()
        shut.home = HomeFolder(shut.home.root)
        await typed(pilot, "anything")
        await until(pilot, lambda: app.cover.covered is None)


# Set, changed, taken off ----------------------------------------------------------------------------


def no_plain_words(home: HomeFolder) -> bool:
    return not any(b"Canary" in path.read_bytes() for path in home.root.rglob("*") if path.is_file())


async def test_set_and_taken_off(workflow: SessionWorkflow, monkeypatch: pytest.MonkeyPatch) -> None:
    locked_home.quick_locks(monkeypatch)
    leave_unfinished(workflow)
    async with running(workflow) as (app, pilot):
        await palette(app, pilot, "Set a passphrase")
        assert isinstance(app.screen, PassphrasePage)
        await typed(pilot, locked_home.PASSPHRASE)
        await typed(pilot, locked_home.PASSPHRASE)
        await pilot.pause()
        assert isinstance(app.screen, RecoveryKeyPage)
        assert all(line in shown(app) for line in format_recovery_key(locked_home.KEYS.recovery))
        await pilot.press("enter")
        await pilot.pause()
        assert locked_home.KEYS.recovery[20:25] not in shown(app)
        await typed(pilot, format_recovery_key(str(keys.new_keys().recovery))[1])
        await pilot.pause()
        assert "letter is wrong or missing" in shown(app)
        app.screen.query_one("#typed", SecretInput).value = locked_home.KEYS.recovery.lower()
        await pilot.press("enter")
        await until(pilot, lambda: "Locked. The passphrase" in messages(app))
        assert isinstance(app.screen, HomePage)
        assert no_plain_words(workflow.home)

        await command(app, pilot, "Take the passphrase off")
        await typed(pilot, "not the passphrase")
        await until(pilot, lambda: "does not open this home" in shown(app))
        assert no_plain_words(workflow.home)
        await typed(pilot, locked_home.PASSPHRASE)
        await until(pilot, lambda: "The passphrase is off" in messages(app))
        assert not no_plain_words(workflow.home)
        assert not encryption.is_locked(workflow)


async def test_a_passphrase_is_changed_by_the_old_one_and_the_new_one_twice(
    shut: SessionWorkflow, monkeypatch: pytest.MonkeyPatch
) -> None:
    """That the old one opens it no longer is a test of the keys; here the key is seen to be wrapped anew."""
    locked_home.quick_locks(monkeypatch)
    identity = shut.home.root / key_files.IDENTITY
    wrapped = identity.read_bytes()
    identity.write_bytes(wrapped + b"\n")
    shut.home = locked_home.opened(shut.home.root)
    async with running(shut) as (app, pilot):
        await command(app, pilot, "Change the passphrase")
        await typed(pilot, "not the old one")
        await typed(pilot, locked_home.PASSPHRASE)
        await typed(pilot, locked_home.PASSPHRASE)
        await until(pilot, lambda: "does not open this home" in shown(app))
        assert identity.read_bytes() != wrapped
        for field, words in zip(app.screen.query(SecretInput), [locked_home.PASSPHRASE] * 3, strict=True):
            field.value = words
        app.screen.query(SecretInput).last().focus()
        await pilot.press("enter")
        await until(pilot, lambda: "The passphrase is changed" in messages(app))
    assert identity.read_bytes() == wrapped


async def test_left_half_way_nothing_is_changed(workflow: SessionWorkflow) -> None:
    async with running(workflow) as (app, pilot):
        await command(app, pilot, "Set a passphrase")
        await typed(pilot, "three plain words")
        await typed(pilot, "three plain words")
        await pilot.pause()
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, PassphrasePage)
        await pilot.press("escape")
        await pilot.pause()
        assert isinstance(app.screen, HomePage)
        assert not encryption.is_locked(workflow)


async def test_after_how_long_is_a_setting(workflow: SessionWorkflow) -> None:
    async with running(workflow) as (app, pilot):
        for downs, minutes in ((1, 2), (9, 0)):
            await command(app, pilot, "After how long")
            await pilot.press(*["down"] * downs, "enter")
            await settled(pilot)
            assert workflow.settings.idle_minutes == minutes


# How it looks ---------------------------------------------------------------------------------------


async def looks(app: SuperviseApp, pilot: Pilot[None], golden: SnapshotAssertion, page: str) -> None:
    """The page as it is in a window of every size."""
    for size in SIZES:
        await pilot.resize_terminal(*size)
        await settled(pilot)
        assert with_slashes(shown(app)) == golden(name=f"{page}-{size[0]}")


async def test_how_it_looks_before_it_is_opened(
    shut: SessionWorkflow, golden: SnapshotAssertion, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The folder's name is this machine's own.
    monkeypatch.setattr(shut, "home", HomeFolder(Path("nurse") / "supervise", shut.home.seal))
    async with running(shut) as (app, pilot):
        for size in SIZES:
            await pilot.resize_terminal(*size)
            await settled(pilot)
            assert with_slashes(shown(app)) == golden(name=f"unlock-{size[0]}")
            await pilot.press("tab", "tab", "enter")
            await settled(pilot)
            assert with_slashes(shown(app)) == golden(name=f"lost-{size[0]}")
            await pilot.press("tab", "tab", "enter")


async def test_how_it_looks_once_it_is_open(shut: SessionWorkflow, golden: SnapshotAssertion) -> None:
    shut.home = locked_home.opened(shut.home.root)
    async with running(shut) as (app, pilot):
        app.action_lock("change")
        await looks(app, pilot, golden, "change")
        await pilot.press("escape")
        app.action_lock("take off")
        await looks(app, pilot, golden, "off")
        await pilot.press("escape", "f12")
        await looks(app, pilot, golden, "cover")


async def test_how_it_looks_where_nothing_is_locked_yet(
    workflow: SessionWorkflow, golden: SnapshotAssertion, monkeypatch: pytest.MonkeyPatch
) -> None:
    locked_home.quick_locks(monkeypatch)
    leave_unfinished(workflow)
    async with running(workflow) as (app, pilot):
        app.lock.offer()
        await looks(app, pilot, golden, "offer")
        await pilot.press("down", "enter")
        await looks(app, pilot, golden, "set")
        await typed(pilot, locked_home.PASSPHRASE)
        await typed(pilot, locked_home.PASSPHRASE)
        await looks(app, pilot, golden, "recovery")
        await pilot.press("enter")
        await looks(app, pilot, golden, "asked-back")


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_how_far_it_is(workflow: SessionWorkflow, golden: SnapshotAssertion, size: tuple[int, int]) -> None:
    done = threading.Event()

    def deed(tell: Callable[[int, int], object]) -> tuple[()]:
        tell(12, 340)
        done.wait(20)
        return ()

    words = ("Each file is locked, and opened again to compare.",)
    async with showing(workflow, lambda: ProgressPage("Locking", words, deed), size) as (app, pilot, results):
        await until(pilot, lambda: "12 of 340" in shown(app))
        assert with_slashes(shown(app)) == golden(name=f"progress-{size[0]}")
        done.set()
        await until(pilot, lambda: results == [()])


@pytest.mark.parametrize("page", ["unlock", "cover"])
async def test_how_it_looks_without_colour(
    shut: SessionWorkflow, golden: SnapshotAssertion, page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    if page == "unlock":
        monkeypatch.setattr(shut, "home", HomeFolder(Path("nurse") / "supervise", shut.home.seal))
    else:
        shut.home = locked_home.opened(shut.home.root)
    async with running(shut) as (app, pilot):
        if page == "cover":
            await pilot.press("f12")
        for _ in range(3):
            await pilot.pause()
        assert with_slashes(shown(app)) == golden(name=f"{page}-no-colour")
