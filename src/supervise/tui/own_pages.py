"""The way to one person's own pages, and what is done with those alone."""

from collections.abc import Callable, Sequence
from typing import Any

from textual.app import App

from supervise.domain.people import Person, supervisee_first, who_holds
from supervise.domain.session.model import Session
from supervise.store.home.folder import HomeFolder
from supervise.tui.services import AppServices
from supervise.tui.shell.dialogs import ChoiceDialog
from supervise.workflow.own.bringing import bring
from supervise.workflow.own.own_pages import called_by_its_day, is_unreported, opens_on_nothing, prepare_own_home


class OwnPages:
    """Nothing joint is told of them: only whose they are is asked, and the other is asked to look away."""

    def __init__(self, app: App[Any], services: AppServices) -> None:
        self._app, self._services, self._workflow = app, services, services.workflow

    def open(self, person: Person) -> None:
        """Open the own pages of this person, once the other was asked to look away.

        Enter opens them unless there is something to read: one Enter too many would show that before anybody looked
        away.
        """
        answers = [("", "Not now"), (person.id, f"I am {person.initials}: open them")]
        asked = person.id if opens_on_nothing(self._workflow, person) else ""
        self._ask(f"{person.initials}: pages of my own", [person], answers, asked=asked)

    def can_write_about(self, session: Session) -> bool:
        """Whether one of the two can write something of their own about this session."""
        workflow = self._workflow
        return workflow.home.joint is None and workflow.writable and who_holds(session.people) == "pair"

    def write_about(self, session_id: str) -> None:
        """Open the own pages of whichever of the two says so, for a new page about this session."""
        people = supervisee_first(self._workflow.pair.people) if self._workflow.pair else ()
        answers = [("", "Not now"), *((person.id, f"I am {person.initials}: open mine") for person in people)]
        self._ask("Something of your own about this", people, answers, about_session=session_id)

    def _ask(
        self,
        title: str,
        people: Sequence[Person],
        answers: Sequence[tuple[str, str]],
        *,
        about_session: str = "",
        asked: str = "",
    ) -> None:
        texts = self._workflow.forms.own_pages
        initials = " or ".join(person.initials for person in people)
        body = [texts.look_away.format(initials=initials)] if texts else []

        def open_them(answer: str | None) -> None:
            found: list[HomeFolder] = []
            writers = [person for person in people if person.id == answer]
            if writers and self._services.attempt(lambda: found.append(prepare_own_home(self._workflow, writers[0]))):
                self._workflow.write_about = about_session
                self._services.open_home(found[0])

        self._app.push_screen(ChoiceDialog(title, body, answers, asked=asked), open_them)

    def begin_what_was_asked(self) -> None:
        """Begin the page about a session, if that is what one's own pages were opened for."""
        workflow, joint = self._workflow, self._workflow.joint
        if joint is None or not joint.write_about or workflow.held is not None or not workflow.writable:
            return
        session_id, joint.write_about = joint.write_about, ""
        kind = workflow.forms.kind("own")
        if joint.shelved(session_id) is None or not self._services.attempt(lambda: workflow.begin(kind)):
            return
        workflow.update(about_session=session_id, about=called_by_its_day(joint, session_id))
        self._services.mark_changed()
        self._services.navigator.run_session()

    def ask_whether_reported(self, session_id: str) -> None:
        """Ask once for each page, where the incident it is about was not marked as reported; covered before it was
        answered, it is asked again.
        """
        workflow, texts = self._workflow, self._workflow.forms.own_pages
        asked = workflow.session.asked_whether_reported
        if workflow.joint is None or texts is None or session_id in asked:
            return
        if is_unreported(workflow.joint, session_id):
            from supervise.tui.session.step_page import StepPage

            answers = [("", "It is seen to"), ("first", "Not yet: I do that first")]

            def leave(answer: str | None) -> None:
                workflow.update(asked_whether_reported=(*asked, session_id))
                self._services.mark_changed()
                page = self._app.screen
                if answer == "first" and isinstance(page, StepPage):
                    page.action_leave()

            self._app.push_screen(ChoiceDialog("Before you write", [texts.reported], answers), leave)

    def bring(self, words: str) -> None:
        """Show what would be brought to the next session of the two, word for word, and bring it if so."""
        workflow, joint = self._workflow, self._workflow.joint
        if joint is None or workflow.pair is None:
            return
        by, [person] = workflow.pair.id, workflow.pair.people
        body = [
            "At the beginning of your next session together it stands there, word for word, for you both:",
            f"{person.initials} brings: {words}",
            "Nothing else of this page goes with it.",
        ]

        def bring_it(answer: str | None) -> None:
            if answer and self._services.attempt(lambda: bring(joint, by, words)):
                self._services.notify_user("It stands in your next session together.")

        answers = [("", "Not now"), ("bring", "Bring it")]
        self._app.push_screen(ChoiceDialog("Bring this to supervision?", body, answers), bring_it)

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
