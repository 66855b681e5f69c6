"""One quiet line on Home about sessions that lie in more than one file; a click looks at the first of them."""

from collections.abc import Sequence

from textual.content import Content
from textual.widgets import Button

from supervise.store.sessions.duplicates import Versions


class VersionsLine(Button):
    """Does its page's `action_versions`; not there at all where every session lies in one file."""

    def __init__(self) -> None:
        super().__init__("", id="do-versions", compact=True)
        self.first: Versions | None = None
        """The one to look at now: those that differ come before those that say the same."""

    def show(self, several: Sequence[Versions]) -> None:
        """Say how many there are, or nothing at all."""
        differ = [one for one in several if one.others]
        self.first = next(iter((*differ, *several)), None)
        self.display = bool(several)
        if differ:
            self.label = Content(f"{_many(differ, 'has', 'have')} two versions: look")
        else:
            self.label = Content(f"{_many(several, 'lies', 'lie')} here twice: look")
        self.refresh(layout=True)


def _many(sessions: Sequence[Versions], one: str, more: str) -> str:
    return f"One session {one}" if len(sessions) == 1 else f"{len(sessions)} sessions {more}"
