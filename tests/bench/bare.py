"""A bare Textual app with pydantic and the widgets of a page, nothing of ours: what the speed rows stand beside."""

import sys

from pydantic import BaseModel
from textual.app import App, ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Button, Digits, Footer, OptionList, Static, TextArea


class Record(BaseModel):
    """What is kept as pydantic models costs its import, whoever writes them."""

    words: str = ""


class Bare(App[None]):
    """`home`: texts, a list, buttons; `write`: a field; `clock`: a number that changes once a second."""

    CSS = "Static, OptionList, TextArea { height: auto; } OptionList { height: 8; } TextArea { height: 6; }"

    def __init__(self, page: str) -> None:
        super().__init__()
        self.page, self.seconds = page, 0

    def compose(self) -> ComposeResult:
        yield Static("Bare", id="top")
        with VerticalScroll():
            yield Static("A wheel of coloured cells would stand here.\n" * 10)
            if self.page == "home":
                yield OptionList(*(f"22 Nov 2026  Resilience  {number}" for number in range(14)))
            else:
                yield TextArea(id="words")
            yield Digits("00:00")
        yield Horizontal(Button("New session", compact=True), Button("Look back", compact=True))
        yield Footer()

    def on_mount(self) -> None:
        if self.page != "home":  # a cursor blinks in both pages of ours
            self.query_one(TextArea).focus()
        if self.page == "clock":
            self.set_interval(1, self.tick)

    def tick(self) -> None:
        self.seconds += 1
        self.query_one(Digits).update(f"00:{self.seconds:02}")


if __name__ == "__main__":
    Bare(sys.argv[1]).run()
