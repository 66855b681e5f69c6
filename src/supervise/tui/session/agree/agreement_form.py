"""What locks the record, in one view: what may identify somebody, and both initials side by side."""

from collections.abc import Sequence
from datetime import tzinfo

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical

from supervise.domain.people import Person, supervisee_first, who_holds
from supervise.domain.session.model import Confirmation
from supervise.tui.session.agree.initials_field import InitialsField
from supervise.tui.widgets.fields.watched_field import IdentifierNotice
from supervise.tui.widgets.text import Caption, Heading

BOTH_AGREE = (
    "Initials are not an electronic signature. Once you both have agreed, nothing here is changed; "
    "what you want to say later is added with its date."
)
READ_OUT = (
    "Read it out to everybody, and change what does not fit. Then whoever leads today types initials: "
    "they are not an electronic signature. After that nothing here is changed; words can be added with their date."
)


class AgreementForm(Vertical):
    """Comes into view whole, as nobody is to agree without seeing that the other is asked too."""

    DEFAULT_CSS = """
    AgreementForm {
        height: auto;
        #confirming { color: $accent; }
        #noticed { padding: 0; }
        Caption { padding: 0 1 0 0; }
        #what-locks { height: auto; }
        #initials { height: auto; margin: 1 0 0 0; }
        &.-slim #initials { layout: vertical; margin: 0; }
    }
    """
    SLIM = 54
    """The width under which the fields stand one over the other."""

    def __init__(
        self, people: Sequence[Person], agreed: Sequence[Confirmation], zone: tzinfo | None, *, look_key: str
    ) -> None:
        super().__init__(id="agreement")
        self._look_key = look_key
        self._people, self._zone = supervisee_first(people), zone
        self._agreed = tuple(agreed)
        """Whose initials are shown."""

    def compose(self) -> ComposeResult:
        yield Heading("Agree that it is a fair record", id="confirming")
        yield Caption(READ_OUT if who_holds(self._people) == "team" else BOTH_AGREE)
        agreed = {confirmation.by: confirmation for confirmation in self._agreed}
        with Vertical(id="what-locks"):
            yield IdentifierNotice(key=self._look_key, id="noticed")
            yield Caption(id="again")
            with Horizontal(id="initials"):
                for person in self._people:
                    yield InitialsField(person, agreed.get(person.id), self._zone)

    def on_mount(self) -> None:
        self.query_one("#noticed").display = False
        self.query_one("#again", Caption).show("")

    def on_resize(self) -> None:
        self.set_class(self.size.width < self.SLIM, "-slim")

    def come_into_view(self) -> None:
        fits = self.size.height <= self.screen.query_one("#body").size.height
        whole = self if fits else self.query_one("#what-locks")
        whole.scroll_visible(animate=False)

    def show_noticed(self, words: Sequence[str]) -> None:
        """Say right above the initials what may still identify somebody."""
        for notice in self.query("#noticed").results(IdentifierNotice):  # none while the page is being removed
            notice.display = bool(words)
            notice.words = tuple(words)

    def show_agreed(self, agreed: Sequence[Confirmation]) -> bool:
        """Show who agreed to the words as they stand; who agreed to other words is said to be asked again.

        Returns whether an agreement is thereby withdrawn: both fields are then empty, whatever was typed in either.
        """
        before, self._agreed = self._agreed, tuple(agreed)
        withdrawn = bool(before) and not agreed
        if agreed or before:
            lost = " and ".join(confirmation.initials for confirmation in before) if withdrawn else ""
            words = f"Something was changed after {lost} agreed, so each of you is asked again." if lost else ""
            self.query_one("#again", Caption).show(words, warning=True)
        by_person = {confirmation.by: confirmation for confirmation in agreed}
        for field in self.query(InitialsField):
            field.show(by_person.get(field.person.id))
            if withdrawn:
                field.clear()
        return withdrawn

    def go_to_initials(self) -> None:
        """Take the initials typed in a field that is still wanted, or the focus there."""
        waiting_field = next((field for field in self.query(InitialsField) if field.is_waiting), None)
        if waiting_field is not None and not waiting_field.give():
            waiting_field.focus_input()
