"""Actions: what is open from before, the actions agreed in this session, and what to begin them from."""

from collections.abc import Iterable, Iterator
from typing import ClassVar

from textual import events, on, work
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Static

from supervise.domain.review.action_history import status_line
from supervise.domain.review.tracked_actions import TrackedAction, open_after
from supervise.domain.session.action_owners import Owner, begin_action, owners_for
from supervise.domain.session.action_suggestions import ActionSuggestion, action_suggestions, as_suggested, question_of
from supervise.domain.session.actions import Action, is_blank, number_reached
from supervise.tui.keys.table import bindings
from supervise.tui.session.actions.card import ActionCard
from supervise.tui.session.choice_row import ChoiceRow
from supervise.tui.session.step_page import StepPage
from supervise.tui.shell.deed import Deed
from supervise.tui.shell.dialogs import ChoiceDialog
from supervise.tui.shell.page import PAGE_STYLES
from supervise.tui.widgets.fields.text_fields import LabelledTextArea
from supervise.tui.widgets.focus import FieldColumn
from supervise.tui.widgets.panel import Panel
from supervise.tui.widgets.text import Caption, Heading

USUAL = 3
"""With more actions than this, a line says that fewer are usually enough."""
STILL_OPEN = 3
"""How many open actions from before are shown in full; the heading says how many there are."""


class SuggestionRow(ChoiceRow):
    """Something from this session that can become an action."""

    HELP = "Enter, Space or a click makes an action of it, to be changed to fit. Up and Down go through them."

    def __init__(self, suggestion: ActionSuggestion, *, is_stop: bool) -> None:
        super().__init__("+", suggestion.words)
        self.suggestion, self.can_focus = suggestion, is_stop


class ActionsPage(StepPage):
    """A card an action; its action joins the session with the first thing entered, and leaves it when emptied."""

    CSS_PATH = [PAGE_STYLES, "page.tcss"]
    STEP: ClassVar[str] = "actions"
    HINT = "Agree one to three small things, or none. Tab goes from field to field."
    HINT_ALONE = "One to three small things, or none. Tab goes from field to field."
    HINT_OPTIONAL = "No action is needed after this. If one helps, write it here."
    OFFERING = "Space makes an action of this, to be changed to fit. ↑ ↓ go through them."
    HELP_PAGE = "actions"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = bindings("actions")

    def __init__(self) -> None:
        super().__init__()
        self._in_use: ActionCard | None = None  # the card last written in

    def body(self) -> Iterator[Widget]:
        with Vertical(id="columns"):
            with FieldColumn(id="agreed"):
                with Vertical(id="cards"):
                    for action in self.session.actions or (begin_action(self.session),):
                        yield self._card(action)
                yield Static(id="free")
                yield from self._still_open()
            with FieldColumn(id="offered"):
                yield Vertical(*self._suggestions(), id="suggestions")
                yield from self._bigger_picture()

    def _bigger_picture(self) -> Iterator[Widget]:
        """What today says beyond its actions."""
        if asked := self.workflow.content.supervision.bigger_picture:
            field = LabelledTextArea("", self.session.bigger_picture, hint=asked, id="bigger-picture")
            yield Panel(field, title="The bigger picture", id="beyond")

    @on(LabelledTextArea.Changed, "#bigger-picture")
    def _look_up(self, event: LabelledTextArea.Changed) -> None:
        self.change(bigger_picture=event.text)

    def deeds(self) -> Iterator[Deed]:
        yield from super().deeds()
        yield Deed("add_action")
        yield Deed("take_out")
        if self.workflow.joint is not None:
            yield Deed("bring", short="Bring")

    def on_mount(self) -> None:
        self._count()
        # Textual would focus before it knows how tall the page is, and scroll its beginning out of sight.
        self.call_after_refresh(self.query(ActionCard).first().focus_what)

    def _card(self, action: Action) -> ActionCard:
        question = question_of(action.came_from, self.session, self.workflow.content)
        return ActionCard(action, self._owners(action.owner), today=self.workflow.today, question=question)

    def _owners(self, chosen: str = "") -> list[Owner]:
        parts, pair = self.workflow.forms.seat_parts if self.session.forms else (), self.workflow.pair
        return owners_for(self.session, pair.roles if pair else (), parts, chosen)

    def _still_open(self) -> Iterator[Widget]:
        """The actions of earlier sessions that are still open, the soonest first."""
        still_open = open_after(self.workflow.history.open_actions(), self.session.reviewed)
        if not still_open:
            return
        more = f" ({len(still_open)})" if len(still_open) > STILL_OPEN else ""
        with Vertical(id="open"):
            yield Heading(f"Still open from before{more}")
            for tracked_action in still_open[:STILL_OPEN]:
                yield self._open_line(tracked_action)

    def _open_line(self, tracked_action: TrackedAction) -> Widget:
        today, action = self.workflow.today, tracked_action.action
        status = status_line(tracked_action, self.session.initials(action.owner), today)
        mark = Caption("!", classes="mark -warning") if tracked_action.overdue(today) else Caption("○", classes="mark")
        return Horizontal(mark, Caption(f"{action.what} ({status})" if status else action.what), classes="open-line")

    def _suggestions(self) -> Iterator[Widget]:
        """What was written and chosen in this session, under the heading it belongs to."""
        group = ""
        forms = self.workflow.forms if self.session.forms else None
        yield Horizontal(
            Heading("From this session"), Caption("choose one, then change it to fit", id="how"), id="offers"
        )
        for index, suggestion in enumerate(action_suggestions(self.session, self.workflow.content, forms)):
            if suggestion.group != group:
                yield Caption(suggestion.group, classes="origin" if group else "origin -first")
                group = suggestion.group
            yield SuggestionRow(suggestion, is_stop=index == 0)

    async def _renew_suggestions(self) -> None:
        suggestions = self.query_one("#suggestions")
        await suggestions.remove_children()
        await suggestions.mount(*self._suggestions())
        self._count()

    @on(ChoiceRow.Pressed)
    async def _use_suggestion(self, event: ChoiceRow.Pressed) -> None:
        """Begin an action with the suggestion, in place of an empty card; one that has all but words gets them."""
        event.stop()
        row = event.row
        if not isinstance(row, SuggestionRow):
            return
        what, origin = row.suggestion.what, row.suggestion.origin
        action = begin_action(self.session, what, origin)
        for card in self.query(ActionCard):
            if card.is_wordless and card.action.came_from is None:
                action = card.action.with_changes(what=what, owner=card.action.owner or action.owner, came_from=origin)
            if card.is_empty or card.is_wordless:
                await card.remove()
        action = as_suggested(action, row.suggestion, self._owners(), self.workflow.today)
        self._put(action)
        await self._add(action)
        await self._renew_suggestions()

    def unclear(self) -> Iterable[ActionCard]:
        """Each action that says not what is to be done, or not by which day."""
        return self.query(ActionCard)

    async def action_add_action(self) -> None:
        """Add a card or, where there is an empty one, go to that."""
        empty_card = next((card for card in self.query(ActionCard) if card.is_empty), None)
        if empty_card is not None:
            empty_card.focus_what()
        else:
            await self._add(begin_action(self.session))

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
        if is_blank(action):
            del actions[action.id]
        self.change(actions=tuple(actions.values()), actions_made=number_reached(self.session, action))

    def _count(self) -> None:
        cards = self.query(ActionCard)
        for number, card in enumerate(cards, 1):
            card.number(number)
        self._say_what_is_asked()
        self.query_one("#suggestions").display = bool(self.query(SuggestionRow))
        self.query_one("#offered").display = bool(self.query("SuggestionRow, #beyond"))

    def _say_what_is_asked(self) -> None:
        model = self.workflow.content.model(incident.model) if (incident := self.session.incident) else None
        asked = self.HINT_ALONE if self.is_alone else self.HINT
        if isinstance(self.focused, SuggestionRow):
            asked = self.OFFERING
        elif (count := sum(bool(card.action.what) for card in self.query(ActionCard))) > USUAL:
            asked = f"There are {count} now. One to three is usually enough."
        elif model and model.actions_optional:
            asked = self.HINT_OPTIONAL
        self.hint(asked)

    @on(events.DescendantFocus)
    @on(events.DescendantBlur)
    def _say_how_to_take(self, event: events.DescendantFocus | events.DescendantBlur) -> None:
        if isinstance(event.widget, SuggestionRow):
            self._say_what_is_asked()

    @on(events.DescendantFocus)
    def _remember_card(self) -> None:
        """Know which card the key takes out, also once the focus has gone on to a button."""
        if self.focused is not None:
            cards = (ancestor for ancestor in self.focused.ancestors if isinstance(ancestor, ActionCard))
            self._in_use = next(cards, self._in_use)

    def action_bring(self) -> None:
        """Bring the action in use to supervision: its words are shown first, and nothing else goes with them."""
        card = self._in_use if self._in_use is not None and self._in_use.is_attached else self.query(ActionCard).first()
        if self.workflow.joint is not None and (what := card.action.what.strip()):
            self.services.own_pages.bring(what)

    def action_take_out(self) -> None:
        if self._in_use is not None and self._in_use.is_attached:
            self._ask_and_take_out(self._in_use)

    @work(exclusive=True, group="take-out")
    async def _ask_and_take_out(self, card: ActionCard) -> None:
        text = " ".join(filter(None, (card.action.what, card.action.how_we_will_know, card.action.due_words)))
        if text:
            answers = [("", "Keep it"), ("out", "Take it out")]
            if not await self.app.push_screen_wait(ChoiceDialog("Take this action out?", [text], answers)):
                return
        self.change(
            actions=tuple(action for action in self.session.actions if action.id != card.action.id),
            actions_made=number_reached(self.session, card.action),
        )
        card.display = False  # at once: half taken away it would flash
        await card.remove()
        self._count()
        await self._renew_suggestions()
        if cards := self.query(ActionCard):
            cards.last().focus_what()
        else:
            self.query_one("#do-add-action", Deed).focus()
