"""The power goes while it saves, on a real file system: all that was acknowledged is there, and nothing is torn."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from recovery.cutting import CANNOT
from support.effort import CUTS

NEEDED = ("unshare", "mount", "umount", "mkfs.ext4")


@pytest.mark.skipif(sys.platform != "linux", reason="a disk can be cut off on purpose on Linux only")
def test_what_was_acknowledged_is_there_after_a_power_cut(tmp_path: Path) -> None:
    if os.geteuid() != 0:
        pytest.skip("only root may mount a disk and cut it off; the order of the calls is checked in test_atomic.py")
    if lacking := [program for program in NEEDED if shutil.which(program) is None]:
        pytest.skip(f"this machine has no {' and no '.join(lacking)} to make a disk with")
    # In a mount namespace of its own, so that nothing stays mounted whatever becomes of this run.
    command = ["unshare", "--mount", "--propagation", "private", sys.executable, "-m", "recovery.cutting", "cut"]
    done = subprocess.run(
        [*command, str(tmp_path), str(CUTS)],
        capture_output=True,
        encoding="utf-8",
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[1])},
        timeout=60 + 10 * CUTS,
        check=False,
    )
    if done.returncode == CANNOT or "unshare failed" in done.stderr:
        pytest.skip((done.stdout + done.stderr).strip())
    print(done.stdout)  # seen with -s
    assert done.returncode == 0, done.stdout + done.stderr
    results = json.loads(done.stdout)
    assert not [what for what in results if what.startswith("LOST")]
    assert results["kept: draft"]
    assert results["waited for by nobody, and gone"], "the cut was a real one"
