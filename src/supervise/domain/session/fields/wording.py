"""How fields of a session are put into words, in its record and where two versions of it are compared."""

from collections.abc import Iterable, Iterator

from supervise.domain.people import SUPERVISEE, SUPERVISOR
from supervise.domain.session.fields.values import Entry, FieldValue, Wording, placer
from supervise.domain.session.incident import STANDINGS
from supervise.domain.session.lifecycle import status_words
from supervise.domain.session.model import STATES
from supervise.domain.wording import format_date, format_datetime, minutes


def at(key: str) -> Wording:
    return lambda value: str(value[key])


def constant(words: str) -> Wording:
    return lambda _: words


def instant(key: str) -> Wording:
    return lambda value: format_datetime(value[key], value.zone) if value[key] else ""


def made_up(value: FieldValue) -> str:
    return "yes" if value["made_up"] else "no"


def made_up_entry(value: FieldValue) -> Iterator[Entry]:
    if value["made_up"]:
        yield "Made up", "An example for trying the program: nobody in it is real."


def whether_asked(value: FieldValue) -> str:
    return "yes" if value["asked_whether_reported"] else "no"


def state(value: FieldValue) -> str:
    words = STATES.get(value["status"], str(value["status"]))
    return f"{words} ({value['cut_short']})" if value["cut_short"] else words


def state_entry(value: FieldValue) -> Iterator[Entry]:
    yield "State", status_words(value.session)


def step(value: FieldValue) -> str:
    return str(value["step"]).capitalize()


def person(value: FieldValue) -> str:
    return f"{value['initials']} ({value['role']})"


def people_entry(value: FieldValue) -> Iterator[Entry]:
    tables = sorted(value["people"], key=lambda table: table["id"] != SUPERVISEE)
    yield "Here", " and ".join(person(value.of(table)) for table in tables)


def section(value: FieldValue) -> str:
    return _section(value, "from a stand-in wheel")


def section_entry(value: FieldValue) -> Iterator[Entry]:
    yield "Section", _section(value, "from a stand-in wheel, not the Wheel of Partnership workbook")


def _section(value: FieldValue, stand_in: str) -> str:
    chosen = value["section"]
    return f"{chosen['title']}{f' ({stand_in})' if chosen['stand_in'] else ''}" if chosen else ""


def talked(value: FieldValue) -> str:
    return f"{minutes(value['spent_seconds'])} of {minutes(value['planned_seconds'])} planned"


def talked_entry(value: FieldValue) -> Iterator[Entry]:
    if value["spent_seconds"]:
        yield "Talked for", talked(value)


def rating(value: FieldValue) -> str:
    label = "skipped" if value["skipped"] else value["label"]
    return f"{value['value']} {label}" if value["value"] is not None else str(label)


def rating_said(value: FieldValue) -> str:
    """2 Sometimes; of the supervisor: 3 Often, as CD might say."""
    supervisee = value.session.person(SUPERVISEE)
    if supervisee is None or value["by"] != SUPERVISOR or value["value"] is None:
        return rating(value)
    return f"{rating(value)}, as {supervisee.initials} might say"


def rating_entries(value: FieldValue) -> Iterator[Entry]:
    return (
        (who(entry), rating_said(entry), entry["by"]) for entry in _supervisee_first(map(value.of, value["ratings"]))
    )


def _supervisee_first(entries: Iterable[FieldValue]) -> list[FieldValue]:
    """Own answers in one order, the supervisee's first, whoever answered last; then those both gave, as they came."""
    order = {SUPERVISEE: 0, SUPERVISOR: 1}
    return sorted(entries, key=lambda entry: order.get(entry["by"], len(order)))


def counted_question(value: FieldValue) -> str:
    return {"rate": "How it is going", "ladder": "Where it stands"}[value["of"]]


def counted_answers(value: FieldValue) -> str:
    """3 Often: 4 · not sure: 1; how many at each, and never who."""
    counts = [f"{point['value']} {point['label']}: {point['how_many']}" for point in value["points"]]
    return " · ".join([*counts, *([f"not sure: {value['not_sure']}"] if value["not_sure"] else [])])


def who(value: FieldValue) -> str:
    return value.who(value["by"])


def brings(value: FieldValue) -> str:
    return f"{who(value)} brings"


def answer(value: FieldValue) -> str:
    return f"{who(value)}'s answer"


def placed_by(value: FieldValue) -> str:
    return (STANDINGS.get(value["by"]) or answer(value)) + _beside(value)


def rung(value: FieldValue) -> str:
    if value["skipped"]:
        return "skipped"
    return "" if value["rung"] is None else f"rung {value['rung']}, {value['title']}"


def placement(value: FieldValue) -> str:
    return "\n".join(filter(None, (rung(value), value["why"])))


def placement_entries(value: FieldValue) -> Iterator[Entry]:
    for entry in _supervisee_first(map(value.of, value["placements"])):
        why = f"\n{entry['why']}" if entry["why"] else ""
        where = "skipped" if entry["rung"] is None else f"rung {entry['rung']}, {entry['title']}"
        yield placer(entry.session, entry["by"]) + _beside(entry), where + why, entry["by"]


def _beside(placement: FieldValue) -> str:
    incident = placement.session.incident
    other = incident is not None and placement["ladder"] != incident.ladder
    return f" ({placement['ladder']})" if other else ""


def no_incident(value: FieldValue) -> str:
    """Of a session that is about a case or a partnership all along, nothing has to have happened."""
    none = "Not placed on the ladder." if value.session.about else "No incident today."
    return none if value["no_incident"] else ""


def summary_entry(value: FieldValue) -> Iterator[Entry]:
    if value["summary"] or value["case"] != value.session.about:
        yield value["case"], value["summary"] or "(not described)"
    else:
        yield "", value["case"]  # what the whole session is about is described on its own pages


def left(value: FieldValue) -> str:
    return "closed" if value["closed"] else "open, to come back to"


def left_entry(value: FieldValue) -> Iterator[Entry]:
    if value["model"] and not value["closed"]:
        yield "Left", left(value)


def next_session(value: FieldValue) -> str:
    return format_date(value["next_date"]) if value["next_date"] else str(value["next_date_words"])


def signature(value: FieldValue) -> str:
    return f"{value['initials']}, {format_datetime(value['at'], value.zone)}"
