"""The wheel then and now: what became of each section, in the words of each day, nobody measured against anybody."""

from dataclasses import replace
from datetime import UTC

from supervise.domain.review.history import History
from supervise.domain.review.periods import default_periods
from supervise.domain.review.session_summary import SummaryBuilder
from supervise.domain.review.wheel_over_time import (
    LastAnswer,
    SectionChange,
    answer_words,
    compare,
    count_text,
    rungs,
    sessions_about,
)
from supervise.domain.session.model import Rating
from supervise.store.content.loader import load_content
from support.clock import TODAY
from support.sample_history import past_sessions

WHEEL = load_content(None)[0].wheel
PAST = History(tuple(map(SummaryBuilder(UTC).of, reversed(past_sessions()))), UTC)
BOTH = {"supervisee": "CD", "supervisor": "AB"}


def by_id(history: History = PAST) -> dict[str, SectionChange]:
    return {change.id: change for change in compare(WHEEL, history, default_periods(history, TODAY))}


def test_what_became_of_each_section() -> None:
    changes = by_id()
    assert [change.number for change in changes.values()] == list(range(1, 13))
    assert {change.id: change.state for change in changes.values()} == {
        "resilience": "new",
        "reflection": "never",
        "respect": "new",
        "listening": "changed",
        "person-centred": "never",
        "sharing-power": "never",
        "inclusion": "not-now",
        "communication": "not-now",
        "roles": "both",
        "trust": "both",
        "difference": "new",
        "shared-purpose": "not-now",
    }


def test_it_is_told_in_words_with_both_answers_side_by_side() -> None:
    changes = by_id()
    assert count_text(changes["listening"]) == "2 talks now, 1 before."
    assert answer_words(changes["listening"], BOTH) == (
        "CD: was Often, now Even under pressure",
        "AB: was Often, now Even under pressure",
    )
    assert answer_words(changes["roles"], BOTH) == ("CD: New to me, as before", "AB: Sometimes, as before")
    assert answer_words(changes["communication"], BOTH) == ("Not rated.",)
    assert count_text(changes["inclusion"]) == "1 talk before."
    assert count_text(changes["sharing-power"]) == "Not talked about yet."
    assert count_text(replace(changes["sharing-power"], last=TODAY)) == "Last talk: 22 Nov 2026."


def test_the_last_answer_counts_and_one_left_out_does_not() -> None:
    newest = PAST.sessions[1]  # Listening, 8 Aug 2026
    assert newest.section is not None and newest.section.id == "listening"
    skipped = replace(
        newest,
        ratings=(Rating(by="supervisee", skipped=True), Rating(by="supervisor", label="Not sure")),
    )
    history = History((PAST.sessions[0], skipped, *PAST.sessions[2:]), UTC)
    now = by_id(history)["listening"].now
    assert now.talks == 2
    assert now.answers["supervisee"].words == "Often"  # that of May
    assert now.answers["supervisor"].words == "Not sure"
    assert now.answers["supervisor"].share(WHEEL) == 0


def test_a_section_gone_from_the_wheel_keeps_its_recorded_title() -> None:
    newest = PAST.sessions[0]
    assert newest.section is not None
    gone = newest.section.model_copy(update={"id": "old-one", "title": "As it was called"})
    history = History((replace(newest, section=gone), *PAST.sessions[1:]), UTC)
    last = list(by_id(history).values())[-1]
    assert (last.title, last.number, last.ring, last.state) == ("As it was called", 13, len(WHEEL.rings), "new")


def test_a_slice_is_filled_only_on_the_scale_the_answer_was_given_on() -> None:
    given = Rating(by="supervisee", value=4, label="Even under pressure")
    assert LastAnswer(given, WHEEL.id).share(WHEEL) == 4 / 5
    assert LastAnswer(given.model_copy(update={"label": "Mostly"}), WHEEL.id).share(WHEEL) == 4 / 5
    assert LastAnswer(given.model_copy(update={"label": "Always"}), "another-wheel").share(WHEEL) == 0
    assert LastAnswer(given.model_copy(update={"value": 9}), WHEEL.id).share(WHEEL) == 0


def test_the_talks_about_one_section_and_where_its_incident_stood() -> None:
    talks = sessions_about(PAST, "listening")
    assert [str(PAST.day(talk)) for talk in talks] == ["2026-08-08", "2026-05-13", "2026-02-11"]
    assert rungs(talks[0]) == (("together", 4, "Compliance"),)
    assert rungs(talks[1]) == ()
