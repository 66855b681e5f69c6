"""`supervise check`: read every file and say, a line each, what is wrong and what to do."""

from collections.abc import Container, Iterable, Iterator
from pathlib import Path

from supervise.cli.commands.list_show import check_readable
from supervise.cli.output import print_line, safe_line
from supervise.domain.problems import Problem, ProblemError
from supervise.domain.session.lifecycle import is_brought, is_to_be_added
from supervise.domain.wording import plural
from supervise.store.content.form_loader import load_forms
from supervise.store.content.loader import load_content, load_papers
from supervise.store.encryption import convert, unlock
from supervise.store.files.cipher import PLAIN
from supervise.store.home.folder import HomeFolder
from supervise.store.home.other_accounts import open_to_others
from supervise.store.home.walk import not_here
from supervise.store.ignored_words import load_known_words
from supervise.store.sessions import files as session_files
from supervise.store.sessions.drafts import all_additions
from supervise.store.sessions.duplicates import SessionCopies, describe_source, group_by_id, named_after
from supervise.store.sessions.files import ReadResult, StoredSession
from supervise.store.settings import load_settings

_CHANGED = "was changed outside Supervise, or written by an earlier version of it."
_SEEN_TO = "Read it in Supervise, under Look back; if it is right, say there “It is right as it is”."
_SEEN_TO_DRAFT = "Go on with it if it is right: what the file holds now is put into history first."


def check_home(home: HomeFolder) -> int:
    """Tell every problem, or that there is none; nothing is changed. 1 when there was any."""
    check_readable(home)
    past, waiting = session_files.read_sessions(home), session_files.read_folder(home.drafts, home.seal)
    session_copies = group_by_id(home, (*past.kept, *waiting.kept))
    beside = {other.path for copies in session_copies for other in (*copies.others, *copies.copies)}
    problems = [
        *_on_shelf(past, home.sessions, beside),
        *_on_shelf(waiting, home.drafts, beside),
        *_out_of_place(past, waiting),
        *_more_than_once(session_copies),
        *_unadded(home, past),
        *load_settings(home.settings)[1],
        *load_known_words(home).problems,
        *_words(home),
        *_not_yet_so(home),
        *not_here(home),
        *open_to_others(home),
    ]
    for problem in dict.fromkeys(problems):
        print_line(safe_line(str(problem)))
    if problems:
        return 1
    drafts = sum(not copies.main.session.locked for copies in session_copies)
    counted = f"{plural(len(session_copies) - drafts, 'session')}, {plural(drafts, 'draft')}"
    print_line(f"All well: {counted}, the settings and the words read well.")
    return 0


def _on_shelf(shelf: ReadResult, folder: Path, beside: Container[Path]) -> Iterator[Problem]:
    """What could not be read, with its whole path, and what was read but is not as it should be.

    Of a file `beside` the session's own it is told elsewhere what to do; what is told here would lose one of them.
    """
    paths = {path.name: path for path in folder.rglob("*")} if shelf.problems else {}
    for problem in shelf.problems:
        yield problem._replace(where=str(paths.get(problem.where, problem.where)))
    for stored_session in (stored_session for stored_session in shelf.kept if stored_session.path not in beside):
        if stored_session.read_only:
            what = "was written by a newer Supervise: it can be read here, and not added to."
            yield Problem(str(stored_session.path), what, "Bring Supervise up to date.")
        elif not stored_session.as_written:
            yield Problem(
                str(stored_session.path), _CHANGED, _SEEN_TO if stored_session.session.locked else _SEEN_TO_DRAFT
            )
        if not _named_after(stored_session):
            what = f"holds the session “{stored_session.id}”, and a file is named after its session."
            taken = any(path.name.startswith(f"{stored_session.id}.toml") for path in folder.rglob("*"))
            remedy = "Another file has that name: look at both first." if taken else "Give the file that name again."
            yield Problem(str(stored_session.path), what, remedy)


def _named_after(stored_session: StoredSession) -> bool:
    # However it goes on: a sync program's copy is told of as that.
    return named_after(stored_session.path) == stored_session.session.id


def _more_than_once(copies: Iterable[SessionCopies]) -> Iterator[Problem]:
    """Every file but the session's own, with what made it and what to do about it."""
    for session in copies:
        for other in session.others:
            name = session.main.path.name
            what = f"says something else than {name} of the session {session.id} ({describe_source(other)})."
            yield Problem(str(other.path), what, "Open Supervise and look at both: nothing is chosen without you.")
        for copy in session.copies:
            source = describe_source(copy)
            what = f"says the same as another file of the session {session.id}, word for word ({source})."
            yield Problem(str(copy.path), what, "Open Supervise to put it away.")


def _out_of_place(past: ReadResult, waiting: ReadResult) -> Iterator[Problem]:
    """What lies in the folder of the others, where the app does not look for it."""
    done = {stored_session.id for stored_session in past.kept}
    for stored_session in waiting.kept:
        if stored_session.session.locked and stored_session.id not in done:
            remedy = f"Move the file to the folder {stored_session.id[:4]} among the sessions."
            yield Problem(str(stored_session.path), "is over, and lies among the drafts.", remedy)
    for stored_session in past.kept:
        if not stored_session.session.locked:
            yield Problem(
                str(stored_session.path), "is unfinished, and lies among the sessions.", "Move the file to drafts."
            )


def _unadded(home: HomeFolder, past: ReadResult) -> Iterator[Problem]:
    """Words that wait to be added to a session: those that cannot be read, and those that the app has no place for."""
    waiting = all_additions(home)
    yield from _on_shelf(waiting, home.additions, ())
    over = {stored_session.id for stored_session in past.kept}
    for stored_session in waiting.kept:
        if is_brought(stored_session.session):
            continue  # it waits for the session they begin next
        if not is_to_be_added(stored_session.session):
            what = "lies among the words that wait to be added, and holds none."
            yield Problem(str(stored_session.path), what, "Move it to the sessions or the drafts, as it says.")
        elif stored_session.id not in over:
            what = f"holds words for the session {stored_session.id}, which is not here."
            yield Problem(
                str(stored_session.path), what, "Put that session back, or open Supervise and look at the words."
            )


def _not_yet_so(home: HomeFolder) -> Iterator[Problem]:
    """What is not, or not with this home's key, as it should be in a home that is open by a passphrase."""
    if home.seal is not PLAIN:
        yield from (*convert.not_yet_so(home), *unlock.not_ours(home))


def _words(home: HomeFolder) -> list[Problem]:
    try:
        return [*load_content(home.content)[1], *load_forms(home.content)[1], *load_papers(home.content)[1]]
    except ProblemError as error:
        return [error.problem]
