"""The speed rows are not run with the tests; that they still load and stand by their names is."""

import subprocess
import sys
from pathlib import Path

import pytest

BENCH = Path(__file__).parent / "bench" / "bench.py"


@pytest.mark.skipif(sys.platform == "win32", reason="the rows need a POSIX terminal")
def test_every_speed_row_loads() -> None:
    rows = subprocess.run([sys.executable, BENCH, "--list"], capture_output=True, encoding="utf-8", check=True).stdout
    assert {"paint", "key", "looking", "kinds"} <= {*rows.split()}
