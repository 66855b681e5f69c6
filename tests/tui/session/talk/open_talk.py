"""The Talk page opened for a test, with time that passes only when told to."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from textual.pilot import Pilot

from supervise.domain.session.model import DiscussedSection
from supervise.tui.app import SuperviseApp
from supervise.tui.session.talk.clock_ring import ClockRing
from supervise.tui.session.talk.page import TalkPage
from supervise.workflow import SessionWorkflow
from support.app_driver import showing, shown
from support.clock import FakeClock

RESILIENCE = DiscussedSection(id="resilience", title="Resilience", wheel="stand-in-wheel")


class OpenTalk:
    """The page, its words, and a hand on its clock."""

    def __init__(self, app: SuperviseApp, pilot: Pilot[None], results: list[object], clock: FakeClock) -> None:
        self.app, self.pilot, self.results, self.clock = app, pilot, results, clock
        assert isinstance(app.screen, TalkPage)
        self.screen: TalkPage = app.screen

    async def passes(self, seconds: int) -> None:
        for _ in range(seconds):
            self.clock.pass_(seconds=1)
            self.screen.tick()
        await self.pilot.pause()

    async def sleeps(self, **length: float) -> None:
        self.clock.pass_(**length)
        self.screen.tick()
        await self.pilot.pause()

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def click(self, where: str, offset: tuple[int, int] = (2, 0)) -> None:
        await self.pilot.click(where, offset=offset)
        await self.pilot.pause()

    def words(self, part: str = "#note") -> str:
        """The words of a part of the page in one line, however they are wrapped."""
        region = self.screen.query_one(part).region
        lines = shown(self.app).split("\n")[region.y : region.bottom]
        text = " ".join(line[region.x : region.right] for line in lines)
        return " ".join(text.translate(dict.fromkeys(map(ord, "█▐▌"), " ")).split())

    @property
    def time(self) -> str:
        return self.screen.query_one(ClockRing).time

    @property
    def hint(self) -> str:
        return self.words("#hint")

    @property
    def spent(self) -> int:
        talk = self.app.workflow.session.talk
        return talk.spent_seconds if talk else 0


@asynccontextmanager
async def talking(
    in_session: SessionWorkflow, clock: FakeClock, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[OpenTalk]:
    async with showing(in_session, TalkPage, size) as (app, pilot, results):
        yield OpenTalk(app, pilot, results, clock)
