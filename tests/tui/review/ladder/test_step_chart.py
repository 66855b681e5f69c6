"""The step picture: it goes up and down with its case, keeps the chosen time in sight, and can be a list."""

from datetime import UTC, date, datetime, timedelta

import pytest

from supervise.domain.review.cases.case_path import CasePath, case_paths
from supervise.domain.review.history import History
from supervise.domain.review.session_summary import SummaryBuilder
from supervise.domain.session.incident import Incident, Placement
from supervise.tui.review.ladder.step_chart import StepChart
from support.builders import a_session
from support.widget_host import HOSTILE_TEXTS, Host, all_colours

BY = ("supervisee", "supervisor", "together", "needed")


def case_of(*rungs: int | None, title: str = "Rung") -> CasePath:
    """A case seen every tenth day, on this rung each time; None is skipped by both."""
    sessions = []
    for n, rung in enumerate(rungs):
        placed = tuple(
            Placement(by=by, ladder="one", rung=rung, title=title if rung else "", skipped=rung is None)
            for by in (BY if rung else BY[:2])
        )
        incident = Incident(case="Case A1", ladder="one", model="m", placements=placed)
        when = datetime(2026, 1, 1, 9, tzinfo=UTC) + timedelta(days=10 * n)
        sessions.append(a_session(id=f"s{n}", status="agreed", started_at=when, incident=incident))
    return case_paths(History(tuple(SummaryBuilder(UTC).of(session) for session in reversed(sessions)), UTC))[0]


async def drawn(chart: StepChart, path: CasePath, *, at: int, rungs: int = 5, room: int = 20) -> None:
    titles = {n: f"Rung {n}" for n in range(1, rungs + 1)}
    days = [date(2026, 1, 1) + timedelta(days=10 * n) for n in range(len(path.times))]
    chart.fit(room)
    chart.show(path, titles, days, date(2026, 12, 1), at)


async def test_it_goes_up_and_down_and_leaves_a_gap_where_it_was_not_placed(monkeypatch: pytest.MonkeyPatch) -> None:
    all_colours(monkeypatch)
    app = Host(chart := StepChart())
    async with app.run_test(size=(90, 24)) as pilot:
        await drawn(chart, case_of(2, 4, None, 3, 1), at=1)
        await pilot.pause()
        text = "\n".join(app.lines)
        assert text.index("4 Rung") < text.index("2 Rung")  # the highest on top
        assert "► 4" in text and "11 Jan" in text and "◊ needed" in text
        # At the third time it was here and not placed: its day stands there, and no plank does.
        days = app.lines[chart.size.height - 1]
        assert days.index("21 Jan") < days.index("31 Jan")
        assert app.lines[chart.size.height - 2][days.index("21 Jan")] == "–"
        assert chart.index_at(days.index("11 Jan"), 3) == 1
        assert chart.index_at(0, 3) is None and chart.index_at(chart.size.width - 1, 3) is None


async def test_of_many_times_those_near_the_chosen_one_are_in_sight(monkeypatch: pytest.MonkeyPatch) -> None:
    all_colours(monkeypatch)
    app = Host(chart := StepChart())
    async with app.run_test(size=(80, 24)) as pilot:
        await drawn(chart, case_of(*([2, 3, 5] * 20)), at=30)
        await pilot.pause()
        assert "28 Oct" in "\n".join(app.lines)
        assert "◄" in app.lines[chart.size.height - 1]
        await pilot.press("home")
        await pilot.press("left", "right")
        assert chart.at == 1
        assert "11 Jan" in "\n".join(app.lines) and "◄" not in app.lines[chart.size.height - 1]
        await pilot.press("end")
        assert chart.at == 59
        assert "►" not in app.lines[chart.size.height - 1]


@pytest.mark.parametrize("plain", [False, True])
async def test_it_lives_through_any_room_words_and_rungs(monkeypatch: pytest.MonkeyPatch, plain: bool) -> None:
    all_colours(monkeypatch)
    app = Host(chart := StepChart(), plain=plain)
    async with app.run_test(size=(80, 24)) as pilot:
        for size in ((80, 24), (1, 1), (19, 9), (61, 5), (200, 60)):
            await pilot.resize_terminal(*size)
            for title in HOSTILE_TEXTS:
                await drawn(chart, case_of(1, None, 40, title=title[:300]), at=2, rungs=40, room=size[1])
                await pilot.pause()
                assert all("\x1b" not in line and "\u202e" not in line for line in app.lines)
        await drawn(chart, case_of(None), at=0, rungs=0)
        await pilot.pause()
        assert "not placed" in "\n".join(app.lines)
