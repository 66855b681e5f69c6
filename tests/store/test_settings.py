"""Settings are read forgivingly and written so that the file stays theirs."""

import errno
import os
from pathlib import Path
from typing import Any

import pytest
import rtoml
import tomlkit
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from supervise.domain.people import Pair, Person
from supervise.domain.problems import ProblemError
from supervise.domain.settings import ALLOWED, Settings
from supervise.store.files.atomic import ChangedOutsideError, write_new
from supervise.store.settings import load_settings, save_settings
from support.effort import examples
from support.system import private


def pair(pair_id: str, supervisor: str = "AB", supervisee: str = "CD", role: str = "Nurse") -> Pair:
    return Pair(
        id=pair_id,
        people=(
            Person(id="supervisor", initials=supervisor, role="Team lead"),
            Person(id="supervisee", initials=supervisee, role=role),
        ),
    )


THEIRS = """\
# ours, do not touch
theme = "supervise-light"   # easier on my eyes
odd = nan
talk_minutes = 20

# who we are
[[pairs]] # the first
id = "one"
since = 2024-01-01
[[pairs.people]]
id = "supervisor"
initials = "AB" # not CD!
role = "Team lead"
[[pairs.people]]
id = "supervisee"
initials = "CD"
role = "Nurse"
pronouns = "they"

[later]
key = { of = "a newer version" }
# the end
"""


def change(settings: Settings, **changes: Any) -> Settings:
    return settings.model_copy(update=changes)


def written(path: Path, text: str) -> Path:
    path.write_bytes(text.encode())
    return path


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "home" / "settings.toml"


@pytest.fixture
def theirs(path: Path) -> Path:
    path.parent.mkdir()
    return written(path, THEIRS)


def test_no_file_is_no_problem_and_makes_none(path: Path) -> None:
    assert load_settings(path) == (Settings(), [])
    assert not path.parent.exists()


def test_every_field_says_what_it_allows() -> None:
    assert ALLOWED.keys() == Settings.model_fields.keys()


def test_the_first_change_makes_a_small_private_file(path: Path) -> None:
    new = Settings(talk_minutes=30, pairs=(pair("one"),), current_pair="one")
    save_settings(path, Settings(), new)
    assert load_settings(path) == (new, [])
    assert private(path)
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# Settings of Supervise.")
    assert "theme" not in text  # only what they changed
    assert b"\r" not in path.read_bytes()


def test_no_change_writes_nothing(path: Path, theirs: Path) -> None:
    settings, _ = load_settings(path)
    before = path.stat()
    save_settings(path, settings, settings)
    assert path.stat().st_ino == before.st_ino
    path.unlink()
    save_settings(path, Settings(), Settings())
    assert not path.exists()


def test_comments_order_and_unknown_keys_survive_a_change(theirs: Path) -> None:
    settings, problems = load_settings(theirs)
    assert problems == []
    assert settings.pairs[0].label == "CD + AB"
    save_settings(theirs, settings, change(settings, theme="supervise-contrast", talk_minutes=45))
    expected = THEIRS.replace("supervise-light", "supervise-contrast").replace("= 20\n", "= 45\n")
    assert theirs.read_text(encoding="utf-8") == expected


def test_a_key_they_did_not_have_is_added_and_no_line_lost(theirs: Path) -> None:
    settings, _ = load_settings(theirs)
    new = change(settings, plain=True, current_pair="one")
    save_settings(theirs, settings, new)
    lines = theirs.read_text(encoding="utf-8").splitlines()
    assert [line for line in lines if line not in ("plain = true", 'current_pair = "one"')] == THEIRS.splitlines()
    again = load_settings(theirs)[0]
    assert (again.plain, again.pair) == (True, settings.pairs[0])


def test_pairs_are_added_changed_and_removed_one_by_one(theirs: Path) -> None:
    settings, _ = load_settings(theirs)
    two = change(settings, pairs=(*settings.pairs, pair("two", "ÉA", "F")))
    save_settings(theirs, settings, two)
    assert [p.label for p in load_settings(theirs)[0].pairs] == ["CD + AB", "F + ÉA"]
    assert set(THEIRS.splitlines()) <= set(theirs.read_text(encoding="utf-8").splitlines())

    first = two.pairs[0]
    senior = first.person("supervisee").model_copy(update={"role": "Senior nurse"})
    three = change(two, pairs=(first.model_copy(update={"people": (first.people[0], senior)}), two.pairs[1]))
    save_settings(theirs, two, three)
    text = theirs.read_text(encoding="utf-8")
    assert 'role = "Senior nurse"\npronouns = "they"' in text
    assert 'initials = "AB" # not CD!' in text

    save_settings(theirs, three, change(three, pairs=three.pairs[1:]))
    assert [p.id for p in load_settings(theirs)[0].pairs] == ["two"]
    save_settings(theirs, change(three, pairs=three.pairs[1:]), change(three, pairs=()))
    assert load_settings(theirs)[0].pairs == ()
    assert rtoml.loads(theirs.read_text(encoding="utf-8"))["later"] == {"key": {"of": "a newer version"}}


def test_pairs_on_one_line_are_understood_and_kept_when_one_is_added(path: Path) -> None:
    path.parent.mkdir()
    people = [person.model_dump() for person in pair("one").people]
    inline = ", ".join(f'{{id="{p["id"]}", initials="{p["initials"]}", role="{p["role"]}"}}' for p in people)
    written(path, f'pairs = [{{id = "one", people = [{inline}]}}]\nplain = true\n[other]\nx = 1\n')
    settings, problems = load_settings(path)
    assert problems == []
    new = change(settings, pairs=(*settings.pairs, pair("two")))
    save_settings(path, settings, new)
    assert load_settings(path) == (new, [])


WRONG = [
    ('theme = 3\nplain = true\n[[pairs]]\nid="x"\n', {"theme": 1, "pairs[1].people": 3}),
    ('# hello\nplain = "yes"', {"plain": 2}),
    ("\n\nreframes = 1", {"reframes": 3}),
    ("talk_minutes = 0", {"talk_minutes": 1}),
    ("talk_minutes = 121", {"talk_minutes": 1}),
    ("talk_minutes = 15.0", {"talk_minutes": 1}),
    ("talk_minutes = true", {"talk_minutes": 1}),
    ("'talk_minutes' = \"15\"", {"talk_minutes": 1}),
    ("idle_minutes = -1", {"idle_minutes": 1}),
    ("idle_minutes = 121\nlock_offered = 1", {"idle_minutes": 1, "lock_offered": 2}),
    ("current_pair = 7\nschema_version = 0", {"current_pair": 1, "schema_version": 2}),
    ("last_backup = 0001-01-01T00:00:00Z\nbackup_days = 99999999999999999", {"last_backup": 1, "backup_days": 2}),
    ("last_backup = 9999-12-31T23:59:59-12:00\nretention_years = 1e300", {"last_backup": 1, "retention_years": 2}),
    ("last_backup = nan\nidle_minutes = inf", {"last_backup": 1, "idle_minutes": 2}),
    ("pairs = 3", {"pairs": 1}),
    ("plain = true\n[pairs]\nx = 1", {"pairs": None}),
    ("pairs = [3]", {"pairs[1]": 1}),
    (THEIRS.replace('"AB"', '"Abigail"'), {"pairs[1].people[1].initials": 12}),
    (
        THEIRS.replace('"Nurse"', '""').replace('"AB"', "1"),
        {"pairs[1].people[1].initials": 12, "pairs[1].people[2].role": 17},
    ),
    (THEIRS.replace('id = "supervisee"', 'id = "supervisor"'), {"pairs[1]": 7}),
    (THEIRS.replace('role = "Nurse"\n', ""), {"pairs[1].people[2].role": 14}),
]


@pytest.mark.parametrize(("text", "expected"), WRONG)
def test_every_wrong_field_is_named_and_the_rest_holds(tmp_path: Path, text: str, expected: dict[str, Any]) -> None:
    path = written(tmp_path / "settings.toml", text)
    settings, problems = load_settings(path)
    where = {f"{path}, {f'line {line}, ' if line else ''}{key}" for key, line in expected.items()}
    assert {problem.where for problem in problems} == where
    for problem in problems:
        assert "Allowed: " in problem.remedy
        assert problem.what.endswith((".", "'"))
        assert "Input" not in str(problem)
    for key in expected:
        name = key.partition("[")[0]
        assert getattr(settings, name) == getattr(Settings(), name)
    if "supervise-light" in text:
        assert settings.theme == "supervise-light"
    assert path.read_bytes() == text.encode()


def test_a_wrong_field_can_be_put_right_from_inside(tmp_path: Path) -> None:
    path = written(tmp_path / "settings.toml", 'talk_minutes = "ten" # minutes\n')
    settings, _ = load_settings(path)
    save_settings(path, settings, change(settings, talk_minutes=10))
    assert path.read_bytes() == b"talk_minutes = 10 # minutes\n"


def test_a_broken_pair_is_left_out_yet_left_in_the_file(theirs: Path) -> None:
    broken = THEIRS.replace('"CD"', '"Christopher"')
    written(theirs, broken)
    settings, problems = load_settings(theirs)
    assert (settings.pairs, len(problems)) == ((), 1)
    save_settings(theirs, settings, change(settings, pairs=(pair("two"),)))
    assert set(broken.splitlines()) <= set(theirs.read_text(encoding="utf-8").splitlines())
    assert [p.id for p in load_settings(theirs)[0].pairs] == ["two"]


def test_two_pairs_of_one_id_are_said(theirs: Path) -> None:
    start, end = THEIRS.index("[[pairs]]"), THEIRS.index("[later]")
    written(theirs, THEIRS[:end] + THEIRS[start:])
    settings, problems = load_settings(theirs)
    assert settings.pairs == ()
    assert ["Two pairs have the same id." in problem.what for problem in problems] == [True]


@pytest.mark.parametrize(
    ("data", "line"),
    [
        (b"plain = true\ntheme = ", 2),
        (b"plain = true\nplain = false", 2),
        (b"plain = true\n\ntheme = '\xff'", 3),
        (b"a = " + b"[" * 5000, 1),
        (b"a = " + b"9" * 5000, 1),
        (b"\x00", 1),
    ],
)
def test_what_does_not_parse_is_said_and_never_written(tmp_path: Path, data: bytes, line: int) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes(data)
    settings, problems = load_settings(path)
    assert settings == Settings()
    assert [f"{path}, line {line}" in problem.where for problem in problems] == [True]
    with pytest.raises(ProblemError) as caught:
        save_settings(path, settings, change(settings, plain=True))
    assert caught.value.problem.where.startswith(f"{path}, line {line}")
    assert path.read_bytes() == data


def test_a_file_from_the_future_is_read_but_not_changed(theirs: Path) -> None:
    written(theirs, "schema_version = 2\n" + THEIRS)
    settings, problems = load_settings(theirs)
    assert settings.theme == "supervise-light"
    assert ["newer Supervise" in problem.what for problem in problems] == [True]
    with pytest.raises(ProblemError, match="newer Supervise"):
        save_settings(theirs, settings, change(settings, plain=True))
    assert theirs.read_bytes() == ("schema_version = 2\n" + THEIRS).encode()


def test_notepads_mark_and_newlines_are_kept(theirs: Path) -> None:
    theirs.write_bytes(b"\xef\xbb\xbf" + THEIRS.replace("\n", "\r\n").encode())
    settings, problems = load_settings(theirs)
    assert problems == []
    save_settings(theirs, settings, change(settings, talk_minutes=45))
    expected = THEIRS.replace("= 20\n", "= 45\n").replace("\n", "\r\n")
    assert theirs.read_bytes() == b"\xef\xbb\xbf" + expected.encode()


def test_a_link_to_a_file_kept_elsewhere_stays_a_link(tmp_path: Path) -> None:
    real = written(tmp_path / "dotfiles.toml", "plain = true\n")
    link = tmp_path / "settings.toml"
    link.symlink_to(real)
    settings, _ = load_settings(link)
    save_settings(link, settings, change(settings, plain=False))
    assert link.is_symlink()
    assert real.read_bytes() == b"plain = false\n"


def test_what_they_changed_meanwhile_in_the_file_stays(theirs: Path) -> None:
    settings, _ = load_settings(theirs)
    written(theirs, THEIRS.replace("supervise-light", "nord").replace("Team lead", "Manager"))
    new = change(settings, talk_minutes=45, pairs=(*settings.pairs, pair("two")))
    save_settings(theirs, settings, new)
    again = load_settings(theirs)[0]
    assert (again.theme, again.pairs[0].person("supervisor").role) == ("nord", "Manager")


def test_when_the_file_was_removed_meanwhile_all_of_it_is_written_again(theirs: Path) -> None:
    settings, _ = load_settings(theirs)
    theirs.unlink()
    save_settings(theirs, settings, change(settings, plain=True))
    again, _ = load_settings(theirs)
    assert (again.plain, again.theme, again.talk_minutes) == (True, "supervise-light", 20)
    assert [p.label for p in again.pairs] == ["CD + AB"]


def test_a_change_between_reading_and_writing_is_not_overwritten(theirs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings, _ = load_settings(theirs)
    real = tomlkit.dumps

    def meanwhile(document: Any) -> str:
        theirs.write_bytes(b"# theirs\n")
        return real(document)

    monkeypatch.setattr(tomlkit, "dumps", meanwhile)
    with pytest.raises(ChangedOutsideError):
        save_settings(theirs, settings, change(settings, plain=True))
    assert theirs.read_bytes() == b"# theirs\n"


@pytest.mark.parametrize("harm", ["plain = true\n", THEIRS, THEIRS + "plain = true\nmore = 1\n", "plain = "])
def test_a_writer_that_harms_the_rest_is_caught(theirs: Path, harm: str, monkeypatch: pytest.MonkeyPatch) -> None:
    settings, _ = load_settings(theirs)
    monkeypatch.setattr(tomlkit, "dumps", lambda _document: harm)
    with pytest.raises(ProblemError):
        save_settings(theirs, settings, change(settings, plain=True))
    assert theirs.read_bytes() == THEIRS.encode()


def test_a_file_that_cannot_be_read_or_written_is_a_sentence(theirs: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "folder stands where a file" in load_settings(theirs.parent)[1][0].what
    if os.name != "nt":  # which calls what is below a file missing
        assert "file stands where a folder" in load_settings(theirs / "below")[1][0].what
    settings, _ = load_settings(theirs)

    def full(_descriptor: int, _data: bytes) -> int:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(ProblemError, match="The disk is full"):
        save_settings(theirs, settings, change(settings, plain=True))
    assert theirs.read_bytes() == THEIRS.encode()


KEYS = st.from_regex(r"[a-z]{1,6}_x", fullmatch=True)
VALUES = st.recursive(
    st.booleans()
    | st.integers(-(2**60), 2**60)
    | st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=5,
)


@given(
    unknown=st.dictionaries(KEYS, VALUES, max_size=4),
    old_ids=st.sets(st.sampled_from("abcd")),
    new_ids=st.sets(st.sampled_from("abcd")),
    minutes=st.integers(1, 120),
    data=st.data(),
)
@hypothesis_settings(max_examples=examples(80), deadline=None)
def test_any_change_beside_any_unknown_keys(
    tmp_path_factory: pytest.TempPathFactory,
    unknown: dict[str, Any],
    old_ids: set[str],
    new_ids: set[str],
    minutes: int,
    data: st.DataObject,
) -> None:
    path = tmp_path_factory.mktemp("home") / "settings.toml"
    old = Settings(pairs=tuple(pair(name) for name in sorted(old_ids)))
    pairs = [p.model_dump() for p in old.pairs]
    write_new(path, rtoml.dumps({**unknown, **({"pairs": pairs} if pairs else {})}).encode())
    role = data.draw(st.sampled_from(["Nurse", "Doctor"]))
    new = Settings(talk_minutes=minutes, pairs=tuple(pair(name, role=role) for name in sorted(new_ids)))
    save_settings(path, old, new)
    after = rtoml.loads(path.read_text(encoding="utf-8"))
    assert {key: after[key] for key in unknown} == unknown
    settings, problems = load_settings(path)
    assert problems == []
    assert settings.talk_minutes == minutes
    assert {p.id: p for p in settings.pairs} == {p.id: p for p in new.pairs}


@pytest.mark.parametrize("start", ["", "\ufeff"])
@pytest.mark.parametrize("text", [THEIRS, 'theme = "supervise-light"', "\n\n", THEIRS.rstrip("\n")])
def test_the_kind_of_line_ends_is_kept(tmp_path: Path, start: str, text: str) -> None:
    for newline in ("\n", "\r\n"):
        path = tmp_path / "settings.toml"
        before = (start + text.replace("\n", newline)).encode()
        path.write_bytes(before)
        settings, _ = load_settings(path)
        changed = change(
            settings, plain=True, talk_minutes=25, pairs=(*settings.pairs, pair("two")), current_pair="two"
        )
        save_settings(path, settings, changed)
        written = path.read_bytes()
        now, problems = load_settings(path)
        assert (now.plain, now.talk_minutes, now.pairs[-1], problems) == (True, 25, pair("two"), [])
        if b"\n" in before:
            assert written.count(b"\r\n") == (written.count(b"\n") if newline == "\r\n" else 0)
        assert written.startswith(start.encode())


def test_a_file_of_both_kinds_keeps_each_line_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_bytes(b"# one kind\r\n# the other\ntalk_minutes = 20\r\n")
    settings, _ = load_settings(path)
    save_settings(path, settings, change(settings, talk_minutes=25))
    assert path.read_bytes() == b"# one kind\r\n# the other\ntalk_minutes = 25\r\n"


@pytest.mark.parametrize("kind", ["pipe", "device", "folder", "terabyte", "far too large"])
def test_what_is_no_settings_file_is_told_and_left_alone(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "settings.toml"
    if os.name == "nt" and kind in ("pipe", "device"):
        pytest.skip("Windows has none of these among its files")
    if kind == "pipe":
        os.mkfifo(path)
    elif kind == "device":
        path.symlink_to("/dev/zero")
    elif kind == "folder":
        path.mkdir()
    else:
        with path.open("wb") as file:
            file.truncate(1 << 40 if kind == "terabyte" else 2 << 20)
    settings, [problem] = load_settings(path)
    assert settings == Settings()
    assert problem.where == str(path)
    with pytest.raises(ProblemError):
        save_settings(path, settings, change(settings, plain=True))


def test_settings_that_lead_nowhere_are_not_taken_for_none(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.symlink_to("a stick that was pulled out/settings.toml")
    settings, [problem] = load_settings(path)
    assert settings == Settings()
    assert str(problem).startswith(f"{path}: This is a link that leads nowhere just now")


def test_of_thousands_of_faults_the_first_are_told_and_how_many_more(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    path.write_text("[[pairs]]\nid = 3\n" * 5_000, encoding="utf-8")
    settings, problems = load_settings(path)
    assert settings == Settings()
    assert len(problems) == 21
    assert "There is more wrong with the settings: 9980 faults." in str(problems[-1])


def test_a_key_of_their_own_that_is_no_text_is_named_and_the_others_hold(path: Path) -> None:
    path.parent.mkdir()
    path.write_text('plain = true\n\n[keys]  # ours\nnext = 5\nhelp = "f5"\n', encoding="utf-8")
    settings, [problem] = load_settings(path)
    assert settings.keys == {"help": "f5"} and settings.plain
    assert "line 4, keys.next" in problem.where
    save_settings(path, settings, settings.model_copy(update={"theme": "supervise-light"}))
    text = path.read_text(encoding="utf-8")
    assert "[keys]  # ours\nnext = 5\nhelp" in text and load_settings(path)[0].theme == "supervise-light"
