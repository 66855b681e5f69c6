"""What stands in for a drawn character where the terminal's font lacks it and no other font is asked.

Windows 10's own console shows a box for whatever Consolas does not have. The characters here are of the set that
Windows' fonts promise (WGL4), and each is as wide as the one it stands for.
"""

import os
import sys
from collections.abc import Mapping

from rich.segment import Segment
from textual.color import Color
from textual.filter import LineFilter

STANDS_IN = str.maketrans(
    {
        **dict(zip("╭╮╰╯╶╴╷╵╌┈", "┌┐└┘──││──", strict=True)),
        **dict(zip("━╺╸┃╻╹┏┓┗┛┣┫┻┳", "═══║║║╔╗╚╝╠╣╩╦", strict=True)),
        **dict(zip("▁▂▃▅▆▇", "▄▄▄███", strict=True)),
        **dict(zip("▏▎▍▋▊▉▔▕", "▌▌▌███▀▐", strict=True)),
        **dict(zip("✓▸◂▾◆◇", "√►◄▼♦◊", strict=True)),
    }
)


def needed(platform: str = sys.platform, env: Mapping[str, str] = os.environ) -> bool:
    """Whether this may be Windows' old console; Windows Terminal and editors, which look in other fonts, say so."""
    return platform == "win32" and not (env.get("WT_SESSION") or env.get("TERM_PROGRAM"))


class OldFont(LineFilter):
    """Draws with the characters that stand in."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        return [
            segment if segment.text.isascii() else segment._replace(text=segment.text.translate(STANDS_IN))
            for segment in segments
        ]
