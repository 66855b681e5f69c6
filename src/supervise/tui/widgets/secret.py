"""A line for a passphrase or a key: it is not read over a shoulder, and leaves no copy anywhere."""

from textual.widgets import Input


class Secret(Input):
    """Covered as it is typed unless `shown`; never cut or copied from, never suggested, never remembered."""

    ALLOW_SELECT = False
    HELP = "Type it here. Nothing of it is kept, and nothing can be copied out."
    DEFAULT_CSS = """
    Secret {
        border: none; height: 1; padding: 0 1; background: $surface; border-left: thick $border-blurred;
        &:focus { border: none; border-left: thick $border; }
    }
    """

    def __init__(self, *, shown: bool = False, id: str | None = None) -> None:
        super().__init__(password=not shown, select_on_focus=False, id=id)

    def take(self) -> str:
        """What was typed; the line is empty afterwards."""
        typed, self.value = self.value, ""
        return typed

    def action_copy(self) -> None:
        """No: a clipboard is remembered by the computer, and read by every program on it."""

    def action_cut(self) -> None:
        """No, as with copying; and it would be gone."""
