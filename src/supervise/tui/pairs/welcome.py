"""Entry of who is here: initials and roles of two or of one, or a team by its title; first under words of welcome."""

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

from supervise.domain.people import SELF, SUPERVISEE, SUPERVISOR, Pair, Person, Who, clean_initials, clean_role, team_of
from supervise.tui.keys.table import bindings
from supervise.tui.shell.deed import Deed
from supervise.tui.shell.page import PAGE_STYLES, action_button
from supervise.tui.shell.page_kinds import CardPage
from supervise.tui.widgets.fields.text_fields import LabelledTextArea
from supervise.tui.widgets.masthead import Masthead
from supervise.tui.widgets.panel import Card
from supervise.tui.widgets.people.person_mark import person_sign
from supervise.tui.widgets.radio_row import RadioRow
from supervise.tui.widgets.text import Caption, Heading
from supervise.workflow.pair import pair_id_for

ROLES_SUCH_AS = "such as social worker, community nurse, team manager"
WHO: dict[Who, str] = {"pair": "The two of us", "one": "Only me", "team": "A team"}
OTHERS_HERE = (
    "{others} can open this folder too, and read what you write here. "
    "Pages that only you open are under Something else on their Home; or begin a folder of your own: "
    "supervise --home FOLDER"
)
WHO_ARE: dict[Who, str] = {
    "pair": "Initials and roles, never names. Tab goes on; Enter begins.",
    "one": "Your initials and role, never a name. Tab goes on; Enter begins.",
    "team": "A title and roles, never names. Tab goes on; Enter begins.",
}
BEGIN: dict[Who, str] = {"pair": "That is us →", "one": "That is me →", "team": "That is us →"}


class WelcomePage(CardPage[bool]):
    """Returns whether a pair was chosen. `first` adds the sentences of welcome and where notes are kept."""

    PAGE_TITLE = "Welcome"
    QUESTION = "Who is here?"
    HINT = WHO_ARE["pair"]
    HELP_PAGE = "welcome"
    CSS_PATH = [PAGE_STYLES, "welcome.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = bindings("page", "welcome")
    AUTO_FOCUS = ""
    BACK_LABEL = "Not now"

    def __init__(self, *, first: bool = True) -> None:
        super().__init__()
        self._is_first_run = first
        self._who: Who = "pair"

    def body(self) -> Iterator[Widget]:
        if self._is_first_run:
            for sentence in self.workflow.content.privacy.welcome:
                yield Static(Content(sentence), classes="words")
            yield Caption(f"What you write will be kept in {self.workflow.home.root}", id="where")
        yield RadioRow([*WHO.items()], self._who, id="who")
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
        yield Caption(OTHERS_HERE.format(others=self._others), id="others")
        with Card(id="team"):
            yield LabelledTextArea("What the team is called", line=True, placeholder="such as Duty team", id="title")
            yield LabelledTextArea("Roles in it", line=True, placeholder=ROLES_SUCH_AS, id="roles")
            yield Caption("No names and no initials: the program knows nobody in a team.")
        if self._is_first_run:
            yield action_button("restore", "You have a backup? Restore it")

    def deeds(self) -> Iterator[Deed]:
        yield Deed("begin", "That is us →", main=True)
        yield Deed("who", "Only me, a team", short="Who")

    def on_mount(self) -> None:
        for field in self.query("#supervisee-role Input, #supervisor-role Input").results(Input):
            field.suggester = SuggestFromList(self.workflow.content.supervision.roles, case_sensitive=False)
        self.query_one("#team").display = False
        self.query_one("#others").display = False
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
        """The fields in sight that are to be filled in."""
        hidden = {"pair": ("team",), "one": ("team", "supervisor"), "team": ("supervisee", "supervisor", "roles")}
        return [
            field
            for field in self.query(Input)
            if not any(ancestor.id in hidden[self._who] for ancestor in field.ancestors)
        ]

    def action_who(self) -> None:
        """The next of the choices, and the keys in its first field."""
        self.query_one("#who", RadioRow).turn(1)

    @on(RadioRow.Changed, "#who")
    def _choose_who(self, event: RadioRow.Changed) -> None:
        """Ask for the two, one or a team; what was written in any field stays."""
        self._who = next((who for who in WHO if who == event.value), "pair")
        event.choice.value = self._who  # it is always one of them
        self.query_one("#people").display = self._who != "team"
        self.query_one("#team").display = self._who == "team"
        self.query_one("#supervisor").display = self._who == "pair"
        self.query_one("#others").display = self._who == "one" and bool(self._others)
        self.query_one("#supervisee .who", Heading).update("You" if self._who == "one" else "● Supervisee")
        self.query_one("#do-begin", Deed).label = BEGIN[self._who]
        self.hint(WHO_ARE[self._who])
        self.call_after_refresh(self._inputs[0].focus)

    @property
    def _others(self) -> str:
        """Whoever else has sessions here, or ""."""
        return " and ".join(pair.label for pair in self.workflow.settings.pairs)

    def action_begin(self) -> None:
        try:
            people = self._people()
            roles = tuple(clean_role(role) for role in self._text("roles").split(",") if role.strip())
        except ValueError as error:
            self._refuse(str(error))
            return
        known_pair = next((pair for pair in self.workflow.settings.pairs if pair.people == people), None)
        try:
            pair = known_pair or Pair(id=pair_id_for(self.workflow, people), people=people)
        except ValidationError as error:
            self._refuse(error.errors()[0]["msg"])
            return
        if self._who == "team":
            pair = pair.model_copy(update={"roles": roles or pair.roles})
        if self.services.attempt(lambda: self.workflow.choose_pair(pair)):
            self.dismiss(True)

    def _people(self) -> tuple[Person, ...]:
        """Those entered; raises ValueError, its message fit to show."""
        if self._who == "team":
            try:
                return team_of(self._text("title"))
            except ValueError as error:
                self.query_one("#title Input").focus()
                raise ValueError(f"What the team is called: {error}") from error
        return tuple(self._person(id_) for id_ in ((SUPERVISEE,) if self._who == "one" else (SUPERVISEE, SUPERVISOR)))

    def _text(self, id_: str) -> str:
        return self.query_one(f"#{id_}", LabelledTextArea).text

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
            who = SELF if self._who == "one" else id_
            return Person(id=who, initials=clean_initials(initials.text), role=clean_role(role.text))
        except ValueError as error:
            initials.query_one(Input).focus()
            whose = "You" if self._who == "one" else id_.capitalize()
            raise ValueError(f"{whose}: {error}") from error
