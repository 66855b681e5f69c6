"""Actions: the actions agreed in this session, and suggestions to start from."""

from collections.abc import Iterator
from typing import ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widget import Widget

from supervise.domain.session.actions import Action, ActionOrigin, next_action_id, number_reached
from supervise.domain.session.model import Step
from supervise.domain.text import single_line
from supervise.tui.keys import bindings
from supervise.tui.session.actions.card import ActionCard
from supervise.tui.session.choice_row import ChoiceRow
from supervise.tui.session.step_page import StepPage
from supervise.tui.shell.dialogs import ChoiceDialog
from supervise.tui.shell.page import PAGE_STYLES, action_button
from supervise.tui.widgets.text import Caption, Heading

USUAL = 3
"""With more actions than this, a line says that fewer are usually enough."""


class ActionSuggestion(ChoiceRow):
    """Something from this session that can become an action; `what` is the text to start from."""

    HELP = "Enter, space or a click makes an action of it, to be changed to fit."

    def __init__(self, words: str, origin: ActionOrigin, what: str = "") -> None:
        super().__init__("+", words)
        self.origin, self.what = origin, what


class ActionsPage(StepPage):
    """A card an action; its action joins the session with the first thing entered, and leaves it when emptied."""

    CSS_PATH = [PAGE_STYLES, "page.tcss"]
    STEP: ClassVar[Step] = "actions"
    HINT = "Agree one to three small things to do. None is fine too."
    HELP_PAGE = "actions"
    NEXT_LABEL = "Agree"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = bindings("actions")

    def body(self) -> Iterator[Widget]:
        with Vertical(id="columns"):
            with Vertical(id="agreed"):
                with Vertical(id="cards"):
                    for action in self.session.actions or (self._new(),):
                        yield self._card(action)
                yield action_button("add_action", "Add an action (F9)")
                yield Caption(id="many")
            suggestions = tuple(self._suggestions())
            if suggestions:
                with Vertical(id="suggestions"):
                    yield Heading("From this session")
                    yield Caption("Choose one to start from, then change it to fit.", classes="gap")
                    yield from suggestions

    def on_mount(self) -> None:
        self._count()
        # Textual would focus before it knows how tall the page is, and scroll its beginning out of sight.
        self.call_after_refresh(self.query(ActionCard).first().focus_what)

    def _card(self, action: Action) -> ActionCard:
        owners = [*((person.id, person.initials) for person in self.session.people), ("both", "Both")]
        return ActionCard(action, owners, today=self.workflow.today)

    def _suggestions(self) -> Iterator[Widget]:
        """The strategies chosen on the ladder with their starter actions, then the section's closing questions."""
        content, session = self.workflow.content, self.session
        used_origins = [action.came_from for action in session.actions]
        for named_item in session.incident.strategies if session.incident else ():
            origin = ActionOrigin(kind="strategy", title=named_item.label)
            if origin in used_origins:
                continue
            yield Heading(named_item.label, classes="origin")
            strategy = content.strategy(named_item.id)
            starter_actions = strategy.starter_actions if strategy else ()
            for starter_action in starter_actions:
                yield ActionSuggestion(starter_action, origin, starter_action)
            if not starter_actions:
                yield ActionSuggestion("Something of our own for this", origin)
        section = content.section(session.section.id) if session.section else None
        if section is None or session.section is None:
            return
        origin = ActionOrigin(kind="section", title=session.section.title)
        for question in section.questions_at("commit"):
            yield Heading(session.section.title, classes="origin")
            yield ActionSuggestion(question.text, origin)
            for note in session.talk.notes if session.talk else ():
                if note.question == single_line(question.text) and note.text.strip():
                    yield Caption(f"You wrote: {note.text}", classes="wrote")

    @on(ChoiceRow.Pressed)
    async def _use_suggestion(self, event: ChoiceRow.Pressed) -> None:
        """Begin an action with the suggestion, in place of an empty card."""
        event.stop()
        row = event.row
        if not isinstance(row, ActionSuggestion):
            return
        for card in self.query(ActionCard):
            if card.is_empty:
                await card.remove()
        action = self._new(row.what, row.origin)
        self._put(action)
        await self._add(action)

    async def action_add_action(self) -> None:
        """Add a card or, where there is an empty one, go to that."""
        empty_card = next((card for card in self.query(ActionCard) if card.is_empty), None)
        if empty_card is not None:
            empty_card.focus_what()
        else:
            await self._add(self._new())

    def _new(self, what: str = "", origin: ActionOrigin | None = None) -> Action:
        return Action(id=next_action_id(self.session), what=what, came_from=origin)

    async def _add(self, action: Action) -> None:
        card = self._card(action)
        await self.query_one("#cards").mount(card)
        self._count()
        self.call_after_refresh(card.focus_what)

    @on(ActionCard.Changed)
    def _changed(self, event: ActionCard.Changed) -> None:
        self._put(event.action)
        self._count()

    def _put(self, action: Action) -> None:
        """Store the action in its place or, if new, as the last; an emptied one is removed."""
        actions = {action.id: action for action in self.session.actions} | {action.id: action}
        if action == Action(id=action.id, what=""):
            del actions[action.id]
        self.change(actions=tuple(actions.values()), actions_made=number_reached(self.session, action))

    def _count(self) -> None:
        cards = self.query(ActionCard)
        for number, card in enumerate(cards, 1):
            card.number(number)
        count = sum(bool(card.action.what) for card in cards)
        many = f"There are {count} now. One to three is usually enough." if count > USUAL else ""
        self.query_one("#many", Caption).show(many)

    @on(ActionCard.TakenOut)
    @work(exclusive=True, group="take-out")
    async def _take_out(self, event: ActionCard.TakenOut) -> None:
        card = event.card
        text = " ".join(filter(None, (card.action.what, card.action.how_we_will_know, card.action.due_words)))
        if text:
            answers = [("", "Keep it"), ("out", "Take it out")]
            if not await self.app.push_screen_wait(ChoiceDialog("Take this action out?", [text], answers)):
                return
        self.change(
            actions=tuple(action for action in self.session.actions if action.id != card.action.id),
            actions_made=number_reached(self.session, card.action),
        )
        await card.remove()
        self._count()
        if cards := self.query(ActionCard):
            cards.last().focus_what()
        else:
            self.query_one("#do-add-action").focus()
