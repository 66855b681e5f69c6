"""What may reach the terminal: plain text, with nothing in it that steers one."""

import re
import sys
from contextlib import suppress

# C0 but tab and newline, DEL and C1, what turns the direction of a line, and halves of characters: a file can hold
# them under a key that nobody cleaned, and so can a path or what was typed after a command.
_STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def safe(text: str) -> str:
    """`text` with what could steer a terminal shown as one mark."""
    return _STEERING.sub("\ufffd", text)


def safe_json(text: str) -> str:
    """JSON with the same characters as `\\u` escapes: they stand only inside its strings."""
    return _STEERING.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def one_line(text: str) -> str:
    """`text` on one line, safe."""
    return " ".join(safe(text).split())


def tell(text: str) -> None:
    """Print it on stdout."""
    if sys.stdout is not None:  # as when started with no terminal at all
        sys.stdout.write(f"{safe(text)}\n")


def tell_json(value: object) -> None:
    """Print it on stdout as JSON."""
    import json

    # Where the terminal has no way to show every letter, JSON has one of its own.
    plain = "utf" not in (getattr(sys.stdout, "encoding", None) or "").lower()
    tell(safe_json(json.dumps(value, ensure_ascii=plain, indent=2)))


def warn(sentence: str) -> None:
    """Print one line on stderr, if anybody listens there."""
    with suppress(OSError, AttributeError):
        sys.stderr.write(f"{one_line(sentence)}\n")
