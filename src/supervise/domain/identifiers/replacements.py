"""What can stand in the place of what identifies somebody: a role, initials, or the name of what it was."""

from supervise.domain.identifiers.match import IdentifierMatch, Kind
from supervise.domain.identifiers.names.cue_words import MANNERS, PARTICLES, TITLES
from supervise.domain.identifiers.word_lists import WORD, fold_word

_ROLES = (
    "the person",
    "the daughter",
    "the son",
    "the partner",
    "the carer",
    "the GP",
    "the nurse",
    "the social worker",
    "the manager",
    "a colleague",
    "a neighbour",
)
_INSTEAD: dict[Kind, tuple[str, ...]] = {
    "nhs": ("[NHS number]",),
    "ni": ("[National Insurance number]",),
    "postcode": ("[postcode]", "their area"),
    "phone": ("[telephone number]", "by telephone"),
    "email": ("[e-mail address]", "by e-mail"),
    "birth_date": ("[birth date]",),
    "address": ("[address]", "their home"),
    "record": ("[record number]",),
    "initials": ("my supervisor", "my supervisee", "I"),
    "label": ("one situation",),
}

_OPENS, _CLOSES, _ENDS = " \t\"'“‘(-–•*·", "\"'”’)", (".", "!", "?", "…")
"""What may stand between a sentence's beginning and its first word, after its last, and what ends it."""
_ENDS_NONE = ("e.g.", "i.e.", "cf.", "vs.", "etc.", "no.")


def suggest_replacements(mark: IdentifierMatch) -> tuple[str, ...]:
    """What to offer for it, the likeliest first; of a name a role, as initials may still tell who is meant."""
    if mark.kind != "name":
        return _INSTEAD[mark.kind]
    initials = _initials(mark.text)
    return (_ROLES[0], *([f"[{initials}]"] if len(initials) > 1 else ()), *_ROLES[1:])


def as_it_begins(new: str, old: str, before: str) -> str:
    """The new words as they stand in place of the old ones: with a capital letter where those begin a sentence."""
    line = before.rpartition("\n")[2].rstrip(_OPENS)
    begins = not line or (line.rstrip(_CLOSES).endswith(_ENDS) and not line.casefold().endswith(_ENDS_NONE))
    return new[:1].upper() + new[1:] if begins and old[:1].isupper() else new


def _initials(name: str) -> str:
    """AO for Mrs Adaeze Okafor; a title is no part of a name, nor is a small word in it."""
    words = [word for word in WORD.findall(name) if fold_word(word) not in TITLES | PARTICLES]
    names = [word for word in words if fold_word(word) not in MANNERS] or words
    return "".join(word[0].upper() for word in names)[:4]
