"""Reports as they are read: what is somebody's has their mark and colour, also where its label says more than that."""

from textual.content import Content

from supervise.domain.people import TEAM, team_of
from supervise.domain.session.report import ReportEntry, ReportSection
from supervise.tui.widgets.report_view import ReportView
from support.builders import PEOPLE
from support.widget_host import Host

CD, AB = PEOPLE
PARTS = (
    ReportSection(
        "Actions",
        (
            ReportEntry("Done", "Rang the ward", "supervisee"),
            ReportEntry("AB, due 4 Dec 2026", "Ask CD", "supervisor"),
            ReportEntry("What CD brings", "A page", "supervisee"),
            ReportEntry("CD", "Words that only begin like initials", ""),
            ReportEntry("Both", "Meet", "both"),
        ),
    ),
)


def in_colour(content: Content, colour: str) -> list[str]:
    return [content.plain[span.start : span.end] for span in content.spans if span.style == colour]


async def test_what_is_of_each_has_their_mark_and_colour() -> None:
    view = ReportView(PARTS, labels=(24, 24))
    async with Host(view).run_test(size=(100, 30)) as pilot:
        assert "●" not in view.render().plain
        view.show(PARTS, PEOPLE)
        await pilot.pause()
        content = view.render()
        lines = content.plain.splitlines()
        assert [" ".join(line.split()) for line in lines if line.strip()] == [
            "Actions",
            "● CD Done Rang the ward",
            "■ AB, due 4 Dec 2026 Ask CD",
            "● What CD brings A page",
            "CD Words that only begin like initials",
            "Both Meet",
        ]
        assert in_colour(content, "$supervisee") == ["● CD", "●"]
        assert in_colour(content, "$supervisor") == ["■ AB"]


async def test_a_team_has_no_colour_of_a_person() -> None:
    view = ReportView(labels=(24, 24))
    async with Host(view).run_test(size=(100, 30)) as pilot:
        view.show([ReportSection("Rate", (ReportEntry("Team", "3 Often", TEAM),))], team_of("Duty team"))
        await pilot.pause()
        assert "Team" in view.render().plain and "●" not in view.render().plain
