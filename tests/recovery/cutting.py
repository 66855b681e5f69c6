"""A power cut on a small file system of its own: `cut` makes and checks them, `write` saves until it happens.

Run by test_power_cut.py, as root, where nobody else sees what is mounted.
"""

import fcntl
import json
import os
import random
import struct
import subprocess
import sys
from collections import Counter
from pathlib import Path

from supervise.domain.session.model import Addition
from supervise.store.home.folder import HomeFolder
from supervise.store.sessions import files as session_files
from supervise.store.sessions.drafts import OpenDraft
from supervise.store.sessions.trash import sweep_home
from support.builders import a_session, read_drafts
from support.clock import START

SHUTDOWN, NO_LOG_FLUSH = 0x8004587D, 2
"""The kernel's own way to test this (EXT4_IOC_SHUTDOWN): from then on nothing more reaches the disk, as in a cut."""
CANNOT = 77
"""What is returned where this machine does not let anybody try."""
BY_HAND = b"# by hand\n"


def write(home: HomeFolder) -> None:
    """Save as the app does, for ever, and say each time what was acknowledged."""
    draft = OpenDraft.begin(home, a_session(aim="0"))
    for number in range(1, 1_000_000):
        draft.update(draft.session.with_changes(aim=str(number)))
        draft.save()
        acknowledge(draft=number)
        stored = session_files.save_new(home, a_session(id=id_of(number), status="agreed", aim=f"{number} " * 300))
        acknowledge(session=number)
        if number % 3 == 0:  # as somebody's editor does, which waits for nothing
            stored.path.write_bytes(stored.path.read_bytes() + BY_HAND)
            stored = session_files.read(stored.path)
        later = Addition(at=START, by="supervisee", initials="CD", text="More")
        session_files.save_again(home, stored, stored.session.with_changes(additions=(later,)), START)
        acknowledge(addition=number)
        (home.root / "control").mkdir(exist_ok=True)
        (home.root / "control" / str(number)).write_bytes(b"written, and waited for by nobody")
        acknowledge(control=number)


def acknowledge(**what: int) -> None:
    print(json.dumps(what), flush=True)


def id_of(number: int) -> str:
    return f"2026-01-{number // 1440 + 1:02}T{number // 60 % 24:02}{number % 60:02}-aaaa"


def cut(folder: Path, cuts: int) -> int:
    """Cut the power so often, at random moments, and tell what is there of what was acknowledged; 1 if not all is."""
    image, mounted = folder / "disk.img", folder / "disk"
    mounted.mkdir()
    with image.open("wb") as file:
        file.truncate(32 << 20)
    subprocess.run(["mkfs.ext4", "-q", "-F", str(image)], check=True)
    results: Counter[str] = Counter()
    for number in range(cuts):
        if refusal := mount(image, mounted):
            print(f"This machine does not mount a file as a disk: {refusal}")
            return CANNOT
        home = HomeFolder(mounted / str(number))
        acknowledged = cut_once(home, mounted)
        subprocess.run(["umount", str(mounted)], check=True)
        if refusal := mount(image, mounted):
            print(f"The disk does not mount again: {refusal}")
            return 1
        results += look(home, acknowledged)
        subprocess.run(["rm", "-rf", str(home.root)], check=True)
        subprocess.run(["umount", str(mounted)], check=True)
    print(json.dumps(results))
    return 1 if any(what.startswith("LOST") for what in results) else 0


def mount(image: Path, mounted: Path) -> str:
    """Mount it; what was said if that cannot be done."""
    done = subprocess.run(
        ["mount", "-o", "loop", str(image), str(mounted)], capture_output=True, encoding="utf-8", check=False
    )
    return done.stderr.strip() if done.returncode else ""


def cut_once(home: HomeFolder, mounted: Path) -> dict[str, int]:
    """Let a process save there, cut its power, and return the last it had acknowledged of each kind."""
    acknowledged: dict[str, int] = {}
    command = [sys.executable, "-m", "recovery.cutting", "write", str(home.root)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="utf-8") as writer:
        assert writer.stdout is not None
        disk = os.open(mounted, os.O_RDONLY)
        for _ in range(random.randint(1, 120)):
            acknowledged |= json.loads(writer.stdout.readline())
        fcntl.ioctl(disk, SHUTDOWN, struct.pack("I", NO_LOG_FLUSH))
        os.close(disk)
        writer.kill()
        for line in writer.stdout:  # what it said before it noticed
            acknowledged |= json.loads(line)
    return acknowledged


def look(home: HomeFolder, acknowledged: dict[str, int]) -> Counter[str]:
    """Whether each thing that was acknowledged is there; what nobody waited for shows that the cut was a real one."""
    results: Counter[str] = Counter()

    def tell(what: str, there: bool) -> None:
        results[f"{'kept' if there else 'LOST'}: {what}"] += 1

    if "draft" in acknowledged:
        [draft] = read_drafts(home) or [None]
        tell("draft", draft is not None and draft.as_written and int(draft.session.aim) >= acknowledged["draft"])
    shelf = session_files.read_sessions(home)
    sessions = {stored.session.id: stored for stored in shelf.kept}
    added = acknowledged.get("addition", 0)
    for number in range(1, acknowledged.get("session", 0) + 1):
        stored, edited = sessions.get(id_of(number)), number % 3 == 0
        if edited and number > added:
            continue  # what an editor was writing in that moment is not ours to promise
        whole = stored is not None and stored.as_written and stored.session.aim.split() == [str(number)] * 300
        tell("session", whole)
        if number <= added:
            tell("addition", whole and stored is not None and len(stored.session.additions) == 1)
        if edited:
            copies = list((home.history / id_of(number)).glob("[!.]*.toml"))
            tell("former bytes", len(copies) == 1 and copies[0].read_bytes().endswith(BY_HAND))
    torn = [problem for problem in shelf.problems if problem.where != f"{id_of(added + 1)}.toml"]
    results["LOST: torn"] += len(torn)
    for number in range(1, acknowledged.get("control", 0) + 1):
        path = home.root / "control" / str(number)
        there = path.exists() and path.stat().st_size
        results["waited for by nobody, and there" if there else "waited for by nobody, and gone"] += 1
    results["left half-written, and swept"] += sweep_home(home)
    return +results


if __name__ == "__main__":
    if sys.argv[1] == "write":
        write(HomeFolder(Path(sys.argv[2])))
    else:
        sys.exit(cut(Path(sys.argv[2]), int(sys.argv[3])))
