"""A fault of ours in a real terminal: one sentence, a status that says so, and none of the words, which are kept."""

import sys
from pathlib import Path

import pytest

from recovery.test_signals import home as home
from recovery.test_signals import the_draft
from supervise.store.home.folder import HomeFolder
from support.terminal import Terminal

CANARY = "kingfisher"

PLANT = """
import asyncio, sys, threading
from supervise.cli import main
from supervise.tui.session.arrive.page import ArrivePage
from supervise.workflow import SessionWorkflow

def fail(words):
    raise RuntimeError(f"of ours, with {words} in it")

PLANTED
sys.exit(main(["--home", HOME]))
"""
PLANTED = {
    "in a handler": "ArrivePage.action_next = lambda page: fail(page.session.aim)",
    "in a worker": "ArrivePage.action_next = lambda page: page.run_worker(asyncio.to_thread(fail, page.session.aim))",
    "twice, the second in what follows": (
        "def begin(page):\n"
        "    page.app.call_later(fail, page.session.aim)\n"
        "    page.run_worker(asyncio.to_thread(fail, page.session.aim))\n"
        "    page.app._handle_exception(RuntimeError(page.session.aim))\n"
        "    fail(page.session.aim)\n"
        "ArrivePage.action_next = begin"
    ),
    "one with a report of its own": (
        "class Drawn(RuntimeError):\n"
        "    def __rich__(self):\n"
        f"        return '{CANARY}'\n"
        "def begin(page):\n"
        "    raise Drawn(page.session.aim)\n"
        "ArrivePage.action_next = begin"
    ),
    "while the terminal is read": (
        "from supervise.tui.platform.paste_parser import PasteParser\n"
        "real = PasteParser.feed\n"
        f"PasteParser.feed = lambda parser, data: fail('{CANARY}') if '\\x1bOR' in data else real(parser, data)"
    ),
    "while keeping": (
        "real = SessionWorkflow.keep\n"
        "SessionWorkflow.keep = lambda flow: fail(flow.session.aim) if 'END' in flow.session.aim else real(flow)"
    ),
    "in a thread": (
        "def begin(page):\n"
        "    threading.Thread(target=fail, args=(page.session.aim,)).start()\n"
        "    page.app.exit(return_code=1)\n"
        "ArrivePage.action_next = begin"
    ),
    "in a task nobody waits for": (
        "async def later(words):\n"
        "    fail(words)\n"
        "def begin(page):\n"
        "    page.kept_task = asyncio.create_task(later(page.session.aim))\n"
        "    page.app.exit(return_code=1)\n"
        "ArrivePage.action_next = begin"
    ),
    "in the command itself": (
        "from supervise.tui.app import SuperviseApp\n"
        "real = SuperviseApp.run\n"
        "def run(app):\n"
        "    real(app)\n"
        f"    fail('{CANARY}')\n"
        "SuperviseApp.run = run\n"
        "ArrivePage.action_next = lambda page: page.app.exit()"
    ),
}
WHERE = {"one with a report of its own": "(Drawn", "while the terminal is read": "in reading the terminal"}
SILENT = ("in a thread", "in a task nobody waits for")
"""The page stays as it is: what such a one brings about is not awaited by anything that was written."""


@pytest.mark.parametrize("fault", PLANTED)
def test_a_fault_says_one_sentence_and_no_word_of_theirs(home: HomeFolder, tmp_path: Path, fault: str) -> None:
    script = PLANT.replace("PLANTED", PLANTED[fault]).replace("HOME", repr(str(home.root)))
    terminal = Terminal([sys.executable, "-c", script], size=(200, 24))
    terminal.wait("New session")
    terminal.press("n")
    terminal.wait("aim")
    terminal.press(*CANARY)
    terminal.wait(lambda: the_draft(home).aim == CANARY)
    terminal.press(*("END" if fault == "while keeping" else ()))
    if fault != "while keeping":
        terminal.press("f3")
    status = terminal.end()
    _, left, after = terminal.output.rpartition(b"\x1b[?1049l")
    assert left, "the alternate screen is left"
    output = after.decode()
    assert status == 1, output
    assert CANARY not in output
    assert "Traceback" not in output
    assert "NOTE" not in output and "textual run" not in output
    assert output.count("Supervise had to stop: a fault of ours") == (fault not in SILENT), output
    assert output.count(WHERE.get(fault, "(RuntimeError")) == (fault not in SILENT), output
    assert the_draft(home).aim.startswith(CANARY)
