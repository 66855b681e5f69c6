"""What a passphrase may be: anything that can be typed, and long enough; no rules about what it is made of."""

import unicodedata

SHORTEST, GOOD = 8, 14
"""Characters: fewer than the first is refused, fewer than the second is called short."""
_MOST_BYTES = 1000  # a terminal hands on about so much of one line, and `age` asks at a terminal


def normalise(passphrase: str) -> str:
    """The one spelling of `passphrase` (NFC): an é is the same however a keyboard makes it. Spaces stay."""
    return unicodedata.normalize("NFC", passphrase)


def rejection(passphrase: str) -> str:
    """Why it cannot be set, as a sentence; empty when it can."""
    given = normalise(passphrase)
    if len(given) < SHORTEST:
        return f"That is too short to keep anyone out: use {SHORTEST} characters or more."
    if given != given.strip():
        return "It begins or ends with a space, which nobody sees and everybody forgets: leave that out."
    if any(unicodedata.category(text) in ("Cc", "Cs", "Zl", "Zp") for text in given):
        return "It holds a character that cannot be typed, such as a tab or a new line: leave that out."
    if len(given.encode()) > _MOST_BYTES:
        return "That is longer than a terminal can take in one line: use fewer words."
    return ""


def warning(passphrase: str) -> str:
    """What speaks against it although it can be set, as a sentence; empty when nothing does."""
    given = normalise(passphrase)
    if len(set(given.casefold())) < SHORTEST // 2:
        return "The same few characters over and over are soon guessed. Three or four words of your own are better."
    if len(given) < GOOD:
        return "It is short: a computer can try many short ones. Three or four words are stronger, and easier to keep."
    return ""
