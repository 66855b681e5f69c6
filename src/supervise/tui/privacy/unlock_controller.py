"""Opening a locked home in the app: by the passphrase, or by the recovery key on paper."""

import asyncio
from collections.abc import Callable
from typing import Any

from textual.app import App

from supervise.domain.problems import Problem, ProblemError
from supervise.store.encryption.convert import Tell
from supervise.store.encryption.unlock import UnprovedError
from supervise.tui.privacy.cover_controller import CoverController
from supervise.tui.privacy.progress_line import ProgressLine
from supervise.tui.privacy.unlock_form import UnlockForm
from supervise.tui.services import AppServices
from supervise.tui.shell.dialogs import ChoiceDialog
from supervise.workflow import encryption

AGAIN = 0.1
"""Seconds between two looks at whether the home is still being locked or unlocked."""


class UnlockController:
    """Tries what was typed at the start and under the cover, in a thread: deriving a key takes seconds."""

    def __init__(self, app: App[Any], services: AppServices, cover: CoverController) -> None:
        self._app, self._services, self._cover = app, services, cover
        self._workflow = services.workflow

    def unlock(self, given: UnlockForm.Given) -> None:
        """Try what was typed, off the event loop; it takes seconds."""
        self._app.run_worker(self._unlock(given), exclusive=True, group="unlock")

    async def _unlock(self, given: UnlockForm.Given) -> None:
        operation: Callable[..., tuple[Problem, ...]] = encryption.recover if given.recovery else encryption.unlock
        secret, given.secret = given.secret, ""  # a message may stay in memory as long as what came of it
        while self._at_work():  # covered while the whole home was being locked: one at a time
            await asyncio.sleep(AGAIN)
        try:
            left: tuple[Problem, ...] = ()
            if encryption.awaits_passphrase(self._workflow):  # else the passphrase was just being taken off, and is
                try:
                    left = await asyncio.to_thread(operation, self._workflow, secret, given.form.tell)
                except UnprovedError as error:
                    if not await self._is_theirs(error.problem):
                        raise
                    left = await asyncio.to_thread(
                        encryption.recover, self._workflow, secret, given.form.tell, unproved_too=True
                    )
        except ProblemError as error:
            given.form.refuse(error.problem.sentence)
            return
        self._services.problems = tuple(dict.fromkeys((*self._services.problems, *left)))
        if self._cover.covered is not None:
            self._cover.uncover()
            self._services.history_loader.refresh_home()
        else:
            self._app.pop_screen()
            self._services.navigator.open_home()
            # The past was read with the key: it need not wait.
            self._app.call_after_refresh(self._services.history_loader.refresh_home)
        if not encryption.is_locked(self._workflow):
            self._services.notify_user(
                "To take the passphrase off had been begun, and is done now: the files are plain text again."
            )
        elif given.recovery and self._workflow.writable:
            await self._set_anew()

    async def _is_theirs(self, unproved: Problem) -> bool:
        """Ask whether the key that the recovery key found is this home's."""
        body = [
            f"{unproved.where} {unproved.what} {unproved.remedy}",
            "If sessions of yours are missing here, leave it locked and restore a backup: "
            "what you write could be locked for somebody else.",
        ]
        answers = [("", "Leave it locked"), ("open", "Nothing is missing: open it")]
        return await self._app.push_screen_wait(ChoiceDialog("Is this your home’s own key?", body, answers)) == "open"

    def _at_work(self) -> bool:
        beneath = [page for page in self._app.screen_stack if page is not self._app.screen]
        return any(progress_line.at_work for page in beneath for progress_line in page.query(ProgressLine))

    async def _set_anew(self) -> None:
        from supervise.tui.privacy.passphrase_page import PassphrasePage, PassphraseTask

        words = (
            "The recovery key has opened this home. If the passphrase is lost, set a new one now.",
            "The recovery key on your paper stays the same.",
        )
        workflow = self._workflow

        def set_anew(_old: str, new: str, _tell: Tell) -> None:
            encryption.reset_passphrase(workflow, new)

        task = PassphraseTask("A new passphrase", words, False, True, "Set it", set_anew)
        if await self._app.push_screen_wait(PassphrasePage(task)):
            self._services.notify_user("The new passphrase is set.")
