"""The journey through a session: a coroutine that shows each step's pages and goes where their results say."""

from collections.abc import Awaitable, Callable
from functools import partial
from importlib import import_module

from supervise.domain.people import Person, supervisee_first, who_holds
from supervise.domain.session.incident import placed
from supervise.domain.session.lifecycle import answered, nothing_to_rate
from supervise.tui.services import AppServices
from supervise.tui.session.step_page import BACK, HOME, NEXT, OVER, TAKEN, StepPage, StepResult
from supervise.tui.shell.page import Page

Pages = dict[str, Callable[[], StepPage]]
"""The pages of a step as things stand, in order; a private page is gone once it is answered."""

ALONE, BOTH_ANSWERED = "by ", "both answered"
"""What the names of private pages begin with, each ending in the person's id; the page between them and the answers."""

ONLY_PAGE: dict[str, str] = {
    "arrive": "ArrivePage",
    "wheel": "WheelPage",
    "actions": "ActionsPage",
    "keep": "KeepPage",
    "agree": "AgreePage",
}
"""The class in `page` of the folder of each step that has no other."""


class Journey:
    """One session being held by the pair at this laptop."""

    def __init__(self, show: Callable[[Page[StepResult]], Awaitable[StepResult]], services: AppServices) -> None:
        self._show, self._services = show, services
        self.workflow = services.workflow
        self._going_on = False
        """Whether the pair come to the step from the one before it, and neither back nor from Home."""
        self._seen: set[str] = set()
        """The steps whose two answers both have looked at, as they stand; after a crash they are covered again."""

    async def run(self) -> str:
        """Go through the steps until the session is over or left; returns what to say on Home."""
        steps = [step for step, _ in self.workflow.steps]
        session_id = self.workflow.session.id
        at = steps.index(self.workflow.session.step) if self.workflow.session.step in steps else 0
        result, goes_on = NEXT, True
        while True:
            self.workflow.go_to_step(steps[at])
            self._services.mark_changed()
            if not self._passed_over(steps[at], result):
                result = await self._step(steps[at], from_the_end=result == BACK, goes_on=goes_on)
            goes_on = False
            if result == TAKEN:
                return "It is in your file, and nothing of it is here."
            if result == OVER:
                return await self._close(session_id)
            if result == HOME or (result == BACK and at == 0):
                if self._services.attempt(self.workflow.leave):
                    kept = any(waiting.session.id == session_id for waiting in self.workflow.waiting)
                    return "Kept. Go on with it whenever you like." if kept else "Nothing written, nothing kept."
                result = NEXT  # the disk refuses: the words stay on the page, as nowhere else has them
                continue
            self._going_on = result == NEXT
            by = -1 if result == BACK else 1
            steps = [step for step, _ in self.workflow.steps]  # another form may have been chosen
            at = steps.index(result.to) if result.to in steps else min(at + by, len(steps) - 1)

    async def _close(self, session_id: str) -> str:
        """Show what the session that is over ends on; returns what to say on Home of one that was put away."""
        from supervise.tui.session.closing.page import ClosingPage

        session = self.workflow.load_session(session_id)
        if session is None:
            return "The session lies in the trash, until you empty it."
        await self._show(ClosingPage(session))
        return ""

    async def _step(self, step: str, *, from_the_end: bool, goes_on: bool) -> StepResult:
        """Show the pages of one step; NEXT after the last, BACK before the first.

        A session that goes on after it was left does so behind the incident, once somebody has placed it.
        """
        names = list(self._pages(step))
        is_placed = step == "ladder" and len(names) > 1 and bool(answered(self.workflow.session, step))
        name = names[-1] if from_the_end else names[1] if goes_on and is_placed else names[0]
        while True:
            pages = self._pages(step)
            before = list(pages).index(name)
            result = await self._show(pages[name]())
            if result.to == "again":
                self._put_away(step, result.by)
                name = next(page for page in self._pages(step) if page.startswith(ALONE))
            elif result == NEXT:
                if name == BOTH_ANSWERED:
                    self._seen.add(step)
                names = list(self._pages(step)) if self.workflow.held else []
                # Once answered, a private page is gone, and the next one stands in its place.
                after = names.index(name) + 1 if name in names else before
                if after >= len(names) or self._passed_over(step, NEXT):
                    return NEXT
                name = names[after]
            elif result == BACK and before > 0:
                name = list(pages)[before - 1]
            else:
                return result

    def _passed_over(self, step: str, result: StepResult) -> bool:
        """Whether there is nothing to do in the step for who comes to it by `result`.

        A click on its name shows it all the same; and so does going back where both skipped, as either may think again.
        """
        if step != "rate" or result not in (NEXT, BACK) or self.workflow.held is None:
            return False
        session = self.workflow.session
        return nothing_to_rate(session) if result == NEXT else session.section is None

    def _put_away(self, step: str, by: tuple[str, ...]) -> None:
        # Where the disk refuses, they are put away in the open session all the same, and autosave tries again.
        if not self._services.attempt(lambda: self.workflow.withdraw_answers(step, by)):
            self._services.mark_changed()

    # Pages are imported when first needed: Home is on screen before any of them.

    def _pages(self, step: str) -> Pages:
        if step == "rate":
            return self._rate()
        if step == "ladder":
            return self._ladder()
        if step == "talk":
            from supervise.tui.session.talk.page import TalkPage

            return {step: partial(TalkPage, going_on=self._going_on)}
        if step in ONLY_PAGE:
            return {step: getattr(import_module(f"supervise.tui.session.{step}.page"), ONLY_PAGE[step])}
        from supervise.tui.session.form.own_page import OwnFormPage
        from supervise.tui.session.form.page import FormPage

        form = self.workflow.forms.form(step)
        assert form is not None, step  # a kind whose steps are neither pages nor forms is not loaded
        return {step: partial(OwnFormPage if self.workflow.joint is not None else FormPage, form)}

    def _rate(self) -> Pages:
        if who_holds(self.workflow.session.people) == "team":
            from supervise.tui.session.counted.page import CountedRatingPage

            return {"rated": CountedRatingPage}
        from supervise.tui.session.rate.private_page import PrivateRatingPage
        from supervise.tui.session.rate.reveal_page import RatingRevealPage

        session = self.workflow.session
        if session.section is None:
            return {"rated": RatingRevealPage}
        if private := self._private("rate", PrivateRatingPage):
            return private
        if self._is_shown("rate") or all(rating.skipped for rating in session.ratings):
            return {"rated": RatingRevealPage}
        return self._both_answered("rate", "3 of 3")

    def _ladder(self) -> Pages:
        if who_holds(self.workflow.session.people) == "team":
            from supervise.tui.session.counted.page import CountedPlacementPage

            return {"placed": CountedPlacementPage}
        from supervise.tui.session.ladder.incident_page import IncidentPage
        from supervise.tui.session.ladder.learning_page import LearningPage
        from supervise.tui.session.ladder.next_rung_page import NextRungPage
        from supervise.tui.session.ladder.private_page import PrivatePlacementPage
        from supervise.tui.session.ladder.reveal_page import PlacementRevealPage

        pages: Pages = {"incident": IncidentPage}
        incident = self.workflow.session.incident
        if incident is None:
            return pages
        if private := self._private("ladder", PrivatePlacementPage):
            return pages | private
        people = [person.id for person in self.workflow.session.people]
        own = [placement for by in people if (placement := placed(incident, by))]
        if not self._is_shown("ladder") and any(not placement.skipped or placement.why for placement in own):
            return pages | self._both_answered("ladder", incident.case)
        return pages | {"placed": PlacementRevealPage, "learn": LearningPage, "next rung": NextRungPage}

    def _is_shown(self, step: str) -> bool:
        """Whether the answers are shown without a word before: both have seen them, or one answered alone."""
        return step in self._seen or who_holds(self.workflow.session.people) == "one"

    def _private(self, step: str, page: Callable[[Person], StepPage]) -> Pages:
        """The pages of those who have not answered yet; while there are any, both answers are to be shown anew."""
        session = self.workflow.session
        given = answered(session, step)
        waiting = [person for person in supervisee_first(session.people) if person.id not in given]
        if waiting:
            self._seen.discard(step)
        return {f"{ALONE}{person.id}": partial(page, person) for person in waiting}

    def _both_answered(self, step: str, part: str) -> Pages:
        from supervise.tui.session.both_answered_page import BothAnsweredPage

        return {BOTH_ANSWERED: partial(BothAnsweredPage, step, part)}
