"""Whatever happens to a file, the list is read, the damage is named, and the file is left as it is."""

import os
import random
import socket
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import chdir, contextmanager
from pathlib import Path

import pytest

from supervise.domain.session.model import Session
from supervise.domain.settings import Settings
from supervise.store.files.cipher import PLAIN, AgeCipher, Cipher
from supervise.store.home.folder import HomeFolder
from supervise.store.sessions import files as session_files
from supervise.store.sessions.toml import encode
from supervise.store.settings import save_settings
from support.builders import HOSTILE, PAIR, a_session
from support.effort import MUTATIONS
from support.sample_history import past_sessions
from support.shipped import read_shipped_once
from support.whole_way import ZONES, take

AT_ONCE = 25


def damaged(data: bytes, how: str, chance: random.Random) -> bytes:
    """`data` with one thing wrong with it."""
    at, length = chance.randrange(len(data)), chance.choice((1, 2, 8, 64, 512))
    match how:
        case "bit flipped":
            return data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1 :]
        case "byte lost":
            return data[:at] + data[at + 1 :]
        case "cut off":
            return data[:at]
        case "zeroes":
            return data[:at] + bytes(min(length, len(data) - at)) + data[at + length :]
        case "run twice":
            return data[: at + length] + data[at:]
        case "run lost":
            return data[:at] + data[at + length :]
        case _:  # two blocks in each other's place, as on a disk that mixed them up
            other = chance.randrange(len(data))
            first, two = sorted((at, other))
            return data[:first] + data[two : two + length] + data[first + length : two] + data[first : first + length]


HOWS = ("bit flipped", "bit flipped", "byte lost", "cut off", "zeroes", "run twice", "run lost", "blocks mixed up")


def made_up_sessions() -> list[Session]:
    past = past_sessions()
    return [past[12], past[10], a_session(aim=HOSTILE, rating_talk="Sparse: it said 'yes' twice."), past[3]]


def test_no_damage_stops_the_list_or_passes_for_the_words_that_were_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    read_shipped_once(monkeypatch)
    pyrage = pytest.importorskip("pyrage", reason="no pyrage is made for this computer", exc_type=ImportError)
    identity = pyrage.x25519.Identity.generate()
    chance = random.Random(20261122)
    seals: tuple[Cipher, ...] = (PLAIN, AgeCipher([str(identity.to_public())], str(identity)))
    bases = made_up_sessions()
    written = [encode(base) for base in bases]
    whole = session_files.save_new(HomeFolder(tmp_path), a_session(status="agreed"))
    save_settings(HomeFolder(tmp_path).settings, Settings(), Settings(pairs=(PAIR,), current_pair=PAIR.id))
    folder = whole.path.parent
    seen: Counter[str] = Counter()
    for batch in range(0, MUTATIONS, AT_ONCE):
        seal = seals[batch // AT_ONCE % 2]
        lie: dict[Path, tuple[Session, bytes, str]] = {}
        for number in range(min(AT_ONCE, MUTATIONS - batch)):
            at, how = chance.randrange(len(bases)), chance.choice(HOWS)
            base, data = bases[at], damaged(seal.encrypt(written[at]), how, chance)
            path = folder / f"2026-01-01T{number:04d}-aaaa{seal.suffix}"
            path.write_bytes(data)
            lie[path] = base, data, how
        shelf = session_files.read_folder(HomeFolder(tmp_path).sessions, seal)
        read = {stored.path: stored for stored in shelf.kept}
        named = {Path(problem.where).name for problem in shelf.problems}
        assert whole.path in read, "the good one is always read"
        assert len(shelf.kept) + len(shelf.problems) == len(lie) + 1
        if MUTATIONS >= 30_000 or batch % (20 * AT_ONCE) in (0, AT_ONCE):  # it takes as long as all the rest
            take(HomeFolder(tmp_path, seal), chance.choice(ZONES), whole.session.id)
        for path, (base, data, how) in lie.items():
            assert path.read_bytes() == data, "nothing was written, moved or hidden"
            stored = read.get(path)
            what = "plain" if seal is PLAIN else "locked"
            if stored is None:
                assert path.name in named
                outcome = "named as unreadable"
            elif stored.as_written:
                assert stored.session == base, f"{how}: other words passed for what was written"
                outcome = "whole all the same"
            else:
                outcome = "named as changed" if stored.session == base else "named as changed, with other words"
            seen[f"{what}, {how}: {outcome}"] += 1
            seen[f"{what}: {outcome}"] += 1
            path.unlink()
    for what, count in sorted(seen.items()):
        print(f"{count:6} {what}")  # seen with -s
    assert seen["plain: named as changed, with other words"] > MUTATIONS // 20, "most would have loaded unnoticed"


GOOD = encode(a_session(aim="Aim"))


def a_pipe(path: Path) -> None:
    os.mkfifo(path)


def a_socket(path: Path) -> None:
    if os.name == "nt":
        pytest.skip("Windows has no sockets among its files")
    with socket.socket(socket.AF_UNIX) as made, chdir(path.parent):  # its whole path may be too long for a socket
        made.bind(path.name)


def a_file_larger_than_memory(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(1 << 40)  # sparse: it takes no room


def a_ring_of_links(path: Path) -> None:
    path.symlink_to(path.name)


WRITTEN: dict[str, bytes] = {
    "nothing": b"",
    "half a file": GOOD[: GOOD.index(b"Aim")],
    "no TOML": b"id = [",
    "nested too deeply": b"a = " + b"[" * 100_000,
    "nested too deeply and closed": b"a = " + b"[" * 100_000 + b"]" * 100_000,
    "a key of too many parts": b"a" + b".a" * 100_000 + b" = 1",
    "a number too long": b"schema_version = " + b"9" * 5_000,
    "a number too long, as text": b'schema_version = "' + b"9" * 5_000 + b'"',
    "UTF-16": GOOD.decode().encode("utf-16"),
    "a nought inside": GOOD.replace(b"Aim", b"A\x00m"),
    "half a letter": GOOD.replace(b"Aim", b"A\xc3"),
    "another program's": b'[package]\nname = "x"\n',
    "a date that is none": GOOD.replace(b"2026-11-22 ", b"2026-13-41 "),
    "a time without a zone": GOOD.replace(b"09:30:00+00:00", b"09:30:00"),
    "an earlier form than any": GOOD.replace(b"schema_version = 1", b"schema_version = 0"),
    "a newer form, and not ours": GOOD.replace(b"schema_version = 1", b"schema_version = 2").replace(
        b'status = "draft"', b'status = "adrift"'
    ),
    "a wrong type everywhere": b"schema_version = 1\nid = 3\nstarted_at = 4\ntalk = 5\npeople = 6\n",
}
MADE: dict[str, Callable[[Path], object]] = {
    "a folder": Path.mkdir,
    "a link to nowhere": lambda path: path.symlink_to("nowhere"),
    "a ring of links": a_ring_of_links,
    "a link to a device without end": lambda path: path.symlink_to("/dev/zero"),
    "a file larger than memory": a_file_larger_than_memory,
}
if os.name != "nt":
    MADE |= {"a pipe nobody writes to": a_pipe, "a socket": a_socket}


@pytest.mark.parametrize("what", [*WRITTEN, *MADE])
def test_each_thing_that_is_no_session_is_named_and_the_rest_is_read(home: HomeFolder, what: str) -> None:
    whole = session_files.save_new(home, a_session(status="agreed"))
    path = whole.path.with_name("2026-01-01T0900-bbbb.toml")
    if what in WRITTEN:
        path.write_bytes(WRITTEN[what])
    else:
        MADE[what](path)
    shelf = session_files.read_sessions(home)
    assert [stored.path for stored in shelf.kept] == [whole.path]
    [problem] = shelf.problems
    assert path.name in problem.where
    assert problem.what
    assert problem.remedy
    assert len(str(problem)) < 1000, "a sentence, not the file again"
    assert "Your words are still on screen" not in problem.remedy
    assert what not in WRITTEN or path.read_bytes() == WRITTEN[what]


@pytest.mark.parametrize("what", ["a mark that Notepad puts first", "newlines of Windows", "a line by hand", "no end"])
def test_what_reads_and_is_not_as_it_was_written_is_known_for_changed(home: HomeFolder, what: str) -> None:
    stored = session_files.save_new(home, a_session(status="agreed", aim="Aim"))
    data = stored.path.read_bytes()
    changed = {
        "a mark that Notepad puts first": b"\xef\xbb\xbf" + data,
        "newlines of Windows": data.replace(b"\n", b"\r\n"),
        "a line by hand": data + b"# by hand\n",
        "no end": data[: data.index(b"# end")],
    }[what]
    assert session_files.read(stored.path).as_written
    stored.path.write_bytes(changed)
    [read_again] = session_files.read_sessions(home).kept
    assert read_again.session == stored.session
    assert not read_again.as_written


def test_what_may_not_be_read_is_named(without_rights: Path) -> None:
    home = HomeFolder(without_rights)
    whole = session_files.save_new(home, a_session(status="agreed"))
    closed = whole.path.with_name("2026-01-01T0900-bbbb.toml")
    closed.write_bytes(GOOD)
    year = home.sessions / "2025"
    year.mkdir()
    (year / "2025-01-01T0900-bbbb.toml").write_bytes(GOOD)
    for path in (home.sessions, whole.path.parent, whole.path):
        path.chmod(0o755)
    closed.chmod(0o000)
    year.chmod(0o000)
    with nobody():
        shelf = session_files.read_sessions(home)
    assert [stored.path for stored in shelf.kept] == [whole.path]
    assert sorted(problem.where for problem in shelf.problems) == [str(year), str(closed)]
    assert all("does not let" in problem.what for problem in shelf.problems)


@pytest.fixture
def home(tmp_path: Path) -> HomeFolder:
    return HomeFolder(tmp_path)


@pytest.fixture
def without_rights() -> Iterator[Path]:
    """A folder that somebody who is not us can reach, but for what they may not."""
    if os.name == "nt":
        pytest.skip("Windows has no such rights to take away")
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)
        for where, folders, _ in os.walk(folder):
            for name in folders:
                Path(where, name).chmod(0o700)


@contextmanager
def nobody() -> Iterator[None]:
    """As somebody who may not read everything: root may."""
    before = os.geteuid()
    os.seteuid(65534 if before == 0 else before)
    try:
        yield
    finally:
        os.seteuid(before)
