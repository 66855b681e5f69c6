"""One's own pages in the app: the way there and back, and that covering them closes them."""

import errno
import os
from datetime import timedelta
from pathlib import Path

import pytest
from textual.widgets import Input, Static

from supervise.domain.inactivity import ClockReading
from supervise.domain.people import SELF, Pair
from supervise.domain.session.actions import Action
from supervise.domain.session.form_answers import Answer
from supervise.store.encryption.keys import locked_home
from supervise.store.home.folder import HomeFolder
from supervise.tui.app import SuperviseApp
from supervise.tui.export.take_page import TakePage
from supervise.tui.home.hints import invitation, what_now
from supervise.tui.home.own_page import OwnHomePage
from supervise.tui.home.page import HomePage
from supervise.tui.privacy.cover_page import CoverPage
from supervise.tui.session.form.page import FormPage
from supervise.tui.widgets.pick_list import PickList
from supervise.workflow import SessionWorkflow
from supervise.workflow.own.own_pages import clear_if_nothing_is_kept, own_home, prepare_own_home
from support.app_driver import running, settled, shown, words_shown
from support.builders import PAIR, PEOPLE, make_workflow, read_drafts
from support.clock import FakeClock
from support.locked_home import with_keys
from support.sample_history import with_past

CD, _ = PEOPLE


def dialog_lines(app: SuperviseApp) -> list[str]:
    """The lines of a dialog."""
    return [str(line.content) for line in app.screen.query(".line").results(Static)]


def message(app: SuperviseApp) -> str:
    return str(app.screen.query_one("#message", Static).content)


@pytest.fixture
def joint(tmp_path: Path) -> SessionWorkflow:
    return with_past(make_workflow(tmp_path / "home", FakeClock()))


@pytest.fixture
def own(joint: SessionWorkflow) -> SessionWorkflow:
    home = prepare_own_home(joint, CD)
    own = make_workflow(home.root, FakeClock())
    own.choose_pair(Pair(id=CD.id, people=(CD.model_copy(update={"id": SELF}),)))
    own.set(lock_offered=True)
    own.joint = joint
    joint.read()
    return own


async def test_the_other_is_asked_to_look_away_before_they_open(joint: SessionWorkflow) -> None:
    written = own_home(joint.home, PAIR, CD).drafts / "2026-11-22T0930-4k7q.toml"
    written.parent.mkdir(parents=True)
    written.touch()
    async with running(joint) as (app, pilot):
        await pilot.press("e", "end", "up", "enter")
        await settled(pilot)
        assert "Would the other please look away" in " ".join(shown(app).split())
        await pilot.press("enter")
        await settled(pilot)
        assert app.opens_next is None and isinstance(app.screen, HomePage), "one Enter too many shows nobody's words"
        await pilot.press("e", "end", "up", "enter", "down", "enter")
        await settled(pilot)
        assert app.opens_next == own_home(joint.home, PAIR, CD)


async def test_help_on_what_to_write_is_about_ones_own_pages_and_not_the_kinds_of_the_two(own: SessionWorkflow) -> None:
    async with running(own, (100, 50)) as (app, pilot):
        await pilot.press("n", "f1")
        await settled(pilot)
        page = words_shown(app)
    assert "Pages of your own" in page and "read the record together" not in page


@pytest.mark.parametrize("locked", [False, True])
async def test_where_nothing_can_be_read_yet_enter_opens_them(joint: SessionWorkflow, locked: bool) -> None:
    own = own_home(joint.home, PAIR, CD)
    if locked:
        own.drafts.mkdir(parents=True)
        (own.drafts / "2026-11-22T0930-4k7q.toml.age").touch()
        with_keys(own.root)
    async with running(joint) as (app, pilot):
        await pilot.press("e", "end", "up", "enter")
        await settled(pilot)
        assert "Would the other please look away" in words_shown(app)
        await pilot.press("enter")
        await settled(pilot)
        assert app.opens_next == own


async def test_every_session_can_be_written_about(own: SessionWorkflow) -> None:
    assert own.joint is not None
    oldest = own.joint.history.sessions[-1]
    async with running(own) as (app, pilot):
        await pilot.press("n", "down", "enter")
        await settled(pilot)
        listed = app.screen.query_one("#about-session", PickList)
        listed.focus()
        assert oldest.id not in [pick.id for pick in listed.picks] and "8 earlier" in words_shown(app)
        await pilot.press("end", "up", "space")
        await settled(pilot)
        assert own.session.about_session == "", "to see the earlier ones is no choice"
        await pilot.press("end", "up", "space")
        await settled(pilot)
        assert own.session.about_session == oldest.id
        await pilot.press("f9")
        await settled(pilot)
        text = words_shown(app)
        assert "You wrote nothing of your own in that session" in text or "Bring which words over?" in text


def test_home_says_of_a_page_of_ones_own_what_it_is(own: SessionWorkflow) -> None:
    form = own.forms.form("own-plain")
    assert form is not None
    for about in ("A network meeting, Case A1, 30 Nov", ""):
        own.begin(own.forms.kind("own"))
        own.update(about=about)
        own.answer(form, Answer(field="thought", asked="What?", kind="words", text="Calls"))
        if about:
            own.confirm(SELF, "CD")
        else:
            own.leave()
    own.read()
    last = "You last wrote today: Write for my portfolio, about A network meeting, Case A1, 30 Nov."
    assert last in invitation(own, read=True).plain
    assert what_now(own, read=True).startswith("A page was left unfinished: g goes on with it")


async def test_a_passphrase_begun_and_left_is_no_answer_and_esc_closes_them(own: SessionWorkflow) -> None:
    """Unlocked pages are chosen, never come by."""
    own.set(lock_offered=False)
    async with running(own, (80, 24)) as (app, pilot):
        await settled(pilot)
        assert app.screen.query_one("#words").max_scroll_y == 0, "all of it is read without scrolling"
        assert "anyone who can open this folder can read them" in " ".join(dialog_lines(app)), "before the first word"
        await pilot.press("enter")
        await settled(pilot)
        assert "A new passphrase" in shown(app)
        assert "It is yours alone" in words_shown(app) and "neither of you" not in words_shown(app)
        await pilot.press("escape")
        await settled(pilot)
        await pilot.press("down", "enter")
        await settled(pilot)
        assert "may still keep traces" in " ".join(dialog_lines(app))
        await pilot.press("escape")
        await settled(pilot)
        assert "Keep them here unlocked" in shown(app), "asked again, both times"
        await pilot.press("escape")
        await settled(pilot)
        assert app.opens_next == own.home.joint and not own.settings.lock_offered


async def test_from_locked_pages_of_ones_own_esc_goes_back_to_the_two(own: SessionWorkflow) -> None:
    locked = make_workflow(own.home.root, FakeClock())
    with_keys(own.home.root)
    locked.home = locked_home(HomeFolder(own.home.root))
    locked.joint = own.joint
    async with running(locked) as (app, pilot):
        await settled(pilot)
        assert "Your own passphrase opens them" in words_shown(app)
        await pilot.press("escape")
        await settled(pilot)
        assert app.opens_next == own.home.joint


async def test_beside_a_locked_home_nothing_is_written_unlocked_and_why_a_passphrase_is_asked_for_is_said(
    own: SessionWorkflow,
) -> None:
    assert own.joint is not None and own.settings.lock_offered, "asked all the same"
    with_keys(own.joint.home.root)
    async with running(own, (80, 40)) as (app, pilot):
        await settled(pilot)
        assert "Keep them here unlocked" not in shown(app)
        await pilot.press("down", "enter")
        await settled(pilot)
        assert "it asks for one of your own, which goes with the page" in " ".join(dialog_lines(app))
        await pilot.press("enter")
        await settled(pilot)
        assert "A new passphrase" in shown(app)
        await pilot.press("escape")
        await settled(pilot)
        assert "Keep them here unlocked" not in shown(app) and app.opens_next is None
        await pilot.press("escape")
        await settled(pilot)
        assert app.opens_next == HomeFolder(own.joint.home.root)


async def test_a_page_can_be_taken_away_and_nothing_of_it_stays(own: SessionWorkflow, tmp_path: Path) -> None:
    own.set(lock_offered=False)
    target = tmp_path / "stick" / "page.txt"
    target.parent.mkdir()
    async with running(own, (80, 40)) as (app, pilot):
        await settled(pilot)
        await pilot.press("down", "enter")
        await settled(pilot)
        assert "may still keep traces" in " ".join(dialog_lines(app)), "said before the first word"
        await pilot.press("enter")
        await settled(pilot)
        await pilot.press("n", "down", "enter")
        await settled(pilot)
        await pilot.press("tab", *"zebrafinch", "ctrl+s", "f3")
        await settled(pilot)
        [draft] = read_drafts(own.home)
        assert "zebrafinch" in draft.session.model_dump_json(), "kept, as long as it is being written"
        assert "Take it with me" in shown(app)
        await pilot.press("f3")
        await settled(pilot)
        assert isinstance(app.screen, TakePage)
        app.screen.query_one(Input).value = str(target)
        await pilot.press("enter")
        await settled(pilot)
        assert "Nothing of it is left here." in message(app)
        assert "zebrafinch" in target.read_text(encoding="utf-8")
        assert not [path for path in own.home.root.rglob("*") if path.is_file() and b"zebra" in path.read_bytes()]
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(app.screen, OwnHomePage)
    clear_if_nothing_is_kept(own.home)
    assert not own.home.root.parent.exists(), "nor does a folder tell that there was one"


async def test_what_was_for_oneself_only_is_not_lost_by_a_page_taken_away(own: SessionWorkflow, tmp_path: Path) -> None:
    own.set(keep_nothing=True)
    kind, form = own.forms.kind("own"), own.forms.form("own-plain")
    assert form is not None
    own.begin(kind)
    own.update(step="keep")
    own.answer(form, Answer(field="question", asked="What am I still asking myself?", kind="words", text="zebrafinch?"))
    own.leave()
    target = tmp_path / "page.txt"
    async with running(own, (80, 40)) as (app, pilot):
        await pilot.press("g")
        await settled(pilot)
        assert "Not in what you save, unless you ask for it: What am I still asking" in " ".join(shown(app).split())
        await pilot.press("f3")
        await settled(pilot)
        app.screen.query_one(Input).value = str(target)
        await pilot.press("enter")
        await settled(pilot)
        assert "is not decided yet" in shown(app) and not target.exists()
        await pilot.press("tab", "right", "space")
        await pilot.press("shift+tab", "enter")
        await settled(pilot)
        assert "zebrafinch?" in target.read_text(encoding="utf-8")


async def test_all_of_them_are_taken_as_text_in_one_folder(own: SessionWorkflow, tmp_path: Path) -> None:
    kind, form = own.forms.kind("own"), own.forms.form("own-plain")
    assert form is not None
    for words in ("zebrafinch", "wagtail"):
        own.begin(kind)
        own.answer(form, Answer(field="thought", asked="What?", kind="words", text=words))
        own.confirm(SELF, "CD")
    own.read()
    folder = tmp_path / "mine"
    async with running(own, (80, 40)) as (app, pilot):
        await settled(pilot)
        await pilot.click("#do-take-all")
        await settled(pilot)
        app.screen.query_one(Input).value = str(folder)
        await pilot.press("enter")
        await settled(pilot)
        assert f"2 pages in {folder}" in message(app)
    texts = sorted(path.read_text(encoding="utf-8") for path in folder.iterdir())
    assert ["zebrafinch" in text or "wagtail" in text for text in texts] == [True, True]


async def test_leaving_them_closes_them(own: SessionWorkflow) -> None:
    async with running(own) as (app, pilot):
        assert isinstance(app.screen, OwnHomePage)
        await pilot.press("escape")
        await settled(pilot)
        assert app.opens_next == own.home.joint
        assert not app.opens_covered


async def test_covered_in_mid_word_nothing_is_lost_and_nothing_seen(own: SessionWorkflow) -> None:
    async with running(own) as (app, pilot):
        await pilot.press("n", "down", "enter")
        await settled(pilot)
        await pilot.press("tab", *"zebrafinch", "f12")
        await settled(pilot)
        assert isinstance(app.screen, CoverPage) and "zebrafinch" not in shown(app)
        assert app.opens_next == own.home.joint and app.opens_covered
    [draft] = read_drafts(own.home)
    assert "zebrafinch" in draft.session.model_dump_json()


async def test_while_the_disk_refuses_the_last_words_enter_on_the_cover_shows_them_to_nobody(
    own: SessionWorkflow, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running(own) as (app, pilot):
        await pilot.press("n", "down", "enter")
        await settled(pilot)
        with monkeypatch.context() as disk:
            disk.setattr("os.fsync", full_disk)
            await pilot.press("tab", *"zebrafinch", "f12")
            await settled(pilot)
            assert app.opens_next is None, "closed now, they would be lost"
            await pilot.press("enter")
            await settled(pilot)
            assert isinstance(app.screen, CoverPage) and "I am CD: Space shows them" in words_shown(app)
            await pilot.press("space")
            await settled(pilot)
            assert "zebrafinch" in shown(app)
            await pilot.press("f12", "enter")
            await settled(pilot)
            assert isinstance(app.screen, CoverPage)
        await pilot.press("enter")
        await settled(pilot)
        assert app.opens_next is not None and app.opens_covered, "the disk takes them: closed, and Home beneath"
    assert any("zebrafinch" in draft.session.model_dump_json() for draft in read_drafts(own.home))


def full_disk(descriptor: int) -> None:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


async def test_a_laptop_that_slept_closes_them_even_where_nothing_is_covered_by_itself(own: SessionWorkflow) -> None:
    own.set(idle_minutes=0)
    wall = FakeClock()
    async with running(own, instant=lambda: ClockReading(wall(), timedelta(0))) as (app, pilot):
        wall.pass_(hours=8)
        app.cover.look()
        await settled(pilot)
        assert isinstance(app.screen, CoverPage) and app.opens_next == own.home.joint


async def test_it_opens_covered_where_it_is_asked_to(joint: SessionWorkflow) -> None:
    app = SuperviseApp(joint, covered=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert isinstance(app.screen, CoverPage)
        await pilot.press("enter")
        await settled(pilot)
        assert isinstance(app.screen, HomePage)


async def test_a_page_about_a_session_brings_ones_own_words_over(own: SessionWorkflow) -> None:
    assert own.joint is not None
    takeaway = next(t.text for t in own.joint.past[0].session.takeaways if t.by == CD.id)
    async with running(own, (100, 40)) as (app, pilot):
        await pilot.press("n", "down", "enter")
        await settled(pilot)
        await pilot.press("tab", "space")
        await settled(pilot)
        assert "Your own words that day" in shown(app)
        await pilot.press("tab", *"Yes.", "f9", "down", "enter")
        await settled(pilot)
        form = own.session.forms[0]
        assert form.answers[0].text == f"Yes.\n{takeaway}"
        assert own.session.about_session == own.joint.past[0].id


async def test_from_a_past_session_each_of_the_two_can_write_something_of_their_own(joint: SessionWorkflow) -> None:
    joint.read()
    session_id = joint.past[0].id
    async with running(joint) as (app, pilot):
        app.navigator.open_session(session_id)
        await settled(pilot)
        await pilot.press("w")
        await settled(pilot)
        assert "Would the other please look away" in words_shown(app)
        await pilot.press("escape")
        await settled(pilot)
        app.screen.query_one("#do-write-own").scroll_visible(animate=False, immediate=True)
        await settled(pilot)
        await pilot.click("#do-write-own")
        await settled(pilot)
        assert "Would the other please look away" in words_shown(app)
        assert app.opens_next is None
        await pilot.press("down", "enter")
        await settled(pilot)
        assert app.opens_next == own_home(joint.home, PAIR, CD) and joint.write_about == session_id


async def test_it_begins_with_that_session_beside_it(own: SessionWorkflow) -> None:
    assert own.joint is not None
    own.joint.write_about = own.joint.past[0].id
    async with running(own, (100, 40)) as (app, pilot):
        await settled(pilot)
        assert "Your own words that day" in shown(app)
        assert own.session.about_session == own.joint.past[0].id and own.joint.write_about == ""


def begin_about_one_not_reported(joint: SessionWorkflow) -> None:
    """A page is to be begun about a session whose incident was not reported."""
    archived = next(past for past in joint.past if past.session.incident is not None)
    joint.write_again(archived.stored_session, archived.session.with_changes(reported_as_incident="No"))
    joint.write_about = archived.id


async def test_whether_it_was_reported_is_asked_once_where_nobody_said_so(own: SessionWorkflow) -> None:
    assert own.joint is not None
    begin_about_one_not_reported(own.joint)
    async with running(own, (100, 40)) as (app, pilot):
        await settled(pilot)
        assert "Was this reported" in " ".join(dialog_lines(app))
        await pilot.press("right", "enter")
        await settled(pilot)
        assert isinstance(app.screen, OwnHomePage) and own.unfinished, "first things first; the page is kept"
        await pilot.press("g")
        await settled(pilot)
        assert not dialog_lines(app), "once"
    again = make_workflow(own.home.root, FakeClock())
    assert own.pair is not None
    again.choose_pair(own.pair)
    again.set(lock_offered=True)
    again.joint = own.joint
    again.read()
    async with running(again, (100, 40)) as (app, pilot):
        await pilot.press("g")
        await settled(pilot)
        assert isinstance(app.screen, FormPage) and not dialog_lines(app), (
            "nor in another window: it is kept with the page"
        )


async def test_whether_it_was_reported_is_asked_again_where_nobody_answered(own: SessionWorkflow) -> None:
    assert own.joint is not None
    begin_about_one_not_reported(own.joint)
    async with running(own, (100, 40)) as (app, pilot):
        await settled(pilot)
        assert "Was this reported" in " ".join(dialog_lines(app))
        await pilot.press("f12")
        await settled(pilot)
    [draft] = read_drafts(own.home)
    assert draft.session.asked_whether_reported == ()


async def test_what_is_brought_to_supervision_is_shown_word_for_word_first(own: SessionWorkflow) -> None:
    assert own.joint is not None
    own.begin(own.forms.kind("alone"))
    own.update(step="actions", actions=(Action(id="a1", what="Ask what the duty desk needs", owner=SELF),))
    own.leave()
    async with running(own, (100, 40)) as (app, pilot):
        await pilot.press("g")
        await settled(pilot)
        await pilot.press("f5")
        await settled(pilot)
        assert "CD brings: Ask what the duty desk needs" in " ".join(dialog_lines(app))
        await pilot.press("enter")
        await settled(pilot)
        await pilot.press("f5", "right", "enter")
        await settled(pilot)
    async with running(own.joint, (100, 40)) as (app, pilot):
        await pilot.press("n")
        await settled(pilot)
        assert "CD brings: Ask what the duty desk needs" in shown(app)


async def test_the_head_says_that_they_are_not_locked(own: SessionWorkflow) -> None:
    async with running(own) as (app, pilot):
        for size in ((40, 15), (80, 24)):
            await pilot.resize_terminal(*size)
            await settled(pilot)
            assert "not locked" in shown(app), size


async def test_a_label_made_here_is_never_one_of_the_two(own: SessionWorkflow) -> None:
    assert own.joint is not None
    own.begin(own.forms.kind("alone"))
    own.update(about="Case A1, 16 Sep", about_session=own.joint.past[0].id)
    assert own.case_label() == "Mine 1"


async def test_left_for_another_day_a_page_is_gone_on_with(own: SessionWorkflow) -> None:
    async with running(own) as (app, pilot):
        await pilot.press("n", "down", "enter")
        await settled(pilot)
        await pilot.press("tab", *"zebrafinch", "f10")
        await settled(pilot)
        for _ in range(5):  # what a page that goes is asked comes a moment later
            await settled(pilot)
        assert isinstance(app.screen, OwnHomePage) and app.return_code is None
        await pilot.press("g")
        await settled(pilot)
        assert "zebrafinch" in shown(app)


async def test_where_nothing_can_be_locked_it_is_asked_all_the_same(
    own: SessionWorkflow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("supervise.tui.privacy.lock_controller.can_lock", lambda: False)
    own.set(lock_offered=False)
    async with running(own, (80, 40)) as (app, pilot):
        await settled(pilot)
        assert "anyone who can open this folder can read them" in " ".join(dialog_lines(app))
        assert "passphrase of my own" not in shown(app) and "keep nothing here" in shown(app)


async def test_in_the_smallest_window_all_answers_are_in_sight_and_the_words_are_read_on(own: SessionWorkflow) -> None:
    own.set(lock_offered=False)
    async with running(own, (40, 15)) as (app, pilot):
        await settled(pilot)
        assert "know who can open it" in shown(app) and "anyone who can open" not in words_shown(app)
        for _ in range(12):
            await pilot.press("pagedown")
        await settled(pilot)
        assert "full story." in words_shown(app)
