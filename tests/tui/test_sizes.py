"""Windows no page was made for: nothing crashes, nothing is lost, and it is whole again when there is room."""

import pytest

from supervise.workflow import SessionWorkflow
from support.app_driver import running, shown

ODD = ((3, 40), (80, 24))


async def test_every_page_lives_through_every_size(workflow: SessionWorkflow) -> None:
    async with running(workflow) as (app, pilot):
        seen = []
        await pilot.resize_terminal(1, 1)  # once: Textual lays a page out again and again in it
        await pilot.resize_terminal(80, 24)
        for keys in (
            ("n",),
            (*"Aim", "f3"),
            ("right", "enter"),
            (*"Note", "f3"),
            ("enter",),
            ("f9",),
            ("f9",),
            ("p",),
            ("f3",),
            ("f9",),
            ("f9",),
            ("f3",),
            ("f3",),
            ("f3",),
            ("f3",),
            ("f3",),
        ):
            await pilot.press(*keys)
            await pilot.pause()
            seen.append(type(app.screen).__name__)
            for size in ODD:
                await pilot.resize_terminal(*size)
                await pilot.pause()
            assert shown(app).strip()
        assert {
            "ArrivePage",
            "WheelPage",
            "TalkPage",
            "PrivateRatingPage",
            "PrivatePlacementPage",
            "LearningPage",
            "AgreePage",
        } <= set(seen)
        assert workflow.session.aim == "Aim"


@pytest.mark.parametrize("size", [(20, 5), (39, 24), (120, 14)])
async def test_a_window_too_small_says_so_and_comes_back_whole(
    workflow: SessionWorkflow, size: tuple[int, int]
) -> None:
    async with running(workflow) as (app, pilot):
        await pilot.press("n")
        await pilot.pause()
        await pilot.press(*"Aim")
        await pilot.pause()
        focused = app.focused
        await pilot.resize_terminal(*size)
        await pilot.pause()
        await pilot.pause()
        assert " ".join(shown(app).split()) == "Too small. Make this window 40 wide and 15 high. Your words are kept."
        await pilot.press("!")
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        await pilot.pause()
        assert app.focused is focused
        assert workflow.session.aim == "Aim!"
        assert "Aim!" in shown(app)
        assert "Too small" not in shown(app)


async def test_a_question_in_a_window_too_small_is_there_again_when_it_is_larger(workflow: SessionWorkflow) -> None:
    async with running(workflow) as (app, pilot):
        await pilot.press("n")
        await pilot.pause()
        await pilot.press("f4")
        await pilot.pause()
        before = [line[8:72] for line in shown(app).splitlines()[4:19]]
        await pilot.resize_terminal(20, 5)
        await pilot.pause()
        await pilot.pause()
        assert "Too small." in shown(app)
        assert "End the session" not in shown(app)
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        await pilot.pause()
        # The page beneath may have scrolled meanwhile; the question over it has not moved.
        assert [line[8:72] for line in shown(app).splitlines()[4:19]] == before


@pytest.mark.parametrize("theme", ["supervise-light", "supervise-contrast"])
async def test_a_look_that_was_chosen_is_kept(workflow: SessionWorkflow, theme: str) -> None:
    async with running(workflow) as (app, pilot):
        app.action_setting("look", theme)
        await pilot.pause()
    assert f'theme = "{theme}"' in workflow.home.settings.read_text(encoding="utf-8")
