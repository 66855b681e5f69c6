"""What a key is: one action, the keys that do it, and the words for it."""

from dataclasses import dataclass

from textual.binding import Binding


@dataclass(frozen=True)
class Key:
    """One action and its keys; `action` is Textual's, `scope` the group of screens that has it."""

    id: str
    keys: str
    action: str
    label: str
    tip: str
    scope: str
    shown: bool = True
    """Whether the footer shows it; at most five on any screen."""
    priority: bool = False

    def as_binding(self) -> Binding:
        """Textual's binding, with the id by which a person's keymap can move it."""
        return Binding(
            self.keys, self.action, self.label, self.shown, id=self.id, tooltip=self.tip, priority=self.priority
        )
