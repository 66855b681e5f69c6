"""Two versions of one session side by side: what differs, one place after another, and one made of both by choice."""

from collections.abc import Iterator
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Button, Static

from supervise.domain.versions.merge import Choice as Side
from supervise.domain.versions.merge import Difference
from supervise.domain.wording import format_datetime, plural
from supervise.tui.keys import bindings
from supervise.tui.shell.header import Header
from supervise.tui.shell.page import PAGE_STYLES, Page, action_button
from supervise.tui.upkeep.versions.side import LETTERS, VersionSide
from supervise.tui.widgets.radio_row import RadioRow
from supervise.tui.widgets.text import Caption, Heading
from supervise.workflow import versions as deeds

SAME = "Two files hold this session, and they say the same, word for word. One is enough: the other goes to the trash."
ADDED = "The two differ only in words added later. All of them are kept, each with its date."
ALL_ADDED = "Words added later are all kept, from both."
KEPT = "Nothing is thrown away: both files as they are now are kept, in the folders history and trash."
RECORD = "A record is kept whole. This place is only shown; the one choice is at the first."
UNDONE = "The record goes into the history folder, and the draft is agreed anew by both of you."
HIDDEN = "The answers stay private until both have answered. Choose whose file to take it from."
PRESS: dict[Side, str] = {"ours": "1 Keep A", "theirs": "2 Keep B", "both": "3 Keep both"}


class VersionsPage(Page[None]):
    """The session with this id. Nothing is chosen before somebody chooses it, and nothing written before the end."""

    CSS_PATH = [PAGE_STYLES, "page.tcss"]
    PAGE_TITLE = "Two versions"
    HELP_PAGE = "versions"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings("page", "versions"),
        Binding("pagedown", "read(8)", "Further down", show=False),
        Binding("pageup", "read(-8)", "Further up", show=False),
    ]

    def __init__(self, session_id: str) -> None:
        super().__init__()
        self._session_id, self._at = session_id, 0
        self._differences: tuple[Difference, ...] = ()
        self._chosen: dict[str, Side] = {}

    def body(self) -> Iterator[Widget]:
        self._versions = deeds.versions_of(self.workflow, self._session_id)
        if self._versions is None:
            return
        self._differences = deeds.compare(self.workflow, self._versions)
        first, second = deeds.names(self.workflow, self._versions)
        yield Heading("", id="place")
        yield RadioRow([], id="choice")
        yield Caption("", id="told")
        with Horizontal(id="sides"):
            yield VersionSide("ours", first, id="ours")
            yield VersionSide("theirs", second, id="theirs")
        with Horizontal(id="whole"):
            yield action_button("all_of_a", "All of A")
            yield action_button("all_of_b", "All of B")
        yield Static(id="summary")

    def buttons(self) -> Iterator[Button]:
        yield action_button("next", "Next →", main=True)
        yield action_button("keep", "Keep this", main=True)
        yield action_button("previous", "[ Before")
        yield action_button("close", "← Back")

    def on_mount(self) -> None:
        if self._versions is None:
            self.dismiss(None)
            return
        started = self._versions.main.session.started_at
        self.query_one(Header).title = f"Two versions of {format_datetime(started, self.workflow.zone)}"
        self._show()

    # What is shown ------------------------------------------------------------------------------

    @property
    def place(self) -> Difference | None:
        """The difference being looked at; None on the last page, where it is kept."""
        return self._differences[self._at] if self._at < len(self._differences) else None

    @property
    def left(self) -> list[Difference]:
        """The differences that wait for a choice."""
        return [
            difference for difference in self._differences if difference.choices and difference.path not in self._chosen
        ]

    def _show(self) -> None:
        place = self.place
        for name in ("#choice", "#sides", "#whole"):
            self.query_one(name).display = place is not None
        self.query_one("#summary").display = place is None
        self.query_one("#do-next").display = place is not None
        self.query_one("#do-keep").display = place is None
        self.query_one("#do-keep", Button).disabled = not self.check_action("keep", ())
        self.query_one("#do-previous", Button).disabled = self._at == 0
        if place is None:
            self._show_summary()
        else:
            self._show_place(place)
        self.query_one("#body").scroll_home(animate=False)
        self.refresh_bindings()

    def _show_place(self, place: Difference) -> None:
        answer = " differs" if place.hidden else ""
        label = f": {place.label}{answer}" if place.label != place.part else answer
        self.query_one("#place", Heading).say(f"{self._at + 1} of {len(self._differences)}  {place.part}{label}")
        choice = self.query_one(RadioRow)
        choice.options = tuple((side, PRESS[side]) for side in place.choices)
        choice.value = self._chosen.get(place.path, "")
        choice.display = bool(place.choices)
        text = "" if place.choices else RECORD
        self._tell(HIDDEN if place.hidden and place.choices else text)
        self._show_sides(place)
        self.hint("1, 2 or a click chooses. ] goes on." if place.choices else "] goes on, [ goes back.")
        (choice if choice.display else self.query_one("#do-next")).focus(scroll_visible=False)

    def _show_sides(self, place: Difference) -> None:
        chosen, offered = self._chosen.get(place.path), bool(place.choices)
        for side, text in (("ours", place.ours), ("theirs", place.theirs)):
            self.query_one(f"#{side}", VersionSide).show(text, chosen=chosen in (side, "both"), offered=offered)

    def _show_summary(self) -> None:
        assert self._versions is not None
        self.query_one("#place", Heading).say("What is kept")
        lines = [
            Content(f"{difference.part}: {difference.label}  ").append(self._told(difference))
            for difference in self._differences
            if difference.choices
        ]
        contents = [] if self._differences else [Content(ADDED if self._versions.others else SAME)]
        if deeds.reopens_record(self._versions, self._chosen):
            contents.append(Content(UNDONE))
        if self._differences and deeds.added_to(self._versions):
            contents.append(Content(ALL_ADDED))
        if self._versions.others:
            contents.append(Content(KEPT))
        self.query_one("#summary", Static).update(
            Content("\n").join([*lines, *([Content("")] if lines else []), *contents])
        )
        self._tell(f"{plural(len(self.left), 'place')} still without a choice: [ goes back." if self.left else "")
        if self.workflow.read_only is not None:
            self.hint(self.workflow.read_only.hint("Choose there."))
        else:
            self.hint(
                "[ goes back to change a choice." if self.left else "k keeps it so; [ goes back to change a choice."
            )
        keep = self.query_one("#do-keep", Button)
        (self.query_one("#do-close") if keep.disabled else keep).focus(scroll_visible=False)

    def _told(self, difference: Difference) -> Content:
        side = self._chosen.get(difference.path)
        return Content.styled(LETTERS[side], "bold $accent") if side else Content("not chosen yet")

    def _tell(self, text: str) -> None:
        self.query_one("#told", Caption).say(text)
        self.query_one("#told").display = bool(text)

    # What can be done ---------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        place = self.place
        if action == "choose":
            return place is not None and parameters[0] in place.choices
        if action in ("all_of_a", "all_of_b", "next"):
            return place is not None
        if action == "previous":
            return self._at > 0
        if action == "keep":
            return place is None and not self.left and self.workflow.writable
        return True

    def action_choose(self, side: Side) -> None:
        """Choose here, and go on to the next place that waits for a choice."""
        if (place := self.place) is not None and side in place.choices:
            self._chosen[place.path] = side
            self._go(self._next_open())

    def action_all_of_a(self) -> None:
        self._all_of("ours")

    def action_all_of_b(self) -> None:
        self._all_of("theirs")

    def _all_of(self, side: Side) -> None:
        self._chosen = {difference.path: side for difference in self._differences if difference.choices}
        self._go(len(self._differences))

    def action_next(self) -> None:
        self._go(min(self._at + 1, len(self._differences)))

    def action_previous(self) -> None:
        self._go(max(self._at - 1, 0))

    def action_read(self, lines: int) -> None:
        self.query_one("#body").scroll_relative(y=lines, animate=False)

    def action_keep(self) -> None:
        versions = self._versions
        if versions is None or not self.check_action("keep", ()):
            return
        if not versions.others:
            done = self.services.attempt(lambda: deeds.trash_identical_copies(self.workflow, versions))
            text = "One file is left. The other lies in the trash."
        else:
            done = self.services.attempt(lambda: deeds.save_merged(self.workflow, versions, self._chosen))
            text = "It is one session again. Both files as they were are kept."
        if done:
            self.dismiss(None)
            self.services.notify_user(text)

    def action_close(self) -> None:
        self.dismiss(None)

    @on(RadioRow.Changed)
    def _changed(self, event: RadioRow.Changed) -> None:
        """By the arrows or a click on the line: it stays here, to be changed again."""
        if (place := self.place) is None:
            return
        chosen = next((side for side in place.choices if side == event.value), None)
        if chosen is None:
            self._chosen.pop(place.path, None)
        else:
            self._chosen[place.path] = chosen
        self._show_sides(place)

    @on(VersionSide.Chosen)
    def _clicked(self, event: VersionSide.Chosen) -> None:
        self.action_choose(event.side)

    def _next_open(self) -> int:
        after = range(self._at + 1, len(self._differences))
        waiting = {difference.path for difference in self.left}
        return next((index for index in after if self._differences[index].path in waiting), len(self._differences))

    def _go(self, at: int) -> None:
        self._at = at
        self._show()
