"""What a word with a capital can be, seen alone: a name, a word, a place or something else."""

import re
from collections.abc import Sequence
from enum import Enum, auto

from supervise.domain.identifiers.names.cue_words import STOPS
from supervise.domain.identifiers.names.tokens import Tokens
from supervise.domain.identifiers.word_lists import WordLists

_CAMEL = re.compile(r"[a-z][A-Z]|[A-Z]{2,}[a-z]")
_BEFORE_A_CAPITAL = re.compile(r"(?:Mc|Mac|Fitz|De|Di|Du|La|Le|Van|Von|Al|El|Abd|Abdul|St|Nic|Ní|Ap|O|D|N)(?=[A-Z])")
_SHORTENED = re.compile(r"(?:n['’]t|['’](?:d|ll|m|re|ve|s))$")
_DRUG = re.compile(
    r".{2,}(?:pril|olol|statin|azole|zumab|ximab|apine|zepam|azine|oxetine|formin|gliptin|cillin|mycin|sartan|prazole|xaban|"
    r"triptan|fenac|profen|codone|asone|isone|olone|glutide|cycline|floxacin|dronate|semide|thiazide|barbital|pramine)$"
)


class WordClass(Enum):
    """What a word with a capital can be, seen alone."""

    GIVEN = auto()
    """A first name, and nothing else."""
    SURNAME = auto()
    EITHER = auto()
    """A first name and a word."""
    PLACED = auto()
    """A first name or surname, and a place, a month or a thing."""
    UNKNOWN = auto()
    """In no list: likely a name."""
    INITIAL = auto()
    EPONYM = auto()
    DECOY = auto()
    DAY = auto()
    WORD = auto()


NAMES = frozenset({WordClass.GIVEN, WordClass.SURNAME, WordClass.UNKNOWN})


def classify(tokens: Tokens, lists: WordLists, indexes: Sequence[int]) -> list[WordClass]:
    """What each of these words is, seen alone."""
    return [_class(tokens, lists, index) for index in indexes]


def _class(tokens: Tokens, lists: WordLists, index: int) -> WordClass:
    if index in tokens.quiet:
        return WordClass.WORD
    raw, word = _SHORTENED.sub("", tokens.raw[index]), _SHORTENED.sub("", tokens.low[index])
    if len(word) == 1:
        # "I'd" is no initial.
        return WordClass.INITIAL if raw[0].isupper() and raw == tokens.raw[index] else WordClass.WORD
    if "-" in word:
        return _joined_class(lists, raw, word)
    return _one_class(lists, raw, word)


def _one_class(lists: WordLists, raw: str, word: str) -> WordClass:
    named = word in lists.given or word in lists.surnames
    if raw.isupper():
        # Capitals all through are an abbreviation unless they are a known name.
        if len(raw) < 4 or not named or lists.is_word(word) or word in lists.decoys or word in lists.places:
            return WordClass.WORD
    elif _CAMEL.search(_BEFORE_A_CAPITAL.sub("", raw)):
        return WordClass.DECOY
    if word in lists.hardly_words and word not in lists.places:
        return WordClass.GIVEN
    if word in lists.given_words:
        return WordClass.PLACED if word in lists.places or word in lists.days else WordClass.EITHER
    if word in STOPS:
        return WordClass.WORD
    if word in lists.places or word in lists.days or word in lists.decoys or word in lists.eponyms:
        if word in lists.eponyms:
            return WordClass.EPONYM
        if word in lists.given:
            return WordClass.PLACED
        return WordClass.DAY if word in lists.days else WordClass.DECOY
    if word in lists.given:
        return WordClass.GIVEN
    ordinary = lists.is_word(word)
    plural = word.endswith("s") and word[:-1] in lists.words
    if word in lists.surnames and word not in lists.words and not plural:
        return WordClass.SURNAME
    if ordinary:
        return WordClass.WORD
    if word in lists.proper or (word.endswith("s") and (word[:-1] in lists.proper or word[:-1] in lists.places)):
        return WordClass.DECOY
    if _DRUG.match(word) or len(word) > 24:
        return WordClass.DECOY
    if word.endswith("s") and word[:-1] in lists.surnames:
        return WordClass.SURNAME
    return WordClass.UNKNOWN


def _joined_class(lists: WordLists, raw: str, word: str) -> WordClass:
    """Words with a hyphen between: Baird-Munro, Anne-Marie, al-Masri; not Co-operation, Leeds-based."""
    if word in lists.decoys or word.replace("-", "") in lists.decoys or lists.is_word(word.replace("-", "")):
        return WordClass.WORD
    parts = [(part, low) for part, low in zip(re.split("[\u2010\u2011-]", raw), word.split("-"), strict=False) if low]
    kinds = [_one_class(lists, part, low) if len(low) > 1 else WordClass.WORD for part, low in parts]
    small = [low for part, low in parts[1:] if part[0].islower()]
    if any(lists.is_word(low) for low in small):
        return WordClass.DECOY if kinds[0] in (WordClass.UNKNOWN, WordClass.DECOY, WordClass.EPONYM) else WordClass.WORD
    if WordClass.GIVEN in kinds:
        return WordClass.GIVEN
    if WordClass.SURNAME in kinds or (parts and all(low in lists.surnames for _, low in parts)):
        return WordClass.SURNAME
    if WordClass.DECOY in kinds:
        return WordClass.DECOY
    return WordClass.UNKNOWN if WordClass.UNKNOWN in kinds else WordClass.WORD
