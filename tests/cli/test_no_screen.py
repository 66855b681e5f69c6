"""Where there is no screen, no sentence speaks of one, whatever the disk refuses."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from supervise.cli import main
from supervise.store.backup.write import write_backup
from supervise.store.home.folder import HomeFolder
from support.faulty_disk import FaultyDisk

CommandLine = Callable[..., tuple[int, str, str]]
OF_THE_SCREEN = re.compile(r"on screen|ctrl\+|\bF\d|\bpress\b|this page", re.IGNORECASE)


def arguments(command: str, demo: HomeFolder, folder: Path) -> list[str]:
    """The command, so that it writes in `folder`, which is new."""
    return {
        "backup": ["backup", str(folder / "b.zip"), "--home", str(demo.root)],
        "restore": ["restore", str(demo.root.parent / "whole.zip"), "--home", str(folder / "a" / "new")],
        "export": ["export", "k8sp", str(folder / "x.txt"), "--anyway", "--home", str(demo.root)],
        "demo": ["demo", "--home", str(folder / "a" / "made up")],
        "list": ["list", "--home", str(demo.root)],
        "check": ["check", "--home", str(demo.root)],
        "where": ["where", "--home", str(demo.root)],
    }[command]


@pytest.mark.parametrize("command", ["backup", "restore", "export", "demo", "list", "check", "where"])
def test_no_command_speaks_of_words_on_a_screen(
    command: str, demo: HomeFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_backup(demo, tmp_path / "whole.zip")
    (tmp_path / "whole").mkdir()
    with pytest.MonkeyPatch.context() as patch:
        machine = FaultyDisk(patch)
        main(arguments(command, demo, tmp_path / "whole"))
    calls = len(machine.calls)
    seen = set()
    for at in range(0, calls, max(1, calls // 16)):
        folder = tmp_path / str(at)
        folder.mkdir()
        with pytest.MonkeyPatch.context() as patch:
            FaultyDisk(patch, at, "fail")
            main(arguments(command, demo, folder))
        output = "".join(capsys.readouterr())
        assert not OF_THE_SCREEN.search(output), output
        seen.add("disk reported a fault" in output or "did not confirm" in output)
    assert True in seen or command in ("list", "check", "where")


def test_a_text_that_cannot_be_saved_is_told_with_what_to_do(
    supervise: CommandLine, demo: HomeFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    FaultyDisk(monkeypatch, 1, "fail")
    status, out, err = supervise("export", "k8sp", tmp_path / "x.txt", "--anyway", "--home", demo.root)
    assert (status, out) == (1, "")
    assert (
        err
        == f"{tmp_path / 'x.txt'}: The disk reported a fault. Nothing was saved; see to that, or name another place.\n"
    )
