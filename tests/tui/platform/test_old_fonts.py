"""In Windows' old console nothing that is drawn is a box: its fonts have every character that stands in."""

import re
from itertools import chain
from pathlib import Path

import pytest
from rich.cells import cell_len
from rich.style import Style
from textual.renderables.digits import Digits

from supervise.tui.platform import old_fonts
from supervise.tui.shell.dialogs import ChoiceDialog
from supervise.workflow import SessionWorkflow
from support.app_driver import showing, shown

TESTS = Path(__file__).parents[2]
_RANGES = (
    "20-7e a0-17f 192 1fa-1ff 2c6-2c7 2c9 2d8-2dd 384-3ce 401-45f 490-491 1e80-1e85 1ef2-1ef3 2013-2015 2017-201e "
    "2020-2022 2026 2030 2032-2033 2039-203a 203c 203e 2044 207f 20a3-20a4 20a7 20ac 2105 2113 2116 2122 2126 212e "
    "215b-215e 2190-2195 21a8 2202 2206 220f 2211-2212 2215 2219-221a 221e-221f 2229 222b 2248 2260-2261 2264-2265 "
    "2302 2310 2320-2321 2500 2502 250c 2510 2514 2518 251c 2524 252c 2534 253c 2550-256c 2580 2584 2588 258c "
    "2590-2593 25a0-25a1 25aa-25ac 25b2 25ba 25bc 25c4 25ca-25cb 25cf 25d8-25d9 25e6 263a-263c 2640 2642 2660 2663 "
    "2665-2666 266a-266b"
)
WGL4 = {
    chr(code)
    for first, last in re.findall(r"(\w+)(?:-(\w+))?", _RANGES)
    for code in range(int(first, 16), int(last or first, 16) + 1)
}
"""Windows Glyph List 4: what every font that came with Windows has."""
TYPED = "⚕\u200d\u202e"
"""Of what the pair of a test typed: what people type is theirs."""


def test_every_page_is_drawn_with_what_the_font_has() -> None:
    pages = [path.read_text(encoding="utf-8") for path in TESTS.rglob("__snapshots__/**/*.txt")]
    assert len(pages) > 100
    drawn = {sign for sign in chain.from_iterable(pages) if 0x2000 <= ord(sign) < 0x2C00} - set(TYPED)
    assert len(drawn) > 40
    assert {sign.translate(old_fonts.STANDS_IN) for sign in drawn} <= WGL4


def test_so_is_what_is_drawn_on_no_golden() -> None:
    files = [path for path in (TESTS.parent / "src/supervise/tui").rglob("*.*") if path.suffix in (".py", ".tcss")]
    code = "".join(path.read_text(encoding="utf-8") for path in files if path.stem not in ("old_fonts", "paste_parser"))
    clock = "".join(part.text for style in (Style(), Style(bold=True)) for part in Digits("0123456789:").render(style))
    shapes = {sign for sign in code + clock if 0x2500 <= ord(sign) < 0x2C00}
    assert len(shapes) > 40
    assert {sign.translate(old_fonts.STANDS_IN) for sign in shapes} <= WGL4


def test_what_stands_in_is_as_wide_and_is_in_the_font() -> None:
    for code, other in old_fonts.STANDS_IN.items():
        assert chr(code) not in WGL4
        assert other in WGL4
        assert cell_len(other) == cell_len(chr(code)) == 1


@pytest.mark.parametrize(
    ("platform", "env", "needed"),
    [
        ("win32", {}, True),
        ("win32", {"WT_SESSION": "5f0c"}, False),
        ("win32", {"TERM_PROGRAM": "vscode"}, False),
        ("linux", {}, False),
        ("darwin", {}, False),
    ],
)
def test_it_is_for_windows_own_console_alone(platform: str, env: dict[str, str], needed: bool) -> None:
    assert old_fonts.needed(platform, env) is needed


@pytest.mark.parametrize("needed", [True, False])
async def test_the_app_draws_with_it(workflow: SessionWorkflow, monkeypatch: pytest.MonkeyPatch, needed: bool) -> None:
    monkeypatch.setattr(old_fonts, "needed", lambda: needed)
    async with showing(workflow, lambda: ChoiceDialog("Close?", ["✓ ▸ and ŵ"], [("", "No")])) as (app, _, _):
        page = shown(app)
    assert ("√ ► and ŵ" if needed else "✓ ▸ and ŵ") in page
    assert bool(set(page) - WGL4 - {"\n"}) is not needed
