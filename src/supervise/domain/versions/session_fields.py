"""What a session is made of where two versions of it are compared: what belongs together, and what people call it."""

from supervise.domain.versions import field_text as words
from supervise.domain.versions.field_text import just, key, when
from supervise.domain.versions.field_types import FieldRule, FreeTextField, ListField, WholeField
from supervise.domain.versions.list_fields import KeyedListField, NestedField

UNITED = ("additions", "actions_made")
"""Keys that are never in conflict: dated and signed words are all kept, and a number once given is not given again."""

_TEXT = (FreeTextField(("text",), ""),)

_TALK: tuple[FieldRule, ...] = (
    WholeField(("planned_seconds", "spent_seconds"), "Talked for", words.talked),
    KeyedListField(
        ("notes",),
        "",
        by=("question",),
        called=key("question"),
        text=key("text"),
        fields=(*_TEXT, WholeField(("stage", "lens"), "Kind of question", key("stage"))),
    ),
    KeyedListField(
        ("links",),
        "",
        by=("to",),
        called=key("title"),
        text=key("text"),
        fields=(*_TEXT, WholeField(("title",), "Title", key("title"))),
    ),
)

_INCIDENT: tuple[FieldRule, ...] = (
    FreeTextField(("summary",), "What happened, in brief"),
    WholeField(("ladder", "ladder_title"), "Ladder", key("ladder_title")),
    KeyedListField(
        ("placements",),
        "",
        by=("by", "ladder"),
        called=words.placer,
        text=words.placed,
        fields=(WholeField(("rung", "title", "skipped"), "", words.rung), FreeTextField(("why",), "Why")),
    ),
    FreeTextField(("why_here",), "Why here"),
    WholeField(("model", "model_title", "both_wanted"), "Reflective model", key("model_title")),
    KeyedListField(
        ("notes",),
        "",
        by=("step", "title"),
        called=key("title"),
        text=key("text"),
        fields=(*_TEXT, WholeField(("prompt",), "Question", key("prompt"))),
    ),
    ListField(("strengths",), "Strengths to build on"),
    ListField(("differently",), "What could be done differently"),
    ListField(("barriers",), "What keeps it off the next rung", names=("id",)),
    ListField(("strategies",), "What could help", names=("id", "answers")),
    WholeField(("closed",), "Left", words.closed),
)

# In the order of the session, under the titles the record has for its parts.
SESSION: dict[str, tuple[FieldRule, ...]] = {
    "Session": (
        WholeField(("schema_version",), "File format", key("schema_version")),
        WholeField(("made_up",), "Made up", words.made_up),
        WholeField(("pair",), "Pair", key("pair")),
        WholeField(("started_at",), "When", when("started_at")),
        WholeField(("ended_at",), "Ended", when("ended_at")),
        WholeField(("status", "cut_short"), "State", words.state),
        WholeField(("step",), "Where you were", words.step),
        KeyedListField(("people",), "", by=("id",), called=just("Here"), text=words.here),
        WholeField(("kind",), "Kind", key("kind")),
        ListField(("ground_rules",), "Ground rules"),
        FreeTextField(("aim",), "Today's aim"),
    ),
    "Last time's actions": (
        KeyedListField(
            ("reviewed",),
            "",
            by=("action",),
            called=key("what"),
            text=words.reviewed,
            fields=(
                WholeField(
                    ("outcome", "what", "owner", "due", "due_words", "now_reads"), "What became of it", words.outcome
                ),
                FreeTextField(("reason",), "Reason"),
            ),
        ),
    ),
    "Wheel": (WholeField(("section",), "Section", words.section),),
    "Talk": (NestedField(("talk",), "Talk", _TALK, words.talk),),
    "Rate": (
        KeyedListField(("ratings",), "", by=("by",), called=words.answer, text=words.rating),
        FreeTextField(("rating_talk",), "What we made of it"),
    ),
    "Ladder": (
        NestedField(
            ("incident", "no_incident"),
            "Incident",
            _INCIDENT,
            words.ladder,
            beside=WholeField(("no_incident",), "Incident", words.no_incident),
            same=("case",),
        ),
    ),
    "Actions": (
        KeyedListField(
            ("actions",), "", by=("id",), called=just("Action"), text=words.action, again=words.renumbered_action
        ),
    ),
    "Each takes away": (
        KeyedListField(
            ("takeaways",),
            "",
            by=("by",),
            called=lambda version: version.who(version["by"]),
            text=key("text"),
            fields=_TEXT,
        ),
    ),
    "Agreement": (
        FreeTextField(("differences",), "Where we see it differently"),
        WholeField(("reported_as_incident",), "Reported as an incident", key("reported_as_incident")),
        WholeField(("copied_to_case_record",), "Copied to the case record", key("copied_to_case_record")),
        WholeField(("next_date", "next_date_words"), "Next session", words.next_session),
        WholeField(("agreed",), "Agreed", words.agreed),
    ),
}
