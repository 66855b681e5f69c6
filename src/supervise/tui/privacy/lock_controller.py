"""The lock as it is met: opened at the start and under the cover, set, changed and taken off."""

import asyncio
from collections.abc import Callable, Iterator

from textual import on, work

from supervise.domain.problems import Problem, ProblemError
from supervise.store.content.loader import help_page
from supervise.store.encryption import keys
from supervise.store.encryption.convert import Tell
from supervise.store.encryption.passphrase_process import can_lock
from supervise.store.encryption.recovery_key import format_recovery_key, parse_recovery_key
from supervise.store.encryption.unlock import UnprovedError
from supervise.tui.navigation import Ways
from supervise.tui.privacy.cover_controller import Covering
from supervise.tui.privacy.progress_line import ProgressLine
from supervise.tui.privacy.unlock_form import UnlockForm
from supervise.tui.shell.dialogs import ChoiceDialog
from supervise.workflow import SessionWorkflow, encryption

AGAIN = 0.1
"""Seconds between two looks at whether a deed with the whole home is over."""
MINUTES = (2, 5, 10, 20, 30)
"""After how long the page may be covered by itself, to choose from."""


def lock_commands(workflow: SessionWorkflow) -> Iterator[tuple[str, str, str]]:
    """Label, action and tip of what can be done about the lock now."""
    if workflow.writable and encryption.is_locked(workflow):
        yield "Lock: Change the passphrase", "app.change_passphrase", "The old one, and a new one twice"
        yield "Lock: Take the passphrase off", "app.take_passphrase_off", "Everything is opened for good; it asks first"
    elif workflow.writable and can_lock():
        yield "Lock: Set a passphrase", "app.set_passphrase", "Nobody reads this folder without it; it explains first"
    if workflow.writable:
        yield "Cover: After how long", "app.cover_after", "When the page is covered by itself"


class Locking(Covering, Ways):
    """What of the app has to do with the passphrase."""

    problems: tuple[Problem, ...]

    def open_home(self) -> None:
        """Show Home, and on the first run ask who is here."""
        raise NotImplementedError

    def open(self) -> None:
        """Begin with the page of a locked home, or with Home."""
        if encryption.awaits_passphrase(self.workflow):
            from supervise.tui.privacy.unlock_page import UnlockPage

            self.push_screen(UnlockPage())
        else:
            self.open_home()

    @on(UnlockForm.Given)
    @work(exclusive=True, group="unlock")
    async def _open(self, given: UnlockForm.Given) -> None:
        """Try what was typed, off the event loop; it takes seconds."""
        deed: Callable[..., tuple[Problem, ...]] = encryption.recover if given.recovery else encryption.unlock
        secret, given.secret = given.secret, ""  # a message may stay in memory as long as what came of it
        while self._at_work():  # covered while the whole home was being locked: one at a time
            await asyncio.sleep(AGAIN)
        try:
            left: tuple[Problem, ...] = ()
            if encryption.awaits_passphrase(self.workflow):  # else the passphrase was just being taken off, and is
                try:
                    left = await asyncio.to_thread(deed, self.workflow, secret, given.form.tell)
                except UnprovedError as error:
                    if not await self._is_theirs(error.problem):
                        raise
                    left = await asyncio.to_thread(
                        encryption.recover, self.workflow, secret, given.form.tell, unproved_too=True
                    )
        except ProblemError as error:
            given.form.refuse(error.problem.sentence)
            return
        self.problems = tuple(dict.fromkeys((*self.problems, *left)))
        if self.covered is not None:
            self.uncover()
            self.history_loader.refresh_home()
        else:
            self.pop_screen()
            self.open_home()
            self.call_after_refresh(
                self.history_loader.refresh_home
            )  # the past was read with the key: it need not wait
        if not encryption.is_locked(self.workflow):
            self.notify_user(
                "To take the passphrase off had been begun, and is done now: the files are plain text again."
            )
        elif given.recovery and self.workflow.writable:
            await self._set_anew()

    async def _is_theirs(self, unproved: Problem) -> bool:
        """Ask whether the key that the recovery key found is this home's."""
        body = [
            f"{unproved.where} {unproved.what} {unproved.remedy}",
            "If sessions of yours are missing here, leave it locked and restore a backup: "
            "what you write could be locked for somebody else.",
        ]
        answers = [("", "Leave it locked"), ("open", "Nothing is missing: open it")]
        return await self.push_screen_wait(ChoiceDialog("Is this your home’s own key?", body, answers)) == "open"

    def _at_work(self) -> bool:
        beneath = [page for page in self.screen_stack if page is not self.screen]
        return any(progress_line.at_work for page in beneath for progress_line in page.query(ProgressLine))

    async def _set_anew(self) -> None:
        from supervise.tui.privacy.passphrase_page import PassphrasePage, PassphraseTask

        words = (
            "The recovery key has opened this home. If the passphrase is lost, set a new one now.",
            "The recovery key on your paper stays the same.",
        )
        workflow = self.workflow

        def set_anew(_old: str, new: str, _tell: Tell) -> None:
            encryption.reset_passphrase(workflow, new)

        asked = PassphraseTask("A new passphrase", words, False, True, "Set it", set_anew)
        if await self.push_screen_wait(PassphrasePage(asked)):
            self.notify_user("The new passphrase is set.")

    @work(exclusive=True, group="lock")
    async def offer_lock(self) -> None:
        """Once, on the first run: say that there is a passphrase to be had."""
        if self.workflow.settings.lock_offered or encryption.is_locked(self.workflow) or not can_lock():
            return
        if not self.attempt(lambda: self.workflow.set(lock_offered=True)):
            return
        body = [
            "Then nobody can read this folder without it: not with your laptop, your account, or a copy.",
            "If it is lost, and the recovery key too, what you wrote is lost. You can also set one later, with ctrl+p.",
        ]
        answers = [("", "Not now"), ("set", "Set a passphrase")]
        if await self.push_screen_wait(ChoiceDialog("Lock what you write with a passphrase?", body, answers)):
            await self._set()

    @work(exclusive=True, group="lock")
    async def action_set_passphrase(self) -> None:
        await self._set()

    async def _set(self) -> None:
        from supervise.tui.privacy.passphrase_page import PassphrasePage, PassphraseTask
        from supervise.tui.privacy.progress_page import ProgressPage
        from supervise.tui.privacy.recovery_key_page import RecoveryKeyPage

        words = tuple(" ".join(part.split()) for part in help_page("passphrase").split("\n\n")[1:])
        asked = PassphraseTask("A passphrase", words, False, True, "Go on")
        new_keys = keys.new_keys()
        lines, key = format_recovery_key(new_keys.recovery), new_keys.recovery
        while True:
            given = await self.push_screen_wait(PassphrasePage(asked))
            if given is None:
                self.notify_user("Nothing was changed.")
                return
            if await self.push_screen_wait(RecoveryKeyPage(lines, lambda typed: parse_recovery_key(typed) == key)):
                break
        workflow, passphrase = self.workflow, given.new
        page = ProgressPage(
            "Locking",
            (
                "Each file is locked, opened again to compare, and only then put in the place of the plain one.",
                "It can be cut off at any moment: nothing is lost, and it goes on the next time.",
            ),
            lambda tell: encryption.set_passphrase(workflow, new_keys, passphrase, tell),
        )
        left = await self.push_screen_wait(page)
        if left is not None:
            self._tell("Locked. The passphrase is asked for when Supervise opens, and under the cover.", left)

    @work(exclusive=True, group="lock")
    async def action_change_passphrase(self) -> None:
        from supervise.tui.privacy.passphrase_page import PassphrasePage, PassphraseTask

        words = (
            "The recovery key on your paper stays the same.",
            "A copy of this home that was made before still opens by the passphrase it had then.",
        )
        workflow = self.workflow

        def change(old: str, new: str, _tell: Tell) -> None:
            encryption.change_passphrase(workflow, old, new)

        asked = PassphraseTask("Another passphrase", words, True, True, "Change it", change)
        if await self.push_screen_wait(PassphrasePage(asked)):
            self.notify_user("The passphrase is changed.")

    @work(exclusive=True, group="lock")
    async def action_take_passphrase_off(self) -> None:
        from supervise.tui.privacy.passphrase_page import PassphrasePage, PassphraseTask

        words = (
            "Every file is opened for good: whoever can use your account, or has a copy of it, can then read it.",
            "It can be cut off at any moment: nothing is lost, and it goes on the next time. Copies of this folder "
            "from before stay locked, so keep the paper with the recovery key as long as you keep them.",
        )
        workflow = self.workflow

        def take_off(old: str, _new: str, tell: Tell) -> tuple[Problem, ...]:
            return encryption.remove_passphrase(workflow, old, tell)

        asked = PassphraseTask("Taking the passphrase off", words, True, False, "Take it off", take_off)
        given = await self.push_screen_wait(PassphrasePage(asked))
        if given is not None:
            self._tell("The passphrase is off: the files are plain text again.", given.left)

    @work(exclusive=True, group="lock")
    async def action_cover_after(self) -> None:
        """Choose after how many minutes with nobody there the page is covered."""
        now = self.workflow.settings.idle_minutes
        body = [f"It is {f'{now} minutes' if now else 'never'} now. After sleep, and by F12, it is covered at once."]
        answers = [
            ("", "As it is"),
            *((str(minute), f"{minute} minutes") for minute in MINUTES),
            ("0", "Never by itself"),
        ]
        answer = await self.push_screen_wait(ChoiceDialog("Cover the page when nobody is there?", body, answers))
        if answer:
            self.attempt(lambda: self.workflow.set(idle_minutes=int(answer)))

    def _tell(self, done: str, left: tuple[Problem, ...]) -> None:
        """Say that it is done, or what had to be left."""
        self.history_loader.refresh_home()
        if left:
            self.problems = (*self.problems, *left)
            self.notify_user(f"{left[0]} Home lists what could not be done.", problem=True)
        else:
            self.notify_user(done)
