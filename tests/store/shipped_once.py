"""The files of words that came with Supervise, read once a process, for tests that need them over and over."""

from functools import cache

import pytest

from supervise.store.content import content_file, form_loader, loader

_read_once = cache(content_file.read_shipped_file)


def read_shipped_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """They are as frozen as what is made of them; a pair's own files are read each time, as ever."""
    for module in (loader, form_loader):
        monkeypatch.setattr(module, "read_shipped_file", _read_once)
