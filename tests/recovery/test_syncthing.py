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
    found = {}
    for path in (*session_files.list_files(home.sessions)[0], *session_files.list_files(home.drafts)[0]):
        with suppress(FileNotFoundError):  # Syncthing gives it another name just now; whoever waits looks again
            found[path.relative_to(home.root).as_posix()] = path.read_bytes()
    return found


def conflicts(home: HomeFolder) -> list[str]:
    return [name for name in sessions_in(home) if "sync-conflict" in name]


def joined(both: tuple[Laptop, Laptop], one: HomeFolder, two: HomeFolder) -> bool:
    """Whether both laptops have the same files, and Syncthing has nothing left to do."""
    return sessions_in(one) == sessions_in(two) and both[0].in_step(both[1]) and both[1].in_step(both[0])


def on_both(both: tuple[Laptop, Laptop]) -> None:
    for laptop in both:
        laptop.look()


@pytest.mark.parametrize("lock", [False, True], ids=["plain", "locked"])
def test_written_apart_joined_again_and_made_one(tmp_path: Path, lock: bool) -> None:
    one = at_laptop(tmp_path / "laptop-one", lock=lock)
    two = at_laptop(tmp_path / "laptop-two", lock=lock)
    session_files.save_new(one.home, a_session(id=RECORD, status="agreed", ended_at=START))
    one.begin()
    one.update(aim="As we began.")
    one.leave()

    with two_laptops(tmp_path / "syncthing", one.home.root, two.home.root) as both:
        on_both(both)
        wait_until(both, lambda: len(sessions_in(two.home)) == 2 and joined(both, one.home, two.home))
        two.read()
        assert [each.session.aim for each in two.unfinished] == ["As we began."]

        both[1].stop()
        written(one, "Written on laptop one.")
        added(one, "Added on laptop one.")
        written(two, "Written on laptop two.")
        added(two, "Added on laptop two.")

        both[1].start()
        on_both(both)
        wait_until(both, lambda: len(conflicts(one.home)) == 2 and joined(both, one.home, two.home))

        for laptop in (one, two):
            laptop.read()
            assert laptop.problems == ()
            assert (len(laptop.past), len(laptop.unfinished)) == (1, 1), "nothing is counted twice"
            assert [len(each.others) for each in laptop.versions] == [1, 1]
            assert all(names(laptop, each)[1].startswith("copy made by Syncthing on ") for each in laptop.versions)

        # On one of them the pair look at both.
        draft, record = one.versions
        assert [each.label for each in compare(one, draft)] == ["Today's aim"]
        assert compare(one, record) == (), "words added later are never in conflict"
        save_merged(one, draft, {"aim": "both"})
        save_merged(one, record, {})
        assert one.versions == ()

        on_both(both)
        wait_until(both, lambda: not conflicts(two.home) and joined(both, one.home, two.home))

    for laptop in (one, two):
        laptop.read()
        assert (laptop.versions, laptop.problems) == ((), ())
        [aim] = [each.session.aim for each in laptop.unfinished]
        assert "Written on laptop one." in aim
        assert "Written on laptop two." in aim
        [kept] = laptop.past
        assert {each.text for each in kept.session.additions} == {"Added on laptop one.", "Added on laptop two."}
    assert len(sessions_in(one.home)) == 2


def test_the_lock_and_what_is_half_written_stay_on_their_laptop(tmp_path: Path) -> None:
    one, two = (at_laptop(tmp_path / name, lock=False) for name in ("laptop-one", "laptop-two"))
    right = HomeLock(one.home)
    assert right.acquire()
    (one.home.root / ".tmp-settings.toml-12345678").write_bytes(b"half")
    one.home.drafts.mkdir()
    (one.home.drafts / f".tmp-{RECORD}.toml-12345678").write_bytes(b"half")
    one.begin()
    one.update(aim="As we began.")
    one.leave()
    with two_laptops(tmp_path / "syncthing", one.home.root, two.home.root) as both:
        on_both(both)
        wait_until(both, lambda: len(sessions_in(two.home)) == 1 and joined(both, one.home, two.home))
    right.release()
    assert not [path for path in two.home.root.rglob("*") if path.name == ".lock" or path.name.startswith(".tmp-")]


def test_ended_on_one_laptop_and_gone_on_with_on_the_other(tmp_path: Path) -> None:
    one, two = (at_laptop(tmp_path / name, lock=False) for name in ("laptop-one", "laptop-two"))
    one.begin()
    one.update(aim="As we began.")
    one.leave()
    with two_laptops(tmp_path / "syncthing", one.home.root, two.home.root) as both:
        on_both(both)
        wait_until(both, lambda: len(sessions_in(two.home)) == 1 and joined(both, one.home, two.home))
        both[1].stop()
        written(two, "Written after it had ended.")
        one.read()
        one.resume(one.unfinished[0])
        one.finish("Called away")
        both[1].start()
        on_both(both)
        wait_until(both, lambda: len(sessions_in(one.home)) == 2 and joined(both, one.home, two.home))
    for laptop in (one, two):
        laptop.read()
        assert (len(laptop.past), laptop.unfinished) == (1, ()), "nothing is counted twice"
        [versions] = laptop.versions
        assert (versions.main.session.status, versions.main.session.aim) == ("finished", "As we began.")
        assert [each.session.aim for each in versions.others] == ["Written after it had ended."]
