"""Arrive: what was agreed last time comes first, and everything said of it is in the session at once."""

from datetime import UTC, date

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from supervise.domain.session.actions import Action, ActionReview
from supervise.domain.session.model import Takeaway
from supervise.domain.session.report import build_report
from supervise.domain.text import normalise, single_line
from supervise.domain.wording import format_date
from supervise.tui.app import SuperviseApp
from supervise.tui.session.arrive.action_review import ActionReviewCard
from supervise.tui.session.arrive.ground_rules import FoldRow, RuleRow
from supervise.tui.session.arrive.page import ArrivePage
from supervise.tui.session.step_page import BACK, NEXT
from supervise.tui.widgets.radio_row import RadioRow
from supervise.tui.widgets.text import Caption
from supervise.workflow import SessionWorkflow
from support.app_driver import SIZES, settled, showing, shown
from support.builders import HOSTILE
from support.sample_history import with_past

TALL = (120, 90)
RULES = ("We are here to learn, not to defend what was done.", "Either of us may pause the talk.")


@pytest.fixture
def begun(workflow: SessionWorkflow) -> SessionWorkflow:
    with_past(workflow).read()
    workflow.begin()
    return workflow


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_looks(begun: SessionWorkflow, golden: SnapshotAssertion, size: tuple[int, int]) -> None:
    async with showing(begun, ArrivePage, size) as (app, pilot, _):
        assert shown(app) == golden(name=f"opened-{size[0]}")
        await pilot.press("right", "right", "enter")
        await settled(pilot)
        assert shown(app) == golden(name=f"changed-{size[0]}")


async def test_a_first_session_has_no_last_time_and_shows_its_rules_and_what_space_does_to_them(
    workflow: SessionWorkflow, golden: SnapshotAssertion
) -> None:
    workflow.begin()
    async with showing(workflow, ArrivePage) as (app, pilot, _):
        before = shown(app)
        assert before == golden(name="first-80")
        assert "Last time" not in before
        assert not app.screen.query(FoldRow)
        assert before.index("Ground rules") < before.index("Space or a click leaves one out") < before.index("[x] We ")
        await pilot.press("pagedown")  # from the empty aim, which has nothing to page through
        await app.animator.wait_until_complete()
        assert "[x] What we say stays between us" in shown(app)


async def test_later_the_rules_are_one_line_that_opens_them(begun: SessionWorkflow) -> None:
    async with showing(begun, ArrivePage, (120, 40)) as (app, pilot, _):
        row = app.screen.query_one(FoldRow)
        for key in ("space", "enter", "click"):
            assert "[+] 2 ground rules, as last time: Space opens" in shown(app), key
            assert "[x]" not in shown(app)
            row.focus()
            await (pilot.click(row) if key == "click" else pilot.press(key))
            await settled(pilot)
            assert "[-] Ground rules" in shown(app) and f"[x] {RULES[1]}" in shown(app), key
            assert app.focused is row
            if key != "click":
                await pilot.press("space")
                await settled(pilot)
        await pilot.press("tab", "space", "shift+tab", "space")
        await settled(pilot)
        assert "[+] 1 ground rule: Space opens" in shown(app)
    assert begun.session.ground_rules == RULES[1:]


async def test_an_action_is_done_by_keys_and_taken_back_and_a_look_round_with_the_arrows_says_nothing(
    begun: SessionWorkflow,
) -> None:
    async with showing(begun, ArrivePage) as (_, pilot, _):
        await pilot.press("space")
        [review] = begun.session.reviewed
        assert (review.what, review.outcome, review.owner) == ("Ask housing to the first meeting", "done", "supervisee")
        await pilot.press("backspace")
        assert begun.session.reviewed == ()
        await pilot.press("right", "right", "left")
        assert begun.session.reviewed == ()
        await pilot.press("enter", "enter", "space")
        assert [review.outcome for review in begun.session.reviewed] == ["doing"]


async def test_the_old_wording_is_typed_over_or_kept_by_an_arrow_and_a_passed_day_replaced(
    begun: SessionWorkflow,
) -> None:
    async with showing(begun, ArrivePage, (120, 60)) as (app, pilot, _):
        overdue, second, third = (card.query_one(RadioRow) for card in app.screen.query(ActionReviewCard))
        overdue.focus()
        await pilot.press("right", "right", "space", "tab")
        await settled(pilot)
        assert "! Thursday 1 Oct 2026" in shown(app)
        await pilot.press(*"Ring housing first", "tab", *"2 weeks", "shift+tab")
        await settled(pilot)
        await pilot.press(*", each time")
        second.focus()
        await pilot.press("right", "right", "space", *"Typed on the choice")
        third.focus()
        await pilot.press("right", "right", "space", "tab", "right", *", each time")
        await settled(pilot)
    in_field, on_choice, after_arrow = begun.session.reviewed
    assert (in_field.what, in_field.now_reads) == ("Ask housing to the first meeting", "Ring housing first, each time")
    assert in_field.due is not None and in_field.due > begun.today and in_field.due_words == ""
    assert on_choice.now_reads == "Typed on the choice", "of that action, and of no other"
    assert after_arrow.now_reads == f"{after_arrow.what}, each time"


async def test_what_enter_does_in_a_note_under_an_action_is_said_while_somebody_is_in_it(
    begun: SessionWorkflow,
) -> None:
    async with showing(begun, ArrivePage) as (app, pilot, _):
        await pilot.press("space", "tab")
        await settled(pilot)
        assert isinstance(app.focused, TextArea)
        assert "Enter makes a new line here. Tab goes on, F3 goes to the next step." in shown(app)
        await pilot.press("shift+tab")
        await settled(pilot)
        assert "Enter makes a new line here." not in shown(app)


async def test_it_opens_at_its_top_with_the_first_action_ready_and_overdue_is_a_word(begun: SessionWorkflow) -> None:
    async with showing(begun, ArrivePage, (120, 40)) as (app, _, _):
        assert isinstance(app.focused, RadioRow)
        assert "Last time: Resilience" in shown(app)
        assert "CD took away: Asking early is a skill, not a failing." in shown(app)
        assert "CD, due 1 Oct, overdue" in shown(app)
        assert shown(app).count("overdue") == 1
        [amber] = app.screen.query("ActionReviewCard > Caption.-warning").results(Caption)
        assert amber.said == "CD, due 1 Oct, overdue"


async def test_a_changed_action_says_what_it_now_reads_when_and_why(begun: SessionWorkflow) -> None:
    async with showing(begun, ArrivePage) as (app, pilot, _):
        await pilot.press("right", "right", "space", "tab")
        await pilot.press("end", *" and the second one", "tab", *"20 dec", "tab")
        await pilot.press(*"one of them grew")
        await settled(pilot)
        assert "Sunday 20 Dec 2026" in shown(app)
        [review] = begun.session.reviewed
        assert review.now_reads == "Ask housing to the first meeting and the second one"
        assert review.due == date(2026, 12, 20)
        before = next(
            tracked.action.due for tracked in begun.history.open_actions() if tracked.action.id == review.action
        )
        assert before is not None and review.was_due == before
        assert review.reason == "one of them grew"
    last_time = next(part for part in build_report(begun.session, UTC) if part.title == "Last time's actions")
    assert f"Due 20 Dec 2026, before that {format_date(before)}" in last_time.entries[0].text


async def test_a_day_that_names_none_is_kept_as_typed(begun: SessionWorkflow) -> None:
    async with showing(begun, ArrivePage) as (app, pilot, _):
        await pilot.press("right", "right", "space", "tab", "tab", *"after leave")
        await settled(pilot)
        assert "Not clear yet" in shown(app)
    [review] = begun.session.reviewed
    assert (review.due, review.due_words) == (None, "after leave")
    async with showing(begun, ArrivePage) as (app, pilot, _):
        assert "after leave" in shown(app)


async def test_let_go_by_mouse_asks_why_and_coming_back_shows_it(begun: SessionWorkflow) -> None:
    async with showing(begun, ArrivePage, (120, 40)) as (app, pilot, _):
        card = list(app.screen.query(ActionReviewCard))[1]
        await _click_words(pilot, card.query_one(RadioRow), "Let go")
        assert begun.session.reviewed[0].outcome == "let-go"
        await pilot.click(card.query_one("#why TextArea"))
        await pilot.press(*"housing rang us")
    async with showing(begun, ArrivePage, (120, 40)) as (app, pilot, _):
        assert "housing rang us" in shown(app)
        assert begun.session.reviewed[0].reason == "housing rang us"
        card = list(app.screen.query(ActionReviewCard))[1]
        await pilot.click(card.query_one("#why TextArea"))
        await pilot.press("end", *["backspace"] * len("housing rang us"))
        await _click_words(pilot, card.query_one(RadioRow), "Let go")
        assert begun.session.reviewed == ()


async def test_a_reason_and_new_words_stay_in_sight_and_kept_whatever_is_chosen_after_them(
    begun: SessionWorkflow,
) -> None:
    """One arrow too far would else take a sentence out of sight, and out of the draft."""
    carried = [tracked.action for tracked in begun.history.open_actions()]
    changed = ActionReview(action="", what="", outcome="changed", reason="one of them grew")
    begun.update(
        reviewed=tuple(
            changed.with_changes(action=action.id, what=action.what, now_reads=f"{action.what} next")
            for action in carried
        )
    )
    async with showing(begun, ArrivePage, TALL) as (app, pilot, _):
        assert_words_are_there(app, begun, "changed", "changed", "changed")
        for card, words in zip(app.screen.query(ActionReviewCard), ("Done", "Doing", "Let go"), strict=True):
            await _click_words(pilot, card.query_one(RadioRow), words)
        await settled(pilot)
        assert_words_are_there(app, begun, "done", "doing", "let-go")
    begun.keep()
    async with showing(begun, ArrivePage, TALL) as (app, _, _):
        assert_words_are_there(app, begun, "done", "doing", "let-go")


def assert_words_are_there(app: SuperviseApp, begun: SessionWorkflow, *outcomes: str) -> None:
    """The reason and the new words of each action, on the page and in the session."""
    assert shown(app).count("one of them grew") == len(outcomes), outcomes
    for review, outcome in zip(begun.session.reviewed, outcomes, strict=True):
        assert review.outcome == outcome
        assert (review.now_reads, review.reason) == (f"{review.what} next", "one of them grew")
        assert review.now_reads in shown(app), outcome


async def test_a_choice_with_words_under_it_is_not_taken_back_over_them(begun: SessionWorkflow) -> None:
    async with showing(begun, ArrivePage, (120, 40)) as (app, pilot, _):
        card = app.screen.query(ActionReviewCard).first()
        choice = card.query_one(RadioRow)
        await _click_words(pilot, choice, "Let go")
        await pilot.click(card.query_one("#why TextArea"))
        await pilot.press(*"nobody asked for it")
        for back in ("click", "backspace"):
            if back == "click":
                await _click_words(pilot, choice, "Let go")
            else:
                choice.focus()
                await pilot.press("backspace")
            await settled(pilot)
            assert "There are words under it, so the choice stays." in shown(app), back
            assert choice.value == "let-go", back
            assert begun.session.reviewed[0].reason == "nobody asked for it"
            await _click_words(pilot, choice, "Done")
            await settled(pilot)
            assert "so the choice stays" not in shown(app), back
            [review] = begun.session.reviewed
            assert (review.outcome, review.reason) == ("done", "nobody asked for it")
            assert "nobody asked for it" in shown(app), back
            await _click_words(pilot, choice, "Let go")


async def test_reviews_stand_in_the_order_of_the_actions(begun: SessionWorkflow) -> None:
    async with showing(begun, ArrivePage, (120, 40)) as (app, pilot, _):
        for card in reversed(list(app.screen.query(ActionReviewCard))):
            card.query_one(RadioRow).choose("doing")
        await settled(pilot)
    carried = [tracked.action.id for tracked in begun.history.open_actions()]
    assert [review.action for review in begun.session.reviewed] == carried


async def test_kind_and_aim(begun: SessionWorkflow) -> None:
    async with showing(begun, ArrivePage, (120, 40)) as (app, pilot, results):
        app.screen.query_one("#aim TextArea").focus()
        await pilot.press(*"The Tuesday discharge")
        await _click_words(pilot, app.screen.query_one("#kind", RadioRow), "Reflective")
        assert (begun.session.aim, begun.session.kind) == ("The Tuesday discharge", "Reflective")
        await pilot.press("f3")
        await settled(pilot)
        assert results == [NEXT]


async def test_last_time_s_rules_are_agreed_one_is_taken_out_and_put_back_by_keys_and_one_of_our_own_joins_them(
    begun: SessionWorkflow,
) -> None:
    async with showing(begun, ArrivePage) as (app, pilot, _):
        assert begun.session.ground_rules == RULES
        app.screen.query_one(FoldRow).focus()
        await pilot.press("space", "tab", "down", "space")
        assert begun.session.ground_rules == RULES[:1]
        await pilot.press("space")
        assert begun.session.ground_rules == RULES
        await pilot.press("tab")  # one stop for all the rules
        assert isinstance(app.focused, Input)
        await pilot.press(*"Tea first")
        assert begun.session.ground_rules == (*RULES, "Tea first"), "it counts while it is typed"
        await pilot.press("enter", *"Cake too")
        await pilot.click("#own-add")
        await settled(pilot)
        assert begun.session.ground_rules == (*RULES, "Tea first", "Cake too")
        assert [rule.words for rule in app.screen.query(RuleRow)][-2:] == ["Tea first", "Cake too"]
        await pilot.press(*"Tea first", "enter")
        assert begun.session.ground_rules == (*RULES, "Tea first", "Cake too")


async def test_a_rule_is_taken_out_by_mouse_and_can_be_put_back_another_day(begun: SessionWorkflow) -> None:
    async with showing(begun, ArrivePage, (120, 40)) as (app, pilot, _):
        await _open_rules(app, pilot)
        await pilot.click(app.screen.query(RuleRow).first())
        assert begun.session.ground_rules == RULES[1:]
    async with showing(begun, ArrivePage, (120, 40)) as (app, pilot, _):
        await _open_rules(app, pilot)
        await pilot.click(app.screen.query(RuleRow).first())
        assert begun.session.ground_rules == RULES


async def test_hostile_words_everywhere(begun: SessionWorkflow) -> None:
    async with showing(begun, ArrivePage) as (app, pilot, results):
        await pilot.press("right", "right", "enter")
        card = app.screen.query(ActionReviewCard).first()
        card.query_one("#now-reads TextArea", TextArea).text = HOSTILE
        card.query_one("#why TextArea", TextArea).text = HOSTILE
        card.query_one("DateField Input", Input).value = HOSTILE
        app.screen.query_one("#aim TextArea", TextArea).text = HOSTILE
        await _open_rules(app, pilot)
        app.screen.query_one("#own Input", Input).value = HOSTILE
        app.screen.query_one("#own Input", Input).focus()
        await pilot.press("enter")
        await settled(pilot)
        await pilot.press("escape")
        await settled(pilot)
        assert results == [BACK]
    [review] = begun.session.reviewed
    assert review.now_reads == review.due_words == single_line(HOSTILE)
    assert review.reason == begun.session.aim == normalise(HOSTILE)
    assert begun.session.ground_rules[-1] == single_line(HOSTILE)
    async with showing(begun, ArrivePage, (120, 40)) as (app, _, _):
        assert "[/b] [red]x" in shown(app)


async def test_a_past_written_with_hostile_words_is_shown(workflow: SessionWorkflow) -> None:
    workflow.begin()
    workflow.update(
        actions=(Action(id=f"{workflow.session.id}-1", what=HOSTILE, due_words=HOSTILE),),
        takeaways=(Takeaway(by="supervisee", text=HOSTILE * 9),),
        ground_rules=(HOSTILE,),
        kind=HOSTILE,
    )
    workflow.finish("Out of time")
    workflow.begin()
    async with showing(workflow, ArrivePage, (120, 40)) as (app, _, _):
        assert shown(app).count("[/b] [red]x") >= 3


async def _open_rules(app: SuperviseApp, pilot: Pilot[None]) -> None:
    app.screen.query_one(FoldRow).focus()
    await pilot.press("space")
    await settled(pilot)


async def _click_words(pilot: Pilot[None], choice: RadioRow, words: str) -> None:
    """Click on one option of a choice."""
    choice.scroll_visible(animate=False)
    await pilot.pause()
    rows = [row.plain for row in choice.rows(choice.content_size.width)]
    y = next(number for number, row in enumerate(rows) if f" {words} " in row)
    await pilot.click(choice, offset=(rows[y].index(f" {words} "), y))
    await pilot.pause()


async def test_when_they_finish_is_said_as_it_was_read(begun: SessionWorkflow) -> None:
    async with showing(begun, ArrivePage) as (app, pilot, _):
        app.screen.query_one("#finish-at Input").focus()
        await pilot.press(*"half five")
        await settled(pilot)
        assert "try 15:30 or half past three" in shown(app)
        app.screen.query_one("#finish-at Input", Input).value = "5.30"
        await settled(pilot)
        app.screen.query_one("#aim-panel").scroll_visible(animate=False)
        await settled(pilot)
        assert "you finish at 17:30" in shown(app)
    assert begun.session.finish_at == "5.30"
