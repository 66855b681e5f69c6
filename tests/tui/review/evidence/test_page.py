"""Evidence on its page: reached from Something else and by name, counted for the two or for all, and saved."""

from pathlib import Path

from syrupy.assertion import SnapshotAssertion
from textual.widgets import Input, OptionList

from supervise.tui.export.page import ExportPage
from supervise.tui.home.page import HomePage
from supervise.tui.review.evidence.page import EvidencePage
from supervise.tui.review.sort_tabs import SortTabs
from supervise.tui.shell.deed import Deed
from supervise.workflow import SessionWorkflow
from support.app_driver import SIZES, running, settled, showing, shown, words_shown
from support.sample_history import with_past
from support.two_pairs import WORD, with_others


async def test_how_it_looks(workflow: SessionWorkflow, golden: SnapshotAssertion) -> None:
    async with showing(with_past(workflow), EvidencePage) as (app, pilot, _):
        for size in SIZES:
            await pilot.resize_terminal(*size)
            await settled(pilot)
            assert shown(app) == golden(name=f"{size[0]}x{size[1]}")


async def test_from_home_to_the_last_row_and_back_by_keys_alone(workflow: SessionWorkflow) -> None:
    async with running(with_past(workflow)) as (app, pilot):
        await pilot.press("e")
        await settled(pilot)
        choices = app.screen.query_one(OptionList)
        prompts = [str(option.prompt) for option in choices.options if not option.disabled]
        await pilot.press(*["down"] * next(at for at, text in enumerate(prompts) if "Evidence" in text))
        await settled(pilot)
        assert "Nothing that was said is in it, and nobody is named or rated." in words_shown(app)
        await pilot.press("enter")
        await settled(pilot)
        assert "Sessions held: 10" in shown(app)
        assert "Records of the usual kind, agreed or ended" in shown(app)
        await pilot.press("end")
        await settled(pilot)
        assert "Team sessions held: 0" in shown(app)
        assert "How many took part is not counted." in words_shown(app)
        await pilot.press("escape")
        await settled(pilot)
        assert isinstance(app.screen, HomePage)


async def test_years_turn_by_keys_and_by_mouse(workflow: SessionWorkflow) -> None:
    async with showing(with_past(workflow), EvidencePage, (120, 40)) as (app, pilot, _):
        await pilot.press("left")
        await settled(pilot)
        assert "1 Jan 2026 to 31 Dec 2026" in shown(app)
        await pilot.press("[", "[", "[")
        await settled(pilot)
        assert "1 Jan 2025 to 31 Dec 2025" in shown(app)
        assert "Sessions held: 4" in shown(app)
        await pilot.click(SortTabs, offset=(8, 0))
        await settled(pilot)
        assert "Sessions held: 9" in shown(app)


async def test_all_pairs_are_one_sum_with_no_word_of_the_others(workflow: SessionWorkflow) -> None:
    async with showing(with_others(with_past(workflow)), EvidencePage, (120, 40)) as (app, pilot, _):
        await pilot.press("o")
        await app.workers.wait_for_complete([worker for worker in app.workers if worker.group == "count"])
        await settled(pilot)
        assert "All pairs at this computer, as one sum" in shown(app)
        assert "Sessions held: 13" in shown(app)
        assert not [word for word in (WORD, "QQ", "ZZ") if word in shown(app)]
        assert {session.pair for session in workflow.history.sessions} == {"pair"}, "nothing of the others is held"
        await pilot.press("o")
        await settled(pilot)
        assert "Sessions held: 10" in shown(app)


async def test_where_there_is_one_pair_no_sum_is_offered(workflow: SessionWorkflow) -> None:
    async with showing(with_past(workflow), EvidencePage) as (app, pilot, _):
        assert not app.screen.query_one("#do-all-pairs", Deed).display
        await pilot.press("o")
        await settled(pilot)
        assert "as one sum" not in shown(app)


async def test_it_is_saved_as_its_ending_says(workflow: SessionWorkflow, tmp_path: Path) -> None:
    async with showing(with_past(workflow), EvidencePage) as (app, pilot, _):
        for ending, begins in (
            (".txt", "Supervision held and followed up\n"),
            (".csv", "first_day,last_day,made_on,pairs,"),
        ):
            file = tmp_path / f"evidence{ending}"
            await pilot.press("s")
            await settled(pilot)
            assert isinstance(app.screen, ExportPage)
            assert ".csv or .json" in words_shown(app)
            app.screen.query_one(Input).value = str(file)
            await pilot.press("enter")
            await settled(pilot)
            assert file.read_text(encoding="utf-8").startswith(begins)
            await pilot.press("escape")


async def test_before_the_first_session_everything_is_nothing(workflow: SessionWorkflow) -> None:
    async with showing(workflow, EvidencePage, (120, 40)) as (app, _pilot, _):
        assert "Sessions held: 0" in shown(app)
        assert "not counted, as there is no session" in shown(app)


async def test_it_is_found_by_name_and_not_while_a_session_is_held(workflow: SessionWorkflow) -> None:
    async with running(workflow) as (app, pilot):
        labels = [label for label, _, _ in app.palette_commands(app.screen)]
        assert "On paper: Evidence for an inspection" in labels
        await pilot.press("n")
        await settled(pilot)
        assert "On paper: Evidence for an inspection" not in [text for text, _, _ in app.palette_commands(app.screen)]
