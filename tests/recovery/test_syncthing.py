"""Two laptops and the real Syncthing: written on both while apart, joined again, one session with two versions."""

from contextlib import suppress
from pathlib import Path

import pytest

from recovery.syncing import Laptop, two_laptops, wait_until, why_not
from supervise.store.home.folder import HomeFolder
from supervise.store.home.lock import HomeLock
from supervise.store.sessions import files as session_files
from supervise.workflow import SessionWorkflow
from supervise.workflow.upkeep.versions import compare, names, save_merged
from support.builders import a_session, make_workflow
from support.clock import START, FakeClock
from support.locked_home import locked

pytestmark = [pytest.mark.loopback, pytest.mark.skipif(bool(why_not()), reason=why_not() or "it can be tried")]

RECORD = "2026-10-22T0930-4k7q"
NOT_SHARED = ".lock\n.tmp-*\n"
"""What data/help/versions.md tells people to put into .stignore."""


def at_laptop(root: Path, *, lock: bool) -> SessionWorkflow:
    workflow = make_workflow(root, FakeClock())
    if lock:
        workflow.home = locked(root)
    (root / ".stignore").write_text(NOT_SHARED, encoding="utf-8")
    return workflow


def added(workflow: SessionWorkflow, text: str) -> None:
    workflow.read()
    workflow.add(workflow.past[0].session, "supervisee", text)


def written(workflow: SessionWorkflow, aim: str) -> None:
    """Go on with the draft, say this, and leave it."""
    workflow.read()
    workflow.resume(workflow.unfinished[0])
    workflow.update(aim=aim)
    workflow.leave()


def sessions_in(home: HomeFolder) -> dict[str, bytes]:
    files = {}
    for path in (*session_files.list_files(home.sessions)[0], *session_files.list_files(home.drafts)[0]):
        with suppress(FileNotFoundError):  # Syncthing gives it another name just now; whoever waits looks again
            files[path.relative_to(home.root).as_posix()] = path.read_bytes()
    return files


def conflicts(home: HomeFolder) -> list[str]:
    return [name for name in sessions_in(home) if "sync-conflict" in name]


def joined(both: tuple[Laptop, Laptop], home_one: HomeFolder, home_two: HomeFolder) -> bool:
    """Whether both laptops have the same files, and Syncthing has nothing left to do."""
    return sessions_in(home_one) == sessions_in(home_two) and both[0].in_step(both[1]) and both[1].in_step(both[0])


def on_both(both: tuple[Laptop, Laptop]) -> None:
    for laptop in both:
        laptop.look()


@pytest.mark.parametrize("lock", [False, True], ids=["plain", "locked"])
def test_written_apart_joined_again_and_made_one(tmp_path: Path, lock: bool) -> None:
    first = at_laptop(tmp_path / "laptop-one", lock=lock)
    second = at_laptop(tmp_path / "laptop-two", lock=lock)
    session_files.save_new(first.home, a_session(id=RECORD, status="agreed", ended_at=START))
    right = HomeLock(first.home)
    assert right.acquire()
    (first.home.root / ".tmp-settings.toml-12345678").write_bytes(b"half")
    first.begin()
    first.update(aim="As we began.")
    first.leave()
    (first.home.drafts / f".tmp-{RECORD}.toml-12345678").write_bytes(b"half")

    with two_laptops(tmp_path / "syncthing", first.home.root, second.home.root) as both:
        on_both(both)
        wait_until(both, lambda: len(sessions_in(second.home)) == 2 and joined(both, first.home, second.home))
        second.read()
        assert [draft.session.aim for draft in second.unfinished] == ["As we began."]
        there = {path.name for path in second.home.root.rglob("*")}
        assert not [name for name in there if name == ".lock" or name.startswith(".tmp-")], "they stay on their laptop"
        right.release()

        both[1].stop()
        written(first, "Written on laptop one.")
        added(first, "Added on laptop one.")
        written(second, "Written on laptop two.")
        added(second, "Added on laptop two.")

        both[1].start()
        on_both(both)
        wait_until(both, lambda: len(conflicts(first.home)) == 2 and joined(both, first.home, second.home))

        for laptop in (first, second):
            laptop.read()
            assert laptop.problems == ()
            assert (len(laptop.past), len(laptop.unfinished)) == (1, 1), "nothing is counted twice"
            assert [len(versions.others) for versions in laptop.versions] == [1, 1]
            assert all(
                names(laptop, versions)[1].startswith("copy made by Syncthing on ") for versions in laptop.versions
            )

        # On one of them the pair look at both.
        draft, record = first.versions
        assert [difference.label for difference in compare(first, draft)] == ["Today's aim"]
        assert compare(first, record) == (), "words added later are never in conflict"
        save_merged(first, draft, {"aim": "both"})
        save_merged(first, record, {})
        assert first.versions == ()

        on_both(both)
        wait_until(both, lambda: not conflicts(second.home) and joined(both, first.home, second.home))

    for laptop in (first, second):
        laptop.read()
        assert (laptop.versions, laptop.problems) == ((), ())
        [aim] = [draft.session.aim for draft in laptop.unfinished]
        assert "Written on laptop one." in aim
        assert "Written on laptop two." in aim
        [record] = laptop.past
        assert {addition.text for addition in record.session.additions} == {
            "Added on laptop one.",
            "Added on laptop two.",
        }
    assert len(sessions_in(first.home)) == 2


def test_ended_on_one_laptop_and_gone_on_with_on_the_other(tmp_path: Path) -> None:
    first, second = (at_laptop(tmp_path / name, lock=False) for name in ("laptop-one", "laptop-two"))
    first.begin()
    first.update(aim="As we began.")
    first.leave()
    with two_laptops(tmp_path / "syncthing", first.home.root, second.home.root) as both:
        on_both(both)
        wait_until(both, lambda: len(sessions_in(second.home)) == 1 and joined(both, first.home, second.home))
        both[1].stop()
        written(second, "Written after it had ended.")
        first.read()
        first.resume(first.unfinished[0])
        first.finish("Called away")
        both[1].start()
        on_both(both)
        wait_until(both, lambda: len(sessions_in(first.home)) == 2 and joined(both, first.home, second.home))
    for laptop in (first, second):
        laptop.read()
        assert (len(laptop.past), laptop.unfinished) == (1, ()), "nothing is counted twice"
        [versions] = laptop.versions
        assert (versions.main.session.status, versions.main.session.aim) == ("finished", "As we began.")
        assert [version.session.aim for version in versions.others] == ["Written after it had ended."]
