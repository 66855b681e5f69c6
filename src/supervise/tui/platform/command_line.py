"""How this program is called once more in the shell it was called from."""

import os
import shlex
import shutil
import subprocess
import sys
from contextlib import suppress
from pathlib import Path


def command_line(*words: str) -> str:
    """The program as it was called, or by its name alone where a shell finds it so, with these words after it."""
    called = Path(sys.argv[0])
    if called.name == "__main__.py":
        program = [_shortest(Path(sys.executable)), "-m", "supervise"]
    else:
        program = [_shortest(called)]
    return subprocess.list2cmdline([*program, *words]) if os.name == "nt" else shlex.join([*program, *words])


def _shortest(program: Path) -> str:
    """Its name where that leads a shell to it: an installation within `.venv` mostly is on no path."""
    with suppress(OSError):
        if (on_path := shutil.which(program.name)) is not None and program.samefile(on_path):
            return program.stem if program.suffix.lower() == ".exe" else program.name
    return str(program)
