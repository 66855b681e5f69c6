"""A sheet laid out: chosen competencies under their sections, as text to print and as a table for a spreadsheet."""

import textwrap
from collections.abc import Container, Iterator
from typing import NamedTuple

from supervise.domain.content.paper.sheets import Sheet, SheetColumn, SheetsFile, UnderSection
from supervise.domain.content.wheel import Competency, Section, Wheel

_WIDTH = 80
_TO_FILL_IN = "_" * 30
STAND_IN = "The competencies are a stand-in, not those of the official wheel of partnership."


class ChosenSection(NamedTuple):
    """A section of the wheel with those of its competencies that were chosen."""

    section: Section
    competencies: tuple[Competency, ...]


def competency_ids(section: Section) -> tuple[str, ...]:
    """The id of each of its competencies; one of a wheel of one's own that has none goes by its place."""
    return tuple(competency.id or f"{section.id}-{number}" for number, competency in enumerate(section.competencies, 1))


def chosen_sections(wheel: Wheel, chosen: Container[str]) -> tuple[ChosenSection, ...]:
    """In the order of the wheel, whatever the order of choosing: a sheet ranks nothing."""
    sections = (
        ChosenSection(
            section,
            tuple(
                competency
                for id, competency in zip(competency_ids(section), section.competencies, strict=True)
                if id in chosen
            ),
        )
        for section in wheel.sections
    )
    return tuple(part for part in sections if part.competencies)


def cell_words(column: SheetColumn, competency: Competency, words: SheetsFile) -> str:
    """What stands in this column for it: of a competency without a line, its own words; "" where one writes."""
    line = words.line(competency.id)
    match column.source:
        case "competency":
            return competency.text
        case "duty":
            return line.duty if line else competency.text
        case "sort":
            return line.sort if line else ""
        case "blank":
            return ""


def under_words(under: UnderSection, section: Section, words: SheetsFile) -> str:
    """What stands once under this section; "" where nothing is known of it."""
    lines = words.of_section(section.id)
    if lines is None:
        return ""
    match under.source:
        case "ask":
            return lines.ask
        case "shows":
            return "; ".join(lines.shows)
        case "appraisal":
            return lines.appraisal


def sheet_text(sheet: Sheet, words: SheetsFile, wheel: Wheel, chosen: Container[str]) -> str:
    """The sheet as plain text, 80 characters wide, with lines to write on."""
    lines = [sheet.purpose, "=" * len(sheet.purpose)]
    lines += ["", *_wrapped(sheet.intro)] if sheet.intro else []
    first, *others = sheet.columns
    for section, competencies in chosen_sections(wheel, chosen):
        lines += ["", section.title]
        for competency in competencies:
            lines += _wrapped(f"· {cell_words(first, competency, words)}", "  ", "    ")
            for column in others:
                if column.source == "blank":
                    lines += _wrapped(f"{column.title}: {_TO_FILL_IN}", "    ", "      ")
                elif text := cell_words(column, competency, words):
                    lines += _wrapped(f"{column.title}: {text}", "    ", "      ")
        for under in sheet.under:
            if text := under_words(under, section, words):
                lines += _wrapped(f"{under.title}: {text}", "  ", "    ")
    lines += ["", *_wrapped(sheet.closing)] if sheet.closing else []
    lines += [] if wheel.official else ["", *_wrapped(STAND_IN)]
    return "".join(f"{line}\n" for line in lines)


def sheet_table(sheet: Sheet, words: SheetsFile, wheel: Wheel, chosen: Container[str]) -> str:
    """The sheet as rows parted by tabs: a row for each competency, what stands under its section in each."""
    titles = ["Section", *(column.title for column in sheet.columns), *(under.title for under in sheet.under)]
    return "".join("\t".join(row) + "\n" for row in (titles, *_rows(sheet, words, wheel, chosen)))


def _rows(sheet: Sheet, words: SheetsFile, wheel: Wheel, chosen: Container[str]) -> Iterator[list[str]]:
    for section, competencies in chosen_sections(wheel, chosen):
        for competency in competencies:
            cells = [cell_words(column, competency, words) for column in sheet.columns]
            yield [section.title, *cells, *(under_words(under, section, words) for under in sheet.under)]


def _wrapped(text: str, indent: str = "", rest: str | None = None) -> list[str]:
    return textwrap.wrap(text, _WIDTH, initial_indent=indent, subsequent_indent=indent if rest is None else rest)
