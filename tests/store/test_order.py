"""An older write never wins: whichever thread is slow, what was put last is what the file says."""

import os
import re
import threading
from pathlib import Path
from typing import Any

import pytest

from supervise.store.home.folder import HomeFolder
from supervise.store.sessions import files as session_files
from supervise.store.sessions.drafts import OpenDraft
from support.builders import a_session, read_drafts

PATIENCE = 30.0
"""Seconds to wait for a thread; a test that passes never waits that long."""


@pytest.fixture
def draft(tmp_path: Path) -> OpenDraft:
    return OpenDraft.begin(HomeFolder(tmp_path), a_session(aim="0"))


def test_a_write_that_is_slow_does_not_come_after_a_later_one(
    draft: OpenDraft, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first has all its words on the disk and is held up just before it takes the file's place."""
    real, at_the_door, go_on = os.replace, threading.Event(), threading.Event()
    order: list[str] = []

    def slow(source: Any, target: Any) -> None:
        words = re.findall(r'aim = "(.*)"', Path(source).read_text(encoding="utf-8"))[0]
        if words == "older":
            at_the_door.set()
            assert go_on.wait(PATIENCE)
        order.append(words)
        real(source, target)

    monkeypatch.setattr(os, "replace", slow)
    draft.update(draft.session.with_changes(aim="older"))
    first = threading.Thread(target=draft.save)
    first.start()
    assert at_the_door.wait(PATIENCE)
    draft.update(draft.session.with_changes(aim="newer"))
    second = threading.Thread(target=draft.save)
    second.start()
    second.join(0.05)
    assert second.is_alive(), "it waits for its turn"
    assert draft.unsaved
    go_on.set()
    for thread in (first, second):
        thread.join(PATIENCE)
    assert order == ["older", "newer"]
    assert session_files.read(draft.kept.path).session.aim == "newer"
    assert not draft.unsaved
    assert not draft.changed_outside


def test_many_threads_write_in_the_order_in_which_people_typed(
    draft: OpenDraft, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, order = os.replace, []

    def seen(source: Any, target: Any) -> None:
        order.append(int(re.findall(rb'aim = "(.*)"', Path(source).read_bytes())[0]))
        real(source, target)

    monkeypatch.setattr(os, "replace", seen)
    over = threading.Event()

    def keeping() -> None:
        while not over.is_set():
            draft.save()

    threads = [threading.Thread(target=keeping) for _ in range(4)]
    for thread in threads:
        thread.start()
    for number in range(1, 301):
        draft.update(draft.session.with_changes(aim=str(number)))
    over.set()
    for thread in threads:
        thread.join(PATIENCE)
    draft.save()
    assert order == sorted(set(order))
    assert order[-1] == 300
    [stored] = read_drafts(HomeFolder(draft.kept.path.parents[1]))
    assert (stored.session.aim, stored.as_written) == ("300", True)


def test_an_older_snapshot_of_another_process_takes_nobody_s_place(tmp_path: Path, draft: OpenDraft) -> None:
    """As a second laptop on a shared folder, where no lock is seen: it goes on beside, and both are there."""
    other = OpenDraft(session_files.read(draft.kept.path))
    other.update(other.session.with_changes(aim="theirs, older"))
    draft.update(draft.session.with_changes(aim="ours, newer"))
    draft.save()
    other.save()
    assert other.changed_outside
    drafts = read_drafts(HomeFolder(tmp_path))
    assert sorted(stored.session.aim for stored in drafts) == ["ours, newer", "theirs, older"]
    assert session_files.read(draft.kept.path).session.aim == "ours, newer"
