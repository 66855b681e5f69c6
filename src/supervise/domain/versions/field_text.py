"""How a part of one version of a session is put into words, beside the other's."""

from supervise.domain.session.actions import OUTCOMES, next_number
from supervise.domain.session.incident import STANDINGS
from supervise.domain.session.model import STATES
from supervise.domain.versions.field_types import Table, Telling, VersionContext, VersionValue
from supervise.domain.wording import format_date, format_datetime, minutes


def key(name: str) -> Telling:
    """What stands at this key, as it stands."""
    return lambda one: str(one[name])


def just(words: str) -> Telling:
    return lambda _: words


def when(name: str) -> Telling:
    return lambda one: format_datetime(one[name], one.voice.zone) if one[name] else ""


def step(one: VersionValue) -> str:
    return str(one["step"]).capitalize()


def made_up(one: VersionValue) -> str:
    return "yes" if one["made_up"] else "no"


def state(one: VersionValue) -> str:
    words = STATES.get(one["status"], str(one["status"]))
    return f"{words} ({one['cut_short']})" if one["cut_short"] else words


def here(one: VersionValue) -> str:
    return f"{one['initials']} ({one['role']})"


def outcome(one: VersionValue) -> str:
    now = f"\nNow: {one['now_reads']}" if one["now_reads"] else ""
    due = f"\nDue {_due(one)}" if _due(one) else ""
    return f"{OUTCOMES[one['outcome']]}{now}{due}"


def reviewed(one: VersionValue) -> str:
    return _lines(outcome(one), one["reason"])


def section(one: VersionValue) -> str:
    chosen = one["section"]
    return f"{chosen['title']}{' (from a stand-in wheel)' if chosen['stand_in'] else ''}" if chosen else ""


def talked(one: VersionValue) -> str:
    return f"{minutes(one['spent_seconds'])} of {minutes(one['planned_seconds'])} planned"


def talk(voice: VersionContext) -> str:
    begun = "begun, nothing written" if voice.session.talk is not None else ""
    return voice.part("Talk") or begun


def rating(one: VersionValue) -> str:
    label = "skipped" if one["skipped"] else one["label"]
    return f"{one['value']} {label}" if one["value"] is not None else str(label)


def answer(one: VersionValue) -> str:
    return f"{one.who(one['by'])}'s answer"


def placer(one: VersionValue) -> str:
    incident = one.voice.session.incident
    beside = f" ({one['ladder']})" if incident is not None and one["ladder"] != incident.ladder else ""
    return (STANDINGS.get(one["by"]) or answer(one)) + beside


def rung(one: VersionValue) -> str:
    if one["skipped"]:
        return "skipped"
    return "" if one["rung"] is None else f"rung {one['rung']}, {one['title']}"


def placed(one: VersionValue) -> str:
    return _lines(rung(one), one["why"])


def ladder(voice: VersionContext) -> str:
    return voice.part("Ladder")


def no_incident(one: VersionValue) -> str:
    return "No incident today." if one["no_incident"] else ""


def closed(one: VersionValue) -> str:
    return "closed" if one["closed"] else "open, to come back to"


def action(one: VersionValue) -> str:
    return _lines(
        one["what"],
        one["owner"] and f"Who: {one.who(one['owner'])}",
        _due(one) and f"Due: {_due(one)}",
        one["how_we_will_know"] and f"How we will know: {one['how_we_will_know']}",
        one["came_from"] and f"From: {one['came_from']['title']}",
    )


def renumbered_action(entry: Table, ours: Table, theirs: Table) -> Table:
    """Their action under a number that neither version has given: two actions, where each laptop made its own."""
    given = [one["id"] for table in (ours, theirs) for one in table["actions"]]
    number = next_number(max(ours["actions_made"], theirs["actions_made"]), given)
    return {**entry, "id": f"{ours['id']}-{number}"}


def next_session(one: VersionValue) -> str:
    return format_date(one["next_date"]) if one["next_date"] else str(one["next_date_words"])


def agreed(one: VersionValue) -> str:
    return "\n".join(f"{each['initials']}, {format_datetime(each['at'], one.voice.zone)}" for each in one["agreed"])


def _due(one: VersionValue) -> str:
    return format_date(one["due"]) if one["due"] else str(one["due_words"])


def _lines(*lines: str | None) -> str:
    return "\n".join(line for line in lines if line)
