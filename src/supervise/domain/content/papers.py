"""What is done on paper: the words of evidence, of sheets and of plain words, each file of them whole."""

from collections.abc import Mapping
from typing import NamedTuple

from supervise.domain.content.base import ContentModel
from supervise.domain.content.evidence import EvidenceFile
from supervise.domain.content.plain_words import PlainWordsFile
from supervise.domain.content.sheets import SheetsFile

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
