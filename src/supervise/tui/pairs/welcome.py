"""Entry of who is here: initials and roles of two or of one, on a first run under the three sentences of welcome."""

from collections.abc import Iterator
from typing import ClassVar

from pydantic import ValidationError
from textual import on
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.suggester import SuggestFromList
from textual.widget import Widget
from textual.widgets import Input, Static

from supervise.domain.people import SELF, SUPERVISEE, SUPERVISOR, Pair, Person, clean_initials, clean_role
from supervise.tui.keys import bindings
from supervise.tui.shell.card_page import CardPage
from supervise.tui.shell.deed import Deed
from supervise.tui.shell.page import PAGE_STYLES, action_button
from supervise.tui.widgets.masthead import Masthead
from supervise.tui.widgets.panel import Card
from supervise.tui.widgets.person_mark import person_sign
from supervise.tui.widgets.text import Caption, Heading
from supervise.tui.widgets.text_fields import LabelledTextArea
from supervise.workflow.pair import pair_id_for


class WelcomePage(CardPage[bool]):
    """Returns whether a pair was chosen. `first` adds the sentences of welcome and where notes are kept."""

    PAGE_TITLE = "Welcome"
    QUESTION = "Who is here?"
    HINT = "Say who is here: initials and roles, never names. Tab goes on; Enter begins."
    HELP_PAGE = "welcome"
    CSS_PATH = [PAGE_STYLES, "welcome.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = bindings("page", "welcome")
    AUTO_FOCUS = ""
    BACK_LABEL = "Not now"

    def __init__(self, *, first: bool = True) -> None:
        super().__init__()
        self._is_first_run = first
        self._is_alone = False

    def body(self) -> Iterator[Widget]:
        if self._is_first_run:
            for sentence in self.workflow.content.privacy.welcome:
                yield Static(Content(sentence), classes="words")
            yield Caption(f"What you write will be kept in {self.workflow.home.root}", id="where")
        with Horizontal(id="people"):
            for id_, title, initials, role in (
                (SUPERVISEE, "Supervisee", "CD", "Community nurse"),
                (SUPERVISOR, "Supervisor", "AB", "Team leader"),
            ):
                with Card(id=id_, classes=id_):
                    yield Heading(f"{person_sign(id_)} {title}", classes="who")
                    yield LabelledTextArea(
                        "Initials", line=True, placeholder=f"such as {initials}", id=f"{id_}-initials"
                    )
                    yield LabelledTextArea("Role", line=True, placeholder=f"such as {role}", id=f"{id_}-role")

        if self._is_first_run:
            yield action_button("restore", "You have a backup? Restore it")

    def deeds(self) -> Iterator[Deed]:
        yield Deed("begin", "That is us →", main=True)
        yield Deed("only_me", "Only me")

    def on_mount(self) -> None:
        for field in self.query("#supervisee-role Input, #supervisor-role Input").results(Input):
            field.suggester = SuggestFromList(self.workflow.content.supervision.roles, case_sensitive=False)
        # Without scrolling, so that the sentences of welcome are in view on a small screen too.
        self.query(Input).first().focus(scroll_visible=False)

    @on(Input.Submitted)
    def _go_on(self) -> None:
        """Enter goes to the first empty field; with none empty it begins."""
        empty_fields = [field for field in self._inputs if not field.value.strip()]
        if empty_fields:
            empty_fields[0].focus()
        else:
            self.action_begin()

    @property
    def _inputs(self) -> list[Input]:
        return [
            field
            for field in self.query(Input)
            if not self._is_alone or self.query_one("#supervisor") not in field.ancestors
        ]

    def action_only_me(self) -> None:
        """Ask for one person, or for both again; what was written in either field stays."""
        self._is_alone = not self._is_alone
        self.query_one("#supervisor").display = not self._is_alone
        self.query_one("#supervisee .who", Heading).update("You" if self._is_alone else "Supervisee")
        begin, only_me = self.query_one("#do-begin", Deed), self.query_one("#do-only-me", Deed)
        begin.label = "That is me →" if self._is_alone else "That is us →"
        only_me.label = "The two of us" if self._is_alone else "Only me"
        self.query(Input).first().focus(scroll_visible=False)

    def action_begin(self) -> None:
        try:
            people = tuple(self._person(id_) for id_ in (SUPERVISEE, SUPERVISOR)[: 1 if self._is_alone else 2])
        except ValueError as error:
            self._refuse(str(error))
            return
        known_pair = next((pair for pair in self.workflow.settings.pairs if pair.people == people), None)
        try:
            pair = known_pair or Pair(id=pair_id_for(self.workflow, people), people=people)
        except ValidationError as error:
            self._refuse(error.errors()[0]["msg"])
            return
        if self.services.attempt(lambda: self.workflow.choose_pair(pair)):
            self.dismiss(True)

    def _refuse(self, why: str) -> None:
        self.query_one("#hint", Masthead).say(why, warning=True)

    def action_restore(self) -> None:
        self.services.navigator.restore_backup()

    def action_close(self) -> None:
        self.dismiss(False)

    def _person(self, id_: str) -> Person:
        """The person entered; raises ValueError, its message fit to show, where a field is empty or too long."""
        role = self.query_one(f"#{id_}-role", LabelledTextArea)
        initials = self.query_one(f"#{id_}-initials", LabelledTextArea)
        try:
            return Person(
                id=SELF if self._is_alone else id_, initials=clean_initials(initials.text), role=clean_role(role.text)
            )
        except ValueError as error:
            initials.query_one(Input).focus()
            whose = "You" if self._is_alone else id_.capitalize()
            raise ValueError(f"{whose}: {error}") from error
