"""`supervise evidence`: printed, saved as text, JSON or CSV, and many files added up by an engine that exists."""

import csv
import json
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import duckdb
import pytest

from supervise.cli.commands import evidence
from supervise.domain.people import Pair
from supervise.domain.settings import Settings
from supervise.store.home.folder import HomeFolder
from supervise.store.sessions.files import save_new
from supervise.store.settings import save_settings
from support.builders import PAIR, PEOPLE
from support.sample_history import past_sessions

CommandLine = Callable[..., tuple[int, str, str]]
DAYS = ("--from", "2025-11-01", "--to", "29 Nov 2026")
README = Path(__file__).parents[3] / "README.md"


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(evidence, "today_here", lambda: date(2026, 11, 29))


@pytest.fixture
def two_homes(tmp_path: Path) -> tuple[HomeFolder, HomeFolder]:
    """At two computers, a pair each, with the same sessions."""
    homes = tuple(HomeFolder(tmp_path / name) for name in ("here", "there"))
    for home in homes:
        for session in past_sessions():
            save_new(home, session)
        save_settings(
            home.settings, Settings(), Settings(pairs=(Pair(id=PAIR.id, people=PEOPLE),), current_pair="pair")
        )
    return homes[0], homes[1]


def test_the_demo_on_one_page_to_be_printed(supervise: CommandLine, demo: HomeFolder) -> None:
    status, out, err = supervise("evidence", *DAYS, "--home", demo.root)
    assert (status, err) == (0, "")
    lines = out.splitlines()
    assert lines[0] == "Supervision held and followed up"
    assert lines[2] == "Team manager and mental health social worker · 1 Nov 2025 to 29 Nov 2026"
    assert "Made up: nobody in it is real." in lines
    assert "  Sessions held: 14" in lines
    assert "Records of the usual kind, agreed or ended early, that began" in out
    assert "  Looked at again at the next session: 20 of 20" in lines
    assert "Put together on 29 Nov 2026 from 22 records. Checked by (name and role, by" in lines
    assert max(map(len, lines)) <= 80
    assert not [word for word in ("Case A", "CD", "AB", "day centre", "%") if word in out]


def test_without_days_it_is_the_twelve_months_to_today(supervise: CommandLine, demo: HomeFolder) -> None:
    assert "· 30 Nov 2025 to 29 Nov 2026" in supervise("evidence", "--home", demo.root)[1]
    assert "· 1 Jan 2026 to 29 Nov 2026" in supervise("evidence", "--from", "2026-01-01", "--home", demo.root)[1]
    assert "· 1 May 2025 to 30 Apr 2026" in supervise("evidence", "--to", "2026-04-30", "--home", demo.root)[1]


def test_what_is_asked_wrongly_is_said(supervise: CommandLine, demo: HomeFolder) -> None:
    for words, sentence in (
        (("--from", "soonish"), "“soonish” names no day; write it as 2026-03-12."),
        (("--from", "2026-05-01", "--to", "2026-04-30"), "The first day is after the last one."),
        (("--all-pairs", "--pair", "CD"), "Say --pair or --all-pairs, not both."),
    ):
        status, out, err = supervise("evidence", *words, "--home", demo.root)
        assert (status, out, err.strip()) == (2, "", sentence)


@pytest.mark.parametrize("ending", [".json", ".csv", ".txt", ""])
def test_a_file_is_what_its_ending_says_and_nothing_is_overwritten(
    supervise: CommandLine, demo: HomeFolder, tmp_path: Path, ending: str
) -> None:
    file = tmp_path / f"evidence{ending}"
    status, out, _ = supervise("evidence", *DAYS, file, "--home", demo.root)
    assert (status, out) == (0, f"Saved: {file}\n")
    text = file.read_text(encoding="utf-8")
    if ending == ".json":
        figure = json.loads(text)[0]
        assert (figure["row_id"], figure["number"], figure["first_day"], figure["made_up"]) == (
            "held",
            14,
            "2025-11-01",
            True,
        )
        assert json.loads(supervise("evidence", *DAYS, "--json", "--home", demo.root)[1]) == json.loads(text)
    elif ending == ".csv":
        rows = list(csv.DictReader(text.splitlines()))
        assert [row["number"] for row in rows if row["row_id"] == "looked-at"] == ["20"]
        assert [row["part"] for row in rows if row["row_id"] == "open-today"] == ["Open", "Past their day"]
    else:
        assert text.startswith("Supervision held and followed up\n====")
    assert supervise("evidence", file, "--home", demo.root)[0] == 1
    assert file.read_text(encoding="utf-8") == text


def test_what_cannot_be_read_is_told(supervise: CommandLine, demo: HomeFolder) -> None:
    (demo.sessions / "2026" / "2026-01-01T0930-aaaa.toml").write_text("not toml", encoding="utf-8")
    status, out, err = supervise("evidence", *DAYS, "--home", demo.root)
    assert status == 1
    assert "Sessions held: 14" in out
    assert err == "1 file could not be read and is not counted; `supervise check` says what to do.\n"


@pytest.mark.parametrize("ending", ["csv", "json"])
def test_an_organisation_adds_up_a_folder_of_files_with_the_query_of_the_readme(
    supervise: CommandLine,
    demo: HomeFolder,
    two_homes: tuple[HomeFolder, HomeFolder],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    ending: str,
) -> None:
    folder = tmp_path / "evidence"
    folder.mkdir()
    for number, home in enumerate((*two_homes, demo)):
        assert supervise("evidence", *DAYS, folder / f"{number}.{ending}", "--home", home.root)[0] == 0
    [query] = re.findall(r"```sql\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    monkeypatch.chdir(tmp_path)
    rows = duckdb.sql(query.replace("*.csv", f"*.{ending}")).fetchall()
    sums = {(label, part or ""): (number, out_of) for label, part, number, out_of in rows}
    assert sums["Sessions held", ""] == (22, None), "eleven each; made-up files are left out"
    assert sums["Records agreed by both", ""] == (20, 22)
    assert sums["Open today", "Open"] == (6, None)
    assert sums["Longest time without a session", ""] == (78, None), "the longest, not a sum"
    assert sums["Held within the agreed time", ""] == (None, None)
