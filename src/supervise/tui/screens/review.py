"""Look back: every past session of the pair, found by typing a few letters of section, case or date."""

from collections.abc import Iterator
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import Button, Input

from supervise.domain.brief import Brief
from supervise.domain.reminders import older_than
from supervise.domain.words import long_day, plural
from supervise.tui.keys import bindings
from supervise.tui.look_back import LookPage
from supervise.tui.screens.page import deed
from supervise.tui.widgets.editors import Aside
from supervise.tui.widgets.one_line import OneLine
from supervise.tui.widgets.session_list import SessionList


class ReviewPage(LookPage):
    """The list and the line that narrows it; the arrows move in the list while one types."""

    CSS_PATH = ["page.tcss", "review.tcss"]
    HINT = "Type to find a section, a case or a date. Arrows and Enter, or a click, open a session."
    VIEW = "sessions"
    AUTO_FOCUS = "#find"
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("past"),
        Binding("down", "in_list('move(1)')", show=False),
        Binding("up", "in_list('move(-1)')", show=False),
        Binding("pagedown", "in_list('page(1)')", show=False),
        Binding("pageup", "in_list('page(-1)')", show=False),
    ]

    def __init__(self, *, old_only: bool = False, find: bool = False) -> None:
        super().__init__()
        self._old_only = old_only
        """Only those older than the employer keeps, to look at and put away by hand."""
        self._known: tuple[tuple[str, Brief], ...] = ()

    def body(self) -> Iterator[Widget]:
        yield OneLine(placeholder="such as: trust, Case A7, Sep 2026", id="find", select_on_focus=False)
        yield Aside(id="found")
        yield SessionList(empty="Nothing here with these words. Clear them to see every session.", id="past")

    def buttons(self) -> Iterator[Button]:
        yield deed("close", "← Back", main=True)
        yield deed("backup", "Back up")
        yield deed("trash", "Trash")

    def draw(self) -> None:
        history, years = self.history, self.workflow.settings.retention_years
        listed = older_than(history.sessions, years, self.workflow.today) if self._old_only else history.sessions
        self._known = tuple((_words_of(one, long_day(history.day(one))), one) for one in listed)
        self._narrow()

    @on(Input.Changed, "#find")
    def _narrow(self) -> None:
        sought = self.query_one("#find", Input).value.casefold().split()
        found = tuple(one for words, one in self._known if all(part in words for part in sought))
        past = self.query_one(SessionList)
        past.show(found, self.workflow.today, self.workflow.zone, self.workflow.doubled)
        if self._old_only:
            years = plural(self.workflow.settings.retention_years, "year")
            said = f"{plural(len(found), 'session')} over {years} old. Each can be put into the trash, by hand."
        elif not self._known:
            said = "No session is over yet. Each will stand here once it is."
        elif sought:
            said = f"{len(found)} of {plural(len(self._known), 'session')}"
        else:
            said = f"{plural(len(self._known), 'session')}, newest first"
        past.display = bool(self._known)
        self.query_one("#found", Aside).say(f"{said}, all made up" if past.all_made_up else said)

    @on(Input.Submitted, "#find")
    def _enter(self) -> None:
        self.query_one(SessionList).action_open()

    @on(SessionList.Opened)
    def _open(self, event: SessionList.Opened) -> None:
        past = self.query_one(SessionList)
        self.supervise.open_session(event.session.id, [one.id for one in past.sessions], past.go_to)

    async def action_in_list(self, action: str) -> None:
        await self.query_one(SessionList).run_action(action)

    def action_backup(self) -> None:
        self.supervise.back_up()

    def action_trash(self) -> None:
        self.supervise.look_at_trash()


def _words_of(session: Brief, day: str) -> str:
    """What a session is found by."""
    section = session.section.title if session.section else ""
    case = session.incident.case if session.incident else ""
    made_up = "made up" if session.made_up else ""
    return f"{section}\n{case}\n{day}\n{session.id[:10]}\n{session.status}\n{made_up}".casefold()
