"""The pages of each kind at three sizes, with the made-up year's answers in them."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from syrupy.assertion import SnapshotAssertion

from supervise.domain.settings import Settings
from supervise.store.content.demo import write_demo_home
from supervise.store.content.loader import help_page, load_content
from supervise.store.home.folder import HomeFolder
from supervise.store.settings import load_settings
from supervise.tui.session.form.page import FormPage
from supervise.tui.shell.help_page import HelpPage
from supervise.workflow import SessionWorkflow
from support.app_driver import SIZES, settled, showing, shown, words_shown

FORMS = ("network-why", "network-who", "network-picture", "network-thinking", "network-decide", "disagree-what")
FORMS += ("disagree-views", "disagree-steps", "disagree-end", "partnership-shape", "partnership-run", "new-first")
FORMS += ("agreement",)


@pytest.fixture
def year(tmp_path: Path) -> SessionWorkflow:
    home = HomeFolder(tmp_path / "demo")
    write_demo_home(home)
    settings: Settings = load_settings(home.settings)[0]
    content, now = load_content(None)[0], datetime(2026, 11, 29, 10, tzinfo=UTC)
    workflow = SessionWorkflow(home, content, lambda: now, settings=settings, zone=UTC)
    workflow.read_only = None
    workflow.read()
    return workflow


def begun(workflow: SessionWorkflow, form_id: str) -> FormPage:
    """The page of this form in a session of its kind that goes on from the made-up one, where that comes back."""
    form = workflow.forms.form(form_id)
    kind = next(kind for kind in workflow.forms.kinds if form_id in kind.steps)
    again = next((again for again in workflow.history.returning() if again.occasion == kind.id), None)
    workflow.begin(kind, again)
    assert form is not None
    return FormPage(form)


@pytest.mark.parametrize("form_id", FORMS)
async def test_how_it_looks(year: SessionWorkflow, golden: SnapshotAssertion, form_id: str) -> None:
    page = begun(year, form_id)
    async with showing(year, lambda: page, SIZES[0]) as (app, pilot, _):
        for size in SIZES:
            if app.size != size:
                await pilot.resize_terminal(*size)
            app.screen.query_one("#body").scroll_home(animate=False)
            await settled(pilot)
            assert shown(app) == golden(name=f"{form_id}-{size[0]}")


async def test_what_stands_there_from_last_time_is_said_to_be_from_then(year: SessionWorkflow) -> None:
    words = "What stands here already is from last time, 17 Nov 2026."
    for form_id, is_there in (("disagree-what", True), ("disagree-end", False)):
        page = begun(year, form_id)
        async with showing(year, lambda page=page: page, SIZES[1]) as (app, _pilot, _):  # type: ignore[misc]
            assert (words in words_shown(app)) == is_there, form_id
        year.discard()


async def test_help_is_about_this_kind(year: SessionWorkflow) -> None:
    page = begun(year, "disagree-views")
    async with showing(year, lambda: page, (120, 60)) as (app, pilot, _):
        await pilot.press("f1")
        await settled(pilot)
        assert isinstance(app.screen, HelpPage)
        assert "settled in good time" in words_shown(app)
    for kind_id, words in (("network", "A network meeting"), ("new-partnership", "**The plan** asks")):
        kind = year.forms.kind(kind_id)
        assert kind is not None and words in help_page(kind.help), kind_id
