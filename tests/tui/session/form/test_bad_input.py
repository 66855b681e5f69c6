"""What is put into the pages of a kind that does not belong there is kept, shown as text, and said in one line."""

from pathlib import Path

import pytest
from textual import events
from textual.events import Paste
from textual.pilot import Pilot
from textual.widgets import Input

from supervise.domain.content.forms import Form
from supervise.domain.people import ROLE_MAX
from supervise.domain.session.form_answers import Answer
from supervise.domain.session.incident import NamedItem
from supervise.domain.session.report import session_lines
from supervise.tui.export.page import ExportPage
from supervise.tui.session.agree.asked_again import AskedAgain
from supervise.tui.session.agree.page import AgreePage
from supervise.tui.session.form.page import FormPage
from supervise.tui.session.form.row_answer import RowCard
from supervise.tui.shell.dialogs import ChoiceDialog
from supervise.tui.widgets.fields.watched_field import IdentifierNotice
from supervise.tui.widgets.radio_row import RadioRow
from supervise.tui.widgets.text import Caption
from supervise.workflow import SessionWorkflow
from support.app_driver import settled, showing, shown, words_shown
from support.builders import HOSTILE

NOT_KNOWN_YET = NamedItem(id="4", label="They do not know of it yet")


def form(workflow: SessionWorkflow, form_id: str) -> Form:
    return next(form for form in workflow.forms.forms if form.id == form_id)


@pytest.fixture
def meeting(workflow: SessionWorkflow) -> SessionWorkflow:
    workflow.begin(workflow.forms.kind("network"))
    return workflow


async def write(pilot: Pilot[None], field: Input, text: str) -> None:
    field.focus()
    await pilot.pause()
    pilot.app.post_message(events.Paste(text))
    await settled(pilot)


def role(page: object) -> Input:
    return page.query_one("#cell-role Input", Input)  # type: ignore[attr-defined,no-any-return]


async def test_a_seat_is_eighty_characters_at_most_and_a_name_has_the_guards_quiet_line(
    meeting: SessionWorkflow,
) -> None:
    async with showing(meeting, lambda: FormPage(form(meeting, "network-who")), (100, 40)) as (app, pilot, _):
        await write(pilot, role(app.screen), "n" * 200)
        assert role(app.screen).value == ""
        assert any(f"it holds {ROLE_MAX} characters" in str(note.message) for note in app._notifications)
        await write(pilot, role(app.screen), "n" * 80)
        assert len(role(app.screen).value) == 80
        role(app.screen).value = ""
        await write(pilot, role(app.screen), "Mrs Okafor")
        await pilot.press("tab")
        await settled(pilot)
        for _ in range(50):
            if app.screen.query(IdentifierNotice):
                break
            await pilot.pause(0.05)
        assert "! May identify someone: “Mrs Okafor”" in shown(app)
    assert meeting.session.forms[0].answers[0].rows[0].cells[0].text == "Mrs Okafor", "kept: they decide"


async def test_markup_and_control_characters_are_text_in_every_cell(meeting: SessionWorkflow) -> None:
    async with showing(meeting, lambda: FormPage(form(meeting, "network-picture")), (100, 40)) as (app, pilot, _):
        for entry in app.screen.query("RowCard GrowingLine"):
            entry.focus()
            app.screen.post_message(Paste(HOSTILE[:60]))
            await settled(pilot)
        assert "[/b] [red]x" in shown(app)
    record = "\n".join(session_lines(meeting.session))
    assert "[/b] [red]x" in record
    assert "\x1b" not in record


async def test_a_megabyte_in_one_answer_is_kept_whole(meeting: SessionWorkflow) -> None:
    words = "so many words " * 75_000
    async with showing(meeting, lambda: FormPage(form(meeting, "network-eyes")), (80, 24)) as (app, pilot, _):
        app.screen.query_one("#answer-words NoteArea").focus()
        await pilot.pause()
        app.post_message(events.Paste(words))
        await settled(pilot)
        await settled(pilot)
    [answer] = meeting.session.forms[0].answers
    assert answer.text.replace("\n", " ").split() == words.split()


async def test_a_procedure_without_a_day_says_that_it_does_not_come_back_by_itself(workflow: SessionWorkflow) -> None:
    workflow.begin(workflow.forms.kind("disagree"))
    async with showing(workflow, lambda: FormPage(form(workflow, "disagree-steps")), (100, 60)) as (app, pilot, _):
        page = app.screen
        comes_back = page.query_one("#comes-back", Caption)
        await write(pilot, page.query_one("#cell-by Input", Input), "when they can")
        assert comes_back.said.startswith("No day is named")
        await write(pilot, page.query_one("#answer-again Input", Input), "1 Nov 2026")
        assert comes_back.said == "It comes back on 1 Nov 2026."
        assert "which has passed" in words_shown(app)
    rows = workflow.session.forms[0].answers[0].rows
    assert [cell.text for cell in rows[0].cells if cell.text] == ["when they can"], "kept as it was typed"
    assert workflow.session.comes_back is not None


@pytest.mark.parametrize(
    ("form_id", "days"),
    [
        (
            "disagree-tried",
            (("#cell-day", "12 Nov", "Thursday 12 Nov 2026"), ("#cell-day", "last Friday", "Friday 20 Nov 2026")),
        ),
        (
            "disagree-steps",
            (("#cell-day", "a week ago", "Sunday 15 Nov 2026"), ("#cell-by", "12 Nov", "Friday 12 Nov 2027")),
        ),
        (
            "disagree-end",
            (
                ("#answer-end-day", "yesterday", "Saturday 21 Nov 2026"),
                ("#answer-end-day", "1 Dec 2026", "! Tuesday 1 Dec 2026, which is still to come"),
            ),
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
async def test_a_day_on_which_something_was_done_is_never_read_as_one_to_come(
    workflow: SessionWorkflow, form_id: str, days: tuple[tuple[str, str, str], ...]
) -> None:
    workflow.begin(workflow.forms.kind("disagree"))
    async with showing(workflow, lambda: FormPage(form(workflow, form_id)), (100, 60)) as (app, pilot, _):
        for name, typed, meant in days:
            field = app.screen.query_one(f"{name} Input", Input)
            field.value = ""
            await write(pilot, field, typed)
            assert app.screen.query_one(f"{name} .understood", Caption).said == meant, typed
            if name == "#answer-end-day":
                assert field.placeholder == "such as 20 Nov"


async def test_where_somebody_may_be_at_risk_what_to_do_first_is_shown_once(workflow: SessionWorkflow) -> None:
    workflow.begin(workflow.forms.kind("disagree"))
    async with showing(workflow, lambda: FormPage(form(workflow, "disagree-what")), (100, 40)) as (app, pilot, _):
        app.screen.query_one("#answer-safe PickList").focus()
        for way, answer in ((["down"], "We are not sure"), (["down", "down"], "No")):
            await pilot.press("home", *way, "space")
            await settled(pilot)
            assert isinstance(app.screen, ChoiceDialog), answer
            assert workflow.session.forms[0].answers[0].chosen[0].label.startswith(answer)
            await pilot.press("escape")
            await settled(pilot)
            await pilot.press("home", "space")
            await settled(pilot)
            assert isinstance(app.screen, FormPage), "safe, and we know why: nothing is shown"
    assert workflow.session.forms[0].answers[0].chosen[0].label == "Yes, and we know why"


async def test_a_meeting_without_the_person_is_asked_about_again_at_agree(meeting: SessionWorkflow) -> None:
    why = form(meeting, "network-why")
    meeting.answer(why, Answer(field="family", asked="Will the person …?", kind="one", chosen=(NOT_KNOWN_YET,)))
    async with showing(meeting, AgreePage, (120, 40)) as (app, pilot, _):
        card = app.screen.query_one(AskedAgain)
        assert card.query_one(Caption).said == "You said: They do not know of it yet. Is it still so?"
        card.query_one(RadioRow).focus()
        await pilot.press("left", "space")
        await settled(pilot)
    [answer] = meeting.session.forms[0].answers
    assert answer.chosen[0].label.startswith("No: they know of it")
    async with showing(meeting, AgreePage, (120, 40)) as (app, pilot, _):
        assert not app.screen.query(AskedAgain), "answered, it is asked no more"


async def test_where_nothing_is_said_of_the_person_it_is_asked_and_nothing_waits_for_it(
    meeting: SessionWorkflow,
) -> None:
    async with showing(meeting, AgreePage, (120, 40)) as (app, _pilot, _results):
        assert "Nothing is said about it yet." in words_shown(app)
    meeting.confirm("supervisee", "CD")
    meeting.confirm("supervisor", "AB")
    assert meeting.history.sessions[0].status == "agreed"


async def test_the_agenda_is_saved_before_the_meeting_with_why_and_who_alone(
    meeting: SessionWorkflow, tmp_path: Path
) -> None:
    meeting.update(about="Case A5")
    question = Answer(field="question", asked="Which one question?", kind="line", text="Who keeps hold of Friday?")
    meeting.answer(form(meeting, "network-why"), question)
    known = Answer(field="strengths", asked="What is going well?", kind="lines", lines=("Not for the agenda",))
    meeting.answer(form(meeting, "network-picture"), known)
    async with showing(meeting, lambda: FormPage(form(meeting, "network-who")), (100, 40)) as (app, pilot, _):
        await write(pilot, role(app.screen), "District nurse")
        await pilot.click("#do-save-text")
        await settled(pilot)
        assert isinstance(app.screen, ExportPage)
        field = app.screen.query_one(Input)
        field.value = str(tmp_path / "agenda.txt")
        await pilot.press("enter")
        await settled(pilot)
    text = (tmp_path / "agenda.txt").read_text(encoding="utf-8")
    assert text.startswith("A network meeting, Case A5\n==========================\n")
    assert "Which one question? Who keeps hold of Friday?" in text
    assert "District nurse" in text
    assert not [word for word in ("Not for the agenda", "CD", "AB", "Sign") if word in text]
    assert meeting.held is not None, "the meeting is still to be held"


async def test_who_is_missing_is_said_under_the_sides_of_life(meeting: SessionWorkflow) -> None:
    async with showing(meeting, lambda: FormPage(form(meeting, "network-who")), (100, 60)) as (app, pilot, _):
        page = app.screen
        picks = page.query_one("#answer-life PickList")
        picks.focus()
        await pilot.press("home", "down", "down", "space")
        await settled(pilot)
        missing = page.query_one("#answer-life #missing", Caption)
        assert missing.said == (
            "Home and housing: nobody here works there. "
            "Think of: housing officer, landlord, environmental health officer."
        )
        await write(pilot, role(page), "Housing officer")
        assert not missing.display
        assert len(page.query(RowCard)) == 1
