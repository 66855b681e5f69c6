"""Arrive: a look at last time, the actions carried over, today's aim, and the ground rules."""

from collections.abc import Iterator
from typing import ClassVar

from textual import events, on
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from supervise.domain.content.forms import Form
from supervise.domain.people import SUPERVISEE, supervisee_first
from supervise.domain.review.history import Returning
from supervise.domain.session.counted import PRESENT, rows_to_fill
from supervise.domain.session.finish_time import parse_time
from supervise.domain.session.lifecycle import subject_words
from supervise.domain.session.model import ReturnDecision
from supervise.domain.text import single_line
from supervise.domain.wording import format_date, relative_date
from supervise.tui.drawing.cell_text import clip
from supervise.tui.session.arrive.action_review import ActionReviewCard
from supervise.tui.session.arrive.coming_back import ComingBackCard
from supervise.tui.session.arrive.ground_rules import GroundRules
from supervise.tui.session.form.answer_field import AnswerField
from supervise.tui.session.form.field_kinds import new_answer_field
from supervise.tui.session.form.more_rows import MoreRowsPage
from supervise.tui.shell.deed import Deed
from supervise.tui.shell.head import Head
from supervise.tui.shell.page import PAGE_STYLES
from supervise.tui.widgets.fields.note_area import GrowingLine, NoteArea
from supervise.tui.widgets.fields.text_fields import LabelledTextArea
from supervise.tui.widgets.focus import FieldColumn
from supervise.tui.widgets.panel import Card, Panel
from supervise.tui.widgets.people.person_mark import owned_label, person_mark
from supervise.tui.widgets.radio_row import RadioRow
from supervise.tui.widgets.text import Caption, Heading
from supervise.workflow.returning import decide, taken_up

WORTH_IT = {
    "pair": "What would make this hour worth it, for each of you?",
    "one": "What would make this time worth it, for you?",
    "team": "What would make this hour worth it, for all of you?",
}
FIRST_FIELDS = "#today RadioRow, #today NoteArea, #questions Input"
RECAP_CELLS = 140
"""How much of a takeaway the recap shows; the whole is under Look back."""


class ArrivePage(MoreRowsPage):
    """The first step. What a settled pair rarely changes comes last."""

    CSS_PATH = [PAGE_STYLES, "page.tcss"]
    STEP: ClassVar[str] = "arrive"
    HINT = "Settle in. Say what became of last time's actions, and what today is for."
    WRITING = "Enter makes a new line here. Tab goes on, {next} goes to the next step."
    HELP_PAGE = "arrive"
    AUTO_FOCUS = ""

    def on_mount(self) -> None:
        self._say_what_enter_does()
        # Textual would focus before it knows how tall the page is, and scroll the recap out of sight.
        self.call_after_refresh(self.query(FIRST_FIELDS).first().focus)

    def deeds(self) -> Iterator[Deed]:
        yield from super().deeds()
        if self._form():
            yield Deed("more")

    @on(events.DescendantFocus)
    def _say_what_enter_does(self) -> None:
        in_focus = self.focused.ancestors_with_self if self.focused else ()
        takes_lines = isinstance(self.focused, NoteArea) and not isinstance(self.focused, GrowingLine)
        note = takes_lines and any(isinstance(part, ActionReviewCard) for part in in_focus)
        usual = self.HINT if self.query(ActionReviewCard) else "Settle in, and say what today is for."
        self.hint(self.WRITING if note else usual)

    def replace_text(self, before: str, after: str) -> None:
        super().replace_text(before, after)
        for rules in self.query(GroundRules):
            rules.put(before, after)

    def body(self) -> Iterator[Widget]:
        session = self.session
        with Vertical(id="columns"):
            with FieldColumn(id="today"):
                yield from self._last_time()
                if session.brought:
                    yield Panel(*self._brought(), title="Brought here", id="brought", classes="-open")
                if self.workflow.history.open_actions():
                    yield Panel(*self._actions(), title="What became of these?", id="carried", classes="-open")
                if coming_back := list(self._coming_back()):
                    yield Panel(*coming_back, title="To look at again", id="coming-back", classes="-open")
                if form := self._form():
                    yield Panel(*self._questions(form), title=form.title, id="questions", classes="-open")
                with Panel(title="Today's aim", id="aim-panel", classes="-open"):
                    yield LabelledTextArea("", session.aim, hint=WORTH_IT[self.who], id="aim")
                    if not self.is_alone:
                        such_as = "such as 15:30"
                        yield LabelledTextArea(
                            "We finish at", session.finish_at, line=True, placeholder=such_as, id="finish-at"
                        )
            if self.is_alone:
                return
            with FieldColumn(id="settled"):
                if self.who == "pair":
                    kinds = dict.fromkeys((*self.workflow.content.supervision.kinds, *filter(None, (session.kind,))))
                    choices = [(kind, kind) for kind in kinds]
                    yield Panel(
                        RadioRow(choices, session.kind, id="kind"), title="Kind of supervision", classes="-open"
                    )
                last_rules = arrived.ground_rules if (arrived := self.workflow.history.latest_arrived) else ()
                rules = GroundRules(
                    self._offered_rules(), session.ground_rules, last_time=last_rules, id="ground-rules"
                )
                yield rules
                if self.who == "pair":
                    with Panel(title="Here today", id="here", classes="-open"):
                        for person in supervisee_first(session.people):
                            yield Static(Content.assemble(person_mark(person), f", {person.role}"), classes="person")
                        yield Caption("Somebody else? Go back to Home (Esc), then Who is here (p).")

    def _last_time(self) -> Iterator[Widget]:
        history = self.workflow.history
        if (last := history.latest) is None:
            return
        when = history.day(last)
        about = f": {subject}" if (subject := subject_words(last)) else ""
        people = {person.id: person for person in last.people}
        with Card(classes="recap"):
            yield Heading(f"Last time{about}")
            yield Caption(f"{format_date(when)}, {relative_date(when, self.workflow.today)}")
            for takeaway in sorted(last.takeaways, key=lambda takeaway: takeaway.by != SUPERVISEE):
                if text := single_line(takeaway.text):
                    label = owned_label(f"{last.initials(takeaway.by)} took away: ", people.get(takeaway.by))
                    yield Static(Content.assemble(label, clip(text, RECAP_CELLS)), classes="taken")

    def _brought(self) -> Iterator[Widget]:
        """What one of the two wrote alone and chose to bring, word for word."""
        people = {person.id: person for person in self.session.people}
        for brought in self.session.brought:
            label = owned_label(f"{self.session.initials(brought.by)} brings: ", people.get(brought.by))
            yield Static(Content.assemble(label, brought.text), classes="brought")

    def _actions(self) -> Iterator[Widget]:
        reviews = {review.action: review for review in self.session.reviewed}
        for tracked_action in self.workflow.history.open_actions():
            who = self.session.initials(tracked_action.action.owner)
            review = reviews.get(tracked_action.action.id)
            yield ActionReviewCard(tracked_action, review, who=who, today=self.workflow.today)

    def _form(self) -> Form | None:
        """The form whose questions stand here in this kind of session."""
        kind = self.workflow.kind
        return self.workflow.forms.form(kind.arrive) if kind and kind.arrive else None

    def _questions(self, form: Form) -> Iterator[Widget]:
        answers = next((answered for answered in self.session.forms if answered.id == form.id), None)
        for form_field in form.fields:
            answer = answers.answer(form_field.id) if answers else None
            roles = self.workflow.pair.roles if self.workflow.pair and form_field.id == PRESENT else ()
            rows = rows_to_fill(roles)
            yield new_answer_field(form_field, answer, self.workflow.forms, self.workflow.today, {}, rows)

    @on(AnswerField.Changed)
    def _answered(self, event: AnswerField.Changed) -> None:
        if (form := self._form()) and self.workflow.held is not None:
            self.workflow.answer(form, event.answer_field.read())
            self.services.mark_changed()

    def _coming_back(self) -> Iterator[Widget]:
        """A card for each that comes back soon, or about which something is decided; of the rest only how many."""
        reviews = {review.thread: review for review in self.session.returned}
        history, today = self.workflow.history, self.workflow.today
        soon = {again.thread for again in history.returning_soon(today)} | reviews.keys()
        for again in history.returning():
            if again.thread in soon:
                yield ComingBackCard(again, reviews.get(again.thread), today=today, offered=self._offered(again))
        if soon and (later := [again for again in history.returning() if again.thread not in soon]):
            come = "comes" if len(later) == 1 else "come"
            yield Caption(f"{len(later)} more {come} back later, under Something else on Home.")

    def _offered(self, again: Returning) -> tuple[ReturnDecision, ...]:
        """Today is not offered while another is taken up, as a session goes on from one, nor where its kind is gone."""
        taken, kind = taken_up(self.session), self.workflow.forms.kind(again.occasion)
        can_today = kind is not None and not self.session.occasion and taken in ("", again.thread)
        return ("today", "another-day", "finished") if can_today else ("another-day", "finished")

    def _offered_rules(self) -> tuple[str, ...]:
        """Last time's rules as the pair had them, then the content's."""
        last = self.workflow.history.latest_arrived
        usual = self.workflow.content.rules_to_begin_with(self.who)
        return (*(last.ground_rules if last else ()), *usual)

    @on(ActionReviewCard.Changed)
    def _review(self, event: ActionReviewCard.Changed) -> None:
        """Store the reviews in the order of their actions, as reports show them so."""
        reviews = {review.action: review for review in self.session.reviewed}
        earlier = reviews.pop(event.action, None)
        if event.review is not None:
            reviews[event.action] = earlier.with_changes(**dict(event.review)) if earlier else event.review
        order = [tracked_action.action.id for tracked_action in self.workflow.history.open_actions()]
        in_order = sorted(reviews.values(), key=lambda item: order.index(item.action) if item.action in order else -1)
        self.change(reviewed=tuple(in_order))

    @on(ComingBackCard.Decided)
    def _decide(self, event: ComingBackCard.Decided) -> None:
        if self.workflow.held is None:
            return
        decide(self.workflow, event.card.again, event.decision, event.on, event.on_words)
        self.services.mark_changed()
        self.query_one(Head).lead_through(self.workflow.steps)
        for card in self.query(ComingBackCard):
            card.offer(self._offered(card.again))

    @on(LabelledTextArea.Changed, "#aim")
    def _aim(self, event: LabelledTextArea.Changed) -> None:
        self.change(aim=event.text)

    @on(LabelledTextArea.Changed, "#finish-at")
    def _finish_at(self, event: LabelledTextArea.Changed) -> None:
        """Say in the frame how it was read."""
        self.change(finish_at=event.text)
        read = parse_time(event.text)
        unread = "no time yet: try 15:30 or half past three" if event.text.strip() else ""
        self.query_one("#aim-panel", Panel).subtitle = f"you finish at {read:%H:%M}" if read else unread

    @on(RadioRow.Changed, "#kind")
    def _kind(self, event: RadioRow.Changed) -> None:
        self.change(kind=event.value)

    @on(GroundRules.Changed)
    def _rules(self, event: GroundRules.Changed) -> None:
        self.change(ground_rules=event.rules)
