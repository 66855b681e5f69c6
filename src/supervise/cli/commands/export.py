"""`supervise export`: one session as plain text in a new file, once nothing in it seems to name anybody."""

from supervise.cli.commands.list_show import check_readable, find_session
from supervise.cli.output import print_line, safe_line, warn
from supervise.domain.session.fields.kinds import TextField
from supervise.domain.session.fields.text_fields import text_fields
from supervise.domain.session.kinds.own_record import is_own, only_for_me
from supervise.domain.session.lifecycle import visible_to_both
from supervise.domain.session.model import Session
from supervise.domain.wording import plural
from supervise.store.content.loader import load_content
from supervise.store.home.folder import HomeFolder
from supervise.store.ignored_words import load_known_words
from supervise.store.settings import load_settings
from supervise.workflow.export import save_as_text, to_save
from supervise.workflow.identifier_check import IdentifierFinding, found_at, initials_of, known_to


def export_session(
    home: HomeFolder, asked: str, file: str, pair: str = "", *, anyway: bool, with_for_me: bool = False
) -> int:
    """Save what `show` prints, with a title and a place to sign; of a page of one's own, what is for others to read.

    1, and nothing is written, when something may identify somebody and not `anyway`.
    """
    check_readable(home)
    versions = find_session(home, asked, pair)
    session = versions.main.session
    for other in versions.others:
        warn(f"{other.path} says something else of this session; open Supervise to look at both.")
    document = to_save(session, with_for_me=with_for_me)
    places = document.places if is_own(session) else text_fields(visible_to_both(session))
    if not anyway and may_name_somebody(home, session, places):
        return 1
    print_line(safe_line(f"Saved: {save_as_text(home, document, file)}"))
    print_line("It is plain text: whoever has the file can read it. Nothing finds every name: read it through.")
    tell_what_is_left_out(() if with_for_me else only_for_me(session))
    return 0


def may_name_somebody(home: HomeFolder, session: Session, places: tuple[TextField, ...]) -> bool:
    """Whether something in these places of the writers of `session` may identify somebody; then it is all listed."""
    findings = _found(home, session, places)
    for finding in findings:
        print_line(
            safe_line(f"“{finding.text}” {finding.mark.words}: {', '.join(place.label for place in finding.places)}")
        )
    if findings:
        warn(
            f"Nothing was saved: {plural(len(findings), 'thing')} may identify somebody. Replace them in Supervise "
            "while the session is open, or say --anyway to save it as it is."
        )
    return bool(findings)


def tell_what_is_left_out(questions: tuple[str, ...]) -> None:
    if questions:
        print_line(safe_line(f"Left out, as it is for you only: {' '.join(questions)} --for-me-too takes it in."))


def _found(home: HomeFolder, session: Session, places: tuple[TextField, ...]) -> tuple[IdentifierFinding, ...]:
    passed = load_known_words(home)
    for problem in passed.problems:
        warn(str(problem))
    content, _ = load_content(home.content)
    people = (word for person in session.people for word in (person.initials, person.role))
    told_by = initials_of(load_settings(home.joint.settings)[0].pairs) if home.joint is not None else ()
    return found_at(places, known_to(content, (*passed.words.get(session.pair, ()), *people), told_by))
