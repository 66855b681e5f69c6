"""Something else: the kinds of session beside the usual one, what comes back of them, and what is on paper."""

from collections.abc import Iterator
from typing import ClassVar, Literal, NamedTuple

from textual import on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.widget import Widget
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from supervise.domain.content.paper.papers import Papers
from supervise.domain.content.session_kinds import SessionKind
from supervise.domain.people import Person
from supervise.domain.review.history import Returning
from supervise.domain.review.work import kinds_about
from supervise.tui.drawing.cell_text import printable
from supervise.tui.keys.table import bindings
from supervise.tui.shell.deed import Deed
from supervise.tui.shell.head import Head
from supervise.tui.shell.page import PAGE_STYLES
from supervise.tui.shell.page_kinds import CardPage
from supervise.tui.widgets.masthead import Masthead
from supervise.tui.widgets.text import Caption
from supervise.tui.widgets.typed_number import TypedNumber, digit_bindings

PaperId = Literal["evidence", "sheets", "plain", "tips"]
ON_PAPER = "paper"
"""The id of their heading in kinds.toml, where a kind of session stands under it as well."""


class Paper(NamedTuple):
    """One page on paper, as it is offered."""

    id: PaperId
    title: str
    beside: str
    when: str


def papers_for(words: Papers, *, alone: bool) -> Iterator[Paper]:
    """Those for the two, or for one person alone, of whose pages nothing is counted."""
    if not alone:
        yield Paper("evidence", "Evidence for an inspection", "counts and dates", words.evidence.evidence.intro)
    about = "Chosen competencies for a job description, a person specification, an appraisal talk or a team day."
    yield Paper("sheets", "Competencies on a sheet", "to print", about)
    plain = words.plain.plain_words_about
    yield Paper("plain", plain.title, "another way to say it", plain.intro)
    yield Paper("tips", "Keeping in touch", "to read", "Twelve short tips for good contact round one person.")


class KindChoice(NamedTuple):
    """What to begin: a kind of session, or one that goes on from an earlier one."""

    kind: SessionKind
    goes_on: Returning | None = None


BESIDE_LIST = 13
"""The lines of the page that are not the list's."""


class ChoiceList(OptionList):
    """Every kind and paper has a number; to type it goes there, and Enter takes it, as on the wheel.

    What comes back has none: a number that somebody has learned must not be another's once something is to come back.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *digit_bindings("By its number", "Go to what has this number"),
        Binding("j", "cursor_down", "Down", show=False),
        Binding("k", "cursor_up", "Up", show=False),
    ]

    def on_mount(self) -> None:
        self._typed = TypedNumber()

    def action_digit(self, digit: int) -> None:
        """Look at the choice with this number, which is its id."""
        ids = [option.id for option in self.options]
        if number := self._typed.add(digit, sum(id_ is not None and id_.isdigit() for id_ in ids)):
            self.highlighted = ids.index(str(number))


class SomethingElsePage(CardPage[KindChoice | Person | Paper | None]):
    """Returns what to begin, whose own pages to open, or which paper; None where nothing else is wanted."""

    CSS_PATH = [PAGE_STYLES, "page.tcss"]
    PAGE_TITLE = "Something else"
    QUESTION = "Which kind of session?"
    HINT = "Choose by number or with the arrows, then Enter; or by a click."
    HELP_PAGE = "forms"
    AUTO_FOCUS = "OptionList"
    BINDINGS: ClassVar[list[BindingType]] = bindings("page")

    def __init__(self, about: str = "") -> None:
        """`about` is a label: then only what can be held about that is offered."""
        super().__init__()
        self.about = about

    @property
    def help_name(self) -> str:
        return "own" if self.who == "one" else self.HELP_PAGE

    def head(self) -> Head:
        return Head(f"About {printable(self.about)}" if self.about else self.PAGE_TITLE, people=self.people_here)

    def masthead(self) -> Masthead:
        question = "Which kind of page?" if self.who == "one" else self.QUESTION
        return Masthead(question, self.HINT, id="hint")

    def on_resize(self) -> None:
        """The list scrolls within the card: what the chosen one is for stays in sight under it."""
        self.query_one(OptionList).styles.max_height = max(5, self.app.size.height - BESIDE_LIST)

    def body(self) -> Iterator[Widget]:
        self._choices: dict[str, KindChoice | Person | Paper] = {}
        yield ChoiceList(*self._options(), compact=True, markup=False)
        yield Caption(id="when")
        yield Caption(id="not-for")

    def deeds(self) -> Iterator[Deed]:
        yield Deed("choose", "Begin", main=True)

    def _options(self) -> Iterator[Option]:
        forms, today = self.workflow.forms, self.workflow.today
        kinds = kinds_about(forms.kinds_for(self.who), self.about, self.workflow.history)
        known = {kind.id: kind for kind in kinds}
        returning = self.workflow.history.returning()
        coming_back = [again for again in returning if again.occasion in known and self.about in ("", again.about)]
        if coming_back:
            yield Option(Content.styled("To look at again", "bold"), disabled=True)
        for again in coming_back:
            yield self._option(KindChoice(known[again.occasion], again), again.when(today))
        for group in sorted(forms.groups, key=lambda group: group.id == ON_PAPER):  # papers follow under its heading
            of_group = [kind for kind in kinds if kind.group == group.id]
            if of_group:
                yield Option(Content.styled(group.title, "bold"), disabled=True)
            for kind in of_group:
                yield self._option(KindChoice(kind), f"about {kind.minutes} minutes")
        if self.about:
            return
        if not any(kind.group == ON_PAPER for kind in kinds):
            yield Option(Content.styled("On paper", "bold"), disabled=True)
        for paper in papers_for(self.workflow.papers, alone=self.who == "one"):
            yield self._option(paper, paper.beside)
        if self.who == "pair":
            yield Option(Content.styled("On my own", "bold"), disabled=True)
            for person in self.people_here:
                yield self._option(person, "to think, or for a portfolio")

    def _option(self, choice: KindChoice | Person | Paper, beside: str) -> Option:
        is_numbered = not (isinstance(choice, KindChoice) and choice.goes_on)
        count = 1 + sum(id_.isdigit() == is_numbered for id_ in self._choices)
        id_ = str(count) if is_numbered else f"again-{count}"
        self._choices[id_] = choice
        if isinstance(choice, Person):
            title = f"{choice.initials}: pages of my own"
        elif isinstance(choice, Paper):
            title = choice.title
        else:
            title = choice.goes_on.called if choice.goes_on else choice.kind.title
        number = (f"{id_ if is_numbered else '':>2}  ", "$text-muted")
        return Option(Content.assemble(number, f"{title}  ", (beside, "$text-muted")), id=id_)

    @on(OptionList.OptionHighlighted)
    def _looked(self, event: OptionList.OptionHighlighted) -> None:
        choice = self._choices[event.option_id or ""]
        if isinstance(choice, Person):
            about = texts.about if (texts := self.workflow.forms.own_pages) else ("",)
            when, not_for = about[0], ""
        elif isinstance(choice, Paper):
            when, not_for = choice.when, ""
        else:
            when, not_for = choice.kind.when, choice.kind.not_for
        self.query_one("#when", Caption).show(when)
        self.query_one("#not-for", Caption).show(not_for)

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(self._choices[event.option_id or ""])

    def action_choose(self) -> None:
        self.query_one(OptionList).action_select()

    def action_close(self) -> None:
        self.dismiss(None)
