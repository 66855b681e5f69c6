"""What stands at the head of a session's file: how to read it, for whoever opens it without this program."""

from collections.abc import Collection, Iterator

HEAD = (
    "# A supervision session kept by Supervise. Confidential.",
    "# Safe to read; edit only while Supervise is closed.",
    "# Times with +00:00 are UTC. What was not asked or not answered is not here.",
)
PARTS = {
    "status": "draft, agreed, or finished: ended early, and so not agreed.",
    "made_up": "nobody in it is real.",
    "cut_short": "why it was ended early.",
    "kind": "the kind of supervision.",
    "occasion": "which kind of session it was, where it was not the usual one.",
    "about": "what it was about, by the label that the program made.",
    "thread": "the session that this one goes on from, by its id.",
    "finish_at": "when it was meant to finish, by the clock on the wall.",
    "people": "who kept this record. Where it says by, it means one of these ids; both and together mean all of them,\n"
    "#   team what the team says as one; organisation, partner and person: where those here think it stands for them.",
    "comes_back": "the day to look at it again; open = true: it comes back until a later session says it has ended.",
    "reviewed": "what had become of the actions of earlier sessions; of a changed one due is the new day, was_due the\n"
    "#   one before, and now_reads its new words.",
    "returned": "what had come back from an earlier session, and what was decided about it.",
    "section": "the part of the wheel they chose; stand_in: the wheel was not the published one, but stood in for it.",
    "talk": "the notes of the talk, each under its question; stage is when in the talk it was asked, lens what it\n"
    "#   looks at: the role, the development, the service or the person.",
    "ratings": "what each answered alone (a team as one) about the section; value is the number, label its words.",
    "counted": "how many of the team gave each answer. Who gave which was never written down.",
    "incident": "what was looked at for learning, which need not be an incident that was reported. placements: who\n"
    "#   put it on which rung; needed: the rung it needs; model: the way of thinking it through, and\n"
    "#   both_wanted whether that asks for strengths and for what to do differently; closed: both are written.",
    "forms": "pages of questions. asked is the question as it read that day, kind its sort; then comes what\n"
    "#   was answered: in words, as what was chosen, as a day, or in rows. A cell without text was left empty.\n"
    "#   Of seats, Still to be asked means that nobody sits there yet. In looks, answer is what could be seen of that\n"
    "#   line: Not seen, that they looked and it was not there; who_says is who says so. gathers: where the program\n"
    "#   collects it when looking back.",
    "actions": "what was agreed to do; owner is who does it, due by when.",
    "agreed": "who typed their initials, and when. Nothing but additions came after that.",
    "additions": "words added later, each with its day.",
}
"""What each part of the file is, in the order in which the parts may stand there."""


def header(parts: Collection[str]) -> str:
    """The lines at the head of a file that has these parts."""
    return "".join(f"{line}\n" for line in _lines(parts))


def _lines(parts: Collection[str]) -> Iterator[str]:
    yield from HEAD
    yield from (f"# {part}: {words}" for part, words in PARTS.items() if part in parts)
