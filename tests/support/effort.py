"""How often a test tries what deserves many tries: few by default, many where the environment asks for it."""

import os

EXAMPLES = int(os.environ.get("EXAMPLES", "20"))
KILLS = int(os.environ.get("SUPERVISE_KILLS", "1"))
"""Kills at each step; the promise was measured on 10."""
CUTS = int(os.environ.get("SUPERVISE_CUTS", "2"))
"""Cuts of the power; the promise was measured on 40."""
MUTATIONS = int(os.environ.get("SUPERVISE_MUTATIONS", "2000"))
"""Damaged files, plain and locked by turns. The promise was made on 30000: then every odd value goes in every field."""


def examples(whole: int) -> int:
    """How many examples to try of what deserves so many: all of them with EXAMPLES=100, by default one in five."""
    return max(10, whole * EXAMPLES // 100)
