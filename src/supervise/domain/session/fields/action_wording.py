"""How actions, and what became of earlier ones, are worded in a record."""

from collections.abc import Iterator

from supervise.domain.session.actions import OUTCOMES, ActionReview, next_number
from supervise.domain.session.fields.values import Entry, FieldValue, Table
from supervise.domain.wording import format_date

NO_WORDS_YET = "(what is to be done is not said yet)"
"""Stands for an action that has a person, a day or a sign, and no words of its own."""


def outcome(value: FieldValue) -> str:
    return OUTCOMES[value["outcome"]] + _changed(value, _due(value))


def review(value: FieldValue) -> str:
    return _lines(outcome(value), value["reason"])


def review_entries(value: FieldValue) -> Iterator[Entry]:
    for entry in map(value.of, value["reviewed"]):
        due = _due(entry) if entry["outcome"] == "changed" else ""
        reason = f"\n{entry['reason']}" if entry["reason"] else ""
        yield OUTCOMES[entry["outcome"]], entry["what"] + _changed(entry, due) + reason, entry["owner"]


def _changed(review: FieldValue, due: str) -> str:
    now = f"\nNow: {review['now_reads']}" if review["now_reads"] else ""
    before = f", before that {format_date(review['was_due'])}" if due and review["was_due"] else ""
    return now + (f"\nDue {due}{before}" if due else "")


def action(value: FieldValue) -> str:
    return _lines(
        value["what"] or NO_WORDS_YET,
        value["owner"] and f"Who: {value.who(value['owner'])}",
        _due(value) and f"Due: {_due(value)}",
        *_known_and_origin(value),
    )


def action_entries(value: FieldValue) -> Iterator[Entry]:
    for entry in map(value.of, value["actions"]):
        label = ", ".join(filter(None, (entry.who(entry["owner"]), _due(entry) and f"due {_due(entry)}")))
        became = (_became(format_date(day), review) for day, review in (value.since or {}).get(entry["id"], ()))
        words = _lines(entry["what"] or NO_WORDS_YET, *_known_and_origin(entry), *became)
        yield label or "Action", words, entry["owner"]


def _known_and_origin(action: FieldValue) -> tuple[str, str]:
    known, origin = action["how_we_will_know"], action["came_from"]
    is_elsewhere = origin and origin["title"] != action["what"]
    return known and f"How we will know: {known}", f"From: {origin['title']}" if is_elsewhere else ""


def _became(day: str, review: ActionReview) -> str:
    """→ 12 Sep 2026: done. It helped.

    An action's own words have no full stop to end on, so where they are said anew the reason has a line of its own.
    """
    reason = " ".join(review.reason.split())
    if not review.now_reads:
        return f"→ {day}: {OUTCOMES[review.outcome].lower()}.{f' {reason}' if reason else ''}"
    return _lines(f"→ {day}: {OUTCOMES[review.outcome].lower()}. Now: {review.now_reads}", reason and f"Why: {reason}")


def renumbered_action(entry: Table, ours: Table, theirs: Table) -> Table:
    """Their action under a number that neither version has given: two actions, where each laptop made its own."""
    given = [action["id"] for table in (ours, theirs) for action in table["actions"]]
    number = next_number(max(ours["actions_made"], theirs["actions_made"]), given)
    return {**entry, "id": f"{ours['id']}-{number}"}


def _due(value: FieldValue) -> str:
    return format_date(value["due"]) if value["due"] else str(value["due_words"])


def _lines(*lines: str | None) -> str:
    return "\n".join(line for line in lines if line)
