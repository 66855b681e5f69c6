"""Plain words: a word of the trade, and another way to say it, offered quietly and never put in its place."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Literal

from pydantic import model_validator

from supervise.domain.content.base import AtLeastOne, ContentModel, OptionalText, Several, Slug, Text, Title
from supervise.domain.folding import fold


class PlainWord(ContentModel):
    """A word of the trade, and what could be said instead."""

    id: Slug
    word: Title
    say: Text
    note: OptionalText = ""
    """What to think of when one says it."""


class PlainWordsTexts(ContentModel):
    """The words around the list of them."""

    title: Title
    intro: Text
    line: Text
    """With `{word}` and `{say}`: what stands under a field."""
    sources: Several[Slug] = ()


class PlainWordsFile(ContentModel):
    """What plain.toml holds."""

    schema_version: Literal[1] = 1
    plain_words_about: PlainWordsTexts
    plain_words: AtLeastOne[PlainWord]

    @model_validator(mode="after")
    def _each_once(self) -> "PlainWordsFile":
        if len({word.id for word in self.plain_words}) < len(self.plain_words):
            raise ValueError("has an id twice; each names one word.")
        return self

    def line(self, text: str) -> str:
        """What to say under a field of the word of the trade that stands last in it; "" where there is none."""
        word = word_of_the_trade(text, self.plain_words)
        if word is None:
            return ""
        shown = word.word[:1].upper() + word.word[1:]
        return self.plain_words_about.line.replace("{word}", shown).replace("{say}", word.say)

    def beginning_with(self, text: str) -> tuple[PlainWord, ...]:
        """Those in which one of the words begins so, hyphens and case aside; all of them for ""."""
        sought = _loosely(text)
        return tuple(word for word in self.plain_words if f" {sought}" in f" {_loosely(word.word)}")


def word_of_the_trade(text: str, words: Iterable[PlainWord]) -> PlainWord | None:
    """The word of the trade that stands last in `text`, alone or in the plural; of two that end there the longer."""
    plain = fold(text)
    places = ((match.end(), match.end() - match.start(), word) for word in words for match in _found(word.word, plain))
    last = max(places, key=lambda place: place[:2], default=None)
    return last[2] if last else None


def _found(word: str, plain: str) -> Iterator[re.Match[str]]:
    return _whole_word(word).finditer(plain)


@lru_cache(maxsize=512)
def _whole_word(word: str) -> re.Pattern[str]:
    """The word as people write it, with spaces or hyphens in it; what a hyphen joins to more is another word."""
    parts = r"[\s-]+".join(re.escape(part) for part in _loosely(word).split())
    return re.compile(rf"(?<![\w-]){parts}(?:e?s)?(?![\w-])")


def _loosely(text: str) -> str:
    return " ".join(fold(text).replace("-", " ").split())
