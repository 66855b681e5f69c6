"""The process is killed in the middle of a note, at each step: at most the last second of typing is gone."""

import random
import signal
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from recovery.test_signals import PLACES, click_under
from supervise.domain.session.incident import Incident
from supervise.domain.session.model import DiscussedSection, Rating, Session, Talk
from supervise.store.home.folder import HomeFolder
from supervise.store.sessions.drafts import read_additions
from support.app_driver import running, settled, shown
from support.builders import PAIR, PEOPLE, make_workflow, read_drafts
from support.effort import KILLS
from support.sample_history import with_past
from support.terminal import Terminal, supervise

SIZE = (100, 40)
SECOND = 1.0
"""What is promised: from a word on the screen to the word on the disk."""


class Delay:
    """How long this machine, as busy as it is now, lets a process wait that wants to go on; in seconds."""

    longest = 0.0


LATE = """
import sys, threading, time
over = threading.Event()
threading.Thread(target=lambda: (sys.stdin.read(), over.set()), daemon=True).start()
longest = 0.0
while not over.is_set():
    before = time.monotonic()
    time.sleep(0.002)
    longest = max(longest, time.monotonic() - before - 0.002)
print(longest)
"""


@contextmanager
def late() -> Iterator[Delay]:
    """Measure it from a process of its own; the figure is there once this is over."""
    delay = Delay()
    with subprocess.Popen(
        [sys.executable, "-S", "-c", LATE], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    ) as measuring:
        yield delay
        delay.longest = float(measuring.communicate()[0])


def waiting_at(home: HomeFolder, step: str) -> None:
    """A draft that waits at `step`, with what the step needs to have a field to write in."""
    workflow = make_workflow(home.root)
    workflow.begin()
    workflow.update(
        step=step,
        section=DiscussedSection(id="resilience", title="Resilience", wheel="stand-in-wheel"),
        talk=Talk(planned_seconds=900),
        ratings=tuple(Rating(by=person.id, value=2, label="Sometimes") for person in PEOPLE),
        incident=Incident(case="Case A1", ladder="partnership", model="strengths-review"),
    )
    workflow.leave()


def gone_on_with(home: HomeFolder, step: str) -> Terminal:
    """The app at the step at which the draft was left; two ratings are covered until both look."""
    terminal = supervise(home.root, size=SIZE)
    terminal.wait("Go on")
    terminal.press("g")
    if step == "rate":
        terminal.wait("You have both had your turn.")
        terminal.press("enter")
        terminal.wait("Half a step further")
    terminal.wait("Esc  Back")
    return terminal


def opened_at(home: HomeFolder, step: str) -> Terminal:
    """The app where something is written at this step."""
    terminal = gone_on_with(home, step)
    if (place := PLACES[step]) is not None:
        terminal.wait(place[0])
        click_under(terminal, *place)
    return terminal


def typed_for(terminal: Terminal, seconds: float) -> list[tuple[str, float]]:
    """Type words without a pause; each, and when it was on the screen."""
    seen: list[tuple[str, float]] = []
    while not seen or time.monotonic() - seen[0][1] < seconds:
        word = f"w{len(seen):03}"
        terminal.press(*word, "space")
        terminal.wait(word)
        seen.append((word, time.monotonic()))
    return seen


@pytest.mark.parametrize("step", PLACES)
async def test_killed_in_the_middle_of_a_note(tmp_path: Path, step: str) -> None:
    losses: list[float] = []
    for number in range(KILLS):
        home = HomeFolder(tmp_path / str(number))
        waiting_at(home, step)
        terminal = opened_at(home, step)
        with late() as delay:
            seen = typed_for(terminal, random.uniform(1.2, 1.5))
            terminal.kill()
            killed = time.monotonic()
        assert terminal.end() == -9
        [stored] = read_drafts(home)
        words = everything_in(stored.session)
        assert stored.as_written
        assert "w000" in words
        gone = [killed - at for word, at in seen if word not in words]
        losses.append(max(gone, default=0.0))
        print(f"{step}: {losses[-1]:.3f} s lost of {killed - seen[0][1]:.1f}, machine late by {delay.longest:.3f}")
        assert losses[-1] <= SECOND + delay.longest
    print(f"{step}: lost min {min(losses):.3f}, median {statistics.median(losses):.3f}, max {max(losses):.3f} s")

    async with running(make_workflow(home.root), (120, 50)) as (app, pilot):  # whoever opens it again sees them
        await pilot.press("g", *(["enter"] if step == "rate" else []))
        await settled(pilot)
        assert max(word for word, _ in seen if word in words) in shown(app)  # the first may have gone up out of sight


def adding_words(home: HomeFolder) -> Terminal:
    """The app where words are added to the session of 12 September."""
    terminal = supervise(home.root, size=SIZE)
    terminal.wait("12 Sep")
    terminal.press("r")
    terminal.wait("newest first")
    terminal.press("enter")
    terminal.wait("a adds dated words")
    terminal.press("a")
    terminal.wait("Who writes")
    terminal.press("space")
    terminal.wait("√ CD")
    click_under(terminal, "What came later", 2)
    return terminal


def waiting_words(home: HomeFolder) -> str:
    return "".join(waiting.session.additions[0].text for waiting in read_additions(home, PAIR.id).kept)


def test_words_added_later_survive_a_kill_and_a_closed_window(tmp_path: Path) -> None:
    """The other ends of it are tried within the app: by ctrl+q, and beneath the cover."""
    for number in range(KILLS):
        home = with_past(make_workflow(tmp_path / str(number))).home
        terminal = adding_words(home)
        with late() as delay:
            seen = typed_for(terminal, random.uniform(1.2, 1.5))
            terminal.kill()
            killed = time.monotonic()
        assert terminal.end() == -9
        words = waiting_words(home)
        assert "w000" in words
        assert max((killed - at for word, at in seen if word not in words), default=0) <= SECOND + delay.longest

    again = supervise(home.root, size=SIZE)
    again.wait("Words not yet added to 12 Sep")
    again.press("enter")
    again.wait("w000")
    click_under(again, "What came later", 2)
    again.press(*"kept to the last letter")
    again.wait("last letter")
    again.kill(signal.SIGHUP)
    assert again.end() == 0
    assert "kept to the last letter" in waiting_words(home)


def everything_in(session: Session) -> str:
    return session.model_dump_json()
