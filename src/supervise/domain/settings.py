"""What a pair can set, each with what it means and what it allows."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, field_validator

from supervise.domain.people import Pair

SCHEMA_VERSION = 1


class Settings(BaseModel):
    """The settings in force. Unknown keys are carried along."""

    model_config = ConfigDict(frozen=True, extra="allow")

    schema_version: Annotated[int, Field(strict=True, ge=1)] = SCHEMA_VERSION
    """Which shape of the settings file this is."""

    theme: Annotated[str, Field(strict=True, min_length=1)] = "supervise-dark"
    """The name of a theme; ours are supervise-dark, supervise-light and supervise-contrast."""

    plain: Annotated[bool, Field(strict=True)] = False
    """Show wheel and clock as labelled lists instead of pictures."""

    reframes: Annotated[bool, Field(strict=True)] = True
    """Offer another wording, gently, when a note turns to blame."""

    talk_minutes: Annotated[int, Field(strict=True, ge=1, le=120)] = 15
    """How long the talk is planned to last, in minutes."""

    pairs: tuple[Pair, ...] = ()
    """The pairs who meet at this computer."""

    current_pair: Annotated[str, Field(strict=True)] = ""
    """The id of the pair chosen last; empty when none was."""

    @field_validator("pairs", mode="after")
    @classmethod
    def _each_once(cls, pairs: tuple[Pair, ...]) -> tuple[Pair, ...]:
        if len({pair.id for pair in pairs}) < len(pairs):
            raise ValueError("Two pairs have the same id.")
        return pairs

    @property
    def pair(self) -> Pair | None:
        """The current pair, or None when none is chosen or the chosen one is gone."""
        return next((pair for pair in self.pairs if pair.id == self.current_pair), None)


ALLOWED = {
    "schema_version": f"the number {SCHEMA_VERSION}",
    "theme": '"supervise-dark", "supervise-light", "supervise-contrast" or the name of another theme',
    "plain": "true or false",
    "reframes": "true or false",
    "talk_minutes": "a whole number from 1 to 120",
    "pairs": (
        "[[pairs]] tables, each with an id of its own and two [[pairs.people]] "
        '(id "supervisor" and "supervisee", initials of 1 to 6 characters, a role of 1 to 80)'
    ),
    "current_pair": "the id of a pair, in quotes",
}
"""What may stand at each key, in words for the person who edits the file."""
