"""Talk: what is typed is kept under its question, comes back, and is never lost on the way."""

import pytest
from syrupy.assertion import SnapshotAssertion

from supervise.domain.session.model import DiscussedSection, Note, Rating, Talk
from supervise.domain.text import normalise
from supervise.tui.session.step_page import BACK, NEXT
from supervise.tui.session.talk import left_talk
from supervise.tui.session.talk.note_field import NoteField
from supervise.tui.session.talk.question_list import QuestionList
from supervise.tui.shell.deed import Deed
from supervise.tui.widgets.fields.note_area import NoteArea
from supervise.workflow import SessionWorkflow
from support.app_driver import SIZES, shown
from support.builders import HOSTILE, PEOPLE
from support.clock import FakeClock
from tui.session.talk.open_talk import RESILIENCE, OpenTalk, talking

FIRST = "Think of a hard day you came through recently. What did you do, and what did others do, that kept you going?"


@pytest.fixture
def in_session(workflow: SessionWorkflow) -> SessionWorkflow:
    workflow.begin()
    workflow.update(section=RESILIENCE)
    return workflow


async def written(page: OpenTalk) -> None:
    """A talk under way: one note, a word of blame in it, at rest and on disk."""
    await page.passes(342)
    await page.press("f9")
    page.screen.query_one(
        NoteArea
    ).text = "The school nurse rang before the meeting, so CD could go in prepared.\nBut housing: they never ring back."
    await page.pilot.pause()
    page.screen.query_one(NoteField).check()
    page.app.save_now()
    page.app.clear_notifications()
    await page.passes(3)


@pytest.mark.parametrize("size", SIZES, ids=str)
async def test_golden(
    in_session: SessionWorkflow, clock: FakeClock, golden: SnapshotAssertion, size: tuple[int, int]
) -> None:
    async with talking(in_session, clock, size) as page:
        await written(page)
        assert shown(page.app) == golden(name=f"{size[0]}x{size[1]}")


async def test_golden_without_colours(
    in_session: SessionWorkflow, clock: FakeClock, golden: SnapshotAssertion, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    async with talking(in_session, clock) as page:
        await written(page)
        assert shown(page.app) == golden(name="no colour")


# The notes ---------------------------------------------------------------------------------------


async def test_what_is_typed_is_kept_under_its_question(in_session: SessionWorkflow, clock: FakeClock) -> None:
    async with talking(in_session, clock) as page:
        await page.press("A", "b", "f9", "c", "f9", "f9", "f9", "f9", "f9", "d")
        assert "My role: What does this mean for how I do my job?" in page.words()
        await page.press("f9", "f9", "f9", "f9")
        assert FIRST in page.words()
        assert "Ab" in page.words()
        talk = in_session.session.talk
        assert talk is not None
        assert next((note.question, note.text, note.stage, note.lens) for note in talk.notes) == (
            FIRST,
            "Ab",
            "strength",
            "role",
        )
        assert [note.text for note in talk.notes] == ["Ab", "c"]
        assert [(link.to, link.title, link.text) for link in talk.links] == [("role", "My role", "d")]
        await page.press("backspace", "backspace")
        assert in_session.session.talk is not None
        assert [note.text for note in in_session.session.talk.notes] == ["c"]
        await page.press("f3")
        assert page.results == [NEXT]


async def test_the_last_key_before_another_question_stays_with_its_own(
    in_session: SessionWorkflow, clock: FakeClock
) -> None:
    async with talking(in_session, clock) as page:
        field = page.screen.query_one(NoteArea)
        field.insert("typed just now")
        page.screen.action_next_question()
        await page.pilot.pause()
        assert field.text == ""
        assert in_session.session.talk is not None
        assert [(note.question, note.text) for note in in_session.session.talk.notes] == [(FIRST, "typed just now")]


@pytest.mark.parametrize("size", [(40, 15), (120, 40)], ids=str)
async def test_the_list_by_keys(in_session: SessionWorkflow, clock: FakeClock, size: tuple[int, int]) -> None:
    async with talking(in_session, clock, size) as page:
        await page.press("x", "tab", "down")
        assert "► 2 · When pressure" in page.words("#headings")
        await page.press("enter", "y")
        assert "2 When pressure rises" in page.words()
        assert in_session.session.talk is not None
        assert [note.text for note in in_session.session.talk.notes] == ["x", "y"]
        page.screen.query_one(QuestionList).focus()
        await page.press("up")
        assert "► 1 √ Think of" in page.words("#headings")


async def test_all_of_it_by_mouse(in_session: SessionWorkflow, clock: FakeClock) -> None:
    async with talking(in_session, clock, (120, 40)) as page:
        await page.click("#headings", offset=(6, 2))
        assert "3 What would a colleague" in page.words()
        assert page.app.focused is page.screen.query_one(NoteArea)
        await page.click("#do-next-question")
        assert "4 What support" in page.words()
        await page.click("#do-pause")
        assert page.hint == "Paused. F2 goes on."
        await page.click("#do-extend")
        assert page.time == "20:00"
        await page.click("#do-say")
        assert "What would make this time worthwhile for you?" in page.words("#prompt")
        await page.click("#do-back")
        assert page.results == [BACK]


async def test_every_button_is_whole(in_session: SessionWorkflow, clock: FakeClock) -> None:
    async with talking(in_session, clock) as page:
        for size in SIZES:
            await page.pilot.resize_terminal(*size)
            await page.pilot.pause()
            bar, wide = page.words("ActionBar"), size[0] == 120
            others = ("Pause", "+5 min", "Next question", "Something to say")
            for label in ("Rate →", "Back", "Help", *(others if wide else ("…",))):
                assert label in bar, size


async def test_the_field_says_what_its_note_is_to(in_session: SessionWorkflow, clock: FakeClock) -> None:
    """In the smallest window, where a title has the least room."""
    old = Note(question="Old?", stage="stretch", text="kept")
    in_session.update(talk=Talk(planned_seconds=900, spent_seconds=60, notes=(old,)))
    async with talking(in_session, clock, (40, 15)) as page:
        titles = []
        for _ in range(11):
            assert str(page.screen.query_one(NoteArea).border_title) in page.words()
            titles.append(page.screen.query_one(NoteArea).border_title)
            await page.press("f9")
        assert titles == [
            *(f"Note to question {number}" for number in range(1, 7)),
            *(f"Note to “{link.title}”" for link in in_session.content.talk.links),
            "Note from earlier",
            "Note",
        ]


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=str)
async def test_the_note_stays_where_it_is_whatever_stands_above_it(
    in_session: SessionWorkflow, clock: FakeClock, size: tuple[int, int]
) -> None:
    async with talking(in_session, clock, size) as page:
        rows = set()
        for _ in range(15):
            await page.press("f9")
            rows.add(page.screen.query_one(NoteArea).region.y)
            page.screen.action_say()
            await page.passes(60)
            rows.add(page.screen.query_one(NoteArea).region.y)
            page.screen.action_say()
            await page.pilot.pause()
            assert "Something to say: " in page.words("#prompt")
            rows.add(page.screen.query_one(NoteArea).region.y)
        assert len(rows) == 1


async def test_somebodys_own_long_words_do_not_take_the_notes_room(
    in_session: SessionWorkflow, clock: FakeClock
) -> None:
    plan = in_session.content.talk
    phases = tuple(phase.model_copy(update={"prompt": "Take your time. " * 60}) for phase in plan.phases[1:])
    plan = plan.model_copy(update={"phases": (plan.phases[0], *phases)})
    in_session.content = in_session.content.model_copy(update={"talk": plan})
    async with talking(in_session, clock) as page:
        assert page.screen.query_one(NoteArea).size.height >= 5


async def test_without_a_section_there_is_one_free_note(workflow: SessionWorkflow, clock: FakeClock) -> None:
    workflow.begin()
    async with talking(workflow, clock) as page:
        assert "What we talked about" in page.words()
        assert page.screen.query_one(NoteArea).border_title == "Note"
        await page.press("h", "i")
        assert workflow.session.talk is not None
        assert workflow.session.talk.notes == (Note(question="What we talked about", text="hi"),)


async def test_another_section_keeps_what_was_written_under_the_first(
    in_session: SessionWorkflow, clock: FakeClock
) -> None:
    async with talking(in_session, clock) as page:
        await page.press("x", "escape")
    in_session.update(section=DiscussedSection(id="trust", title="Trust", wheel="stand-in-wheel"))
    async with talking(in_session, clock, (120, 40)) as page:
        assert "Think of a hard day" not in page.words()
        page.screen.query_one(QuestionList).scroll_end(animate=False)
        await page.pilot.pause()
        assert "√ earlier: Think of a hard day" in page.words("#headings")
        await page.press("y", "f3")
    assert in_session.session.talk is not None
    assert [(note.question == FIRST, note.text) for note in in_session.session.talk.notes] == [
        (True, "x"),
        (False, "y"),
    ]


async def test_notes_from_an_earlier_section_are_still_there(in_session: SessionWorkflow, clock: FakeClock) -> None:
    in_session.update(
        talk=Talk(planned_seconds=900, spent_seconds=60, notes=(Note(question="Old?", stage="stretch", text="kept"),))
    )
    async with talking(in_session, clock, (120, 40)) as page:
        page.screen.query_one(QuestionList).focus()
        await page.press("end", "up", "enter")
        assert "√ earlier: Old?" in page.words("#headings")
        assert "Earlier: Old?" in page.words()
        await page.press("!")
        assert in_session.session.talk is not None
        assert in_session.session.talk.notes == (Note(question="Old?", stage="stretch", text="kept!"),)


async def test_coming_back_shows_what_was_written(in_session: SessionWorkflow, clock: FakeClock) -> None:
    async with talking(in_session, clock) as page:
        await page.press("H", "i", "escape")
    async with talking(in_session, clock) as page:
        assert page.screen.query_one(NoteArea).text == "Hi"
        assert "► 1 √" in page.words("#headings")


async def test_coming_back_is_to_the_question_that_was_left(in_session: SessionWorkflow, clock: FakeClock) -> None:
    async with talking(in_session, clock) as page:
        await page.press("x", "f9", "f9", "f3")
    async with talking(in_session, clock) as page:
        assert "3 What would a colleague" in page.words()
        await page.press("y", "f9", "f10")
    async with talking(in_session, clock) as page:
        assert "4 What support" in page.words()


async def test_after_a_new_start_coming_back_is_to_the_last_note(in_session: SessionWorkflow, clock: FakeClock) -> None:
    async with talking(in_session, clock) as page:
        await page.press("f9", "f9", "y", "f9", "escape")
    left_talk.forget()
    async with talking(in_session, clock) as page:
        assert page.screen.query_one(NoteArea).text == "y"
        assert "Note to question 3" in page.words()


async def test_hostile_words_are_kept_and_shown_under_every_heading(
    in_session: SessionWorkflow, clock: FakeClock
) -> None:
    async with talking(in_session, clock, (40, 15)) as page:
        for _ in range(10):
            page.screen.query_one(NoteArea).text = HOSTILE
            await page.press("f9")
        talk = in_session.session.talk
        assert talk is not None
        assert [note.text for note in talk.notes] == [normalise(HOSTILE)] * 7
        assert [link.text for link in talk.links] == [normalise(HOSTILE)] * 3
        assert "[/b]" in page.words("#words")
        page.app.save_now()
        assert in_session.held is not None and not in_session.held.unsaved


async def test_hostile_questions_are_only_words(in_session: SessionWorkflow, clock: FakeClock) -> None:
    hostile = "[/b] [red]x {curly} \\ 👩‍⚕️ ``"
    talk = in_session.content.talk
    talk = talk.model_copy(
        update={
            "phases": tuple(phase.model_copy(update={"title": hostile, "prompt": hostile}) for phase in talk.phases),
            "prompts": tuple(prompt.model_copy(update={"text": hostile}) for prompt in talk.prompts),
            "links": tuple(link.model_copy(update={"title": hostile, "question": hostile}) for link in talk.links),
        }
    )
    in_session.content = in_session.content.model_copy(update={"talk": talk})
    in_session.update(talk=Talk(planned_seconds=900, notes=(Note(question=hostile, text=hostile),)))
    async with talking(in_session, clock) as page:
        page.screen.query_one(QuestionList).focus()
        await page.press("ctrl+r", "end", "enter")
        for size in SIZES:
            await page.pilot.resize_terminal(*size)
            await page.pilot.pause()
            assert "[/b]" in page.words(), size


async def test_the_field_says_whether_its_words_are_kept(in_session: SessionWorkflow, clock: FakeClock) -> None:
    async with talking(in_session, clock) as page:
        assert not page.screen.query_one(NoteArea).border_subtitle
        await page.press("x")
        assert "kept in a moment" in page.words()
        page.app.save_now()
        await page.passes(1)
        assert "kept just now" in page.words()
        await page.passes(25)
        assert "kept 20 s ago" in page.words()
        await page.passes(60)
        assert "kept 1 min ago" in page.words()


@pytest.mark.parametrize(
    ("section", "skipped", "leads"),
    [(None, False, "Ladder"), (RESILIENCE, True, "Ladder"), (RESILIENCE, False, "Rate")],
)
async def test_the_button_says_where_the_page_leads(
    in_session: SessionWorkflow, clock: FakeClock, section: DiscussedSection | None, skipped: bool, leads: str
) -> None:
    in_session.update(
        section=section, ratings=tuple(Rating(by=person.id, skipped=True) for person in PEOPLE if skipped)
    )
    async with talking(in_session, clock) as page:
        assert str(page.screen.query_one("#do-next", Deed).label) == f"{leads} →"
