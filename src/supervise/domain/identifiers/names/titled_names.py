"""Names with a title before them: Mrs Okafor, Sister Mairead Gallagher, auntie Bev."""

from collections.abc import Iterator

from supervise.domain.identifiers.match import IdentifierMatch
from supervise.domain.identifiers.names.cue_words import FORMAL, KIN, MANNERS, PARTICLES, STOPS, TITLES
from supervise.domain.identifiers.names.tokens import Tokens
from supervise.domain.identifiers.names.word_class import WordClass, classify
from supervise.domain.identifiers.word_lists import WordLists

_PLACES = ("ward", "house", "court", "hall")


def titled_names(tokens: Tokens, lists: WordLists) -> Iterator[IdentifierMatch]:
    """A name and its title; a lone initial is no name, for it tells nobody."""
    at = 0
    while at < len(tokens.raw):
        word = tokens.low[at]
        if word in TITLES or word in MANNERS:
            last = _last(tokens, lists, at, strict=word in TITLES)
            if last is not None:
                # "her auntie Bev": the kinship may stand, the name is what tells.
                start = tokens.starts[at + 1 if word in KIN and not tokens.capital(at) else at]
                end = tokens.end(last)
                yield IdentifierMatch("name", start, end, tokens.text[start:end], "is" if word in TITLES else "may be")
                at = last
        at += 1


def _last(tokens: Tokens, lists: WordLists, at: int, *, strict: bool) -> int | None:
    """The last word of the name that belongs to the title at `at`; None where there is none."""
    gap = tokens.gap(at)
    if gap in (" & ", " + ") or (tokens.after(at) == "and"):
        other = at + (1 if "&" in gap or "+" in gap else 2)
        both = other < len(tokens.raw) and tokens.low[other] in TITLES
        return _last(tokens, lists, other, strict=True) if both else None
    if gap not in (" ", ". ", ".", "\u00a0", "  ") or at + 1 >= len(tokens.raw):
        return None
    if tokens.after(at) in TITLES and strict is False:
        return None
    first = at + 1
    if tokens.capital(first):
        return _capitals(tokens, lists, at, first, strict=strict)
    if strict and (beyond := tokens.beyond_particles(first)) is not None:
        return _capitals(tokens, lists, at, beyond, strict=True)
    word = tokens.low[first]
    person = word in lists.surnames or word in lists.given
    stranger = strict and not lists.is_word(word) and word not in lists.decoys
    if len(word) < 3 or first in tokens.quiet or word in STOPS or not (person or stranger):
        return None
    # In small letters a word is a word: only what cannot be one is taken for a name.
    if not strict and (lists.is_word(word) or tokens.capital(at)):
        return None
    if tokens.low[at] == "miss" and lists.is_word(word):
        return None
    further = tokens.after(first)
    more = further in lists.surnames and not lists.is_word(further)
    return first + 1 if more and not tokens.owned(first) else first


def _capitals(tokens: Tokens, lists: WordLists, at: int, first: int, *, strict: bool) -> int | None:
    last = tokens.run(first)
    names = [index for index in range(first, last + 1) if len(tokens.raw[index]) > 1]
    if not names or all(index in tokens.quiet for index in names):
        return None
    kinds = classify(tokens, lists, names)
    if strict:
        if (
            tokens.low[at] == "miss"
            and kinds[0] in (WordClass.DAY, WordClass.WORD)
            and tokens.low[names[0]] not in lists.surnames
        ):
            return None
        shouting = tokens.raw[at].isupper() and len(tokens.raw[at]) > 1
        stops = [
            index for index in names if index > first and _ends_a_name(lists, tokens.low[index], shouting=shouting)
        ]
        return _till(names, stops)
    after = tokens.low[names[0]]
    surname = tokens.low[at] in FORMAL and tokens.capital(at) and after in lists.surnames and after not in _PLACES
    if not surname and kinds[0] not in (
        WordClass.GIVEN,
        WordClass.SURNAME,
        WordClass.UNKNOWN,
        WordClass.EITHER,
        WordClass.PLACED,
    ):
        return None
    if not tokens.capital(at) and kinds[0] is WordClass.UNKNOWN and tokens.before(at) in ("", "i"):
        return None
    ends = [
        index
        for index, kind in zip(names, kinds, strict=True)
        if index > first
        and kind in (WordClass.WORD, WordClass.DECOY, WordClass.DAY)
        and tokens.low[index] not in lists.surnames
    ]
    return _till(names, ends)


def _ends_a_name(lists: WordLists, word: str, *, shouting: bool) -> bool:
    """Whether a name ends before this word; where all is in capitals, before any word that can be no part of one."""
    if not shouting:
        return word in STOPS
    return lists.is_word(word) and word not in lists.surnames and word not in PARTICLES


def _till(names: list[int], stops: list[int]) -> int:
    """The last of the names before the first of the stops, four words at most."""
    numbers = [index for index in names if not stops or index < stops[0]][:4]
    return numbers[-1]
