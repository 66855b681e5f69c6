"""`check`: all is well, or a line for each problem with what to do."""

from collections.abc import Callable
from datetime import timedelta

from supervise.domain.session import Session
from supervise.store.drafts import Held
from supervise.store.paths import Home
from supervise.store.sessions import save_new
from support import START, a_session

Said = Callable[..., tuple[int, str, str]]


def agreed(**changes: object) -> Session:
    return a_session(status="agreed", ended_at=START, **changes)


def test_check_says_when_all_is_well(said: Said, demo: Home) -> None:
    Held.begin(demo, a_session())
    everything = "All well: 14 sessions, 1 draft, the settings and the words read well.\n"
    assert said("check", "--home", demo.root) == (0, everything, "")


def test_check_tells_each_problem_in_a_line_with_its_remedy(said: Said, demo: Home) -> None:
    broken = demo.sessions / "2026" / "2026-12-01T0930-aaaa.toml"
    broken.write_text("status = ", encoding="utf-8")
    newer = save_new(demo, agreed(schema_version=99)).path
    alone = save_new(demo, agreed(id="2026-11-21T0930-cccc")).path
    misnamed = alone.rename(alone.with_name("2026-11-21T0930-zzzz.toml"))
    over = Held.begin(demo, agreed(id="2026-11-20T0930-bbbb", started_at=START - timedelta(days=2))).kept.path
    demo.settings.write_text("talk_minutes = 0\n", encoding="utf-8")
    passed = demo.root / "known-words.toml"
    passed.write_text("words = 3\n", encoding="utf-8")
    demo.content.mkdir()
    (demo.content / "wheel.toml").write_text("id = 3\n", encoding="utf-8")
    before = {path: path.read_bytes() for path in demo.root.rglob("*") if path.is_file()}

    status, out, err = said("check", "--home", demo.root)
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


def test_check_never_advises_to_give_a_copy_the_name_of_another_file(said: Said, demo: Home) -> None:
    """Whoever did so would lose what stands there: the record itself, or what is left of it."""
    kept = save_new(demo, agreed(aim="Said then"))
    same, other = (kept.path.with_name(f"{name} {kept.path.name}") for name in ("copy of", "old"))
    same.write_bytes(kept.path.read_bytes())
    other.write_bytes(kept.path.read_bytes().replace(b"Said then", b"Said later"))
    lines = said("check", "--home", demo.root)[1].splitlines()
    assert [line.split(": ")[0] for line in lines] == [str(other), str(same)]
    assert "look at both" in lines[0] and "put it away" in lines[1]
    same.unlink()
    kept.path.write_text("status = ", encoding="utf-8")
    told = said("check", "--home", demo.root)[1]
    assert "Another file has that name: look at both first." in told and "Give the file" not in told


def test_check_tells_of_what_was_changed_outside_and_what_to_do(said: Said, demo: Home) -> None:
    over = save_new(demo, agreed(aim="Said then")).path
    draft = Held.begin(demo, a_session(id="2026-11-20T0930-bbbb", aim="Said then")).kept.path
    for path in (over, draft):
        path.write_bytes(path.read_bytes().replace(b"Said then", b"Said later"))
    status, out, err = said("check", "--home", demo.root)
    assert (status, err) == (1, "")
    found = {line.split(": ")[0]: line for line in out.splitlines()}
    assert found.keys() == {str(over), str(draft)}
    assert all("was changed outside Supervise" in line for line in found.values())
    assert "It is right as it is" in found[str(over)]
    assert "Go on with it if it is right" in found[str(draft)]
