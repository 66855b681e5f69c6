"""A text as words in their places, which is what names are looked for in."""

import re
from dataclasses import dataclass

from supervise.domain.identifiers.names.cue_words import PARTICLES
from supervise.domain.identifiers.word_lists import WORD, Exclusions, fold_word

_BEGINS = re.compile(r"(?:^|[.!?:;…\n•·*#>|/(\[“\"‘–—-])[\s“\"‘'(*#•>–—-]*$")
_CASE = re.compile(r" [A-Z]{1,3}\d(?!\w)")
_OWN = ("'s", "’s")
_AN_AGE = re.compile(
    r" ?\(\d{1,3}\)|, \d{1,3}\b|(?: is| was|'s) \d{1,3}\b(?! (?:minutes|hours|days|weeks|months|years late))"
)


@dataclass(frozen=True)
class Tokens:
    """`raw[i]` stands from `starts[i]` to `ends[i]`, possessive included; `low[i]` is it in small letters, without."""

    text: str
    starts: list[int]
    ends: list[int]
    raw: list[str]
    low: list[str]
    quiet: frozenset[int]
    """Which of them belong to words that are never marked."""

    def gap(self, index: int) -> str:
        """What stands between this word and the next."""
        return self.text[self.ends[index] : self.starts[index + 1]] if index + 1 < len(self.raw) else "\n"

    def capital(self, index: int) -> bool:
        return 0 <= index < len(self.raw) and self.raw[index][0].isupper()

    def owned(self, index: int) -> bool:
        return self.raw[index].endswith(_OWN)

    def end(self, index: int) -> int:
        """Where the word ends without its possessive."""
        return self.ends[index] - (2 if self.owned(index) else 0)

    def begins(self, index: int) -> bool:
        """Whether a sentence, a line or a quotation begins with this word."""
        start = self.starts[index]
        before = self.text[max(0, start - 6) : start]
        return start == 0 or not before.strip() or bool(_BEGINS.search(before))

    def before(self, index: int) -> str:
        """The word before on the same stretch, in small letters; empty at a beginning."""
        return self.low[index - 1] if index and self.gap(index - 1).strip() == "" and self.gap(index - 1) else ""

    def after(self, index: int) -> str:
        """The word after on the same stretch, in small letters; empty at an end."""
        gap = self.gap(index)
        return self.low[index + 1] if index + 1 < len(self.raw) and gap and not gap.strip() and "\n" not in gap else ""

    def aged(self, index: int) -> bool:
        """Whether an age follows, as after nothing but a person: Summer (14)."""
        return _AN_AGE.match(self.text, self.end(index)) is not None

    def joined(self, index: int) -> bool:
        """Whether the next word can belong to the same name: a space between, or an initial's full stop."""
        gap = self.gap(index)
        if gap in (" ", "\u00a0"):
            return True
        text = self.raw[index]
        return gap in (". ", ".") and (
            len(text) == 1 or text in ("St", "Mr", "Mrs", "Ms", "Dr", "Mx", "Fr", "Rev", "Prof")
        )

    def run(self, index: int) -> int:
        """The last word of the capitals that stand together from this one on, small words of a name between them."""
        last = index
        while not self.owned(last) and self.joined(last) and not self.speaker(last + 1):
            if self.capital(last + 1):
                last += 1
            elif (beyond := self.beyond_particles(last + 1)) is not None:
                last = beyond
            elif "-" in self.raw[last + 1] and self.low[last + 1].split("-")[0] in PARTICLES:
                last += 1
            else:
                break
        return last

    def speaker(self, index: int) -> bool:
        """Whether the word is "I", "I'd" or the like, and no initial with a full stop."""
        word = self.raw[index]
        return word[0] == "I" and (word[1:2] in ("'", "’") or (word == "I" and not self.gap(index).startswith(".")))

    def beyond_particles(self, index: int) -> int | None:
        """The capital after one to three small words of a name; None where there is none."""
        for at in range(index, min(index + 3, len(self.raw) - 1)):
            if self.low[at] not in PARTICLES or self.gap(at) != " ":
                return None
            if self.capital(at + 1):
                return at + 1
        return None


def tokens(text: str, known: Exclusions) -> Tokens:
    """The words of `text`."""
    result = list(WORD.finditer(text))
    raw = [match[0] for match in result]
    low = [fold_word(word) for word in raw]
    starts, ends = [match.start() for match in result], [match.end() for match in result]
    labels = {index for index, word in enumerate(low) if word == "case" and _CASE.match(text, ends[index])}
    return Tokens(text, starts, ends, raw, low, _quiet(low, known) | labels)


def _quiet(low: list[str], known: Exclusions) -> frozenset[int]:
    phrases, quiet = known.phrases, set[int]()
    for index, word in enumerate(low):
        for phrase in phrases.get(word, ()):
            if tuple(low[index : index + len(phrase)]) == phrase:
                quiet.update(range(index, index + len(phrase)))
    return frozenset(quiet)
