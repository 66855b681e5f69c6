"""The passphrase of a home: set, opened, covered, changed and taken off, with the held draft kept all along.

All but `lock_now` take seconds: call them in a thread. What they return could not be locked or opened: those files
stay as they were, and are tried again at the next opening.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace as but
from pathlib import Path

from supervise.domain.passphrase_policy import rejection
from supervise.domain.problems import Problem, ProblemError
from supervise.domain.wording import plural
from supervise.store.encryption import convert as conversion
from supervise.store.encryption import keys
from supervise.store.encryption import unlock as unlock_module
from supervise.store.encryption.convert import Tell
from supervise.store.encryption.keys import NewKeys
from supervise.store.files.atomic import Fingerprint, read
from supervise.store.files.cipher import PLAIN, AgeCipher, Cipher, for_name
from supervise.store.home.folder import HomeFolder
from supervise.store.sessions.files import StoredSession
from supervise.workflow.session import SessionWorkflow

Problems = tuple[Problem, ...]
_NAMED = 5
"""So many files are named in one sentence."""


def quietly(_done: int, _of: int) -> None:
    """Tell nobody how far it is."""


def is_locked(workflow: SessionWorkflow) -> bool:
    """Whether this home has a passphrase."""
    return workflow.home.seal is not PLAIN or keys.has_key(workflow.home)


def missing_key(workflow: SessionWorkflow) -> Problem | None:
    """What to say before the passphrase is typed, where there is nothing here that it could open."""
    return keys.missing_key(workflow.home)


def awaits_passphrase(workflow: SessionWorkflow) -> bool:
    """Whether it waits for the passphrase now: what is written is kept, nothing can be read."""
    return workflow.home.seal.is_locked


def unlock(workflow: SessionWorkflow, passphrase: str, tell: Tell = quietly) -> Problems:
    """Open the home. WrongPassphraseError, TooLittleMemoryError, or ProblemError; it then stays shut."""
    return _opened(workflow, unlock_module.unlock(workflow.home, passphrase), tell)


def recover(
    workflow: SessionWorkflow, recovery_key: str, tell: Tell = quietly, *, unproved_too: bool = False
) -> Problems:
    """Open the home by the recovery key, as it was typed from paper; `reset_passphrase` is for afterwards.

    UnprovedError, unless `unproved_too`, when only the pair can tell whether that is their key; ProblemError.
    """
    return _opened(workflow, unlock_module.recover(workflow.home, recovery_key, unproved_too=unproved_too), tell)


def set_passphrase(workflow: SessionWorkflow, new: NewKeys, passphrase: str, tell: Tell = quietly) -> Problems:
    """Set a passphrase on a plain home and lock everything in it. ProblemError, and nothing is locked then."""
    workflow.require_writable()
    _must_do(passphrase)
    return _opened(workflow, conversion.begin_locking(workflow.home, new, passphrase), tell, locking=True)


def change_passphrase(workflow: SessionWorkflow, old: str, new: str) -> None:
    """Put a new passphrase in the place of the old one. WrongPassphraseError when `old` is not the one; ProblemError.

    Whoever has an older copy of identity.age still opens that copy by the old one.
    """
    workflow.require_writable()
    _must_do(new)
    keys.change(unlock_module.unlock(workflow.home, old), new)


def reset_passphrase(workflow: SessionWorkflow, new: str) -> None:
    """Put a new passphrase in the place of a forgotten one, in a home that `recover` has opened. ProblemError."""
    workflow.require_writable()
    _must_do(new)
    keys.change(workflow.home, new)


def remove_passphrase(workflow: SessionWorkflow, passphrase: str, tell: Tell = quietly) -> Problems:
    """Open everything for good. WrongPassphraseError and ProblemError with nothing changed."""
    workflow.require_writable()
    home = unlock_module.unlock(workflow.home, passphrase)
    conversion.begin_taking_off(home)
    return _opened(workflow, home, tell)


def lock_now(workflow: SessionWorkflow) -> None:
    """Forget the key and what was read; what is held is still kept, closed. At once, and never refused."""
    seal = workflow.home.seal
    if not isinstance(seal, AgeCipher):
        return
    blind = AgeCipher(seal.recipients)
    workflow.home = workflow.home._replace(seal=blind)
    if workflow.held is not None:
        workflow.held.replace(
            lambda stored_session: but(stored_session, seal=for_name(stored_session.path.name, blind))
        )
    workflow.forget()


def _opened(workflow: SessionWorkflow, home: HomeFolder, tell: Tell, *, locking: bool = False) -> Problems:
    """Go on in `home`, which is open: the held draft first, then everything that is not yet as it should be.

    When it is just `locking`, plain files are no surprise.
    """
    workflow.home = home
    problems: list[Problem] = []
    if workflow.held is not None:
        workflow.held.replace(_moving(home, problems, convert=workflow.writable))
    if workflow.writable:
        apart = workflow.held.kept.path if workflow.held is not None else None
        outcome = conversion.resume(home, tell, apart)
        if outcome.home.seal is PLAIN or not workflow.home.seal.is_locked:  # it may have been covered meanwhile
            workflow.home = outcome.home
        problems.extend(outcome.problems)
        if outcome.taken_in and not locking:
            problems.append(_taken_in(home, outcome.taken_in))
    else:
        problems.extend(conversion.not_yet_so(home))
    if (now := workflow.home).seal is not PLAIN and not now.seal.is_locked:
        problems.extend((*unlock_module.not_ours(now), *unlock_module.words_not_ours(now)))
    workflow.read()
    return tuple(dict.fromkeys(problems))


def _taken_in(home: HomeFolder, paths: Sequence[Path]) -> Problem:
    """What to say of plain files that were found in a locked home, and locked: nobody knows who wrote them."""
    names = ", ".join(path.name for path in paths[:_NAMED]) + (" and more" if len(paths) > _NAMED else "")
    what = (
        f"held {plural(len(paths), 'file')} that nobody had locked, locked now with the rest: {names}. "
        "Another laptop wrote such a file without the passphrase, the locking was cut off, or somebody put it here."
    )
    return Problem(str(home.root), what, "Look at each in Supervise; discard what neither of you wrote.")


def _moving(home: HomeFolder, problems: list[Problem], *, convert: bool) -> Callable[[StoredSession], StoredSession]:
    new: Cipher = PLAIN if conversion.taking_off(home) else home.seal

    def move(stored_session: StoredSession) -> StoredSession:
        """The held draft's file as `home` would have it; the words in it are the ones it was read from or kept with."""
        if convert:
            conversion.recover_leftovers(home, problems)
        try:
            before = read(stored_session.path)
            if before is None or Fingerprint.of(before) != stored_session.fingerprint:
                # Somebody else's words by now, and converted as such: ours go on beside them at the next keep.
                return but(stored_session, path=_named(stored_session.path, new), seal=new)
            path = conversion.convert(stored_session.path, home) if convert else stored_session.path
            data = read(path)
        except ProblemError as error:
            problems.append(error.problem)
            return but(stored_session, seal=for_name(stored_session.path.name, home.seal))
        fingerprint = Fingerprint.of(data) if data is not None else stored_session.fingerprint
        return but(stored_session, path=path, fingerprint=fingerprint, seal=for_name(path.name, home.seal))

    return move


def _named(path: Path, seal: Cipher) -> Path:
    return path.with_name(path.name.removesuffix(".age").removesuffix(".toml") + seal.suffix)


def _must_do(passphrase: str) -> None:
    if why := rejection(passphrase):
        raise ProblemError(Problem("This passphrase", "cannot be set.", why))
