"""The field catalogue: every field of a session once, under the parts of its record and in their order.

The record, search, the identifier check, and the comparison of two versions all work through this table: a new field
is a field of the model and a row here.
"""

from collections.abc import Mapping

from supervise.domain.session.fields import form_wording as form_words
from supervise.domain.session.fields import wording as words
from supervise.domain.session.fields.containers import EntriesField, FieldPrivacy, RowsField, TableField
from supervise.domain.session.fields.kinds import ChosenField, FactField, Field, FreeTextField, LinesField
from supervise.domain.session.fields.values import bullets, placer, unreported
from supervise.domain.session.incident import both_placed
from supervise.domain.session.lifecycle import both_rated

_TEXT = FreeTextField("text", place="")

_TALK: tuple[Field, ...] = (
    FactField(
        "planned_seconds", "Talked for", beside=("spent_seconds",), words=words.talked, report=words.talked_entry
    ),
    EntriesField(
        "notes",
        by=("question",),
        called=words.at("question"),
        inside=lambda note, *_: note.question,
        fields=(_TEXT, FactField("stage", "Kind of question", beside=("lens",))),
    ),
    EntriesField("links", by=("to",), fields=(_TEXT, FactField("title", "Title"))),
)

_ANSWER: tuple[Field, ...] = (
    FactField("asked", "Question", beside=("kind", "gathers", "for_me")),
    FreeTextField("text", "Words", place=""),
    LinesField("lines", "Lines", place=""),
    ChosenField("chosen", "Chosen"),
    FactField("day", "Day", beside=("day_words",), words=form_words.day_answered, own_words=(("day_words", ""),)),
    FactField("number", "Number"),
    RowsField(
        "rows",
        fields=(
            EntriesField(
                "cells",
                by=("id",),
                inside=lambda cell, question, *_: f"{question}, {cell.title}",
                fields=(_TEXT, FactField("title", "Title")),
            ),
        ),
    ),
    EntriesField(
        "looks",
        by=("id",),
        called=words.at("label"),
        words=form_words.look,
        inside=lambda look, question, *_: f"{question}, {look.label}",
        fields=(FactField("answer", "Answer", beside=("who_says", "label"), words=form_words.look), _TEXT),
    ),
)

_INCIDENT: tuple[Field, ...] = (
    FreeTextField("summary", "What happened, in brief", place="", report=words.summary_entry),
    FactField("ladder", "Ladder", beside=("ladder_title",), words=words.at("ladder_title")),
    EntriesField(
        "placements",
        by=("by", "ladder"),
        called=words.placed_by,
        words=words.placement,
        report=words.placement_entries,
        inside=lambda placement, case, session, _: f"{case}, where {placer(session, placement.by)} placed it",
        fields=(
            FactField("rung", beside=("title", "skipped"), words=words.rung),
            FreeTextField("why", "Why", place=""),
        ),
        private=FieldPrivacy(
            "Placings", lambda session: session.incident is None or both_placed(session.incident, session.people)
        ),
    ),
    FreeTextField("why_here", "Why there, together"),
    FactField("model", "Reflective model", beside=("model_title", "both_wanted"), words=words.at("model_title")),
    EntriesField(
        "notes",
        by=("step", "title"),
        inside=lambda note, case, *_: f"{case}, {note.title}",
        fields=(_TEXT, FactField("prompt", "Question")),
    ),
    LinesField("strengths", "Strengths to build on", place="strengths"),
    LinesField("differently", "What could be done differently"),
    ChosenField("barriers", "What keeps it off the next rung"),
    ChosenField("strategies", "What could help", same=("id", "answers")),
    FreeTextField("next_step", "What we could do now"),
    FactField("closed", "Left", words=words.left, report=words.left_entry),
)

SESSION_FIELDS: Mapping[str, tuple[Field, ...]] = {
    "Session": (
        FactField("schema_version", "File format", report=unreported),
        FactField("made_up", "Made up", words=words.made_up, report=words.made_up_entry),
        FactField("pair", "Pair", report=unreported),
        FactField("started_at", "When", words=words.instant("started_at")),
        FactField("ended_at", "Ended", words=words.instant("ended_at")),
        FactField("status", "State", beside=("cut_short",), words=words.state, report=words.state_entry),
        FactField("step", "Where you were", words=words.step, report=unreported),
        EntriesField(
            "people",
            by=("id",),
            called=words.constant("Here"),
            words=words.person,
            report=words.people_entry,
            compared="entries",
        ),
        FactField("kind", "Kind"),
        FactField("occasion", "Kind of session", beside=("occasion_title",), words=words.at("occasion_title")),
        FactField("about", "About"),
        FactField("about_session", "About the session", report=unreported),
        FactField("written_on", "Form", report=unreported),
        FactField("thread", "Goes on from", report=unreported),
        FactField("finish_at", "We finish at", own_words=(("finish_at", ""),)),
        FreeTextField("aim", "Today's aim"),
        EntriesField(
            "brought",
            by=("id", "by"),
            called=words.brings,
            inside=lambda brought, _, session, _number: f"What {session.initials(brought.by)} brings",
            fields=(_TEXT,),
        ),
    ),
    "Last time's actions": (
        EntriesField(
            "reviewed",
            by=("action",),
            called=words.at("what"),
            words=words.review,
            report=words.review_entries,
            inside=lambda *_: "Last time's action",
            fields=(
                FactField(
                    "outcome",
                    "What became of it",
                    beside=("what", "owner", "due", "due_words", "now_reads"),
                    words=words.outcome,
                    own_words=(("what", ""), ("now_reads", "as it now reads"), ("due_words", "its day")),
                ),
                FreeTextField("reason", "Reason", place="why"),
            ),
        ),
    ),
    "Come back": (
        EntriesField(
            "returned",
            by=("thread",),
            called=words.at("title"),
            words=form_words.return_decided,
            report=form_words.return_entries,
            inside=lambda *_: "What came back",
            fields=(
                FactField(
                    "decided",
                    "What was decided",
                    beside=("occasion", "title", "about", "on", "on_words"),
                    words=form_words.return_decided,
                    own_words=(("on_words", "its day"),),
                ),
            ),
        ),
    ),
    "Wheel": (FactField("section", "Section", words=words.section, report=words.section_entry),),
    "Talk": (TableField("talk", "Talk", fields=_TALK),),
    "Rate": (
        EntriesField(
            "ratings",
            by=("by",),
            called=words.answer,
            words=words.rating,
            report=words.rating_entries,
            compared="entries",
            private=FieldPrivacy("Ratings", both_rated),
        ),
        FreeTextField("rating_talk", "What we made of it", report=words.rating_talk_entry),
    ),
    "How many of us": (
        EntriesField(
            "counted", by=("of",), called=words.counted_question, words=words.counted_answers, compared="whole"
        ),
    ),
    "Ladder": (
        TableField(
            "incident",
            "Incident",
            fields=_INCIDENT,
            inside=lambda incident: str(incident.case),
            same=("case",),
            missing=FactField("no_incident", "Incident", words=words.no_incident),
        ),
    ),
    "Pages": (
        EntriesField(
            "forms",
            by=("id",),
            headed=True,
            words=form_words.form_answered,
            fields=(
                FactField("title", "Title", report=unreported),
                EntriesField(
                    "answers",
                    by=("field",),
                    called=words.at("asked"),
                    words=form_words.answer_to_form,
                    inside=lambda answer, form, *_: f"{form}, {answer.asked}",
                    fields=_ANSWER,
                ),
            ),
        ),
    ),
    "Actions": (
        EntriesField(
            "actions",
            by=("id",),
            called=words.constant("Action"),
            words=words.action,
            report=words.action_entries,
            inside=lambda _action, _, _session, number: f"Action {number}",
            fields=(
                FactField(
                    "what", own_words=(("what", ""), ("due_words", "by when"), ("how_we_will_know", "how we will know"))
                ),
            ),
            compared="entries",
            renumbered=words.renumbered_action,
        ),
        FreeTextField("bigger_picture", "The bigger picture"),
    ),
    "Each takes away": (
        EntriesField(
            "takeaways",
            by=("by",),
            called=words.who,
            inside=lambda takeaway, _, session, _number: f"What {session.initials(takeaway.by)} takes away",
            fields=(_TEXT,),
        ),
    ),
    "Agreement": (
        FreeTextField("differences", "Where we see it differently"),
        FactField("reported_as_incident", "Reported as an incident"),
        FactField("copied_to_case_record", "Copied to the case record"),
        FactField("comes_back", "We look again", words=form_words.comes_back),
        FactField(
            "next_date",
            "Next session",
            beside=("next_date_words",),
            words=words.next_session,
            own_words=(("next_date_words", ""),),
        ),
        EntriesField("agreed", "Agreed", called=words.constant("Agreed"), words=words.signature, compared="whole"),
    ),
    "Added later": (
        EntriesField(
            "additions",
            called=words.signature,
            inside=lambda addition, *_: f"Added later by {addition.initials}",
            fields=(_TEXT,),
        ),
    ),
    # Last: they are long, much the same each time, and would push what was said today out of sight.
    "Ground rules": (
        LinesField(
            "ground_rules",
            "Ground rules",
            report=lambda session: (("We agreed", bullets(filter(None, session["ground_rules"]))),),
        ),
    ),
}
"""Additions are never compared: all of both versions are kept."""
