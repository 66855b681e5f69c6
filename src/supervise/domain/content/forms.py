"""Kinds of session as a list of steps, forms as pages of questions, and the lists that answers are chosen from."""

from collections.abc import Mapping
from typing import Annotated, Literal, TypeVar

from pydantic import ConfigDict, Field, model_validator

from supervise.domain.content.base import AtLeastOne, ContentModel, Number, OptionalText, Several, Slug, Text, Title
from supervise.domain.content.talk_plan import Phase

Who = Literal["pair", "one", "team"]
PAGES = frozenset({"arrive", "wheel", "talk", "rate", "ladder", "actions", "agree", "keep"})
"""Steps that have a page of their own; every other step is the id of a form."""
FieldKind = Literal["line", "words", "lines", "one", "some", "check", "day", "number", "seats", "rows", "looks"]
FROM_A_LIST: frozenset[FieldKind] = frozenset({"one", "some", "check", "looks"})
"""Kinds of field that have choices, written beside them or taken from a list."""


CHECKED = ("We did", "Partly", "Not now", "Does not fit")
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
    open: bool = False
    """Whether own words can stand beside what is chosen."""


class FormColumn(Choosable):
    """A column of a field of the kind `rows`; the first one says which row it is."""

    id: Slug
    title: Title
    kind: Literal["line", "words", "day", "one"] = "line"


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
    returns: bool = False
    """Whether its day is the one on which this kind of session comes back."""
    wanted: bool = False
    """Whether it is named in one quiet line at the end while it is empty."""
    for_me: bool = False
    """Whether it is left out of what is saved for others, in a private form."""

    @model_validator(mode="after")
    def _has_what_its_kind_needs(self) -> "FormField":
        if self.kind in FROM_A_LIST and not (self.choices or self.list_id):
            raise ValueError("A field of this kind needs choices, or the name of a list in from.")
        if self.kind == "looks" and not self.list_id:
            raise ValueError("A field of the kind looks takes its lines from a list.")
        if self.kind == "rows" and not self.columns:
            raise ValueError("A field of the kind rows needs columns.")
        return self


class Form(ContentModel):
    """One page of questions."""

    id: Slug
    title: Title
    step: Title
    """Its name in the line of steps: one word."""
    hint: OptionalText = ""
    fields: AtLeastOne[FormField]
    sources: Several[Slug] = ()


class KindGroup(ContentModel):
    """A heading under which kinds of session are offered."""

    id: Slug
    title: Title


class SessionKind(ContentModel):
    """One kind of session: who holds it, and its steps in order."""

    id: Slug
    group: Slug
    title: Title
    when: Text
    """When it suits, in one line."""
    not_for: OptionalText = ""
    model_config = ConfigDict(populate_by_name=True)

    people: Annotated[AtLeastOne[Who], Field(alias="for")]
    minutes: Number
    label: Literal["", "case", "work", "partnership"] = ""
    """What the program makes a label for."""
    steps: AtLeastOne[Slug]
    """Pages and forms, by id."""
    choose: Several[Slug] = ()
    """The forms to choose one from, in place of the form named in `steps`."""
    agree: Literal["both", "read-aloud", "one"] = "both"
    private: bool = False
    """Whether it lies among one person's own pages, apart from everything joint."""
    phases: Several[Phase] = ()
    """Phases of the talk, where they differ from talk.toml."""
    returns: bool = False
    """Whether it stays open until it is finished, and comes back on the day it names."""
    sources: Several[Slug] = ()


class ListsFile(ContentModel):
    """What lists.toml holds."""

    schema_version: Literal[1] = 1
    lists: Several[ChoiceList] = ()


class FormsFile(ContentModel):
    """What forms.toml holds."""

    schema_version: Literal[1] = 1
    forms: Several[Form] = ()


class KindsFile(ContentModel):
    """What kinds.toml holds."""

    schema_version: Literal[1] = 1
    groups: Several[KindGroup] = ()
    kinds: Several[SessionKind] = ()


FormFile = ListsFile | FormsFile | KindsFile
FORM_FILES: Mapping[str, type[FormFile]] = {"lists.toml": ListsFile, "forms.toml": FormsFile, "kinds.toml": KindsFile}
"""The files of words read when something other than the usual session is first asked for; each names those before."""

OWN_GROUP = KindGroup(id="own-forms", title="Our own pages")


class FormContent(ContentModel):
    """Every kind of session, form and list."""

    groups: tuple[KindGroup, ...] = ()
    kinds: tuple[SessionKind, ...] = ()
    forms: tuple[Form, ...] = ()
    lists: tuple[ChoiceList, ...] = ()

    def kind(self, id: str) -> SessionKind | None:
        """The kind of session with this id, or None: old sessions may name what has gone."""
        return next((kind for kind in self.kinds if kind.id == id), None)

    def form(self, id: str) -> Form | None:
        """The form with this id, or None."""
        return next((form for form in self.forms if form.id == id), None)

    def choice_list(self, id: str) -> ChoiceList | None:
        """The list with this id, or None."""
        return next((choice_list for choice_list in self.lists if choice_list.id == id), None)

    def items(self, field: Choosable) -> tuple[ListItem, ...]:
        """What a field or a column can be answered with; a choice written beside it has its number as its id."""
        if choice_list := self.choice_list(field.list_id):
            return choice_list.items
        return tuple(ListItem(id=str(number), label=label) for number, label in enumerate(field.choices, 1))

    def with_file(self, words: FormFile) -> "FormContent":
        """With what this file holds: in place of what has the same id, after the others where none has."""
        lists = {key: value for key, value in words if key != "schema_version"}
        return self.model_copy(update={key: _united(getattr(self, key), value) for key, value in lists.items()})

    def with_kinds_for_other_forms(self) -> "FormContent":
        """With each form that no kind has among its steps as a kind of its own, so that a form alone can be held."""
        named = {step for kind in self.kinds for step in (*kind.steps, *kind.choose)}
        own = tuple(
            SessionKind(
                id=form.id,
                group=OWN_GROUP.id,
                title=form.title,
                when=form.hint or form.title,
                people=("pair", "one", "team"),
                minutes=15,
                steps=(form.id, "actions", "agree"),
            )
            for form in self.forms
            if form.id not in named
        )
        return self.with_file(KindsFile(groups=(OWN_GROUP,), kinds=own)) if own else self


_Identified = TypeVar("_Identified", KindGroup, SessionKind, Form, ChoiceList)


def _united(before: tuple[_Identified, ...], added: tuple[_Identified, ...]) -> tuple[_Identified, ...]:
    return tuple(({item.id: item for item in before} | {item.id: item for item in added}).values())
