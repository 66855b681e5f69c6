"""The words of the page of evidence: what is counted, under which heading, and how."""

from typing import Literal

from pydantic import model_validator

from supervise.domain.content.base import AtLeastOne, ContentModel, Several, Slug, Text, Title

RowId = Literal[
    "held",
    "dates",
    "in-time",
    "as-planned",
    "longest-gap",
    "early",
    "agreement-in-date",
    "both-agreed",
    "added",
    "agreed-actions",
    "looked-at",
    "done",
    "changed",
    "let-go",
    "open-today",
    "incidents",
    "both-sides",
    "reported",
    "copied",
    "network",
    "network-family",
    "disagreements",
    "outcomes",
    "partnerships",
    "team-held",
]
"""Every count there is; `domain/review/evidence` counts each of them."""


class EvidenceTexts(ContentModel):
    """What stands over and under the counts."""

    title: Title
    intro: Text
    period: Text
    whose: Text
    cannot: Text
    left_out: Text
    keep: Text
    signature: Text
    """With `{day}` and `{files}`."""
    sources: Several[Slug] = ()


class EvidenceGroup(ContentModel):
    """A heading over some counts."""

    id: Slug
    title: Title


class EvidenceRow(ContentModel):
    """One count, and how it is counted."""

    id: RowId
    group: Slug
    label: Title
    counts: Text


class EvidenceFile(ContentModel):
    """What evidence.toml holds."""

    schema_version: Literal[1] = 1
    evidence: EvidenceTexts
    evidence_groups: AtLeastOne[EvidenceGroup]
    evidence_rows: AtLeastOne[EvidenceRow]

    @model_validator(mode="after")
    def _each_row_under_a_heading(self) -> "EvidenceFile":
        groups = {group.id for group in self.evidence_groups}
        if wrong := next((row for row in self.evidence_rows if row.group not in groups), None):
            raise ValueError(
                f"has a row “{wrong.id}” that stands under “{wrong.group}”, which is none of evidence_groups."
            )
        if len({row.id for row in self.evidence_rows}) < len(self.evidence_rows):
            raise ValueError("has a row twice; each is counted once.")
        return self
