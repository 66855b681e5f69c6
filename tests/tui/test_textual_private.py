"""What we reach into that is Textual's own affair is still there, and still called as we rely on it; else, say so here.

When this fails after Textual was renewed: look at each place named, as what it keeps (that a note is not shown to
somebody else, or printed) may be kept no longer although nothing crashes.
"""

import ast
import importlib
import inspect
import pkgutil
import re
import textwrap
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest
import textual
from textual._compositor import Compositor
from textual._xterm_parser import XTermParser
from textual.app import App
from textual.css.stylesheet import Stylesheet
from textual.document._wrapped_document import WrappedDocument
from textual.message_pump import MessagePump
from textual.screen import Screen

import supervise.tui

OURS, THEIRS = Path(supervise.tui.__file__).parent, Path(textual.__file__).parent


class Member(NamedTuple):
    owner: type
    keeps: str
    """What is kept by it."""
    called: str = ""
    """The file of Textual that calls what we put in its place."""


MEMBERS = {
    "_fatal_error": Member(App, "no note is printed when the app stops", "app.py"),
    "_exit_renderables": Member(App, "no note is printed when the app stops"),
    "_exception": Member(App, "what a fault was is told"),
    "_return_code": Member(App, "a fault ends in a status other than 0"),
    "_close_messages_no_wait": Member(MessagePump, "the app ends after a fault"),
    "_handle_exception": Member(App, "a fault in a task of ours ends the app as any other"),
    "_parse_cache": Member(Stylesheet, "a page opens without all CSS being parsed again"),
    "_screen_stack": Member(App, "nothing that opens beneath the cover is seen"),
    "_get_renders": Member(Compositor, "a part just taken away does not stop the app", "_compositor.py"),
    "_offset_to_line_info": Member(WrappedDocument, "a long note is written in without waiting"),
    "_compositor": Member(Screen, "a page is laid out once"),
    "_size": Member(Screen, "a page is laid out once"),
    "_get_breakpoint_classes": Member(Screen, "a page is laid out once"),
    "_screen_resized": Member(Screen, "a page is laid out once", "screen.py"),
    "_on_screen_resume": Member(Screen, "a page is laid out once"),
}
OTHERS = frozenset(("_replace", "_asdict"))
"""Not Textual's: a named tuple's."""
SOURCES = (
    ("drivers/linux_driver.py", "self.run_input_thread()"),
    ("drivers/linux_driver.py", "self._file = sys.__stderr__"),
    ("drivers/linux_driver.py", "self._app.panic,"),
    ("drivers/win32.py", "parser = XTermParser("),
    ("drivers/windows_driver.py", "win32.EventMonitor("),
    ("document/_wrapped_document.py", "def height(self)"),
)
"""What we put something in the place of, as it is used there."""


@pytest.mark.parametrize("name", MEMBERS)
def test_it_is_still_there(name: str) -> None:
    member = MEMBERS[name]
    there = hasattr(member.owner, name) or any(f"self.{name}" in _source(base) for base in member.owner.__mro__[:-1])
    where = ", ".join(sorted(_used().get(name, ())))
    assert there, f"{member.owner.__name__}.{name} is gone from Textual. We use it in {where}, so that {member.keeps}."
    if member.called:
        calls = re.search(rf"(?<!super\(\))\.{name}\(", (THEIRS / member.called).read_text(encoding="utf-8"))
        assert calls, (
            f"Textual no longer calls {name} in {member.called}. {where} relies on it, so that {member.keeps}."
        )


def test_nothing_else_of_textual_s_own_is_reached_into() -> None:
    used = {name: sorted(places) for name, places in _used().items() if name not in OTHERS}
    assert used.keys() <= MEMBERS.keys(), {name: used[name] for name in used.keys() - MEMBERS.keys()}
    assert MEMBERS.keys() <= used.keys(), f"no longer used: {MEMBERS.keys() - used.keys()}"


@pytest.mark.parametrize(("file", "line"), SOURCES)
def test_what_is_put_in_its_place_is_used(file: str, line: str) -> None:
    assert line in (THEIRS / file).read_text(encoding="utf-8"), f"textual/{file} no longer says {line!r}"


async def test_textual_calls_them_for_what_they_keep_private() -> None:
    called: list[str] = []

    class Watching(App[None]):
        def _fatal_error(self) -> None:
            called.append("_fatal_error")
            self._close_messages_no_wait()

    app = Watching()
    with pytest.raises(ZeroDivisionError):
        async with app.run_test() as pilot:
            page = Screen[None]()
            app.push_screen(page)
            await pilot.pause()
            stack = app._screen_stack
            assert stack.pop() is page and app.screen is stack[-1], "what is taken off it is off the screen"
            stack.append(page)
            assert app.screen is page
            app.call_later(lambda: 1 // 0)
            await pilot.pause()
    assert called == ["_fatal_error"] and app.return_code == 1
    assert not app._exit_renderables, "it adds nothing of its own"


def _source(of: type) -> str:
    return inspect.getsource(of) if of.__module__.startswith("textual") else ""


@cache
def _used() -> dict[str, set[str]]:
    """Every private name that we use and do not define, and every one that a class of ours shares with Textual's."""
    used: dict[str, set[str]] = {}
    own: set[str] = set()
    for path in sorted(OURS.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        own.update(_defined(tree))
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and _is_private(node.attr):
                used.setdefault(node.attr, set()).add(f"{path.relative_to(OURS.parent).as_posix()} line {node.lineno}")
    used = {name: places for name, places in used.items() if name not in own}
    for ours in _classes():
        theirs = set[str]()
        for base in ours.__mro__:
            if base.__module__.startswith("textual"):
                theirs |= _defined_in(base)
        for name in theirs & _defined_in(ours):
            used.setdefault(name, set()).add(f"{ours.__module__}.{ours.__name__}")
    return used


def _classes() -> Iterator[type]:
    """Ours that are made from Textual's."""
    for module in pkgutil.walk_packages(supervise.tui.__path__, "supervise.tui."):
        importlib.import_module(module.name)
    waiting: list[type] = [MessagePump, Stylesheet, XTermParser]
    seen: set[type] = set()
    while waiting:
        for subclass in waiting.pop().__subclasses__():
            if subclass not in seen:
                seen.add(subclass)
                waiting.append(subclass)
    return (subclass for subclass in seen if subclass.__module__.startswith("supervise."))


@cache
def _defined_in(of: type) -> frozenset[str]:
    return frozenset(_defined(ast.parse(textwrap.dedent(inspect.getsource(of)))))


def _defined(tree: ast.AST) -> Iterable[str]:
    """The private names of the classes that are defined in it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store) and _is_private(node.attr):
            if isinstance(node.value, ast.Name) and node.value.id == "self":
                yield node.attr
        elif isinstance(node, ast.ClassDef):
            for line in node.body:
                if isinstance(line, ast.FunctionDef | ast.AsyncFunctionDef) and _is_private(line.name):
                    yield line.name
                for target in line.targets if isinstance(line, ast.Assign) else [getattr(line, "target", None)]:
                    if isinstance(target, ast.Name) and _is_private(target.id):
                        yield target.id


def _is_private(name: str) -> bool:
    return name.startswith("_") and not name.startswith("__")
