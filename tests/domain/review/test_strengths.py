"""Every strength named is there once, in its words, under the heading where people look for it."""

from supervise.domain.review.strengths import Grouping, group_strengths, report_sections, source_text
from supervise.domain.session.form_answers import Answer, FormAnswers
from supervise.domain.session.incident import StepNote
from supervise.domain.session.model import Note, Talk
from supervise.domain.session.report import report_lines
from support.builders import case, history_of, session_on

TALK = Talk(
    planned_seconds=900,
    notes=(
        Note(question="What went well?", stage="strength", text="We rang first.\nThey rang back."),
        Note(question="What was hard?", stage="stretch", text="The wait."),
        Note(question="And before?", stage="strength", text="  "),
    ),
)
HISTORY = history_of(
    session_on("2025-12-01", section="Trust", incident=case("Case A1", 3, strengths=("She asked.", "He told us."))),
    session_on("2026-01-05", incident=case("Case A2", 4, strengths=("A short note.",))),
    session_on("2026-02-02", section="Listening", talk=TALK, incident=case("Case A1", 5, strengths=("It held.",))),
)


def check_groups(*given: str, grouping: str, sections: tuple[str, ...] = ()) -> None:
    groups = group_strengths(HISTORY, grouping, sections)  # type: ignore[arg-type]
    assert [
        f"{group.title}: {' | '.join(strength.words for strength in group.collect_strengths)}" for group in groups
    ] == list(given)


def test_newest_first_with_the_talks_own_words() -> None:
    check_groups(
        "2026: We rang first.\nThey rang back. | It held. | A short note.",
        "2025: She asked. | He told us.",
        grouping="newest",
    )


def test_by_section_in_the_order_of_the_wheel_and_by_case_newest_first() -> None:
    check_groups(
        "Trust: She asked. | He told us.",
        "Listening: We rang first.\nThey rang back. | It held.",
        "No section: A short note.",
        grouping="section",
        sections=("Trust", "Listening"),
    )
    check_groups(
        "Case A1: It held. | She asked. | He told us.",
        "Case A2: A short note.",
        "From our talks: We rang first.\nThey rang back.",
        grouping="case",
    )


def test_where_it_was_named_leaves_out_what_the_heading_says() -> None:
    strength = group_strengths(HISTORY)[0].collect_strengths[1]
    assert source_text(strength, HISTORY) == "2 Feb 2026, Listening, Case A1"
    assert source_text(strength, HISTORY, "section") == "2 Feb 2026, Case A1"
    assert source_text(strength, HISTORY, "case") == "2 Feb 2026, Listening"


def test_as_text_the_question_stands_with_its_answer() -> None:
    assert list(report_lines(report_sections(HISTORY, "CD + AB")))[:6] == [
        "Strengths we named: CD + AB",
        "",
        "2026",
        "  2 Feb 2026, Listening. What went well?",
        "    We rang first.",
        "    They rang back.",
    ]


def test_none_at_all() -> None:
    assert group_strengths(history_of()) == ()
    assert group_strengths(history_of(session_on("2026-01-05"))) == ()


def test_what_pages_gather_stands_where_it_belongs() -> None:
    def answer(gathers: str, **given: object) -> Answer:
        return Answer.model_validate({"field": gathers, "asked": "What?", "kind": "lines", "gathers": gathers} | given)

    forms = (
        FormAnswers(
            id="f",
            title="F",
            answers=(
                answer("strengths", lines=("They lay it side by side.", " ")),
                answer("examples", kind="line", text="One list of visits"),
                answer("bigger-picture", kind="words", text="Fridays fall between us."),
                answer("", kind="line", text="Gathered nowhere"),
            ),
        ),
    )
    picture = StepNote(step="bigger-picture", title="The bigger picture", prompt="And?", text="Two people hold it.")
    history = history_of(
        session_on("2026-01-05", incident=case("Case A2", 4, notes=(picture,))),
        session_on("2026-02-02", occasion="disagree", occasion_title="D", about="Case A5", forms=forms),
        session_on("2026-03-02", bigger_picture="Three lists, one Friday."),
    )

    def gathered(grouping: Grouping) -> list[tuple[str, str]]:
        return [
            (strength.words, strength.case)
            for group in group_strengths(history, grouping)
            for strength in group.collect_strengths
        ]

    assert gathered("newest") == [("They lay it side by side.", "Case A5")]
    assert gathered("examples") == [("One list of visits", "Case A5")]
    assert gathered("bigger-picture") == [
        ("Three lists, one Friday.", ""),
        ("Fridays fall between us.", "Case A5"),
        ("Two people hold it.", "Case A2"),
    ]
    assert report_sections(history, "CD + AB", "examples")[0].title == "Good examples: CD + AB"
