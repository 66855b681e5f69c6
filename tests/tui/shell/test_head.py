"""The head: a click on a step asks to go there, one on its last word covers the page, at whatever width is left."""

import pytest
from textual.app import App, ComposeResult

from supervise.tui.shell.head import Head
from supervise.tui.themes import register
from support.builders import PEOPLE

STEPS = (("arrive", "Arrive"), ("wheel", "Wheel"), ("talk", "Talk"), ("agree", "Agree"))


class Host(App[None]):
    def __init__(self, head: Head) -> None:
        super().__init__()
        register(self)
        self.theme = "supervise-dark"
        self.asked: list[str] = []
        self._head = head

    def compose(self) -> ComposeResult:
        yield self._head

    def on_head_stop_chosen(self, event: Head.StopChosen) -> None:
        self.asked.append(event.id)

    def on_head_cover_asked(self) -> None:
        self.asked.append("cover")


@pytest.mark.parametrize(
    ("width", "line"),
    [
        (120, "● Arrive ─ ● Wheel ─  Talk · Resilience  ─ ○ Agree ● CD   ■ AB    F12  Cover"),
        (70, "● Arrive ─ ● Wheel ─  Talk · Resilience  ─ ○ Agree F12  Cover"),
        (56, "● Arrive ─ ● Wheel ─  Talk  ─ ○ Agree F12  Cover"),
        (50, "● Arrive  ● Wheel   Talk   ○ Agree F12  Cover"),
        (43, "● Arrive  ● Wheel   Talk   ○ Agree Cover"),
        (40, "Talk · Resilience  ●●●○ F12  Cover"),
        (34, "Talk · Resilience  ●●●○ Cover"),
        (26, "Talk  ●●●○ F12  Cover"),
    ],
)
async def test_what_gives_way_where_there_is_no_room(width: int, line: str) -> None:
    head = Head(stops=STEPS, now="talk", part="Resilience", people=PEOPLE)
    app = Host(head)
    async with app.run_test(size=(width, 5)):
        words, _, right = line.partition(" F12" if " F12" in line else " Cover")
        left, *people = words.split(" ● CD")
        shown = head.render().plain.strip()
        assert shown.startswith(left) and shown.endswith(f"{' F12' if ' F12' in line else 'Cover'}{right}")
        assert ("■ AB" in shown) == bool(people)


@pytest.mark.parametrize(
    ("width", "warning", "clicked"),
    [
        (120, "", {"Arrive": "arrive", "Agree": "agree", "Cover": "cover"}),
        (120, "! not kept", {"Arrive": "arrive", "Agree": "agree", "Cover": "cover"}),
        (40, "", {"Cover": "cover"}),
        (30, "! not kept", {"Cover": "cover"}),
    ],
)
async def test_what_is_clicked_is_what_is_meant(width: int, warning: str, clicked: dict[str, str]) -> None:
    app = Host(Head(stops=STEPS, now="wheel", part="the sections", people=PEOPLE))
    async with app.run_test(size=(width, 5)) as pilot:
        head = app.query_one(Head)
        head.warn(warning)
        await pilot.pause()
        line = head.render_line(0).text
        for words in (*clicked, "Wheel", "CD"):  # the last two ask for nothing
            if words in line:
                await pilot.click(Head, offset=(line.index(words) + 1, 0))
        assert all(words in line for words in (*clicked, warning))
        assert app.asked == list(clicked.values())


async def test_views_of_the_past_are_numbers_where_their_names_find_no_room() -> None:
    head = Head("Look back", stops=STEPS, now="talk", numbered=True)
    app = Host(head)
    async with app.run_test(size=(120, 5)) as pilot:
        assert "Look back   1 Arrive   2 Wheel    3 Talk    4 Agree" in head.render().plain
        await pilot.resize_terminal(40, 5)
        await pilot.pause()
        assert "1  2   3 Talk   4" in head.render().plain
        await pilot.click(Head, offset=(1, 0))
        assert app.asked == ["arrive"]


async def test_a_long_title_is_cut_before_the_key_that_covers_the_page() -> None:
    app = Host(Head("30 Nov 2026 · Write for my portfolio, A network meeting, Case A1, 30 Nov"))
    async with app.run_test(size=(80, 5)):
        shown = app.query_one(Head).render().plain.strip()
        assert shown.startswith("30 Nov 2026 · Write for my portfolio, A network meeting")
        assert shown.endswith("…   F12  Cover")
