"""First names in small letters, as people type them in a hurry: rang pam, told hope we would, barry won't have it.

Which names are looked for goes by what else the word can be; how much the words around it must say, too.
"""

import re

from supervise.domain.identifiers.names.cue_words import (
    ARTICLES,
    ASKS,
    CALLS,
    CARES,
    CONVERSES,
    DWELLINGS,
    INSTITUTIONS,
    IS,
    KIN,
    SAYS,
    SEES,
    SPEAKS,
    WOULD_NOT,
)
from supervise.domain.identifiers.names.tokens import Tokens
from supervise.domain.identifiers.word_lists import WordLists, words_of

_PRONOUNS = words_of("i we he she they it you there id ill im ive wed well hed shed theyd")
_GOES_ON = _PRONOUNS | words_of(
    "that this not no to about re at again back twice once yesterday today tomorrow tonight on by for if when who why "
    "how what where because cos so and n or but her his my our their the a an yet first then till until with "
    "sorry thanks yes ok"
)
"""What goes on with the sentence after somebody has been told or asked, as nothing does after a word for a thing."""
_GOES_ON_AFTER_A_DAY = _PRONOUNS | words_of(
    "that this about re again twice back if her his my our their the sorry thanks no yes ok"
)
_MODALS = words_of("will may")
_NOT_AFTER_A_MODAL = _PRONOUNS | words_of("not no again yet first to")
_DOES = SPEAKS | IS | WOULD_NOT | words_of("would could should will might")
_JOINS = words_of("and n or")
_CLAUSES = words_of(
    "and but or n so then when because cos if that as since while until til till after before where why how"
)
"""A clause begins after one of these, or a sentence does."""
_OWNERS = words_of("her his their my our the")
_SAYS_TO = words_of("told asked tell to with w")
_TO_SOMEBODY = words_of("to with from by for w re n")
_AT_A_TIME = re.compile(r" (?:at|@) ?\d")
_TIMES = words_of("today yesterday earlier tonight tomorrow")


def small_name(tokens: Tokens, lists: WordLists, at: int, *, after_a_name: bool) -> bool:
    """Whether the word in small letters at `at` is a first name; `after_a_name`: the word before the last is one."""
    word = tokens.low[at]
    if word in lists.common:
        return True
    called, asked = _called(tokens, at), tokens.before(at) in ASKS
    listed = after_a_name and tokens.before(at) in _JOINS
    if word in lists.given_words and word not in lists.hardly_words:
        if word in lists.ideas or word in lists.days:
            return _an_idea(tokens, lists, at, word, called=called)
        return _a_word(tokens, lists, at, called=called, listed=listed)
    if word in lists.also_places:
        return _a_place(tokens, at, called=called or asked, listed=listed)
    if word not in lists.hardly_words and len(word) > 2 and lists.is_word(word):
        return False  # a surname, or a rare first name, that is the plural or another form of a word: means, nations
    if word in lists.surnames and word not in lists.given and word not in lists.given_words:
        return called and _goes_on(tokens, at)
    return called or asked or listed or _rare(tokens, lists, at)


def _called(tokens: Tokens, at: int) -> bool:
    """Whether the words before do what is done to people only: told, rang, spoke to."""
    before = tokens.before(at)
    return before in CALLS or (before in ("to", "with", "w") and tokens.before(at - 1) in CONVERSES)


def _goes_on(tokens: Tokens, at: int) -> bool:
    """Whether what follows leaves the word alone: the end, a possessive of kin, or what goes on with the sentence."""
    after = tokens.after(at)
    if tokens.owned(at):
        return after in KIN or not after
    return not after or after.partition("'")[0] in _GOES_ON


def _begins(tokens: Tokens, at: int) -> bool:
    return tokens.before(at) in _CLAUSES or not tokens.before(at) or tokens.begins(at)


def _acts(tokens: Tokens, at: int, deeds: frozenset[str]) -> bool:
    """Whether a clause begins with the word, and goes on with what people do: ian said, barry won't."""
    return _begins(tokens, at) and not tokens.owned(at) and tokens.after(at) in deeds


def _of_kin(tokens: Tokens, at: int) -> bool:
    """Her sister pauline; chelsea her lass; jordan's mum."""
    after = tokens.after(at)
    if tokens.owned(at):
        return after in KIN
    beside = after in _OWNERS and at + 2 < len(tokens.low) and tokens.low[at + 2] in KIN
    return tokens.before(at) in KIN or (beside and _begins(tokens, at))


def _a_word(tokens: Tokens, lists: WordLists, at: int, *, called: bool, listed: bool) -> bool:
    """For what is a word as well: sue, pat, jack."""
    after = tokens.after(at)
    if tokens.owned(at) and after in KIN:
        return True
    if called or listed:
        more = after in SPEAKS or after in IS or after.endswith(("ly", "ing")) or after in ("in", "from", "up")
        surname = after in lists.surnames and not lists.is_word(after)
        return (more or surname or _goes_on(tokens, at)) and after not in INSTITUTIONS and after not in DWELLINGS
    if tokens.before(at) in SEES - {"with"}:
        # "seen rose on monday", but "saw ivy on the wall".
        return _goes_on(tokens, at) if after != "on" else tokens.after(at + 1) in lists.days
    if tokens.before(at) in KIN:
        return after in SPEAKS or tokens.owned(at)
    return _acts(tokens, at, SAYS)


def _an_idea(tokens: Tokens, lists: WordLists, at: int, word: str, *, called: bool) -> bool:
    """For what is a thing, or a month, more often than somebody: hope, will, june."""
    after = tokens.after(at)
    if _acts(tokens, at, SAYS - WOULD_NOT):
        return True
    if not called:
        return tokens.before(at) in SEES - {"with"} and _at_a_time(tokens, at)
    if word in _MODALS and after in _NOT_AFTER_A_MODAL:
        # "asked will she", "told may not"; but "told will to", for no modal has a "to" after.
        return after == "to" or (tokens.before(at) == "told" and after in _PRONOUNS)
    if word in lists.days and tokens.before(at) in _SAYS_TO:
        if after == "to":  # "told june to july"
            return bool(tokens.after(at + 1)) and tokens.after(at + 1) not in lists.days
        return after.partition("'")[0] in _GOES_ON_AFTER_A_DAY or _at_a_time(tokens, at)
    return _goes_on(tokens, at)


def _at_a_time(tokens: Tokens, at: int) -> bool:
    """Whether a time follows: saw grace at 4, saw grace today."""
    return tokens.after(at) in _TIMES or _AT_A_TIME.match(tokens.text, tokens.ends[at]) is not None


def _a_place(tokens: Tokens, at: int, *, called: bool, listed: bool) -> bool:
    """For what is a place as well: barry, jordan."""
    saw = tokens.before(at) in SEES - {"visited", "visiting"}
    return called or listed or saw or _of_kin(tokens, at) or _acts(tokens, at, SPEAKS | WOULD_NOT)


def _rare(tokens: Tokens, lists: WordLists, at: int) -> bool:
    """For what is nothing but a name, though short or seldom: pam, viv."""
    if len(tokens.low[at]) < 3 and tokens.low[at] not in lists.hardly_words:
        return False
    before = tokens.before(at)
    done_to = before in SEES or before in CARES or before in _TO_SOMEBODY
    after = tokens.after(at)
    acts = (after in _DOES and before not in ARTICLES) or (after.endswith("ing") and _begins(tokens, at))
    return done_to or acts or _of_kin(tokens, at) or tokens.owned(at) or _two(tokens, lists, at)


def _two(tokens: Tokens, lists: WordLists, at: int) -> bool:
    """Whether it stands beside another: kev and baz, pam and i."""
    if at + 2 >= len(tokens.low) or tokens.after(at) not in _JOINS:
        return False
    other = tokens.low[at + 2]
    named = other in lists.small and at + 2 not in tokens.quiet
    return other in ("i", "me") or (named and (other in lists.given or tokens.after(at + 2) in _DOES))
