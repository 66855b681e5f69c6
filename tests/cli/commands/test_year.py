"""`supervise year`: one page of plain text of one pair's year, and the same for another program."""

import json
from collections.abc import Callable

from supervise.store.home.folder import HomeFolder
from supervise.store.sessions.files import save_new
from support.builders import HOSTILE, a_session
from support.clock import START

CommandLine = Callable[..., tuple[int, str, str]]


def test_a_year_of_the_demo_on_one_page(supervise: CommandLine, demo: HomeFolder) -> None:
    status, out, err = supervise("year", "2026", "--home", demo.root)
    assert (status, err) == (0, "")
    lines = out.splitlines()
    assert lines[:4] == [
        "CD + AB",
        "2026",
        "  19 sessions, 2 of them ended early; 182 minutes of talk.",
        "  All made up: nobody in them is real.",
    ]
    assert lines[lines.index("Not yet talked about") + 1] == "  Respect and empathy"
    assert "    Case A1: from 3 Co-existence (Dec 2025) to 6 Co-ordination (Nov)" in lines
    assert "  17 agreed. Of these and of earlier ones: 17 done, 1 let go, 2 still open." in lines
    assert "    CD: People leave. Pages can stay." in lines
    assert len(lines) < 90
    assert max(map(len, lines)) <= 80


def test_as_json(supervise: CommandLine, demo: HomeFolder) -> None:
    status, out, err = supervise("year", "2025", "--json", "--home", demo.root)
    assert (status, err) == (0, "")
    summary = json.loads(out)
    assert (summary["pair"], summary["year"], summary["sessions"]) == ("CD + AB", 2025, 3)
    assert len(summary["takeaways"]) == 3


def test_what_is_no_year_is_said(supervise: CommandLine, demo: HomeFolder) -> None:
    for asked in ("26", "next", "２０２６", "99999999999999"):
        status, out, err = supervise("year", asked, "--home", demo.root)
        assert (status, out) == (2, ""), asked
        assert err.endswith("is no year; write it as 2026.\n")
    assert supervise("year", "1999", "--home", demo.root)[:2] == (0, "CD + AB\n1999\n  No session in this year.\n")


def test_without_a_year_it_is_the_past_twelve_months(supervise: CommandLine, demo: HomeFolder) -> None:
    status, out, _ = supervise("year", "--home", demo.root)
    assert status == 0
    assert out.splitlines()[1].startswith("The past 12 months: ")


def test_what_cannot_be_read_and_what_steers_a_terminal(supervise: CommandLine, empty: HomeFolder) -> None:
    save_new(empty, a_session(status="agreed", ended_at=START, takeaways=[{"by": "supervisee", "text": HOSTILE}]))
    (empty.sessions / "2026" / "2026-01-01T0930-aaaa.toml").write_text("not toml", encoding="utf-8")
    status, out, err = supervise("year", "2026", "--home", empty.root)
    assert status == 1
    assert "1 session." in out
    assert "\x1b" not in out
    assert "\u202e" not in out
    assert "`supervise check` says what to do." in err
