"""A team at one laptop: it counts, it reads out, and the file knows nobody in it."""

from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.widgets import Input, OptionList

from supervise.domain.people import Pair, team_of
from supervise.domain.review.cases.earlier_cases import earlier_cases
from supervise.domain.session.counted import spread
from supervise.domain.session.model import DiscussedSection
from supervise.domain.session.report import build_report
from supervise.tui.app import SuperviseApp
from supervise.tui.home.page import HomePage
from supervise.tui.session.actions.page import ActionsPage
from supervise.tui.session.agree.page import AgreePage
from supervise.tui.session.arrive.page import ArrivePage
from supervise.tui.session.closing.page import ClosingPage
from supervise.tui.session.counted.page import CountedPlacementPage, CountedRatingPage
from supervise.tui.session.form.page import FormPage
from supervise.tui.widgets.radio_row import RadioRow
from supervise.tui.widgets.sessions.session_row import details, ladder_text
from supervise.workflow import SessionWorkflow
from support.app_driver import SIZES, running, settled, showing, shown, words_shown
from support.builders import make_workflow
from support.clock import FakeClock

ROLES = ("Social worker", "Community nurse", "Team manager")


@pytest.fixture
def team(tmp_path: Path) -> SessionWorkflow:
    workflow = make_workflow(tmp_path / "home", FakeClock())
    workflow.choose_pair(Pair(id="duty", people=team_of("Duty team"), roles=ROLES))
    return workflow


async def press(app: SuperviseApp, pilot: object, *keys: str) -> str:
    await pilot.press(*keys)  # type: ignore[attr-defined]
    await settled(pilot)  # type: ignore[arg-type]
    return words_shown(app)


def begin(team: SessionWorkflow, kind: str) -> None:
    """Hold a session of this kind with a section chosen."""
    team.begin(team.forms.kind(kind))
    team.update(section=DiscussedSection(id="respect", title="Respect and empathy", wheel="stand-in-wheel"))


async def count(app: SuperviseApp, pilot: object, *numbers: str) -> str:
    """Type how many at each point, from the first on, over what stands there."""
    app.screen.query("CountRow Input").first().focus()
    return await press(app, pilot, *(key for number in numbers for key in (*number, "tab")))


def labels_in_record(team: SessionWorkflow, words: str) -> list[str]:
    """What the record says that these words are."""
    entries = [entry for section in build_report(team.session) for entry in section.entries]
    return [entry.label for entry in entries if entry.text == words]


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_arrived_by_a_team(team: SessionWorkflow, golden: SnapshotAssertion, size: tuple[int, int]) -> None:
    begin(team, "team")
    async with showing(team, ArrivePage, size) as (app, pilot, _):
        await press(app, pilot, "2", "enter", "3")
        assert shown(app) == golden(name=f"arrived-{size[0]}")


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_rated_by_a_team(team: SessionWorkflow, golden: SnapshotAssertion, size: tuple[int, int]) -> None:
    begin(team, "team")
    async with showing(team, CountedRatingPage, size) as (app, pilot, _):
        await count(app, pilot, "", "2", "4", "1")
        assert shown(app) == golden(name=f"rated-{size[0]}")


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_placed_by_a_team(team: SessionWorkflow, golden: SnapshotAssertion, size: tuple[int, int]) -> None:
    begin(team, "team-work")
    async with showing(team, CountedPlacementPage, size) as (app, pilot, _):
        await count(app, pilot, "", "", "1", "3", "2")
        assert shown(app) == golden(name=f"placed-{size[0]}")


async def test_fewer_than_five_or_all_alike_are_not_kept_and_it_is_said(team: SessionWorkflow) -> None:
    begin(team, "team")
    async with showing(team, CountedRatingPage) as (app, pilot, _):
        assert "New to me: I have not had much chance to do this yet." in words_shown(app)
        assert "Fewer than five: only what you say together is kept." in await count(app, pilot, "1", "2")
        assert team.session.counted == ()
        assert "All alike" in await count(app, pilot, "0", "6")
        assert team.session.counted == ()
        assert "All alike" not in await count(app, pilot, "1")
        assert spread(team.session, "rate") is not None
        app.screen.query_one("#talk NoteArea").focus()
        await press(app, pilot, *"Calls wait")
    assert labels_in_record(team, "Calls wait") == ["What each notices"]


async def test_numbers_that_fit_nobody_are_said_and_not_refused_and_the_arrows_go_through_them(
    team: SessionWorkflow,
) -> None:
    begin(team, "team")
    async with showing(team, CountedRatingPage) as (app, pilot, _):
        assert "“x1” is no whole number, and is not counted." in await count(app, pilot, "x1")
        fields = [*app.screen.query("CountRow Input").results(Input)]
        fields[0].value, fields[1].value = "4", "999"
        await settled(pilot)
        counted = spread(team.session, "rate")
        assert counted is not None and counted.total == 1003
        assert "999 of us" in words_shown(app)
        for field in fields:
            field.value = ""
        fields[0].focus()
        await press(app, pilot, "down", "2", "down", "4", "up", "3", "up", "up")
    counted = spread(team.session, "rate")
    assert counted is not None and [(point.value, point.how_many) for point in counted.points] == [(2, 3), (3, 4)]


async def test_a_session_of_a_team_by_keys(team: SessionWorkflow) -> None:
    async with running(team) as (app, pilot):
        text = await press(app, pilot, "n", "enter")
        assert "Who leads today, by role?" in text and "Kind of supervision" not in text
        await press(app, pilot, "2", "enter", "3", "enter", "1", "f3", "1")
        assert "Talk for 20 minutes" in words_shown(app), "as long as the phases of this kind, not of the usual talk"
        await press(app, pilot, "enter", "f3")
        text = await count(app, pilot, "1", "3", "2")
        assert "6 answers" not in text
        assert "● ● ●" in text
        await press(app, pilot, "tab", "tab", "tab", "right", "space")
        assert team.session.ratings[0].by == "team" and team.session.ratings[0].value == 2
        await press(app, pilot, "f3", *"We stay on the line", "f3", "f3")
        await press(app, pilot, *"Ring the ward at eight", "tab")
        text = words_shown(app)
        assert "Social worker" in text and "Both" not in text
        await press(app, pilot, "right", "space", "f3")
        assert "initials of whoever leads" in await press(app, pilot, "f3")
        await press(app, pilot, *"AB", "enter")
        assert isinstance(app.screen, ClosingPage)
        assert "Read out, agreed and kept." in words_shown(app)
        await press(app, pilot, "enter")
        assert isinstance(app.screen, HomePage)
        assert "Ring the ward at eight" in words_shown(app)
    [brief] = team.history.sessions
    assert details(brief) == "Team 2", "looking back knows what they said together"
    session = team.load_session(brief.id)
    assert session is not None
    assert session.actions[0].owner == "Social worker"
    assert {person.id for person in session.people} == {"team"}
    [path] = (tmp for tmp in team.home.sessions.rglob("*.toml"))
    assert 'initials = "CD"' not in path.read_text(encoding="utf-8")


async def test_a_piece_of_work_by_mouse_is_offered_again_though_placed_without_a_choice(team: SessionWorkflow) -> None:
    async with running(team, (120, 40)) as (app, pilot):
        await pilot.click("#do-new")
        await settled(pilot)
        kinds = app.screen.query_one(OptionList)
        titles = [str(option.prompt) for option in kinds.options]
        kinds.highlighted = next(at for at, title in enumerate(titles) if "one piece of work" in title)
        for deed in ("#do-choose", "#do-next"):
            await pilot.click(deed)
            await settled(pilot)
        app.screen.query_one("#answer-piece NoteArea").focus()
        await press(app, pilot, *"Friday discharges")
        await pilot.click("#do-next")
        await settled(pilot)
        assert isinstance(app.screen, CountedPlacementPage)
        fields = [*app.screen.query("CountRow Input").results(Input)]
        for at, number in ((2, "1"), (3, "3"), (4, "2")):
            await pilot.click(fields[at])
            await press(app, pilot, *number)
        counted = spread(team.session, "ladder")
        assert counted is not None and [point.how_many for point in counted.points] == [1, 3, 2]
        incident = team.session.incident
        assert incident is not None and (incident.case, incident.summary) == ("Work W1", "Friday discharges")
        app.screen.query_one("#team", RadioRow).focus()
        await press(app, pilot, "right", "right", "right", "space")
        placed_together = team.session.incident
        assert placed_together is not None
        assert [(placement.by, placement.rung) for placement in placed_together.placements] == [("team", 4)]
        for _ in range(3):
            await pilot.click("#do-next")
            await settled(pilot)
        text = words_shown(app)
        assert "left open" not in text and "Thought through" not in text, "a piece of work is not an incident"
        assert app.screen.query("#tick-reported")
        initials = app.screen.query_one("InitialsField Input", Input)
        initials.value = "AB"
        initials.scroll_visible(animate=False)
        await settled(pilot)
        await pilot.click("InitialsField Button")
        await settled(pilot)
        assert isinstance(app.screen, ClosingPage)
    [brief] = team.history.sessions
    assert (brief.about, team.history.cases()) == ("", ("Work W1",))
    assert brief.incident is not None
    assert (brief.incident.case, ladder_text(brief)) == ("Work W1", "4")
    [earlier] = earlier_cases(team.history)
    assert earlier.standing(team.today) == "4 Compliance, 22 Nov"
    team.begin(team.forms.kind("team-work"))
    piece = team.forms.form("team-piece")
    assert piece is not None
    async with showing(team, lambda: FormPage(piece)) as (app, _, _):
        assert "Work W1: Friday discharges" in words_shown(app) and "Work W2" in words_shown(app)


async def test_roles_stand_ready_to_be_counted_and_one_more_by_a_key_can_be_named(team: SessionWorkflow) -> None:
    begin(team, "team")
    async with showing(team, ArrivePage) as (app, pilot, _):
        assert all(role in words_shown(app) for role in ROLES)
        await press(app, pilot, "2", "enter", "enter", "1", "f9", *"Student", "enter", "1")
        rows = [[cell.text for cell in row.cells] for row in team.session.forms[0].answers[0].rows]
        assert rows == [["Social worker", "2"], ["Team manager", "1"], ["Student", "1"]], "a role that is not here"
    async with showing(team, ArrivePage) as (app, _, _):
        assert all(role in words_shown(app) for role in (*ROLES, "Student"))
    async with showing(team, ActionsPage) as (app, _, _):
        assert "Student" in words_shown(app)


async def test_what_they_say_together_is_typed_as_its_number(team: SessionWorkflow) -> None:
    begin(team, "team-work")
    async with showing(team, CountedPlacementPage) as (app, pilot, _):
        app.screen.query("CountRow Input").last().focus()
        await press(app, pilot, "1", "tab", "6", "tab", "8", "tab", *"Every 9 days")
    incident = team.session.incident
    assert incident is not None and incident.why_here == "Every 9 days"
    assert labels_in_record(team, "Every 9 days") == ["What each notices"]
    assert [(placement.by, placement.rung) for placement in incident.placements] == [("team", 6), ("needed", 8)]


async def test_how_a_team_works_together_is_nothing_to_report(team: SessionWorkflow) -> None:
    begin(team, "team-build")
    async with showing(team, AgreePage) as (app, _pilot, _):
        assert not app.screen.query("#tick-reported, #tick-copied")


async def test_what_a_rung_or_a_point_means_stands_where_its_number_is_typed_and_moves_nothing(
    team: SessionWorkflow,
) -> None:
    begin(team, "team-work")
    async with showing(team, CountedPlacementPage) as (app, pilot, _):
        below = app.screen.query_one("#together").region
        assert "Conflict: Partners pull against each other" in words_shown(app)
        text = await press(app, pilot, "down", "down", "down")
        assert "Compliance: Everyone says partnership is right, but little changes in practice." in text
        assert "Conflict: Partners" not in text
        assert "Not sure" in text, "every number is still in sight"
        assert app.screen.query_one("#together").region == below
