"""Who is here: a known pair in one key, somebody else in four fields, and Home follows."""

import pytest
from syrupy.assertion import SnapshotAssertion
from textual.widgets import Input, OptionList

from supervise.domain.people import Pair, Person, team_of
from supervise.tui.home.page import HomePage
from supervise.workflow import SessionWorkflow
from support.app_driver import SIZES, running, settled, shown
from support.builders import PAIR
from support.sample_history import with_past

OTHERS = Pair(
    id="others",
    people=(
        Person(id="supervisee", initials="[/b]", role="[red] Nurse"),
        Person(id="supervisor", initials="EF", role="Team leader"),
    ),
)


@pytest.fixture
def two_pairs(workflow: SessionWorkflow) -> SessionWorkflow:
    workflow.choose_pair(OTHERS)
    workflow.choose_pair(PAIR)
    return with_past(workflow)


async def test_the_pairs_who_are_known(two_pairs: SessionWorkflow, golden: SnapshotAssertion) -> None:
    async with running(two_pairs) as (app, pilot):
        await pilot.press("p")
        for size in SIZES:
            await pilot.resize_terminal(*size)
            await settled(pilot)
            assert shown(app) == golden(name=f"pairs-{size[0]}")


async def test_another_pair_by_keys_or_by_a_click_has_its_own_past_and_escape_leaves_it(
    two_pairs: SessionWorkflow,
) -> None:
    async with running(two_pairs) as (app, pilot):
        await pilot.press("p")
        await settled(pilot)
        await pilot.press("down", "escape")
        await settled(pilot)
        assert isinstance(app.screen, HomePage)
        assert two_pairs.pair == PAIR
        await pilot.press("p")
        await settled(pilot)
        await pilot.press("down", "enter")
        await settled(pilot)
        assert isinstance(app.screen, HomePage)
        assert "● [/b]   ■ EF" in shown(app)
        assert "12 Sep" not in shown(app), "nothing of the other pair's"
        assert two_pairs.pair == OTHERS
        await pilot.click("#do-pair")
        await settled(pilot)
        await pilot.click(OptionList, offset=(2, 2))
        await settled(pilot)
        assert isinstance(app.screen, HomePage)
        assert "12 Sep" in shown(app)
    assert two_pairs.pair == PAIR


async def test_somebody_else(workflow: SessionWorkflow) -> None:
    async with running(workflow) as (app, pilot):
        await pilot.press("p")
        await settled(pilot)
        await pilot.click("#do-somebody-else")
        await settled(pilot)
        assert "nothing anywhere" not in shown(app)  # what the program is was said on the first day
        fields = app.screen.query("#people Input").results(Input)
        for field, words in zip(fields, ("GH", "Nurse", "IJ", "Doctor"), strict=True):
            field.value = words
        await pilot.click("#do-begin")
        await settled(pilot)
        assert "● GH   ■ IJ" in shown(app)
    assert len(workflow.settings.pairs) == 2


async def test_a_team_is_called_once_with_its_roles_under_it_where_it_has_any(two_pairs: SessionWorkflow) -> None:
    two_pairs.choose_pair(Pair(id="duty", people=team_of("Duty team"), roles=("Social worker", "[b] Nurse")))
    two_pairs.choose_pair(Pair(id="ward", people=team_of("Ward team")))
    async with running(two_pairs) as (app, pilot):
        await pilot.press("p")
        await settled(pilot)
        text = shown(app)
        assert text.count("Duty team") == 1
        assert text.count("Ward team") == 2, "and at the right of the head, as who is here now"
        assert "Social worker, [b] Nurse" in text
