"""What holds it, what could help, and one key from there to an action; standing high enough is said kindly."""

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.pilot import Pilot

from supervise.domain.content.guidance import Barrier, Strategy
from supervise.domain.content.ladder import Ladder
from supervise.domain.session.action_suggestions import action_suggestions
from supervise.domain.session.actions import ActionOrigin
from supervise.domain.session.incident import Incident, NamedItem
from supervise.domain.session.placing import place
from supervise.domain.session.report import build_report
from supervise.domain.text import single_line
from supervise.tui.app import SuperviseApp
from supervise.tui.session.ladder.next_rung_page import NextRungPage
from supervise.tui.session.step_page import BACK, NEXT
from supervise.tui.shell.dialogs import ChoiceDialog
from supervise.tui.widgets.fields.note_area import NoteArea
from supervise.tui.widgets.panel import Panel
from supervise.tui.widgets.pick_list import PickList
from supervise.workflow import SessionWorkflow
from support.app_driver import SIZES, settled, showing, shown, words_shown
from support.builders import HOSTILE

THERE_ALREADY = "Already there, to make more of"
# What steers a terminal is refused when a content file is read; the rest can be in it.
WILD = "[/b] [red]x 👩‍⚕️ é́ {curly} \\ \" ' ``"


@pytest.fixture
def in_session(workflow: SessionWorkflow) -> SessionWorkflow:
    workflow.begin()
    put(workflow, together=5)
    return workflow


def put(workflow: SessionWorkflow, ladder: Ladder | None = None, **rungs: int) -> None:
    """The session has a case placed on these rungs."""
    ladder = ladder or workflow.content.default_ladder
    case = Incident(case="Case A7", ladder=ladder.id, ladder_title=ladder.title, model="strengths-review")
    for by, rung in rungs.items():
        case = place(case, ladder, by, rung)
    workflow.update(incident=case)


def incident(workflow: SessionWorkflow) -> Incident:
    assert workflow.session.incident is not None
    return workflow.session.incident


def ids(named: tuple[NamedItem, ...]) -> list[str]:
    return [item.id for item in named]


def flat(app: SuperviseApp) -> str:
    return " ".join(shown(app).split())


async def still(pilot: Pilot[None]) -> None:
    await settled(pilot)
    await pilot.wait_for_animation()
    await pilot.pause()


async def test_keys_only_pick_what_holds_it_what_helps_and_an_action(in_session: SessionWorkflow) -> None:
    async with showing(in_session, NextRungPage) as (app, pilot, results):
        await still(pilot)
        await pilot.press("tab", "space", "tab", "tab", "space", "down", "f9")
        await still(pilot)
        assert "Added to Actions: " in shown(app)
        assert "[x] → " in shown(app), "and it stays to be seen in the list"
        await pilot.press("f9")
        await still(pilot)
        assert "It is already among the actions" in shown(app)
        await pilot.press("f3")
        assert results == [NEXT]
    barrier = next(barrier for barrier in in_session.content.barriers if 5 in barrier.holds_at)
    assert incident(in_session).barriers == (NamedItem(id=barrier.id, label=barrier.label),)
    first, second = (in_session.content.strategy(id) for id in barrier.strategies[:2])
    assert first is not None and second is not None
    assert incident(in_session).strategies == (
        NamedItem(id=first.id, label=first.label, answers=barrier.id),
        NamedItem(id=second.id, label=second.label, answers=barrier.id),
    )
    [action] = in_session.session.actions
    assert action.id == f"{in_session.session.id}-1"
    assert in_session.session.actions_made == 1
    assert action.what == second.starter_actions[0]
    assert action.came_from == ActionOrigin(kind="strategy", title=second.label)


async def test_mouse_only_picks_and_puts_among_the_actions(in_session: SessionWorkflow) -> None:
    async with showing(in_session, NextRungPage) as (_, pilot, results):
        await still(pilot)
        await pilot.click("#barriers", offset=(4, 2))
        await pilot.pause()
        await pilot.click("#strategies", offset=(4, 1))
        await pilot.click("#do-to-action")
        await still(pilot)
        await pilot.click("#do-back")
        assert results == [BACK]
    assert (
        len(incident(in_session).barriers)
        == len(incident(in_session).strategies)
        == len(in_session.session.actions)
        == 1
    )


async def test_coming_back_shows_what_was_picked_and_it_can_be_taken_back(in_session: SessionWorkflow) -> None:
    chosen = NamedItem(id="time", label="Time")
    in_session.update(
        incident=incident(in_session).with_changes(
            barriers=(chosen,), strategies=(NamedItem(id="trim-meetings", label="Trim"),)
        )
    )
    async with showing(in_session, NextRungPage) as (app, pilot, _):
        await still(pilot)
        assert "[x] Time" in shown(app)
        assert "[x] Trim and merge" in shown(app)
        await pilot.press("tab", "space")
    assert incident(in_session).barriers == ()
    assert ids(incident(in_session).strategies) == ["trim-meetings"], "what was picked for it is not taken away with it"


@pytest.mark.parametrize("way", ["key", "mouse", "tab"])
async def test_a_barrier_becomes_an_action_and_is_picked(in_session: SessionWorkflow, way: str) -> None:
    barrier = next(barrier for barrier in in_session.content.barriers if 5 in barrier.holds_at)
    async with showing(in_session, NextRungPage) as (app, pilot, _):
        await still(pilot)
        app.screen.query_one("#barriers").focus()
        await still(pilot)
        assert f"A first action (F9): {barrier.starter_actions[0]}" in flat(app), "seen before it is put there"
        if way == "key":
            await pilot.press("f9")
        elif way == "mouse":
            await pilot.click("#do-to-action")
        else:
            app.screen.query_one("#do-to-action").focus()
            await pilot.press("enter")
        await still(pilot)
        assert f"Added to Actions: {barrier.starter_actions[0][:40]}" in flat(app)
        assert f"[x] → {barrier.label}" in flat(app)
    [action] = in_session.session.actions
    assert (action.what, action.came_from) == (
        barrier.starter_actions[0],
        ActionOrigin(kind="barrier", title=barrier.label),
    )
    assert incident(in_session).barriers == (NamedItem(id=barrier.id, label=barrier.label),)


async def test_of_several_first_actions_one_is_chosen(in_session: SessionWorkflow) -> None:
    several = Strategy(id="several", label=WILD, helps_from=(5,), starter_actions=("First " * 30, WILD))
    in_session.content = in_session.content.model_copy(update={"strategies": (several,)})
    async with showing(in_session, NextRungPage) as (app, pilot, _):
        await still(pilot)
        await pilot.press("tab", "tab", "tab", "f9")
        await pilot.pause()
        assert isinstance(app.screen, ChoiceDialog)
        await pilot.press("escape")
        await still(pilot)
        assert in_session.session.actions == ()
        await pilot.press("f9")
        await pilot.pause()
        await pilot.press("down", "down", "enter")
        await still(pilot)
    assert [action.what for action in in_session.session.actions] == [single_line(WILD)]


WORDS_OF_RUNGS: tuple[tuple[dict[str, int], str], ...] = (
    ({"together": 5}, "The next rung: 6 Co-ordination"),
    ({"together": 5, "needed": 6}, "The next rung: 6 Co-ordination, the one needed"),
    ({"together": 5, "needed": 8}, "The next rung: 6 Co-ordination, needed: 8 Co-ownership"),
    ({"together": 5, "needed": 5}, "It already stands where it is needed: 5 Co-operation"),
    ({"together": 6, "needed": 4}, "Higher is not always better"),
    ({"together": 9}, "It already stands on the top rung: 9 Full partnership"),
    ({"together": 9, "needed": 9}, "It already stands where it is needed: 9 Full partnership"),
    ({"supervisee": 3, "supervisor": 5}, "Place it together, one page back"),
    ({}, "Place it together, one page back"),
)


async def test_the_rung_is_told_in_words(in_session: SessionWorkflow) -> None:
    async with showing(in_session, NextRungPage) as (app, pilot, _):
        for rungs, words in WORDS_OF_RUNGS:
            put(in_session, **rungs)
            app.pop_screen()
            await app.push_screen(NextRungPage())
            await still(pilot)
            assert words in flat(app), rungs
            assert "Co-existence" not in shown(app), "a private place is not told here"


async def test_what_often_holds_it_there_comes_first(in_session: SessionWorkflow) -> None:
    async with showing(in_session, NextRungPage) as (app, pilot, _):
        await still(pilot)
        assert "Common on 5 Co-operation" in shown(app)
        picks = app.screen.query_one("#barriers", PickList).picks
        common = [barrier.id for barrier in in_session.content.barriers if 5 in barrier.holds_at]
        assert [pick.id for pick in picks[: len(common)]] == common
        assert {pick.id for pick in picks} == {barrier.id for barrier in in_session.content.barriers}


async def test_another_ladder_gets_the_words_but_no_advice_by_number(in_session: SessionWorkflow) -> None:
    other = in_session.content.ladders[1]
    put(in_session, other, together=5)
    async with showing(in_session, NextRungPage) as (app, pilot, _):
        await still(pilot)
        assert f"The next rung: 6 {other.rungs[5].title}" in flat(app)
        assert "Common on" not in shown(app)
        listed = app.screen.query_one("#strategies", PickList)
        assert {pick.group for pick in listed.picks} == {THERE_ALREADY}
        await pilot.press("tab", "f9", "f9")
        await still(pilot)
        assert listed.picks[0].group == "For what you picked"


async def test_what_is_there_already_is_picked_beside_what_is_in_the_way_and_becomes_an_action(
    in_session: SessionWorkflow,
) -> None:
    opportunities = in_session.forms.choice_list("opportunities")
    assert opportunities is not None
    first, second = opportunities.items[:2]
    async with showing(in_session, NextRungPage) as (app, pilot, _):
        await still(pilot)
        listed = app.screen.query_one("#strategies", PickList)
        groups = list(dict.fromkeys(pick.group for pick in listed.picks))
        assert groups == ["Often helps from here", THERE_ALREADY], "beside what often helps, though nothing is picked"
        await pilot.press(
            "tab", "tab", "tab", *["down"] * sum(pick.group == groups[0] for pick in listed.picks), "space"
        )
        await still(pilot)
        assert incident(in_session).opportunities == (NamedItem(id=first.id, label=first.label),)
        assert incident(in_session).strategies == ()
        await pilot.press("down", "f9")
        await still(pilot)
        assert f"Added to Actions: {second.label}" in flat(app) and "2 of" in flat(app)
        await pilot.press("up", "space")
        await still(pilot)
    assert ids(incident(in_session).opportunities) == [second.id], "taken back as it was picked"
    [action] = in_session.session.actions
    assert (action.what, action.came_from) == (second.label, ActionOrigin(kind="opportunity", title=second.label))
    assert f"What we could make more of\n{second.label}" in "\n".join(
        f"{entry.label}\n{entry.text.removeprefix('· ')}"
        for section in build_report(in_session.session)
        for entry in section.entries
    )
    in_session.update(
        incident=incident(in_session).with_changes(opportunities=(NamedItem(id="gone", label="A good neighbour"),))
    )
    async with showing(in_session, NextRungPage) as (app, pilot, _):
        await still(pilot)
        assert app.screen.query_one("#strategies", PickList).picks[-1].label == "A good neighbour"
        assert "[x] A good neighbour" in flat(app)


async def test_hostile_content_and_what_has_gone_from_it_are_only_shown(in_session: SessionWorkflow) -> None:
    barrier = Barrier(id="b", family="x", label=WILD, summary=WILD, holds_at=(5,), strategies=("s",))
    strategy = Strategy(id="s", label=WILD, summary=WILD, note=WILD, starter_actions=(WILD,))
    in_session.content = in_session.content.model_copy(
        update={"barriers": (barrier,), "strategies": (strategy,), "families": ()}
    )
    gone = NamedItem(id="gone [/b]", label=HOSTILE)
    in_session.update(incident=incident(in_session).with_changes(case=HOSTILE, barriers=(gone,), strategies=(gone,)))
    async with showing(in_session, NextRungPage) as (app, pilot, _):
        await still(pilot)
        assert "Picked before" in shown(app)
        app.screen.query_one("#barriers").focus()
        await pilot.press("home", "space", "tab", "tab", "home", "space", "f9")
        await still(pilot)
    assert ids(incident(in_session).barriers) == [gone.id, "b"]
    assert ids(incident(in_session).strategies) == [gone.id, "s"]
    assert len(in_session.session.actions) == 1


async def test_a_ladder_that_has_gone_leaves_the_lists(in_session: SessionWorkflow) -> None:
    in_session.update(incident=incident(in_session).with_changes(ladder="gone"))
    async with showing(in_session, NextRungPage) as (app, pilot, _):
        await still(pilot)
        assert "What keeps it where it is?" in shown(app)
        assert app.screen.query_one("#barriers", PickList).picks


@pytest.mark.parametrize("size", [(40, 15), (60, 15), (120, 15)])
async def test_in_a_small_window_every_part_comes_into_view_by_keys(
    in_session: SessionWorkflow, size: tuple[int, int]
) -> None:
    async with showing(in_session, NextRungPage, size) as (app, pilot, _):
        await still(pilot)
        seen = [flat(app)]
        for _ in range(6):
            await pilot.press("tab", "down", "up")
            await still(pilot)
            seen.append(flat(app))
        for words in (
            "The next rung: 6",
            "What is in the way",
            "Skills and knowledge.",
            "What could help?",
            "A first action",
        ):
            assert any(words in page_text for page_text in seen), words


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_the_next_rung(in_session: SessionWorkflow, size: tuple[int, int], golden: SnapshotAssertion) -> None:
    put(in_session, together=5, needed=7)
    async with showing(in_session, NextRungPage, size) as (app, pilot, _):
        await still(pilot)
        assert shown(app) == golden(name="first")
        await pilot.press("tab")
        if size[0] < 60:
            await pilot.press("tab")
        await pilot.press("space", "down", "down", "space", "tab", "tab")
        await pilot.press("down", "space")
        await still(pilot)
        assert shown(app) == golden(name="picked")


async def test_without_colour_the_line_in_use_is_told_by_its_style(
    in_session: SessionWorkflow, monkeypatch: pytest.MonkeyPatch, golden: SnapshotAssertion
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with showing(in_session, NextRungPage) as (app, pilot, _):
        await still(pilot)
        await pilot.press("tab")
        await still(pilot)
        backs = {
            segment.text.strip(): segment.style.bgcolor
            for strip in app.screen._compositor.render_strips()
            for segment in strip
            if segment.style and segment.text.strip().startswith("[ ]")
        }
        # Greys are left without colours; the line in use stands on another one than all the rest.
        assert backs.pop("[ ] Skills and knowledge") not in backs.values()
        assert backs
        assert shown(app) == golden


async def test_words_typed_over_the_lists_answer_the_question_and_may_be_an_action(
    in_session: SessionWorkflow,
) -> None:
    async with showing(in_session, NextRungPage) as (_, pilot, _results):
        await still(pilot)
        await pilot.press(*"We will ask a manager.")
        await still(pilot)
    after = incident(in_session)
    assert (after.next_step, after.barriers, after.strategies) == ("We will ask a manager.", (), ())
    assert in_session.session.actions == ()
    offered = [suggestion.what for suggestion in action_suggestions(in_session.session, in_session.content)]
    assert "We will ask a manager." in offered


async def test_it_opens_in_one_s_own_words_and_tab_goes_on_as_one_reads(in_session: SessionWorkflow) -> None:
    async with showing(in_session, NextRungPage) as (app, pilot, _):
        await still(pilot)
        assert isinstance(app.focused, NoteArea)
        assert "Your answer, and what each of us, or our organisations, could do." in flat(app), (
            "no example that reads so"
        )
        seen = []
        for _step in range(3):
            await pilot.press("tab")
            seen.append(app.focused.id if app.focused else "")
        assert seen == ["barriers", None, "strategies"], "between the lists what is in the way in one's own words"


async def test_one_s_own_words_become_an_action_while_the_cursor_is_in_them(in_session: SessionWorkflow) -> None:
    async with showing(in_session, NextRungPage) as (app, pilot, _):
        await still(pilot)
        assert "F9 makes it an action" in flat(app)
        assert "A first action (F9)" not in flat(app), "that is what the key does in a list"
        await pilot.press("f9")
        assert in_session.session.actions == (), "nothing is written yet"
        await pilot.press(*"We will ask a manager.", "f9")
        await still(pilot)
        assert "Added to Actions: We will ask a manager." in flat(app)
        await pilot.press("f9")
        await still(pilot)
        assert "It is already among the actions" in shown(app)
        await pilot.press("tab")
        await still(pilot)
        assert "A first action (F9)" in flat(app)
    [action] = in_session.session.actions
    assert action.what == "We will ask a manager."
    assert action.came_from == ActionOrigin(kind="next-step", title="We will ask a manager.")
    assert (incident(in_session).barriers, incident(in_session).strategies) == ((), ())
    offered = [suggestion.what for suggestion in action_suggestions(in_session.session, in_session.content)]
    assert "We will ask a manager." not in offered, "what is among the actions is not offered again"


async def test_a_long_question_is_read_whole(in_session: SessionWorkflow) -> None:
    put(in_session, together=4)
    async with showing(in_session, NextRungPage) as (app, pilot, _):
        asked = app.screen.query_one("#own-words", Panel)
        assert len(asked.title) > 70, "or it says nothing"
        for size in reversed(SIZES):
            await pilot.resize_terminal(*size)
            await still(pilot)
            if size[0] < 60:
                app.screen.query_one("#own-words NoteArea").scroll_visible(animate=False)
                await still(pilot)
            assert asked.title in words_shown(app), size


async def test_what_is_in_the_way_in_their_own_words_is_in_the_record_and_offered_to_actions(
    in_session: SessionWorkflow,
) -> None:
    async with showing(in_session, NextRungPage) as (app, pilot, _):
        await still(pilot)
        await pilot.press("tab", "tab", *"Two rotas, one family")
        await still(pilot)
        assert "in your own words" in shown(app)
    assert incident(in_session).in_the_way == "Two rotas, one family"
    [ladder] = [section for section in build_report(in_session.session) if section.title == "Ladder"]
    assert "Two rotas, one family" in [entry.text for entry in ladder.entries]
    offered = action_suggestions(in_session.session, in_session.content)
    assert "Two rotas, one family: what we do about it" in [suggestion.words for suggestion in offered]
