"""The evidence of the made-up year is what one counts by hand, and no word of anybody's is in any form of it."""

from datetime import UTC, date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from supervise.domain.people import Person
from supervise.domain.review.evidence.counting import count_evidence
from supervise.domain.review.evidence.wording import evidence_groups
from supervise.domain.review.periods import Period
from supervise.domain.session.form_answers import Answer, Cell, FormAnswers, Look, Row
from supervise.domain.session.incident import NamedItem
from supervise.domain.session.model import Confirmation
from supervise.store.content.demo import write_demo_home
from supervise.store.content.loader import load_content, load_papers
from supervise.store.home.folder import HomeFolder
from supervise.store.sessions.files import save_new
from supervise.workflow import SessionWorkflow
from supervise.workflow.paper import evidence_document, evidence_of
from support.builders import PAIR, a_session, full_session, history_of
from support.sample_history import with_past
from support.two_pairs import WORD, with_others

CONTENT, _ = load_content(None)
WORDS = load_papers(None)[0].evidence
SPAN = Period("", date(2025, 11, 1), date(2026, 11, 30))
TODAY = date(2026, 11, 29)
BY_HAND = {
    "Sessions held": "14",
    "On these days": "2025: 19 Nov, 17 Dec; 2026: 14 Jan, 11 Feb, 11 Mar, 26 Mar, 22 Apr, 20 May, 17 Jun, 15 Jul, "
    "19 Aug, 16 Sep, 14 Oct, 11 Nov",
    "Held within the agreed time": "13 of 13",
    "Held on the day set, or within seven days of it": "12 of 13",
    "Longest time without a session": "35 days, from 15 Jul 2026 to 19 Aug 2026",
    "Ended early, by reason": "Called away 1, Out of time 1, Cancelled 0, Something else 0, For another reason 0",
    "Supervision agreement": "agreed 26 Nov 2025, to be looked at again 2 Dec 2026",
    "Records agreed by both": "12 of 14",
    "Words added later, with their date": "2, on 2026: 25 Sep, 30 Sep",
    "Actions agreed": "21",
    "Looked at again at the next session": "20 of 20",
    "Done": "18",
    "Changed": "3",
    "Let go, with a reason": "1 of 1",
    "Open today": "Open 2, Past their day 1",
    "Situations looked at for learning": "9",
    "With strengths and with what could be done differently": "8 of 8",
    "Reported as an incident": "Yes 1, No 1, Not needed 10, Not answered 2",
    "Copied to the case record": "Yes 7, No 0, Not needed 5, Not answered 2",
    "Network meetings prepared or looked back at": "1",
    "With the person or family there, or having sent word": "1 of 1",
    "Disagreements": "Opened 1, Ended 0, Open with a day set 1, Open past that day 0, Open with no day 0",
    "Outcomes looked at": "First looks 1, Looked at again 1",
    "Partnerships on a page": "New 1, Looked at again on the day, or within seven days of it 0 of 0",
    "Team sessions held": "0",
}
"""Counted with a pencil, from the files in data/demo."""


def test_the_made_up_year_is_what_one_counts_by_hand(tmp_path: Path) -> None:
    home = HomeFolder(tmp_path / "demo")
    write_demo_home(home)
    counted = evidence_of(home, "demo", CONTENT, SPAN, TODAY, UTC)
    assert counted.problems == ()
    figures = {line.label: line.value for _, lines in evidence_groups(counted.evidence, WORDS) for line in lines}
    assert figures == BY_HAND
    assert len(BY_HAND) == 25
    both = evidence_of(home, None, CONTENT, SPAN, TODAY, UTC)
    of_both = {line.label: line.value for _, lines in evidence_groups(both.evidence, WORDS) for line in lines}
    assert of_both["Team sessions held"] == "2, on 2026: 30 Sep, 28 Oct", "the team's are in the sum alone"


def test_two_pairs_are_one_sum_with_no_word_of_either(workflow: SessionWorkflow) -> None:
    home = with_others(with_past(workflow)).home
    alone = a_session(
        id="2026-06-01T0930-abcd",
        status="agreed",
        pair="alone",
        people=(Person(id="self", initials="EF", role="Nurse"),),
    )
    save_new(home, alone)
    ours, other, both = (
        evidence_of(home, pair, CONTENT, SPAN, TODAY, UTC).evidence for pair in (PAIR.id, "others", None)
    )
    numbers = [evidence.figures[0].number for evidence in (ours, other, both)]
    assert numbers == [11, 3, 14], "what one person holds alone is theirs"
    text = evidence_document(both, WORDS).text
    assert "All pairs at this computer, as one sum" in text
    assert not [word for word in (WORD, "QQ", "CD +", "Case", "EF") if word in text]


@settings(max_examples=20, deadline=None)
@given(canary=st.text("qxzkj", min_size=5, max_size=12), kind=st.sampled_from(("", "network", "disagree", "agreement")))
def test_no_word_that_anybody_wrote_is_in_it(canary: str, kind: str) -> None:
    people = tuple(Person(id=id_, initials=canary[:5], role=f"{canary} nurse") for id_ in ("supervisee", "supervisor"))
    item = NamedItem(id=canary, label=canary)
    answers = tuple(
        Answer(
            field=field,
            asked=canary,
            kind=of,
            text=canary,
            lines=(canary,),
            chosen=(item,),
            day_words=canary,
            rows=(Row(cells=(Cell(id="who", title=canary, text=canary),)),),
            looks=(Look(id="safer", label=canary, answer=canary, who_says=canary, text=canary),),
        )
        for field, of in (("weeks", "number"), ("family", "one"), ("end", "some"), (canary, "words"))
    )
    session = full_session(canary).with_changes(
        status="finished",
        people=people,
        occasion=kind,
        occasion_title=canary,
        about=canary,
        thread=canary,
        forms=(FormAnswers(id="agreement", title=canary, answers=answers),),
        reported_as_incident=canary,
        copied_to_case_record=canary,
        agreed=tuple(
            Confirmation(by=person.id, initials=canary, at=full_session(canary).started_at) for person in people
        ),
    )
    for histories in ([history_of(session)], [history_of(session), history_of(session.with_changes(pair="others"))]):
        document = evidence_document(count_evidence(histories, SPAN, TODAY, CONTENT), WORDS)
        for text in (document.text, *document.by_ending.values(), document.name):
            assert canary not in text
            assert canary[:5] not in text


@pytest.mark.parametrize("broken", [b"not toml", b""])
def test_what_cannot_be_read_is_told_and_the_rest_counted(workflow: SessionWorkflow, broken: bytes) -> None:
    home = with_past(workflow).home
    (home.sessions / "2026" / "2026-01-01T0930-aaaa.toml").write_bytes(broken)
    counted = evidence_of(home, PAIR.id, CONTENT, SPAN, TODAY, UTC)
    assert len(counted.problems) == 1
    assert counted.evidence.figures[0].number == 11
