"""A long list: every line has its place, what unfolds stays with what was chosen, only what is seen is made."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.app import App, ComposeResult

from supervise.tui.drawing.cell_text import wrap
from supervise.tui.review.paragraph_layout import NOWHERE, Cursor, Paragraph, ParagraphLayout
from supervise.tui.review.paragraph_list import ParagraphList
from supervise.tui.themes import DARK, register

TEXT = st.text(st.one_of(st.sampled_from("ab  \n漢👩é"), st.characters(exclude_categories=("Cs",))), max_size=60)


@given(TEXT, st.integers(1, 30))
def test_wrapped_lines_fit_and_lose_no_letter(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert lines
    assert all(cell_len(line) <= max(width, 2) for line in lines)  # a wide letter takes two cells anywhere
    letters = "".join("".join(lines).split())
    assert letters == "".join("".join(wrap(text, 10_000)).split())


@given(st.lists(TEXT, min_size=1, max_size=8), st.integers(3, 20), st.data())
def test_every_line_lies_where_it_is_said_to_lie(texts: list[str], room: int, data: st.DataObject) -> None:
    rows = [Paragraph(text, lead="Why?" if len(text) % 2 else "", tight=len(text) % 3 == 0) for text in texts]
    listed = ParagraphLayout(
        lambda row: [("quiet", "quiet")], lambda row: [Paragraph("one two three"), Paragraph(row.words)]
    )
    listed.put([Paragraph("Head", head=True), *rows], Cursor(1), room)
    for _ in range(3):
        spot = Cursor(data.draw(st.integers(1, len(rows))))
        listed.choose(data.draw(st.sampled_from([spot, listed.beside(1), listed.beside(-1)])))
        spots = [listed.line(y).spot for y in range(listed.height)]
        for row in range(1, len(rows) + 1):
            for under in range(3 if row == listed.spot.row else 1):
                top, end = listed.span(Cursor(row, under))
                assert [y for y, at in enumerate(spots) if at == Cursor(row, under)] == list(range(top, end))
        assert listed.line(listed.height).spot == listed.line(-1).spot == NOWHERE


class Host(App[None]):
    """One long list, and what was opened from it."""

    def __init__(self, *rows: Paragraph, unfolds: bool = False) -> None:
        super().__init__()
        register(self)
        self.theme = DARK.name
        self.rows, self.opened = rows, list[object]()
        self.list = ParagraphList(
            aside=lambda row: [(f"of {row.about}", "quiet")], unfold=self._unfold if unfolds else None
        )

    def _unfold(self, row: Paragraph) -> list[Paragraph]:
        return [Paragraph(f"{row.words} {number}", (row.about, number)) for number in (1, 2)]

    def compose(self) -> ComposeResult:
        yield self.list

    def on_mount(self) -> None:
        self.list.show(self.rows)

    def on_paragraph_list_opened(self, event: ParagraphList.Opened) -> None:
        self.opened.append(event.about)

    @property
    def lines(self) -> list[str]:
        return [self.list.render_line(y).text.rstrip() for y in range(self.list.size.height)]


async def test_what_is_chosen_unfolds_and_stays_where_it_was() -> None:
    app = Host(
        Paragraph("Head", head=True), Paragraph("a", "A"), Paragraph("b", "B"), Paragraph("c", "C"), unfolds=True
    )
    async with app.run_test(size=(20, 12)) as pilot:
        assert app.lines[:8] == ["  Head", "", "▌ a", "▌ of A", "  · a 1", "  · a 2", "", "  b"]
        await pilot.press("down", "down", "enter")
        assert app.opened == [("A", 2)]
        await pilot.click(offset=(3, 7))  # the first click chooses, the second opens
        assert (app.opened, app.list.row) == ([("A", 2)], app.rows[2])
        at = app.lines.index("▌ b")
        await pilot.click(offset=(3, at))
        assert app.opened == [("A", 2), "B"]
        await pilot.press("up")
        assert app.list.row == app.rows[1]
        await pilot.press("end", "enter", "home", "enter")
        assert app.opened[2:] == ["C", "A"]


async def test_a_paragraph_longer_than_the_window_is_read_line_by_line() -> None:
    app = Host(Paragraph("\n".join(f"line {number}" for number in range(30)), "long"), Paragraph("next", "next"))
    async with app.run_test(size=(20, 10)) as pilot:
        seen = set(app.lines)
        for _ in range(30):
            await pilot.press("down")
            seen |= set(app.lines)
        assert {f"▌ line {number}" for number in range(30)} <= seen
        assert app.list.row == app.rows[1]
        await pilot.resize_terminal(12, 5)
        await pilot.pause()
        assert "▌ next" in app.lines


async def test_of_thousands_only_those_in_sight_are_made() -> None:
    made: list[Paragraph] = []
    app = Host(*(Paragraph("some words that take a line or two", number) for number in range(2_000)))
    app.list = ParagraphList(aside=lambda row: made.append(row) or [("quiet", "quiet")])
    async with app.run_test(size=(20, 10)) as pilot:
        await pilot.press("end", "pageup", "home", "pagedown")
        await pilot.pause()
    assert len(made) < 200


async def test_a_bar_that_comes_with_more_rows_takes_no_letter() -> None:
    host = Host(Paragraph("one", 1))
    async with host.run_test(size=(30, 8)) as pilot:
        await pilot.pause()
        before = host.list._laid.room
        host.list.show([Paragraph("word " * 20, number) for number in range(9)])
        await pilot.pause()
        assert host.list.show_vertical_scrollbar
        assert host.list._laid.room == host.list._room < before
