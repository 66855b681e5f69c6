"""Panels: the frame of the one in which the focus is stands out from the others, whichever way the focus moves."""

from pathlib import Path

import pytest

from supervise.tui.session.ladder.learning_page import LearningPage
from supervise.tui.widgets.panel import Panel
from support.all_pages import a_home
from support.app_driver import settled, showing


@pytest.mark.parametrize("size", [(40, 15), (120, 40)], ids=str)
async def test_the_frame_with_the_focus_in_it_stands_out(tmp_path: Path, size: tuple[int, int]) -> None:
    async with showing(a_home(tmp_path), LearningPage, size) as (app, pilot, _):
        panels = list(app.screen.query(Panel))
        assert len(panels) > 1
        app.screen.set_focus(None)
        await settled(pilot)
        [usual] = {panel.styles.border_top for panel in panels}
        for panel in panels:
            panel.query("TextArea").first().focus()
            await settled(pilot)
            assert [frame for frame in panels if frame.styles.border_top != usual] == [panel]
        await pilot.press("shift+tab")
        await settled(pilot)
        assert [frame for frame in panels if frame.styles.border_top != usual] == [panels[-2]]
        await panels[-2].remove()
        await settled(pilot)
        assert [frame for frame in panels if frame.styles.border_top != usual and frame.is_attached] == [
            frame for frame in panels if frame.has_focus_within and frame.is_attached
        ]
