"""Draws the pictures of README and docs from the app, on the made-up sessions: `python docs/make_pictures.py`."""

import asyncio
import os
import random
import re
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from supervise.store.content.demo import write_demo_home
from supervise.store.content.loader import load_content
from supervise.store.home.folder import HomeFolder
from supervise.store.settings import load_settings
from supervise.tui.app import SuperviseApp
from supervise.workflow import SessionWorkflow

DOCS = Path(__file__).parent
# Drawn as in a terminal with all colours, wherever this is run.
os.environ["COLORTERM"] = "truecolor"
os.environ.pop("NO_COLOR", None)


TALKING = ("n", "f3", "1", "enter")
BOTH_RATED = (*TALKING, "f3", "enter", *["down"] * 4, "enter", "enter", *["down"] * 2, "enter", "enter")
PICTURES = {
    "home": (),
    "talk": (*TALKING, *"Three phones, one of me.", "f2"),
    "reveal": BOTH_RATED,
    "ladder": (*BOTH_RATED, "f3", "down", "enter", "f3", "enter", "5", "enter", "enter", "3", "enter", "enter"),
}
"""By the picture's name: the keys that lead to its page."""


async def draw(name: str, keys: tuple[str, ...]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        home = HomeFolder(Path(folder) / "home")
        write_demo_home(home)
        workflow = SessionWorkflow(
            home,
            load_content(None)[0],
            lambda: datetime(2026, 11, 22, 9, 30, tzinfo=UTC),
            settings=load_settings(home.settings)[0],
            zone=UTC,
            chance=random.Random(1),
        )
        app = SuperviseApp(workflow)
        async with app.run_test(size=(120, 40)) as pilot:
            await pilot.pause()
            await app.workers.wait_for_complete([worker for worker in app.workers if worker.group == "read"])
            await pilot.pause()
            for key in keys:
                await pilot.press("space" if key == " " else key)
                await pilot.pause()
            while "not&#160;kept" in (svg := app.export_screenshot(title="Supervise")):
                await pilot.pause(0.2)
    # Textual's SVG asks a network for its font; a picture of ours asks nobody for anything.
    svg = re.sub(r"@font-face\s*{[^}]*}", "", svg).replace("Fira Code", "DejaVu Sans Mono, Menlo, Consolas")
    (DOCS / f"{name}.svg").write_text(svg, encoding="utf-8", newline="\n")


async def main() -> None:
    for name, keys in PICTURES.items():
        await draw(name, keys)


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
