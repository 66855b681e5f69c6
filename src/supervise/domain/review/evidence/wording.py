"""Evidence in words, as a table of rows, and for another program; each row with how it is counted."""

import csv
import io
import textwrap
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from typing import Any, NamedTuple

from supervise.domain.content.paper.evidence import EvidenceFile, EvidenceRow
from supervise.domain.review.evidence.counting import Evidence
from supervise.domain.review.evidence.figures import Figure
from supervise.domain.wording import MONTHS, format_date, plural

ALL_PAIRS, ONE_PAIR, ONE_TEAM = "All pairs at this computer, as one sum", "One pair", "One team"
MADE_UP = "Made up: nobody in it is real."
COLUMNS = ("first_day", "last_day", "made_on", "pairs", "records", "made_up", "row_id", "label", "part")
FIGURES = ("number", "out_of", "days")
_WIDTH = 80


class EvidenceLine(NamedTuple):
    """One row as it is read: what is counted, what it comes to, and how it was counted."""

    label: str
    value: str
    counts: str


def whose_words(evidence: Evidence) -> str:
    """Team manager and mental health social worker · 30 Nov 2025 to 29 Nov 2026."""
    first, *rest = evidence.whose or (ALL_PAIRS if evidence.all_pairs else ONE_TEAM if evidence.team else ONE_PAIR,)
    whose = " and ".join((first, *(f"{role[:1].lower()}{role[1:]}" for role in rest)))
    return f"{whose} · {format_date(evidence.span.start)} to {format_date(evidence.span.last_day)}"


def evidence_groups(evidence: Evidence, words: EvidenceFile) -> Iterator[tuple[str, list[EvidenceLine]]]:
    """Each heading with its rows, in the order of the content."""
    for group in words.evidence_groups:
        rows = [row for row in words.evidence_rows if row.group == group.id]
        yield group.title, [EvidenceLine(row.label, value_words(_of_row(evidence, row)), row.counts) for row in rows]


def _of_row(evidence: Evidence, row: EvidenceRow) -> list[Figure]:
    return [figure for figure in evidence.figures if figure.row == row.id]


def value_words(figures: Sequence[Figure]) -> str:
    """11 of 12; Yes 1, No 0; 41 days, from 14 Jan 2026 to 24 Feb 2026; 2026: 14 Jan, 11 Feb."""
    if not figures:  # of no pair at all
        return "0"
    figure = figures[0]
    match figure.row:
        case "dates":
            return _days(figure.days) or "none"
        case "in-time" if figure.number is None:
            return "not counted, as no supervision agreement says how many weeks may pass"
        case "longest-gap":
            return _gap(figure)
        case "agreement-in-date":
            return _agreement(figure)
        case "added" | "team-held":
            return f"{figure.number}{f', on {_days(figure.days)}' if figure.days else ''}"
    return ", ".join(f"{figure.part} {_number(figure)}".strip() for figure in figures)


def _number(figure: Figure) -> str:
    return f"{figure.number:,}" if figure.out_of is None else f"{figure.number:,} of {figure.out_of:,}"


def _gap(figure: Figure) -> str:
    if figure.number is None:
        return "not counted, as there is no session"
    first, last = map(format_date, figure.days)
    return f"{plural(figure.number, 'day')}, from {first} to {last}"


def _agreement(figure: Figure) -> str:
    if figure.out_of != 1:
        return f"in force for {_number(figure)} pairs"
    if not figure.number:
        return "none"
    agreed, *again = map(format_date, figure.days) if figure.days else ("",)
    return "agreed" + (f" {agreed}" if agreed else "") + (f", to be looked at again {again[0]}" if again else "")


def _days(days: Sequence[date]) -> str:
    """2025: 17 Dec; 2026: 14 Jan, 11 Feb."""
    by_year = groupby(days, key=lambda day: day.year)
    return "; ".join(f"{year}: {', '.join(f'{day.day} {MONTHS[day.month - 1]}' for day in of)}" for year, of in by_year)


def evidence_text(evidence: Evidence, words: EvidenceFile) -> str:
    """The page as plain text, 80 characters wide, with a place to sign."""
    texts = words.evidence
    lines = [texts.title, "=" * len(texts.title), whose_words(evidence)]
    lines += _wrapped(texts.intro)
    lines += [MADE_UP] if evidence.made_up else []
    for title, rows in evidence_groups(evidence, words):
        lines += ["", title]
        for row in rows:
            lines += _wrapped(f"{row.label}: {row.value}", "  ", "    ")
            lines += _wrapped(row.counts, "      ")
    for text in (texts.cannot, texts.left_out, texts.keep):
        lines += ["", *_wrapped(text)]
    signed = texts.signature.replace("{day}", format_date(evidence.made_on)).replace("{files}", f"{evidence.records:,}")
    lines += ["", *_wrapped(signed), "", "_" * 60]
    return "".join(f"{line}\n" for line in lines)


def _wrapped(text: str, indent: str = "", rest: str | None = None) -> list[str]:
    return textwrap.wrap(text, _WIDTH, initial_indent=indent, subsequent_indent=indent if rest is None else rest)


def evidence_rows(evidence: Evidence, words: EvidenceFile) -> Iterator[dict[str, Any]]:
    """Each count on a line of its own, so that many files of them are added up without being taken apart."""
    about = {
        "first_day": evidence.span.start.isoformat(),
        "last_day": evidence.span.last_day.isoformat(),
        "made_on": evidence.made_on.isoformat(),
        "pairs": "all" if evidence.all_pairs else "one",
        "records": evidence.records,
        "made_up": evidence.made_up,
    }
    for row in words.evidence_rows:
        for figure in _of_row(evidence, row):
            yield about | {
                "row_id": row.id,
                "label": row.label,
                "part": figure.part,
                "number": figure.number,
                "out_of": figure.out_of,
                "days": [day.isoformat() for day in figure.days],
                "counted": row.counts,
            }


def evidence_json(evidence: Evidence, words: EvidenceFile) -> list[dict[str, Any]]:
    return list(evidence_rows(evidence, words))


def evidence_csv(evidence: Evidence, words: EvidenceFile) -> str:
    """The same without how each is counted; days stand in one cell, parted by spaces."""
    columns = (*COLUMNS, *FIGURES)
    text = io.StringIO()
    table = csv.writer(text, lineterminator="\n")
    table.writerow(columns)
    for row in evidence_rows(evidence, words):
        cells = row | {"days": " ".join(row["days"]), "made_up": str(row["made_up"]).lower()}
        table.writerow([cells[column] for column in columns])
    return text.getvalue()
