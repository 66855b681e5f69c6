"""A form written by hand is held, kept and compared without a line of code: seven kinds of question and more."""

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from supervise.domain.session.report import build_report
from supervise.tui.session.form.look_answer import ChooseLinesPage
from supervise.tui.session.form.page import FormPage
from supervise.tui.session.form.row_answer import RowCard
from supervise.tui.session.step_page import NEXT
from supervise.tui.widgets.fields.text_fields import LabelledTextArea
from supervise.tui.widgets.pick_list import PickList
from supervise.tui.widgets.text import Caption
from supervise.workflow import SessionWorkflow
from support.app_driver import SIZES, settled, showing, shown, words_shown

OWN_FORM = """
[[forms]]
id = "handover"
title = "A hand-over that held"
step = "Hand-over"
hint = "A few lines are enough."
[[forms.fields]]
id = "line"
ask = "In one sentence: what was it?"
kind = "line"
wanted = true
[[forms.fields]]
id = "words"
ask = "How did it go?"
kind = "words"
[[forms.fields]]
id = "lines"
ask = "Who had a part in it, by role?"
kind = "lines"
[[forms.fields]]
id = "one"
ask = "Where was it?"
kind = "one"
choices = ["On the ward", "At home"]
[[forms.fields]]
id = "some"
ask = "What helped?"
kind = "some"
choices = ["A list", "A call", "Time"]
open = true
[[forms.fields]]
id = "day"
ask = "When do we look again?"
kind = "day"
returns = true
[[forms.fields]]
id = "number"
ask = "How many of us were there?"
kind = "number"
[[forms.fields]]
id = "seen-on"
ask = "When was it?"
kind = "day"
past = true
[[forms.fields]]
id = "rows"
ask = "Who did what?"
kind = "rows"
columns = [{ id = "role", title = "Role" }, { id = "part", title = "Part", kind = "words" }]
[[forms.fields]]
id = "check"
ask = "Did we think of it?"
kind = "check"
choices = ["Said what we knew", "Asked the person"]
[[forms.fields]]
id = "looks"
ask = "What can be seen?"
kind = "looks"
from = "outcomes"
"""


@pytest.fixture
def in_session(workflow: SessionWorkflow) -> SessionWorkflow:
    Path(workflow.home.content).mkdir(parents=True)
    (workflow.home.content / "forms.toml").write_text(OWN_FORM, encoding="utf-8")
    workflow.begin(workflow.forms.kind("handover"))
    return workflow


def page_of(workflow: SessionWorkflow) -> FormPage:
    form = workflow.forms.form("handover")
    assert form is not None
    return FormPage(form)


async def type_in(pilot: object, page: FormPage, field: str, text: str, part: str = "Input, NoteArea") -> None:
    page.query_one(f"#answer-{field}").query(part).first().focus()
    await pilot.press(*text)  # type: ignore[attr-defined]
    await settled(pilot)  # type: ignore[arg-type]


@pytest.mark.parametrize("size", SIZES)
async def test_how_it_looks_and_more_below_is_said_until_the_end_is_seen_and_moves_nothing(
    in_session: SessionWorkflow, golden: SnapshotAssertion, size: tuple[int, int]
) -> None:
    async with showing(in_session, lambda: page_of(in_session), size) as (app, pilot, _):
        assert shown(app) == golden(name=f"{size[0]}x{size[1]}")
        body = app.screen.query_one("#body")
        before = body.region
        assert "More below." in words_shown(app)
        body.scroll_end(animate=False)
        await settled(pilot)
        assert "More below." not in words_shown(app)
        assert body.region == before
        body.scroll_home(animate=False)
        await settled(pilot)
        assert "More below." in words_shown(app)


async def test_each_kind_of_question_is_in_the_record_and_stands_there_again(in_session: SessionWorkflow) -> None:
    async with showing(in_session, lambda: page_of(in_session), (100, 40)) as (app, pilot, _):
        page = app.screen
        assert isinstance(page, FormPage)
        still_empty = page.query_one("#still-empty", Caption)
        assert "what was it?" in still_empty.said, "what is wanted is named quietly until it is there"
        await type_in(pilot, page, "line", "They rang")
        assert still_empty.said == ""
        await type_in(pilot, page, "words", "Well")
        await type_in(pilot, page, "lines", "Nurse")
        await pilot.press("enter", *"Porter")
        page.query_one("#answer-one PickList").focus()
        await pilot.press("down", "enter")
        page.query_one("#answer-some PickList").focus()
        await pilot.press("space")
        await type_in(pilot, page, "some", "A map")
        await type_in(pilot, page, "day", "3 Dec 2026")
        await type_in(pilot, page, "number", "4")
        await type_in(pilot, page, "rows", "Nurse")
        page.query_one("#answer-check RadioRow").focus()
        await pilot.press("space")
        await settled(pilot)
    part = next(part for part in build_report(in_session.session) if part.title == "A hand-over that held")
    record = {entry.label: entry.text for entry in part.entries}
    assert record == {
        "In one sentence: what was it?": "They rang",
        "How did it go?": "Well",
        "Who had a part in it, by role?": "· Nurse\n· Porter",
        "Where was it?": "At home",
        "What helped?": "· A list\n· A map",
        "When do we look again?": "3 Dec 2026",
        "How many of us were there?": "4",
        "Who did what?": "· Nurse",
        "Did we think of it?": "· Said what we knew: We did",
    }
    assert in_session.session.comes_back is not None
    in_session.keep()
    before = in_session.session.forms
    async with showing(in_session, lambda: page_of(in_session), (100, 40)) as (app, pilot, _):
        assert "They rang" in shown(app)
        await type_in(pilot, app.screen, "words", "!")  # type: ignore[arg-type]
    changed = in_session.session.forms[0]
    assert [answer for answer in changed.answers if answer.field != "words"] == [
        answer for answer in before[0].answers if answer.field != "words"
    ]


async def test_words_where_a_number_is_asked_for_are_kept_as_typed_and_said_not_to_be_clear(
    in_session: SessionWorkflow,
) -> None:
    async with showing(in_session, lambda: page_of(in_session), (100, 40)) as (app, pilot, _):
        page = app.screen
        not_clear = page.query_one("#answer-number #not-clear", Caption)
        assert not not_clear.display
        await type_in(pilot, page, "number", "six")  # type: ignore[arg-type]
        assert not_clear.display and not_clear.said == "Not clear yet: try 6"
        await pilot.press("backspace", "backspace", "backspace", "6")
        await settled(pilot)
        assert not not_clear.display
        assert in_session.session.forms[0].answers[0].number == 6
        await pilot.press("backspace", *"-1 or so")
        await settled(pilot)
    [answer] = in_session.session.forms[0].answers
    assert (answer.number, answer.text) == (None, "-1 or so")


async def test_going_on_stops_once_for_what_is_not_clear_and_never_for_a_day_looked_back_on(
    in_session: SessionWorkflow,
) -> None:
    async with showing(in_session, lambda: page_of(in_session), (100, 40)) as (app, pilot, results):
        page = app.screen
        await type_in(pilot, page, "day", "end of spring")  # type: ignore[arg-type]
        await type_in(pilot, page, "number", "six")  # type: ignore[arg-type]
        await type_in(pilot, page, "seen-on", "in May")  # type: ignore[arg-type]
        assert "names no day" not in words_shown(app)
        await pilot.press("f3")
        await settled(pilot)
        assert "“end of spring” names no day, so nobody is reminded of it. F3 goes on all the same." in words_shown(app)
        assert page.focused in page.query("#answer-day Input")
        await pilot.press("f3")
        await settled(pilot)
        assert "“six” is no number, so nothing is counted by it. F3 goes on" in words_shown(app)
        assert page.focused in page.query("#answer-number Input")
        assert results == []
        await pilot.press("f3")
        await settled(pilot)
    assert results == [NEXT]


async def test_a_page_that_is_seen_whole_says_nothing_of_more(workflow: SessionWorkflow) -> None:
    workflow.begin(workflow.forms.kind("disagree"))
    tried = workflow.forms.form("disagree-tried")
    async with showing(workflow, lambda: FormPage(tried), (120, 70)) as (app, pilot, _):  # type: ignore[arg-type]
        assert "More below." not in words_shown(app)
        await pilot.resize_terminal(120, 30)
        await settled(pilot)
        assert "More below." in words_shown(app)


async def test_what_a_choice_means_is_said_with_its_title_as_it_stands_under_the_last_one(
    workflow: SessionWorkflow,
) -> None:
    barriers = workflow.forms.form("team-up")
    workflow.begin()
    async with showing(workflow, lambda: FormPage(barriers)) as (app, pilot, _):  # type: ignore[arg-type]
        picks = app.screen.query_one("#answer-barriers PickList", PickList)
        picks.focus()
        await pilot.press("down")
        await settled(pilot)
        label = next(pick.label for pick in picks.picks if pick.id == picks.highlighted_id)
        assert app.screen.query_one("#answer-barriers #choice-help", Caption).said.startswith(f"{label}: ")


async def test_own_words_beside_one_choice_are_not_asked_for_line_by_line(workflow: SessionWorkflow) -> None:
    end, up = workflow.forms.form("disagree-end"), workflow.forms.form("team-up")
    workflow.begin()
    async with showing(workflow, lambda: FormPage(end)) as (app, _pilot, _):  # type: ignore[arg-type]
        assert app.screen.query_one("#answer-end LabelledTextArea", LabelledTextArea).hint == ""
    async with showing(workflow, lambda: FormPage(up)) as (app, _pilot, _):  # type: ignore[arg-type]
        assert app.screen.query_one("#answer-barriers LabelledTextArea", LabelledTextArea).hint == "One on each line."


async def test_one_more_row_and_an_empty_one_is_no_answer(in_session: SessionWorkflow) -> None:
    async with showing(in_session, lambda: page_of(in_session), (100, 40)) as (app, pilot, _):
        page = app.screen
        assert isinstance(page, FormPage)
        await type_in(pilot, page, "rows", "Nurse")
        await pilot.press("f9")
        await settled(pilot)
        assert len(page.query(RowCard)) == 2
        await pilot.press("f9")
        await settled(pilot)
        assert len(page.query(RowCard)) == 2, "the empty one is there already"
        await pilot.press(*"Porter")
        await settled(pilot)
    rows = in_session.session.forms[0].answers[0].rows
    assert [row.cells[0].text for row in rows] == ["Nurse", "Porter"]


async def test_lines_are_chosen_and_what_was_answered_stays_when_its_line_is_taken_off(
    in_session: SessionWorkflow,
) -> None:
    async with showing(in_session, lambda: page_of(in_session), (100, 40)) as (app, pilot, _):
        page = app.screen
        assert isinstance(page, FormPage)
        page.query_one("#answer-looks #none-chosen")
        await page.query_one("#answer-looks").choose(["safer", "well"])  # type: ignore[attr-defined]
        await settled(pilot)
        await pilot.press("right", "space")
        await settled(pilot)
        await page.query_one("#answer-looks").choose(["well"])  # type: ignore[attr-defined]
        await settled(pilot)
        assert page.query_one("#answer-looks").chosen == ("safer", "well")  # type: ignore[attr-defined]
    looks = in_session.session.forms[0].answers[0].looks
    assert [(look.id, look.answer) for look in looks] == [("safer", "Partly"), ("well", "")]


async def test_the_lines_to_choose_from_stand_under_their_headings(in_session: SessionWorkflow) -> None:
    form = in_session.forms.choice_list("outcomes")
    assert form is not None
    async with showing(in_session, lambda: ChooseLinesPage(form.items, ["well"])) as (app, pilot, results):
        assert "For the person" in shown(app)
        await pilot.press("g", "space", "escape")
        await settled(pilot)
        assert results == [("safer", "well")]


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_what_is_written_beside_a_list_longer_than_the_window_is_seen(
    workflow: SessionWorkflow, size: tuple[int, int]
) -> None:
    barriers = workflow.forms.form("team-up")
    workflow.begin()
    async with showing(workflow, lambda: FormPage(barriers), size) as (app, pilot, _):  # type: ignore[arg-type]
        app.screen.query_one("#answer-barriers NoteArea").focus()
        await pilot.press(*"Nobody owns it")
        await settled(pilot)
        assert "Nobody owns it" in shown(app)


async def test_each_line_of_a_list_that_scrolls_hangs_under_its_first_word(workflow: SessionWorkflow) -> None:
    sheet = workflow.forms.form("team-sheet")
    workflow.begin()
    async with showing(workflow, lambda: FormPage(sheet)) as (app, _pilot, _):  # type: ignore[arg-type]
        for picklist in app.screen.query(PickList):
            room = picklist.scrollable_content_region.width - 2  # the padding of a line
            lines = [line for option in picklist.options for line in str(option.prompt).splitlines()]
            assert picklist.show_vertical_scrollbar and max(map(len, lines)) <= room
