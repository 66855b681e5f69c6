"""Agree: the record as it stands, and two confirmations of the same words."""

from datetime import date

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.color import Color
from textual.widgets import Input, TextArea

from supervise.domain.problems import Problem, ProblemError
from supervise.domain.session.actions import Action, ActionReview
from supervise.domain.session.incident import Incident
from supervise.domain.session.model import DiscussedSection, Rating, Takeaway
from supervise.domain.text import normalise, single_line
from supervise.store.sessions import files as session_files
from supervise.tui.identifiers.page import IdentifiersPage
from supervise.tui.session.agree.initials_field import InitialsField
from supervise.tui.session.agree.page import AgreePage
from supervise.tui.session.choice_row import FoldRow
from supervise.tui.session.step_page import BACK, OVER
from supervise.tui.widgets.masthead import Masthead
from supervise.tui.widgets.radio_row import RadioRow
from supervise.tui.widgets.report_view import ReportView
from supervise.tui.widgets.text import Caption
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
        await settled(pilot)
        assert shown(app) == golden(name=f"one-agreed-{size[0]}")


@pytest.mark.parametrize("size", [(80, 24), (120, 15)], ids=str)
async def test_the_record_is_read_with_the_arrows(begun: SessionWorkflow, size: tuple[int, int]) -> None:
    async with showing(begun, AgreePage, size) as (app, pilot, _):
        assert isinstance(app.focused, ReportView)
        seen = shown(app)
        assert "Session" in seen and "Ring housing first" not in seen
        for _ in range(12):
            if "Ring housing first" in seen:
                break
            await pilot.press("pagedown")
            seen = shown(app)
        assert "Ring housing first" in seen


async def test_what_is_written_by_keys_is_in_the_session(begun: SessionWorkflow) -> None:
    async with showing(begun, AgreePage) as (app, pilot, results):
        await pilot.press("tab", "end", *" Always.", "tab", *"I can ring the ward", "tab", *"Whether they knew")
        await pilot.press("tab", "space", "tab", "right", "enter", "tab", *"20 dec")
        await settled(pilot)
        assert "Sunday 20 Dec 2026" in shown(app)
        session = begun.session
        assert [(takeaway.by, takeaway.text) for takeaway in session.takeaways] == [
            ("supervisee", "Asking early is a skill. Always."),
            ("supervisor", "I can ring the ward"),
        ]
        assert session.differences == "Whether they knew"
        assert (session.reported_as_incident, session.copied_to_case_record) == ("yes", "no")
        assert session.next_date == date(2026, 12, 20)
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
        assert [takeaway.by for takeaway in begun.session.takeaways] == ["supervisee"]


async def test_a_next_day_that_names_none_is_kept_and_one_that_there_is_not_is_said_to_be_none(
    begun: SessionWorkflow,
) -> None:
    async with showing(begun, AgreePage) as (app, pilot, _):
        field = app.screen.query_one("DateField Input", Input)
        field.focus()
        await pilot.press(*"after leave")
        await settled(pilot)
        assert "Not clear yet" in shown(app)
        assert (begun.session.next_date, begun.session.next_date_words) == (None, "after leave")
        field.value = ""
        await pilot.press(*"31 Nov")
        await settled(pilot)
        assert "! There is no such day" in shown(app)
        await pilot.press("home", "delete", "delete", *"30")
        await settled(pilot)
        assert "no such day" not in shown(app)
    assert begun.session.next_date is not None


async def test_two_confirmations_lock_the_record(begun: SessionWorkflow, clock: FakeClock) -> None:
    async with showing(begun, AgreePage) as (app, pilot, results):
        await pilot.press("f3")
        assert app.focused is app.screen.query(InitialsField).first().query_one(Input)
        await pilot.press(*"ab", "enter")
        await settled(pilot)
        assert "Initials do not match CD." in shown(app)
        assert begun.session.agreed == ()
        await pilot.press("backspace")
        await settled(pilot)
        assert "do not match" not in shown(app)
        await pilot.press("backspace", *" cd ", "enter")
        await settled(pilot)
        assert "CD agreed 10:21" in shown(app)
        assert len(begun.session.agreed) == 1
        assert results == []
        await pilot.press(*"AB", "enter")
        await settled(pilot)
        assert results == [OVER]
    assert begun.held is None
    [latest] = wholes(begun)
    assert latest.status == "agreed"
    assert [confirmation.initials for confirmation in latest.agreed] == ["CD", "AB"]


async def test_by_mouse_and_in_either_order(begun: SessionWorkflow) -> None:
    async with showing(begun, AgreePage, (120, 60)) as (app, pilot, results):
        for line, initials in reversed([*zip(app.screen.query(InitialsField), ("CD", "AB"), strict=True)]):
            await pilot.click(line.query_one(Input))
            await pilot.press(*initials)
            await pilot.click(line.query_one("Button"))
            await settled(pilot)
        assert results == [OVER]


async def test_a_change_after_one_agreed_asks_both_again_and_says_so(begun: SessionWorkflow) -> None:
    async with showing(begun, AgreePage, (120, 60)) as (app, pilot, _):
        await pilot.press("f3", *"cd", "enter")
        await settled(pilot)
        await pilot.click("#differences TextArea")
        await pilot.press("x")
        await settled(pilot)
        assert begun.session.agreed == ()
        assert "CD: your initials" in shown(app)
        assert "Something was changed after CD agreed" in shown(app)


async def test_coming_back_clears_nothing_and_what_confirming_is_is_said_once(begun: SessionWorkflow) -> None:
    begun.confirm("supervisee", "CD")
    async with showing(begun, AgreePage, (120, 60)) as (app, pilot, _):
        await settled(pilot)
        page_text = shown(app)
        assert "CD agreed 10:21" in page_text
        assert page_text.count("not an electronic signature") == 1, "what confirming is and is not is said once"
        assert page_text.count("The incident is left open to come back to.") == 1
        await pilot.press("f3")
        assert app.focused is app.screen.query(InitialsField).last().query_one(Input)
    assert len(begun.session.agreed) == 1


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
        app.screen.query_one("#record").focus()
        await pilot.press("f3", *["delete"] * 30, *["backspace"] * 30, *"cd", "enter")
        await settled(pilot)
        await pilot.press(*["delete"] * 30, *["backspace"] * 30, *"ab", "enter")
        await settled(pilot)
        assert results == [OVER]
    [latest] = wholes(begun)
    assert {takeaway.text for takeaway in latest.takeaways} == {normalise(HOSTILE)} == {latest.differences}
    assert latest.next_date_words == single_line(HOSTILE)


REVIEWED = tuple(
    ActionReview(action=f"x-{number}", what=what, owner="supervisee", outcome=outcome)
    for number, (what, outcome) in enumerate((("Shadow a visit", "done"), ("One named contact", "let-go")))
)


async def test_what_is_the_same_each_time_or_settled_is_folded_and_opens_by_keys_and_by_mouse(
    begun: SessionWorkflow,
) -> None:
    begun.update(reviewed=REVIEWED)
    async with showing(begun, AgreePage, (80, 40)) as (app, pilot, _):
        lines = app.screen.query(FoldRow)
        for by in ("keys", "mouse"):
            assert "[+] Last time's actions: 1 done, 1 let go" in shown(app), by
            assert "[+] Ground rules (9)" in shown(app), by
            assert "We start and finish on time" not in shown(app), by
            if by == "keys":
                await pilot.press("shift+tab", "enter", "shift+tab", "space")
            else:
                for line in lines:
                    await pilot.click(line)
            await settled(pilot)
            assert [line.mark for line in lines] == ["[-]", "[-]"], by
            assert "Shadow a visit" in shown(app), by
            assert "We start and finish on time" in shown(app), by
            for line in lines:
                line.focus()
                await pilot.press("space")
            await settled(pilot)


async def test_the_hint_says_whose_words_a_field_is_for_and_what_the_others_ask(begun: SessionWorkflow) -> None:
    async with showing(begun, AgreePage) as (app, pilot, _):
        hints = []
        for _stop in range(8):
            await pilot.press("tab")
            await settled(pilot)
            hints.append(app.screen.query_one("#hint", Masthead).hint)
    wanted = (
        "What CD takes away, in CD's own words",
        "What AB takes away, in AB's own words",
        "Only if you see something differently. Tab goes to what was reported.",
        "or leave it blank",
        "or leave it blank",
        "The day you meet next",
        "Type your initials",
        "Type your initials",
    )
    assert all(part in hint for part, hint in zip(wanted, hints, strict=True)), hints


async def test_an_action_still_open_is_read_with_the_record(begun: SessionWorkflow) -> None:
    begun.update(reviewed=(REVIEWED[0], REVIEWED[1].with_changes(outcome="doing")))
    async with showing(begun, AgreePage, (80, 40)) as (app, _, __):
        assert "Last time's actions:" not in shown(app)
        assert "One named contact" in shown(app)


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_both_initials_are_in_one_view_with_what_may_identify_somebody(
    begun: SessionWorkflow, size: tuple[int, int]
) -> None:
    begun.update(aim="Mrs Okafor rang about LS6 2AB.")
    async with showing(begun, AgreePage, size) as (app, pilot, _):
        await pilot.app.workers.wait_for_complete([worker for worker in app.workers if worker.group == "guard"])
        await settled(pilot)
        await pilot.press("f3")
        await settled(pilot)
        page = shown(app)
        assert "CD: your initials" in page
        assert "AB: your initials" in page
        assert "may identify" in page.lower()
        line = app.screen.query_one("#noticed")
        assert line.styles.color.rgb == Color.parse(app.theme_variables["warning"]).rgb


async def test_back_from_a_replacement_that_withdrew_the_agreement_both_sign_anew(begun: SessionWorkflow) -> None:
    begun.update(aim="Mrs Okafor rang.")
    async with showing(begun, AgreePage) as (app, pilot, results):
        await pilot.press("f3", *"cd", "enter")
        await settled(pilot)
        await pilot.press(*"ab", "enter")
        await settled(pilot)
        await pilot.press("enter")  # look at it first
        await settled(pilot)
        assert isinstance(app.screen, IdentifiersPage)
        await pilot.press("enter")
        await settled(pilot)
        await pilot.press("enter")
        await settled(pilot)
        await pilot.press("escape")
        await settled(pilot)
        assert "Something was changed after CD agreed" in shown(app)
        fields = app.screen.query(InitialsField)
        assert [field.query_one(Input).value for field in fields] == ["", ""]
        assert app.focused is fields.first().query_one(Input)
        await pilot.press(*"cd", "enter")
        await settled(pilot)
        await pilot.press(*"ab", "enter")
        await settled(pilot)
        assert results == [OVER]


async def test_a_change_beside_the_initials_empties_them_and_keeps_the_focus(begun: SessionWorkflow) -> None:
    async with showing(begun, AgreePage) as (app, pilot, _):
        await pilot.press("f3", *"cd", "enter")
        await settled(pilot)
        await pilot.press("a")
        app.screen.query_one("#differences TextArea").focus()
        await pilot.press(*"They knew")
        await settled(pilot)
        assert begun.session.differences == "They knew"
        assert [field.query_one(Input).value for field in app.screen.query(InitialsField)] == ["", ""]


async def test_the_key_that_goes_on_agrees_once_initials_are_typed(begun: SessionWorkflow) -> None:
    async with showing(begun, AgreePage, (120, 40)) as (app, pilot, results):
        await pilot.press("f3", *"xx", "f3")
        await settled(pilot)
        assert "do not match CD" in app.screen.query_one(InitialsField).query_one(".wrong", Caption).said
        await pilot.press(*"cd", "f3")
        await settled(pilot)
        assert "CD agreed" in shown(app), "what was wrong is replaced"
        await pilot.press(*"ab", "f3")
        await settled(pilot)
        assert [result.to for result in results] == ["over"]
