"""What one person takes with them of their own pages: one page of which nothing stays here, or all of them as text."""

import re
from collections.abc import Iterable
from contextlib import suppress
from datetime import date, tzinfo
from pathlib import Path
from typing import NamedTuple

from supervise.domain.instants import local_day
from supervise.domain.problems import Problem, ProblemError
from supervise.domain.session.fields.kinds import TextField
from supervise.domain.session.kinds.own_record import own_title
from supervise.domain.session.model import Session
from supervise.store.backup.write import write_backup
from supervise.store.encryption import keys
from supervise.store.files.folders import make_folder
from supervise.store.files.os_errors import as_problem
from supervise.store.files.typed_paths import typed_file
from supervise.store.home.folder import HomeFolder
from supervise.workflow.export import TextDocument, save_as_text, suggested_path, to_save
from supervise.workflow.home import HomeState
from supervise.workflow.session import SessionWorkflow

LOCKED_COPY = "locked-pages.zip"
_NO_FILE_NAME = re.compile(r"[^\w ]+")


def take_away(workflow: SessionWorkflow, asked: str, *, with_for_me: bool = False) -> Path:
    """Save the page being held to a new file, read it back, and only then remove all that lies here of it.

    ProblemError: before the file is there, nothing was removed; after it, the page is still here as well.
    """
    workflow.require_writable()
    workflow.keep()
    _refuse_two_versions(workflow)
    document = to_save(workflow.session, workflow.zone, with_for_me=with_for_me)
    path = save_as_text(workflow.home, document, asked)
    workflow.let_go()
    return path


def _refuse_two_versions(workflow: SessionWorkflow) -> None:
    """What only another file of the page says, as a sync program may have brought it, would go unseen."""
    held = workflow.held
    if held is None:
        return
    others = [path for path in workflow.home.drafts.rglob(f"*{held.kept.id}*") if path != held.kept.path]
    if any(path.is_file() for path in others):
        remedy = "Leave it with F10, and look at both on the page before."
        raise ProblemError(Problem("This page", f"lies here in another version too: {others[0].name}.", remedy))


class Taken(NamedTuple):
    """A folder of pages as text: where, how many, and whether a copy of the locked files lies beside them."""

    folder: Path
    pages: int
    locked: bool


def may_take_locked(home: HomeState) -> bool:
    """Whether there is a lock, so that the files as they are can be taken as well; not where others' lie among them."""
    return keys.is_locked(home.home) and len(home.settings.pairs) == 1


def suggested_folder(today: date) -> str:
    """Where all of them go unless somebody says otherwise; "" where nobody can tell."""
    return suggested_path(TextDocument(_folder_name(today), "", ())).removesuffix(".txt")


def places_of(pages: Iterable[Session], *, with_for_me: bool) -> tuple[TextField, ...]:
    """All that would stand in the texts, to look through for names first."""
    return tuple(place for page in pages for place in to_save(page, with_for_me=with_for_me).places)


def take_all(
    home: HomeFolder,
    pages: Iterable[Session],
    asked: str,
    today: date,
    zone: tzinfo | None = None,
    *,
    with_for_me: bool = False,
    locked_too: bool = False,
) -> Taken:
    """One new folder with each page as a text, and where asked for a copy of the locked files; nothing here changes.

    `asked` is the new folder, or one to make it in. ProblemError, and the folder is not there, when it cannot be made.
    """
    pages = tuple(pages)
    if not pages:
        raise ProblemError(Problem("Your own pages", "are none yet.", "Write one first."))
    folder = typed_file(asked, "The folder", lambda folder: folder / _folder_name(today), _no_folder)
    with as_problem(folder, saving=False):
        if not folder.parent.is_dir():
            raise ProblemError(_no_folder(folder.parent))
        if folder.exists() or folder.is_symlink():
            raise ProblemError(Problem(str(folder), "There is already a folder of this name.", "Name another one."))
        if folder.parent.resolve().is_relative_to((home.joint or home).root.resolve()):
            fault = "This is inside the Supervise folder."
            raise ProblemError(Problem(str(folder), fault, "Take them somewhere else."))
        make_folder(folder, saving=False)
    written: list[Path] = []
    try:
        for page in pages:
            document = to_save(page, zone, with_for_me=with_for_me)
            written.append(save_as_text(home, document, str(folder / f"{_page_name(page, zone)}.txt")))
        if locked_too and keys.is_locked(home):
            written.append(write_backup(home, folder / LOCKED_COPY).path)
    except ProblemError:
        with suppress(OSError):
            for path in written:
                path.unlink()
            folder.rmdir()
        raise
    return Taken(folder, len(pages), folder / LOCKED_COPY in written)


def _page_name(page: Session, zone: tzinfo | None) -> str:
    """2026-11-22 Account for NMC revalidation 7s6h; the end of its id tells two of one day apart."""
    title = " ".join(_NO_FILE_NAME.sub(" ", own_title(page)).split())[:60].strip()
    state = "" if page.locked else " unfinished"
    return f"{local_day(page.started_at, zone).isoformat()} {title}{state} {page.id[-4:]}"


def _folder_name(today: date) -> str:
    return f"my-pages-{today.isoformat()}"


def _no_folder(folder: Path) -> Problem:
    return Problem(str(folder), "There is no such folder.", "Make it first, or name another one.")
