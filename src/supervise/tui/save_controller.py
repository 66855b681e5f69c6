"""Saving in the app: saving by key, the warning while the disk refuses, and closing without losing a letter."""

import asyncio
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import Any

from textual.app import App

from supervise.domain.problems import Problem, ProblemError
from supervise.tui.services import AppServices
from supervise.tui.session.autosave import Autosave
from supervise.tui.shell.dialogs import ChoiceDialog
from supervise.tui.shell.head import Head
from supervise.tui.shell.input_queue import PATIENCE, InputQueue


class SaveController:
    """Owns the autosave, and every way to close the app: a key, a signal, a window closed by hand."""

    def __init__(
        self,
        app: App[Any],
        services: AppServices,
        input_queue: InputQueue,
        fault: Callable[[Exception], None],
    ) -> None:
        self._app, self._services, self._input_queue = app, services, input_queue
        self._workflow = services.workflow
        self.autosave = Autosave(self._workflow, self._tell, fault=fault)
        self._asking_to_close = False
        self._ending: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Close on a signal as by a key: Textual ends at once, and the last second of typing would be lost."""
        loop = asyncio.get_running_loop()
        for name in ("SIGHUP", "SIGTERM"):
            with suppress(AttributeError, NotImplementedError, ValueError, RuntimeError):
                loop.add_signal_handler(getattr(signal, name), self.shut_down)
        if sys.platform == "win32":
            from supervise.tui.platform import windows_console

            end = partial(loop.call_soon_threadsafe, self.shut_down)
            self._console = windows_console.save_on_console_close(partial(self._save_quietly, loop), end)

    def save_now(self) -> None:
        """Write at once, and say so."""
        before = self._workflow.held and self._workflow.held.kept.path
        if self.autosave.save_now():
            if before == (self._workflow.held and self._workflow.held.kept.path):  # else it was told where it went
                self._services.notify_user("Kept.")
        elif self.autosave.problem is not None:
            self._services.notify_user(str(self.autosave.problem), problem=True)

    @property
    def warning(self) -> str:
        """What stands at the top of every page while words are not on the disk; pages made meanwhile ask for it."""
        return "" if self.autosave.problem is None else "! not kept"

    def _tell(self, problem: Problem | None) -> None:
        for page in (*self._app.screen_stack, *self._services.review_tabs.pages.values()):
            for header in page.query(Head):
                header.warn(self.warning)
        draft = self._workflow.held
        if problem is not None:
            self._services.notify_user(str(problem), problem=True)
        elif draft is not None and draft.changed_outside:
            draft.changed_outside = False
            self._services.notify_user(
                "The draft's file was changed by another program. Both versions are kept; Home shows both later."
            )
        elif draft is not None and self._workflow.read_only is not None:
            self._services.notify_user(self._workflow.read_only.while_holding, problem=True)

    def _save_quietly(self, loop: asyncio.AbstractEventLoop) -> None:
        """In a thread of its own: let the words arrive, and keep them."""
        with suppress(TimeoutError):
            asyncio.run_coroutine_threadsafe(self._input_queue.settle(), loop).result(PATIENCE)
        with suppress(ProblemError):  # the window is gone: there is nowhere left to say it
            self._workflow.keep()

    def shut_down(self) -> None:
        """Close without a question, and without losing a letter that is still on its way to the session."""
        self._ending = self._ending or asyncio.create_task(self._end(), name="end")

    async def _end(self) -> None:
        await self._input_queue.settle()
        self._app.exit()

    def quit(self) -> None:
        """Close; but ask first while the disk refuses the words, which then are nowhere but on this screen."""
        if self.autosave.save_now():
            self._app.exit()
        elif not self._asking_to_close:
            self._asking_to_close = True
            self._app.run_worker(self._ask_to_close())

    async def _ask_to_close(self) -> None:
        self._app.clear_notifications()  # they would lie over the answers, and say what is asked here
        question = ChoiceDialog(
            "Close, and lose what is not on disk?",
            [str(self.autosave.problem), "What you wrote since then is only on this screen."],
            [("", "Stay here"), ("close", "Close, and lose it")],
        )
        answer = await self._app.push_screen_wait(question)
        self._asking_to_close = False
        if answer:
            self._app.exit()
