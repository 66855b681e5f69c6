"""Cleans the environment: variables that cannot be used, or would let others read along, are removed."""

import os
import re
import time

_USABLE = {
    "TEXTUAL_THEME": r"[\w,-]+",  # one that is not known is seen to by the app, which knows them
    "TEXTUAL_ANIMATIONS": r"(?i:none|basic|full)",
    "TEXTUAL_COLOR_SYSTEM": r"auto|standard|256|truecolor|windows",
    "TEXTUAL_FPS": r"[1-9]\d{0,2}",
    "TEXTUAL_SMOOTH_SCROLL": r"[01]",
    "TEXTUAL_DIM_FACTOR": r"\d\d?|100",
    "TEXTUAL_DISABLE_KITTY_KEY": r"[01]",
    "ESCDELAY": r"[1-9]\d{0,3}",
}
"""What Textual may be told, by what of it it can do; all else it reads would have it log, send or picture the page."""
# Shells set these once, and a window then changes its size; Python and Textual would believe them for ever.
_UNUSABLE = ("COLUMNS", "LINES")
_ZONES = "/usr/share/zoneinfo"
_DAY = 86_400


def keep_private() -> None:
    """Leave Textual nothing but what it may be told; to be called before it is imported, as it reads them then."""
    for name in [name for name in os.environ if name == "TEXTUAL" or name.startswith("TEXTUAL_")]:
        if name not in _USABLE:
            del os.environ[name]
    for name in _UNUSABLE:
        os.environ.pop(name, None)
    for name, usable in _USABLE.items():
        if not re.fullmatch(usable, os.environ.get(name, ""), re.ASCII):
            os.environ.pop(name, None)


def forget_impossible_zone() -> None:
    """Go by the computer's own time zone where TZ names none that there is, or one more than a day away."""
    zone = os.environ.get("TZ")
    if zone and hasattr(time, "tzset") and (_is_too_far() or _is_nowhere(zone.removeprefix(":"))):
        del os.environ["TZ"]
        time.tzset()


def _is_too_far() -> bool:
    return max(abs(time.timezone), abs(time.altzone)) >= _DAY


def _is_nowhere(zone: str) -> bool:
    """Whether it can only be a name, which has no digits, and is that of no zone: it would be taken for UTC."""
    zones = os.environ.get("TZDIR", _ZONES)
    file = zone if zone.startswith("/") else f"{zones}/{zone}"
    return not re.search(r"\d", zone) and os.access(zones, os.F_OK) and not os.access(file, os.F_OK)
