"""How a part of one version of a session is put into words, beside the other's."""

from supervise.domain.session.actions import OUTCOMES, next_number
from supervise.domain.session.incident import STANDINGS
from supervise.domain.session.model import STATES
from supervise.domain.versions.field_types import Table, Telling, VersionContext, VersionValue
from supervise.domain.wording import format_date, format_datetime, minutes


def key(name: str) -> Telling:
    """What stands at this key, as it stands."""
    return lambda version: str(version[name])


def just(words: str) -> Telling:
    return lambda _: words


def when(name: str) -> Telling:
    return lambda version: format_datetime(version[name], version.voice.zone) if version[name] else ""


def step(version: VersionValue) -> str:
    return str(version["step"]).capitalize()


def made_up(version: VersionValue) -> str:
    return "yes" if version["made_up"] else "no"


def state(version: VersionValue) -> str:
    words = STATES.get(version["status"], str(version["status"]))
    return f"{words} ({version['cut_short']})" if version["cut_short"] else words


def here(version: VersionValue) -> str:
    return f"{version['initials']} ({version['role']})"


def outcome(version: VersionValue) -> str:
    now = f"\nNow: {version['now_reads']}" if version["now_reads"] else ""
    due = f"\nDue {_due(version)}" if _due(version) else ""
    return f"{OUTCOMES[version['outcome']]}{now}{due}"


def reviewed(version: VersionValue) -> str:
    return _lines(outcome(version), version["reason"])


def section(version: VersionValue) -> str:
    chosen = version["section"]
    return f"{chosen['title']}{' (from a stand-in wheel)' if chosen['stand_in'] else ''}" if chosen else ""


def talked(version: VersionValue) -> str:
    return f"{minutes(version['spent_seconds'])} of {minutes(version['planned_seconds'])} planned"


def talk(voice: VersionContext) -> str:
    begun = "begun, nothing written" if voice.session.talk is not None else ""
    return voice.part("Talk") or begun


def rating(version: VersionValue) -> str:
    label = "skipped" if version["skipped"] else version["label"]
    return f"{version['value']} {label}" if version["value"] is not None else str(label)


def answer(version: VersionValue) -> str:
    return f"{version.who(version['by'])}'s answer"


def placer(version: VersionValue) -> str:
    incident = version.voice.session.incident
    beside = f" ({version['ladder']})" if incident is not None and version["ladder"] != incident.ladder else ""
    return (STANDINGS.get(version["by"]) or answer(version)) + beside


def rung(version: VersionValue) -> str:
    if version["skipped"]:
        return "skipped"
    return "" if version["rung"] is None else f"rung {version['rung']}, {version['title']}"


def placed(version: VersionValue) -> str:
    return _lines(rung(version), version["why"])


def ladder(voice: VersionContext) -> str:
    return voice.part("Ladder")


def no_incident(version: VersionValue) -> str:
    return "No incident today." if version["no_incident"] else ""


def closed(version: VersionValue) -> str:
    return "closed" if version["closed"] else "open, to come back to"


def action(version: VersionValue) -> str:
    return _lines(
        version["what"],
        version["owner"] and f"Who: {version.who(version['owner'])}",
        _due(version) and f"Due: {_due(version)}",
        version["how_we_will_know"] and f"How we will know: {version['how_we_will_know']}",
        version["came_from"] and f"From: {version['came_from']['title']}",
    )


def renumbered_action(entry: Table, ours: Table, theirs: Table) -> Table:
    """Their action under a number that neither version has given: two actions, where each laptop made its own."""
    given = [one["id"] for table in (ours, theirs) for one in table["actions"]]
    number = next_number(max(ours["actions_made"], theirs["actions_made"]), given)
    return {**entry, "id": f"{ours['id']}-{number}"}


def next_session(version: VersionValue) -> str:
    return format_date(version["next_date"]) if version["next_date"] else str(version["next_date_words"])


def agreed(version: VersionValue) -> str:
    return "\n".join(
        f"{each['initials']}, {format_datetime(each['at'], version.voice.zone)}" for each in version["agreed"]
    )


def _due(version: VersionValue) -> str:
    return format_date(version["due"]) if version["due"] else str(version["due_words"])


def _lines(*lines: str | None) -> str:
    return "\n".join(line for line in lines if line)
