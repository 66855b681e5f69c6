"""`supervise where`: where everything lies, and how to be rid of it."""

from supervise.cli.output import one_line, tell
from supervise.store.paths import HOME_VARIABLE, Home
from supervise.store.shipped import shipped


def tell_places(home: Home) -> int:
    """One place a line; asking makes none of them."""
    places = (
        ("Home", home.root),
        ("Sessions", home.sessions),
        ("Drafts", home.drafts),
        ("Own words", home.content),
        ("Trash", home.trash),
        ("Settings", home.settings),
        ("Shipped words", shipped()),
    )
    for name, path in places:
        tell(one_line(f"{name}:") + f" {one_line(str(path))}" + ("" if path.exists() else "  (not there yet)"))
    tell("To remove everything you wrote: delete the folder after Home. Supervise keeps nothing anywhere else.")
    tell("To remove the program as well: uninstall it the way it was installed, such as pip uninstall supervise.")
    tell(f"To keep things elsewhere: start with --home DIR, or set {HOME_VARIABLE}.")
    return 0
