"""Work: the seventh way to look back, a label and all that was done about it, each line one key from its session."""

import pytest
from syrupy.assertion import SnapshotAssertion

from supervise.domain.review.work import kinds_about
from supervise.tui.home.page import HomePage
from supervise.tui.review.paragraph_list import ParagraphList
from supervise.tui.review.review_page import ReviewPage
from supervise.tui.review.sessions.page import SessionListPage
from supervise.tui.review.sessions.session_page import SessionPage
from supervise.tui.review.work import WorkPage
from supervise.tui.session.form.page import FormPage
from supervise.workflow import SessionWorkflow
from support.app_driver import SIZES, running, settled, showing, shown, words_shown
from support.sample_history import with_past


async def test_how_it_looks(workflow: SessionWorkflow, golden: SnapshotAssertion) -> None:
    async with showing(with_past(workflow), WorkPage) as (app, pilot, _):
        for size in SIZES:
            await pilot.resize_terminal(*size)
            await settled(pilot)
            assert shown(app) == golden(name=f"work-{size[0]}")


async def test_without_colour(
    workflow: SessionWorkflow, golden: SnapshotAssertion, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with showing(with_past(workflow), WorkPage) as (app, _pilot, _):
        assert shown(app) == golden(name="no-colour")


async def test_a_line_of_a_label_opens_its_session_by_keys_and_by_mouse(workflow: SessionWorkflow) -> None:
    async with running(with_past(workflow), (120, 40)) as (app, pilot):
        await pilot.press("r", "f3", "7")
        await settled(pilot)
        for by in ("mouse", "keys"):
            assert isinstance(app.screen, WorkPage), by
            assert "Case A11: A discharge was brought forward by two days" in words_shown(app)
            if by == "keys":
                await pilot.press("home", "down", "enter")
            else:
                await pilot.click(ParagraphList, offset=(6, 2))  # the first click only chooses it
                await pilot.click(ParagraphList, offset=(6, 2))
            await settled(pilot)
            assert isinstance(app.screen, SessionPage), by
            assert "12 Sep 2026" in shown(app)
            await pilot.press("escape")
            await settled(pilot)
        assert isinstance(app.screen, WorkPage)


async def test_before_anything_was_looked_at_it_says_so(workflow: SessionWorkflow) -> None:
    async with showing(workflow, WorkPage) as (app, pilot, _):
        assert "No case or partnership has been looked at yet." in words_shown(app)
        await pilot.press("down", "enter", "f3")
        await settled(pilot)
        assert isinstance(app.screen, SessionListPage), "after the last comes the first again"


@pytest.mark.parametrize(("view", "by"), [("3", "keys"), ("7", "mouse")])
async def test_a_page_about_the_one_chosen_ends_on_home(workflow: SessionWorkflow, view: str, by: str) -> None:
    async with running(with_past(workflow)) as (app, pilot):
        await pilot.press("r", "f3", view)
        await settled(pilot)
        page = app.screen
        assert isinstance(page, ReviewPage)
        assert (label := page.label)
        if by == "keys":
            await pilot.press("e")
        else:
            assert await pilot.click("#do-something-else")
        await settled(pilot)
        assert f"About {label}" in words_shown(app) and "A good example" not in words_shown(app)
        await pilot.press("3", "enter")
        await settled(pilot)
        assert (workflow.session.occasion, workflow.session.about) == ("outcomes", label)
        assert isinstance(app.screen, FormPage)
        await pilot.press("f10")
        await settled(pilot)
        assert isinstance(app.screen, HomePage)


async def test_what_runs_is_gone_on_with_and_not_planned_again(workflow: SessionWorkflow) -> None:
    kinds = workflow.forms.kinds_for("pair")
    before = [kind.id for kind in kinds_about(kinds, "Partnership P1", workflow.history)]
    assert before == ["partnership", "new-partnership"]
    workflow.begin(workflow.forms.kind("partnership"))
    workflow.update(about="Partnership P1")
    workflow.finish("Called away")
    assert [kind.id for kind in kinds_about(kinds, "Partnership P1", workflow.history)] == ["partnership"]
    assert kinds_about(kinds, "Work W1", workflow.history) == (), "nothing here is about a piece of work"
