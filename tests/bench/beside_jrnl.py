"""`supervise search` over ten thousand sessions, beside jrnl 4 on the same words and count; each a whole process."""

import json
import shutil
import subprocess
import tempfile
from pathlib import Path

from measuring import MOST, PYTHON, RUNS, alone, home_of, run, supervise

from supervise.store.home.folder import HomeFolder
from supervise.store.sessions.files import read_sessions

OFTEN, NEVER = "housing", "quicksilver"


def search() -> None:
    place = Path(tempfile.mkdtemp(prefix="bench-jrnl-"))
    try:
        with home_of(MOST) as several, home_of(MOST, one_pair=True) as single:
            jrnl = [*_installed(place), "-contains"]
            _write_journal(single, place / "journal.txt")
            for word in (OFTEN, NEVER):
                of_several, of_one, theirs = [], [], []
                for _ in range(RUNS):
                    of_several.append(run(*supervise("search", word, "--home", several)))
                    of_one.append(run(*supervise("search", word, "--home", single)))
                    theirs.append(run(*jrnl, word, "--short"))
                alone(f"supervise search {word}, one of four pairs", of_several, 1.5, "s")
                alone(f"supervise search {word}, all one pair's", of_one, 1.5, "s")
                print(f"{f'jrnl -contains {word}, as many':<52}" + "".join(f"{s:8.1f}" for s in sorted(theirs)) + "  s")
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _installed(place: Path) -> list[str]:
    """jrnl in a folder of its own, told to do nothing but look."""
    subprocess.run([PYTHON, "-m", "venv", str(place / "venv")], check=True)
    tools = place / "venv" / "bin"
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    subprocess.run([str(tools / "pip"), "install", "-q", "jrnl>=4,<5"], check=True, **quiet)
    config = place / "jrnl.yaml"
    config.write_text(
        f"version: v4.2\njournals:\n  default:\n    journal: {place / 'journal.txt'}\ncolors:\n"
        "  body: none\n  date: none\n  tags: none\n  title: none\ndefault_hour: 9\ndefault_minute: 0\n"
        "editor: ''\nencrypt: false\nhighlight: false\nindent_character: '|'\nlinewrap: 79\ntagsymbols: '#@'\n"
        "template: false\ntimeformat: '%F %r'\n",
        encoding="utf-8",
    )
    return [str(tools / "jrnl"), "--config-file", str(config)]


def _write_journal(home: Path, journal: Path) -> None:
    with journal.open("w", encoding="utf-8") as file:
        for stored in reversed(read_sessions(HomeFolder(home)).kept):
            words = json.dumps(stored.session.model_dump(mode="json"), ensure_ascii=False)
            when = stored.session.started_at
            file.write(f"[{when:%Y-%m-%d %I:%M:%S %p}] {stored.session.id}\n{words}\n\n")
