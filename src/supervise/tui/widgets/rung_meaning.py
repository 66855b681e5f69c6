"""What the highlighted rung means: its title, its band, a sentence, its signs, and who stands there."""

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from supervise.domain.content.ladder import Ladder
from supervise.tui.widgets.ladder import Mark
from supervise.tui.widgets.line import clean
from supervise.tui.widgets.numbered import Numbered


class RungMeaning(Vertical):
    """Says what `tell` was last given."""

    DEFAULT_CSS = """
    RungMeaning {
        height: auto;
        Static { height: auto; }
        .-empty { display: none; }
        .title { text-style: bold; }
        .signs, .here { color: $text-muted; }
    }
    """
    NOTHING = "Climb with the arrows, or click a rung, to read what it means."

    def compose(self) -> ComposeResult:
        yield Static(classes="title -empty")
        yield Static(Content(self.NOTHING), classes="summary")
        yield Numbered(mark="·", classes="signs -empty")
        yield Static(classes="here -empty")

    def tell(self, ladder: Ladder, number: int | None, marks: Sequence[Mark] = ()) -> None:
        """Say what this rung of this ladder means, and who stands on it."""
        rung = None if number is None else ladder.rung(number)
        if rung is None:
            self._say((), title=Content(""), summary=Content(self.NOTHING), here=Content(""))
            return
        band = ladder.band(rung.number)
        here = "  ".join(f"{one.sign} {clean(one.text)}" for one in marks if one.rung == number)
        self._say(
            rung.signs,
            title=Content.assemble(
                (f"{rung.number}  {rung.title}", "$accent"),
                (f"  ({band.title})" if band else "", "not bold $text-muted"),
            ),
            summary=Content(rung.summary),
            here=Content(f"Here: {here}" if here else ""),
        )

    def _say(self, signs: tuple[str, ...], **parts: Content) -> None:
        listed = self.query_one(".signs", Numbered)
        listed.items = signs
        listed.set_class(not signs, "-empty")
        for name, words in parts.items():
            part = self.query_one(f".{name}", Static)
            part.update(words)
            part.set_class(not words.plain, "-empty")
