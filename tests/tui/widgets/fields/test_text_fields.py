"""Fields open where one writes on, move as fields do elsewhere, and let the page scroll where they cannot."""

import pytest
from textual import events
from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Input, Static

from supervise.tui.widgets.fields.note_area import GrowingLine, NoteArea
from supervise.tui.widgets.fields.text_fields import LabelledTextArea
from support.widget_host import Host

LONG = "\n".join(f"line {number}" for number in range(60))


class PageHost(Host):
    """The widget in a page that is longer than the window."""

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="body", can_focus=False):
            yield self.widget
            yield Static("\n".join(f"below {number}" for number in range(80)))


async def test_a_note_opens_with_the_cursor_at_its_end() -> None:
    note = NoteArea("Ring the practice\nand ask")
    async with Host(note).run_test(size=(40, 10)) as pilot:
        await pilot.press(*" twice")
        assert note.text == "Ring the practice\nand ask twice"
        note.load_text("Another")
        await pilot.press(*" one")
        assert note.text == "Another one"
        await pilot.press("ctrl+z", "ctrl+z", "ctrl+z", "ctrl+z")
        assert note.text == "Another", "what it was opened with is not undone"


async def test_ctrl_home_and_ctrl_end_go_through_a_long_note() -> None:
    note = NoteArea(LONG)
    async with Host(note).run_test(size=(40, 20)) as pilot:
        await pilot.press("ctrl+home", "X")
        await pilot.pause()
        assert note.text.startswith("Xline 0") and note.scroll_y == 0
        await pilot.press("ctrl+end", "Z")
        await pilot.pause()
        assert note.text.endswith("line 59Z") and note.scroll_y == note.max_scroll_y
        await pilot.press("ctrl+shift+home", "backspace")
        assert note.text == ""
        await pilot.press("a", "enter", "b", "ctrl+home", "ctrl+shift+end", "x")
        assert note.text == "x"


async def test_a_long_note_shows_its_end_when_it_is_come_to_by_keys() -> None:
    field = LabelledTextArea("What happened", LONG)
    async with PageHost(field).run_test(size=(40, 20)) as pilot:
        await pilot.pause()
        field.query_one(NoteArea).focus()
        field.come_into_view()
        await pilot.pause()
        note = field.query_one(NoteArea)
        assert note.scroll_y == note.max_scroll_y > 0


@pytest.mark.parametrize("line", [True, False])
@pytest.mark.parametrize("text", ["", "Ring the practice"])
async def test_page_down_in_a_field_of_one_line_scrolls_the_page(line: bool, text: str) -> None:
    field = LabelledTextArea("What", text, line=line)
    app = PageHost(field)
    async with app.run_test(size=(40, 20)) as pilot:
        await pilot.press("pagedown")
        await scrolled(app)
        body = app.query_one("#body")
        assert body.scroll_y > 0
        assert app.focused is not None and app.focused in field.walk_children()
        await pilot.press("pageup")
        await scrolled(app)
        assert body.scroll_y == 0


async def test_page_down_reads_a_long_note_to_its_end_and_then_the_page() -> None:
    field = LabelledTextArea("What", LONG)
    app = PageHost(field)
    async with app.run_test(size=(40, 20)) as pilot:
        await pilot.press("ctrl+home", *["pagedown"] * 8)
        await scrolled(app)
        note = field.query_one(NoteArea)
        assert note.cursor_location[0] == 59
        assert app.query_one("#body").scroll_y > 0


@pytest.mark.parametrize("line", [True, False])
async def test_what_is_typed_into_a_field_out_of_view_brings_it_back(line: bool) -> None:
    field = LabelledTextArea("What", "Ring", line=line)
    app = PageHost(field)
    async with app.run_test(size=(40, 20)) as pilot:
        await pilot.press("pagedown", "pagedown")
        await scrolled(app)
        assert not app.screen.can_view_partial(field)
        await pilot.press("x")
        await pilot.pause()
        assert app.screen.can_view_entire(field)
        assert field.text == "Ringx"


async def test_a_line_that_is_to_be_replaced_is_so_when_it_is_come_to_and_not_later() -> None:
    field = LabelledTextArea("New day", "5 Dec 2026", line=True, replaced=True)
    async with Host(field).run_test(size=(40, 10)) as pilot:
        entry = field.query_one(Input)
        await pilot.press(*"1 feb")
        assert entry.value == "1 feb"
        entry.blur()
        await pilot.pause()
        pilot.app.screen.set_focus(entry, from_app_focus=True)
        await pilot.press("x")
        assert entry.value == "1 febx"
        await pilot.press("ctrl+home", "A", "ctrl+end", "Z")
        assert entry.value == "A1 febxZ"


async def test_a_selection_that_was_left_is_not_typed_over() -> None:
    field = LabelledTextArea("New day", "5 Dec 2026", line=True, replaced=True)
    async with Host(field).run_test(size=(40, 10)) as pilot:
        entry = field.query_one(Input)
        await pilot.pause()
        assert entry.selected_text == "5 Dec 2026"
        entry.blur()
        await pilot.pause()
        pilot.app.screen.set_focus(entry, from_app_focus=True)
        await pilot.press("x")
        assert entry.value == "5 Dec 2026x"


async def scrolled(app: Host) -> None:
    """Wait until the page has come to rest."""
    await app.animator.wait_until_complete()


async def test_words_longer_than_their_field_are_shown_from_their_beginning_once_it_is_left() -> None:
    field = LabelledTextArea("By when", "", line=True)
    async with PageHost(field).run_test(size=(20, 10)) as pilot:
        entry = field.query_one(Input)
        entry.focus()
        await pilot.press(*"the week after the next but one")
        assert entry.scroll_x > 0
        pilot.app.screen.set_focus(None)
        await pilot.pause()
        assert entry.scroll_x == 0


async def test_a_line_that_grows_shows_all_of_it_and_stays_one_line() -> None:
    field = LabelledTextArea("What is it for?", "Nobody goes home on a Friday", line=True, grows=True)
    async with PageHost(field).run_test(size=(24, 20)) as pilot:
        line = field.query_one(GrowingLine)
        line.focus()
        await pilot.press(*" without a name")
        assert field.text == "Nobody goes home on a Friday without a name"
        assert line.size.height == 3, "every word is in sight"
        pilot.app.post_message(events.Paste("\n\non every\tline"))
        await pilot.pause()
        assert field.text.endswith("without a name on every line"), "what is pasted stays one line"
        await pilot.press("enter")
        assert "\n" not in line.text, "Enter is no part of it"
