"""`supervise own take`: every page of one's own as text in one new folder, to take along; nothing here changes."""

from supervise.cli.commands.export import may_name_somebody, tell_what_is_left_out
from supervise.cli.commands.list_show import check_readable
from supervise.cli.output import print_line, safe_line, warn
from supervise.cli.request import Request
from supervise.domain.instants import local_day
from supervise.domain.session.kinds.own_record import only_for_me
from supervise.domain.wording import plural
from supervise.store.home.folder import HomeFolder
from supervise.store.sessions.duplicates import read_home
from supervise.workflow.home import wall_clock
from supervise.workflow.taking_away import LOCKED_COPY, places_of, take_all


def take_pages(home: HomeFolder, asked: Request) -> int:
    """1 where something may identify somebody and not --anyway, or where a page cannot be read: that is told."""
    check_readable(home)
    found = read_home(home, None)
    pages = [copies.main.session for copies in (*found.past, *found.waiting)]
    places = places_of(pages, with_for_me=asked.for_me_too)
    if pages and not asked.anyway and may_name_somebody(home, pages[0], places):
        return 1
    taken = take_all(
        home,
        pages,
        asked.file,
        local_day(wall_clock(), None),
        with_for_me=asked.for_me_too,
        locked_too=asked.locked_too,
    )
    beside = f", and {LOCKED_COPY}, which your passphrase opens" if taken.locked else ""
    print_line(safe_line(f"Saved: {plural(taken.pages, 'page')} in {taken.folder}{beside}"))
    print_line("It is plain text: whoever has the folder can read it. All of it stays here as well.")
    left = () if asked.for_me_too else (question for page in pages for question in only_for_me(page))
    tell_what_is_left_out(tuple(dict.fromkeys(left)))
    if unread := len(found.problems):
        warn(f"{plural(unread, 'file')} could not be read; `supervise own check` says what to do.")
        return 1
    return 0
