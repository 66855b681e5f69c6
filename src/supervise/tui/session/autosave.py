"""Autosave: writes the held session while it is being typed, at most a second behind and off the event loop."""

import asyncio
from collections.abc import Callable

from supervise.domain.problems import Problem, ProblemError
from supervise.workflow import SessionWorkflow

WITHIN = 0.5
"""Seconds from the first unsaved change to its write. The rest of the promised second is for a busy laptop and a slow
disk. The timer is not re-armed by further typing: a debounce would never fire while somebody types without a pause."""


class Autosave:
    """One timer, armed by the first change after each write; `tell` gets None, or what went wrong."""

    def __init__(
        self,
        workflow: SessionWorkflow,
        tell: Callable[[Problem | None], None],
        within: float = WITHIN,
        fault: Callable[[Exception], None] | None = None,
    ) -> None:
        self._workflow, self._tell, self._within, self._fault = workflow, tell, within, fault
        self.armed: asyncio.Task[None] | None = None
        """The write that is on its way."""
        self.problem: Problem | None = None
        """Why the words are not on disk, while they are not."""
        self._read_only = workflow.read_only

    def schedule(self) -> None:
        """The session has changed: write it within a second."""
        if self.armed is None:
            self.armed = asyncio.create_task(self._soon(), name="keep")
            self.armed.add_done_callback(self._ended)

    def save_now(self) -> bool:
        """Write at once, in this thread; True if everything is on disk."""
        try:
            self._workflow.keep()
        except ProblemError as error:
            self._say(error.problem)
            return False
        self._say(None)
        return True

    async def _soon(self) -> None:
        await asyncio.sleep(self._within)
        try:
            await asyncio.to_thread(self._workflow.keep)
        except ProblemError as error:
            self.armed = None
            self._say(error.problem)
            self.schedule()  # the disk may have room again by the next second
            return
        self.armed = None
        self._say(None)
        draft = self._workflow.held
        if draft is not None and draft.unsaved:
            self.schedule()

    def _ended(self, task: asyncio.Task[None]) -> None:
        """A write that ends in a fault of ours would leave all later words unkept, and nobody would know."""
        error = None if task.cancelled() else task.exception()
        if isinstance(error, Exception) and self._fault is not None:
            self.armed = None
            self._fault(error)

    def _say(self, problem: Problem | None) -> None:
        draft, before, self._read_only = self._workflow.held, self._read_only, self._workflow.read_only
        news = self._read_only != before or (draft is not None and draft.changed_outside)
        if problem == self.problem and not news:
            return  # said once: a full disk is tried again each second, and would else be told each second
        self.problem = problem
        self._tell(problem)
