"""The words that came with Supervise, read once a process: most homes of tests have none of their own."""

from functools import cache
from pathlib import Path

import pytest

from supervise.domain.content.bundle import Content
from supervise.domain.content.paper.papers import Papers
from supervise.domain.content.session_kinds import FormContent
from supervise.domain.problems import Problem
from supervise.store.content import content_file, form_loader, loader
from supervise.store.content.loader import load_content, load_papers
from supervise.workflow import words

_load_forms = form_loader.load_forms
_read_once = cache(content_file.read_shipped_file)


@cache
def shipped_words() -> Content:
    return load_content(None)[0]


@cache
def shipped_forms() -> FormContent:
    return _load_forms(None, shipped_words())[0]


@cache
def shipped_papers() -> Papers:
    return load_papers(None)[0]


def content_for(own: Path) -> tuple[Content, list[Problem]]:
    """The words of a home whose own lie in `own`."""
    return load_content(own) if own.exists() or own.is_symlink() else (shipped_words(), [])


def install() -> None:
    """A workflow whose home has no words of its own is given these, which are frozen, where it would read them anew."""
    form_loader.load_forms = _forms_for
    words.load_papers = _papers_for  # type: ignore[attr-defined]


def _forms_for(own: Path | None, words_in_force: Content | None = None) -> tuple[FormContent, list[Problem]]:
    if (own is not None and own.exists()) or words_in_force is not shipped_words():
        return _load_forms(own, words_in_force)
    return shipped_forms(), []


def _papers_for(own: Path | None) -> tuple[Papers, list[Problem]]:
    return load_papers(own) if own is not None and own.exists() else (shipped_papers(), [])


def read_shipped_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """For tests that need the files of words over and over; a pair's own files are read each time, as ever."""
    for module in (loader, form_loader):
        monkeypatch.setattr(module, "read_shipped_file", _read_once)
