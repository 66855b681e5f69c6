"""Kinds of session as a list of steps, what one writes for a portfolio, and both with their forms and lists."""

from collections.abc import Mapping
from typing import Annotated, Literal, TypeVar

from pydantic import ConfigDict, Field

from supervise.domain.content.base import (
    AtLeastOne,
    ContentModel,
    Number,
    OptionalText,
    Several,
    Slug,
    Text,
    Title,
    lets_go,
)
from supervise.domain.content.bundle import Content
from supervise.domain.content.forms import ChoiceList, Choosable, Form, FormsFile, ListItem, ListsFile
from supervise.domain.content.talk_plan import Phase
from supervise.domain.people import Who

PAGES = frozenset({"arrive", "wheel", "talk", "rate", "ladder", "actions", "agree", "keep"})
"""Steps that have a page of their own; every other step is the id of a form."""


SEAT_PARTS = "seat-parts"
"""The list of what a seat can be there as, by its id, where its field names no other."""


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
    arrive: OptionalText = ""
    """The form whose questions stand on the page Arrive, by its id."""
    choose: Several[Slug] = ()
    """The forms to choose one from, in place of the form named in `steps`."""
    private: bool = False
    """Whether it lies among one person's own pages, apart from everything joint."""
    phases: Several[Phase] = ()
    """Phases of the talk, where they differ from talk.toml."""
    returns: bool = False
    """Whether it comes back on the day it names."""
    stays_open: bool = False
    """Whether it is offered again until it is ended, with a day or without one."""
    becomes: OptionalText = ""
    """The kind of session it turns into once what is planned runs."""
    help: Literal["forms", "network", "disagree", "partnership"] = "forms"
    """The help page of its forms."""
    agenda: Several[Slug] = ()
    """The forms that can be saved as a page to send round before."""
    sources: Several[Slug] = ()
    _gone = lets_go("agree")  # how it ends follows who is here


class PortfolioBody(ContentModel):
    """A body that asks for written reflections: what it asks in our words, and the form to write on."""

    id: Slug
    title: Title
    short: Title
    form: Slug
    asks: Text
    official: OptionalText = ""
    """What to do with the words, as the account that counts is the body's own."""
    changes: OptionalText = ""
    """What is about to change there."""
    checked: OptionalText = ""
    """The month in which the body's pages were last read."""
    sources: Several[Slug] = ()


class OwnPagesTexts(ContentModel):
    """What is said before somebody writes on pages of their own."""

    title: Title
    about: AtLeastOne[Text]
    choices: Annotated[tuple[Title, ...], Field(min_length=3, max_length=3)]
    """A lock of their own, a file that is taken away, or unlocked; the safest first."""
    look_away: Text
    """With `{initials}`: said to the other of the two."""
    reported: Text
    before_saving: Text
    left_out: Text
    taken: OptionalText = ""
    """What is true of a page that is taken away, on a disk that remembers."""
    sources: Several[Slug] = ()


class KindsFile(ContentModel):
    """What kinds.toml holds."""

    schema_version: Literal[1] = 1
    groups: Several[KindGroup] = ()
    kinds: Several[SessionKind] = ()
    bodies: Several[PortfolioBody] = ()
    own_pages: OwnPagesTexts | None = None


FormFile = ListsFile | FormsFile | KindsFile
FORM_FILES: Mapping[str, type[FormFile]] = {
    "lists.toml": ListsFile,
    "network.toml": ListsFile,
    "disagreement.toml": ListsFile,
    "partnerships.toml": ListsFile,
    "tips.toml": ListsFile,
    "forms.toml": FormsFile,
    "team.toml": FormsFile,
    "kinds.toml": KindsFile,
}
"""The files of words read when something other than the usual session is first asked for; each names those before."""

OWN_GROUP = KindGroup(id="own-forms", title="Our own forms")


class FormContent(ContentModel):
    """Every kind of session, form and list."""

    groups: tuple[KindGroup, ...] = ()
    kinds: tuple[SessionKind, ...] = ()
    bodies: tuple[PortfolioBody, ...] = ()
    own_pages: OwnPagesTexts | None = None
    forms: tuple[Form, ...] = ()
    lists: tuple[ChoiceList, ...] = ()

    def kind(self, id: str) -> SessionKind | None:
        """The kind of session with this id, or None: old sessions may name what has gone."""
        return next((kind for kind in self.kinds if kind.id == id), None)

    def kinds_for(self, who: Who) -> tuple[SessionKind, ...]:
        """Those that `who` can hold, in their order."""
        return tuple(kind for kind in self.kinds if who in kind.people)

    def form(self, id: str) -> Form | None:
        """The form with this id, or None."""
        return next((form for form in self.forms if form.id == id), None)

    def forms_of(self, kind: SessionKind | None) -> tuple[Form, ...]:
        """Those that are pages of this kind of session, or on one of them."""
        named = (*kind.steps, *kind.choose, kind.arrive) if kind else ()
        return tuple(form for form in self.forms if form.id in named)

    def choice_list(self, id: str) -> ChoiceList | None:
        """The list with this id, or None."""
        return next((choice_list for choice_list in self.lists if choice_list.id == id), None)

    @property
    def seat_parts(self) -> tuple[ListItem, ...]:
        """What a seat can be there as, in any form."""
        fields = (field for form in self.forms for field in form.fields if field.kind == "seats")
        named = {field.list_id or SEAT_PARTS for field in fields}
        return tuple(item for choice_list in self.lists if choice_list.id in named for item in choice_list.items)

    def items(self, field: Choosable) -> tuple[ListItem, ...]:
        """What a field or a column can be answered with; a choice written beside it has its number as its id."""
        if choice_list := self.choice_list(field.list_id):
            if not field.under:
                return choice_list.items
            return tuple(item for item in choice_list.items if item.group == field.under and item.tone == "gain")
        return tuple(ListItem(id=str(number), label=label) for number, label in enumerate(field.choices, 1))

    def with_file(self, words: FormFile) -> "FormContent":
        """With what this file holds: in place of what has the same id, after the others where none has."""
        lists = {key: value for key, value in words if isinstance(value, tuple)}
        update: dict[str, object] = {key: _united(getattr(self, key), value) for key, value in lists.items()}
        if isinstance(words, KindsFile) and words.own_pages:
            update["own_pages"] = words.own_pages
        return self.model_copy(update=update)

    def with_kinds_for_other_forms(self) -> "FormContent":
        """With each form that no kind has among its steps as a kind of its own, so that a form alone can be held."""
        named = {step for kind in self.kinds for step in (*kind.steps, *kind.choose, kind.arrive)}
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


_Identified = TypeVar("_Identified", KindGroup, SessionKind, PortfolioBody, Form, ChoiceList)


def _united(before: tuple[_Identified, ...], added: tuple[_Identified, ...]) -> tuple[_Identified, ...]:
    return tuple(({item.id: item for item in before} | {item.id: item for item in added}).values())


def content_lists(content: Content) -> tuple[ChoiceList, ...]:
    """`barriers`, `strategies`, `functions` and `competencies`, in the words in force; none that would be empty."""
    families = {family.id: family.title for family in content.families}
    barriers = (
        ListItem(id=barrier.id, label=barrier.label, group=families.get(barrier.family, ""), help=barrier.summary)
        for barrier in sorted(content.barriers, key=lambda barrier: [*families, barrier.family].index(barrier.family))
    )
    strategies = (
        ListItem(id=strategy.id, label=strategy.label, help=strategy.summary) for strategy in content.strategies
    )
    functions = (
        ListItem(id=function.id, label=function.title, help=function.also) for function in content.supervision.functions
    )
    competencies = (
        ListItem(id=f"{section.id}-{number}", label=competency.text, group=section.title)
        for section in content.wheel.sections
        for number, competency in enumerate(section.competencies, 1)
    )
    lists = {
        "barriers": tuple(barriers),
        "strategies": tuple(strategies),
        "functions": tuple(functions),
        "competencies": tuple(competencies),
    }
    return tuple(ChoiceList(id=id, items=items) for id, items in lists.items() if items)
