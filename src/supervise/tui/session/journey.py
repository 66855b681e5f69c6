"""The journey through a session: a coroutine that shows each step's pages and goes where their results say."""

from collections.abc import Awaitable, Callable
from functools import partial
from importlib import import_module

from supervise.domain.people import supervisee_first
from supervise.domain.session.incident import placed
from supervise.domain.session.model import STEPS, Step
from supervise.tui.services import AppServices
from supervise.tui.session.step_page import BACK, HOME, NEXT, OVER, StepPage, StepResult
from supervise.tui.shell.page import Page

Pages = dict[str, Callable[[], StepPage]]
"""The pages of a step as things stand, in order; a private page is gone once it is answered."""

ONLY_PAGE: dict[Step, str] = {
    "arrive": "ArrivePage",
    "wheel": "WheelPage",
    "talk": "TalkPage",
    "actions": "ActionsPage",
    "agree": "AgreePage",
}
"""The class in `page` of the folder of each step that has no other."""


class Journey:
    """One session being held by the pair at this laptop."""

    def __init__(self, show: Callable[[Page[StepResult]], Awaitable[StepResult]], services: AppServices) -> None:
        self._show, self._services = show, services
        self.workflow = services.workflow

    async def run(self) -> str:
        """Go through the steps until the session is over or left; returns what to say on Home."""
        steps: tuple[str, ...] = STEPS
        session_id = self.workflow.session.id
        at = steps.index(self.workflow.session.step) if self.workflow.session.step in steps else 0
        result = NEXT
        while True:
            self.workflow.go_to_step(STEPS[at])
            self._services.mark_changed()
            result = await self._step(STEPS[at], from_the_end=result == BACK)
            if result == OVER:
                return await self._close(session_id)
            if result == HOME or (result == BACK and at == 0):
                if self._services.attempt(self.workflow.leave):
                    return "Kept. Go on with it whenever you like."
                result = NEXT  # the disk refuses: the words stay on the page, as nowhere else has them
                continue
            by = -1 if result == BACK else 1
            at = steps.index(result.to) if result.to in steps else min(at + by, len(steps) - 1)

    async def _close(self, session_id: str) -> str:
        """Show what the session that is over ends on; returns what to say on Home of one that was put away."""
        from supervise.tui.session.closing.page import ClosingPage

        session = self.workflow.load_session(session_id)
        if session is None:
            return "The session lies in the trash, until you empty it."
        await self._show(ClosingPage(session))
        return ""

    async def _step(self, step: Step, *, from_the_end: bool) -> StepResult:
        """Show the pages of one step; NEXT after the last, BACK before the first."""
        names = list(self._pages(step))
        name = names[-1] if from_the_end else names[0]
        while True:
            pages = self._pages(step)
            before = list(pages).index(name)
            result = await self._show(pages[name]())
            if result == NEXT:
                names = list(self._pages(step)) if self.workflow.held else []
                # Once answered, a private page is gone, and the next one stands in its place.
                after = names.index(name) + 1 if name in names else before
                if after >= len(names):
                    return NEXT
                name = names[after]
            elif result == BACK and before > 0:
                name = list(pages)[before - 1]
            else:
                return result

    # Pages are imported when first needed: Home is on screen before any of them.

    def _pages(self, step: Step) -> Pages:
        if step == "rate":
            return self._rate()
        if step == "ladder":
            return self._ladder()
        return {step: getattr(import_module(f"supervise.tui.session.{step}.page"), ONLY_PAGE[step])}

    def _rate(self) -> Pages:
        from supervise.tui.session.rate.private_page import PrivateRatingPage
        from supervise.tui.session.rate.reveal_page import RatingRevealPage

        session = self.workflow.session
        given = {rating.by for rating in session.ratings}
        if session.section is None:
            return {"rated": RatingRevealPage}
        private: Pages = {
            f"by {person.id}": partial(PrivateRatingPage, person)
            for person in supervisee_first(session.people)
            if person.id not in given
        }
        return private or {"rated": RatingRevealPage}

    def _ladder(self) -> Pages:
        from supervise.tui.session.ladder.incident_page import IncidentPage
        from supervise.tui.session.ladder.learning_page import LearningPage
        from supervise.tui.session.ladder.next_rung_page import NextRungPage
        from supervise.tui.session.ladder.private_page import PrivatePlacementPage
        from supervise.tui.session.ladder.reveal_page import PlacementRevealPage

        pages: Pages = {"incident": IncidentPage}
        incident = self.workflow.session.incident
        if incident is None:
            return pages
        for person in supervisee_first(self.workflow.session.people):
            given = placed(incident, person.id)
            if given is None or not given.given:
                pages[f"by {person.id}"] = partial(PrivatePlacementPage, person)
        if len(pages) == 1:
            pages |= {"placed": PlacementRevealPage, "learn": LearningPage, "next rung": NextRungPage}
        return pages
