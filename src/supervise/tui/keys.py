"""Which key does what: one table that feeds bindings, palette, help and README."""

from dataclasses import dataclass

from textual.binding import Binding, BindingType


@dataclass(frozen=True)
class Key:
    """One action and its keys; `action` is Textual's, `scope` the group of screens that has it."""

    id: str
    keys: str
    action: str
    label: str
    tip: str
    scope: str
    shown: bool = True
    """Whether the footer shows it; at most five on any screen."""
    priority: bool = False
    short: str = ""
    """A shorter label of a page's main deed, for a narrow window."""


# On a page with a field letters are written: there only F-keys, Esc and the ctrl-letters that TextArea and Input leave
# free (b f g l n o r t, and p q s) do anything; F6 and F7 are a TextArea's. Desktops take F-keys: hence the twins.
KEYS: tuple[Key, ...] = (
    Key("help", "f1,ctrl+g", "app.help", "Help", "What you can do here, and the keys for it", "everywhere"),
    Key("help-letter", "question_mark", "app.help", "Help", "Help, where nothing is being typed", "everywhere", False),
    Key("keep", "ctrl+s", "keep_now", "Keep now", "Write all to disk now; it also happens by itself", "writing", False),
    Key("risk", "f8", "app.risk", "Someone at risk", "Someone may be at risk: what to do first", "everywhere", False),
    Key("quit", "ctrl+q", "app.quit", "Quit", "Close Supervise; what you wrote is kept", "everywhere", False, True),
    Key(
        "cover",
        "f12,ctrl+l",
        "app.cover",
        "Cover",
        "Hide the page at once, if somebody comes in; nothing is lost",
        "anywhere",
        False,
        True,
    ),
    Key("show-typed", "ctrl+r", "show_typed", "Show/hide", "Show what you type here, or cover it again", "secret"),
    Key("uncover", "enter", "uncover", "Go on", "Show the page again", "cover"),
    Key("next", "f3,ctrl+n", "next", "Next", "On to the next step; every step can be left empty", "step"),
    Key("back", "escape", "back", "Back", "One step back; what you wrote is kept", "step"),
    Key(
        "end-early",
        "f4",
        "end_early",
        "End early",
        "End the session here, with a reason; what is written stays",
        "step",
        False,
    ),
    Key("home-now", "f10,ctrl+o", "leave", "To Home", "Leave the session now, and go on with it later", "step", False),
    Key(
        "look-at-names",
        "f9,ctrl+t",
        "app.identifiers",
        "Names and numbers",
        "Look at what may tell who somebody is: to replace, to pass or to leave",
        "signing",
        False,
    ),
    Key(
        "close-session",
        "enter,escape,f3,ctrl+n,f10,ctrl+o",
        "leave",
        "To Home",
        "On to Home; the session is kept",
        "closing",
    ),
    Key("save-own", "s", "save_text", "Save as text", "What you kept, in a file of plain text", "closing"),
    Key("pause", "f2", "pause", "Pause/go on", "Stop the clock, or let it go on", "talk"),
    Key("extend", "f5", "extend", "5 more minutes", "Give yourselves five more minutes", "talk", False),
    Key("next-question", "f9,ctrl+t", "next_question", "Next question", "Show the next question", "talk"),
    Key("say", "ctrl+r", "say", "Something to say", "Something short to ask or say at this moment", "talk", False),
    Key(
        "longest-ago",
        "f9,ctrl+t",
        "longest_ago",
        "Longest ago",
        "The section you have not talked about for longest",
        "wheel",
    ),
    Key("surprise", "ctrl+r", "surprise", "Surprise us", "Let the wheel choose", "wheel"),
    Key("skip", "f9,ctrl+t", "skip", "Skip", "Leave your answer out; that is fine, and nobody asks why", "private"),
    Key(
        "other-again",
        "ctrl+r",
        "other_again",
        "The other again",
        "Let the other, who has answered already, answer again alone",
        "private",
    ),
    Key("again", "f9,ctrl+t", "again", "Again", "Let one of you answer again, alone, or both", "together"),
    Key("another-ladder", "ctrl+r", "another_ladder", "Another ladder", "See it on another ladder", "placed", False),
    Key("take-off", "backspace", "take_off", "Take off", "Take the chosen place off the ladder", "placed", False),
    Key("add-action", "f9,ctrl+t", "add_action", "Add an action", "One more action to write down", "actions"),
    Key("more", "f9,ctrl+t", "more", "One more", "One more row, or the lines to choose from", "form"),
    Key(
        "save-agenda",
        "ctrl+r",
        "save_text",
        "Save as agenda",
        "What is written on these pages so far, in a file of plain text to send round",
        "agenda",
        False,
    ),
    Key("take-out", "ctrl+r", "take_out", "Take out", "Take the action you are in out again", "actions", False),
    Key(
        "bring",
        "f5",
        "bring",
        "Bring to supervision",
        "Show this action, word for word, at the beginning of your next session together",
        "actions",
        False,
    ),
    Key(
        "write-own",
        "w",
        "write_own",
        "Something of your own",
        "Write something of your own about this session, apart from everything joint",
        "about-session",
        False,
    ),
    Key(
        "another-way",
        "f9,ctrl+t",
        "another_way",
        "Another way",
        "Another way of thinking it through, or another ladder",
        "incident",
    ),
    Key(
        "to-action",
        "f9,ctrl+t",
        "to_action",
        "Make it an action",
        "Put your own words, or the highlighted line, among the actions, to be changed there",
        "next-rung",
    ),
    Key("unchoose", "backspace", "unchoose", "No section", "Take the choice back; talk without one", "wheel", False),
    Key("details-on", "pagedown", "details(1)", "Read on", "Further down in the text beside the wheel", "wheel", False),
    Key("details-up", "pageup", "details(-1)", "Read back", "Further up in the text beside the wheel", "wheel", False),
    Key("new", "n", "new", "New session", "Begin a session of this pair", "home"),
    Key("go-on", "g", "go_on", "Go on", "Go on with the unfinished session", "home", False),
    Key(
        "something-else",
        "e",
        "something_else",
        "Something else",
        "Another kind of session, or a page: what came of it, a good example",
        "home",
        False,
    ),
    Key("review", "r", "review", "Look back", "Past sessions", "home"),
    Key("pair", "p", "pair", "Who is here", "Choose or change the pair", "home", False),
    Key("problems", "u", "problems", "Could not be read", "What could not be read, and what to do", "home", False),
    Key("backup", "b", "backup", "Back up", "Put everything into one file, to keep somewhere else", "home", False),
    Key("trash", "f9,ctrl+t", "trash", "Trash", "What was put away, to put back or to remove for good", "home", False),
    Key("reminded", "m", "reminded", "See to the reminder", "Do what the quiet line on Home says", "home", False),
    Key("reminder-off", "x", "reminder_off", "Remind no more", "Turn that reminder off", "home", False),
    Key(
        "copy-unreadable",
        "c",
        "copy_unreadable",
        "Copy them",
        "Copy what cannot be read into the folder quarantine, before you mend it",
        "problems",
    ),
    Key("home-quit", "q", "app.quit", "Quit", "Close Supervise", "home"),
    Key(
        "who",
        "f9,ctrl+t",
        "who",
        "Only me, a team",
        "Choose who you are: two, one or a team",
        "welcome",
    ),
    Key("take-all", "t", "take_all", "Take all with me", "Every page as text in one folder, to take along", "home"),
    Key("leave-own", "escape", "leave_own", "Close them", "Close your own pages; back to the two of you", "own-home"),
    Key("done", "f3,ctrl+n", "close", "Done", "Take what is picked, and go back to the page", "choosing"),
    Key("close", "escape", "close", "Back", "Back to where you were", "page"),
    Key("filter", "ctrl+f", "filter", "Filter", "Only sessions of a section, a case, a rung, a year …", "past"),
    Key("show-all", "ctrl+r", "show_all", "Show all", "Take the words and the filters away", "past", False),
    Key("left-out", "f5", "problems", "Could not be read", "Which files, why, and what to do about it", "past", False),
    Key("look-at-trash", "f9,ctrl+t", "trash", "Trash", "What was put away, to put back or to remove for good", "past"),
    Key("backup-now", "f2,ctrl+b", "backup", "Back up", "Put all into one file, to keep elsewhere", "past", False),
    Key("all-off", "c", "take_all_off", "Take all off", "Take every filter off", "filtering"),
    Key("put-back", "b", "put_back", "Put back", "Put the chosen session back where it was", "trash"),
    Key("empty-trash", "e", "empty_trash", "Empty", "Remove everything here for good; it asks first", "trash"),
    Key("add", "a", "add", "Add words", "Add dated words to this session; nothing in it is changed", "review"),
    Key("add-words", "f3", "add", "Add it", "Add these words to the record, with today's date", "adding"),
    Key(
        "put-away",
        "delete",
        "put_away",
        "Put into the trash",
        "Put this session into the trash folder; it asks first",
        "review",
        False,
    ),
    Key(
        "accept",
        "o",
        "accept",
        "It is right as it is",
        "A session changed outside Supervise: keep it as it reads now; it asks first",
        "review",
        False,
    ),
    Key("versions", "v", "versions", "Two versions", "Look at both versions of a session, and keep one", "home", False),
    Key("both-versions", "v", "versions", "Both versions", "Look at both versions of this session", "review", False),
    Key("keep-a", "1", "choose('ours')", "Keep A", "Keep what A says here", "versions"),
    Key("keep-b", "2", "choose('theirs')", "Keep B", "Keep what B says here", "versions"),
    Key("keep-both", "3", "choose('both')", "Both", "Keep both here, one after the other", "versions"),
    Key(
        "next-place",
        "right_square_bracket,f3,ctrl+n",
        "next",
        "Next",
        "The next place where the two differ; what you chose stays",
        "versions",
        False,
    ),
    Key("earlier-place", "left_square_bracket", "previous", "Before", "The place before this one", "versions", False),
    Key("all-of-a", "a", "all_of_a", "All of A", "Keep A whole; you see what that means first", "versions", False),
    Key("all-of-b", "b", "all_of_b", "All of B", "Keep B whole; you see what that means first", "versions", False),
    Key("keep-so", "k", "keep", "Keep this", "Make it one session, as you chose", "versions"),
    Key("save-text", "s", "save_text", "Save as text", "This session in a file of plain text", "review"),
    Key("replace", "r", "replace", "Replace", "Put initials or a role in its place, wherever it stands", "identifiers"),
    Key("pass-it", "n", "pass_it", "Not an identifier", "It tells nobody: do not mark it again", "identifiers"),
    Key("leave-it", "l", "leave_it", "Leave it", "Leave it as it is; you decide", "identifiers"),
    Key("undo", "u", "undo", "Undo", "Take the last replacement back", "identifiers", False),
    *(
        Key(f"view-{view}", str(number), f"view('{view}')", f"Look at: {words}", tip, "views", False)
        for number, (view, words, tip) in enumerate(
            (
                ("sessions", "Sessions", "Every past session, and search"),
                ("wheel", "Wheel", "The wheel then and now"),
                ("ladder", "Ladder", "Each case's way on the ladder over time"),
                ("strengths", "Strengths", "Every strength named, newest first, to read aloud"),
                ("actions", "Actions", "Every action, and what became of it"),
                ("year", "Year", "One year on one page"),
                ("work", "Work", "All that was done about one case, piece of work or partnership"),
            ),
            1,
        )
    ),
    Key("next-view", "f3,ctrl+n", "next_view", "Next view", "Turn to the next way to look back", "views", False),
    Key("find", "slash", "find", "Find", "Find sessions by any of their words", "views"),
    Key("then", "left_square_bracket", "then(1)", "Then", "Another time for the left wheel", "wheel-time"),
    Key("now", "right_square_bracket", "now(1)", "Now", "Another time for the right wheel", "wheel-time"),
    Key("whose", "w", "whose", "Whose answers", "Fill the wheels with the other's answers", "wheel-time", False),
    Key("order", "o", "order", "Turn the order", "Oldest first, or newest first", "wheel-time", False),
    Key("another-order", "o", "order", "Another order", "Turn to the next of the orders over the list", "orders"),
    Key("save-strengths", "s", "save_text", "Save as text", "All of them in a file of plain text", "strengths"),
    Key("save-year", "s", "save_text", "Save as text", "This page in a file of plain text", "year"),
    Key("later-year", "right,right_square_bracket", "year(1)", "Next year", "The year after this one", "year"),
    Key("earlier-year", "left,left_square_bracket", "year(-1)", "Year before", "The year before this one", "year"),
    Key("save-sheet", "s", "save_text", "Save", "This sheet in a file: text, or a table for a spreadsheet", "sheet"),
    Key("talked-about", "t", "talked_about", "This year", "Pick those of the sections talked about this year", "sheet"),
    Key("save-evidence", "s", "save_text", "Save", "These counts in a file of text, or for a spreadsheet", "evidence"),
    Key("all-pairs", "o", "all_pairs", "All pairs", "All pairs here as one sum, or only the two", "evidence"),
    Key("later-evidence", "right,right_square_bracket", "year(1)", "Next year", "The year after this one", "evidence"),
    Key("earlier-evidence", "left,left_square_bracket", "year(-1)", "Year before", "The year before this", "evidence"),
    Key(
        "about-label",
        "e",
        "something_else",
        "A page about it",
        "A page about the one chosen: what came of it, a network meeting, a disagreement",
        "labelled",
    ),
    Key("earlier-time", "left", "earlier", "Earlier", "The time before, of this case", "ladder-time"),
    Key("later-time", "right", "later", "Later", "The time after, of this case", "ladder-time"),
    Key("open-time", "enter", "open", "Open", "Read the session of this time", "ladder-time", False),
    Key("newer", "right,right_square_bracket", "newer", "Newer", "The next newer session", "review", False),
    Key("older", "left,left_square_bracket", "older", "Older", "The next older session", "review", False),
)


def keys_for(*groups: str) -> tuple[Key, ...]:
    return tuple(key for key in KEYS if key.scope in groups)


def bindings(*groups: str) -> list[BindingType]:
    """Textual's bindings for these groups, each with its id, so that a person's keymap can move it."""
    return [
        Binding(
            key.keys,
            key.action,
            key.label,
            show=key.shown,
            id=key.id,
            tooltip=key.tip,
            priority=key.priority,
        )
        for key in keys_for(*groups)
    ]
