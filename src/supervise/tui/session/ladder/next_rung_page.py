"""Ladder, next rung: the barriers, what answers them or is there already, and one key from either to an action."""

from collections.abc import Iterable, Iterator
from typing import ClassVar

from textual import events, on
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.widget import Widget

from supervise.domain.content.forms import ListItem
from supervise.domain.content.guidance import Barrier, Strategy
from supervise.domain.session.action_owners import begin_action
from supervise.domain.session.action_suggestions import starters
from supervise.domain.session.actions import ActionOrigin, number_reached
from supervise.domain.session.incident import NamedItem, NextRung, next_rung
from supervise.domain.text import single_line
from supervise.tui.drawing.cell_text import clip
from supervise.tui.keys.table import bindings
from supervise.tui.session.ladder.next_rung_picks import (
    THERE,
    barrier_picks,
    explained,
    help_picks,
    origin_of,
    picked_help,
    with_help,
)
from supervise.tui.session.ladder.rung_text import NextRungIntro
from supervise.tui.session.step_page import IncidentStepPage
from supervise.tui.shell.deed import Deed
from supervise.tui.shell.dialogs import ChoiceDialog
from supervise.tui.shell.page import PAGE_STYLES
from supervise.tui.widgets.fields.note_area import GrowingLine, NoteArea
from supervise.tui.widgets.fields.text_fields import LabelledTextArea
from supervise.tui.widgets.panel import Panel
from supervise.tui.widgets.pick_list import PickList, PickOption
from supervise.tui.widgets.text import Caption, FocusableScroll


class NextRungPage(IncidentStepPage):
    """One's own words and two lists, barriers and strategies; nothing need be written or picked."""

    HELP_PAGE = "ladder"
    NEXT_LABEL = ""  # the last page of the step: it leads to the next one
    HINT = "Space picks, {to-action} makes an action of it. Tab goes on, {next} to Actions."
    WRITING = "Write what you could do; {to-action} makes it an action. Tab goes on."
    LISTS = "In the lists, what a line means and a first action from it are said here."
    CSS_PATH = [PAGE_STYLES, "next_rung_page.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = bindings("next-rung")
    AUTO_FOCUS = ""

    def __init__(self) -> None:
        super().__init__()
        self._last_list = "barriers"
        self._in_own_words = False
        """Whether one's own words were in use last, not a list."""
        self._opportunities: tuple[ListItem, ...] = ()
        """From the words of forms, which take a moment to read: listed once the page is there."""

    @property
    def rungs(self) -> NextRung:
        return next_rung(self.incident, self.workflow.content.ladder(self.incident.ladder))

    def body(self) -> Iterator[Widget]:
        yield NextRungIntro(self.rungs, id="rung")
        whose = "you" if self.is_alone else "each of us"
        answer = "Write here" if self.rungs.here is None else "Your answer, and"
        whose = f"{answer} what {whose}, or our organisations, could do."
        next_step = LabelledTextArea("", self.incident.next_step, placeholder=whose, id="next-step")
        yield Panel(next_step, title=self._question(), id="own-words")
        with Horizontal(id="lists"):
            keeps = "What could make it slip?" if self.rungs.arrived else "What is in the way?"
            with Panel(title=keeps, id="left", classes="column"):
                yield PickList(self._barrier_picks(), _ids(self.incident.barriers), id="barriers")
                ours = self.incident.in_the_way
                yield LabelledTextArea("", ours, placeholder="or in your own words", grows=True, id="in-the-way")
                yield FocusableScroll(Caption(id="barrier-words"), classes="under")
            with Panel(title="What could help?", id="right", classes="column"):
                yield Caption("What answers what you picked is listed here.", id="nothing-yet")
                yield PickList(self._strategy_picks(), picked_help(self.incident), id="strategies")
                yield FocusableScroll(Caption(id="strategy-words"), classes="under")
        yield FocusableScroll(Caption(id="words"), id="beside")

    def deeds(self) -> Iterator[Deed]:
        yield from super().deeds()
        yield Deed("to_action", "Make it an action")

    def on_mount(self) -> None:
        self._show_picked()
        self.call_after_refresh(self._focus_first)
        self.call_after_refresh(self._list_opportunities)

    def _list_opportunities(self) -> None:
        if (listed := self.workflow.forms.choice_list("opportunities")) is not None:
            self._opportunities = listed.items
            self._show_strategies()

    def _focus_first(self) -> None:
        """Focus the field, first on the page, or where the page is scrolled the rung above it, to be read before."""
        body = self.query_one("#body")
        self.query_one("#rung" if body.max_scroll_y else "#next-step NoteArea").focus(scroll_visible=False)

    @on(PickList.Looked)
    def _look(self, event: PickList.Looked) -> None:
        barriers = event.picklist.id == "barriers"
        under = self.query_one("#barrier-words" if barriers else "#strategy-words", Caption)
        item = self._item(event.picklist.id or "", event.id)
        under.say(explained(item, self.with_keys("{to-action}")) if item else "")
        if event.picklist.has_focus:
            # In a small window the text about the line would be out of view below its list.
            for words in (under, self.query_one("#words")):
                words.scroll_visible(animate=False)
        self._say_beside()

    @on(events.DescendantFocus)
    def _say_what_to_do(self) -> None:
        if isinstance(self.focused, GrowingLine):
            self.hint("What is in the way, in your own words. Tab goes on, {next} to Actions.")
        elif isinstance(self.focused, PickList | NoteArea):
            self._in_own_words = isinstance(self.focused, NoteArea)
            self.hint(self.WRITING if self._in_own_words else self.HINT)
            self._say_beside()

    def _say_beside(self) -> None:
        if isinstance(self.focused, PickList):
            self._last_list = self.focused.id or ""
        under = "#barrier-words" if self._last_list == "barriers" else "#strategy-words"
        # Beside the field the key makes an action of what is written there, not of a line.
        words = self.LISTS if self._in_own_words else self.query_one(under, Caption).said
        self.query_one("#words", Caption).say(words)

    def _question(self) -> str:
        """The rung's question for moving up; where it need not move up, what keeps it there."""
        here, above, arrived = self.rungs.here, self.rungs.above, self.rungs.arrived
        if here is None:
            return "What could we do now?"
        return "What keeps it there?" if arrived and above is not None else here.move_up

    @on(LabelledTextArea.Changed)
    def _keep_own_words(self, event: LabelledTextArea.Changed) -> None:
        field = "in_the_way" if event.field.id == "in-the-way" else "next_step"
        self.change(incident=self.incident.with_changes(**{field: event.text}))

    # Barriers -----------------------------------------------------------------------------------

    def _barrier_picks(self) -> Iterator[PickOption]:
        return barrier_picks(self.session, self.incident, self.workflow.content)

    def _strategy_picks(self) -> Iterator[PickOption]:
        return help_picks(self.session, self.incident, self.workflow.content, self._opportunities)

    def _item(self, list_id: str, id: str) -> Barrier | Strategy | ListItem | None:
        """What this line of that list stands for; None where the content no longer has it."""
        content = self.workflow.content
        if list_id == "barriers":
            return content.barrier(id)
        return next((item for item in self._opportunities if f"{THERE}{item.id}" == id), None) or content.strategy(id)

    @on(PickList.Picked, "#barriers")
    def _pick_barriers(self, event: PickList.Picked) -> None:
        self._name_barriers(event.picked)

    def _name_barriers(self, picked: Iterable[str]) -> None:
        content = self.workflow.content
        offered = {barrier.id: NamedItem(id=barrier.id, label=barrier.label) for barrier in content.barriers}
        named = offered | {barrier.id: barrier for barrier in self.incident.barriers}
        self.change(incident=self.incident.with_changes(barriers=tuple(named[id] for id in picked)))
        self._show_strategies()
        self.query_one("#strategies", PickList).action_first()  # what answers the barrier just picked

    # Strategies ---------------------------------------------------------------------------------

    def _show_strategies(self) -> None:
        self.query_one("#strategies", PickList).show(self._strategy_picks(), picked_help(self.incident))
        self._show_picked()

    def _show_picked(self) -> None:
        self.query_one("#nothing-yet").display = not self.query_one("#strategies", PickList).picks
        for column, picked in (("#left", self.incident.barriers), ("#right", picked_help(self.incident))):
            panel = self.query_one(column, Panel)
            count = len(panel.query_one(PickList).picks)
            panel.subtitle = f"{len(picked)} of {count} chosen" if picked else f"{count} to pick from" if count else ""

    @on(PickList.Picked, "#strategies")
    def _pick_strategies(self, event: PickList.Picked) -> None:
        self._choose(event.picked)

    def _choose(self, picked: Iterable[str]) -> None:
        self.change(incident=with_help(self.incident, picked, self.workflow.content, self._opportunities))
        self._show_picked()

    # To an action -------------------------------------------------------------------------------

    def action_to_action(self) -> None:
        """Make an action of one's own words, or of the line highlighted in a list, whichever was in use last.

        Where a line has several starter actions, it asks which.
        """
        if self._in_own_words:
            words = single_line(self.incident.next_step).strip()
            self._put(ActionOrigin(kind="next-step", title=words), words) if words else self.hint(self.WRITING)
            return
        item = self._item(self._last_list, self.query_one(f"#{self._last_list}", PickList).highlighted_id)
        if item is None:
            return
        beginnings = (item.label,) if isinstance(item, ListItem) else starters(item)
        if len(beginnings) == 1:
            self._put_picked(item, *beginnings)
            return
        numbered = dict(enumerate(beginnings, 1))
        self.app.push_screen(
            ChoiceDialog(
                item.label,
                [f"{number}. {words}" for number, words in numbered.items()],
                [("", "None of them"), *((str(number), f"Put {number} among the actions") for number in numbered)],
            ),
            lambda answer: self._put_picked(item, numbered[int(answer)]) if answer else None,
        )

    def _put(self, origin: ActionOrigin, what: str) -> bool:
        """Add the action, unless it is there already."""
        if any((other.what, other.came_from) == (what, origin) for other in self.session.actions):
            self.hint("It is already among the actions; edit it there.")
            return False
        action = begin_action(self.session, what, origin)
        self.change(actions=(*self.session.actions, action), actions_made=number_reached(self.session, action))
        self.hint(clip(f"Added to Actions: {what}", self.query_one("#hint").content_size.width))
        return True

    def _put_picked(self, item: Barrier | Strategy | ListItem, what: str) -> None:
        """Add the action, and pick what it came from; the list then says so too."""
        if not self._put(origin_of(item), what):
            return
        if isinstance(item, Barrier):
            self._name_barriers(dict.fromkeys((*_ids(self.incident.barriers), item.id)))
        else:
            id = f"{THERE}{item.id}" if isinstance(item, ListItem) else item.id
            self._choose(dict.fromkeys((*picked_help(self.incident), id)))
        self.query_one("#barriers", PickList).show(self._barrier_picks(), _ids(self.incident.barriers))
        self._show_strategies()


def _ids(named: Iterable[NamedItem]) -> tuple[str, ...]:
    return tuple(named_item.id for named_item in named)
