"""Notes of a talk: every heading has room, and words once written always have a heading."""

from supervise.domain.content.talk_plan import Link
from supervise.domain.content.wheel import Question, Section
from supervise.domain.session.model import Talk
from supervise.domain.session.talk.talk_notes import FREE, note_headings, note_text, with_note

SECTION = Section(
    id="trust",
    title="Trust",
    ring="r",
    questions=(Question(text="What helps?", lens="role"), Question(text="What else?")),
)
LINKS = (Link(id="role", title="My role", question="And for my role?"),)


def test_a_section_gives_its_questions_then_the_links() -> None:
    first, second, link, _ = note_headings(SECTION, LINKS, None)
    assert (first.question, first.stage, first.lens) == ("What helps?", "explore", "role")
    assert second.question == "What else?"
    assert (link.link, link.title) == ("role", "My role")


def test_without_a_section_or_without_questions_there_is_one_free_heading() -> None:
    bare = Section(id="bare", title="Bare", ring="r")
    for section in (None, bare):
        assert [heading.question for heading in note_headings(section, (), None)] == [FREE]


def test_words_are_written_read_and_left_out_when_empty() -> None:
    first, second, link, _ = note_headings(SECTION, LINKS, None)
    talk = Talk(planned_seconds=900)
    talk = with_note(with_note(with_note(talk, second, "B"), first, "A"), link, "L")
    assert [note.text for note in talk.notes] == ["B", "A"], "in the order they were begun"
    assert talk.links[0].to == "role" and talk.links[0].title == "My role"
    assert note_text(talk, first) == "A" and note_text(talk, link) == "L"
    talk = with_note(with_note(talk, second, " \n"), link, "")
    assert [note.text for note in talk.notes] == ["A"]
    assert talk.links == ()
    assert note_text(None, first) == note_text(None, link) == ""


def test_words_under_another_sections_question_or_a_link_that_has_gone_stay_at_the_end() -> None:
    first, _, link, _ = note_headings(SECTION, LINKS, None)
    talk = with_note(with_note(Talk(planned_seconds=900), first, "kept"), link, "kept too")
    other = Section(id="other", title="Other", ring="r", questions=(Question(text="New?"),))
    shown = note_headings(other, (), talk)
    assert [(heading.question, heading.earlier) for heading in shown] == [
        ("New?", False),
        ("What helps?", True),
        ("My role", True),
        ("A question of our own", False),
    ]
    assert [note_text(talk, heading) for heading in shown] == ["", "kept", "kept too", ""]
    assert with_note(talk, shown[1], "kept, changed").notes[0].lens == "role"
