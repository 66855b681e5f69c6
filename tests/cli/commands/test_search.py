"""`search`: what the app would find, one line a session, however the words lie in the file; nothing else is told."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from supervise.domain.people import Pair
from supervise.domain.session.model import Session
from supervise.domain.settings import Settings
from supervise.store.home.folder import HomeFolder
from supervise.store.sessions.files import save_new
from supervise.store.settings import save_settings
from support.builders import HOSTILE, PAIR, a_session
from support.clock import START
from support.sample_history import past_sessions

CommandLine = Callable[..., tuple[int, str, str]]


def agreed(number: int = 0, **changes: object) -> Session:
    return a_session(id=f"2026-11-2{number}T0930-4k7q", status="agreed", ended_at=START, **changes)


@pytest.fixture
def year(empty: HomeFolder) -> HomeFolder:
    for session in past_sessions():
        save_new(empty, session)
    return empty


def ids(out: str) -> list[str]:
    return [line.split()[1][:10] for line in out.splitlines()]


def test_one_line_a_session_newest_first_with_its_sentence_and_no_colour(
    supervise: CommandLine, year: HomeFolder
) -> None:
    status, out, err = supervise("search", "HOUSING", "first", "--home", year.root)
    assert (status, err) == (0, "")
    assert ids(out) == sorted(ids(out), reverse=True) and len(ids(out)) == 8
    newest = " ".join(out.splitlines()[0].split())
    assert newest == (
        "2026-09-12 2026-09-12T0930-p7kq Resilience Case A11 "
        "Case A11, what could be done differently: Ask housing to the first meeting."
    )
    assert "\x1b" not in out


@pytest.mark.parametrize(
    ("asked", "days"),
    [
        (["--section", "trust"], ["2026-07-11", "2025-12-10"]),
        (["housing", "--section", "trust", "--section", "resilience"], ["2026-09-12", "2026-07-11"]),
        (["--case", "a3", "housing"], ["2026-01-14"]),
        (["--rung", "3", "--year", "2026"], ["2026-06-13", "2026-02-11", "2026-01-14"]),
        (["--rung", "co-op", "--person", "cd"], ["2026-09-12"]),
        (["--actions", "done"], ["2026-05-13"]),
        (["--actions", "open", "housing"], ["2026-09-12", "2026-08-08", "2026-07-11"]),
        (["dec", "wednesday"], ["2025-12-10"]),
    ],
    ids=" ".join,
)
def test_filters_and_days(supervise: CommandLine, year: HomeFolder, asked: list[str], days: list[str]) -> None:
    status, out, _ = supervise("search", *asked, "--home", year.root)
    assert (status, ids(out)) == (0, days)


def test_none_and_nothing_asked(supervise: CommandLine, year: HomeFolder) -> None:
    assert supervise("search", "nobody", "--home", year.root) == (1, "", "No session has all of these words.\n")
    unknown = "There is no year “1999” here; there are: 2025, 2026.\n"
    assert supervise("search", "--year", "1999", "--home", year.root) == (1, "", unknown)
    none_left = "No session is left with these words and filters.\n"
    assert supervise("search", "nobody", "--year", "2026", "--home", year.root) == (1, "", none_left)
    status, out, err = supervise("search", "--home", year.root)
    assert (status, out, err.count("\n")) == (2, "", 1)
    assert supervise("search", "nobody", "--json", "--home", year.root)[1] == "[]\n"


def test_as_json(supervise: CommandLine, year: HomeFolder) -> None:
    status, out, _ = supervise("search", "ward", "knew", "--json", "--home", year.root)
    [hit] = json.loads(out)
    assert status == 0
    assert (hit["id"], hit["section"], hit["case"]) == ("2026-09-12T0930-p7kq", "Resilience", "Case A11")
    assert (hit["label"], hit["words"]) == ("Where we see it differently", ["ward", "knew"])


@pytest.mark.parametrize(
    ("aim", "typed"),
    [
        ('He said "mine" \\ then', '" \\ mine'),
        ("Siân’s Café", "sian cafe"),
        ("no q\u0303uick way", "quick"),
        ("one\ntwo\n\nthree '''\"\"\"", "two three '"),
        ("a\tb", "b a"),
        ("👩‍⚕️ came", "👩 came"),
        ("Ωmega", "ΩMEGA"),
        ("word " * 200_000 + "[end]", "[ end"),
        (HOSTILE, "[/b] red"),
    ],
)
def test_whatever_was_written_is_found_and_steers_nothing(
    supervise: CommandLine, empty: HomeFolder, aim: str, typed: str
) -> None:
    save_new(empty, agreed(aim=aim))
    save_new(empty, agreed(1, aim="Another"))
    status, out, _ = supervise("search", *typed.split(), "--home", empty.root)
    assert (status, ids(out)) == (0, ["2026-11-20"])
    assert out.count("\n") == 1 and out.strip("\n").replace("\u200d", "").isprintable()


def test_a_file_written_in_a_way_of_its_own_is_found_and_a_broken_one_counted(
    supervise: CommandLine, empty: HomeFolder
) -> None:
    path = save_new(empty, agreed(aim="interpreter")).path
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('"interpreter"', '"\\u0069nterpreter"'), encoding="utf-8")
    (path.parent / "2026-12-01T0930-aaaa.toml").write_text("status = ", encoding="utf-8")
    status, out, err = supervise("search", "inter", "--home", empty.root)
    assert (status, ids(out)) == (1, ["2026-11-20"])
    assert err == "1 file could not be read; `supervise check` says what to do.\n"


def test_a_copy_of_a_session_is_not_told_as_another(supervise: CommandLine, empty: HomeFolder) -> None:
    path = save_new(empty, agreed(aim="ours")).path
    copy = Path(f"{path.with_suffix('')} (1).toml")
    copy.write_bytes(path.read_bytes())
    assert len(ids(supervise("search", "ours", "--home", empty.root)[1])) == 1
    path.unlink()  # now the copy is all there is of it
    assert len(ids(supervise("search", "ours", "--home", empty.root)[1])) == 1


def test_only_the_pair_at_the_laptop(supervise: CommandLine, empty: HomeFolder) -> None:
    other = Pair(id="other", people=PAIR.people)
    save_settings(empty.settings, Settings(), Settings(pairs=(PAIR, other), current_pair=PAIR.id))
    save_new(empty, agreed(aim="ours heard"))
    save_new(empty, agreed(1, aim="theirs heard", pair="other"))
    assert ids(supervise("search", "heard", "--home", empty.root)[1]) == ["2026-11-20"]
    assert supervise("search", "theirs", "--home", empty.root)[:2] == (1, "")


def test_words_that_only_another_version_has_are_found_and_said_to_be_of_that(
    supervise: CommandLine, empty: HomeFolder
) -> None:
    path = save_new(empty, agreed(aim="A plain one.")).path
    other = path.with_name(f"{path.stem} (conflicted copy).toml")
    other.write_bytes(path.read_bytes().replace(b"A plain one.", b"A zebra."))
    status, out, err = supervise("search", "zebra", "--home", empty.root)
    assert (status, err, len(out.splitlines())) == (0, "", 1)
    assert "another version" in out and "A zebra." in out
    [hit] = json.loads(supervise("search", "zebra", "--json", "--home", empty.root)[1])
    assert (hit["another_version"], hit["file"]) == (True, str(other))
    assert len(supervise("search", "nov", "--home", empty.root)[1].splitlines()) == 2
