"""Actions: kept as they are typed, begun from what the session offers, and never lost without being asked."""

from datetime import UTC, date, datetime, timedelta

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from supervise.domain.session.actions import Action, ActionOrigin, ActionReview
from supervise.domain.session.incident import Incident, NamedItem
from supervise.domain.session.model import DiscussedSection, Note, Talk
from supervise.domain.session.report import build_report
from supervise.domain.text import single_line
from supervise.store.sessions.files import save_new
from supervise.tui.app import SuperviseApp
from supervise.tui.session.actions.card import ActionCard
from supervise.tui.session.actions.page import ActionsPage, SuggestionRow
from supervise.tui.session.step_page import BACK, NEXT
from supervise.tui.widgets.fields.note_area import NoteArea
from supervise.tui.widgets.masthead import Masthead
from supervise.tui.widgets.radio_row import RadioRow
from supervise.workflow import SessionWorkflow
from support.app_driver import SIZES, settled, showing, shown, words_shown
from support.builders import HOSTILE, a_session

STARTER = "Check the sharing agreement or ask the information governance lead what may be shared in this case."


@pytest.fixture
def begun(workflow: SessionWorkflow) -> SessionWorkflow:
    workflow.begin()
    return workflow


@pytest.fixture
def talked(begun: SessionWorkflow) -> SessionWorkflow:
    """A session with a section, its question about what next answered, and two strategies chosen."""
    section = begun.content.section("resilience")
    assert section is not None
    [question] = section.questions_at("commit")
    ladder, model = begun.content.default_ladder, begun.content.default_model
    begun.update(
        section=DiscussedSection(id="resilience", title="Resilience", wheel="stand-in-wheel", stand_in=True),
        talk=Talk(planned_seconds=900, notes=(Note(question=question.text, text="Half an hour, phone off."),)),
        incident=Incident(
            case="Case A1",
            ladder=ladder.id,
            model=model.id,
            strategies=(
                NamedItem(id="share-information", label="Share information"),
                NamedItem(id="gone-since", label="Our own way"),
            ),
        ),
    )
    return begun


async def go_to(app: SuperviseApp, pilot: Pilot[None], words: str) -> None:
    """The focus to the line offered that begins with these words, by the arrows."""
    app.screen.query(SuggestionRow).first().focus()
    rows = list(app.screen.query(SuggestionRow))
    await pilot.press(*["down"] * next(index for index, row in enumerate(rows) if row.words.startswith(words)))


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_looks(talked: SessionWorkflow, golden: SnapshotAssertion, size: tuple[int, int]) -> None:
    async with showing(talked, ActionsPage, size) as (app, pilot, _):
        assert shown(app) == golden(name=f"opened-{size[0]}")
        app.screen.query(SuggestionRow).first().focus()
        await pilot.press("enter")
        await settled(pilot)
        await pilot.press("tab", "space", "tab", *"20 dec", "tab", *"Housing is there")
        await settled(pilot)
        assert shown(app) == golden(name=f"written-{size[0]}")


async def test_a_card_taken_out_may_be_painted_before_the_page_is_laid_out_anew(begun: SessionWorkflow) -> None:
    async with showing(begun, ActionsPage) as (app, _, _):
        assert "How we will know" in shown(app)
        await app.screen.query_one(ActionCard).remove()
        assert "How we will know" not in shown(app)


async def test_what_is_offered_says_how_it_is_taken_while_the_keys_are_there(talked: SessionWorkflow) -> None:
    async with showing(talked, ActionsPage) as (app, pilot, _):
        hint = app.screen.query_one("#hint", Masthead)
        app.screen.query(SuggestionRow).first().focus()
        await settled(pilot)
        assert hint.hint.startswith("Space makes an action of this")
        await pilot.press("shift+tab")
        await settled(pilot)
        assert hint.hint.startswith("Agree one to three small things")


async def test_an_action_is_written_by_keys_alone(begun: SessionWorkflow) -> None:
    async with showing(begun, ActionsPage) as (app, pilot, results):
        await pilot.press(*"Ring housing", "tab", "right", "space", "tab", *"2 weeks", "tab", *"They answer")
        await settled(pilot)
        assert "Sunday 6 Dec 2026" in shown(app)
        [action] = begun.session.actions
        assert action.id == f"{begun.session.id}-1"
        assert (action.what, action.owner, action.due) == ("Ring housing", "supervisor", date(2026, 12, 6))
        assert action.how_we_will_know == "They answer"
        await pilot.press("f3")
        await settled(pilot)
        assert results == [NEXT]
    async with showing(begun, ActionsPage) as (app, _, _):
        page = shown(app)
        assert "Ring housing" in page
        assert "6 Dec 2026" in page
        assert "They answer" in page


async def test_none_is_fine_and_looking_at_the_page_makes_none(begun: SessionWorkflow) -> None:
    async with showing(begun, ActionsPage) as (_, pilot, _):
        await pilot.press("f9", "f9", "a", "backspace")
        await settled(pilot)
    assert begun.session.actions == ()


async def test_half_an_action_is_kept_as_typed(begun: SessionWorkflow) -> None:
    async with showing(begun, ActionsPage) as (app, pilot, _):
        await pilot.press("tab", "tab", *"after the ward round")
        await settled(pilot)
        assert "Not clear yet" in shown(app)
    [action] = begun.session.actions
    assert (action.what, action.due, action.due_words) == ("", None, "after the ward round")
    async with showing(begun, ActionsPage) as (app, pilot, _):
        assert "after the ward round" in app.screen.query_one("DateField Input", Input).value


async def test_each_thing_that_is_offered_becomes_an_action_with_where_it_came_from(talked: SessionWorkflow) -> None:
    async with showing(talked, ActionsPage, (120, 40)) as (app, pilot, _):
        await pilot.click(app.screen.query(SuggestionRow).first())
        await settled(pilot)
        assert talked.session.actions[0].what == STARTER
        assert len(app.screen.query(ActionCard)) == 1  # the untouched card made room
        await pilot.press(*" Friday.")
        assert "From the strategy: Share information" in shown(app)
        await go_to(app, pilot, "Our own way")
        await pilot.press("enter")
        await settled(pilot)
        assert "For “Our own way”: what, in your own" in shown(app)
        await pilot.press(*"Ring")
        await go_to(app, pilot, "Half an hour")
        await pilot.press("enter")
        await settled(pilot)
        await pilot.press(*" AB too.")
        await go_to(app, pilot, app.screen.query(SuggestionRow).last().words)
        await pilot.press("space")
        await settled(pilot)
        [question] = talked.content.section("resilience").questions_at("commit")
        assert app.screen.query("ActionCard #what NoteArea").last(NoteArea).placeholder == question.text
        assert len(talked.session.actions) == 3, "a question chosen is not an empty box that is kept"
        await pilot.press(*"Third")
        await settled(pilot)
    assert [(action.what, action.came_from) for action in talked.session.actions] == [
        (f"{STARTER} Friday.", ActionOrigin(kind="strategy", title="Share information")),
        ("Ring", ActionOrigin(kind="strategy", title="Our own way")),
        ("Half an hour, phone off. AB too.", ActionOrigin(kind="section", title="Resilience")),
        ("Third", ActionOrigin(kind="section", title="Resilience")),
    ]


async def test_taking_one_out_asks_only_if_it_has_words_and_its_number_is_not_given_again(
    begun: SessionWorkflow,
) -> None:
    async with showing(begun, ActionsPage, (120, 40)) as (app, pilot, _):
        await pilot.press(*"One", "f9", *"Two")
        await settled(pilot)
        await pilot.click("#do-take-out")
        await settled(pilot)
        assert "Take this action out?" in shown(app)
        await pilot.press("escape")
        await settled(pilot)
        assert len(begun.session.actions) == 2
        await pilot.click("#do-take-out")
        await settled(pilot)
        await pilot.press("down", "enter")
        await settled(pilot)
        assert [action.what for action in begun.session.actions] == ["One"]
    async with showing(begun, ActionsPage, (120, 40)) as (app, pilot, _):
        await pilot.click("#do-add-action")
        await settled(pilot)
        await pilot.press(*"Three")
        assert [action.id[-2:] for action in begun.session.actions] == ["-1", "-3"]
        await pilot.press("f9")
        await settled(pilot)
        await pilot.click("#do-take-out")  # nothing in it: it goes without a word
        await settled(pilot)
        assert len(app.screen.query(ActionCard)) == 2


async def test_the_last_one_can_be_taken_out_and_another_added(begun: SessionWorkflow) -> None:
    async with showing(begun, ActionsPage) as (app, pilot, _):
        await pilot.click("#do-take-out")
        await settled(pilot)
        assert not app.screen.query(ActionCard)
        await pilot.press("enter")
        await settled(pilot)
        await pilot.press(*"Ring")
        assert begun.session.actions[0].what == "Ring"


async def test_more_than_three_is_said_gently_and_kept(begun: SessionWorkflow) -> None:
    begun.update(actions=tuple(Action(id=f"{begun.session.id}-{number}", what="Ring") for number in (1, 2, 3)))
    async with showing(begun, ActionsPage, (120, 60)) as (app, pilot, _):
        assert "usually enough" not in shown(app)
        await pilot.press("f9", *"Four")
        await settled(pilot)
        assert "There are 4 now. One to three is usually enough." in shown(app)
    assert len(begun.session.actions) == 4


async def test_hostile_words_everywhere(begun: SessionWorkflow) -> None:
    async with showing(begun, ActionsPage) as (app, pilot, results):
        app.screen.query_one("#what TextArea", TextArea).text = HOSTILE
        app.screen.query_one("#known NoteArea", NoteArea).load_text(HOSTILE)
        app.screen.query_one("DateField Input", Input).value = HOSTILE
        await settled(pilot)
        await pilot.click("#do-take-out")
        await settled(pilot)
        await pilot.press("escape")
        await settled(pilot)
        await pilot.press("escape")
        await settled(pilot)
        assert results == [BACK]
    [action] = begun.session.actions
    assert action.what == action.due_words == action.how_we_will_know == single_line(HOSTILE)
    begun.update(actions=(action.with_changes(came_from=ActionOrigin(kind="strategy", title=HOSTILE)),))
    async with showing(begun, ActionsPage) as (app, _, _):
        assert shown(app).count("[/b] [red]x") >= 3


async def test_what_could_be_done_differently_and_what_is_in_the_way_are_offered_in_their_words(
    talked: SessionWorkflow,
) -> None:
    incident = talked.session.incident
    assert incident is not None
    barriers = (NamedItem(id="time", label="Time"), NamedItem(id="gone-since", label="An old one"))
    talked.update(incident=incident.with_changes(differently=("Start it sooner",), strategies=(), barriers=barriers))
    async with showing(talked, ActionsPage, (120, 40)) as (app, pilot, _):
        await pilot.press("f3" if not app.screen.query(SuggestionRow) else "tab")
        rows = list(app.screen.query(SuggestionRow))
        assert rows[0].words == "Start it sooner"
        rows[0].focus()
        await pilot.press("enter")
        await settled(pilot)
        await pilot.press(*" with housing")
        assert "+ Start it sooner" not in shown(app), "used once, it is not offered again"
        await go_to(app, pilot, "Time: ")
        await pilot.press("enter")
        await settled(pilot)
    first, second = talked.session.actions
    assert (first.what, first.came_from) == (
        "Start it sooner with housing",
        ActionOrigin(kind="incident", title="Start it sooner"),
    )
    assert second.what
    assert second.came_from == ActionOrigin(kind="barrier", title="Time")
    async with showing(talked, ActionsPage, (120, 40)) as (app, _, _):
        assert "+ Start it sooner" not in shown(app)


async def test_the_arrows_go_through_what_is_offered_as_through_any_list(talked: SessionWorkflow) -> None:
    async with showing(talked, ActionsPage, SIZES[0]) as (app, pilot, _):
        rows = list(app.screen.query(SuggestionRow))
        while app.focused is not rows[0]:
            await pilot.press("tab")
        await pilot.press("down", "up", "up", *["down"] * len(rows))
        await settled(pilot)
        assert app.focused is rows[-1]
        assert app.screen.can_view_entire(rows[-1]), "in the smallest window too"
        await pilot.press("tab")
        assert not isinstance(app.focused, SuggestionRow), "one stop for Tab"
        await pilot.press("shift+tab", "up", "enter")
        await settled(pilot)
    [action] = talked.session.actions
    assert action.what == "Half an hour, phone off."


async def test_an_action_without_who_or_when_says_so_in_the_smallest_window(begun: SessionWorkflow) -> None:
    async with showing(begun, ActionsPage, SIZES[0]) as (app, pilot, _):
        assert "yet" not in shown(app), "nothing is asked of an empty one"
        await pilot.press(*"Ring")
        await settled(pilot)
        assert "nobody and no" in shown(app)
        app.screen.query_one("#owner", RadioRow).choose("both")
        await settled(pilot)
        assert "no day yet" in shown(app)
        app.screen.query_one("DateField Input", Input).value = "friday"
        await settled(pilot)
        assert "day yet" not in shown(app)


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_what_is_open_from_before_is_in_sight(
    begun: SessionWorkflow, size: tuple[int, int], golden: SnapshotAssertion
) -> None:
    agreed = (
        Action(id="2026-10-01T0930-aaaa-1", what="Ring the practice", owner="supervisor", due=date(2026, 10, 8)),
        Action(id="2026-10-01T0930-aaaa-2", what="Ask housing", owner="both"),
        Action(id="2026-10-01T0930-aaaa-3", what="Closed today"),
        *(Action(id=f"2026-10-01T0930-aaaa-{n}", what=f"Later {n}", due=date(2027, 1, n)) for n in (4, 5)),
    )
    when = datetime(2026, 10, 1, 9, 30, tzinfo=UTC)
    past = a_session(id="2026-10-01T0930-aaaa", started_at=when, ended_at=when, status="finished", actions=agreed)
    save_new(begun.home, past)
    begun.update(reviewed=(ActionReview(action=agreed[2].id, what="Closed today", outcome="done"),))
    async with showing(begun, ActionsPage, size) as (app, pilot, _):
        page = shown(app)
        assert "Still open from before (4)" in page
        assert "Closed today" not in page
        if size[1] > 20:
            assert "! Ring the practice (AB, due 8 Oct, overdue)" in page
            assert "Later 4" in page
            assert "Ask housing" not in page, "of four the three due first"
        assert page == golden(name=f"{size[0]}")
        await pilot.press(*"It can be written at once")
    assert begun.session.actions[0].what == "It can be written at once"


async def test_tab_goes_from_action_to_action_and_a_key_takes_out_the_one_in_use(begun: SessionWorkflow) -> None:
    async with showing(begun, ActionsPage, (120, 40)) as (app, pilot, _):
        await pilot.press(*"One", "f9", *"Two", "shift+tab", *"known", "tab", *" more")
        await settled(pilot)
        assert [action.what for action in begun.session.actions] == ["One", "Two more"]
        assert begun.session.actions[0].how_we_will_know == "known"
        await pilot.press("shift+tab", "ctrl+r")
        await settled(pilot)
        assert "Take this action out?" in shown(app)
        await pilot.press("down", "enter")
        await settled(pilot)
        assert [action.what for action in begun.session.actions] == ["Two more"]


async def test_an_action_that_has_all_but_words_is_said_once_and_stands_in_the_record(begun: SessionWorkflow) -> None:
    nameless = Action(id="a1", what="", owner="supervisee", how_we_will_know="The ward says so")
    begun.update(actions=(nameless,))
    async with showing(begun, ActionsPage) as (app, pilot, results):
        await pilot.press("f3")
        await settled(pilot)
        assert results == [] and "does not say what is to be done" in shown(app)
        await pilot.press("f3")
        await settled(pilot)
        assert [result.to for result in results] == ["next"]
    record = "\n".join(entry.text for section in build_report(begun.session, UTC) for entry in section.entries)
    assert "what is to be done is not said yet" in record and "The ward says so" in record


async def test_a_day_that_names_none_is_said_once_before_one_goes_on(begun: SessionWorkflow) -> None:
    begun.update(actions=(Action(id="a1", what="Ring the ward", owner="supervisee", due_words="soonish, {next}"),))
    async with showing(begun, ActionsPage) as (app, pilot, results):
        await pilot.press("f3")
        await settled(pilot)
        assert results == [] and "“soonish" in shown(app) and "names no day, so nobody is reminded" in words_shown(app)
        await pilot.press(*"20 Dec", "f3")
        await settled(pilot)
        assert [result.to for result in results] == ["next"]
    assert begun.session.actions[0].due == date(2026, 12, 20)


async def test_up_and_down_go_from_field_to_field_of_an_action(begun: SessionWorkflow) -> None:
    async with showing(begun, ActionsPage, (120, 40)) as (app, pilot, _):
        await pilot.press(*"Ring", "down", "right", "space", "down", *"20 Dec", "down", *"They say so")
        await settled(pilot)
        [action] = begun.session.actions
        assert (action.what, action.how_we_will_know) == ("Ring", "They say so")
        assert (action.owner, action.due) == ("supervisor", date(2026, 12, 20))
        app.screen.query_one("#owner", RadioRow).focus()
        await pilot.press("left", "left", "space")
        assert begun.session.actions[0].owner == "both", "round the end of the row"
        await pilot.press("up", *"!")
        assert app.screen.query_one("#what NoteArea", NoteArea).text == "Ring!"


async def test_the_bigger_picture_is_kept_beside_the_actions(begun: SessionWorkflow) -> None:
    async with showing(begun, ActionsPage, (120, 40)) as (app, pilot, _):
        app.screen.query_one("#bigger-picture NoteArea").focus()
        await pilot.press(*"Three services, one kitchen")
        await settled(pilot)
    assert begun.session.bigger_picture == "Three services, one kitchen"
    assert begun.session.actions == ()


async def test_what_is_typed_on_who_goes_on_to_by_when_and_not_back_into_what(begun: SessionWorkflow) -> None:
    async with showing(begun, ActionsPage) as (_, pilot, _):
        await pilot.press(*"Ring the ward", "tab", "space", *"tomorrow")
        await settled(pilot)
    [action] = begun.session.actions
    assert (action.what, action.owner) == ("Ring the ward", "supervisee")
    assert action.due == begun.today + timedelta(days=1)


async def test_after_something_heavy_no_action_is_asked_for(talked: SessionWorkflow) -> None:
    incident = talked.session.incident
    assert incident is not None
    talked.update(incident=incident.with_changes(model="how-it-felt"))
    async with showing(talked, ActionsPage) as (app, _pilot, _):
        assert "No action is needed after this." in words_shown(app)
