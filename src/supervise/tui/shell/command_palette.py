"""The command palette: what can be done here and now, from the same table as the keys."""

from collections.abc import Iterator
from typing import cast

from textual.command import DiscoveryHit, Hit, Hits, Provider

from supervise.tui.keys.table import KEYS
from supervise.tui.services import AppServices, PaletteCommand
from supervise.tui.shell.live_keys import LiveKey, keys_label, live_keys
from supervise.tui.shell.page import Page


class CommandProvider(Provider):
    """What can be done now: the page's actions that have a key, then what the app offers without one."""

    def _commands(self) -> Iterator[PaletteCommand]:
        live = {key.id: key for key in live_keys(self.screen) if key.enabled}
        texts: set[str] = set()
        for key in KEYS:
            if key.id in live and key.label not in texts:
                texts.add(key.label)
                yield self._label(live[key.id]), key.action, key.tip
        if isinstance(self.screen, Page):
            yield from self.screen.commands()
        for name, label in (("dark", "Dark"), ("light", "Light"), ("contrast", "High contrast")):
            yield f"Look: {label}", f"app.setting('look', 'supervise-{name}')", "Change the colours, and remember it"
        yield "Look: Lists or drawings", "app.setting('plain')", "Show wheel, clock and ladder as lists, or drawn"
        if "review" in live:
            yield "Save as text: choose a session", "review", "Look back, open one, then Save as text"
        if "backup" not in live:
            yield "Back up", "app.back_up", "Put everything into one file, to keep somewhere else"
        yield "Restore from a backup", "app.restore_backup", "What is in it, and a home made of it"
        yield "Remind: Backups on or off", "app.setting('backup_reminder')", "Whether Home says when a backup is due"
        yield (
            "Remind: How long records are kept",
            "app.retention",
            "Your employer's years; nothing is removed by itself",
        )
        yield from cast(AppServices, self.app).palette_commands(self.screen)

    @staticmethod
    def _label(live: LiveKey) -> str:
        return f"{live.label} ({keys_label(live.keys)})" if live.keys else live.label

    async def discover(self) -> Hits:
        for label, action, tip in self._commands():
            yield DiscoveryHit(label, self._run(action), help=tip)

    async def search(self, query: str) -> Hits:
        matcher = self.matcher(query)
        for label, action, tip in self._commands():
            by_other_word = max((matcher.match(word) for word in _other_words(label)), default=0.0)
            if (score := max(matcher.match(label), by_other_word)) > 0:
                yield Hit(score, matcher.highlight(label), self._run(action), help=tip)

    def _run(self, action: str):  # type: ignore[no-untyped-def]
        async def run() -> None:
            await self.screen.run_action(action)

        return run


_OTHER_WORDS = {
    "Save as text": ("Export", "Print", "File"),
    "Restore": ("Import", "Recover"),
    "Back up": ("Backup", "Copy to a stick"),
    "Lock": ("Password", "Encrypt"),
    "Something else": (
        *("Pages of my own", "On my own", "Write for my portfolio", "Team", "Network meeting", "Disagreement"),
        *("Partnership", "Agreement", "Sheet", "Evidence"),
    ),
}
"""What people type who look for a deed by another name, by the beginning of its label."""


def _other_words(label: str) -> tuple[str, ...]:
    return next((words for beginning, words in _OTHER_WORDS.items() if label.startswith(beginning)), ())
