"""What is offered in the place of a name or a number, the likeliest first."""

import pytest

from supervise.domain.identifiers.match import IdentifierMatch
from supervise.domain.identifiers.replacements import as_it_begins, suggest_replacements


@pytest.mark.parametrize(
    ("name", "initials"), [("Mrs Okafor", ""), ("Mrs Adaeze Okafor", "[AO]"), ("Ann de Vries", "[AV]"), ("Dr", "")]
)
def test_of_a_name_a_role_comes_before_the_initials(name: str, initials: str) -> None:
    offered = suggest_replacements(IdentifierMatch("name", 0, len(name), name))
    assert offered[0] == "the person"
    assert [words for words in offered if words.startswith("[")] == ([initials] if initials else [])
    assert len(set(offered)) == len(offered) > 10


def test_of_a_number_its_kind_comes_first() -> None:
    assert suggest_replacements(IdentifierMatch("nhs", 0, 12, "943 476 5919")) == ("[NHS number]",)


@pytest.mark.parametrize(
    ("before", "begins"),
    [
        ("", True),
        ("They came. ", True),
        ("They came! “", True),
        ("He said “no.” ", True),
        ("They came.\n", True),
        ("A list:\n- ", True),
        ("We rang ", False),
        ("Some rang, e.g. ", False),
        ("We rang: ", False),
    ],
)
def test_at_the_start_of_a_sentence_they_have_a_capital_letter(before: str, begins: bool) -> None:
    assert as_it_begins("the person", "Mrs Okafor", before) == ("The person" if begins else "the person")
    assert as_it_begins("[O]", "Mrs Okafor", before) == "[O]"
    assert as_it_begins("the person", "mrs okafor", before) == "the person", "as its writer writes"
