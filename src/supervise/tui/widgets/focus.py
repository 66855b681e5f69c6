"""How the place where the keys are is shown inside a widget: never by colour alone."""

from textual.widget import Widget


def focus_style(widget: Widget) -> str:
    """The style of the words that have the focus; reversed where the terminal has no colours."""
    if widget.app.no_color:
        return "bold reverse"
    return "bold $block-cursor-foreground on $block-cursor-background"
