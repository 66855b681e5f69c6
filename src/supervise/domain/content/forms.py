"""Forms as pages of questions, and the lists that answers are chosen from."""

from typing import Annotated, Literal

from pydantic import ConfigDict, Field, model_validator

from supervise.domain.content.base import AtLeastOne, ContentModel, OptionalText, Several, Slug, Text, Title

FieldKind = Literal["line", "words", "lines", "one", "some", "check", "day", "number", "seats", "rows", "looks"]
FROM_A_LIST: frozenset[FieldKind] = frozenset({"one", "some", "check", "looks"})
"""Kinds of field that have choices, written beside them or taken from a list."""


CHECKED = ("We did", "Partly", "Not this time", "Does not fit here")
"""What a line of a field of the kind `check` is answered with, where its list has no scale."""


class LookScale(ContentModel):
    """What the lines of a list are answered with, in words; the last answer of each says that it is not known."""

    gain: AtLeastOne[Title]
    """For what is hoped for: the best first."""
    watch: AtLeastOne[Title]
    """For a warning sign: the best first."""
    who_says: AtLeastOne[Title]
    more: Title
    same: Title
    less: Title

    def answers(self, tone: str) -> tuple[str, ...]:
        """What a line of this tone can be answered with."""
        return self.watch if tone == "watch" else self.gain

    def compared(self, tone: str, then: str, now: str) -> str:
        """How two answers to one line stand to each other; "" where either is not known, or no longer offered."""
        known = self.answers(tone)[:-1]
        if then not in known or now not in known:
            return ""
        step = known.index(then) - known.index(now)
        if tone == "watch":
            step = -step  # a warning sign that is seen less has less of it, though that is the better answer
        return self.more if step > 0 else self.less if step < 0 else self.same


class ListItem(ContentModel):
    """One line to choose, or to answer."""

    id: Slug
    label: Title
    group: OptionalText = ""
    """The heading it stands under."""
    help: OptionalText = ""
    """What might be seen or heard, or why it is asked; shown beside it."""
    tone: Literal["gain", "watch"] = "gain"
    """Whether it is hoped for, or a warning sign to act on."""
    who: Several[Title] = ()
    """For a side of life: roles that work there, to think of where none of them has a seat."""
    sources: Several[Slug] = ()


class ChoiceList(ContentModel):
    """Lines that a field takes its choices from."""

    id: Slug
    items: AtLeastOne[ListItem]
    scale: LookScale | None = None
    """What its lines are answered with in a field of the kind `looks`."""


class Choosable(ContentModel):
    """What may be answered by a choice: `choices` written out, or the id of a list in `from`."""

    model_config = ConfigDict(populate_by_name=True)

    choices: Several[Title] = ()
    list_id: Annotated[OptionalText, Field(alias="from")] = ""
    under: OptionalText = ""
    """Of the list only what is hoped for under this heading; all of it where this is empty."""
    open: bool = False
    """Whether own words can stand beside what is chosen."""


class FormColumn(Choosable):
    """A column of a field of the kind `rows`; the first one says which row it is."""

    id: Slug
    title: Title
    kind: Literal["line", "words", "day", "one", "some"] = "line"
    past: bool = False
    """Whether its day is one looked back on: without a year the last one that there was."""
    returns: bool = False
    """Whether this kind of session comes back on its day, while every column after it is empty: an answer is due."""
    acts: bool = False
    """Whether what stands in it is offered as the beginning of an action; for whom and by when its row says."""


class FormField(Choosable):
    """One question; it can always be left empty."""

    id: Slug
    ask: Text
    kind: FieldKind
    hint: OptionalText = ""
    columns: Several[FormColumn] = ()
    gathers: Literal["", "strengths", "examples", "bigger-picture"] = ""
    """Where looking back collects what is written here."""
    carries: bool = False
    """Whether the last answer stands there to go on from when the page comes back."""
    past: bool = False
    """Whether its day is one looked back on: without a year the last one that there was."""
    returns: bool = False
    """Whether its day is the one on which this kind of session comes back."""
    ends: bool = False
    """Whether it no longer comes back once this is answered."""
    acts: bool = False
    """Whether what is written is offered as the beginning of an action, of a list each line."""
    begins: OptionalText = ""
    """`form/field` of a kind of session that turned into this one: its answer stands here to begin with."""
    at_risk: Several[Title] = ()
    """The choices at which it is said at once what to do if somebody may be at risk."""
    asked_again: Several[Title] = ()
    """The choices after which it is asked once more before the record is agreed; so it is where none is chosen."""
    wanted: bool = False
    """Whether it is named in one quiet line at the end while it is empty."""
    for_me: bool = False
    """Whether it is left out of what is saved for others, in a private form."""

    @model_validator(mode="after")
    def _has_what_its_kind_needs(self) -> "FormField":
        if self.kind in FROM_A_LIST and not (self.choices or self.list_id):
            raise ValueError("needs choices, or the name of a list in “from”, to be of this kind.")
        if self.kind == "looks" and not self.list_id:
            raise ValueError("needs the name of a list in “from”: a field of the kind “looks” takes its lines there.")
        if self.kind == "rows" and not self.columns:
            raise ValueError(
                'needs columns to be of the kind “rows”, such as columns = [{ id = "role", title = "Role" }].'
            )
        return self


class Form(ContentModel):
    """One page of questions."""

    id: Slug
    title: Title
    step: Title
    """Its name in the line of steps: one word."""
    hint: OptionalText = ""
    plain: bool = False
    """Whether it is meant for everybody, so that another way to say a word of the trade is offered under a field."""
    fields: AtLeastOne[FormField]
    sources: Several[Slug] = ()


class ListsFile(ContentModel):
    """What lists.toml holds."""

    schema_version: Literal[1] = 1
    lists: Several[ChoiceList] = ()


class FormsFile(ContentModel):
    """What forms.toml holds."""

    schema_version: Literal[1] = 1
    forms: Several[Form] = ()
