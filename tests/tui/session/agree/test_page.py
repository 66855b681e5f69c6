"""Agree: the record as it stands, and two confirmations of the same words."""

from datetime import date

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from supervise.domain.problems import Problem, ProblemError
from supervise.domain.session.actions import Action
from supervise.domain.session.incident import Incident
from supervise.domain.session.model import DiscussedSection, Rating, Takeaway
from supervise.domain.text import normalise, single_line
from supervise.store.sessions import files as session_files
from supervise.tui.session.agree.initials_field import InitialsField
from supervise.tui.session.agree.page import AgreePage
from supervise.tui.session.step_page import BACK, OVER
from supervise.tui.widgets.radio_row import RadioRow
from supervise.tui.widgets.report_view import ReportView
from supervise.workflow import SessionWorkflow
from support.app_driver import SIZES, settled, showing, shown
from support.builders import HOSTILE, wholes
from support.clock import FakeClock


@pytest.fixture
def begun(workflow: SessionWorkflow, clock: FakeClock) -> SessionWorkflow:
    workflow.begin()
    ladder, model = workflow.content.default_ladder, workflow.content.default_model
    workflow.update(
        aim="Think through the Tuesday discharge.",
        section=DiscussedSection(id="resilience", title="Resilience", wheel="stand-in-wheel", stand_in=True),
        incident=Incident(
            case="Case A1",
            summary="Housing heard of it last.",
            ladder=ladder.id,
            ladder_title=ladder.title,
            model=model.id,
            model_title=model.title,
        ),
        actions=(Action(id="one-1", what="Ring housing first", owner="supervisee", due=date(2026, 12, 6)),),
        takeaways=(Takeaway(by="supervisee", text="Asking early is a skill."),),
    )
    clock.pass_(minutes=51)
    return workflow


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_looks(begun: SessionWorkflow, golden: SnapshotAssertion, size: tuple[int, int]) -> None:
    async with showing(begun, AgreePage, size) as (app, pilot, _):
        assert shown(app) == golden(name=f"opened-{size[0]}")
        await pilot.press("f3", *"cd", "enter")
        await _laid_out(pilot, "CD, 22 Nov 2026")
        assert shown(app) == golden(name=f"one-agreed-{size[0]}")


async def test_the_record_is_read_with_the_arrows(begun: SessionWorkflow) -> None:
    for size in ((80, 24), (120, 15)):
        async with showing(begun, AgreePage, size) as (app, pilot, _):
            assert isinstance(app.focused, ReportView)
            assert "Session" in shown(app)
            seen = ""
            for _ in range(12):
                await pilot.press("pagedown")
                await settled(pilot)
                seen += shown(app)
            assert "Ring housing first" in seen


async def test_what_is_written_by_keys_is_in_the_session_and_in_the_record(begun: SessionWorkflow) -> None:
    async with showing(begun, AgreePage) as (app, pilot, results):
        await pilot.press("tab", "end", *" Always.", "tab", *"I can ring the ward", "tab", *"Whether they knew")
        await pilot.press("tab", "space", "tab", "right", "enter", "tab", *"20 dec")
        await settled(pilot)
        assert "Sunday 20 Dec 2026" in shown(app)
        session = begun.session
        assert [(one.by, one.text) for one in session.takeaways] == [
            ("supervisee", "Asking early is a skill. Always."),
            ("supervisor", "I can ring the ward"),
        ]
        assert session.differences == "Whether they knew"
        assert (session.reported_as_incident, session.copied_to_case_record) == ("yes", "no")
        assert session.next_date == date(2026, 12, 20)
        focused, row = app.focused, app.focused.region.y if app.focused else 0
        await _laid_out(pilot, "I can ring the ward")
        assert app.focused is focused
        assert app.focused is not None and app.focused.region.y == row
        await pilot.press("escape")
        await settled(pilot)
        assert results == [BACK]
    async with showing(begun, AgreePage) as (app, pilot, _):
        page = app.screen
        assert page.query_one("#takes-supervisor TextArea", TextArea).text == "I can ring the ward"
        assert page.query_one("#differences TextArea", TextArea).text == "Whether they knew"
        assert page.query_one("#tick-reported", RadioRow).value == "yes"
        assert page.query_one("DateField Input", Input).value == "20 Dec 2026"
        page.query_one("#takes-supervisor TextArea").focus()
        await pilot.press("end", "ctrl+u")
        assert [one.by for one in begun.session.takeaways] == ["supervisee"]


async def test_a_next_day_that_names_none_is_kept(begun: SessionWorkflow) -> None:
    async with showing(begun, AgreePage) as (app, pilot, _):
        app.screen.query_one("DateField Input").focus()
        await pilot.press(*"after leave")
        await settled(pilot)
        assert "Not clear yet" in shown(app)
    assert (begun.session.next_date, begun.session.next_date_words) == (None, "after leave")


async def test_two_confirmations_lock_the_record(begun: SessionWorkflow, clock: FakeClock) -> None:
    async with showing(begun, AgreePage) as (app, pilot, results):
        await pilot.press("f3")
        assert app.focused is app.screen.query(InitialsField).first().query_one(Input)
        await pilot.press(*" cd ", "enter")
        await settled(pilot)
        assert "CD agreed 10:21" in shown(app)
        assert results == []
        await pilot.press(*"AB", "enter")
        await settled(pilot)
        assert results == [OVER]
    assert begun.held is None
    [latest] = wholes(begun)
    assert latest.status == "agreed"
    assert [one.initials for one in latest.agreed] == ["CD", "AB"]


async def test_by_mouse_and_in_either_order(begun: SessionWorkflow) -> None:
    async with showing(begun, AgreePage, (120, 60)) as (app, pilot, results):
        for line, initials in reversed([*zip(app.screen.query(InitialsField), ("CD", "AB"), strict=True)]):
            await pilot.click(line.query_one(Input))
            await pilot.press(*initials)
            await pilot.click(line.query_one("Button"))
            await settled(pilot)
        assert results == [OVER]


async def test_wrong_initials_are_said_in_a_sentence_beside_the_field(begun: SessionWorkflow) -> None:
    async with showing(begun, AgreePage) as (app, pilot, _):
        await pilot.press("f3", *"ab", "enter")
        await settled(pilot)
        assert "Initials do not match CD." in shown(app)
        assert begun.session.agreed == ()
        await pilot.press("backspace")
        await settled(pilot)
        assert "do not match" not in shown(app)
        await pilot.press("backspace", *"cd", "enter")
        await settled(pilot)
        assert len(begun.session.agreed) == 1


async def test_a_change_after_one_agreed_asks_both_again_and_says_so(begun: SessionWorkflow) -> None:
    async with showing(begun, AgreePage, (120, 60)) as (app, pilot, _):
        await pilot.press("f3", *"cd", "enter")
        await settled(pilot)
        await pilot.click("#differences TextArea")
        await pilot.press("x")
        await settled(pilot)
        assert begun.session.agreed == ()
        assert "CD: type your initials to agree" in shown(app)
        assert "Something was changed after CD agreed" in shown(app)


async def test_coming_back_clears_nothing(begun: SessionWorkflow) -> None:
    begun.confirm("supervisee", "CD")
    async with showing(begun, AgreePage, (120, 60)) as (app, pilot, _):
        await settled(pilot)
        assert "CD agreed 10:21" in shown(app)
        await pilot.press("f3")
        assert app.focused is app.screen.query(InitialsField).last().query_one(Input)
    assert len(begun.session.agreed) == 1


async def test_what_confirming_is_and_is_not_is_said_once(begun: SessionWorkflow) -> None:
    async with showing(begun, AgreePage, (120, 60)) as (app, _, _):
        page = shown(app)
    assert page.count("not an electronic signature") == 1
    assert page.count("The incident is left open to come back to.") == 1


async def test_a_disk_that_refuses_loses_nothing(begun: SessionWorkflow, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise ProblemError(Problem("The disk", "is full.", "Make room, then try again."))

    async with showing(begun, AgreePage) as (app, pilot, results):
        await pilot.press("f3", *"cd", "enter")
        await settled(pilot)
        with monkeypatch.context() as patch:
            patch.setattr(session_files, "save_new", full)
            await pilot.press(*"ab", "enter")
            await settled(pilot)
        assert "The disk is full." in shown(app)
        assert results == []
        await pilot.press("enter")
        await settled(pilot)
        assert results == [OVER]


async def test_a_private_answer_is_not_told_early(begun: SessionWorkflow) -> None:
    begun.rate(Rating(by="supervisee", value=2, label="Sometimes"))
    async with showing(begun, AgreePage, (120, 90)) as (app, _, _):
        assert "kept private until both" in shown(app)
        assert "Sometimes" not in shown(app)


async def test_hostile_words_everywhere(begun: SessionWorkflow) -> None:
    async with showing(begun, AgreePage) as (app, pilot, results):
        for field in app.screen.query(TextArea):
            field.text = HOSTILE
        for line in app.screen.query(Input):
            line.value = HOSTILE
        await settled(pilot)
        await pilot.press("f3", "enter")
        await settled(pilot)
        assert "do not match" in shown(app)
        app.screen.query_one(ReportView).focus()
        await _laid_out(pilot, "[/b] [red]x")
        await pilot.press("f3", *["delete"] * 30, *["backspace"] * 30, *"cd", "enter")
        await settled(pilot)
        await pilot.press(*["delete"] * 30, *["backspace"] * 30, *"ab", "enter")
        await settled(pilot)
        assert results == [OVER]
    [latest] = wholes(begun)
    assert {one.text for one in latest.takeaways} == {normalise(HOSTILE)} == {latest.differences}
    assert latest.next_date_words == single_line(HOSTILE)


async def _laid_out(pilot: Pilot[None], words: str) -> None:
    """Wait until the record says these words."""
    record = pilot.app.screen.query_one(ReportView)
    for _ in range(200):
        if any(words in entry.text for part in record.parts for entry in part.entries):
            break
        await pilot.pause(0.01)
    else:
        raise AssertionError(f"the record never said {words!r}")
    await settled(pilot)
