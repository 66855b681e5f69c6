"""One's own pages: nothing joint can find, count or mention them; a lock of their own; and the way to them by hand."""

import io
import json
import shutil
import subprocess
import zipfile
from datetime import date
from pathlib import Path

import pytest

from supervise.cli import main
from supervise.domain.people import SELF, Pair
from supervise.domain.session.form_answers import Answer
from supervise.store.backup.write import write_backup
from supervise.store.home.folder import OWN, HomeFolder, shipped
from supervise.store.home.key_files import IDENTITY
from supervise.store.settings import load_settings
from supervise.workflow import SessionWorkflow
from supervise.workflow.own.own_pages import own_home, prepare_own_home
from support.builders import PAIR, PEOPLE, make_workflow
from support.clock import FakeClock
from support.locked_home import KEYS, locked, unwrap_once
from support.sample_history import with_past

CD, AB = PEOPLE
CANARY = "zebrafinch"
JOINT_COMMANDS = (
    ["list"], ["list", "--json"], ["search", CANARY], ["search", "calls", "--json"], ["year"], ["year", "--json"],
    ["check"], ["where"],
)  # fmt: skip


def own_workflow(joint: SessionWorkflow, home: HomeFolder) -> SessionWorkflow:
    own = SessionWorkflow(home, joint.content, joint.clock, settings=load_settings(home.settings)[0], zone=joint.zone)
    own.joint = joint
    return own


def write(own: SessionWorkflow, *, keep: bool = True) -> None:
    """A page for a portfolio with the canary in it; kept, or left unfinished."""
    kind = own.forms.kind("own")
    form = own.forms.form("own-plain")
    assert kind is not None and form is not None
    own.begin(kind)
    own.answer(form, Answer(field="thought", asked="What?", kind="words", text=f"Thinking of calls, {CANARY}."))
    own.keep()
    if keep:
        own.confirm(SELF, "CD")
    else:
        own.leave()


@pytest.fixture
def joint(tmp_path: Path) -> SessionWorkflow:
    return with_past(make_workflow(tmp_path / "home", FakeClock()))


@pytest.fixture
def own(joint: SessionWorkflow) -> SessionWorkflow:
    own = own_workflow(joint, prepare_own_home(joint, CD))
    write(own)
    write(own, keep=False)
    return own


def test_it_is_a_home_within_the_home_with_one_person_and_the_words_of_the_two(joint: SessionWorkflow) -> None:
    joint.set(theme="supervise-light")
    before = joint.home.settings.read_bytes()
    home = prepare_own_home(joint, CD)
    settings, problems = load_settings(home.settings)
    assert not problems and settings.theme == "supervise-light" and settings.pair is not None
    assert [(person.id, person.initials) for person in settings.pair.people] == [(SELF, "CD")]
    assert (home.content, home.joint) == (joint.home.content, HomeFolder(joint.home.root))
    assert joint.home.settings.read_bytes() == before, "the settings of the two say nothing of it"


@pytest.mark.parametrize("pair_id", ["../../etc", "a/b", "", "con.", "Ünïcode", "x" * 40])
def test_no_id_of_a_pair_leads_out_of_its_folder(joint: SessionWorkflow, pair_id: str) -> None:
    pair = Pair.model_construct(id=pair_id, people=PEOPLE)
    assert own_home(joint.home, pair, CD).root.parent == joint.home.root / OWN


@pytest.mark.parametrize("is_locked", [False, True], ids=["open", "locked"])
def test_nothing_joint_finds_counts_or_mentions_them(
    joint: SessionWorkflow, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, is_locked: bool
) -> None:
    def output() -> str:
        text = ""
        for command in JOINT_COMMANDS:
            given = ["--passphrase-stdin"] if is_locked and command[0] not in ("where",) else []
            monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"three plain words\n")))
            main(["--home", str(joint.home.root), *command, *given])
            out, err = capfd.readouterr()
            text += out + err
        return text

    if is_locked:
        locked(joint.home.root)
        unwrap_once(monkeypatch)
    before = output()
    own = own_workflow(joint, prepare_own_home(joint, CD))
    write(own)
    write(own, keep=False)
    assert output() == before
    assert CANARY not in before and f"/{OWN}/" not in before.replace(str(shipped()), "")
    if not is_locked:
        joint.read()
        assert len(joint.waiting) == 0 and not joint.problems
        assert CANARY not in json.dumps([session.id for session in joint.history.sessions])


def test_the_backup_of_the_two_holds_only_those_that_have_a_lock(own: SessionWorkflow, tmp_path: Path) -> None:
    assert own.joint is not None
    joint = own.joint.home

    def backed_up(name: str) -> dict[str, bytes]:
        result = write_backup(joint, tmp_path / name)
        assert not result.missing, "nor does it tell of them, or miss a key that the two have not"
        with zipfile.ZipFile(result.path) as archive:
            return {entry: archive.read(entry) for entry in archive.namelist()}

    open_ = backed_up("open.zip")
    assert not [name for name in open_ if OWN in name.split("/")]
    locked(own.home.root)
    after = backed_up("locked.zip")
    own_files = [name for name in after if OWN in name.split("/")]
    assert any(name.endswith(".toml.age") for name in own_files)
    assert not any(CANARY.encode() in data for data in after.values())


@pytest.mark.skipif(shutil.which("age") is None, reason="the program age is not installed")
def test_the_standard_age_program_opens_them(own: SessionWorkflow, tmp_path: Path) -> None:
    locked(own.home.root)
    assert (own.home.root / IDENTITY).is_file()
    key = tmp_path / "key.txt"
    key.write_text(KEYS.identity + "\n")
    [page] = (own.home.root / "sessions").rglob("*.toml.age")
    done = subprocess.run(["age", "-d", "-i", str(key), str(page)], capture_output=True, check=True)
    assert CANARY in done.stdout.decode()


def test_by_hand_they_are_listed_shown_and_found_as_the_pages_of_who_wrote_them(
    own: SessionWorkflow, capfd: pytest.CaptureFixture[str]
) -> None:
    assert own.joint is not None
    home = ["--home", str(own.joint.home.root)]
    assert main([*home, "own", "search", CANARY, "--whose", "cd"]) == 0
    assert "Write for my portfolio" in capfd.readouterr().out
    assert main([*home, "own", "show", own.past[0].id]) == 0
    assert CANARY in capfd.readouterr().out
    assert main([*home, "own", "list", "--whose", "AB"]) == 2
    assert capfd.readouterr().err == "There are no own pages of AB here.\n"
    prepare_own_home(own.joint, AB)
    assert main([*home, "own", "list"]) == 2
    assert capfd.readouterr().err == "Say whose: --whose AB or CD.\n"
    assert main([*home, "own", "restore", "x.zip"]) == 2
    assert "Say what to do with them" in capfd.readouterr().err


def test_a_page_about_a_session_has_the_writers_words_beside_it_and_nobody_elses(own: SessionWorkflow) -> None:
    assert own.joint is not None
    own.joint.read()
    session = next(archived.session for archived in own.joint.past if len(archived.session.takeaways) == 2)
    kind = own.forms.kind("own")
    own.begin(kind)
    own.update(about_session=session.id)
    theirs, others = (
        {takeaway.text for takeaway in session.takeaways if takeaway.by == person.id} for person in (CD, AB)
    )
    words = {text for _, text in own.words_of_the_writer()}
    assert theirs <= words and not others & words
    assert date.fromisoformat(session.id[:10]), "the id is a date"
    assert PAIR.id not in own.session.model_dump_json() or own.session.pair == CD.id
