"""How the answers to forms read in a record, in search and between two versions."""

from supervise.domain.session.fields.values import FieldValue, bullets
from supervise.domain.wording import format_date


def answer_to_form(value: FieldValue) -> str:
    """Whatever the answer holds, a line each; what was chosen alone stands without a mark."""
    chosen = [item["label"] for item in value["chosen"]]
    rows = (", ".join(cell["text"] for cell in row["cells"] if cell["text"].strip()) for row in value["rows"])
    parts = (
        value["text"],
        chosen[0] if value["kind"] == "one" and chosen else bullets(chosen),
        bullets(filter(None, value["lines"])),
        day_answered(value),
        "" if value["number"] is None else str(value["number"]),
        bullets(filter(None, rows)),
        bullets(
            f"{table['label']}: {look(value.of(table))}" for table in value["looks"] if table["answer"] or table["text"]
        ),
    )
    return "\n".join(part for part in parts if part.strip())


def form_answered(value: FieldValue) -> str:
    return "\n".join(f"{answer['asked']} {answer_to_form(value.of(answer))}" for answer in value["answers"])


def day_answered(value: FieldValue) -> str:
    return format_date(value["day"]) if value["day"] else str(value["day_words"])


def look(value: FieldValue) -> str:
    """Partly, they say so. She told us herself."""
    answer = ", ".join(filter(None, (value["answer"], value["who_says"][:1].lower() + value["who_says"][1:])))
    return ". ".join(filter(None, (answer, value["text"].strip())))


def comes_back(value: FieldValue) -> str:
    when = value["comes_back"]
    if when is None:
        return ""
    return "It is finished" if when["finished"] else format_date(when["on"]) if when["on"] else ""
