"""Whatever one field of a file holds: it reads well in all that is done with it, or is named; no other file is lost."""

import random
import tomllib
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from store.odd_values import Place, places, put, values
from supervise.domain.problems import ProblemError
from supervise.domain.reminders import backup_due, retention_due
from supervise.domain.session.model import Session
from supervise.domain.settings import Settings
from supervise.store.home.folder import HomeFolder
from supervise.store.sessions import files as session_files
from supervise.store.sessions.toml import encode
from supervise.store.settings import load_settings, save_settings
from support.builders import PAIR, full_session
from support.clock import START, TODAY
from support.effort import MUTATIONS
from support.sample_history import past_sessions
from support.shipped import read_shipped_once
from support.whole_way import ZONES, take

FORM = {
    "id": "example",
    "title": "A good example",
    "answers": [
        {
            "field": "all",
            "asked": "What was it?",
            "kind": "rows",
            "gathers": "examples",
            "for_me": True,
            "text": "Words",
            "lines": ["A line"],
            "chosen": [{"id": "a", "label": "Chosen"}],
            "day": date(2026, 12, 3),
            "day_words": "soon",
            "number": 4,
            "rows": [{"cells": [{"id": "role", "title": "Role", "text": "Nurse"}]}],
            "looks": [{"id": "safer", "label": "Safer", "answer": "Yes", "who_says": "They say so", "text": "Sleeps"}],
        }
    ],
}
KIND = {"occasion": "example", "occasion_title": "A good example", "about": "Case A1", "thread": "2026-01-01T0900-abcd"}
HOSTS = tuple(
    full_session("The aim").with_changes(
        pair=PAIR.id,
        zz_newer={"of": ["a newer", "program"]},
        forms=[FORM],
        comes_back={"on": date(2026, 12, 3), "open": True, "finished": True},
        **KIND,
        **more,
    )
    for more in (
        {"status": "agreed", "step": ""},
        {"status": "finished"},
        {"status": "draft", "additions": (), "agreed": ()},
    )
)
"""One agreed, one cut short, one that is still a draft: pages and commands do other things with each."""


def table(session: Session) -> dict[str, Any]:
    return tomllib.loads(encode(session).decode())  # not rtoml: its instants cannot be copied


def tried() -> list[tuple[Session, Place, Any]]:
    """Which field of which session holds what."""
    chance = random.Random(20261122)
    trials: list[tuple[Session, Place, Any]] = []
    for place, now in [*places(table(HOSTS[0])), (("zz_one_more",), [1]), (("talk", "zz_one_more"), {"a": 1})]:
        odd = list(values(now))
        trials += [
            (chance.choice(HOSTS), place, value) for value in (odd if MUTATIONS >= 30_000 else [chance.choice(odd)])
        ]
    return trials


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> HomeFolder:
    """A pair's home with three sessions, and a copy by hand of the one that is to be changed."""
    read_shipped_once(monkeypatch)
    home = HomeFolder(tmp_path / "home")
    home.drafts.mkdir(parents=True)
    for session in past_sessions()[-3:]:
        session_files.save_new(home, session)
    (home.sessions / "2026" / f"{HOSTS[0].id} (1).toml").write_bytes(encode(HOSTS[0].with_changes(aim="Another aim")))
    save_settings(home.settings, Settings(), Settings(pairs=(PAIR,), current_pair=PAIR.id))
    return home


def test_whatever_a_field_holds_the_file_is_fine_or_named(home: HomeFolder) -> None:
    chance = random.Random(20261123)
    seen: Counter[str] = Counter()
    for session, place, value in tried():
        if place[0] not in (there := table(session)) and place[0] != "zz_one_more":
            continue  # a draft has no additions
        folder = home.drafts if session.status == "draft" else home.sessions / "2026"
        path = folder / f"{session.id}.toml"
        path.write_bytes(put(there, place, value).encode())
        what = f"{'.'.join(map(str, place))} = {str(value)[:60]!r}"
        try:
            session_files.read(path)
        except ProblemError as error:
            problem = error.problem
            assert problem.where == path.name, what
            assert problem.remedy, what
            assert len(str(problem)) < 1_200, f"{what}: a sentence, not the file again"
            assert len(session_files.read_folder(home.sessions).kept) == 4, f"{what}: the others are read"
            seen["named"] += 1
        else:
            take(home, chance.choice(ZONES), session.id)
            seen["fine"] += 1
        path.unlink()
    print(dict(seen))  # seen with -s
    assert min(seen.values()) > 20


def test_every_field_there_is_was_tried() -> None:
    """Or a field made later would be left out unnoticed."""
    names = {place[-1] for place, _ in places(table(HOSTS[0]))}
    missing = {f"{kind.__name__}.{name}" for kind in models(Session) for name in kind.model_fields if name not in names}
    assert not missing


def models(kind: type[BaseModel]) -> set[type[BaseModel]]:
    """This model and all that it is made of."""
    kinds = {kind}
    for field in kind.model_fields.values():
        for inner in inside(field.annotation):
            kinds |= models(inner)
    return kinds


def inside(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [kind for part in getattr(annotation, "__args__", ()) for kind in inside(part)]


def test_whatever_the_settings_hold_they_are_read_and_what_they_set_can_be_done(tmp_path: Path) -> None:
    path = tmp_path / "settings.toml"
    base = Settings(pairs=(PAIR,), current_pair=PAIR.id, last_backup=START, retention_years=8, backup_folder="/x")
    save_settings(path, Settings(), base)
    there = tomllib.loads(path.read_text(encoding="utf-8"))
    past, chance = past_sessions(), random.Random(20261124)
    for place, now in places(there):
        odd = list(values(now))
        for value in odd if MUTATIONS >= 30_000 else chance.sample(odd, len(odd) // 4):
            path.write_text(put(there, place, value), encoding="utf-8")
            settings, problems = load_settings(path)
            for problem in problems:
                assert len(str(problem)) < 1_200, f"{place}: {str(value)[:60]!r}"
            backup_due(past, settings.last_backup, settings.backup_days, START)
            retention_due(past, settings.retention_years, TODAY)  # type: ignore[arg-type]
            try:
                save_settings(path, settings, settings.model_copy(update={"plain": not settings.plain}))
            except ProblemError as error:
                assert error.problem.remedy
