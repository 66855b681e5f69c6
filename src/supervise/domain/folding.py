"""How words are compared: without case, accents, kinds of quotation mark or dash, and whatever is not to be seen."""

import re
import unicodedata
from functools import cache

EDGE_OF_LINE = "\u200b"
"""Where a line may end between words that no space parts: seen by nobody, and put there by web pages."""

# Scripts whose words no space parts: Thai to Myanmar, Khmer, the Tai scripts, Chinese, Japanese, Yi, Javanese.
_SPACELESS = (
    "\u0e00-\u109f\u1780-\u17ff\u1950-\u19df\u1a20-\u1aaf\u3005-\u3007\u3040-\u312f\u31a0-\u31ff\u3400-\u4dbf"
    "\u4e00-\ua4cf\ua980-\ua9ff\uaa60-\uaadf\uf900-\ufaff\U0001b000-\U0001b16f\U00020000-\U0003ffff"
)
_FIRST_SPACELESS = _SPACELESS[0]
# A word is letters and digits, and the apostrophes in it or at its end: else "don't" would be found by any "t". Any
# other mark stands for itself, so that somebody who looks for "[" or "👩" finds it.
_WORD = re.compile(r"[^\W_](?:[^\W_]|')*|[^\w\s]|_")
_ALIKE = {'"': "“”„‟«»″〝〞", "'": "‘’‚‛′ʼ", "-": "‐‑‒–—―−"}
_HIDDEN = frozenset("\u034f\u115f\u1160\u17b4\u17b5")


class _FoldTable(dict[int, str | None]):
    """What each character of a text that is taken apart counts as; None for what does not count."""

    def __missing__(self, code: int) -> str | None:
        letter = chr(code)
        self[code] = None if _is_aside(letter) else letter
        return self[code]


def _is_aside(letter: str) -> bool:
    """Whether it is an accent, or not to be seen: a soft hyphen, a joiner, a mark of direction, a choice of glyph."""
    if unicodedata.combining(letter) or unicodedata.category(letter) == "Cf" or letter in _HIDDEN:
        return True
    return "\ufe00" <= letter <= "\ufe0f" or "\u180b" <= letter <= "\u180f" or "\U000e0000" <= letter <= "\U000e0fff"


_FOLD_TABLE = _FoldTable({ord(mark): plain for plain, marks in _ALIKE.items() for mark in marks})


@cache
def _begins_spaceless() -> re.Pattern[str]:
    return re.compile(f"[{_SPACELESS}]")


@cache
def _word_of_any_script() -> re.Pattern[str]:
    """Made for the first words that are not ASCII, as it takes longer than all else that opening the app reads here."""
    return re.compile(rf"[{_SPACELESS}]+|[^\W_{_SPACELESS}](?:[^\W_{_SPACELESS}]|')*|[^\w\s]|_")


def fold(text: str) -> str:
    """`text` as it is compared; idempotent. No keyboard in a terminal types “ or a soft hyphen, and both are pasted."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.casefold())
    return unicodedata.normalize("NFKC", apart.translate(_FOLD_TABLE)).casefold()


def readings(text: str) -> tuple[str, ...]:
    """`text`, and where such an edge stands in it also with spaces there: the words are found parted and together."""
    return (text, text.replace(EDGE_OF_LINE, " ")) if EDGE_OF_LINE in text else (text,)


def split_words(text: str) -> tuple[str, ...]:
    """The words of `text`, folded, in order; a run without spaces in a script that has none is one word."""
    return tuple(words_of(fold(text)))


def words_of(text: str) -> list[str]:
    """The words of a text that is folded."""
    return (_WORD if text.isascii() else _word_of_any_script()).findall(text)


def spaceless(word: str) -> bool:
    """Whether it begins in a script without spaces: it is then sought inside a run, not from where a word begins."""
    return word >= _FIRST_SPACELESS and _begins_spaceless().match(word) is not None
