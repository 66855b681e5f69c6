"""Talk: a gentle question waits its turn, and there is always something to say; neither stops anyone writing."""

import pytest

from supervise.tui.session.talk.note_field import NoteField
from supervise.tui.session.talk.question_list import QuestionList
from supervise.tui.widgets.fields.note_area import NoteArea
from supervise.workflow import SessionWorkflow
from support.app_driver import settled
from support.clock import FakeClock
from tui.session.talk.open_talk import RESILIENCE, talking


@pytest.fixture
def in_session(workflow: SessionWorkflow) -> SessionWorkflow:
    workflow.begin()
    workflow.update(section=RESILIENCE)
    return workflow


async def test_a_reframe_waits_until_typing_rests_and_never_stops_it(
    in_session: SessionWorkflow, clock: FakeClock
) -> None:
    async with talking(in_session, clock) as page:
        await page.press(*"They never")
        assert "You wrote" not in page.words()
        page.screen.query_one(NoteField).check()
        await settled(page.pilot)
        assert "You wrote “they never”. When has it gone better, even once?" in page.words()
        await page.press("!")
        assert page.screen.query_one(NoteArea).text == "They never!"
        await page.press("f9")
        assert "You wrote" not in page.words()
        await page.press("x")


async def test_reframes_can_be_turned_off(in_session: SessionWorkflow, clock: FakeClock) -> None:
    in_session.set(reframes=False)
    async with talking(in_session, clock) as page:
        await page.press(*"they never")
        page.screen.query_one(NoteField).check()
        await settled(page.pilot)
        assert "You wrote" not in page.words()


async def test_things_to_say_belong_to_the_part_of_the_talk(in_session: SessionWorkflow, clock: FakeClock) -> None:
    async with talking(in_session, clock) as page:
        page.screen.query_one(QuestionList).focus()
        await page.press("ctrl+r", "ctrl+r")
        assert "What are you pleased with since we last met?" in page.words()
        await page.passes(61)
        assert "Begin with something that went well." in page.words()
        await page.press("ctrl+r")
        assert "Tell me more about that." in page.words()
        await page.press("p")
        assert page.screen.query_one(NoteArea).text == "p"


async def test_saying_what_we_cannot_do_is_not_a_complaint(in_session: SessionWorkflow, clock: FakeClock) -> None:
    async with talking(in_session, clock) as page:
        field = page.screen.query_one(NoteField)
        for text, asks in (("Say when we cannot come", False), ("There is nothing we can do", True)):
            page.screen.query_one(NoteArea).text = text
            field.check()
            await settled(page.pilot)
            assert ("If that is a real limit" in page.words()) == asks, text


@pytest.mark.parametrize("by_mouse", [False, True])
@pytest.mark.parametrize("button", ["pause", "extend", "say", "next-question"])
async def test_letters_after_a_button_go_on_into_the_note(
    in_session: SessionWorkflow, clock: FakeClock, button: str, by_mouse: bool
) -> None:
    async with talking(in_session, clock, (120, 40)) as page:
        await page.press(*"They ")
        if by_mouse:
            await page.click(f"#do-{button}")
        else:
            page.screen.query_one(f"#do-{button}").focus()
            await page.press("enter")
        await settled(page.pilot)
        await page.press(*"rang p")
        text = "rang p" if button == "next-question" else "They rang p"
        assert page.screen.query_one(NoteArea).text == text
        assert in_session.session.talk is not None and in_session.session.talk.notes[-1].text == text
