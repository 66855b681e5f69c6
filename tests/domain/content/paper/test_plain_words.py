"""A word of the trade is known wherever it stands as a whole word, however it is hyphened."""

import pytest

from supervise.store.content.loader import load_papers

PLAIN = load_papers(None)[0].plain


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("", ""),
        ("We sat together with the family.", ""),
        ("It was all co‑production.", "Co-production: or, in plain words, deciding and doing it together, as equals."),
        ("CO PRODUCTION", "Co-production: or, in plain words, deciding and doing it together, as equals."),
        ("Our stakeholders", "Stakeholder: or, in plain words, anyone it matters to."),
        ("a complex case", "Complex case: or, in plain words, a lot is going on in their life."),
        ("A case, then a referral", "Referral: or, in plain words, asking another service to help."),
        ("the caseload", "Caseload: or, in plain words, the people I work with."),
        ("a case-by-case look, or a suitcase", ""),
    ],
)
def test_the_line_is_about_the_word_that_stands_last(text: str, line: str) -> None:
    assert PLAIN.line(text) == line


def test_what_begins_with_a_word_is_found_in_any_case_and_with_any_hyphen() -> None:
    assert [word.id for word in PLAIN.beginning_with("Co ")] == [word.id for word in PLAIN.beginning_with("co")]
    assert [word.id for word in PLAIN.beginning_with("case")] == ["complex-case", "case", "caseload"]
    assert PLAIN.beginning_with("") == PLAIN.plain_words
    assert PLAIN.beginning_with("zebra") == ()
