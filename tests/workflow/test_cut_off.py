"""Each call to the system that a deed makes fails, is cut short, or is the last: the words are there, old or new."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from supervise.domain.problems import ProblemError
from supervise.domain.session.model import Session
from supervise.domain.settings import Settings
from supervise.store.content.loader import load_content
from supervise.store.files import folders
from supervise.store.files.atomic import UnsyncedError
from supervise.store.files.cipher import PLAIN, AgeCipher, Cipher
from supervise.store.home.folder import HomeFolder
from supervise.store.sessions import files as session_files
from supervise.store.sessions.toml import with_checksum
from supervise.workflow import SessionWorkflow, additions
from supervise.workflow.upkeep import external_changes
from support.builders import PAIR, make_workflow
from support.clock import FakeClock
from support.faulty_disk import Died, FaultyDisk, calls_of, each_fault, fault

CONTENT, _ = load_content(None)
OVER, DRAFT = "2026-11-22T0930-", "2026-11-23T0930-"
THEN, BY_HAND, NOW = "Said then", "Said by hand", "Said now"


@dataclass(frozen=True)
class Deed:
    """What is done once `ready`, which file it writes, what that holds then, and whether it was changed by hand."""

    do: Callable[[SessionWorkflow], object]
    writes: str
    after: Callable[[Session], bool]
    ready: Callable[[SessionWorkflow], object] = lambda _: None
    by_hand: bool = False


def resumed(workflow: SessionWorkflow) -> None:
    if workflow.held is None:
        workflow.resume(workflow.waiting[0])


def changed(workflow: SessionWorkflow) -> None:
    resumed(workflow)
    workflow.update(aim=NOW)


def went_on(workflow: SessionWorkflow) -> None:
    changed(workflow)
    workflow.keep()


def added_to(workflow: SessionWorkflow) -> None:
    workflow.add(workflow.past[0].session, "supervisee", NOW)


def has_addition(session: Session) -> bool:
    return [addition.text for addition in session.additions] == [NOW]


DEEDS = {
    "a draft is kept": Deed(SessionWorkflow.keep, DRAFT, lambda session: session.aim == NOW, ready=changed),
    "a draft changed by hand goes on": Deed(went_on, DRAFT, lambda session: session.aim == NOW, by_hand=True),
    "words are added": Deed(added_to, OVER, has_addition),
    "words are added to what was changed": Deed(added_to, OVER, has_addition, by_hand=True),
    "a change is said to be right": Deed(
        lambda workflow: external_changes.accept(workflow, workflow.past[0].session),
        OVER,
        lambda session: session.aim == BY_HAND,
        by_hand=True,
    ),
}


@pytest.fixture(params=["plain", "locked"])
def seal(request: pytest.FixtureRequest) -> Cipher:
    pyrage = pytest.importorskip("pyrage", reason="no pyrage is made for this computer", exc_type=ImportError)
    identity = pyrage.x25519.Identity.generate()
    return PLAIN if request.param == "plain" else AgeCipher([str(identity.to_public())], str(identity))


def a_home(folder: Path, seal: Cipher) -> HomeFolder:
    """One session that is over and one draft."""
    clock = FakeClock()
    workflow = make_workflow(folder, clock)
    workflow.home = HomeFolder(folder, seal)
    for step in (lambda: workflow.finish("Out of time"), workflow.leave):
        workflow.begin()
        workflow.update(aim=THEN)
        step()
        clock.pass_(days=1)
    return workflow.home


def opened(home: HomeFolder) -> SessionWorkflow:
    clock = FakeClock()
    clock.pass_(days=3)
    workflow = SessionWorkflow(home, CONTENT, clock, settings=Settings(pairs=(PAIR,), current_pair=PAIR.id))
    workflow.read()
    return workflow


def the_file(home: HomeFolder, begins: str) -> Path:
    [path] = [path for path in home.root.rglob(f"{begins}*{home.seal.suffix}") if home.history not in path.parents]
    return path


def by_hand(home: HomeFolder, path: Path) -> None:
    text = home.seal.decrypt(path.read_bytes(), path.name) if path.suffix == ".age" else path.read_bytes()
    path.write_bytes(home.seal.encrypt(text.replace(THEN.encode(), BY_HAND.encode())))


@pytest.mark.parametrize("name", DEEDS)
def test_a_deed_cut_off_anywhere_is_done_or_not_done(tmp_path: Path, name: str, seal: Cipher) -> None:
    deed = DEEDS[name]
    template = a_home(tmp_path / "template", seal)
    if deed.by_hand:
        by_hand(template, the_file(template, deed.writes))

    def prepared(name: str) -> SessionWorkflow:
        shutil.copytree(template.root, tmp_path / name)
        workflow = opened(HomeFolder(tmp_path / name, seal))
        deed.ready(workflow)
        return workflow

    first = prepared("first")
    calls = calls_of(lambda: deed.do(first))
    assert len(calls) >= (12 if deed.by_hand else 5)
    tried = 0
    for at, how in each_fault(calls):
        workflow = prepared(str(tried))
        path = the_file(workflow.home, deed.writes)
        old = path.read_bytes()
        error, machine = fault(lambda workflow=workflow: deed.do(workflow), at, how)  # type: ignore[misc]
        check(workflow.home, deed, old, error, machine)
        if not isinstance(error, Died):
            assert not machine.files, "whatever was opened was closed"
        if isinstance(error, ProblemError):  # the same people try again
            deed.do(workflow)
            check(workflow.home, deed, old, None, machine)
        again = opened(workflow.home)
        again.tidy()
        again.read()
        assert again.problems == ()
        assert [len(again.past), len(again.waiting)] == [1, 1]
        assert {path.parent for path in again.home.root.rglob(".tmp-*")} <= {again.home.trash}
        shutil.rmtree(workflow.home.root)
        tried += 1
    print(f"{name}: {tried} faults in {len(calls)} calls")  # seen with -s


def test_words_kept_and_added_from_their_draft_are_never_lost_and_never_added_twice(
    tmp_path: Path, seal: Cipher
) -> None:
    template = a_home(tmp_path / "template", seal)

    def written(workflow: SessionWorkflow) -> None:
        additions.begin(workflow, workflow.past[0].session)
        additions.write(workflow, "supervisee", NOW)

    def prepared(name: str, *, draft_first: bool) -> SessionWorkflow:
        shutil.copytree(template.root, tmp_path / name)
        workflow = opened(HomeFolder(tmp_path / name, seal))
        written(workflow)
        if draft_first:
            workflow.keep()
        return workflow

    for draft_first, deed in (
        (False, SessionWorkflow.keep),
        (True, lambda workflow: additions.add(workflow, "supervisee")),
    ):
        first = prepared(f"first {draft_first}", draft_first=draft_first)
        calls = calls_of(lambda deed=deed, first=first: deed(first))  # type: ignore[misc]
        for at, how in each_fault(calls):
            where = (draft_first, at, how)
            workflow = prepared(f"{draft_first} {at} {how}", draft_first=draft_first)
            error, _ = fault(lambda deed=deed, workflow=workflow: deed(workflow), at, how)  # type: ignore[misc]
            if isinstance(error, ProblemError):  # the same people try again
                deed(workflow)
            again = opened(workflow.home)
            again.tidy()
            again.read()
            assert again.problems == (), where
            record = [addition.text for addition in again.past[0].session.additions]
            if not draft_first and isinstance(error, Died):
                continue  # killed in the middle of the first write: half of it is in the trash
            assert record == [NOW] or again.unadded, where
            if again.unadded:
                additions.begin(again, again.past[0].session)
                additions.add(again, "supervisee")
            assert [addition.text for addition in again.past[0].session.additions] == [NOW], where
            assert list(again.home.additions.iterdir()) == [], where
            shutil.rmtree(workflow.home.root)


def check(home: HomeFolder, deed: Deed, old: bytes, error: BaseException | None, machine: FaultyDisk) -> None:
    """The file is the whole old one or the whole new one; if new, and it was changed outside, the old one is kept."""
    where = (machine.at, machine.how, error)
    path = the_file(home, deed.writes)
    history = [version for version in home.history.rglob("*") if version.is_file() and not version.name.startswith(".")]
    done = path.read_bytes() != old
    if done:
        stored = session_files.read(path, home.seal)
        assert deed.after(stored.session), where
        assert stored.as_written, where
        assert [version.read_bytes() for version in history] == [old] * deed.by_hand, where
    assert all(version.read_bytes() == old for version in history), where
    if error is None:
        assert done, where
    elif not isinstance(error, Died | UnsyncedError):
        assert not done, where


def test_the_former_bytes_are_on_the_disk_before_the_new_ones(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home = a_home(tmp_path, PLAIN)
    path = the_file(home, OVER)
    by_hand(home, path)
    workflow = opened(home)
    machine = FaultyDisk(monkeypatch)
    added_to(workflow)
    order = [(name, what) for name, what in machine.calls if name in ("mkdir", "fsync", "link", "rename", "replace")]
    takes_name = "rename" if folders.WINDOWS else "link"
    [new] = [what for name, what in order if name == "replace"]
    [copy] = [what for name, what in order if name == takes_name]
    if folders.WINDOWS:  # which syncs no folder, but each file under its name
        [former] = (copied.name for copied in home.history.rglob("*.toml"))
        assert order == [
            ("mkdir", "history"),
            ("mkdir", path.stem),
            ("fsync", copy),
            ("rename", copy),
            ("fsync", former),
            ("fsync", new),
            ("replace", new),
            ("fsync", path.name),
        ]
    else:
        assert order == [
            ("mkdir", "history"),
            ("fsync", home.root.name),
            ("mkdir", path.stem),
            ("fsync", "history"),
            ("fsync", copy),
            ("link", copy),
            ("fsync", path.stem),
            ("fsync", new),
            ("replace", new),
            ("fsync", path.parent.name),
        ]


def test_an_end_line_is_what_tells_them_apart(tmp_path: Path) -> None:
    """So that the tests above would fail if it were written wrongly, or not looked at."""
    home = a_home(tmp_path, PLAIN)
    path = the_file(home, OVER)
    text = path.read_bytes()
    assert session_files.read(path).as_written
    path.write_bytes(text[:-10])
    assert not session_files.read(path).as_written
    path.write_bytes(with_checksum(text[: text.index(b"# end")]))
    assert session_files.read(path).as_written
