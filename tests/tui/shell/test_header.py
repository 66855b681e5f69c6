"""The header: a click on a step asks to go there, one on its last word covers the page, at whatever width is left."""

import pytest
from textual.app import App, ComposeResult

from supervise.tui.shell.header import Header


class Host(App[None]):
    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    def compose(self) -> ComposeResult:
        yield Header(step="wheel", note="CD and AB", part="the sections")

    def on_header_step_chosen(self, event: Header.StepChosen) -> None:
        self.asked.append(event.step)

    def on_header_cover_asked(self) -> None:
        self.asked.append("cover")


@pytest.mark.parametrize(
    ("width", "warning", "clicked"),
    [
        (120, "", {"Arrive": "arrive", "Agree": "agree", "Cover": "cover"}),
        (120, "Not on disk", {"Arrive": "arrive", "Agree": "agree", "Cover": "cover"}),
        (40, "", {"Cover": "cover"}),
        (30, "Not on disk", {"Cover": "cover"}),
    ],
)
async def test_what_is_clicked_is_what_is_meant(width: int, warning: str, clicked: dict[str, str]) -> None:
    app = Host()
    async with app.run_test(size=(width, 5)) as pilot:
        header = app.query_one(Header)
        header.warn(warning)
        await pilot.pause()
        line = header.render_line(0).text
        for words in (*clicked, "Wheel", "CD and AB"):  # the last two ask for nothing
            if words in line:
                await pilot.click(Header, offset=(2 + line.index(words) + 1, 0))  # 2: its padding
        assert all(words in line for words in clicked)
        assert app.asked == list(clicked.values())
