"""`constraints.txt` is all that is needed, within the ranges of pyproject.toml, and names no place to get it from."""

import re
import tomllib
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).parent.parent
LINES = (ROOT / "constraints.txt").read_text(encoding="utf-8").replace("\\\n", "").splitlines()


def test_every_line_is_a_version_with_its_hashes_and_nothing_else() -> None:
    for line in LINES:
        assert re.fullmatch(r"[a-z0-9-]+==[\w.]+ (; [^@:]+ )?( *--hash=sha256:[0-9a-f]{64})+", line), line[:100]


def test_what_the_project_asks_for_is_in_it() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    pinned = dict(line.split(" ")[0].split("==") for line in LINES)
    for asked in (*project["project"]["dependencies"], *project["build-system"]["requires"]):
        requirement = Requirement(asked)
        assert requirement.specifier.contains(pinned[requirement.name]), asked
