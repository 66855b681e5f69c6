"""Deeds without a window: a draft kept, a command run, a text looked through for what could identify somebody."""

import os
import shutil
import tempfile
import time
import tomllib
from collections.abc import Callable
from functools import partial
from pathlib import Path

from measuring import HERE, PYTHON, RUNS, alone, in_turn, print_row, run, supervise

from supervise.domain.identifiers.detect import Exclusions, find_identifiers
from supervise.store.content.word_lists import load_word_lists
from supervise.store.sessions.toml import encode
from support.builders import a_session, make_workflow


def keep() -> None:
    """A draft kept, against writing, syncing and replacing the same bytes by hand (its folder synced as well)."""
    root = Path(tempfile.mkdtemp(prefix="bench-"))
    try:
        workflow = make_workflow(root)
        workflow.begin()
        words = "Kept words of an ordinary length, as people write them. " * 100
        number = 0

        def keep_once() -> float:
            nonlocal number
            number += 1
            workflow.update(aim=f"{words}{number}")
            start = time.perf_counter()
            workflow.keep()
            return time.perf_counter() - start

        def by_hand(*, folder: bool) -> Callable[[], float]:
            return lambda: _by_hand(root / "bare.toml", encode(a_session(aim=f"{words}{number}")), folder=folder)

        print_row("a kept draft, against write + fsync + replace", *in_turn(keep_once, by_hand(folder=False), 200), 1.5)
        print_row("the same, its folder synced too", *in_turn(keep_once, by_hand(folder=True), 200), 1.5)
    finally:
        shutil.rmtree(root)


def _by_hand(target: Path, data: bytes, *, folder: bool) -> float:
    start = time.perf_counter()
    temp = target.with_suffix(".tmp")
    with temp.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    temp.replace(target)
    if folder:
        descriptor = os.open(target.parent, os.O_RDONLY)
        os.fsync(descriptor)
        os.close(descriptor)
    return time.perf_counter() - start


def shell() -> None:
    for command in ("--version", "where"):
        both = in_turn(partial(run, *supervise(command)), partial(run, PYTHON, "-c", "pass"), 25)
        print_row(f"supervise {command}, against python -c pass", *both, 4)


def guard() -> None:
    """The identifier guard over the corpus as one text, its lists loaded."""
    corpus = HERE.parent / "domain" / "identifiers" / "identifier_corpus" / "seen.toml"
    text = " ".join(sentence["text"] for sentence in tomllib.loads(corpus.read_text(encoding="utf-8"))["sentence"])
    thousands, known, spent = len(text.split()) / 1000, Exclusions.of(load_word_lists()), []
    for _ in range(5 * RUNS):
        start = time.process_time()  # its own: it waits for nothing
        find_identifiers(text, known)
        spent.append((time.process_time() - start) / thousands)
    alone("identifier guard, 1,000 words", spent, 10)
