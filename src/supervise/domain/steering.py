"""Characters that steer a terminal or a printer, which nothing may hand on as they are."""

import re

# C0 but tab and newline, DEL and C1, what turns the direction of a line, and halves of characters: a file can hold
# them under a key that nobody cleaned, and so can a path or what was typed after a command.
STEERING = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def safe(text: str) -> str:
    """`text` with what could steer a terminal shown as one mark."""
    return text if text.isascii() and text.isprintable() else STEERING.sub("\ufffd", text)


def one_line(text: str) -> str:
    """`text` on one line, safe."""
    return " ".join(safe(text).split())
