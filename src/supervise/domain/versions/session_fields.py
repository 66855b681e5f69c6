"""What a session is made of where two versions of it are compared: what belongs together, and what people call it."""

from supervise.domain.versions import field_text as words
from supervise.domain.versions.field_text import just, key, when
from supervise.domain.versions.field_types import Field, Free, Lines, Value
from supervise.domain.versions.list_fields import Entries, Inner

UNITED = ("additions", "actions_made")
"""Keys that are never in conflict: dated and signed words are all kept, and a number once given is not given again."""

_TEXT = (Free(("text",), ""),)

_TALK: tuple[Field, ...] = (
    Value(("planned_seconds", "spent_seconds"), "Talked for", words.talked),
    Entries(
        ("notes",),
        "",
        by=("question",),
        called=key("question"),
        text=key("text"),
        fields=(*_TEXT, Value(("stage", "lens"), "Kind of question", key("stage"))),
    ),
    Entries(
        ("links",),
        "",
        by=("to",),
        called=key("title"),
        text=key("text"),
        fields=(*_TEXT, Value(("title",), "Title", key("title"))),
    ),
)

_INCIDENT: tuple[Field, ...] = (
    Free(("summary",), "What happened, in brief"),
    Value(("ladder", "ladder_title"), "Ladder", key("ladder_title")),
    Entries(
        ("placements",),
        "",
        by=("by", "ladder"),
        called=words.placer,
        text=words.placed,
        fields=(Value(("rung", "title", "skipped"), "", words.rung), Free(("why",), "Why")),
    ),
    Free(("why_here",), "Why here"),
    Value(("model", "model_title", "both_wanted"), "Reflective model", key("model_title")),
    Entries(
        ("notes",),
        "",
        by=("step", "title"),
        called=key("title"),
        text=key("text"),
        fields=(*_TEXT, Value(("prompt",), "Question", key("prompt"))),
    ),
    Lines(("strengths",), "Strengths to build on"),
    Lines(("differently",), "What could be done differently"),
    Lines(("barriers",), "What keeps it off the next rung", names=("id",)),
    Lines(("strategies",), "What could help", names=("id", "answers")),
    Value(("closed",), "Left", words.closed),
)

# In the order of the session, under the titles the record has for its parts.
SESSION: dict[str, tuple[Field, ...]] = {
    "Session": (
        Value(("schema_version",), "File format", key("schema_version")),
        Value(("made_up",), "Made up", words.made_up),
        Value(("pair",), "Pair", key("pair")),
        Value(("started_at",), "When", when("started_at")),
        Value(("ended_at",), "Ended", when("ended_at")),
        Value(("status", "cut_short"), "State", words.state),
        Value(("step",), "Where you were", words.step),
        Entries(("people",), "", by=("id",), called=just("Here"), text=words.here),
        Value(("kind",), "Kind", key("kind")),
        Lines(("ground_rules",), "Ground rules"),
        Free(("aim",), "Today's aim"),
    ),
    "Last time's actions": (
        Entries(
            ("reviewed",),
            "",
            by=("action",),
            called=key("what"),
            text=words.reviewed,
            fields=(
                Value(
                    ("outcome", "what", "owner", "due", "due_words", "now_reads"), "What became of it", words.outcome
                ),
                Free(("reason",), "Reason"),
            ),
        ),
    ),
    "Wheel": (Value(("section",), "Section", words.section),),
    "Talk": (Inner(("talk",), "Talk", _TALK, words.talk),),
    "Rate": (
        Entries(("ratings",), "", by=("by",), called=words.answer, text=words.rating),
        Free(("rating_talk",), "What we made of it"),
    ),
    "Ladder": (
        Inner(
            ("incident", "no_incident"),
            "Incident",
            _INCIDENT,
            words.ladder,
            beside=Value(("no_incident",), "Incident", words.no_incident),
            same=("case",),
        ),
    ),
    "Actions": (Entries(("actions",), "", by=("id",), called=just("Action"), text=words.action, again=words.one_more),),
    "Each takes away": (
        Entries(
            ("takeaways",),
            "",
            by=("by",),
            called=lambda one: one.who(one["by"]),
            text=key("text"),
            fields=_TEXT,
        ),
    ),
    "Agreement": (
        Free(("differences",), "Where we see it differently"),
        Value(("reported_as_incident",), "Reported as an incident", key("reported_as_incident")),
        Value(("copied_to_case_record",), "Copied to the case record", key("copied_to_case_record")),
        Value(("next_date", "next_date_words"), "Next session", words.next_session),
        Value(("agreed",), "Agreed", words.agreed),
    ),
}
