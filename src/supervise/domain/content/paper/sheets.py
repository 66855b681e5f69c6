"""Sheets: chosen competencies of the wheel on paper, and how each reads there."""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from supervise.domain.content.base import AtLeastOne, ContentModel, OptionalText, Several, Slug, Text, Title

Sort = Literal["skill", "knowledge", "behaviour"]
"""What a competency is (kinds of it, as the wheel of partnership names them)."""


class SheetColumn(ContentModel):
    """One column of a sheet, and where its words come from."""

    model_config = ConfigDict(populate_by_name=True)

    title: Title
    source: Annotated[Literal["competency", "duty", "sort", "blank"], Field(alias="from")]


class UnderSection(ContentModel):
    """What stands once for each section, under its competencies."""

    model_config = ConfigDict(populate_by_name=True)

    title: Title
    source: Annotated[Literal["ask", "shows", "appraisal"], Field(alias="from")]


class Sheet(ContentModel):
    """One kind of paper."""

    id: Slug
    title: Title
    purpose: Annotated[Title, Field(alias="for")]
    """Its heading on paper: what it is for."""
    intro: OptionalText = ""
    columns: AtLeastOne[SheetColumn]
    under: Several[UnderSection] = ()
    closing: OptionalText = ""
    tips: Several[Text] = ()
    """Said beside it on the screen; on no paper."""
    sources: Several[Slug] = ()


class CompetencyLine(ContentModel):
    """How a competency of the wheel reads as a duty, and what it is."""

    competency: Slug
    sort: Sort
    duty: Text


class SectionLines(ContentModel):
    """What a section of the wheel asks in an interview and in an appraisal."""

    section: Slug
    ask: Text
    shows: AtLeastOne[Text]
    appraisal: Text


class SheetsFile(ContentModel):
    """What sheets.toml holds."""

    schema_version: Literal[1] = 1
    sheets: AtLeastOne[Sheet]
    competency_lines: Several[CompetencyLine] = ()
    section_lines: Several[SectionLines] = ()

    def sheet(self, id: str) -> Sheet | None:
        return next((sheet for sheet in self.sheets if sheet.id == id), None)

    def line(self, competency: str | None) -> CompetencyLine | None:
        """What is known of this competency; None of one of a wheel of one's own."""
        return next((line for line in self.competency_lines if line.competency == competency), None)

    def of_section(self, section: str) -> SectionLines | None:
        return next((lines for lines in self.section_lines if lines.section == section), None)
