"""The words of what is on paper: evidence for an inspection, competencies on a sheet, plain words."""

from collections.abc import Mapping
from typing import NamedTuple

from supervise.domain.content.base import ContentModel
from supervise.domain.content.paper.evidence import EvidenceFile
from supervise.domain.content.paper.plain_words import PlainWordsFile
from supervise.domain.content.paper.sheets import SheetsFile

PAPER_FILES: Mapping[str, type[ContentModel]] = {
    "evidence.toml": EvidenceFile,
    "sheets.toml": SheetsFile,
    "plain.toml": PlainWordsFile,
}
"""The files of words read when something on paper is first asked for; a pair's own one replaces the shipped one."""


class Papers(NamedTuple):
    """The three together."""

    evidence: EvidenceFile
    sheets: SheetsFile
    plain: PlainWordsFile
