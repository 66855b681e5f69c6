"""Loads the words of what is done on paper: those shipped, or a pair's own file in place of one of them."""

from pathlib import Path

from supervise.domain.content.base import ContentModel
from supervise.domain.content.evidence import EvidenceFile
from supervise.domain.content.papers import PAPER_FILES, Papers
from supervise.domain.content.plain_words import PlainWordsFile
from supervise.domain.content.sheets import SheetsFile
from supervise.domain.problems import Problem
from supervise.store.content.content_file import read_own_file, read_shipped_file
from supervise.store.home.folder import shipped


def load_papers(own: Path | None) -> tuple[Papers, list[Problem]]:
    """The words to show, and what is wrong with the pair's `own` files; a file with a fault is not used."""
    files: dict[str, ContentModel] = {}
    problems: list[Problem] = []
    for name, kind in PAPER_FILES.items():
        words: ContentModel | None = None
        if own is not None and (own / name).exists():
            words, faults = read_own_file(own / name, kind)
            problems += faults
        files[name] = read_shipped_file(shipped() / name, kind) if words is None else words
    evidence, sheets, plain = files.values()
    assert isinstance(evidence, EvidenceFile) and isinstance(sheets, SheetsFile) and isinstance(plain, PlainWordsFile)
    return Papers(evidence, sheets, plain), problems
