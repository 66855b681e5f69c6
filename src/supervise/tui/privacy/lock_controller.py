"""The passphrase in the app: asked for at the start and under the cover, set, changed and removed."""

from collections.abc import Coroutine, Iterator
from functools import partial
from typing import Any

from textual.app import App

from supervise.domain.problems import Problem
from supervise.store.content.loader import help_page
from supervise.store.encryption import keys
from supervise.store.encryption.convert import Tell
from supervise.store.encryption.passphrase_process import can_lock
from supervise.store.encryption.recovery_key import format_recovery_key, parse_recovery_key
from supervise.store.home.folder import HomeFolder
from supervise.tui.services import AppServices, PaletteCommand
from supervise.tui.shell.dialogs import ChoiceDialog
from supervise.workflow import encryption

BESIDE_LOCKED = (
    "The pages of you two are locked, so nothing may lie beside them in the clear, not even while you write; and with "
    "the passphrase that you share, the other could open it. So it asks for one of your own, which goes with the page."
)
OPEN_TILL_SAVED = "Until it is saved, whoever can open this folder could read it: write it in one sitting."
MINUTES = (2, 5, 10, 20, 30)
"""After how long the page may be covered by itself, to choose from."""


class LockController:
    """Every dialog about the passphrase. Deriving a key takes seconds, so it is done in a thread."""

    def __init__(self, app: App[Any], services: AppServices) -> None:
        self._app, self._services = app, services
        self._workflow = services.workflow

    def commands(self) -> Iterator[PaletteCommand]:
        """What can be done about the lock now."""
        if not self._workflow.writable:
            return
        if encryption.is_locked(self._workflow):
            yield "Lock: Change the passphrase", "app.lock('change')", "The old one, and a new one twice"
            tip = "Everything is opened for good; it asks first"
            yield "Lock: Take the passphrase off", "app.lock('take off')", tip
        elif can_lock():
            tip = "Nobody reads this folder without it; it explains first"
            yield "Lock: Set a passphrase", "app.lock('set')", tip
        yield "Cover: After how long", "app.lock('cover after')", "When the page is covered by itself"

    def ask(self, what: str) -> None:
        """Ask what one of these commands needs to know, and do it."""
        commands = {
            "set": self.set_passphrase,
            "change": self.change_passphrase,
            "take off": self.take_passphrase_off,
            "cover after": self.choose_cover_time,
        }
        commands[what]()

    def open(self) -> None:
        """Begin with the page of a locked home, or with Home."""
        if encryption.awaits_passphrase(self._workflow):
            from supervise.tui.privacy.unlock_page import OwnUnlockPage, UnlockPage

            self._app.push_screen(OwnUnlockPage() if self._is_own else UnlockPage())
        else:
            self._services.navigator.open_home()

    @property
    def _is_own(self) -> bool:
        """Whether it is the lock of one person's own pages, which nobody else is to know of."""
        return self._workflow.home.joint is not None

    def _run(self, dialog: Coroutine[None, None, None]) -> None:
        """Only one question about the lock at a time."""
        self._app.run_worker(dialog, exclusive=True, group="lock")

    def offer(self) -> None:
        """Once, on the first run: say that there is a passphrase to be had."""
        self._run(self._offer_and_begin())

    def set_passphrase(self) -> None:
        self._run(self._set())

    def change_passphrase(self) -> None:
        self._run(self._change())

    def take_passphrase_off(self) -> None:
        self._run(self._take_off())

    def choose_cover_time(self) -> None:
        """Choose after how many minutes with nobody there the page is covered."""
        self._run(self._choose_cover_time())

    async def _offer_and_begin(self) -> None:
        if await self._offer():
            self._services.own_pages.begin_what_was_asked()

    async def _offer(self) -> bool:
        """False where one's own pages are closed again for it."""
        joint = self._workflow.home.joint
        wanted = joint is not None and keys.is_locked(joint)  # beside a locked home nothing is written unlocked
        if encryption.is_locked(self._workflow) or (joint is None and not can_lock()):
            return True
        if self._workflow.settings.lock_offered and not wanted:
            return True
        if not self._services.attempt(lambda: self._workflow.set(lock_offered=True)):
            return True
        if joint is not None:
            return await self._offer_own(joint, wanted=wanted)
        body = [
            "Then nobody can read this folder without it, even with your laptop, your account or a copy.",
            "If it is lost, and the recovery key too, what you wrote is lost. You can also set one later, with ctrl+p.",
        ]
        answers = [("", "Not now"), ("set", "Set a passphrase")]
        if await self._app.push_screen_wait(ChoiceDialog("Lock what you write with a passphrase?", body, answers)):
            await self._set()
        return True

    async def _offer_own(self, joint: HomeFolder, *, wanted: bool) -> bool:
        """Before the first word on one's own pages: who can read them, a lock of their own, or nothing kept at all;
        where a lock is `wanted`, there is no other way to write here. Esc closes them, from whichever page.
        """
        texts = self._workflow.forms.own_pages
        if texts is None:
            return True
        lock, take, unlocked = zip(("set", "take", "unlocked"), texts.choices, strict=True)
        answers = [("", "Not now: close them"), *([lock] if can_lock() else []), take, *([] if wanted else [unlocked])]
        first = answers[1][0]
        while answer := await self._app.push_screen_wait(
            ChoiceDialog(texts.title, list(texts.about), answers, asked=first)
        ):
            if answer == "take":
                body = [texts.taken, BESIDE_LOCKED if wanted else OPEN_TILL_SAVED]
                sure = [("", "Back"), ("take", "Go on")]
                if not await self._app.push_screen_wait(ChoiceDialog(take[1], body, sure, asked="take")):
                    continue
            self._services.attempt(partial(self._workflow.set, keep_nothing=answer == "take"))
            if answer == "unlocked" or (answer == "take" and not wanted):
                return True
            await self._set()
            if encryption.is_locked(self._workflow):
                return True
            # A passphrase that was begun and left is no answer: unlocked pages are chosen, never come by.
        self._services.attempt(lambda: self._workflow.set(lock_offered=False))
        self._services.open_home(joint)
        return False

    async def _set(self) -> None:
        from supervise.tui.privacy.passphrase_page import PassphrasePage, PassphraseTask
        from supervise.tui.privacy.progress_page import ProgressPage
        from supervise.tui.privacy.recovery_key_page import RecoveryKeyPage

        pair = self._workflow.pair
        is_alone = pair is not None and pair.who == "one"
        name = "own_passphrase" if self._is_own else "passphrase_alone" if is_alone else "passphrase"
        words = tuple(" ".join(part.split()) for part in help_page(name).split("\n\n")[1:])
        task = PassphraseTask("A passphrase", words, False, True, "Go on")
        new_keys = keys.new_keys()
        lines, key = format_recovery_key(new_keys.recovery), new_keys.recovery
        while True:
            given = await self._app.push_screen_wait(PassphrasePage(task))
            if given is None:
                self._services.notify_user("Nothing was changed.")
                return
            if await self._app.push_screen_wait(RecoveryKeyPage(lines, lambda typed: parse_recovery_key(typed) == key)):
                break
        workflow, passphrase = self._workflow, given.new
        page = ProgressPage(
            "Locking",
            (
                "Each file is locked, opened again to compare, and only then put in the place of the plain one.",
                "It can be cut off at any moment: nothing is lost, and it goes on the next time.",
            ),
            lambda tell: encryption.set_passphrase(workflow, new_keys, passphrase, tell),
        )
        left = await self._app.push_screen_wait(page)
        if left is not None:
            when = "each time you open your own pages" if self._is_own else "when Supervise opens, and under the cover"
            self._tell(f"Locked. The passphrase is asked for {when}.", left)

    async def _change(self) -> None:
        from supervise.tui.privacy.passphrase_page import PassphrasePage, PassphraseTask

        words = (
            "The recovery key on your paper stays the same.",
            "A copy of this home that was made before still opens by the passphrase it had then.",
        )
        workflow = self._workflow

        def change(old: str, new: str, _tell: Tell) -> None:
            encryption.change_passphrase(workflow, old, new)

        task = PassphraseTask("Another passphrase", words, True, True, "Change it", change)
        if await self._app.push_screen_wait(PassphrasePage(task)):
            self._services.notify_user("The passphrase is changed.")

    async def _take_off(self) -> None:
        from supervise.tui.privacy.passphrase_page import PassphrasePage, PassphraseTask

        words = (
            "Every file is opened for good: whoever can use your account, or has a copy of it, can then read it.",
            "It can be cut off at any moment: nothing is lost, and it goes on the next time. Copies of this folder "
            "from before stay locked, so keep the paper with the recovery key as long as you keep them.",
        )
        workflow = self._workflow

        def take_off(old: str, _new: str, tell: Tell) -> tuple[Problem, ...]:
            return encryption.remove_passphrase(workflow, old, tell)

        task = PassphraseTask("Taking the passphrase off", words, True, False, "Take it off", take_off)
        given = await self._app.push_screen_wait(PassphrasePage(task))
        if given is not None:
            self._tell("The passphrase is off: the files are plain text again.", given.left)

    async def _choose_cover_time(self) -> None:
        now = self._workflow.settings.idle_minutes
        body = [f"It is {f'{now} minutes' if now else 'never'} now. After sleep, and by F12, it is covered at once."]
        answers = [
            ("", "As it is"),
            *((str(minute), f"{minute} minutes") for minute in MINUTES),
            ("0", "Never by itself"),
        ]
        answer = await self._app.push_screen_wait(ChoiceDialog("Cover the page when nobody is there?", body, answers))
        if answer:
            self._services.attempt(lambda: self._workflow.set(idle_minutes=int(answer)))

    def _tell(self, done: str, left: tuple[Problem, ...]) -> None:
        """Say that it is done, or what had to be left."""
        self._services.history_loader.refresh_home()
        if left:
            self._services.problems = (*self._services.problems, *left)
            self._services.notify_user(f"{left[0]} Home lists what could not be done.", problem=True)
        else:
            self._services.notify_user(done)
