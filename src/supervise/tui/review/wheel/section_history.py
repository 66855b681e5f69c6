"""One section over time: each talk about it, with both answers and where an incident was placed."""

from collections.abc import Mapping, Sequence
from datetime import tzinfo

from textual.app import ComposeResult

from supervise.domain.content.wheel import Wheel
from supervise.domain.instants import local_day
from supervise.domain.review.session_summary import SessionSummary
from supervise.domain.review.wheel_over_time import LastAnswer, SectionChange, rungs
from supervise.domain.wording import format_date, plural
from supervise.tui.drawing.cell_text import clip, pad_or_clip, printable
from supervise.tui.review.wheel.line_list import LineList, Piece
from supervise.tui.widgets.panel import Panel
from supervise.tui.widgets.text import Caption

DAY = 11
"""12 Sep 2026."""
IN_COLUMNS = 66
"""The narrowest list in which answers stand beside each other."""
WITH_DOTS = 96
"""The narrowest in which they are shown as dots too."""
MOST_DOTS = 10


class SectionSessions(LineList):
    """The first entry names the columns; the others are sessions."""

    HELP = "The arrows go from talk to talk; Enter, or a click, opens that session. o turns the order round."

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.sessions: tuple[SessionSummary, ...] = ()
        self._initials: Mapping[str, str] = {}
        self._wheel: Wheel | None = None
        self._zone: tzinfo | None = None
        self._title = ""
        self._mark_made_up = False

    def show(
        self,
        sessions: Sequence[SessionSummary],
        title: str,
        wheel: Wheel,
        initials: Mapping[str, str],
        zone: tzinfo | None,
    ) -> None:
        """List these in their order, the cursor on the session it was on; `title` is what the section is called now."""
        before = self.session
        self.sessions, self._title, self._wheel, self._zone = tuple(sessions), title, wheel, zone
        self._initials = {by: printable(name) for by, name in initials.items()}
        self._mark_made_up = not all(session.made_up for session in sessions)
        self._measure(before.id if before else "")

    @property
    def session(self) -> SessionSummary | None:
        """The session under the cursor."""
        return self.sessions[self.cursor - 1] if 0 < self.cursor <= len(self.sessions) else None

    def go_to_session(self, session_id: str) -> None:
        for index, session in enumerate(self.sessions, 1):
            if session.id == session_id:
                self.go_to(index)

    def on_resize(self) -> None:
        self._measure(self.session.id if self.session else "")

    def _measure(self, chosen: str) -> None:
        columns = self.size.width >= IN_COLUMNS
        result = (index for index, session in enumerate(self.sessions, 1) if session.id == chosen)
        tall = 1 if columns else 2 + len(self._initials)
        self.lay_out_heights(
            [1 if columns else 0, *([tall] * len(self.sessions))] if self.sessions else [], next(result, 1)
        )

    def can_choose(self, index: int) -> bool:
        return index > 0

    def lines(self, index: int, width: int) -> list[list[Piece]]:
        columns = width >= IN_COLUMNS - 1
        rated = self._rated(width)
        if index == 0:
            heads = "  ".join(pad_or_clip(name, rated) for name in self._initials.values())
            return [[(f"  {pad_or_clip('When', DAY)}  {heads}  Ladder", "quiet")]]
        session = self.sessions[index - 1]
        mark = "►" if index == self.cursor else " "
        when = format_date(local_day(session.started_at, self._zone))
        answers = [self._answer(session, by, dots=columns and width >= WITH_DOTS) for by in self._initials]
        left = width - DAY - 4 - len(answers) * (rated + 2) if columns else width - 2
        beside = " · ".join(filter(None, (self._ladder(session, named=left >= 30), self._noted(session))))
        if columns:
            cells = "  ".join(pad_or_clip(answer, rated) for answer in answers)
            return [
                [(f"{mark} {pad_or_clip(when, DAY)}  ", "text"), (cells + "  ", "text"), (clip(beside, left), "quiet")]
            ]
        under: list[list[Piece]] = [
            [(clip(f"  {name} {answer}", width), "quiet")]
            for name, answer in zip(self._initials.values(), answers, strict=True)
        ]
        return [[(f"{mark} {when}", "text")], *under, [(clip(f"  {beside}", width), "quiet")]]

    def _rated(self, width: int) -> int:
        """How wide an answer is in columns."""
        return 27 if width >= WITH_DOTS else 19

    def _answer(self, session: SessionSummary, by: str, *, dots: bool) -> str:
        rating = next((rating for rating in session.ratings if rating.by == by), None)
        if rating is None or session.section is None:
            return "not rated"
        if rating.skipped:
            return "chose not to answer"
        answer = LastAnswer(rating, session.section.wheel)
        words = printable(answer.words)
        points = len(self._wheel.rating.points) if self._wheel else 0
        if not dots or points > MOST_DOTS or self._wheel is None:
            return words
        reached = round(answer.share(self._wheel) * points)
        return f"{'●' * reached}{'○' * (points - reached) if reached else ' ' * points}  {words}"

    def _ladder(self, session: SessionSummary, *, named: bool) -> str:
        """Case A7: 4 Compliance, the case where there is room; where they placed it apart, each with their initials."""
        placed = rungs(session)
        if not placed or session.incident is None:
            return ""
        where = [f"{rung} {printable(title)}".strip() for _, rung, title in placed]
        if len(set(where)) > 1:
            where = [
                f"{printable(session.initials(by))} {words}" for (by, _, _), words in zip(placed, where, strict=True)
            ]
        words = ", ".join(dict.fromkeys(where))
        return f"{printable(session.incident.case)}: {words}" if named else words

    def _noted(self, session: SessionSummary) -> str:
        """What else must be said of it: another title that day, or that it is made up."""
        assert session.section is not None
        texts = [f"then called {printable(session.section.title)}"] if session.section.title != self._title else []
        return " · ".join([*texts, "made up"] if session.made_up and self._mark_made_up else texts)


class SectionHistory(Panel):
    """Under the section's title how often it was talked about, and the talks."""

    SCOPED_CSS = False
    DEFAULT_CSS = """
    SectionHistory { height: 1fr; }
    .-tall SectionHistory, .-wide SectionHistory, .-normal SectionHistory { padding: 0 1; }
    SectionHistory Caption { margin: 0 0 1 0; }
    .-narrow SectionHistory Caption, .-short SectionHistory Caption { margin: 0; }
    """

    def compose(self) -> ComposeResult:
        yield Caption()
        yield SectionSessions(id="talks")

    def show(
        self,
        section: SectionChange,
        talks: Sequence[SessionSummary],
        wheel: Wheel,
        initials: Mapping[str, str],
        zone: tzinfo | None,
        *,
        oldest_first: bool,
    ) -> None:
        """Show these talks about it, given newest first."""
        rings = [ring.title for ring in wheel.rings]
        texts = (
            rings[section.ring] if section.ring < len(rings) else "No longer on the wheel",
            plural(len(talks), "talk") if talks else "not talked about yet",
            ("oldest first" if oldest_first else "newest first") if len(talks) > 1 else "",
            "all made up" if talks and all(talk.made_up for talk in talks) else "",
        )
        self.title = printable(section.title)
        self.query_one(Caption).say(" · ".join(filter(None, map(printable, texts))))
        listed = tuple(reversed(talks)) if oldest_first else talks
        self.query_one(SectionSessions).show(listed, section.title, wheel, initials, zone)
