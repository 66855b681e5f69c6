"""What shows that a word in no list, with a capital, is no person: its shape, and what stands beside it."""

import re

from supervise.domain.identifiers.names.tokens import Tokens
from supervise.domain.identifiers.names.word_class import NAMES, WordClass, classify
from supervise.domain.identifiers.word_lists import WordLists, words_of

_PLACE = re.compile(
    r"(?:llan|aber(?!c)|pont(?!i)|ystrad|rhos|blaen|cwm|caer|tref|"  # codespell:ignore
    r"inver|auchter|auchin|strath|kirk(?!e)|loch|bally|magher|lisna|knockn|carrick|drumn|newtown)[a-z]{3,}$"
    r"|[a-z]{3,}(?:shire|mouth|minster|burgh|haven|town|bridge|thwaite|wold|firth)$"
)
"""How places are called in Wales, Scotland, Ireland and England, and hardly anybody."""
_DOSE = re.compile(
    r"[ -]?(?:[A-Z]\d )?\d+(?:[.,/]\d+)? ?(?:mg|mcg|micrograms?|g|ml|units?|iu|puffs?|%|mmol)(?!\w)", re.IGNORECASE
)
_FORMS = words_of(
    "patch patches tablet tablets tabs capsule capsules caps inhaler inhalers syrup cream ointment gel drops injection "
    "injections sachet sachets nebs nebules pen pens infusion depot suppository suppositories enema lozenges mouthwash "
    "dressing dressings retard forte mr xl sr la cr pr ec bd tds qds od prn nocte"
)
_MOVES = words_of(
    "transferred transfer transferring moved move moving stepped step admitted admit discharged shift shifts cover "
    "covered covering bank based redeployed floated swapped nights late early bed beds placement"
)
_ONTO = words_of("from to on onto off at")
_STATE = re.compile(
    r" (?:was|is|were|are|has been|had been) "
    r"(?:(?:closed|shut)(?! (?:off|down|in|about|to|and|with))|locked|understaffed|full(?! of)|"
    r"open(?! (?:with|about|to|and)))(?!\w)"
    r"|(?: has| had|'s got| got) "
    r"(?:(?:no|one|two|three|\d+) (?:beds?|falls|staff|admissions)|norovirus|an outbreak|d and v)(?!\w)"
)
"""What is said of a ward, and of nobody."""
_NEXT = re.compile(r"\d*(?:, ?| ?& ?| ?/ ?| ?\+ ?)")
_AND = words_of("and or then to via")
_FURTHEST = 6
"""Items of a list that are looked at on either side."""


def no_person(tokens: Tokens, lists: WordLists, at: int) -> bool:
    """Whether the unknown word at `at` is shown to be a place, a ward, a drug or the like."""
    if _PLACE.match(tokens.low[at]) or _DOSE.match(tokens.text, tokens.ends[at]) or tokens.after(at) in _FORMS:
        return True
    return not tokens.owned(at) and (a_ward(tokens, at) or _listed_with_others(tokens, lists, at))


def closed(tokens: Tokens, at: int) -> bool:
    """Whether it is said to be shut or full, as nobody is: Rowan had no beds."""
    return _STATE.match(tokens.text, tokens.ends[at]) is not None


def a_ward(tokens: Tokens, at: int) -> bool:
    """Whether somebody was moved there, or it was closed: stepped her up to Cader; because Ogwen was shut."""
    if closed(tokens, at):
        return True
    if tokens.before(at) not in _ONTO:
        return False
    return any(tokens.low[index] in _MOVES and not tokens.begins(index + 1) for index in range(max(0, at - 5), at - 1))


def _listed_with_others(tokens: Tokens, lists: WordLists, at: int) -> bool:
    """Whether it stands in a list with two places, drugs or the like, and with nobody."""
    others = 0
    for beside in (_after, _before):
        index = at
        for _ in range(_FURTHEST):
            following = beside(tokens, index)
            if following is None:
                break
            index = following
            kind = classify(tokens, lists, [index])[0]
            if kind in NAMES and kind is not WordClass.UNKNOWN:
                return False
            listed = tokens.low[index] in lists.decoys
            others += listed or kind in (WordClass.DECOY, WordClass.PLACED, WordClass.EPONYM)
    return others >= 2


def _after(tokens: Tokens, index: int) -> int | None:
    """The next item of a list or a journey: after a comma, an "and", a "to", or more of them."""
    comma, following = _NEXT.fullmatch(tokens.gap(index)) is not None, index + 1
    while following < min(index + 3, len(tokens.raw)) and tokens.low[following] in _AND:
        if tokens.gap(following - 1) != " " and not (comma and following == index + 1):
            return None
        following += 1
    return following if (comma or following > index + 1) and tokens.capital(following) else None


def _before(tokens: Tokens, index: int) -> int | None:
    """The item before, in the same way."""
    for earlier in range(index - 1, max(-1, index - 4), -1):
        if tokens.capital(earlier):
            return earlier if _after(tokens, earlier) == index else None
    return None
