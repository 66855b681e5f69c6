"""Files that version 0.1.0 wrote are opened, searched, compared, locked and written anew with every word in them."""

import shutil
from datetime import UTC
from pathlib import Path

import pytest

from supervise.domain.review.search.excerpts import SessionText
from supervise.domain.review.search.query import SearchQuery
from supervise.domain.session.model import Session
from supervise.store.encryption import keys
from supervise.store.home.folder import HomeFolder
from supervise.store.ignored_words import load_known_words
from supervise.store.sessions.files import read_sessions, save_new
from supervise.store.sessions.text_scan import candidate_sessions
from supervise.store.sessions.toml import decode, encode
from supervise.store.settings import load_settings
from supervise.workflow import SessionWorkflow, encryption
from supervise.workflow.upkeep.versions import compare
from support.builders import PAIR, make_workflow
from support.locked_home import KEYS, PASSPHRASE, quick_locks

FILES = Path(__file__).parent / "files_of_0_1_0"
QUOTED, COPIED, DRAFT = "2026-11-20T0930-qqqq", "2026-11-21T0930-pppp", "2026-11-22T0930-ev64"
"""With every kind of quote and escape; in two files, one of another laptop; and not finished."""
SESSIONS = {path.name: decode(path.read_bytes(), path.name) for path in (FILES / "plain").glob("*/*/*.toml")}


@pytest.fixture
def opened(tmp_path: Path) -> SessionWorkflow:
    shutil.copytree(FILES / "plain", tmp_path / "home")
    return opened_at(tmp_path / "home")


def opened_at(root: Path) -> SessionWorkflow:
    workflow = make_workflow(root)
    workflow.settings, problems = load_settings(workflow.home.settings)
    assert problems == []
    workflow.read()
    return workflow


def by_file(home: HomeFolder) -> dict[str, Session]:
    result = read_sessions(home)
    assert result.problems == ()
    assert all(stored.as_written for stored in result.kept)
    return {stored.path.name.removesuffix(".age"): stored.session for stored in result.kept}


def test_they_are_opened_and_nothing_in_them_seems_changed_by_hand(opened: SessionWorkflow) -> None:
    assert opened.problems == ()
    assert by_file(opened.home) == SESSIONS
    assert sorted({session.id for session in SESSIONS.values() if session.pair == PAIR.id}) == sorted(
        archived.id for archived in opened.past
    )
    [quoted] = [archived.session for archived in opened.past if archived.id == QUOTED]
    assert "''' and \"\"\" in it, a path C:\\new\\table, “marks” and naïve café.\n\tThird." in quoted.aim
    assert quoted.additions[-1].text == 'Added "later":\nit held. C:\\new'
    assert quoted.model_extra == {"zz_newer": {"of": ["a newer", "program\r\nby hand"], "at": "x"}}
    assert load_known_words(opened.home).words == {PAIR.id: ('Rose "ward"', "café")}


def test_a_draft_goes_on_with_what_each_of_the_two_placed_in_private(opened: SessionWorkflow) -> None:
    opened.tidy()
    [waiting] = opened.waiting
    session = opened.resume(waiting)
    assert session.incident is not None
    assert [placement.why for placement in session.incident.placements] == [
        "Nobody asked.",
        'They "asked", later.\nI think.',
    ]
    assert session.aim == 'A draft of "two"\nlines \\ and a tab\there'
    opened.finish("Called away")
    assert opened.past[0].session.incident == session.incident
    assert not list(opened.home.drafts.iterdir()), "what a crash left is swept away"


@pytest.mark.parametrize(
    ("typed", "ids"),
    [
        ("naive cafe", {QUOTED}),
        ('"marks"', {QUOTED}),
        ("new table", {QUOTED}),
        ("held", {QUOTED}),
        ("zebra yes", {COPIED}),
        ("laptop aim lines", {COPIED}),
        ("zebra sunday 22 nov", {COPIED}),
        ("walrus", set()),
    ],
)
def test_they_are_searched(opened: SessionWorkflow, typed: str, ids: set[str]) -> None:
    query = SearchQuery.of(typed)
    hits = candidate_sessions(opened.home, PAIR.id, query.split_words, UTC, [])
    assert {hit.session.id for hit in hits if SessionText(hit.session, zone=UTC).matches(query)} == ids


def test_two_of_one_session_are_compared_and_made_one(opened: SessionWorkflow) -> None:
    [versions] = opened.versions
    assert versions.id == COPIED
    [_, difference] = compare(opened, versions)
    assert (difference.ours, difference.theirs) == ('Zebra said "yes"', "Another laptop's aim\nof two lines")


def test_words_are_added_and_the_file_is_written_anew_with_all_the_others(opened: SessionWorkflow) -> None:
    before = next(archived.session for archived in opened.past if archived.id == QUOTED)
    after = opened.add(before, "supervisor", "Once more")
    path = opened.home.sessions / "2026" / f"{QUOTED}.toml"
    assert path.read_bytes() == encode(after)
    assert decode(path.read_bytes(), path.name) == after == before.with_changes(additions=after.additions)
    assert not opened.home.history.exists(), "it was as it had been written"


def test_an_end_that_was_cut_off_there_is_brought_to_its_end(opened: SessionWorkflow) -> None:
    """The session stood among the others, its draft not yet removed: one file, not a name that is taken."""
    name, session = next(iter(SESSIONS.items()))
    path = opened.home.sessions / "2026" / name
    before = path.read_bytes()
    assert save_new(opened.home, session).path == path
    assert path.read_bytes() == before


def test_a_locked_home_is_unlocked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    quick_locks(monkeypatch)
    shutil.copytree(FILES / "locked", tmp_path / "home")
    workflow = make_workflow(tmp_path / "home")
    workflow.home = keys.locked_home(workflow.home)
    problems = encryption.unlock(workflow, PASSPHRASE)
    # What 0.1.0 wrote without a mark of its key is written once more, or marked again, and people are told.
    assert [Path(problem.where).name for problem in problems] == ["identity.recovery.age", "known-words.toml.age"]
    assert by_file(workflow.home) == SESSIONS
    assert [stored.session.id for stored in workflow.waiting] == [DRAFT]
    assert encryption.remove_passphrase(workflow, PASSPHRASE) == ()
    assert by_file(workflow.home) == SESSIONS


def test_a_home_is_locked(opened: SessionWorkflow, monkeypatch: pytest.MonkeyPatch) -> None:
    quick_locks(monkeypatch)
    assert encryption.set_passphrase(opened, KEYS, PASSPHRASE) == ()
    assert by_file(opened.home) == SESSIONS
    assert not [path for path in opened.home.root.rglob("*.toml") if path.name != "settings.toml"]
    assert b"Zebra" not in b"".join(path.read_bytes() for path in opened.home.root.rglob("*") if path.is_file())
