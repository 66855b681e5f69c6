"""A case that comes back is known by what it was, when it was last placed, where it stood and what was needed."""

from datetime import date

from supervise.domain.review.cases.earlier_cases import earlier_cases
from supervise.domain.session.incident import Incident
from supervise.domain.session.placing import place
from supervise.store.content.loader import load_content
from support.builders import history_of, session_on

CONTENT, _ = load_content(None)
TODAY = date(2026, 11, 30)


def an_incident(case: str, together: int = 0, needed: int = 0, summary: str = "") -> Incident:
    ladder = CONTENT.default_ladder
    incident = Incident(case=case, ladder=ladder.id, model="strengths-review", summary=summary)
    for by, rung in (("supervisee", 3), ("supervisor", 3), ("together", together), ("needed", needed)):
        incident = place(incident, ladder, by, rung) if rung else incident
    return incident


def test_each_case_once_the_latest_first_with_where_it_last_stood() -> None:
    history = history_of(
        session_on("2026-01-05", incident=an_incident("Case A1", 4, 7, "A visit was missed.\nNobody said so.")),
        session_on("2026-02-05", incident=an_incident("Case A2", summary="word " * 40)),
        session_on("2026-03-05", incident=an_incident("Case A1")),
    )
    first, second = earlier_cases(history)
    assert (first.case, first.about) == ("Case A1", "A visit was missed. Nobody said so.")
    assert first.standing(TODAY) == "4 Compliance, 5 Jan, needed 7", "of the time it was placed together"
    assert second.standing(TODAY) == "5 Feb, not placed together"
    assert second.about.endswith("word …")
    assert len(second.about) <= 62
    assert earlier_cases(history_of()) == ()
