"""What the identifier guard marks, and how well it does on a corpus."""

import tomllib
from collections import Counter
from functools import cache
from pathlib import Path
from typing import NamedTuple

from supervise.domain.identifiers.detect import Exclusions, find_identifiers
from supervise.store.content.word_lists import load_word_lists

CORPUS = Path(__file__).parent / "identifier_corpus"


@cache
def known(*never: str) -> Exclusions:
    return Exclusions.of(load_word_lists(), never)


def marked(text: str, *never: str) -> list[tuple[str, str]]:
    """Kind and words of each mark."""
    return [(mark.kind, mark.text) for mark in find_identifiers(text, known(*never))]


class Sentence(NamedTuple):
    """A sentence of a corpus, and what in it is to be marked: kind, start and end."""

    text: str
    gold: list[tuple[str, int, int]]


def sentences(file: str) -> list[Sentence]:
    read = []
    for sentence in tomllib.loads((CORPUS / file).read_text(encoding="utf-8"))["sentence"]:
        text, at, gold = sentence["text"], 0, []
        for kind, words in sentence["marks"]:
            start = text.index(words, at)
            at = start + len(words)
            gold.append((kind, start, at))
        read.append(Sentence(text, gold))
    return read


def scores(file: str) -> dict[str, float]:
    """Recall and precision; a hit is the same kind over the same words, be it in part."""
    wanted, marked_count, hits, right = Counter[str](), Counter[str](), Counter[str](), Counter[str]()
    for text, gold in sentences(file):
        marks = find_identifiers(text, known())
        for kind, start, end in gold:
            group = "name" if kind == "name" else "other"
            wanted[group] += 1
            hits[group] += any(mark.kind == kind and mark.start < end and start < mark.end for mark in marks)
        for mark in marks:
            group = "name" if mark.kind == "name" else "other"
            marked_count[group] += 1
            right[group] += any(
                kind == mark.kind and mark.start < end and start < mark.end for kind, start, end in gold
            )
    return {f"{group} recall": hits[group] / wanted[group] for group in wanted} | {
        f"{group} precision": right[group] / marked_count[group] for group in marked_count
    }
