"""Everything that is done with sessions once they are read, short of painting it: nothing in it may fault."""

import gc
import io
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout, suppress
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from supervise.cli.commands.check import check_home
from supervise.cli.commands.evidence import show_evidence
from supervise.cli.commands.export import export_session
from supervise.cli.commands.list_show import list_sessions, show_session
from supervise.cli.commands.search import search
from supervise.cli.commands.year import show_year
from supervise.cli.request import Request
from supervise.domain.problems import ProblemError
from supervise.domain.reminders import backup_due, retention_due
from supervise.domain.review.action_history import (
    ORDERS,
    action_events,
    group_actions,
    status_line,
    step_words,
    totals_text,
)
from supervise.domain.review.cases.case_path import case_paths, rungs
from supervise.domain.review.cases.case_story import CaseActions, entry_text
from supervise.domain.review.evidence.counting import count_evidence
from supervise.domain.review.filters import KINDS, Facets
from supervise.domain.review.history import History
from supervise.domain.review.periods import (
    calendar_year,
    default_periods,
    later_spans,
    past_year,
    shift_earlier,
    shift_later,
)
from supervise.domain.review.recurring_themes import (
    how_often,
    outcome_text,
    recurring_barriers,
    recurring_strategies,
    situation_words,
)
from supervise.domain.review.search.excerpts import SessionText
from supervise.domain.review.search.index import SearchIndex
from supervise.domain.review.search.query import SearchQuery
from supervise.domain.review.session_summary import SessionSummary
from supervise.domain.review.strengths import GROUPINGS, group_strengths, source_text
from supervise.domain.review.wheel_over_time import answer_words, compare, count_text
from supervise.domain.review.work import event_text, roles_text, works
from supervise.domain.review.year import report_sections, summarise_year, year_json, year_spans
from supervise.domain.session.actions import next_action_id
from supervise.domain.session.lifecycle import status_words
from supervise.domain.session.model import Session
from supervise.domain.session.report import build_report
from supervise.domain.session.talk.talk_clock import TalkClock
from supervise.domain.versions.merge import differences, merge
from supervise.store.home.folder import HomeFolder
from supervise.store.sessions.archive import read_archive
from supervise.store.sessions.duplicates import read_home
from supervise.store.sessions.toml import decode, encode
from supervise.workflow.paper import evidence_document
from support.builders import PAIR
from support.clock import START, TODAY
from support.shipped import shipped_forms, shipped_papers, shipped_words

ZONES = ("UTC", "Europe/London", "Pacific/Kiritimati", "Etc/GMT+12")
"""London's clocks of before 1972 are at odd minutes and, before 1847, at odd seconds; the others are the outermost."""
WORDS = "aim"


@contextmanager
def computer_in(zone: str) -> Iterator[None]:
    """This computer's own clocks in that zone, where a computer can be told so."""
    before = os.environ.get("TZ")
    os.environ["TZ"] = zone
    if hasattr(time, "tzset"):
        time.tzset()
    try:
        yield
    finally:
        os.environ.pop("TZ")
        if before is not None:
            os.environ["TZ"] = before
        if hasattr(time, "tzset"):
            time.tzset()


def look_back(home: HomeFolder, zone: str) -> None:
    """What the pages of the past say, and what follows from it for the next session."""
    content = shipped_words()
    past = read_archive(home, PAIR.id, ZoneInfo(zone))
    history = History(tuple(shelved.brief for shelved in past.shelved), ZoneInfo(zone))
    who = {"supervisee": "CD", "supervisor": "AB"}
    followed = history.actions()
    list(history.open_actions())
    history.last_discussed(), history.last_rated(), history.cases()
    for order in ORDERS:
        groups = group_actions(followed, order, TODAY, lambda by: who.get(by, by))
        listed = [tracked.action.id for group in groups for tracked in group.actions]
        assert sorted(listed) == sorted(tracked.action.id for tracked in followed), "each action stands there once"
    totals_text(followed)
    for tracked in followed[:20]:
        status_line(tracked, "CD", TODAY, TODAY)
        for step in action_events(tracked, history.sessions):
            step_words(step, history)
    spans = default_periods(history, TODAY)
    later_spans(history, TODAY)
    for pair in (spans, shift_earlier(spans, 1, history, TODAY), shift_later(spans, 1, history, TODAY)):
        f"{pair.then.months} {pair.now.months}"
        for section in compare(content.wheel, history, pair):
            count_text(section), answer_words(section, who)
    wholes = {shelved.id: shelved.session for shelved in past.shelved}
    for path in case_paths(history):
        path.path_text, path.steps(12), path.needed
        rungs(path, content.ladders[0])
        actions = CaseActions(history, path.case)
        for index in range(len(path.times)):
            entry_text(history, path, index, wholes.get(path.times[index].session.id), actions)
    for grouping in GROUPINGS:
        for group in group_strengths(history, grouping):
            for strength in group.collect_strengths:
                source_text(strength, history, grouping)
    for back in (*recurring_barriers(history.sessions), *recurring_strategies(history.sessions, followed)):
        how_often(back), outcome_text(back)
        for situation in back.situations:
            situation_words(situation, history)
    facets = Facets(history)
    for kind in KINDS:
        facets.options(kind, (1 << len(history.sessions)) - 1)
    sections = [(section.id, section.title) for section in content.wheel.sections]
    for span in year_spans(history, TODAY)[:5]:
        summary = summarise_year(history, span, sections)
        report_sections(summary, history), year_json(summary, history)
    forms = shipped_forms()
    for work in works(history):
        work.actions_text, roles_text(work, wholes.get, forms)
        for session in work.sessions:
            event_text(session, history, wholes.get, forms)
    words = shipped_papers().evidence
    for span in (past_year(TODAY), calendar_year(2026)):
        evidence_document(count_evidence([history, history], span, TODAY, content), words)
    searched = SearchIndex([brief.sheet for brief in history.sessions])
    searched.add(len(history.sessions))
    searched.sessions_with(SearchQuery.of(WORDS))
    backup_due(history.sessions, START - timedelta(days=40), 30, START, ZoneInfo(zone))
    retention_due(history.sessions, 8, TODAY)
    for shelved in past.shelved:
        of_one(shelved.session, shelved.brief, history)
    for stored in past.waiting:
        of_one(stored.session, None, history)
        if stored.session.talk is not None:
            clock = TalkClock.of(content.talk, stored.session.talk, START)
            clock.display_at(), clock.moments(), clock.extend().written(stored.session.talk)
    for versions in past.several:
        for other in versions.others:
            differing = differences(versions.main.session, other.session, ZoneInfo(zone))
            for side in ("ours", "theirs"):
                choices = {
                    field.path: side if side in field.choices else field.choices[0]
                    for field in differing
                    if field.choices
                }
                after = merge(versions.main.session, other.session, choices)  # type: ignore[arg-type]
                assert decode(encode(after), "merged") == after or after != after


def of_one(session: Session, brief: SessionSummary | None, history: History) -> None:
    """What is said of one session alone, and that it can be written again."""
    build_report(session, history.zone, history.since(session.id))
    status_words(session)
    SessionText(session).excerpt(SearchQuery.of(WORDS))
    next_action_id(session)
    again = decode(encode(session), "again")
    assert again == session or session != session  # what holds a NaN is not even equal to itself
    assert brief is None or brief.id == again.id


def shell(home: HomeFolder, session_id: str, into: Path) -> str:
    """All that the commands say which read sessions."""
    output = io.StringIO()
    with redirect_stdout(output), redirect_stderr(output):
        for as_json in (False, True):
            list_sessions(home, as_json=as_json)
            search(home, Request("search", None, json=as_json, words=(WORDS,)))
            show_year(home, "2026", as_json=as_json)
            show_evidence(home, Request("evidence", None, json=as_json, all_pairs=as_json))
            with suppress(ProblemError):  # of one that cannot be read
                show_session(home, session_id, as_json=as_json)
        gc.enable()  # a search turns it off: its process ends with it
        with suppress(ProblemError):
            export_session(home, session_id, str(into), anyway=True)
        check_home(home)
    into.unlink(missing_ok=True)
    return output.getvalue()


def take(home: HomeFolder, zone: str, session_id: str) -> None:
    """The whole way, with the computer's clocks and the pair's in `zone`."""
    with computer_in(zone):
        read_home(home)
        look_back(home, zone)
        shell(home, session_id, home.root.parent / "said.txt")
