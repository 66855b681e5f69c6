"""`check`: all is well, or a line for each problem with what to do."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from supervise.domain.session.model import Session
from supervise.store.home.folder import HomeFolder
from supervise.store.sessions.drafts import OpenDraft
from supervise.store.sessions.files import save_new
from support.builders import a_session
from support.clock import START
from support.demo import MADE_UP

CommandLine = Callable[..., tuple[int, str, str]]


def agreed(**changes: object) -> Session:
    return a_session(status="agreed", ended_at=START, **changes)


def test_check_says_when_all_is_well(supervise: CommandLine, demo: HomeFolder) -> None:
    OpenDraft.begin(demo, a_session())
    everything = f"All well: {MADE_UP} sessions, 1 draft, the settings and the words read well.\n"
    assert supervise("check", "--home", demo.root) == (0, everything, "")


def test_check_tells_each_problem_in_a_line_with_its_remedy(supervise: CommandLine, demo: HomeFolder) -> None:
    broken = demo.sessions / "2026" / "2026-12-01T0930-aaaa.toml"
    broken.write_text("status = ", encoding="utf-8")
    newer = save_new(demo, agreed(schema_version=99)).path
    alone = save_new(demo, agreed(id="2026-11-21T0930-cccc")).path
    misnamed = alone.rename(alone.with_name("2026-11-21T0930-zzzz.toml"))
    over = OpenDraft.begin(demo, agreed(id="2026-11-20T0930-bbbb", started_at=START - timedelta(days=2))).kept.path
    demo.settings.write_text("talk_minutes = 0\n", encoding="utf-8")
    passed = demo.root / "known-words.toml"
    passed.write_text("words = 3\n", encoding="utf-8")
    demo.content.mkdir()
    (demo.content / "wheel.toml").write_text("id = 3\n", encoding="utf-8")
    before = {path: path.read_bytes() for path in demo.root.rglob("*") if path.is_file()}

    status, out, err = supervise("check", "--home", demo.root)
    assert (status, err) == (1, "")
    lines = out.splitlines()
    for where, what in (
        (broken, "is not valid TOML"),
        (newer, "was written by a newer Supervise"),
        (misnamed, "a file is named after its session"),
        (over, "is over, and lies among the drafts"),
        (demo.settings, "Allowed: a whole number from 1 to 120"),
        (passed, "its words may be marked again"),
        (demo.content / "wheel.toml", "Until then the words that came with Supervise are used."),
    ):
        assert any(line.startswith(str(where)) and what in line for line in lines), what
    assert {path: path.read_bytes() for path in demo.root.rglob("*") if path.is_file()} == before


def test_check_never_advises_to_give_a_copy_the_name_of_another_file(supervise: CommandLine, demo: HomeFolder) -> None:
    """Whoever did so would lose what stands there: the record itself, or what is left of it."""
    stored = save_new(demo, agreed(aim="Said then"))
    same, other = (stored.path.with_name(f"{name} {stored.path.name}") for name in ("copy of", "old"))
    same.write_bytes(stored.path.read_bytes())
    other.write_bytes(stored.path.read_bytes().replace(b"Said then", b"Said later"))
    lines = supervise("check", "--home", demo.root)[1].splitlines()
    assert [line.split(": ")[0] for line in lines] == [str(other), str(same)]
    assert "look at both" in lines[0] and "put it away" in lines[1]
    same.unlink()
    stored.path.write_text("status = ", encoding="utf-8")
    output = supervise("check", "--home", demo.root)[1]
    assert "Another file has that name: look at both first." in output and "Give the file" not in output


def test_check_tells_of_what_was_changed_outside_and_what_to_do(supervise: CommandLine, demo: HomeFolder) -> None:
    over = save_new(demo, agreed(aim="Said then")).path
    draft = OpenDraft.begin(demo, a_session(id="2026-11-20T0930-bbbb", aim="Said then")).kept.path
    for path in (over, draft):
        path.write_bytes(path.read_bytes().replace(b"Said then", b"Said later"))
    status, out, err = supervise("check", "--home", demo.root)
    assert (status, err) == (1, "")
    lines = {line.split(": ")[0]: line for line in out.splitlines()}
    assert lines.keys() == {str(over), str(draft)}
    assert all("was changed outside Supervise" in line for line in lines.values())
    assert "It is right as it is" in lines[str(over)]
    assert "Go on with it if it is right" in lines[str(draft)]


def test_check_tells_what_is_not_looked_into_not_here_and_open_to_others(
    supervise: CommandLine, demo: HomeFolder
) -> None:
    year = demo.sessions / "2026"
    year.rename(demo.root.parent / "2026")
    year.symlink_to(demo.root.parent / "2026")
    (demo.drafts / "2026-11-22T0930-4k7q.toml.nextcloud").parent.mkdir(exist_ok=True)
    (demo.drafts / "2026-11-22T0930-4k7q.toml.nextcloud").write_bytes(b"")
    (demo.root / ".settings.toml.icloud").write_bytes(b"")
    demo.history.symlink_to(demo.root.parent)
    demo.root.chmod(0o777)
    status, out, err = supervise("check", "--home", demo.root)
    assert (status, err) == (1, "")
    for where, what in (
        (year, "not looked into"),
        (demo.drafts / "2026-11-22T0930-4k7q.toml.nextcloud", "lies in the cloud"),
        (demo.root / ".settings.toml.icloud", "lies in the cloud"),
        (demo.history, "not looked into"),
        (demo.root, "add and remove files"),
    ):
        assert [line for line in out.splitlines() if line.startswith(f"{where}: ") and what in line], what


def test_a_home_that_leads_nowhere_is_said_to_by_every_command(supervise: CommandLine, tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.symlink_to(tmp_path / "stick" / "home")
    for command in (["list"], ["check"], ["search", "rota"], ["year"], ["show", "4k7q"], ["where"]):
        status, out, err = supervise(*command, "--home", home)
        assert "a link that leads nowhere just now" in out + err, command
        assert status == (0 if command == ["where"] else 1), command


def test_a_drive_that_is_not_there_is_said_by_every_command(
    supervise: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = Path(tmp_path.anchor, "no such place", "home")
    real = Path.exists
    monkeypatch.setattr(Path, "exists", lambda path: path != Path(path.anchor) and real(path))
    for command in (["list"], ["check"], ["search", "rota"], ["year"], ["show", "4k7q"], ["where"]):
        status, out, err = supervise(*command, "--home", home)
        assert "drive or network place is not there" in err or "its drive is not there" in out, command
        assert status == (0 if command == ["where"] else 1), command


def test_sessions_that_lead_nowhere_are_said_to(supervise: CommandLine, demo: HomeFolder) -> None:
    demo.sessions.rename(demo.root.parent / "away")
    demo.sessions.symlink_to(demo.root.parent / "stick")
    for command in (["list"], ["check"], ["search", "rota"], ["year"], ["show", "4k7q"]):
        status, out, err = supervise(*command, "--home", demo.root)
        assert str(demo.sessions) in out + err and "leads nowhere" in out + err, command
        assert status == 1, command
