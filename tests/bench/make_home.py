"""Fills a home with any number of realistic made-up sessions of several pairs, the same ones each time."""

import random
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from supervise.domain.people import Pair, Person
from supervise.domain.session.actions import CLOSED, OUTCOMES, Outcome
from supervise.domain.session.model import Session
from supervise.domain.settings import Settings
from supervise.store.home.folder import HomeFolder, new_session_id, new_suffix, session_path, shipped
from supervise.store.sessions.toml import decode, encode
from supervise.store.settings import save_settings

USAGE = (
    "usage: python tests/bench/make_home.py N DIR [of-two]   (N sessions into the empty or new folder DIR, "
    "of all kinds, or each the usual one of two)"
)
OF_TWO = "of-two"
PAIRS = (
    ("CD", "Mental health social worker"),
    ("EF", "Community nurse"),
    ("GH", "Occupational therapist"),
    ("JK", "Support worker"),
)
LAST = datetime(2026, 11, 20, 16, 0, tzinfo=UTC)
REASONS = ("Two calls so far.", "It helped, a little.", "Not the right month for it.", "")


def fill(home: HomeFolder, count: int, seed: int = 1, *, of_two: bool = False) -> None:
    """Write `count` sessions, the newest at LAST; quickly, so nothing here waits for the disk."""
    chance = random.Random(seed)
    models = [decode(path.read_bytes(), path.name) for path in sorted((shipped() / "demo").glob("*.toml"))]
    if of_two:
        models = [model for model in models if not (model.occasion or model.forms)]
    pairs = [_pair(number) for number in range(len(PAIRS))]
    open_actions: dict[str, list[dict[str, Any]]] = {pair.id: [] for pair in pairs}
    # At most twenty years: the more there are, the more on one day.
    a_day = 1 + count // (365 * 20)
    for number in reversed(range(count)):
        ago, hours = number // a_day, 2 * (number % a_day)
        started = LAST - timedelta(days=ago, hours=hours, minutes=chance.randrange(60))
        session = _made(chance, models, pairs[chance.randrange(len(pairs))], started, open_actions)
        path = session_path(home, session.id)
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        path.write_bytes(encode(session))
    save_settings(home.settings, Settings(), Settings(pairs=tuple(pairs), current_pair=pairs[0].id))


def _pair(number: int) -> Pair:
    initials, role = PAIRS[number]
    people = (
        Person(id="supervisee", initials=initials, role=role),
        Person(id="supervisor", initials="AB", role="Team manager"),
    )
    return Pair(id=f"pair-{number + 1}", people=people)


def _made(
    chance: random.Random,
    models: list[Session],
    pair: Pair,
    started: datetime,
    open_actions: dict[str, list[dict[str, Any]]],
) -> Session:
    """A session with the talk of one model, the ending of another, and its pair's open actions looked at."""
    talked, ended = chance.choice(models), chance.choice(models)
    session_id = new_session_id(started, new_suffix(chance))
    over = started + timedelta(minutes=chance.randrange(40, 70))
    waiting = open_actions[pair.id]
    reviewed = [_reviewed(chance, action) for action in waiting]
    actions = [
        action.model_dump() | {"id": f"{session_id}-{number}", "due": (over + timedelta(days=28)).date()}
        for number, action in enumerate(ended.actions[:2], 1)
    ]
    went_on = {review["action"] for review in reviewed if review["outcome"] not in CLOSED}
    open_actions[pair.id] = [action for action in waiting if action["id"] in went_on] + actions
    incident = ended.incident.model_dump() if ended.incident and chance.random() < 0.3 else None
    if incident is not None:
        incident["case"] = f"Case {chance.choice('ABCDEFGH')}{chance.randrange(1, 10)}"
    # Straight from the fields: every word here was checked when its model was read.
    made = talked.model_dump() | {
        "id": session_id,
        "started_at": started,
        "ended_at": over,
        "pair": pair.id,
        "people": [person.model_dump() for person in pair.people],
        "reviewed": reviewed,
        "incident": incident,
        "no_incident": incident is None,
        "actions": actions,
        "takeaways": [takeaway.model_dump() for takeaway in ended.takeaways],
        "differences": ended.differences,
        "next_date": (started + timedelta(days=28)).date(),
        "agreed": [{"by": person.id, "initials": person.initials, "at": over} for person in pair.people],
        "status": "agreed",
        "cut_short": "",
        "additions": [],
    }
    return Session.model_validate(made)


def _reviewed(chance: random.Random, action: dict[str, Any]) -> dict[str, Any]:
    outcomes: list[Outcome] = list(OUTCOMES)
    outcome = chance.choices(outcomes, (6, 3, 1, 1))[0]
    unchanged = {key: action[key] for key in ("what", "owner", "due")}
    return {"action": action["id"], "outcome": outcome, "reason": chance.choice(REASONS), **unchanged}


def main() -> int:
    if sys.argv[3:] not in ([], [OF_TWO]) or len(sys.argv) < 3 or not sys.argv[1].isdecimal():
        print(USAGE, file=sys.stderr)
        return 2
    home = HomeFolder(Path(sys.argv[2]).absolute())
    if home.root.exists() and any(home.root.iterdir()):
        print(f"{home.root} is not empty; {USAGE}", file=sys.stderr)
        return 2
    home.root.mkdir(parents=True, exist_ok=True, mode=0o700)
    fill(home, int(sys.argv[1]), of_two=sys.argv[3:] == [OF_TWO])
    return 0


if __name__ == "__main__":
    sys.exit(main())
