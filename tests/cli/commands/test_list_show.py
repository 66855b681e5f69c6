"""`list` and `show`: every session as plain text, nothing private told early, nothing that steers a terminal."""

import json
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from supervise.domain.session.incident import Incident, Placement
from supervise.domain.session.model import Rating, Session
from supervise.store.home.folder import HomeFolder
from supervise.store.sessions.drafts import OpenDraft
from supervise.store.sessions.files import read_sessions, save_new
from supervise.store.sessions.toml import encode
from support.builders import HOSTILE, a_session
from support.clock import START
from support.demo import OF_THE_TWO
from support.whole_way import ZONES, computer_in

CommandLine = Callable[..., tuple[int, str, str]]


def one_sentence(text: str) -> bool:
    return text.endswith("\n") and text.count("\n") == 1 and "Traceback" not in text


def agreed(**changes: object) -> Session:
    return a_session(status="agreed", ended_at=START, **changes)


def half_answered() -> Session:
    """A draft in which one of the two has answered, and the other not yet."""
    place = Placement(by="supervisee", ladder="partnership", rung=2, title="Competition", why="a private why")
    return a_session(
        step="rate",
        ratings=(Rating(by="supervisee", value=1, label="New to me"),),
        incident=Incident(case="Case A1", ladder="partnership", model="strengths-review", placements=(place,)),
    )


def test_list_gives_one_line_a_session_newest_first(supervise: CommandLine, demo: HomeFolder) -> None:
    status, out, err = supervise("list", "--home", demo.root)
    assert (status, err) == (0, "")
    stored_sessions = [stored for stored in read_sessions(demo).kept if stored.session.pair == "demo"]
    lines = out.splitlines()
    assert [stored.session.id for stored in stored_sessions] == [line.split("  ")[1] for line in lines]
    when = f"{stored_sessions[0].session.started_at.astimezone():%Y-%m-%d %H:%M}"
    what = "Our partnership on a page, Partnership P1 agreed CD + AB made up"
    assert " ".join(lines[0].split()) == f"{when} 2026-11-20T1330-b7cz {what}"
    assert any("2026-11-11T0930-k8sp" in line and "Resilience" in line and "Case A1" in line for line in lines)
    assert any("cut short (Called away)" in line for line in lines)


def test_drafts_are_listed_and_marked_once(supervise: CommandLine, empty: HomeFolder) -> None:
    OpenDraft.begin(empty, a_session(step="talk"))
    assert "  no section yet  draft, at Talk  CD + AB" in supervise("list", "--home", empty.root)[1]
    save_new(empty, agreed())
    status, out, _ = supervise("list", "--home", empty.root)
    assert (status, out.count("2026-11-22T0930-4k7q")) == (0, 1)
    assert "agreed" in out


def test_list_as_json(supervise: CommandLine, demo: HomeFolder) -> None:
    status, out, err = supervise("list", "--json", "--home", demo.root)
    assert (status, err) == (0, "")
    first = next(session for session in json.loads(out) if session["id"] == "2026-11-11T0930-k8sp")
    assert (first["section"], first["case"], first["made_up"]) == ("Resilience", "Case A1", True)
    assert Path(first["file"]).is_file()


def test_a_program_is_told_which_files_were_changed_outside(supervise: CommandLine, demo: HomeFolder) -> None:
    [first, second, *_] = json.loads(supervise("list", "--json", "--home", demo.root)[1])
    path = Path(first["file"])
    path.write_bytes(path.read_bytes() + b"# by hand\n")
    [first, second, *_] = json.loads(supervise("list", "--json", "--home", demo.root)[1])
    assert (first["as_written"], second["as_written"]) == (False, True)


def test_an_empty_home_says_so_and_is_not_made(supervise: CommandLine, empty: HomeFolder) -> None:
    assert supervise("list", "--home", empty.root) == (0, "", f"There are no sessions in {empty.root} yet.\n")
    assert supervise("list", "--json", "--home", empty.root) == (0, "[]\n", "")
    assert not empty.root.exists()


def test_what_cannot_be_read_is_counted_and_the_rest_listed(supervise: CommandLine, demo: HomeFolder) -> None:
    (demo.sessions / "2026" / "2026-12-01T0930-aaaa.toml").write_text("status = ", encoding="utf-8")
    status, out, err = supervise("list", "--home", demo.root)
    assert (status, len(out.splitlines())) == (1, OF_THE_TWO)
    assert err == "1 file could not be read; `supervise check` says what to do.\n"


@pytest.mark.parametrize("command", [["list"], ["show", "k8sp"], ["check"]])
@pytest.mark.parametrize("part", ["", "sessions", "drafts"])
def test_a_home_that_cannot_be_looked_into_never_seems_empty(
    supervise: CommandLine, tmp_path: Path, command: list[str], part: str
) -> None:
    home = tmp_path / "home"
    (home / part).parent.mkdir(exist_ok=True)
    (home / part).write_text("a file", encoding="utf-8")
    status, out, err = supervise(*command, "--home", home)
    assert (status, out) == (1, "")
    assert err.startswith(f"{home / part}: A file stands where a folder should be.")
    assert one_sentence(err)


@pytest.mark.parametrize("asked", ["2026-04-22T0830-q2fs", "2026-04-22", "q2fs", "2026-04-22T0830-q2fs.toml"])
def test_show_prints_one_session_by_its_id_or_either_end_of_it(
    supervise: CommandLine, demo: HomeFolder, asked: str
) -> None:
    status, out, err = supervise("show", asked, "--home", demo.root)
    assert (status, err) == (0, "")
    assert out.startswith("Session\n  Made up: An example")
    for words in ("Working with disagreement", "rung 4, Compliance", "Where we see it differently:", "Added later"):
        assert (words in out) == (words != "Added later")
    assert max(map(len, out.splitlines())) <= 80


def test_an_id_that_is_none_or_more_than_one_is_a_sentence(supervise: CommandLine, demo: HomeFolder) -> None:
    status, out, err = supervise("show", "2026-0", "--home", demo.root)
    assert (status, out) == (2, "")
    assert "could be" in err and "more: write a little more" in err
    for nobody in ("zzzz", "", "../../etc/passwd", "\x1b]0;title\x07"):
        status, out, err = supervise("show", nobody, "--home", demo.root)
        assert (status, out) == (2, "")
        assert err.startswith("There is no session “") and one_sentence(err) and err.strip().isprintable()


def test_show_as_json_is_the_session_itself(supervise: CommandLine, demo: HomeFolder) -> None:
    status, out, _ = supervise("show", "q2fs", "--json", "--home", demo.root)
    [session] = [stored.session for stored in read_sessions(demo).kept if stored.session.id.endswith("q2fs")]
    assert status == 0
    assert Session.model_validate(json.loads(out)) == session


@pytest.mark.parametrize("more", [[], ["--json"]])
def test_a_private_answer_is_not_told_before_the_other(
    supervise: CommandLine, empty: HomeFolder, more: list[str]
) -> None:
    OpenDraft.begin(empty, half_answered())
    for arguments in (["show", "4k7q", *more], ["list", *more]):
        status, out, _ = supervise(*arguments, "--home", empty.root)
        assert status == 0
        for private in ("New to me", "Competition", "rung 2", "a private why"):
            assert private not in out


@pytest.mark.parametrize("more", [[], ["--json"]])
def test_nothing_in_a_file_steers_the_terminal(supervise: CommandLine, empty: HomeFolder, more: list[str]) -> None:
    path = save_new(empty, agreed(aim=HOSTILE, kind=HOSTILE, made_up=True)).path
    # Keys of another program, and ids, are kept as they are written: nobody cleaned those.
    stowaway = 'unknown = "\\u001b[2J\\u009b31m \\u202E"\nstep = "\\u001b[31m"\n'
    text = path.read_text(encoding="utf-8").replace('status = "agreed"\n', f'status = "draft"\n{stowaway}')
    text = text.replace('pair = "pair"', 'pair = "\\u0007\\u009b"')
    path.write_text(text, encoding="utf-8")
    for arguments in (["show", "4k7q", *more], ["list", *more]):
        status, out, err = supervise(*arguments, "--home", empty.root)
        assert (status, err) == (0, "")
        steering = {letter for letter in out if not letter.isprintable()} - {"\n", "\t", "\u200d"}
        assert not steering
    if more:
        assert json.loads(supervise("show", "4k7q", "--json", "--home", empty.root)[1])["unknown"].startswith("\x1b[2J")


@pytest.mark.parametrize("zone", [*ZONES, "America/Los_Angeles"])
@pytest.mark.parametrize("folder", ["sessions", "drafts"])
def test_a_file_with_a_date_beyond_belief_is_counted_as_unreadable_and_the_rest_is_there(
    supervise: CommandLine, empty: HomeFolder, zone: str, folder: str
) -> None:
    save_new(empty, agreed(aim="The new rota"))
    odd = {
        "2026-02-01T0900-bbbb": ("started_at", "9999-12-31T23:59:59-12:00"),
        "2026-02-02T0900-cccc": ("started_at", "0001-01-01T00:00:00+14:00"),
        "2026-02-03T0900-dddd": ("ended_at", "0001-01-01T00:00:00Z"),
        "2026-02-04T0900-eeee": ("started_at", "1969-12-31T23:59:59Z"),
        "2026-02-05T0900-ffff": ("started_at", "3500-01-01T00:00:00Z"),
    }
    for id_, (key, when) in odd.items():
        text = encode(agreed(id=id_)).decode()
        path = empty.root / folder / "2026" / f"{id_}.toml"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(re.sub(rf"^{key} = .*$", f"{key} = {when}", text, flags=re.MULTILINE), encoding="utf-8")
    with computer_in(zone):
        # A search looks through what is over.
        searched = (("search", "rota", "2026-11-22"),) if folder == "sessions" else ()
        for *command, there in (("list", "2026-11-22"), ("year", "1 session"), *searched):
            status, out, err = supervise(*command, "--home", empty.root)
            assert (status, err) == (1, "5 files could not be read; `supervise check` says what to do.\n")
            assert there in out
        status, out, _ = supervise("check", "--home", empty.root)
        assert status == 1
        for id_, (key, when) in odd.items():
            [line] = [entry for entry in out.splitlines() if id_ in entry]
            assert f"{key}: {when[:10]}" in line
            assert "is not within the years 1970 to 2899" in line
        assert supervise("show", "2026-02-01", "--home", empty.root)[0] == 1


@pytest.mark.skipif("sys.platform == 'win32'", reason="Windows takes its zone from its settings alone")
def test_on_the_night_the_clocks_go_back_the_end_is_after_the_beginning(
    supervise: CommandLine, empty: HomeFolder
) -> None:
    began = datetime(2026, 10, 25, 0, 40, tzinfo=UTC)
    save_new(
        empty, agreed(id="2026-10-25T0040-ab22", started_at=began).with_changes(ended_at=began + timedelta(minutes=40))
    )
    with computer_in("Europe/London"):
        out = supervise("show", "2026-10-25T0040-ab22", "--home", empty.root)[1]
        assert "When: 25 Oct 2026, 01:40 BST\n  Ended: 25 Oct 2026, 01:20 GMT\n" in out
        assert supervise("list", "--home", empty.root)[1].startswith("2026-10-25 01:40 BST  2026-10-25T0040-ab22")


def test_a_number_that_is_none_is_null_in_json(supervise: CommandLine, empty: HomeFolder) -> None:
    stored = save_new(empty, agreed())
    stored.path.write_bytes(stored.path.read_bytes() + b"[zz]\nzz = nan\nmore = inf\n")
    out = supervise("show", "--json", stored.session.id, "--home", empty.root)[1]
    assert json.loads(out, parse_constant=pytest.fail)["zz"] == {"zz": None, "more": None}
