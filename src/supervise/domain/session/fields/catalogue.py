"""The field catalogue: every field of a session once, under the parts of its record and in their order.

The record, search, the identifier check, and the comparison of two versions all work through this table: a new field
is a field of the model and a row here.
"""

from collections.abc import Mapping

from supervise.domain.session.fields import action_wording as action_words
from supervise.domain.session.fields import form_wording as form_words
from supervise.domain.session.fields import wording as words
from supervise.domain.session.fields.containers import EntriesField, FieldPrivacy, TableField
from supervise.domain.session.fields.kinds import FactField, Field, FreeTextField, LinesField
from supervise.domain.session.fields.part_fields import ANSWER_FIELDS, INCIDENT_FIELDS, TALK_FIELDS, TEXT_FIELD
from supervise.domain.session.fields.values import bullets, unreported
from supervise.domain.session.lifecycle import both_rated

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
        FactField("asked_whether_reported", "Asked whether reported", words=words.whether_asked, report=unreported),
        FactField("written_on", "Form", report=unreported),
        FactField("thread", "Goes on from", report=unreported),
        FactField("finish_at", "We finish at", own_words=(("finish_at", ""),)),
        FreeTextField("aim", "Today's aim"),
        EntriesField(
            "brought",
            by=("id", "by"),
            called=words.brings,
            inside=lambda brought, _, session, _number: f"What {session.initials(brought.by)} brings",
            fields=(TEXT_FIELD,),
        ),
    ),
    "Last time's actions": (
        EntriesField(
            "reviewed",
            by=("action",),
            called=words.at("what"),
            words=action_words.review,
            report=action_words.review_entries,
            inside=lambda *_: "Last time's action",
            fields=(
                FactField(
                    "outcome",
                    "What became of it",
                    beside=("what", "owner", "due", "was_due", "due_words", "now_reads"),
                    words=action_words.outcome,
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
    "Talk": (TableField("talk", "Talk", fields=TALK_FIELDS),),
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
        FreeTextField(
            "rating_talk",
            "Half a step further",
            labels=(("team", "What each notices"),),
            shown=lambda session: not session.ratings or both_rated(session),
        ),
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
            fields=INCIDENT_FIELDS,
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
                    fields=ANSWER_FIELDS,
                ),
            ),
        ),
    ),
    "Actions": (
        EntriesField(
            "actions",
            by=("id",),
            called=words.constant("Action"),
            words=action_words.action,
            report=action_words.action_entries,
            inside=lambda _action, _, _session, number: f"Action {number}",
            fields=(
                FactField(
                    "what", own_words=(("what", ""), ("due_words", "by when"), ("how_we_will_know", "how we will know"))
                ),
            ),
            compared="entries",
            renumbered=action_words.renumbered_action,
        ),
        FreeTextField("bigger_picture", "The bigger picture"),
    ),
    "Each takes away": (
        EntriesField(
            "takeaways",
            by=("by",),
            called=words.who,
            inside=lambda takeaway, _, session, _number: f"What {session.initials(takeaway.by)} takes away",
            fields=(TEXT_FIELD,),
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
            fields=(TEXT_FIELD,),
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
