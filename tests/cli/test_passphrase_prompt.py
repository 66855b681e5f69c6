"""A locked home on the command line: the passphrase is asked for, never shown, and never an argument."""

import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from supervise.store.home.folder import HomeFolder
from supervise.store.sessions.drafts import OpenDraft
from supervise.store.sessions.files import save_new
from support.builders import a_session
from support.clock import START
from support.locked_home import PASSPHRASE, locked, unwrap_once

pyrage = pytest.importorskip("pyrage", reason="no pyrage is made for this computer", exc_type=ImportError)

CommandLine = Callable[..., tuple[int, str, str]]
COMMANDS = (["list"], ["list", "--json"], ["show", "4k7q"], ["check"])


@pytest.fixture
def home(empty: HomeFolder, monkeypatch: pytest.MonkeyPatch) -> HomeFolder:
    """A locked home with one session and one draft in it."""
    unwrap_once(monkeypatch)
    save_new(empty, a_session(status="agreed", ended_at=START, aim="Kingfisher"))
    OpenDraft.begin(empty, a_session(id="2026-11-23T0930-aaaa"))
    return locked(empty.root)


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes], None]:
    """Put these bytes on stdin."""

    def put(data: bytes) -> None:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))

    return put


def one_sentence(text: str) -> bool:
    return text.endswith("\n") and text.count("\n") == 1 and "Traceback" not in text


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("ending", [b"\n", b"\r\n", b"", b"\nmore lines that are not ours\n"])
def test_a_script_hands_it_in_on_stdin(
    supervise: CommandLine, home: HomeFolder, typed: Callable[[bytes], None], command: list[str], ending: bytes
) -> None:
    typed(PASSPHRASE.encode() + ending)
    status, out, err = supervise(*command, "--passphrase-stdin", "--home", home.root)
    assert (status, err) == (0, "")
    if command[0] == "check":
        assert out == "All well: 1 session, 1 draft, the settings and the words read well.\n"
    elif command[0] == "show":
        assert "Kingfisher" in out
    else:
        assert out.count("2026-11-2") >= 2


def test_a_wrong_one_and_bytes_that_are_no_text_are_a_sentence(
    supervise: CommandLine, home: HomeFolder, typed: Callable[[bytes], None]
) -> None:
    for given, sentence in (
        (b"another one\n", "does not open this home"),
        (b"\xff\xfe\n", "is not UTF-8"),
        (b"", "open"),
    ):
        typed(given)
        status, out, err = supervise("show", "4k7q", "--passphrase-stdin", "--home", home.root)
        assert (status, out) == (1, "")
        assert sentence in err and one_sentence(err)


def test_where_nobody_can_be_asked_it_says_so_and_shows_nothing(home: HomeFolder) -> None:
    """All the commands in one process that has no terminal; it prints how each ended."""
    script = (
        "import json, sys\nfrom supervise.cli import main\n"
        "for command in json.loads(sys.argv[2]):\n"
        "    print(main([*command, '--home', sys.argv[1]]))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(home.root), json.dumps(COMMANDS)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        start_new_session=True,  # no terminal to open by another name either
    )
    assert (done.returncode, done.stdout) == (0, "1\n" * len(COMMANDS))
    sentences = done.stderr.splitlines(keepends=True)
    assert len(sentences) == len(COMMANDS), "one for each of them"
    assert all("nobody can be asked for its passphrase here" in sentence for sentence in sentences)


def test_at_a_terminal_it_is_asked_for_and_not_shown(home: HomeFolder) -> None:
    """Even where the output goes elsewhere: the question is put to the terminal, not into the text."""
    pexpect = pytest.importorskip("pexpect", reason="needs a POSIX terminal")
    command = f"{sys.executable} -m supervise list --json --home {home.root} | cat > {home.root}/out.json"
    child = pexpect.spawn("/bin/sh", ["-c", command], timeout=30, encoding="utf-8")
    child.expect("Passphrase")
    child.waitnoecho()
    child.sendline(PASSPHRASE)
    child.expect(pexpect.EOF)
    assert PASSPHRASE not in child.before
    assert len(json.loads((home.root / "out.json").read_text(encoding="utf-8"))) == 2


def test_a_home_without_a_passphrase_asks_for_none(supervise: CommandLine, demo: HomeFolder) -> None:
    assert supervise("list", "--passphrase-stdin", "--home", demo.root) == supervise("list", "--home", demo.root)


def test_check_names_what_is_plain_in_a_locked_home(
    supervise: CommandLine, home: HomeFolder, typed: Callable[[bytes], None]
) -> None:
    plain = save_new(HomeFolder(home.root), a_session(id="2026-11-24T0930-bbbb", status="agreed", ended_at=START)).path
    typed(PASSPHRASE.encode())
    status, out, _ = supervise("check", "--passphrase-stdin", "--home", home.root)
    assert status == 1
    assert out == f"{plain}: is not locked, and this home is. Open Supervise once: that puts it right.\n"


def test_where_names_the_key_files_of_a_locked_home_and_asks_nothing(
    supervise: CommandLine, home: HomeFolder, tmp_path: Path
) -> None:
    status, out, err = supervise("where", "--home", home.root)
    assert (status, err) == (0, "")
    for name in ("identity.age", "identity.recovery.age", "recipients.txt"):
        assert f": {home.root / name}\n" in out
    assert "the standard program age opens them too" in out
    assert "identity.age" not in supervise("where", "--home", tmp_path / "elsewhere")[1]


@pytest.mark.parametrize("command", [*COMMANDS, ["search", "kingfisher"], ["year"], ["export", "4k7q", "out.txt"]])
def test_without_its_key_every_command_says_so_before_it_asks(
    supervise: CommandLine, home: HomeFolder, command: list[str]
) -> None:
    """On stdin nothing waits: no passphrase is asked for that could open nothing."""
    for name in ("identity.age", "identity.recovery.age"):
        (home.root / name).unlink()
    status, out, err = supervise(*command, "--home", home.root)
    assert (status, out) == (1, "")
    assert err.startswith(f"{home.root}: is locked, and its key is not here. Bring identity.age back from a backup")
    assert one_sentence(err)


def test_a_backup_of_a_home_without_its_key_says_what_is_not_in_it(
    supervise: CommandLine, home: HomeFolder, tmp_path: Path
) -> None:
    for name in ("identity.age", "identity.recovery.age"):
        (home.root / name).unlink()
    status, out, _ = supervise("backup", tmp_path / "out.zip", "--home", home.root)
    assert status == 1
    assert "The key is not there, and without it nobody opens what is locked" in out


def test_check_names_all_that_the_key_never_made(
    supervise: CommandLine, home: HomeFolder, typed: Callable[[bytes], None]
) -> None:
    forger = str(pyrage.x25519.Identity.generate().to_public())
    (home.root / "passphrase-off.txt").write_bytes(b"x")
    (home.root / "recipients.txt").write_text(f"{forger}\n", encoding="utf-8")
    (home.root / "identity.recovery.age").write_bytes(b"another home's")
    (home.root / "known-words-x.toml.age").write_bytes(home.seal.encrypt(b'[words]\nab = ["Jane Smith"]\n'))
    typed(PASSPHRASE.encode())
    status, out, _ = supervise("check", "--passphrase-stdin", "--home", home.root)
    assert status == 1
    named = ("known-words-x.toml.age", "passphrase-off.txt", "recipients.txt", "identity.recovery.age")
    assert [line.partition(": ")[0] for line in out.splitlines()] == [str(home.root / name) for name in named]
    assert (home.root / "passphrase-off.txt").read_bytes() == b"x", "check changes nothing"


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks for a core as Linux writes one")
@pytest.mark.parametrize("command", [["show", "4k7q"], ["list"], ["search", "kingfisher"]])
def test_no_picture_of_the_memory_is_left_by_a_command(home: HomeFolder, tmp_path: Path, command: list[str]) -> None:
    """Killed by SIGQUIT once the words are read, with as large a core allowed as there may be."""
    script = (
        "import os, resource, signal, sys\n"
        "signal.signal(signal.SIGQUIT, signal.SIG_DFL)\n"  # a shell has what it starts in the background ignore it
        "hard = resource.getrlimit(resource.RLIMIT_CORE)[1]\n"
        "resource.setrlimit(resource.RLIMIT_CORE, (hard, hard))\n"
        "from supervise.cli import main\n"
        "main(sys.argv[1:])\n"
        "print(resource.getrlimit(resource.RLIMIT_CORE)[0], flush=True)\n"
        "os.kill(os.getpid(), signal.SIGQUIT)\n"
    )
    arguments = [*command, "--passphrase-stdin", "--home", str(home.root)]
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        input=PASSPHRASE.encode(),
        cwd=tmp_path,
        capture_output=True,
        check=False,
    )
    assert done.returncode == -3
    assert done.stdout.splitlines()[-1] in (b"0", b"1")
    assert not list(tmp_path.glob("core*"))
