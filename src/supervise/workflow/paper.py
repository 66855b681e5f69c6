"""What is saved on paper: the counted evidence of the pairs here, and a sheet of chosen competencies."""

from collections.abc import Container, Iterable
from datetime import date, tzinfo
from typing import NamedTuple

from supervise import garbage_collection
from supervise.domain.content.bundle import Content
from supervise.domain.content.paper.evidence import EvidenceFile
from supervise.domain.content.paper.sheet_document import sheet_table, sheet_text
from supervise.domain.content.paper.sheets import Sheet, SheetsFile
from supervise.domain.content.wheel import Wheel
from supervise.domain.people import who_holds
from supervise.domain.problems import Problem
from supervise.domain.review.evidence.counting import Evidence, count_evidence
from supervise.domain.review.evidence.wording import evidence_csv, evidence_json, evidence_text
from supervise.domain.review.history import History
from supervise.domain.review.periods import Period
from supervise.domain.review.session_summary import SessionSummary
from supervise.store.home.folder import HomeFolder
from supervise.store.sessions.archive import read_archive
from supervise.workflow.export import TextDocument, as_json_text


class CountedEvidence(NamedTuple):
    """The counts, and what could not be read for them."""

    evidence: Evidence
    problems: tuple[Problem, ...] = ()


def evidence_of(
    home: HomeFolder, pair: str | None, content: Content, span: Period, today: date, zone: tzinfo | None = None
) -> CountedEvidence:
    """Read the home and count, for this pair (None: for all there are, as one sum)."""
    with garbage_collection.paused():
        past = read_archive(home, pair, zone, searched=False)
        histories = _by_pair((archived.brief for archived in past.shelved), zone)
        return CountedEvidence(count_evidence(histories, span, today, content), past.problems)


def _by_pair(sessions: Iterable[SessionSummary], zone: tzinfo | None) -> list[History]:
    """A history for each pair; one with nothing in it where there is none. What one person holds alone is theirs."""
    pairs: dict[str, list[SessionSummary]] = {}
    for session in sessions:
        if who_holds(session.people) != "one":
            pairs.setdefault(session.pair, []).append(session)
    return [History(tuple(sessions), zone) for sessions in pairs.values()] or [History((), zone)]


def evidence_document(evidence: Evidence, words: EvidenceFile) -> TextDocument:
    """The page to be saved: as text, or by the ending of its file as CSV or JSON. Nobody wrote any word of it."""
    whose = "all" if evidence.all_pairs else "pair"
    by_ending = {
        ".csv": evidence_csv(evidence, words),
        ".json": as_json_text(evidence_json(evidence, words)),
    }
    name = f"evidence-{whose}-to-{min(evidence.made_on, evidence.span.last_day)}"
    return TextDocument(name, evidence_text(evidence, words), (), by_ending)


def sheet_document(sheet: Sheet, words: SheetsFile, wheel: Wheel, chosen: Container[str]) -> TextDocument:
    """The sheet with nothing in it but words of the content."""
    table = sheet_table(sheet, words, wheel, chosen)
    return TextDocument(f"competencies-{sheet.id}", sheet_text(sheet, words, wheel, chosen), (), {".tsv": table})
