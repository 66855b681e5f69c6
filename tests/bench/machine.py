"""What this machine is: what the figures of design.md were measured with, so that its seconds can be read in theirs."""

import time
from pathlib import Path

import rtoml
from measuring import BARE, PYTHON, RUNS, home_of, paints, run

from supervise.domain.session.model import Session

THEN = {"reading a session's TOML, a KB": 41 / 3.2, "checking it, a KB": 51 / 3.2, "a bare app's first paint": 345_000}
"""Microseconds in design.md §4 and §9."""


def machine() -> None:
    """Min / median / max of each, and how many times what design.md has."""
    spent: dict[str, list[float]] = {name: [] for name in (*THEN, "python -c pass")}
    reading, checking, painting, nothing = spent.values()
    with home_of(200) as home:
        texts = [path.read_text(encoding="utf-8") for path in sorted(Path(home).glob("sessions/**/*.toml"))]
    size = sum(len(text.encode()) for text in texts) / 1000
    for _ in range(RUNS):
        start = time.perf_counter()
        raw = [rtoml.loads(text) for text in texts]
        read = time.perf_counter()
        for fields in raw:
            Session.model_validate(fields)
        reading.append((read - start) / size)
        checking.append((time.perf_counter() - read) / size)
        nothing.append(run(PYTHON, "-c", "pass"))
        painting.append(paints([*BARE, "home"], "New session"))
    for name, seconds in spent.items():
        least, middle, most = (
            1_000_000 * value for value in (min(seconds), sorted(seconds)[len(seconds) // 2], max(seconds))
        )
        then = f"{middle / THEN[name]:6.2f}× of design.md" if name in THEN else ""
        print(f"{name:<52}{least:10,.0f}{middle:10,.0f}{most:10,.0f}  µs {then}", flush=True)
