"""What is read for one pair: all of theirs as it lies, nothing of another's, and no file parsed twice for nothing."""

import tempfile
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from supervise.store.home.folder import HomeFolder
from supervise.store.sessions import archive
from supervise.store.sessions.archive import Archive, is_as_read, read_archive
from supervise.store.sessions.duplicates import read_home
from supervise.store.sessions.files import save_again, save_new
from supervise.store.sessions.toml import encode
from supervise.workflow import SessionWorkflow
from support.builders import PAIR, a_session
from support.clock import START
from support.sample_history import past_sessions, with_past
from support.two_pairs import OTHERS, with_others

TEXT = st.text(st.sampled_from("ab\"\\\n[]='#é pair"), max_size=30)


def read(workflow: SessionWorkflow, before: Archive | None = None) -> Archive:
    return read_archive(workflow.home, PAIR.id, before=before.shelved if before else ())


def test_for_everybody_it_is_what_lies_there(workflow: SessionWorkflow) -> None:
    home = with_others(with_past(workflow)).home
    past, whole = read_archive(home, None), read_home(home)
    assert [archived.session for archived in past.shelved] == [copies.main.session for copies in whole.past]
    assert [waiting.session for waiting in past.waiting] == [copies.main.session for copies in whole.waiting]
    assert [(archived.path, archived.fingerprint) for archived in past.shelved] == [
        (copies.main.path, copies.main.fingerprint) for copies in whole.past
    ]


def test_of_another_pair_only_what_a_backup_minds_is_known(workflow: SessionWorkflow) -> None:
    past = read(with_others(with_past(workflow)))
    assert {archived.brief.pair for archived in past.shelved} == {PAIR.id}
    assert len(past.elsewhere) == 4
    assert {header.made_up for header in past.elsewhere} == {False}


@given(TEXT, TEXT, st.sampled_from([PAIR.id, OTHERS.id, 'an "odd" one', ""]))
def test_whose_it_is_is_never_taken_from_what_somebody_wrote(aim: str, rule: str, pair: str) -> None:
    session = a_session(
        status="finished",
        ended_at=START,
        pair=pair,
        aim=f'{aim}\npair = "others"\n"""',
        ground_rules=(f'{rule}\npair = "others"',),
    )
    with tempfile.TemporaryDirectory() as folder:
        home = HomeFolder(Path(folder))
        save_new(home, session)
        past = read_archive(home, PAIR.id)
        assert [archived.session for archived in past.shelved] == ([session] if pair == PAIR.id else [])
        assert len(past.elsewhere) == (pair != PAIR.id)


def test_a_file_written_by_hand_in_another_order_is_still_theirs(workflow: SessionWorkflow) -> None:
    stored = save_new(workflow.home, past_sessions()[0])
    lines = encode(stored.session).decode().splitlines()
    own = next(line for line in lines if line.startswith("pair = "))
    first = "aim = '''\npair = \"others\"\nended_at = 2020-01-01T00:00:00Z\n'''"
    lines = [first, *(line for line in lines if line != own and "started_at" not in line)]
    at = next(number for number, line in enumerate(lines) if line.startswith("["))
    lines[at:at] = [own, "started_at = 2025-09-10T09:30:00Z"]
    stored.path.write_text("\n".join(lines), encoding="utf-8")
    [archived] = read(workflow).shelved
    assert (archived.brief.pair, archived.as_written) == (PAIR.id, False)


def test_files_as_they_were_are_taken_over_and_changed_ones_read(workflow: SessionWorkflow, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    first = read(with_past(workflow))
    parsed: list[str] = []
    monkeypatch.setattr(archive, "decode_with_version", lambda text, name: parsed.append(name) or decoded(text, name))
    changed = first.shelved[3]
    after = save_again(
        workflow.home,
        changed.stored_session,
        changed.session.with_changes(additions=()).with_changes(aim="Other words"),
        START,
    )
    gone = first.shelved[5].path
    gone.unlink()
    again = read(workflow, first)
    assert parsed == [changed.path.name]
    assert next(archived for archived in again.shelved if archived.id == changed.id).session == after.session
    assert gone not in [archived.path for archived in again.shelved]
    assert len(again.shelved) == 12


decoded = archive.decode_with_version


def test_it_is_noticed_that_a_file_has_changed_come_or_gone(workflow: SessionWorkflow) -> None:
    stats = dict(read(with_past(workflow)).stats)
    assert is_as_read(workflow.home, stats)
    path = next(iter(stats))
    before = path.read_bytes()
    path.write_bytes(before + b"# by hand\n")
    assert not is_as_read(workflow.home, stats)
    stats = dict(read(workflow).stats)
    path.rename(path.with_name("2020-01-01T0000-aaaa.toml"))
    assert not is_as_read(workflow.home, stats)
    stats = dict(read(workflow).stats)
    path.write_bytes(before)
    assert not is_as_read(workflow.home, stats)


def test_it_is_noticed_beside_a_link_that_leads_nowhere(workflow: SessionWorkflow) -> None:
    """A file of which nothing can be known must not stand for one that is gone."""
    path = next(iter(dict(read(with_past(workflow)).stats)))
    path.with_name("2020-01-01T0000-aaaa.toml").symlink_to("nowhere.toml")
    stats = dict(read(workflow).stats)
    assert is_as_read(workflow.home, stats)
    path.unlink()
    assert not is_as_read(workflow.home, stats)


def test_what_cannot_be_read_hides_nothing(workflow: SessionWorkflow) -> None:
    with_past(workflow)
    for name, data in (("2026-01-01T0000-aaaa.toml", b"id = ["), ("2026-01-01T0000-bbbb.toml", b"")):
        (workflow.home.sessions / name).write_bytes(data)
    past = read(workflow)
    assert (len(past.shelved), len(past.problems)) == (13, 2)


def test_it_says_how_far_it_is(workflow: SessionWorkflow, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr(archive, "_AT_ONCE", 5)
    progress: list[tuple[int, int]] = []
    read_archive(with_past(workflow).home, PAIR.id, tell=lambda done, of: progress.append((done, of)))
    assert progress == [(0, 13), (5, 13), (10, 13)]


def test_what_comes_or_goes_without_being_read_is_noticed_too(workflow: SessionWorkflow) -> None:
    home = with_past(workflow).home
    stands_for_it = home.sessions / "2026" / ".2026-02-01T0900-aaaa.toml.icloud"
    linked = home.sessions / "2027"
    for path in (stands_for_it, linked):
        stats = dict(read(workflow).stats)
        assert is_as_read(home, stats)
        if path == linked:
            path.symlink_to("nowhere")
        else:
            path.write_bytes(b"")
        assert not is_as_read(home, stats)
    stats = dict(read(workflow).stats)
    assert is_as_read(home, stats)
    linked.unlink()
    assert not is_as_read(home, stats)
