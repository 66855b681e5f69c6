"""The talk: its length, phases, prompts, the three links, and the gentle reframes."""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Annotated, Literal

from pydantic import Field

from supervise.domain.content.base import AtLeastOne, ContentModel, Number, OptionalText, Several, Slug, Text, Title

Moment = Literal["opening", "deepen", "stuck", "challenge", "close", "ladder"]

_STRAIGHT = str.maketrans({"\u2018": "'", "\u2019": "'", "\u02bc": "'", "\uff07": "'"})


class Phase(ContentModel):
    """One stretch of the talk; its minutes are a share, not a limit."""

    id: Slug
    title: Title
    minutes: Annotated[float, Field(gt=0, le=600)]
    prompt: OptionalText = ""


class Prompt(ContentModel):
    """A short thing to say, and the moment it is for."""

    moment: Moment
    text: Text
    id: Slug | None = None
    kinds: Several[Slug] = ()
    """The kinds of session it is for, by their ids; all that have no prompts of their own where there are none."""


class Reframe(ContentModel):
    """A gentle question for when the words turn to blame."""

    id: Slug
    cues: AtLeastOne[Title]
    nudge: Text


class Link(ContentModel):
    """One of the links to draw from the section, with its question."""

    id: Slug
    title: Title
    question: Text


class TalkPlan(ContentModel):
    """How the talk is planned."""

    schema_version: Literal[1] = 1
    minutes: Annotated[int, Field(ge=1, le=600)]
    extend: AtLeastOne[Number]
    """Minutes offered when the pair wants more time, the usual one first."""
    cues: Several[Number] = ()
    """Minutes left at which to say so, quietly."""
    phases: AtLeastOne[Phase]
    links: Several[Link] = ()
    prompts: Several[Prompt] = ()
    reframes: Several[Reframe] = ()

    def prompts_for(self, moment: Moment) -> tuple[Prompt, ...]:
        """The things to say at this moment, in their order."""
        return tuple(prompt for prompt in self.prompts if prompt.moment == moment)


def phase_at(plan: TalkPlan, elapsed_seconds: float, planned_seconds: float) -> tuple[Phase, float]:
    """The phase now and the seconds left in it; past the planned time, the last phase and 0."""
    elapsed = max(0.0, elapsed_seconds)
    whole = sum(phase.minutes for phase in plan.phases)
    number = 0.0
    for phase in plan.phases:
        number += phase.minutes
        end = planned_seconds * (number / whole)
        if elapsed < end:
            return phase, end - elapsed
    return plan.phases[-1], 0.0


def reframe_for(text: str, reframes: Sequence[Reframe]) -> tuple[str, str] | None:
    """The cue that stands last in `text` and its nudge, or None; whole words, in any case."""
    plain = text.translate(_STRAIGHT)
    best: tuple[tuple[int, int], str, str] | None = None
    for reframe in reframes:
        for cue in reframe.cues:
            for match in _whole_words(cue).finditer(plain):
                # Where one cue ends inside another, the longer one is what was meant.
                place = (match.end(), match.end() - match.start())
                if best is None or place > best[0]:
                    best = (place, cue, reframe.nudge)
    return None if best is None else (best[1], best[2])


@lru_cache(maxsize=512)
def _whole_words(cue: str) -> re.Pattern[str]:
    """The cue with any white space between its words; a hyphen joins, so "no-blame" is not "blame"."""
    words = r"\s+".join(re.escape(word) for word in cue.translate(_STRAIGHT).split())
    return re.compile(rf"(?<![\w-]){words}(?![\w-])", re.IGNORECASE)
