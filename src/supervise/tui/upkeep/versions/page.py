"""Two versions of one session side by side: a choice for each difference, and one session made of the choices."""

from collections.abc import Iterator
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from supervise.domain.versions.merge import Choice, Difference
from supervise.domain.wording import format_datetime, plural
from supervise.tui.keys.table import bindings
from supervise.tui.shell.deed import Deed
from supervise.tui.shell.head import Head
from supervise.tui.shell.page import PAGE_STYLES, action_button
from supervise.tui.shell.page_kinds import CardPage
from supervise.tui.upkeep.versions.side import LETTERS, VersionSide
from supervise.tui.widgets.radio_row import RadioRow
from supervise.tui.widgets.text import Caption, Heading
from supervise.workflow.upkeep import versions

SAME = "Two files hold this session, and they say the same, word for word. One is enough: the other goes to the trash."
ADDED = "The two differ only in words added later. All of them are kept, each with its date."
ALL_ADDED = "Words added later are all kept, from both."
KEPT = "Nothing is thrown away: both files as they are now are kept, in the folders history and trash."
RECORD = "A record is kept whole. This place is only shown; the one choice is at the first."
UNDONE = "The record goes into the history folder, and the draft is agreed anew by both of you."
HIDDEN = "The answers stay private until both have answered. Choose whose file to take it from."
CHOICE_LABELS: dict[Choice, str] = {"ours": "1 Keep A", "theirs": "2 Keep B", "both": "3 Keep both"}


class VersionsPage(CardPage[None]):
    """Steps through the differences, the summary being the step after the last; only Keep there writes."""

    CSS_PATH = [PAGE_STYLES, "page.tcss"]
    PAGE_TITLE = "Two versions"
    QUESTION = "Which of the two shall it be?"
    HELP_PAGE = "versions"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("page", "versions"),
        Binding("pagedown", "read(8)", "Further down", show=False),
        Binding("pageup", "read(-8)", "Further up", show=False),
    ]

    def __init__(self, session_id: str) -> None:
        super().__init__()
        self._session_id, self._index = session_id, 0
        self._differences: tuple[Difference, ...] = ()
        self._choices: dict[str, Choice] = {}
        """Per path of a difference; one without a choice yet is missing."""

    def body(self) -> Iterator[Widget]:
        self._copies = versions.versions_of(self.workflow, self._session_id)
        if self._copies is None:
            return
        self._differences = versions.compare(self.workflow, self._copies)
        first, second = versions.names(self.workflow, self._copies)
        yield Heading("", id="difference")
        yield RadioRow([], id="choice")
        yield Caption("", id="note")
        with Horizontal(id="sides"):
            yield VersionSide("ours", first, id="ours")
            yield VersionSide("theirs", second, id="theirs")
        with Horizontal(id="whole"):
            yield action_button("all_of_a", "All of A")
            yield action_button("all_of_b", "All of B")
        yield Static(id="summary")

    def deeds(self) -> Iterator[Deed]:
        yield Deed("next", "Next →", main=True)
        yield Deed("keep", "Keep this", main=True)
        yield Deed("previous", "Before")

    def on_mount(self) -> None:
        if self._copies is None:
            self.dismiss(None)
            return
        started_at = self._copies.main.session.started_at
        self.query_one(Head).title = f"Two versions of {format_datetime(started_at, self.workflow.zone)}"
        self._show()

    @property
    def difference(self) -> Difference | None:
        """The difference being shown; None on the summary."""
        return self._differences[self._index] if self._index < len(self._differences) else None

    @property
    def unchosen(self) -> list[Difference]:
        """The differences that wait for a choice."""
        return [
            difference
            for difference in self._differences
            if difference.choices and difference.path not in self._choices
        ]

    def _show(self) -> None:
        difference = self.difference
        for name in ("#choice", "#sides", "#whole"):
            self.query_one(name).display = difference is not None
        self.query_one("#summary").display = difference is None
        self.query_one("#do-next").display = difference is not None
        self.query_one("#do-keep").display = difference is None
        self.query_one("#do-keep", Deed).disabled = not self.check_action("keep", ())
        self.query_one("#do-previous", Deed).disabled = self._index == 0
        if difference is None:
            self._show_summary()
        else:
            self._show_difference(difference)
        self.query_one("#body").scroll_home(animate=False)
        self.refresh_bindings()

    def _show_difference(self, difference: Difference) -> None:
        differs = " differs" if difference.hidden else ""
        label = f": {difference.label}{differs}" if difference.label != difference.part else differs
        position = f"{self._index + 1} of {len(self._differences)}"
        self.query_one("#difference", Heading).say(f"{position}  {difference.part}{label}")
        radio_row = self.query_one(RadioRow)
        radio_row.options = tuple((choice, CHOICE_LABELS[choice]) for choice in difference.choices)
        radio_row.value = self._choices.get(difference.path, "")
        radio_row.display = bool(difference.choices)
        note = HIDDEN if difference.hidden else ""
        self.query_one("#note", Caption).show(note if difference.choices else RECORD)
        self._show_sides(difference)
        self.hint("1, 2 or a click chooses. ] goes on." if difference.choices else "] goes on, [ goes back.")
        (radio_row if radio_row.display else self.query_one("#do-next")).focus(scroll_visible=False)

    def _show_sides(self, difference: Difference) -> None:
        chosen, offered = self._choices.get(difference.path), bool(difference.choices)
        for side, text in (("ours", difference.ours), ("theirs", difference.theirs)):
            self.query_one(f"#{side}", VersionSide).show(text, chosen=chosen in (side, "both"), offered=offered)

    def _show_summary(self) -> None:
        assert self._copies is not None
        self.query_one("#difference", Heading).say("What is kept")
        lines = [
            Content(f"{difference.part}: {difference.label}  ").append(self._choice_text(difference))
            for difference in self._differences
            if difference.choices
        ]
        notes = [] if self._differences else [ADDED if self._copies.others else SAME]
        if versions.reopens_record(self._copies, self._choices):
            notes.append(UNDONE)
        if self._differences and versions.added_to(self._copies):
            notes.append(ALL_ADDED)
        if self._copies.others:
            notes.append(KEPT)
        gap = [Content("")] if lines else []
        self.query_one("#summary", Static).update(Content("\n").join([*lines, *gap, *map(Content, notes)]))
        unchosen = len(self.unchosen)
        self.query_one("#note", Caption).show(
            f"{plural(unchosen, 'place')} still without a choice: [ goes back." if unchosen else ""
        )
        if self.workflow.read_only is not None:
            self.hint(self.workflow.read_only.hint("Choose there."))
        else:
            self.hint(
                "[ goes back to change a choice." if unchosen else "k keeps it so; [ goes back to change a choice."
            )
        keep = self.query_one("#do-keep", Deed)
        (self.query_one("#do-close") if keep.disabled else keep).focus(scroll_visible=False)

    def _choice_text(self, difference: Difference) -> Content:
        choice = self._choices.get(difference.path)
        return Content.styled(LETTERS[choice], "bold $accent") if choice else Content("not chosen yet")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        difference = self.difference
        if action == "choose":
            return difference is not None and parameters[0] in difference.choices
        if action in ("all_of_a", "all_of_b", "next"):
            return difference is not None
        if action == "previous":
            return self._index > 0
        if action == "keep":
            return difference is None and not self.unchosen and self.workflow.writable
        return True

    def action_choose(self, choice: Choice) -> None:
        """Choose for the difference shown, and go on to the next that waits for a choice."""
        if (difference := self.difference) is not None and choice in difference.choices:
            self._choices[difference.path] = choice
            self._go_to(self._next_unchosen())

    def action_all_of_a(self) -> None:
        self._all_of("ours")

    def action_all_of_b(self) -> None:
        self._all_of("theirs")

    def _all_of(self, choice: Choice) -> None:
        self._choices = {difference.path: choice for difference in self._differences if difference.choices}
        self._go_to(len(self._differences))

    def action_next(self) -> None:
        self._go_to(min(self._index + 1, len(self._differences)))

    def action_previous(self) -> None:
        self._go_to(max(self._index - 1, 0))

    def action_read(self, lines: int) -> None:
        self.query_one("#body").scroll_relative(y=lines, animate=False)

    def action_keep(self) -> None:
        copies = self._copies
        if copies is None or not self.check_action("keep", ()):
            return
        if not copies.others:
            done = self.services.attempt(lambda: versions.trash_identical_copies(self.workflow, copies))
            message = "One file is left. The other lies in the trash."
        else:
            done = self.services.attempt(lambda: versions.save_merged(self.workflow, copies, self._choices))
            message = "It is one session again. Both files as they were are kept."
        if done:
            self.dismiss(None)
            self.services.notify_user(message)

    def action_close(self) -> None:
        self.dismiss(None)

    @on(RadioRow.Changed)
    def _changed(self, event: RadioRow.Changed) -> None:
        """Take a choice made on the radio row; unlike a digit it does not go on to the next difference."""
        if (difference := self.difference) is None:
            return
        chosen = next((choice for choice in difference.choices if choice == event.value), None)
        if chosen is None:
            self._choices.pop(difference.path, None)
        else:
            self._choices[difference.path] = chosen
        self._show_sides(difference)

    @on(VersionSide.Chosen)
    def _clicked(self, event: VersionSide.Chosen) -> None:
        self.action_choose(event.side)

    def _next_unchosen(self) -> int:
        later = range(self._index + 1, len(self._differences))
        unchosen = {difference.path for difference in self.unchosen}
        return next((index for index in later if self._differences[index].path in unchosen), len(self._differences))

    def _go_to(self, index: int) -> None:
        self._index = index
        self._show()
