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
    "reviewed": "what had become of the actions of earlier sessions; of a changed one due is the new day,\n"
    "#   and now_reads its new words.",
    "returned": "what had come back from an earlier session, and what was decided about it.",
    "talk": "the notes of the talk, each under its question.",
    "ratings": "what each answered alone (a team as one) about the section; value is the number, label its words.",
    "counted": "how many of the team gave each answer. Who gave which was never written down.",
    "incident": "what was looked at for learning, which need not be an incident that was reported. placements: who\n"
    "#   put it on which rung; needed: the rung it needs; closed: what is to be learned is written.",
    "forms": "pages of questions. asked is the question as it read that day, kind its sort; then comes what\n"
    "#   was answered: in words, as what was chosen, as a day, or in rows. A cell without text was left empty.",
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
