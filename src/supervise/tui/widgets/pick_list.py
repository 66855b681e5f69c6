"""A list to pick from, one or several, under headings where there are any: arrows and space, or a click."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar, NamedTuple

from textual import events, on
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option


class PickOption(NamedTuple):
    """One line of the list; `group` is the heading it stands under."""

    id: str
    label: str
    group: str = ""


class PickList(OptionList):
    """`[x] Time`, or `(•) One of these` where only one can be. Picked by space, Enter or a click, and taken back so."""

    DEFAULT_CSS = """
    PickList {
        width: 1fr; height: auto; max-height: 100%; padding: 0; border: none; background: $background; color: $text;
        scrollbar-size-vertical: 1;
        & > .option-list--option { padding: 0 1; }
        & > .option-list--option-disabled { color: $text-muted; text-style: none; }
        & > .option-list--option-highlighted { color: $text; background: $background; text-style: none; }
        &:focus {
            border: none; background-tint: $foreground 0%;
            & > .option-list--option-highlighted { color: $text; background: $accent-deep; text-style: none; }
        }
        &:nocolor:focus > .option-list--option-highlighted { text-style: reverse; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("space", "select", "Pick", show=False),
        Binding("j", "cursor_down", "Down", show=False),
        Binding("k", "cursor_up", "Up", show=False),
        Binding("g", "first", "First", show=False),
        Binding("G,shift+g", "last", "Last", show=False),
    ]
    HELP = "Up and Down move; Space or Enter picks, and takes back; Tab goes on."

    @dataclass
    class Picked(Message):
        """Somebody picked, or took back: what is picked now, in the order of picking."""

        picklist: "PickList"
        picked: tuple[str, ...]

        @property
        def control(self) -> "PickList":
            return self.picklist

    @dataclass
    class Looked(Message):
        """Another line became the highlighted one."""

        picklist: "PickList"
        id: str

        @property
        def control(self) -> "PickList":
            return self.picklist

    def __init__(
        self,
        picks: Iterable[PickOption] = (),
        picked: Iterable[str] = (),
        *,
        single: bool = False,
        takes_back: bool = False,
        id: str | None = None,
    ) -> None:
        """Of a `single` choice the same again changes nothing, unless it `takes_back`: then nothing need be chosen."""
        super().__init__(id=id, markup=False)
        self.single, self.takes_back = single, takes_back
        self.picks: tuple[PickOption, ...] = ()
        self.picked: tuple[str, ...] = ()
        self.show(picks, picked)

    @property
    def highlighted_id(self) -> str:
        """The id of the highlighted line, or ""."""
        option = self.highlighted_option
        return (option.id or "") if option is not None and not option.disabled else ""

    def show(self, picks: Iterable[PickOption], picked: Iterable[str]) -> None:
        """Show these lines; the highlight stays on its line where that is still there."""
        # A line is known by its id: of two with the same one only the first could be picked.
        picks = tuple({pick.id: pick for pick in reversed(tuple(picks))}.values())[::-1]
        picked = tuple(picked)
        if picks == self.picks:
            self._mark(picked)
            return
        at, top = self.highlighted_id, self.scroll_y
        self.picks, self.picked = picks, picked
        self.clear_options()
        self.add_options(self._options_of(picks))
        ids = [option.id for option in self.options]
        if at in ids:
            self.highlighted = ids.index(at)
            self.scroll_to(y=top, animate=False)
        else:
            self.action_first() if not picked else self._look_at(picked[0])

    def _options_of(self, picks: Iterable[PickOption]) -> Iterable[Option]:
        group = ""
        for pick in picks:
            if pick.group != group:
                group = pick.group
                yield Option(Content(group), disabled=True)
            yield Option(self._prompt(pick), id=pick.id)

    def _look_at(self, id: str) -> None:
        ids = [option.id for option in self.options]
        if id in ids:
            self.highlighted = ids.index(id)
        else:
            self.action_first()

    def _prompt(self, pick: PickOption) -> Content:
        """The mark and the label, whose further lines hang under its first."""
        on = pick.id in self.picked
        mark = ("(•) " if on else "( ) ") if self.single else ("[x] " if on else "[ ] ")
        bar = self.styles.scrollbar_size_vertical  # there or not: it comes after the lines are broken
        room = self.content_size.width - bar - 2 - len(mark)
        label = Content(pick.label)
        lines = label.wrap(room) if room > 0 else [label]
        content = Content("\n" + " " * len(mark)).join(lines)
        return Content.assemble(mark, content).stylize("bold $accent") if on else Content.assemble(mark, content)

    def _mark(self, picked: tuple[str, ...]) -> None:
        changed = set(picked) ^ set(self.picked)
        self.picked = picked
        for pick in self.picks:
            if pick.id in changed:
                self.replace_option_prompt(pick.id, self._prompt(pick))

    def on_resize(self, event: events.Resize) -> None:
        for pick in self.picks:
            self.replace_option_prompt(pick.id, self._prompt(pick))
        self.refresh(layout=True)
        self.call_after_refresh(self._scroll)

    def _scroll(self) -> None:
        """Keep the highlighted line in view; on the first one, the heading over it too."""
        if not any(not option.disabled for option in self.options[: self.highlighted or 0]):
            self.scroll_to(y=0, animate=False)
        else:
            self.scroll_to_highlight()

    @on(OptionList.OptionSelected)
    def _pick(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        id = event.option_id or ""
        if self.single:
            after: tuple[str, ...] = () if self.takes_back and id in self.picked else (id,)
        elif id in self.picked:
            after = tuple(text for text in self.picked if text != id)
        else:
            after = (*self.picked, id)
        if after != self.picked:
            self._mark(after)
            self.post_message(self.Picked(self, after))

    @on(OptionList.OptionHighlighted)
    def _look(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self._scroll()
        self.post_message(self.Looked(self, event.option_id or ""))
