"""The process is killed in the middle of a note, at each step: at most the last second of typing is gone."""

import time
from pathlib import Path

import pytest

from recovery.test_signals import PLACES, click_under
from supervise.domain.incident import Incident
from supervise.domain.session import Rating, SectionTalked, Session, Step, Talk
from supervise.store.drafts import read_drafts
from supervise.store.paths import Home
from support import PEOPLE, make_workflow
from terminal import supervise

SECOND = 1.0
"""What design.md promises."""
SLACK = 1.0
"""Seconds a loaded machine may need between the screen and the disk; the typist is not asked to wait them."""


def waiting_at(home: Home, step: Step) -> None:
    """A draft that waits at `step`, with what the step needs to have a field to write in."""
    workflow = make_workflow(home.root)
    workflow.begin()
    workflow.change(
        step=step,
        section=SectionTalked(id="resilience", title="Resilience", wheel="stand-in-wheel"),
        talk=Talk(planned_seconds=900),
        ratings=tuple(Rating(by=one.id, value=2, label="Sometimes") for one in PEOPLE),
        incident=Incident(case="Case A1", ladder="partnership", model="strengths-review"),
    )
    workflow.leave()


@pytest.mark.parametrize("step", PLACES)
def test_killed_in_the_middle_of_a_note(tmp_path: Path, step: Step) -> None:
    home = Home(tmp_path / "home")
    waiting_at(home, step)
    terminal = supervise(home.root, size=(120, 50))
    terminal.wait("Go on")
    terminal.press("g")
    terminal.wait("Esc Back")
    if (place := PLACES[step]) is not None:
        terminal.wait(place[0])
        click_under(terminal, *place)
    seen: list[tuple[str, float]] = []
    started = time.monotonic()
    count = 0
    while not seen or seen[-1][1] - started < 2.5:
        word = f"w{count:03}"
        terminal.press(*word, "space")
        terminal.wait(word)
        seen.append((word, time.monotonic()))
        count += 1
    terminal.kill()
    killed = time.monotonic()
    assert terminal.end() == -9
    [kept] = read_drafts(home).kept
    words = everything_in(kept.session)
    lost = [word for word, at in seen if word not in words]
    assert all(killed - at <= SECOND + SLACK for word, at in seen if word in lost), lost
    assert "w000" in words

    again = supervise(home.root, size=(120, 50))
    again.wait("Go on")
    again.press("g")
    again.wait("w000")
    again.press("ctrl+q")
    assert again.end() == 0


def everything_in(session: Session) -> str:
    return session.model_dump_json()
