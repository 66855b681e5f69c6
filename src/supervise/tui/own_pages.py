"""The way to one person's own pages, and what is done with those alone."""

from collections.abc import Callable
from typing import Any

from textual.app import App

from supervise.domain.people import Person
from supervise.store.home.folder import HomeFolder
from supervise.tui.services import AppServices
from supervise.tui.shell.dialogs import ChoiceDialog
from supervise.workflow.own_pages import prepare_own_home


class OwnPages:
    """Nothing joint is told of them: only whose they are is asked, and the other is asked to look away."""

    def __init__(self, app: App[Any], services: AppServices) -> None:
        self._app, self._services, self._workflow = app, services, services.workflow

    def open(self, person: Person, about_session: str = "") -> None:
        """Open the own pages of this person, once the other was asked to look away."""
        texts = self._workflow.forms.own_pages
        body = [texts.look_away.format(initials=person.initials)] if texts else []
        answers = [("", "Not now"), ("open", f"I am {person.initials}: open them")]

        def open_them(answer: str | None) -> None:
            found: list[HomeFolder] = []
            if answer and self._services.attempt(lambda: found.append(prepare_own_home(self._workflow, person))):
                self._services.open_home(found[0])

        self._app.push_screen(ChoiceDialog(f"{person.initials}: pages of my own", body, answers), open_them)

    def take_away(self, then: Callable[[bool | None], None]) -> None:
        """Save what is held to a file of its writer's, and keep nothing of it here; `then` whether that was done."""
        from supervise.tui.export.take_page import TakePage

        self._app.push_screen(TakePage(self._services.identifiers.guard, self._workflow.session), then)

    def take_all(self) -> None:
        """Every page of one's own, unfinished ones too, as text in one folder."""
        from supervise.tui.export.take_all_page import TakeAllPage

        workflow = self._workflow
        over = (workflow.load_session(brief.id) for brief in workflow.history.sessions)
        pages = [page for page in over if page] + [stored_session.session for stored_session in workflow.unfinished]
        if pages:
            self._app.push_screen(TakeAllPage(self._services.identifiers.guard, pages))
        else:
            self._services.notify_user("There is no page yet to take.")
