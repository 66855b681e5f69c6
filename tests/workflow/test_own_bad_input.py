"""What goes wrong with one person's pages: strange words, no words, a second window, a lost passphrase, the trash."""

from pathlib import Path

import pytest

from supervise.domain.people import SELF
from supervise.domain.problems import ProblemError
from supervise.domain.session.form_answers import Answer
from supervise.domain.session.kinds.own_record import as_saved, own_document
from supervise.store.encryption import keys
from supervise.store.encryption.passphrase_process import WrongPassphraseError
from supervise.store.home.folder import HomeFolder
from supervise.store.home.lock import HomeLock
from supervise.store.sessions import files as session_files
from supervise.store.settings import load_settings
from supervise.workflow import SessionWorkflow
from supervise.workflow.own.own_pages import called_by_its_day, prepare_own_home
from supervise.workflow.taking_away import take_away
from support.builders import HOSTILE, PEOPLE, make_workflow
from support.clock import FakeClock
from support.locked_home import KEYS, PASSPHRASE, locked
from support.sample_history import with_past

CD, _ = PEOPLE


@pytest.fixture
def own(tmp_path: Path) -> SessionWorkflow:
    joint = with_past(make_workflow(tmp_path / "home", FakeClock()))
    joint.read()
    home = prepare_own_home(joint, CD)
    own = SessionWorkflow(home, joint.content, joint.clock, settings=load_settings(home.settings)[0], zone=joint.zone)
    own.joint = joint
    return own


def write(own: SessionWorkflow, text: str, form_id: str = "own-plain", field_id: str = "thought") -> None:
    form = own.forms.form(form_id)
    assert form is not None
    field = next(field for field in form.fields if field.id == field_id)
    if own.held is None:
        own.begin(own.forms.kind("own"))
    own.answer(form, Answer(field=field.id, asked=field.ask, kind=field.kind, text=text))


@pytest.mark.parametrize("text", [HOSTILE, "so many words " * 75_000], ids=["hostile", "a megabyte"])
def test_whatever_is_written_is_kept_whole_and_saved_as_text(own: SessionWorkflow, tmp_path: Path, text: str) -> None:
    write(own, text)
    session = own.confirm(SELF, "CD")
    [stored] = session_files.read_sessions(own.home).kept
    assert stored.session == session
    saved = own_document(as_saved(session), own.zone)
    assert "\x1b" not in saved and "\x07" not in saved, "nothing that steers a terminal"
    assert max(map(len, saved.splitlines())) <= 200


def test_a_day_that_is_none_is_kept_as_typed(own: SessionWorkflow, tmp_path: Path) -> None:
    form = own.forms.form("own-hcpc")
    assert form is not None
    own.begin(own.forms.kind("own"))
    own.answer(form, Answer(field="when", asked="When was it?", kind="day", day_words="some time in spring"))
    assert "some time in spring" in take_away(own, str(tmp_path)).read_text(encoding="utf-8")


def test_nothing_at_all_is_fine(own: SessionWorkflow) -> None:
    own.begin(own.forms.kind("own"))
    session = own.confirm(SELF, "CD")
    assert session.forms == () and "Write for my portfolio, written on" in own_document(as_saved(session), own.zone)


def test_a_question_called_as_the_record_calls_itself_is_saved_all_the_same(own: SessionWorkflow) -> None:
    write(own, "x")
    form = own.session.forms[0]
    when = Answer(field="when", asked="When", kind="words", text="In the wagtail's spring")
    own.update(forms=(form.with_changes(title="Session", answers=(*form.answers, when)),))
    assert "wagtail" in own_document(as_saved(own.session), own.zone)


def test_a_kind_that_is_gone_reads_as_it_did_and_cannot_be_gone_on_with(own: SessionWorkflow) -> None:
    write(own, "Something about calls.")
    own.update(occasion="own-gone", occasion_title="Write it down")
    own.leave()
    with pytest.raises(ProblemError, match="no longer here: Write it down"):
        own.resume(own.unfinished[0])
    assert "Something about calls." in own_document(as_saved(own.unfinished[0].session), own.zone)


def test_a_second_window_on_ones_own_pages_only_reads(own: SessionWorkflow) -> None:
    first, second = HomeLock(own.home), HomeLock(own.home)
    first.acquire()
    try:
        second.acquire()
        assert first.held and not second.held
    finally:
        second.release()
        first.release()


def test_a_forgotten_passphrase_leaves_the_paper_and_without_both_nobody_can_open_it(own: SessionWorkflow) -> None:
    write(own, "A wagtail.")
    own.confirm(SELF, "CD")
    locked(own.home.root)
    closed = keys.locked_home(HomeFolder(own.home.root))
    with pytest.raises(WrongPassphraseError):
        keys.unlock(closed, f"{PASSPHRASE} or so")
    opened = keys.unlock_with_recovery_key(closed, KEYS.recovery).home
    assert "wagtail" in session_files.read_sessions(opened).kept[0].session.model_dump_json()
    texts = own.forms.own_pages
    assert texts is not None and "nobody can" in " ".join(texts.about), "said before it was set"


def test_about_a_session_in_the_trash_it_stands_on_its_own(own: SessionWorkflow) -> None:
    joint = own.joint
    assert joint is not None
    about = joint.past[0].session
    write(own, "What I took from it.")
    own.update(about_session=about.id, about=called_by_its_day(joint, about.id))
    about_then = own.session.about
    joint.move_to_trash(about)
    assert own.words_of_the_writer() == () and called_by_its_day(joint, about.id) == ""
    session = own.confirm(SELF, "CD")
    assert session.about == about_then and "What I took from it." in own_document(as_saved(session), own.zone)
