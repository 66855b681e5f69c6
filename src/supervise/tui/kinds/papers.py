"""What Something else offers on paper: pages that are read or saved, and hold nothing of a session."""

from collections.abc import Iterator
from typing import Literal, NamedTuple

from supervise.domain.content.papers import Papers

PaperId = Literal["evidence", "sheets", "plain", "tips"]
ON_PAPER = "paper"
"""The id of their heading in kinds.toml, where a kind of session stands under it as well."""


class Paper(NamedTuple):
    """One page on paper, as it is offered."""

    id: PaperId
    title: str
    beside: str
    when: str


def papers_for(words: Papers, *, alone: bool) -> Iterator[Paper]:
    """Those for the two, or for one person alone, of whose pages nothing is counted."""
    if not alone:
        yield Paper("evidence", "Evidence for an inspection", "counts and dates", words.evidence.evidence.intro)
    about = "Chosen competencies for a job description, a person specification, an appraisal talk or a team day."
    yield Paper("sheets", "Competencies on a sheet", "to print", about)
    plain = words.plain.plain_words_about
    yield Paper("plain", plain.title, "another way to say it", plain.intro)
    yield Paper("tips", "Keeping in touch", "to read", "Twelve short tips for good contact round one person.")
