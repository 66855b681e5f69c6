"""One's own pages taken along: nothing is saved that was meant for the writer only, nothing is left, nothing lost."""

import io
import zipfile
from pathlib import Path

import pytest

from supervise.cli import main
from supervise.domain.people import SELF
from supervise.domain.problems import ProblemError
from supervise.domain.session.form_answers import Answer
from supervise.domain.session.kinds.own_record import as_saved, own_document
from supervise.domain.session.model import DiscussedSection
from supervise.store.backup.write import write_backup
from supervise.store.home.folder import HomeFolder
from supervise.store.sessions.toml import encode
from supervise.store.settings import load_settings
from supervise.workflow import SessionWorkflow, taking_away
from supervise.workflow.own.own_pages import clear_if_nothing_is_kept, prepare_own_home
from supervise.workflow.taking_away import LOCKED_COPY, take_all, take_away
from support.builders import PEOPLE, make_workflow, read_drafts
from support.clock import TODAY, FakeClock
from support.locked_home import locked
from support.sample_history import with_past

CD, _ = PEOPLE
CANARY, FOR_ME = "zebrafinch", "wagtail"


@pytest.fixture
def own(tmp_path: Path) -> SessionWorkflow:
    joint = with_past(make_workflow(tmp_path / "home", FakeClock()))
    home = prepare_own_home(joint, CD)
    own = SessionWorkflow(home, joint.content, joint.clock, settings=load_settings(home.settings)[0], zone=joint.zone)
    own.joint = joint
    return own


def written(own: SessionWorkflow, words: str = f"Thinking of calls, {CANARY}.") -> None:
    form = own.forms.form("own-plain")
    assert form is not None
    own.begin(own.forms.kind("own"))
    own.answer(form, Answer(field="thought", asked="What have I been thinking about?", kind="words", text=words))
    own.answer(form, Answer(field="question", asked="What am I still asking?", kind="words", text=f"Why {FOR_ME}?"))
    own.update(about="Case A3, 16 Sep", about_session="2026-09-16T0830-v6rh")


def holding(folder: Path, words: str) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and words.encode() in path.read_bytes()]


def test_what_is_saved_has_no_initials_no_label_no_place_to_sign_and_nothing_for_the_writer_only(
    own: SessionWorkflow,
) -> None:
    written(own)
    session = own.confirm(SELF, "CD")
    text = own_document(as_saved(session), own.zone)
    assert CANARY in text and text.startswith("A plain reflection, written on") and text.count("A plain refl") == 1
    assert not [word for word in ("CD", "Case A3", "16 Sep", "Signed", FOR_ME, "State") if word in text]
    assert FOR_ME in own_document(as_saved(session, with_for_me=True), own.zone)


def test_a_page_with_a_section_of_the_wheel_is_called_what_it_is_not_the_form_at_its_end(own: SessionWorkflow) -> None:
    form = own.forms.form("own-plain")
    assert form is not None
    own.begin(own.forms.kind("alone"))
    own.update(section=DiscussedSection(id="resilience", title="Resilience", wheel="stand-in-wheel", stand_in=True))
    own.answer(form, Answer(field="thought", asked="What have I been thinking about?", kind="words", text="Calls"))
    text = own_document(as_saved(own.session), own.zone)
    assert text.startswith("Think something through, written on") and "\nA plain reflection\n" in text


def test_taken_away_nothing_of_it_is_left_and_the_folder_goes_once_nobody_is_in_it(
    own: SessionWorkflow, tmp_path: Path
) -> None:
    own.set(keep_nothing=True)
    written(own)
    own.keep()
    assert holding(own.home.root, CANARY), "as long as it is being written it is kept"
    path = take_away(own, str(tmp_path), with_for_me=True)
    text = path.read_text(encoding="utf-8")
    assert CANARY in text and FOR_ME in text
    assert not holding(tmp_path / "home", CANARY) and own.held is None and not own.unfinished
    clear_if_nothing_is_kept(own.home)
    assert not (tmp_path / "home" / "own").exists()


def test_while_the_file_cannot_be_written_or_read_back_every_word_stays(
    own: SessionWorkflow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(own)
    (tmp_path / "there.txt").write_text("mine")
    for asked in (str(tmp_path / "there.txt"), str(tmp_path / "no" / "x.txt"), str(tmp_path / "home" / "x.txt"), ""):
        with pytest.raises(ProblemError):
            take_away(own, asked)
        assert CANARY in read_drafts(own.home)[0].session.model_dump_json() and own.held is not None
    monkeypatch.setattr("supervise.workflow.export.read_bytes", lambda _: b"damaged")
    with pytest.raises(ProblemError, match="does not read back"):
        take_away(own, str(tmp_path / "new.txt"))
    assert CANARY in read_drafts(own.home)[0].session.model_dump_json() and own.held is not None
    assert (tmp_path / "there.txt").read_text() == "mine"


def test_a_folder_in_which_a_word_is_left_is_never_removed(own: SessionWorkflow) -> None:
    own.set(keep_nothing=True)
    written(own)
    own.leave()
    clear_if_nothing_is_kept(own.home)
    assert read_drafts(own.home)
    for home in (own.joint.home if own.joint else own.home, HomeFolder(own.home.root)):
        clear_if_nothing_is_kept(home)
        assert home.settings.is_file()


def test_all_are_taken_unfinished_ones_too_and_a_locked_copy_beside_them(own: SessionWorkflow, tmp_path: Path) -> None:
    written(own)
    done = own.confirm(SELF, "CD")
    written(own, "A second page.")
    own.leave()
    pages = [done, own.unfinished[0].session]
    plain = take_all(own.home, pages, str(tmp_path / "plain"), TODAY, locked_too=True)
    assert not plain.locked and len(list(plain.folder.iterdir())) == 2
    assert len([name for name in plain.folder.iterdir() if "unfinished" in name.name]) == 1
    home = locked(own.home.root)
    taken = take_all(home, pages, str(tmp_path), TODAY, locked_too=True)
    assert taken == (tmp_path / f"my-pages-{TODAY}", 2, True)
    assert not holding(taken.folder, FOR_ME)
    assert CANARY.encode() not in (taken.folder / LOCKED_COPY).read_bytes()
    with pytest.raises(ProblemError, match="already a folder"):
        take_all(home, pages, str(tmp_path), TODAY)


def test_a_folder_that_cannot_be_finished_is_not_left_half(
    own: SessionWorkflow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(own)
    page = own.confirm(SELF, "CD")
    saved: list[str] = []

    def save(home: HomeFolder, what: taking_away.TextDocument, asked: str) -> Path:
        if saved:
            raise ProblemError(taking_away.Problem(asked, "The disk is full.", "Make room."))
        saved.append(asked)
        Path(asked).write_text(what.text)
        return Path(asked)

    monkeypatch.setattr(taking_away, "save_as_text", save)
    with pytest.raises(ProblemError, match="full"):
        take_all(own.home, [page, page], str(tmp_path / "mine"), TODAY)
    assert not (tmp_path / "mine").exists()


def test_by_hand(
    own: SessionWorkflow, tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    written(own, f"AB said so, about Case A2. {CANARY}")
    page = own.confirm(SELF, "CD")
    assert own.joint is not None
    home = ["--home", str(own.joint.home.root)]
    assert main([*home, "own", "export", page.id, str(tmp_path / "x.txt")]) == 1
    output = capfd.readouterr().out
    assert "“AB” looks like initials of one of you two" in output and "“Case A2” looks like a label" in output
    assert main([*home, "own", "export", page.id, str(tmp_path / "x.txt"), "--anyway"]) == 0
    assert "Left out, as it is for you only: What am I still asking?" in capfd.readouterr().out
    assert not holding(tmp_path / "x.txt", FOR_ME)
    assert main([*home, "own", "export", page.id, str(tmp_path / "y.txt"), "--anyway", "--for-me-too"]) == 0
    assert FOR_ME in (tmp_path / "y.txt").read_text()
    assert main([*home, "own", "take", str(tmp_path / "all")]) == 1, "the guard's list stops once"
    assert main([*home, "own", "take", str(tmp_path / "all"), "--anyway", "--whose", "CD"]) == 0
    assert holding(tmp_path / "all", CANARY) and not holding(tmp_path / "all", FOR_ME)
    assert main([*home, "take", str(tmp_path / "joint")]) == 2
    assert "Only one's own pages" in capfd.readouterr().err
    locked(own.home.root)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"three plain words\n")))
    asked = ["own", "take", str(tmp_path / "closed"), "--anyway", "--locked-too", "--passphrase-stdin"]
    assert main([*home, *asked]) == 0
    assert (tmp_path / "closed" / LOCKED_COPY).is_file()


def test_a_backup_of_the_two_made_meanwhile_does_not_hold_it(own: SessionWorkflow, tmp_path: Path) -> None:
    own.set(keep_nothing=True)
    written(own)
    own.leave()
    own.home = locked(own.home.root)
    assert own.joint is not None
    with zipfile.ZipFile(write_backup(own.joint.home, tmp_path / "both.zip").path) as archive:
        names = archive.namelist()
    assert not [name for name in names if "/own/" in f"/{name}" and "drafts/" in name]
    assert [name for name in names if "/own/" in f"/{name}"], "what is kept here on purpose is in it"


def test_a_page_that_lies_there_in_two_versions_is_not_taken_away_by_one_of_them(
    own: SessionWorkflow, tmp_path: Path
) -> None:
    written(own)
    own.keep()
    other = own.session.with_changes(aim="What only the other laptop has")
    copy = own.home.drafts / f"{own.session.id}.sync-conflict-20261122-101010-ABCDEFG.toml"
    copy.write_bytes(encode(other))
    with pytest.raises(ProblemError, match="another version"):
        take_away(own, str(tmp_path / "page.txt"))
    assert copy.is_file() and own.held is not None and not (tmp_path / "page.txt").exists()
