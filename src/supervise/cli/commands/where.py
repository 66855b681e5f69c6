"""`supervise where`: where everything lies, and how to be rid of it."""

from pathlib import Path

from supervise.cli.output import print_line, safe_line
from supervise.store.files.folders import WINDOWS
from supervise.store.files.links import is_link, leads_nowhere, no_drive
from supervise.store.home.folder import HOME_VARIABLE, HomeFolder, shipped
from supervise.store.home.key_files import IDENTITY, RECIPIENTS, RECOVERY, is_locked
from supervise.store.home.other_accounts import open_to_others


def show_places(home: HomeFolder) -> int:
    """One place a line; asking makes none of them."""
    key_files = (
        ("Key, opened by the passphrase", home.root / IDENTITY),
        ("Key, opened by the recovery key", home.root / RECOVERY),
        ("For whom it is locked", home.root / RECIPIENTS),
    )
    places = (
        ("Home", home.root),
        ("Sessions", home.sessions),
        ("Drafts", home.drafts),
        ("Words not yet added", home.additions),
        ("Own words", home.content),
        ("Trash", home.trash),
        ("History", home.history),
        ("Quarantine", home.quarantine),
        ("Settings", home.settings),
        *(key_files if is_locked(home) else ()),
        ("Shipped words", shipped()),
    )
    for name, path in places:
        print_line(safe_line(f"{name}:") + f" {safe_line(str(path))}" + _about(path))
    if is_locked(home):
        print_line(
            "This home is locked: files with your words end in .age, and the standard program age opens them too."
        )
    elif WINDOWS and not home.root.is_relative_to(Path.home()):
        print_line("Outside your own user folder Windows may let others who use this computer open these files.")
    print_line("To remove everything you wrote: delete the folder after Home. Supervise keeps nothing anywhere else.")
    print_line("To remove the program as well: uninstall it the way it was installed, such as pip uninstall supervise.")
    print_line(f"To keep things elsewhere: start with --home DIR, or set {HOME_VARIABLE}.")
    for problem in open_to_others(home):
        print_line(safe_line(str(problem)))
    return 0


def _about(path: Path) -> str:
    """What a path does not say by itself: that nothing is there, or that it leads elsewhere."""
    if no_drive(path) is not None:
        return "  (its drive is not there just now)"
    if leads_nowhere(path) is not None:
        return "  (a link that leads nowhere just now)"
    if not path.exists():
        return "  (not there yet)"
    return safe_line(f"  (a link to {path.resolve()})") if is_link(path) else ""
