"""Likely names: a first name that is known, or a word with a capital that is neither a word nor a place."""

from collections.abc import Iterator

from supervise.domain.identifiers.match import IdentifierMatch
from supervise.domain.identifiers.names.cue_words import (
    ARTICLES,
    CALLS,
    DWELLINGS,
    FAMILY,
    HOUSES_OF,
    INSIDE,
    INSTITUTIONS,
    IS,
    KIN,
    OWNED,
    PARTICLES,
    SEES,
    SPEAKS,
    STOPS,
)
from supervise.domain.identifiers.names.lower_case_names import small_name
from supervise.domain.identifiers.names.non_names import a_ward, closed, no_person
from supervise.domain.identifiers.names.tokens import Tokens
from supervise.domain.identifiers.names.word_class import NAMES, WordClass, classify
from supervise.domain.identifiers.word_lists import WordLists


def likely_names(tokens: Tokens, lists: WordLists) -> Iterator[IdentifierMatch]:
    """Names without a title; "may be", every one of them."""
    at, raw, ended = 0, tokens.raw, -2
    while at < len(raw):
        if raw[at][0].isupper():
            last = tokens.run(at)
            yield from _in_run(tokens, lists, at, last)
            at = last + 1
            continue
        can_be = tokens.low[at] in lists.small and at not in tokens.quiet and raw[at].islower()
        if can_be and small_name(tokens, lists, at, after_a_name=ended == at - 2):
            ended = at + _surname(tokens, lists, at)
            yield _mark(tokens, at, ended)
            at = ended
        at += 1


def _surname(tokens: Tokens, lists: WordLists, at: int) -> bool:
    """Whether a surname in small letters follows the first name at `at`."""
    further = tokens.after(at)
    known = further in lists.surnames and further not in STOPS and not tokens.owned(at)
    return known and len(further) > 3 and not lists.is_word(further)


def _mark(tokens: Tokens, first: int, last: int) -> IdentifierMatch:
    start, end = tokens.starts[first], tokens.end(last)
    return IdentifierMatch("name", start, end, tokens.text[start:end], "may be")


def _in_run(tokens: Tokens, lists: WordLists, first: int, last: int) -> Iterator[IdentifierMatch]:
    """The names among capitals that stand together."""
    indexes = list(range(first, last + 1))
    kinds = classify(tokens, lists, indexes)
    at = _after_institutions(tokens, kinds, first, last)
    while at <= last:
        if not _starts(tokens, lists, kinds, first, at, last):
            at += 1
            continue
        begin, end = at, at
        while begin > first and kinds[begin - 1 - first] is WordClass.INITIAL and tokens.raw[begin - 1] != "I":
            begin -= 1
        while end < last and _goes_on(tokens, lists, kinds[end + 1 - first], end + 1):
            end += 1
        while end > at and tokens.low[end] in PARTICLES:
            end -= 1
        yield _mark(tokens, begin, end)
        at = end + 1


def _after_institutions(tokens: Tokens, kinds: list[WordClass], first: int, last: int) -> int:
    """Where names may begin: after the last word that makes what stands before it a ward, a model or a law."""
    begin = first
    for index in range(first, last + 1):
        word = tokens.low[index]
        if index < last and (word in HOUSES_OF or tokens.raw[index].lower() == "tŷ"):
            begin = index + 2  # Tŷ Gwyn, Ysgol Dafydd
            continue
        if index > first and word in INSTITUTIONS and not tokens.owned(index - 1):
            begin = index + 1
        elif index > first and word in DWELLINGS:
            person = kinds[index - 1 - first] is WordClass.GIVEN and index - 1 == first
            if not person or tokens.before(first) in INSIDE | ARTICLES | {"to", "from", "of"}:
                begin = index + 1
    if begin > last:
        return begin
    word, kind = tokens.after(last), kinds[last - first]
    if tokens.owned(last):
        named_after = word in OWNED and (kind is not WordClass.GIVEN or word in ("law", "rule", "hospice", "campaign"))
        return last + 1 if named_after else begin
    if word in INSTITUTIONS and kind is not WordClass.GIVEN:
        return last + 1
    if word in DWELLINGS and (kind is not WordClass.GIVEN or tokens.before(first) in INSIDE | ARTICLES):
        return last + 1
    return begin


def _starts(tokens: Tokens, lists: WordLists, kinds: list[WordClass], first: int, at: int, last: int) -> bool:
    """Whether a name begins with the word at `at`."""
    kind = kinds[at - first]
    before, after = tokens.before(at), tokens.after(at)
    beside = [kinds[index - first] for index in (at - 1, at + 1) if first <= index <= last]
    with_a_name = any(word_class in NAMES or word_class is WordClass.INITIAL for word_class in beside)
    if kind is WordClass.GIVEN:
        # St Catherine's rang: a church, a hospice or a school.
        saint = tokens.owned(at) and at > first and tokens.raw[at - 1] in ("St", "Saint")
        return (not saint or after in KIN) and not closed(tokens, at)
    if kind in (WordClass.SURNAME, WordClass.UNKNOWN):
        if kind is WordClass.UNKNOWN and no_person(tokens, lists, at):
            return with_a_name
        if before in ARTICLES and not (kind is WordClass.SURNAME and (after in FAMILY or tokens.low[at].endswith("s"))):
            return after in FAMILY
        if kind is WordClass.UNKNOWN and before in ("in", "near", "around", "via", "outside") and not tokens.owned(at):
            return with_a_name
        follows = kinds[at + 1 - first] if at < last else None
        organisation = follows in (WordClass.WORD, WordClass.DECOY) and tokens.low[at + 1] not in lists.surnames
        return not (kind is WordClass.UNKNOWN and organisation)
    if kind is WordClass.EITHER:
        return _speaks_of_somebody(tokens, lists, at, before, after, with_a_name, kinds, first, last)
    if kind is WordClass.PLACED:
        day = tokens.low[at] in lists.days
        if tokens.aged(at) and (not day or before not in INSIDE):
            return True
        if before in INSIDE or (before in ARTICLES):
            return False
        if with_a_name and before not in ("to", "from"):
            return not day or (at < last and kinds[at + 1 - first] in NAMES)
        if day:
            return after in SPEAKS or before in KIN or before in ("told", "asked")
        own = tokens.owned(at) and after in KIN
        met = tokens.low[at] in lists.also_places and (before in CALLS or before in SEES)
        return after in SPEAKS or own or before in KIN or before in ("told", "asked", "named") or met
    if kind is WordClass.EPONYM:
        return bool(at > first and kinds[at - 1 - first] is WordClass.INITIAL and tokens.raw[at - 1] != "I")
    return False


def _speaks_of_somebody(
    tokens: Tokens,
    lists: WordLists,
    at: int,
    before: str,
    after: str,
    with_a_name: bool,
    kinds: list[WordClass],
    first: int,
    last: int,
) -> bool:
    """Whether a word that can be a first name, such as Rose or Hope, is one here."""
    if before in ARTICLES or (at > first and kinds[at - 1 - first] in (WordClass.DECOY, WordClass.PLACED)):
        return False
    if with_a_name or tokens.aged(at):
        return True
    if a_ward(tokens, at):
        return False
    follows = kinds[at + 1 - first] if at < last else None
    if follows is not None and tokens.low[at + 1] in lists.surnames and tokens.low[at + 1] not in DWELLINGS:
        return True
    if follows is not None:
        return False
    if after in SPEAKS or (tokens.owned(at) and after in KIN):
        return True
    if tokens.begins(at):
        if tokens.gap(at).startswith(",") and tokens.low[at] not in lists.ideas:
            return True
        return (after in IS and tokens.low[at] not in lists.ideas) or (
            after == "and" and at + 2 < len(tokens.raw) and tokens.raw[at + 2] in ("I",)
        )
    return True


def _goes_on(tokens: Tokens, lists: WordLists, kind: WordClass, index: int) -> bool:
    """Whether the word goes on with the name before it."""
    word = tokens.low[index]
    if index in tokens.quiet:
        return False
    if not tokens.capital(index) or word in PARTICLES:
        return True  # a small word of a name, as the run has let it in
    if kind in (WordClass.WORD, WordClass.EITHER):
        return word in lists.surnames or (kind is WordClass.EITHER and word not in STOPS)
    return (
        kind in NAMES
        or kind in (WordClass.INITIAL, WordClass.EPONYM)
        or (kind is WordClass.PLACED and word not in lists.days)
    )
