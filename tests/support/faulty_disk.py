"""A disk that goes wrong at any one call: refuses, cuts short, or the process dies before or after it."""

import errno
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest

from supervise.domain.problems import ProblemError
from supervise.store.files import folders

REAL_LINK, REAL_RENAME = os.link, os.rename


class Died(BaseException):
    """The process is no more: nothing after this happens, not even tidying up."""


class FaultyDisk:
    """Stands between the store and the os: writes down every call, and makes the one numbered `at` go wrong."""

    NAMES = ("open", "write", "fsync", "close", "replace", "link", "rename", "unlink", "mkdir")

    def __init__(self, patch: pytest.MonkeyPatch, at: int = -1, how: str = "") -> None:
        self.calls: list[tuple[str, str]] = []
        self.at, self.how, self.dead = at, how, False
        self.files: dict[int, str] = {}
        for name in self.NAMES:
            patch.setattr(os, name, self.wrapped(name, getattr(os, name)))

    def close_files(self) -> None:
        """As the computer does for a process that died; on Windows nobody could move them before."""
        if self.dead:
            for descriptor in self.files:
                with suppress(OSError):
                    os.close(descriptor)

    def as_the_computer_does(self, name: str, real: Callable[..., Any], args: tuple[Any, ...]) -> None:
        """Close what a dead process was about to close: some files were opened in a way that is not seen here."""
        if name == "close":
            self.files.pop(args[0], None)
            with suppress(OSError):
                real(*args)

    def wrapped(self, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **options: Any) -> Any:
            if self.dead:
                self.as_the_computer_does(name, real, args)
                raise Died
            fails = len(self.calls) == self.at
            what = self.files.get(args[0], "") if isinstance(args[0], int) else Path(args[0]).name
            self.calls.append((name, what))
            if fails and self.how == "die before":
                self.dead = True
                self.as_the_computer_does(name, real, args)
                raise Died
            if fails and self.how == "short" and name == "write":
                return real(args[0], bytes(args[1])[: max(1, len(args[1]) // 2)])
            if fails and self.how in ("fail", "short then fail"):
                if name == "write" and self.how == "short then fail":
                    real(args[0], bytes(args[1])[: len(args[1]) // 2])
                if name == "close":  # Linux frees the number even when it complains
                    real(*args)
                    self.files.pop(args[0], None)
                raise OSError(errno.EIO, "made to fail")
            result = real(*args, **options)
            if name == "open":
                self.files[result] = what
            elif name == "close":
                self.files.pop(args[0], None)
            if fails and self.how == "die after":
                self.dead = True
                raise Died
            return result

        return call


HOWS = ("fail", "short", "short then fail", "die before", "die after")


def no_links(*_args: Any, **_options: Any) -> None:
    raise OSError(errno.EPERM, "no hard links here")


def rename_as_windows(source: Any, target: Any) -> None:
    if Path(target).exists():
        raise FileExistsError(errno.EEXIST, "exists")
    REAL_RENAME(source, target)


def like(kind: str, patch: pytest.MonkeyPatch) -> None:
    """Make the machine behave like one of that kind; Windows is one kind only."""
    if os.name == "nt" and kind != "windows":
        pytest.skip("this is Windows")
    if kind == "no links":
        patch.setattr(os, "link", no_links)
    elif kind == "windows":
        patch.setattr(folders, "WINDOWS", True)
        patch.setattr(os, "rename", rename_as_windows)


def sharing_error(number: int = 32) -> OSError:
    """What Windows answers while another program has the file open."""
    error = PermissionError(errno.EACCES, "in use")
    error.winerror = number  # type: ignore[attr-defined, unused-ignore]
    return error


def temps(folder: Path) -> list[Path]:
    return [path for path in folder.iterdir() if path.name.startswith(".tmp-")]


Call = tuple[str, str]


def calls_of(deed: Callable[[], object]) -> list[Call]:
    """Do it on a disk that works; the calls it made, each with the name of its file."""
    with pytest.MonkeyPatch.context() as patch:
        machine = FaultyDisk(patch)
        deed()
        assert not machine.files  # whatever was opened was closed
    return machine.calls


def fault(deed: Callable[[], object], at: int, how: str) -> tuple[BaseException | None, FaultyDisk]:
    with pytest.MonkeyPatch.context() as patch:
        machine = FaultyDisk(patch, at, how)
        try:
            deed()
        except (ProblemError, Died) as error:
            died = error
        else:
            return None, machine
    machine.close_files()
    return died, machine


def each_fault(calls: list[Call]) -> list[tuple[int, str]]:
    """Which call goes wrong, and how. Only a write is ever cut short: any other call would go well, or just fail."""
    return [
        (at, how)
        for at, (name, _) in enumerate(calls)
        for how in HOWS
        if name == "write" or not how.startswith("short")
    ]
