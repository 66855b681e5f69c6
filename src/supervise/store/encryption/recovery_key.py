"""Formats the recovery key for paper, and parses it as people type it back."""

import re

from supervise.domain.problems import Problem, ProblemError
from supervise.store.encryption import passphrase_process as passphrases

SECRET = "AGE-SECRET-KEY-1"
"""How every secret key of age begins."""
_MISREAD = str.maketrans("OI1B", "0LL8")  # the letters a key has none of, as they are misread on paper


def format_recovery_key(recovery: str) -> list[str]:
    """The recovery key as it is printed and copied by hand: in lines of a few groups of letters."""
    rest = recovery.removeprefix(SECRET)
    groups = [rest[at : at + 5] for at in range(0, len(rest), 5)]
    return [SECRET, *(" ".join(groups[at : at + 4]) for at in range(0, len(groups), 4))]


def parse_recovery_key(typed: str) -> str:
    """The recovery key in what was typed, in any case and spacing, with or without its beginning. ProblemError."""
    if not passphrases.can_lock():
        raise passphrases.age_missing_problem()
    from pyrage import IdentityError, x25519

    letters = "".join(letter for letter in typed.upper() if letter.isalnum())
    rest = re.sub("^AGESECRETKEY[1IL]", "", letters).translate(_MISREAD)
    try:
        return str(x25519.Identity.from_str(SECRET + rest))
    except IdentityError as error:
        what = "is not a whole key: a letter is wrong or missing."
        raise ProblemError(Problem("The recovery key", what, "Compare it with the paper, group by group.")) from error
