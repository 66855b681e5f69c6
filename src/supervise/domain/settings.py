"""What a pair can set, each with what it means and what it allows."""

from collections.abc import Iterable
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, field_validator

from supervise.domain.instants import Instant
from supervise.domain.people import Pair
from supervise.domain.problems import Problem

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

    idle_minutes: Annotated[int, Field(strict=True, ge=0, le=120)] = 10
    """After how many minutes without a key or the mouse the page is covered; 0 for never."""

    lock_offered: Annotated[bool, Field(strict=True)] = False
    """Whether a passphrase was offered once already."""

    keep_nothing: Annotated[bool, Field(strict=True)] = False
    """On one's own pages: each is saved to a file that is taken away, and nothing of it stays here."""

    backup_days: Annotated[int, Field(strict=True, ge=0, le=3650)] = 30
    """How many days a session may stand outside any backup before Home says so; 0 never says it."""

    last_backup: Instant | None = None
    """When the last backup began."""

    backup_folder: Annotated[str, Field(strict=True)] = ""
    """Where the last backup was put; empty when there was none."""

    retention_years: Annotated[int, Field(strict=True, ge=0, le=100)] = 0
    """How many years the employer keeps supervision records; 0 when nobody has said. Nothing is ever removed by it."""

    keys: Annotated[dict[str, str], Field(strict=True)] = {}
    """Keys of their own: the name of an action and its keys, such as next = "f3,ctrl+n"."""

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


def hides_the_pairs(settings: Settings, problems: Iterable[Problem]) -> Problem | None:
    """What keeps anybody from knowing who is here: no pair is known, and the file, or a pair in it, is unreadable.

    None where a pair is known, or where there is none in the file: then it is the first run.
    """
    if settings.pairs:
        return None
    other_keys = Settings.model_fields.keys() - {"pairs"}
    return next((problem for problem in problems if problem.where.rpartition(", ")[2] not in other_keys), None)


ALLOWED = {
    "schema_version": f"the number {SCHEMA_VERSION}",
    "theme": '"supervise-dark", "supervise-light", "supervise-contrast" or the name of another theme',
    "plain": "true or false",
    "reframes": "true or false",
    "talk_minutes": "a whole number from 1 to 120",
    "idle_minutes": "a whole number from 0 to 120, in which 0 is never",
    "lock_offered": "true or false",
    "keep_nothing": "true or false",
    "backup_days": "a whole number of days from 0 (never remind) to 3650",
    "last_backup": "a moment with its zone, such as 2026-11-22T09:30:00Z",
    "backup_folder": "a folder, in quotes",
    "retention_years": "a whole number of years from 0 (never remind) to 100",
    "keys": 'a name and its keys, such as next = "f3,ctrl+n"',
    "pairs": (
        "[[pairs]] tables, each with an id of its own and two [[pairs.people]] "
        '(id "supervisor" and "supervisee"; or one, id "self"; initials of 1 to 6 characters, a role of 1 to 80)'
    ),
    "current_pair": "the id of a pair, in quotes",
}
"""What may stand at each key, in words for the person who edits the file."""
