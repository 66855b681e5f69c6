"""Which key does what: one table that feeds bindings, palette, help and README."""

from textual.binding import BindingType

from supervise.tui.keys.home import HOME
from supervise.tui.keys.key import Key
from supervise.tui.keys.looking_back import LOOKING_BACK
from supervise.tui.keys.session import SESSION

# On a page with a field letters are written: there only F-keys, Esc and the ctrl-letters that TextArea and Input leave
# free (b f g l n o r t, and p q s) do anything; F6 and F7 are a TextArea's. Desktops take F-keys: hence the twins.
EVERYWHERE: tuple[Key, ...] = (
    Key("help", "f1,ctrl+g", "app.help", "Help", "What you can do here, and the keys for it", "everywhere"),
    Key("help-letter", "question_mark", "app.help", "Help", "Help, where nothing is being typed", "everywhere", False),
    Key("keep", "ctrl+s", "keep_now", "Keep now", "Write all to disk now; it also happens by itself", "writing", False),
    Key("risk", "f8", "app.risk", "Someone at risk", "Someone may be at risk: what to do first", "everywhere", False),
    Key("quit", "ctrl+q", "app.quit", "Quit", "Close Supervise; what you wrote is kept", "everywhere", False, True),
    Key(
        "cover",
        "f12,ctrl+l",
        "app.cover",
        "Cover",
        "Hide the page at once, if somebody comes in; nothing is lost",
        "anywhere",
        False,
        True,
    ),
    Key("show-typed", "ctrl+r", "show_typed", "Show/hide", "Show what you type here, or cover it again", "secret"),
    Key("uncover", "enter", "uncover", "Go on", "Show the page again", "cover"),
    Key("uncover-own", "space", "uncover_own", "I wrote it", "Show one's own pages that lie beneath", "cover", False),
    Key("done", "f3,ctrl+n", "close", "Done", "Take what is picked, and go back to the page", "choosing"),
    Key("close", "escape", "close", "Back", "Back to where you were", "page"),
)
KEYS: tuple[Key, ...] = (*EVERYWHERE, *SESSION, *HOME, *LOOKING_BACK)


def keys_for(*groups: str) -> tuple[Key, ...]:
    return tuple(key for key in KEYS if key.scope in groups)


def bindings(*groups: str) -> list[BindingType]:
    return [key.as_binding() for key in keys_for(*groups)]
