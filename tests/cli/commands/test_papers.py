"""`supervise kinds`, `sheet` and `words`, and lists of one kind of session."""

from collections.abc import Callable
from pathlib import Path

import pytest

from supervise.store.home.folder import HomeFolder
from supervise.store.sessions.files import save_new
from support.builders import a_session

CommandLine = Callable[..., tuple[int, str, str]]


def test_what_can_be_held_is_listed_one_a_line_the_pairs_own_too(supervise: CommandLine, empty: HomeFolder) -> None:
    status, out, err = supervise("kinds", "--home", empty.root)
    assert (status, err) == (0, "")
    [outcomes] = [line for line in out.splitlines() if line.startswith("outcomes ")]
    assert [cell.strip() for cell in outcomes.split("  ") if cell.strip()] == [
        "outcomes",
        "What came of it",
        "Look · Sense · Actions · Agree",
    ]
    empty.content.mkdir(parents=True)
    (empty.content / "forms.toml").write_text(
        '[[forms]]\nid = "huddle"\ntitle = "Morning huddle"\nstep = "Huddle"\n'
        '[[forms.fields]]\nid = "a"\nask = "Who?"\nkind = "line"\n',
        encoding="utf-8",
    )
    assert "Morning huddle" in supervise("kinds", "--home", empty.root)[1]


def test_plain_words_all_or_those_that_begin_so(supervise: CommandLine, empty: HomeFolder) -> None:
    status, out, err = supervise("words", "--home", empty.root)
    assert (status, err, len(out.splitlines())) == (0, "", 68)
    assert supervise("words", "Stakeholder", "--home", empty.root)[1] == (
        "stakeholder: anyone it matters to. Better still, say who.\n"
    )
    assert supervise("words", "hard", "to", "reach", "--home", empty.root)[1].startswith("hard to reach: we have not")
    status, out, err = supervise("words", "zebra", "--home", empty.root)
    assert (status, out) == (1, "")
    assert err == "“zebra” is not in the list of plain words; `supervise words` shows all of it.\n"


def test_a_sheet_is_saved_as_text_or_as_a_table(supervise: CommandLine, empty: HomeFolder, tmp_path: Path) -> None:
    file = tmp_path / "job.txt"
    asked = ("sheet", "job-description", "--section", "listening", "--competency", "roles-own")
    status, out, err = supervise(*asked, file, "--home", empty.root)
    assert (status, err) == (0, "")
    assert out.startswith(f"Saved: {file}\nFour to six lines are enough.")
    text = file.read_text(encoding="utf-8")
    assert text.count("  · ") == 5
    table = tmp_path / "job.TSV"
    assert supervise(*asked, table, "--home", empty.root)[0] == 0
    assert table.read_text(encoding="utf-8").startswith("Section\tYou will\nListening\tGive people")
    assert supervise(*asked, file, "--home", empty.root)[0] == 1, "nothing is overwritten"
    assert file.read_text(encoding="utf-8") == text


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("poem", "--section", "listening", "x"), "There is no sheet “poem”; there are job-description,"),
        (("appraisal", "x"), "Say what is to stand on it: --section listening, or --competency ID."),
        (("appraisal", "--section", "zebra", "x"), "“zebra” is no section of this wheel; there are Resilience,"),
        (("appraisal", "--competency", "zebra", "x"), "There is no competency “zebra” in this wheel; there are "),
        (("appraisal",), "Say which file."),
        ((), "Say which sheet and which file."),
    ],
)
def test_what_is_asked_wrongly_is_said(
    supervise: CommandLine, empty: HomeFolder, words: tuple[str, ...], sentence: str
) -> None:
    status, out, err = supervise("sheet", *words, "--home", empty.root)
    assert (status, out) == (2, "")
    assert err.startswith(sentence)


def test_sessions_of_one_kind_by_its_id_or_its_words(supervise: CommandLine, empty: HomeFolder) -> None:
    usual = a_session(id="2026-01-05T0930-aaaa", status="agreed")
    other = a_session(
        id="2026-02-05T0930-bbbb", status="agreed", occasion="outcomes", occasion_title="What came of it", aim="Rain"
    )
    for session in (usual, other):
        save_new(empty, session)
    for typed in ("outcomes", "What came", "came"):
        assert "bbbb" in supervise("list", "--kind", typed, "--home", empty.root)[1], typed
        assert "aaaa" not in supervise("list", "--kind", typed, "--home", empty.root)[1]
        assert "bbbb" in supervise("search", "--kind", typed, "--home", empty.root)[1], typed
        assert "bbbb" in supervise("search", "rain", "--kind", typed, "--home", empty.root)[1], typed
    status, out, err = supervise("list", "--kind", "network", "--home", empty.root)
    assert (status, out) == (0, "")
    assert err == "No session is of this kind; `supervise kinds` says which there are.\n"
