"""Every field of every page of a session: what is typed in it is in the draft, and what is not said why."""

from collections.abc import Callable

import pytest
from textual.screen import Screen
from textual.widgets import Input, TextArea

from supervise.domain.session.incident import Incident, Placement
from supervise.domain.session.model import DiscussedSection, Rating, Talk
from supervise.tui.session.actions.page import ActionsPage
from supervise.tui.session.agree.initials_field import InitialsField
from supervise.tui.session.agree.page import AgreePage
from supervise.tui.session.arrive.action_review import ActionReviewCard
from supervise.tui.session.arrive.page import ArrivePage
from supervise.tui.session.ladder.incident_page import IncidentPage
from supervise.tui.session.ladder.learning_page import LearningPage
from supervise.tui.session.ladder.next_rung_page import NextRungPage
from supervise.tui.session.ladder.private_page import PrivatePlacementPage
from supervise.tui.session.ladder.reveal_page import PlacementRevealPage
from supervise.tui.session.rate.reveal_page import RatingRevealPage
from supervise.tui.session.talk.page import TalkPage
from supervise.tui.widgets.radio_row import RadioRow
from supervise.workflow import SessionWorkflow
from support.app_driver import SIZES, settled, showing
from support.builders import PEOPLE
from support.sample_history import with_past

PAGES: dict[str, tuple[int, Callable[[], Screen[object]]]] = {
    "arrive": (8, ArrivePage),
    "talk": (1, TalkPage),
    "rated": (1, RatingRevealPage),
    "incident": (1, IncidentPage),
    "place": (1, lambda: PrivatePlacementPage(PEOPLE[0])),
    "placed": (1, PlacementRevealPage),
    "learn": (4, LearningPage),
    "next rung": (2, NextRungPage),
    "actions": (3, ActionsPage),
    "agree": (4, AgreePage),
}
"""Each page on which something is written in a session, with the least number of its fields."""


def ready(workflow: SessionWorkflow, page: str) -> None:
    """A session that has what every page needs to show all its fields."""
    with_past(workflow).read()
    workflow.begin()
    placements = tuple(Placement(by=person.id, ladder="partnership", rung=2, title="Competition") for person in PEOPLE)
    workflow.update(
        section=DiscussedSection(id="resilience", title="Resilience", wheel="stand-in-wheel"),
        talk=Talk(planned_seconds=900),
        ratings=tuple(Rating(by=person.id, value=2, label="Sometimes") for person in PEOPLE),
        incident=Incident(
            case="Case A1",
            ladder="partnership",
            model="strengths-review",
            placements=() if page == "place" else placements,
        ),
    )


@pytest.mark.parametrize("page", PAGES)
async def test_what_is_typed_in_it_is_in_the_draft(workflow: SessionWorkflow, page: str) -> None:
    ready(workflow, page)
    least, make = PAGES[page]
    async with showing(workflow, make, (120, 60)) as (app, pilot, _):
        for card in app.screen.query(ActionReviewCard):
            choice = card.query_one(RadioRow)
            choice.choose("changed")
        await settled(pilot)
        if page == "place":
            await pilot.press("enter")
            await settled(pilot)
        typed = []
        for number, field in enumerate(app.screen.query("Input, TextArea")):
            if isinstance(field.parent and field.parent.parent, InitialsField):
                continue  # initials, asked again
            field.focus()
            await pilot.pause()
            typed.append(f"word{number}x")
            assert isinstance(field, Input | TextArea)
            await pilot.press("end", "space", *typed[-1])
        await settled(pilot)
        assert len(typed) >= least
        workflow.keep()
        assert workflow.held is not None
        on_disk = workflow.held.kept.path.read_text(encoding="utf-8")
        assert [word for word in typed if word not in on_disk] == []


@pytest.mark.parametrize("page", PAGES)
async def test_what_is_being_written_is_in_sight_however_long_it_grows(workflow: SessionWorkflow, page: str) -> None:
    ready(workflow, page)
    async with showing(workflow, PAGES[page][1], SIZES[-1]) as (app, pilot, _):
        if page == "place":
            await pilot.press("enter")
            await settled(pilot)
        for size in reversed(SIZES):
            await pilot.resize_terminal(*size)
            await settled(pilot)
            fields = [
                field for field in app.screen.query(TextArea) if all(part.display for part in field.ancestors_with_self)
            ]
            for field in fields:
                field.load_text("")
                field.focus()
                field.insert("We rang the ward on Thursday, and the bed had not come. " * 4)
                await settled(pilot)
                await pilot.press("end")
                for _turn in range(20):
                    await settled(pilot)  # the page scrolls after its field has grown
                    placed = app.screen.find_widget(field)
                    if placed.region.intersection(placed.clip).contains(*field.cursor_screen_offset):
                        break
                else:
                    pytest.fail(f"at {size} {field.ancestors} is written in out of sight")
            assert fields, size
