"""What a session ends on: everything that somebody has to remember, and nothing private."""

from datetime import date

from supervise.domain.people import Person
from supervise.domain.session.actions import Action
from supervise.domain.session.closing import NO_DAY, closing_sections
from supervise.domain.session.model import ComesBack, Rating, Takeaway
from support.builders import PEOPLE, a_session


def test_the_next_day_each_takeaway_and_their_actions_supervisee_first() -> None:
    session = a_session(
        people=PEOPLE[::-1],
        next_date=date(2027, 1, 18),
        takeaways=(Takeaway(by="supervisor", text="Ring first."), Takeaway(by="supervisee", text="Ask early.")),
        actions=(
            Action(id="a-1", what="Ring housing", owner="supervisee", due=date(2026, 12, 4)),
            Action(id="a-2", what="Write it down", owner="both", due_words="before Easter"),
            Action(id="a-3", what="Think"),
        ),
    )
    assert [
        (part.title, [(entry.label, entry.text) for entry in part.entries]) for part in closing_sections(session)
    ] == [
        ("Next session", [("", "Monday 18 Jan 2027")]),
        ("Each takes away", [("CD", "Ask early."), ("AB", "Ring first.")]),
        (
            "What you agreed to do",
            [
                ("CD, by 4 Dec 2026", "Ring housing"),
                ("Both, before Easter", "Write it down"),
                ("Action", "Think"),
            ],
        ),
    ]


def test_that_there_is_no_day_is_said_and_what_is_empty_is_not() -> None:
    session = a_session(ratings=(Rating(by="supervisee", value=2, label="Sometimes"),))
    [part] = closing_sections(session)
    assert part.entries[0].text == NO_DAY
    [part] = closing_sections(session.with_changes(next_date_words="after leave"))
    assert part.entries[0].text == "after leave"


def test_a_day_agreed_before_stands_where_no_other_was_agreed() -> None:
    before = date(2027, 1, 6)
    [part] = closing_sections(a_session(), before)
    assert part.entries[0].text == "Wednesday 6 Jan 2027, as you agreed before."
    [part] = closing_sections(a_session(next_date=date(2027, 1, 18)), before)
    assert part.entries[0].text == "Monday 18 Jan 2027"


def test_the_day_on_which_something_is_looked_at_again_is_said() -> None:
    session = a_session(
        occasion="outcomes",
        occasion_title="What came of it",
        about="Case A5",
        comes_back=ComesBack(on=date(2026, 12, 4)),
    )
    [_, part] = closing_sections(session)
    assert (part.title, part.entries[0].text) == (
        "What you look at again",
        "What came of it, Case A5: Friday 4 Dec 2026",
    )
    assert len(closing_sections(session.with_changes(comes_back=ComesBack(finished=True)))) == 1


def test_one_person_alone_agreed_with_nobody() -> None:
    session = a_session(
        people=(Person(id="self", initials="EF", role="Nurse"),), actions=(Action(id="a-1", what="Ring"),)
    )
    assert [part.title for part in closing_sections(session)] == ["What you want to do"]
