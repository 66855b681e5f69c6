"""A sheet has the chosen competencies in the order of the wheel, and not a word more about anybody."""

import pytest

from supervise.domain.content.paper.sheet_document import chosen_sections, competency_ids, sheet_table, sheet_text
from supervise.domain.content.wheel import Competency
from supervise.store.content.loader import load_content, load_papers

WHEEL = load_content(None)[0].wheel
WORDS = load_papers(None)[0].sheets
SHEETS = {sheet.id: sheet for sheet in WORDS.sheets}
CHOSEN = ("roles-own", "listening-attention")


def test_the_order_is_that_of_the_wheel_whatever_was_chosen_first() -> None:
    assert [part.section.title for part in chosen_sections(WHEEL, CHOSEN)] == ["Listening", "Roles and expertise"]


def test_a_job_description_has_duties() -> None:
    text = sheet_text(SHEETS["job-description"], WORDS, WHEEL, CHOSEN)
    assert text.startswith("Working in partnership: what you will do\n====")
    assert "  · Give people your full attention, and let them finish.\n" in text
    assert "They apply" not in text and "These apply to everyone who works here" in text


def test_a_person_specification_says_what_each_is_and_what_to_ask() -> None:
    text = sheet_text(SHEETS["person-specification"], WORDS, WHEEL, CHOSEN)
    assert "    Skill, knowledge or behaviour: knowledge\n" in text
    assert "  A question to ask: Tell us about a time you learned something important\n" in text
    assert "Needed at the start, or can be learned here: ____" in text
    table = sheet_table(SHEETS["person-specification"], WORDS, WHEEL, CHOSEN).splitlines()
    assert [row.count("\t") for row in table] == [6, 6, 6]
    assert table[1].split("\t")[:3] == [
        "Listening",
        "Give people your full attention, and let them finish.",
        "behaviour",
    ]


def test_an_appraisal_has_the_competency_itself_and_room_to_write() -> None:
    text = sheet_text(SHEETS["appraisal"], WORDS, WHEEL, CHOSEN)
    assert "  · I give my full attention and let people finish.\n" in text
    assert "    What I want to do next: ____" in text
    assert "  To begin with: What did somebody tell you this year that you acted on?" in text


@pytest.mark.parametrize("sheet", SHEETS)
def test_every_line_fits_a_page_and_no_cell_breaks_its_row(sheet: str) -> None:
    every = {id for section in WHEEL.sections for id in competency_ids(section)}
    text = sheet_text(SHEETS[sheet], WORDS, WHEEL, every)
    assert max(map(len, text.splitlines())) <= 80
    rows = sheet_table(SHEETS[sheet], WORDS, WHEEL, every).splitlines()
    assert len(rows) == 1 + len(every)
    assert len({row.count("\t") for row in rows}) == 1


def test_with_a_wheel_of_ones_own_its_own_words_stand_there() -> None:
    section = WHEEL.sections[0].model_copy(
        update={"id": "ours", "title": "Ours", "competencies": (Competency(text="We ring first."),)}
    )
    wheel = WHEEL.model_copy(update={"sections": (section,), "official": True})
    assert competency_ids(section) == ("ours-1",)
    text = sheet_text(SHEETS["person-specification"], WORDS, wheel, ("ours-1",))
    assert "  · We ring first.\n" in text
    assert "Skill, knowledge or behaviour" not in text, "nobody has said which it is"
    assert "stand-in" not in text
    assert "stand-in" in sheet_text(SHEETS["appraisal"], WORDS, WHEEL, CHOSEN)
