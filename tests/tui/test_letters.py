"""Letters: no sequence of them, on any page and from any focus, does what somebody who writes did not mean."""

import asyncio
import tempfile
from collections import Counter
from pathlib import Path

import hypothesis.strategies as st
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from textual import events
from textual.keys import _character_to_key
from textual.screen import Screen
from textual.widgets import Input, TextArea

from supervise.domain.session.model import Session
from supervise.tui.app import SuperviseApp
from supervise.tui.session.agree.initials_field import InitialsField
from supervise.tui.shell.field_focus import fields_of
from supervise.workflow import SessionWorkflow
from support.all_pages import PAGES, a_home
from support.app_driver import settled, showing
from support.builders import a_session
from support.effort import EXAMPLES

LETTERS = st.sampled_from("abcdefghijklmnopqrstuvwxyzABCDGNPS0123456789?/[]{}.,;:!'\"+-*=<>()éß€ ")
TYPED = st.lists(st.tuples(st.integers(0, 30), st.text(LETTERS, min_size=1, max_size=8)), min_size=1, max_size=8)


def done(workflow: SessionWorkflow, begun: Session) -> list[object]:
    """What of the session begun nobody gives, skips or takes away by a letter."""
    draft = workflow.held
    session = draft.session if draft is not None and draft.session.id == begun.id else begun
    placements = () if session.incident is None else session.incident.placements
    placed = {(placement.by, placement.rung, placement.skipped) for placement in placements}
    return [session.ratings, placed, session.locked, session.agreed, session.section]


def files(workflow: SessionWorkflow) -> set[str]:
    root = workflow.home.root
    return {str(path.relative_to(root)) for path in root.rglob("*.toml") if "drafts" not in path.parts}


def written(screen: Screen[object]) -> Counter[str]:
    fields = [*screen.query(Input), *screen.query(TextArea)]
    return sum((Counter(field.value if isinstance(field, Input) else field.text) for field in fields), Counter())


async def type_in(app: SuperviseApp, pilot: object, text: str) -> None:
    for character in text:
        app.post_message(events.Key(_character_to_key(character), character))
    await app.input_queue.settle()
    await settled(pilot)  # type: ignore[arg-type]


def is_own_key(app: SuperviseApp, character: str) -> bool:
    bound = app.screen.active_bindings.get(_character_to_key(character))
    return (character == " " or character.isdecimal()) and bound is not None and bound.node is app.focused


async def nothing_happens(name: str, root: Path, typed: list[tuple[int, str]]) -> None:
    make, before = PAGES[name]
    workflow = a_home(root)
    async with showing(workflow, lambda: make(workflow), (100, 40)) as (app, pilot, results):
        await pilot.press(*before)
        page = app.screen
        begun = workflow.held.session if workflow.held is not None else a_session()
        were, lay = done(workflow, begun), files(workflow)
        for place_, text in typed:
            if app.screen is not page:
                break  # a letter of a page without a field led on
            chain = [
                widget for widget in page.focus_chain if not any(isinstance(a, InitialsField) for a in widget.ancestors)
            ]
            if chain:
                page.set_focus(chain[place_ % len(chain)])
                await settled(pilot)
            has_field, stood = bool(fields_of(page)), written(page)
            if isinstance(page.focused, Input):  # one that is meant to be replaced, such as a day, is selected whole
                stood -= Counter(page.focused.selected_text)
            while text and is_own_key(app, text[0]):  # Space of a list, a rung's number on a ladder
                text = text[1:]
            await type_in(app, pilot, text)
            assert done(workflow, begun) == were, (name, place_, text)
            assert lay <= files(workflow), (name, place_, text)
            if has_field:
                assert app.screen is page and results == [], (name, place_, text)
                added, typed_here = written(page) - stood, Counter(text)
                # Behind words that stand there already, what is typed from elsewhere begins with a space.
                assert added - typed_here <= Counter(" "), (name, place_, text)
                assert typed_here <= added, (name, place_, text)
                assert not stood - written(page), (name, place_, text)


@pytest.mark.parametrize("name", PAGES)
def test_no_letters_do_a_deed_and_none_is_lost(name: str) -> None:
    @settings(
        max_examples=max(1, EXAMPLES // 40),
        deadline=None,
        database=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    @given(TYPED)
    def tried(typed: list[tuple[int, str]]) -> None:
        with tempfile.TemporaryDirectory() as root:
            asyncio.run(nothing_happens(name, Path(root) / "home", typed))

    tried()
