"""What is offered in the place of a name or a number, the likeliest first."""

import pytest

from supervise.domain.identifiers.match import IdentifierMatch
from supervise.domain.identifiers.replacements import suggest_replacements


@pytest.mark.parametrize(
    ("name", "initials"), [("Mrs Okafor", "[O]"), ("Mrs Adaeze Okafor", "[AO]"), ("Ann de Vries", "[AV]"), ("Dr", "")]
)
def test_of_a_name_a_role_comes_before_the_initials(name: str, initials: str) -> None:
    offered = suggest_replacements(IdentifierMatch("name", 0, len(name), name))
    assert offered[0] == "the person"
    assert [words for words in offered if words.startswith("[")] == ([initials] if initials else [])
    assert len(set(offered)) == len(offered) > 10


def test_of_a_number_its_kind_comes_first() -> None:
    assert suggest_replacements(IdentifierMatch("nhs", 0, 12, "943 476 5919")) == ("[NHS number]",)
