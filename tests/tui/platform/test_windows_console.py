"""Closing a Windows console keeps what is written; the console is a stand-in, the handler and the file are real."""

import threading
from typing import Any

from supervise.tui.platform.windows_console import BREAK, CLOSED, LOGGED_OFF, SHUT_DOWN, save_on_console_close
from supervise.workflow import SessionWorkflow
from test_imports import loaded


class Console:
    """Of kernel32: remembers the handler."""

    def SetConsoleCtrlHandler(self, handler: Any, add: int) -> int:
        self.handler, self.added = handler, add
        return 1

    def send(self, event: int) -> int:
        """As Windows does it, in a thread of its own."""
        answers: list[int] = []
        thread = threading.Thread(target=lambda: answers.append(self.handler(event)))
        thread.start()
        thread.join(10)
        return answers[0]


def test_a_closed_window_keeps_the_last_letter(workflow: SessionWorkflow) -> None:
    for event in (CLOSED, LOGGED_OFF, SHUT_DOWN):
        console = Console()
        held_on_to = save_on_console_close(workflow.keep, lambda: None, console)
        assert held_on_to is not None
        assert console.added
        workflow.begin()
        workflow.update(aim=f"kept at {event}")
        assert console.send(event), "Windows is told that it was seen to"
        assert workflow.held is not None
        assert f"kept at {event}" in workflow.held.kept.path.read_text(encoding="utf-8")
        workflow.clock.pass_(minutes=1)  # type: ignore[attr-defined]
        workflow.leave()


def test_ctrl_c_stays_the_apps_own_and_ctrl_break_ends_it_in_order() -> None:
    console, called = Console(), []
    save_on_console_close(lambda: called.append("keep"), lambda: called.append("end"), console)
    assert not console.send(0)
    assert called == []
    assert console.send(BREAK), "or Windows would end it, with the last second of typing"
    assert called == ["end"]


def test_it_is_loaded_nowhere_else() -> None:
    assert loaded("import supervise.tui.app", "supervise.tui.platform.windows_console") == []
