"""How the answers to forms read in a record, in search and between two versions."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from supervise.domain.session.fields.values import Entry, FieldValue, bullets
from supervise.domain.session.model import RETURN_DECISIONS, ReturnDecision
from supervise.domain.wording import format_date


def answer_to_form(value: FieldValue) -> str:
    """Whatever the answer holds, a line each; what was chosen alone stands without a mark."""
    chosen = [item["label"] for item in value["chosen"]]
    row_of = seat if value["kind"] == "seats" else row
    rows = (row_of(table["cells"]) for table in value["rows"])
    parts = (
        value["text"],
        chosen[0] if value["kind"] == "one" and chosen else bullets(chosen),
        bullets(filter(None, value["lines"])),
        day_answered(value),
        "" if value["number"] is None else str(value["number"]),
        bullets(filter(None, rows)),
        bullets(looked_at(value.of(table)) for table in value["looks"] if table["answer"] or table["text"]),
    )
    return "\n".join(part for part in parts if part.strip())


def row(cells: Sequence[Mapping[str, Any]]) -> str:
    """What its first column says, and under it what the others say, each with its title: for, against."""
    said = [_titled(cell) if at else str(cell["text"]) for at, cell in enumerate(cells) if cell["text"].strip()]
    return "\n".join((*said[:1], *(f"  {words}".replace("\n", "\n  ") for words in said[1:])))


def _titled(cell: Mapping[str, Any]) -> str:
    return f"{cell['title']}{'' if cell['title'].endswith('?') else ':'} {cell['text']}"


def seat(cells: Sequence[Mapping[str, Any]]) -> str:
    """District nurse, NHS: lead professional, takes part"""
    texts = {cell["id"]: cell["text"] for cell in cells if cell["text"].strip()}
    parts = texts.pop("part", "")
    first, *rest = texts.values() if texts else [""]
    who = ", ".join((first, *map(_inside_a_sentence, rest)))
    part = ", ".join(map(_inside_a_sentence, parts.split("; ")))
    return f"{who}: {part}" if who and part else who or parts


def _inside_a_sentence(words: str) -> str:
    """Takes part, as it stands behind a colon; NHS as it is."""
    return words if words[:2].isupper() else f"{words[:1].lower()}{words[1:]}"


def form_answered(value: FieldValue) -> str:
    return "\n".join(f"{answer['asked']} {answer_to_form(value.of(answer))}" for answer in value["answers"])


def day_answered(value: FieldValue) -> str:
    return format_date(value["day"]) if value["day"] else str(value["day_words"])


def looked_at(value: FieldValue) -> str:
    """Feels safer: Partly, they say so"""
    return f"{str(value['label']).removesuffix('.')}: {look(value)}"


def look(value: FieldValue) -> str:
    """Partly, they say so. She told us herself."""
    answer = ", ".join(filter(None, (value["answer"], value["who_says"][:1].lower() + value["who_says"][1:])))
    return ". ".join(filter(None, (answer, value["text"].strip())))


def comes_back(value: FieldValue) -> str:
    when = value["comes_back"]
    if when is None:
        return ""
    if when["finished"]:
        return "It has ended"
    on = format_date(when["on"]) if when["on"] else ""
    return f"{on or 'No day is set'}, open until it is ended" if when["open"] else on


def return_decided(value: FieldValue) -> str:
    """Another day, 12 Jan 2027"""
    on = format_date(value["on"]) if value["on"] else str(value["on_words"])
    decided: ReturnDecision = value["decided"]
    return ", ".join(filter(None, (RETURN_DECISIONS[decided], on)))


def return_entries(value: FieldValue) -> Iterator[Entry]:
    for entry in map(value.of, value["returned"]):
        yield ", ".join(filter(None, (entry["title"], entry["about"]))), return_decided(entry)
