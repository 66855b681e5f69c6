"""What stands at the head of a session's file: how to read it, for whoever opens it without this program."""

from collections.abc import Iterator, Mapping
from typing import Any

HEAD = (
    "# A record kept by Supervise. Confidential.",
    "# Safe to read; edit only while Supervise is closed. The last line only shows whether that was done.",
    "# Times with +00:00 are UTC, an hour before the clock on the wall in summer. What was not asked is not here.",
)
PARTS: dict[str, tuple[str, dict[str, str]]] = {
    "status": (
        "draft; agreed: who kept this record say that it is fair, which settles nothing else and binds nobody\n"
        "#   else named in it; finished: ended early, and so not agreed.",
        {},
    ),
    "made_up": ("nobody in it is real.", {}),
    "cut_short": ("why it was ended early.", {}),
    "kind": ("the kind of supervision.", {}),
    "occasion": (
        "which kind of session it was, where it was not the usual one. This is what they wrote down about it\n"
        "#   for themselves; minutes and case record are elsewhere.",
        {},
    ),
    "about": (
        "what it was about, by a label that the program made: the same label means the same in every record.",
        {},
    ),
    "thread": ("the session that this one goes on from, by its id.", {}),
    "finish_at": ("when it was meant to finish, by the clock on the wall.", {}),
    "people": (
        "who kept this record, which need not be all who were there. Where it says by, it means one of these ids.",
        {"both": "all of them.", "team": "what the team says as one."},
    ),
    "comes_back": (
        "the day to look at it again.",
        {"open": "it comes back until a later session that goes on from it says it has ended."},
    ),
    "reviewed": (
        "what had become of the actions of earlier sessions. reason is what was said of it.",
        {"was_due": "the day before it was changed; due is the new one.", "now_reads": "its new words."},
    ),
    "returned": ("what had come back from an earlier session, and what was decided about it.", {}),
    "section": (
        "the part of the wheel they chose; the wheel is a picture of what working in partnership asks for.",
        {"stand_in": "the wheel was not the published one, but stood in for it."},
    ),
    "talk": (
        "the notes of the talk, each under its question. Who said what is not written down.",
        {
            "stage": "when in the talk it was asked.",
            "links": "the same, seen from the role, the development, the service or the person.",
        },
    ),
    "ratings": (
        "what each answered alone (a team as one) about the section.",
        {"value": "from 1, new to me, up to the highest.", "skipped": "chose not to answer."},
    ),
    "rating_talk": ("what was said once the answers were shown.", {}),
    "counted": ("how many of the team gave each answer. Who gave which was never written down.", {}),
    "incident": (
        "what was looked at for learning, which need not be an incident that was reported.",
        {
            "placements": "who put it on which rung of the ladder, of which 1 is the lowest. together: agreed by all;\n"
            "#     organisation, partner and person: where those who kept this think that their own organisation, the\n"
            "#     other one and the person supported see it; needed: the rung that this work needs.",
            "skipped": "chose not to answer.",
            "model": "the way of thinking it through.",
            "both_wanted": "false: that way does not ask for strengths and for what to do differently.",
            "closed": "nothing more was wanted here; without it, it was left open to come back to.",
            "barriers": "what they said is in the way.",
            "strategies": "what could help, as ideas; what was agreed is under actions.",
            "differently": "what could be done differently, as ideas; what was agreed is under actions.",
        },
    ),
    "forms": (
        "pages of questions. asked is the question as it read that day; then comes what was answered. What a\n"
        "#   page says was decided stands there, and need not stand under actions too.",
        {
            "cells": "a row's, of which one without text was left empty. Of seats, There as says how each is meant to\n"
            "#     take part, and Still to be asked that nobody sits there yet.",
            "looks": "answer is how much of that line could be seen, good sign or warning sign; Not seen: they\n"
            "#     looked, and it was not there. They say so: the person supported and those close to them.",
            "gathers": "where the program collects it when looking back.",
        },
    ),
    "actions": ("what was agreed to do under Actions; owner is who does it, due by when.", {}),
    "takeaways": ("what each takes away from it.", {}),
    "reported_as_incident": ("whether it was reported where incidents are reported. This is no report.", {}),
    "copied_to_case_record": ("whether what belongs in the case record was written there.", {}),
    "next_date": ("the day of the next session.", {}),
    "agreed": (
        "who typed their initials to say that this is a fair record, and when; of a team, whoever led. Nothing\n"
        "#   came after that but additions.",
        {},
    ),
    "additions": ("words added later, each with its day.", {}),
}
"""What each part of the file is, and keys in it that do not say it themselves; in the order of the file."""


def header(written: Mapping[str, Any]) -> str:
    """The lines at the head of a file in which this is written: what is there, and nothing else."""
    return "".join(f"{line}\n" for line in _lines(written))


def _lines(written: Mapping[str, Any]) -> Iterator[str]:
    yield from HEAD
    for part, (words, keys) in PARTS.items():
        if part in written:
            yield f"# {part}: {words}"
            # Who is meant by a word such as "both" stands in other parts than the people themselves.
            where = written if part == "people" else written[part]
            yield from (f"#   {key}: {meaning}" for key, meaning in keys.items() if _mentions(where, key))


def _mentions(value: Any, word: str) -> bool:
    """Whether this is a key somewhere in it, or the whole of a value."""
    if isinstance(value, Mapping):
        return any(word == key or _mentions(inner, word) for key, inner in value.items())
    if isinstance(value, list | tuple):
        return any(_mentions(inner, word) for inner in value)
    return bool(value == word)
