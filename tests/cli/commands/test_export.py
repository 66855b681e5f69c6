"""`export` saves what `show` prints, once, to be signed; it stops where somebody may be named, and goes on if told."""

from collections.abc import Callable
from pathlib import Path

import pytest

from supervise.domain.session.incident import Incident, Placement
from supervise.domain.session.model import Session
from supervise.store.home.folder import HomeFolder
from supervise.store.ignored_words import change_known_words
from supervise.store.sessions.files import save_new
from support.builders import HOSTILE, PAIR, a_session
from support.clock import START
from support.locked_home import PASSPHRASE, locked
from support.system import private

CommandLine = Callable[..., tuple[int, str, str]]


def save_agreed(home: HomeFolder, **changes: object) -> Session:
    session = a_session(status="agreed", ended_at=START, **changes)
    save_new(home, session)
    return session


def test_what_show_prints_is_saved_under_a_title_with_a_place_to_sign(
    supervise: CommandLine, demo: HomeFolder, tmp_path: Path
) -> None:
    target = tmp_path / "k8sp.txt"
    status, out, err = supervise("export", "k8sp", target, "--anyway", "--home", demo.root)
    assert (status, err) == (0, "")
    assert out.startswith(f"Saved: {target}\n")
    title, _, rest = target.read_text(encoding="utf-8").partition("\n\n")
    text, _, sign = rest.partition("\nSigned\n")
    assert title.splitlines()[0].startswith("Supervision record: CD and AB, ")
    assert text == supervise("show", "k8sp", "--home", demo.root)[1]
    assert [line for line in sign.splitlines() if "Date ____" not in line and line] == [
        "  CD, Mental health social worker",
        "  AB, Team manager",
    ]
    assert sign.count("Date ____") == 2
    assert private(target)


def test_nothing_is_overwritten(supervise: CommandLine, empty: HomeFolder, tmp_path: Path) -> None:
    save_agreed(empty, aim="All well")
    target = tmp_path / "there.txt"
    target.write_text("mine", encoding="utf-8")
    status, out, err = supervise("export", "4k7q", target, "--home", empty.root)
    assert (status, out) == (1, "")
    assert "already a file of this name" in err
    assert target.read_text(encoding="utf-8") == "mine"


def test_it_stops_with_the_list_where_somebody_may_be_named(
    supervise: CommandLine, empty: HomeFolder, tmp_path: Path
) -> None:
    save_agreed(
        empty, aim="Mrs Okafor, LS6 2AB", differences="CD asked Mrs Okafor on Elm Ward; AB, the Team leader, agreed."
    )
    target = tmp_path / "out.txt"
    status, out, err = supervise("export", "4k7q", target, "--home", empty.root)
    assert status == 1
    assert out.splitlines() == [
        "“Mrs Okafor” looks like a name: Today's aim, Where we see it differently",
        "“LS6 2AB” looks like a postcode: Today's aim",
    ]
    assert err.startswith("Nothing was saved: 2 things may identify somebody.")
    assert "--anyway" in err
    assert not target.exists()
    assert supervise("export", "4k7q", target, "--anyway", "--home", empty.root)[0] == 0
    assert "Mrs Okafor" in target.read_text(encoding="utf-8")


def test_words_that_the_pair_passed_do_not_stop_it(supervise: CommandLine, empty: HomeFolder, tmp_path: Path) -> None:
    save_agreed(empty, aim="Kestrel House and Zebedee")
    change_known_words(empty, PAIR.id, add=("Zebedee",))
    assert supervise("export", "4k7q", tmp_path / "out.txt", "--home", empty.root)[0] == 0


def test_nothing_private_is_listed_or_saved(supervise: CommandLine, empty: HomeFolder, tmp_path: Path) -> None:
    private = Placement(by="supervisee", ladder="l", rung=1, why="Mrs Okafor")
    save_agreed(empty, incident=Incident(case="Case A1", ladder="l", model="m", placements=(private,)))
    status, out, err = supervise("export", "4k7q", tmp_path / "out.txt", "--home", empty.root)
    assert (status, err) == (0, "")
    assert "Okafor" not in out + (tmp_path / "out.txt").read_text(encoding="utf-8")


def test_hostile_words_steer_nothing(supervise: CommandLine, empty: HomeFolder, tmp_path: Path) -> None:
    save_agreed(empty, aim=f"{HOSTILE} Mrs \x1b[31mOkafor")
    out = supervise("export", "4k7q", tmp_path / "out.txt", "--home", empty.root)[1]
    supervise("export", "4k7q", tmp_path / "out.txt", "--anyway", "--home", empty.root)
    assert not set(out + (tmp_path / "out.txt").read_text(encoding="utf-8")) & {"\x1b", "\x07", "\u202e"}


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (["export"], 2, "Say which session and which file."),
        (["export", "4k7q"], 2, "Say which file."),
        (["export", "nothing", "out.txt"], 2, "There is no session “nothing” here"),
        (["export", "4k7q", ""], 1, "needs a name"),
        (["export", "4k7q", "missing/out.txt"], 1, "There is no such folder."),
        (["export", "4k7q", "missing/"], 1, "There is no such folder."),
        (["export", "4k7q", "empty/out.txt"], 1, "inside the Supervise folder"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(
    supervise: CommandLine,
    empty: HomeFolder,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: list[str],
    status: int,
    words: str,
) -> None:
    save_agreed(empty, aim="All well")
    monkeypatch.chdir(tmp_path)
    ended_with, out, err = supervise(*arguments, "--home", empty.root)
    assert (ended_with, out) == (status, "")
    assert words in err
    assert err.count("\n") == 1


def test_a_folder_gets_a_file_named_after_the_session(
    supervise: CommandLine, empty: HomeFolder, tmp_path: Path
) -> None:
    session = save_agreed(empty, aim="All well")
    supervise("export", "4k7q", tmp_path, "--home", empty.root)
    assert (tmp_path / f"supervision-{session.id}.txt").exists()


def test_a_locked_home_asks_for_its_passphrase(
    supervise: CommandLine, empty: HomeFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import io
    import sys

    save_agreed(empty, aim="All well")
    locked(empty.root)
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(f"{PASSPHRASE}\n".encode()), encoding="utf-8"))
    status, _, _ = supervise("export", "4k7q", tmp_path / "o.txt", "--passphrase-stdin", "--home", empty.root)
    assert status == 0
    assert "All well" in (tmp_path / "o.txt").read_text(encoding="utf-8")
