"""Plain text for the terminal, with control characters escaped."""

import sys
from contextlib import suppress

from supervise.domain.text import STEERING
from supervise.domain.text import escape_controls as escape_controls
from supervise.domain.text import safe_line as safe_line


def safe_json(text: str) -> str:
    """JSON with the same characters as `\\u` escapes: they stand only inside its strings."""
    return STEERING.sub(lambda match: f"\\u{ord(match[0]):04x}", text)


def print_line(text: str) -> None:
    if sys.stdout is not None:  # as when started with no terminal at all
        sys.stdout.write(f"{escape_controls(text)}\n")


def print_json(value: object) -> None:
    import json

    # Where the terminal has no way to show every letter, JSON has one of its own.
    plain = "utf" not in (getattr(sys.stdout, "encoding", None) or "").lower()
    print_line(safe_json(json.dumps(value, ensure_ascii=plain, indent=2)))


def warn(sentence: str) -> None:
    """Print one line on stderr, if anybody listens there."""
    with suppress(OSError, AttributeError):
        sys.stderr.write(f"{safe_line(sentence)}\n")
