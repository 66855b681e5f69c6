"""The fields of what a session consists of: its talk, its incident, and an answer to a form."""

from supervise.domain.session.fields import form_wording as form_words
from supervise.domain.session.fields import wording as words
from supervise.domain.session.fields.containers import EntriesField, FieldPrivacy, RowsField
from supervise.domain.session.fields.kinds import ChosenField, FactField, Field, FreeTextField, LinesField
from supervise.domain.session.fields.values import placer
from supervise.domain.session.incident import both_placed

TEXT_FIELD = FreeTextField("text", place="")

TALK_FIELDS: tuple[Field, ...] = (
    FactField(
        "planned_seconds", "Talked for", beside=("spent_seconds",), words=words.talked, report=words.talked_entry
    ),
    EntriesField(
        "notes",
        by=("question",),
        called=words.at("question"),
        inside=lambda note, *_: note.question,
        fields=(TEXT_FIELD, FactField("stage", "Kind of question", beside=("lens",))),
    ),
    EntriesField("links", by=("to",), fields=(TEXT_FIELD, FactField("title", "Title"))),
)

ANSWER_FIELDS: tuple[Field, ...] = (
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
                fields=(TEXT_FIELD, FactField("title", "Title")),
            ),
        ),
    ),
    EntriesField(
        "looks",
        by=("id",),
        called=words.at("label"),
        words=form_words.look,
        inside=lambda look, question, *_: f"{question}, {look.label}",
        fields=(FactField("answer", "Answer", beside=("who_says", "label"), words=form_words.look), TEXT_FIELD),
    ),
)

INCIDENT_FIELDS: tuple[Field, ...] = (
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
    FreeTextField(
        "why_here", "Why there, together", labels=(("one", "What I make of it"), ("team", "What each notices"))
    ),
    FactField("model", "Thinking it through", beside=("model_title", "both_wanted"), words=words.at("model_title")),
    EntriesField(
        "notes",
        by=("step", "title"),
        inside=lambda note, case, *_: f"{case}, {note.title}",
        fields=(TEXT_FIELD, FactField("prompt", "Question")),
    ),
    LinesField("strengths", "Strengths to build on", place="strengths"),
    LinesField("differently", "What could be done differently"),
    ChosenField("barriers", "What keeps it off the next rung"),
    FreeTextField("in_the_way", "In our own words", labels=(("one", "In my own words"),)),
    ChosenField("strategies", "What could help", same=("id", "answers")),
    ChosenField("opportunities", "What we could make more of"),
    FreeTextField("next_step", "What we could do now", labels=(("one", "What I could do now"),)),
    FactField("closed", "Left", words=words.left, report=words.left_entry),
)
