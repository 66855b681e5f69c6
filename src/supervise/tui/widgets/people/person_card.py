"""Person cards: what each of the two said, beside their mark and in their colour."""

from typing import Any

from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from supervise.domain.people import Person
from supervise.tui.widgets.figures import Figures
from supervise.tui.widgets.panel import Card
from supervise.tui.widgets.people.person_mark import person_mark


class PersonCard(Card):
    """Mark, initials and a `title` over what they said; a `figure` stands large beside it where there is room."""

    SCOPED_CSS = False  # for the rules that begin with the screen's size class
    DEFAULT_CSS = """
    PersonCard {
        width: 1fr; height: 100%;
        .person-title { height: auto; margin: 0 0 1 0; color: $text-muted; }
        .person-words { height: auto; width: 1fr; }
        .person-said { height: auto; }
        Figures { margin: 0 3 0 0; height: 5; }
    }
    PersonCard.supervisee Figures { color: $supervisee; }
    PersonCard.supervisor Figures { color: $supervisor; }
    .-tall PersonCard Figures { height: 7; }
    .-low PersonCard .person-title { margin: 0; }
    .-low PersonCard Figures { height: 3; }
    .-short PersonCard .person-title { margin: 0; }
    .-short PersonCard Figures, .-narrow PersonCard Figures { display: none; }
    """

    def __init__(
        self,
        person: Person,
        title: Content,
        *words: Widget,
        figure: str = "",
        **options: Any,
    ) -> None:
        head = Static(Content.assemble(person_mark(person), "   ", title), classes="person-title")
        said = Horizontal(
            *((Figures(figure),) if figure else ()), Vertical(*words, classes="person-words"), classes="person-said"
        )
        options["classes"] = f"{options.get('classes', '')} {person.id}".strip()
        super().__init__(head, said, **options)


class PersonCards(Vertical):
    """Cards under each other, each as tall as the one with the most to say: neither voice is the larger."""

    DEFAULT_CSS = "PersonCards { height: auto; }"

    def on_resize(self) -> None:
        cards = [*self.query(PersonCard)]
        if cards:
            rows = max(self._rows(card) for card in cards)
            for card in cards:
                card.styles.height = rows

    def _rows(self, card: PersonCard) -> int:
        """Rows that a card needs at the width there is."""
        width = max(1, self.content_size.width - card.gutter.width)
        return card.get_content_height(self.size, self.app.size, width) + card.gutter.height
