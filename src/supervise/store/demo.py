"""The made-up year that `supervise demo` opens: one pair, so that nobody has to try the program on real people."""

from supervise.domain.people import Pair
from supervise.domain.problems import Problem, ProblemError
from supervise.domain.settings import Settings
from supervise.store.atomic import write_new
from supervise.store.codec import decode, marked
from supervise.store.paths import Home, make_folder, session_path, told
from supervise.store.settings import save_settings
from supervise.store.shipped import shipped


def fill(home: Home) -> int:
    """Put the made-up sessions and their pair into an empty `home`; return how many sessions.

    ProblemError, with nothing written, when there is anything in it: the made-up never mixes with the real.
    """
    with told(home.root, saving=False):
        if home.root.exists() and any(home.root.iterdir()):
            what = "This folder is not empty, and made-up sessions are never put among others."
            raise ProblemError(Problem(str(home.root), what, "Name an empty folder, or one that is not there yet."))
    folder = shipped() / "demo"
    with told(folder, saving=False):
        files = {path.stem: path.read_bytes() for path in sorted(folder.glob("*.toml"))}
    if not files:
        raise ProblemError(Problem(str(folder), "holds no made-up sessions.", "Install Supervise again."))
    for name, data in files.items():
        path = session_path(home, name)
        make_folder(path.parent, saving=False)
        write_new(path, home.seal.close(marked(data)), saving=False)
        latest = decode(data, path.name)
    pair = Pair(id=latest.pair, people=latest.people)
    save_settings(home.settings, Settings(), Settings(pairs=(pair,), current_pair=pair.id), saving=False)
    return len(files)
