"""A part just taken off a page is not painted again: Textual 8 may, with its styles gone already, and then stops."""

from collections.abc import Callable, Iterable
from typing import Any

from textual._compositor import Compositor


def apply() -> None:
    """Let every page of this process be painted without what has gone from it since it was laid out."""
    paint = Compositor._get_renders
    if paint.__name__ != "without_the_gone":
        Compositor._get_renders = _without_the_gone(paint)  # type: ignore[method-assign]


def _without_the_gone(paint: Callable[..., Iterable[Any]]) -> Callable[..., Iterable[Any]]:
    def without_the_gone(laid_out: Compositor, *given: Any) -> Iterable[Any]:
        there = laid_out.visible_widgets
        for widget in [widget for widget in there if widget.parent is None]:
            del there[widget]
        return paint(laid_out, *given)

    return without_the_gone
