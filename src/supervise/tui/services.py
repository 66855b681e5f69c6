"""What a page may ask of the app. Pages know these protocols only; `SuperviseApp` and the parts it owns fulfil them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol

from supervise.domain.people import Person
from supervise.domain.problems import Problem
from supervise.domain.reminders import Kind
from supervise.domain.session.model import Session

if TYPE_CHECKING:
    from textual.screen import Screen

    from supervise.domain.review.search.query import SearchQuery
    from supervise.store.home.folder import HomeFolder
    from supervise.tui.review.tabs import View
    from supervise.workflow import SessionWorkflow
    from supervise.workflow.identifier_check import IdentifierChecker, IdentifierFinding

PaletteCommand = tuple[str, str, str]
"""Label, action and tip of a command without a key."""


class Navigation(Protocol):
    """Opens pages: features never import one another."""

    def turning(self) -> None:
        """Paint nothing until `turned`: of what lies beneath a page, nothing is to be seen between it and the next."""

    def turned(self) -> None:
        """The next page is there."""

    def open_home(self) -> None:
        """Show Home, and on the first run ask who is here."""

    def run_session(self) -> object:
        """Take the pair through the session being held, until it is over or left for later."""

    def something_else(self, about: str = "") -> object:
        """Offer the kinds of session beside the usual one, and hold the one that is chosen."""

    def choose_pair(self) -> object:
        """Ask who is here, from those who are known or anew."""

    def open_session(
        self,
        session_id: str,
        among: Sequence[str] = (),
        left_at: Callable[[str], None] | None = None,
        sought: "SearchQuery | None" = None,
    ) -> None:
        """Show one past session; its neighbours are those `among` which it was chosen, or all of the pair's.

        The words `sought`, if it was found by them, are brought into view and marked.
        """

    def add_words(self, session: Session) -> None:
        """Write words to add to a session that is over, or go on with those that wait."""

    def go_on_adding(self, draft: Session) -> None:
        """The same from Home, over the session they are for; without it where its file is no longer there."""

    def show_versions(self, session_id: str) -> None:
        """Look at both versions of a session; then Home says what there is, also what changed on disk meanwhile."""

    def show_problems(self, problems: Sequence[Problem]) -> None: ...

    def show_risk(self) -> object:
        """What to do first if someone may be at risk now; nothing on the page is lost or changed."""

    def save_text(self) -> None:
        """The page that saves the session being read, or the sheet of the page, as plain text."""

    def back_up(self) -> None: ...

    def restore_backup(self) -> None: ...

    def look_at_trash(self) -> None: ...

    def handle_reminder(self, kind: Kind) -> None:
        """Do what a reminder of this kind is about."""

    def remind_no_more(self, kind: Kind) -> None: ...


class ReviewNavigation(Protocol):
    """Turns between the pages of looking back."""

    @property
    def pages(self) -> "Mapping[View, Screen[None]]":
        """Those turned to since Home."""

    def look_back(self, *, old_only: bool = False) -> None:
        """Past sessions; or those of them that the employer keeps no longer."""

    def show_tab(self, view: "View", *, find: bool = False) -> None:
        """Show another page of looking back in place of the present one; with `find`, ready to type what to find."""

    def close(self) -> None:
        """Back on Home: let go of all of them, and of the words they show."""


class PaperNavigation(Protocol):
    """Opens what is on paper."""

    def open(self, paper: str) -> None:
        """The page of this name: evidence, sheets, plain words, or where the words come from."""


class OwnPagesNavigation(Protocol):
    """Opens one's own pages, and what is done with them alone."""

    def open(self, person: Person) -> None:
        """The own pages of this person, once the other was asked to look away."""

    def can_write_about(self, session: Session) -> bool:
        """Whether one of the two can write something of their own about this session."""

    def write_about(self, session_id: str) -> None:
        """The own pages of whichever of the two says so, with a new page about this session."""

    def begin_what_was_asked(self) -> None:
        """Among one's own pages: begin the page about a session, if that is what they were opened for."""

    def ask_whether_reported(self, session_id: str) -> None:
        """Ask once, where the incident of the session being written about was not marked as reported."""

    def bring(self, words: str) -> None:
        """Show what would be brought to the next session of the two, word for word, and bring it if so."""

    def take_away(self, then: "Callable[[bool | None], None]") -> None:
        """The page that saves what is held to a file of its writer's, and keeps nothing here; `then` whether it did."""

    def take_all(self) -> None:
        """The page that saves every page of one's own as text in one folder."""


class PastReading(Protocol):
    """Reads the past off the event loop."""

    reading: tuple[int, int] | None
    """How many files of how many are read, while the past is being read."""

    def read_home(self) -> object:
        """Read the past, then let the pages show it."""

    def refresh_home(self) -> None:
        """Let every page show the past as it is now."""

    def check_for_changes(self) -> object:
        """If a file has changed, come or gone behind our back, read it anew and say so; nothing is written."""


class IdentifierCheck(Protocol):
    """Finds what may tell who somebody is."""

    @property
    def guard(self) -> "IdentifierChecker": ...

    def look_through(self, tell: "Callable[[Session, tuple[IdentifierFinding, ...]], None]") -> None:
        """Look through all that both may see of the session being held, in a thread, and tell what was found."""

    def before_locking(self, lock: Callable[[], None], ask_again: Callable[[], object] | None = None) -> None:
        """Make what is held a record by `lock`; where it may still identify somebody, ask once before that.

        `ask_again` is called on the way back from looking at what may.
        """


class AppServices(Protocol):
    """The app, as a page sees it."""

    workflow: "SessionWorkflow"
    problems: tuple[Problem, ...]
    """What was wrong before a screen could say so: settings, content, a second window."""

    @property
    def navigator(self) -> Navigation: ...

    @property
    def papers(self) -> PaperNavigation: ...

    @property
    def own_pages(self) -> OwnPagesNavigation: ...

    @property
    def review_tabs(self) -> ReviewNavigation: ...

    @property
    def history_loader(self) -> PastReading: ...

    @property
    def identifiers(self) -> IdentifierCheck: ...

    @property
    def not_kept(self) -> str:
        """What stands at the top of every page while words are not on the disk."""

    def open_home(self, home: "HomeFolder", *, covered: bool = False) -> None:
        """Close, and open this home, with its page covered if so."""

    def palette_commands(self, page: "Screen[object]") -> Iterator[PaletteCommand]:
        """What can be done now, on this page, that has no key."""

    def mark_changed(self) -> None:
        """Something was written: it is on disk within a second."""

    def save_now(self) -> None:
        """Write at once, and say so."""

    def notify_user(self, text: str, *, problem: bool = False) -> None:
        """A few words about what is already so; never anything private, and never through markup."""

    def attempt(self, operation: Callable[[], object]) -> bool:
        """Do it; if it cannot be done, say why. True if it was done."""
