"""The next rung is the one above where both placed it; standing high enough is said kindly."""

from supervise.domain.people import SELF, Person
from supervise.domain.session.incident import Incident, NextRung, next_rung
from supervise.domain.session.placing import place, place_together_if_alike
from supervise.store.content.loader import load_content

CONTENT, _ = load_content(None)
LADDER = CONTENT.default_ladder
CASE = Incident(case="Case A1", ladder=LADDER.id, model="strengths-review")


def standing(**rungs: int) -> NextRung:
    incident = CASE
    for by, rung in rungs.items():
        incident = place(incident, LADDER, by, rung)
    return next_rung(incident, LADDER)


def test_only_what_was_placed_together_counts() -> None:
    assert standing(supervisee=3, supervisor=5) == NextRung()


def test_what_one_person_alone_placed_is_theirs_and_the_next_rung_is_above_it() -> None:
    alone = (Person(id=SELF, initials="CD", role="Nurse"),)
    incident = place_together_if_alike(place(CASE, LADDER, SELF, 5), LADDER, alone)
    assert [placement.by for placement in incident.placements] == [SELF]
    above = next_rung(incident, LADDER).above
    assert above is not None and above.number == 6


def test_the_rung_above_is_the_next() -> None:
    step = standing(together=5)
    assert step.here is not None and step.here.number == 5
    assert step.above is not None and step.above.number == 6
    assert not step.arrived


def test_it_has_arrived_where_it_is_needed_above_that_and_on_top() -> None:
    assert standing(together=5, needed=5).arrived
    assert standing(together=5, needed=3).arrived
    assert standing(together=9).arrived
    assert not standing(together=5, needed=6).arrived


def test_a_ladder_or_a_rung_that_has_gone_says_nothing() -> None:
    assert next_rung(place(CASE, LADDER, "together", 5), None) == NextRung()
    shorter = LADDER.model_copy(update={"rungs": LADDER.rungs[:3]})
    assert next_rung(place(CASE, LADDER, "together", 5), shorter) == NextRung()


def test_a_place_on_another_ladder_is_not_read_here() -> None:
    other = CONTENT.ladders[1]
    assert next_rung(place(CASE, LADDER, "together", 5), other) == NextRung()
