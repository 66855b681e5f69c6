"""A sheet of chosen competencies, to be saved as text or as a table; about a job or a team, never about anyone."""

from collections.abc import Container

from supervise.domain.content.sheet_document import sheet_table, sheet_text
from supervise.domain.content.sheets import Sheet, SheetsFile
from supervise.domain.content.wheel import Wheel
from supervise.workflow.export import TextDocument


def sheet_document(sheet: Sheet, words: SheetsFile, wheel: Wheel, chosen: Container[str]) -> TextDocument:
    """The sheet with nothing in it but words of the content."""
    table = sheet_table(sheet, words, wheel, chosen)
    return TextDocument(f"competencies-{sheet.id}", sheet_text(sheet, words, wheel, chosen), (), {".tsv": table})
