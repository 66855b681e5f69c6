"""`supervise export`: one session as plain text in a new file, once nothing in it seems to name anybody."""

from supervise.cli.commands.list_show import check_readable, find_session
from supervise.cli.output import print_line, safe_line, warn
from supervise.domain.session.model import Session
from supervise.domain.wording import plural
from supervise.store.content.loader import load_content
from supervise.store.home.folder import HomeFolder
from supervise.store.ignored_words import load_known_words
from supervise.workflow.export import save_as_text
from supervise.workflow.identifier_check import IdentifierFinding, found_in, known_to


def export_session(home: HomeFolder, asked: str, file: str, pair: str = "", *, anyway: bool) -> int:
    """Save what `show` prints, with a title and a place to sign.

    1, and nothing is written, when something may identify somebody and not `anyway`.
    """
    check_readable(home)
    versions = find_session(home, asked, pair)
    session = versions.main.session
    for other in versions.others:
        warn(f"{other.path} says something else of this session; open Supervise to look at both.")
    result = () if anyway else _may_identify(home, session)
    for finding in result:
        print_line(
            safe_line(f"“{finding.text}” {finding.mark.words}: {', '.join(place.label for place in finding.places)}")
        )
    if result:
        warn(
            f"Nothing was saved: {plural(len(result), 'thing')} may identify somebody. Replace them in Supervise while "
            "the session is open, or say --anyway to save it as it is."
        )
        return 1
    path = save_as_text(home, session, file)
    print_line(safe_line(f"Saved: {path}"))
    print_line("It is plain text: whoever has the file can read it. Nothing finds every name: read it through.")
    return 0


def _may_identify(home: HomeFolder, session: Session) -> tuple[IdentifierFinding, ...]:
    passed = load_known_words(home)
    for problem in passed.problems:
        warn(str(problem))
    content, _ = load_content(home.content)
    people = (word for person in session.people for word in (person.initials, person.role))
    return found_in(session, known_to(content, (*passed.words.get(session.pair, ()), *people)))
