"""Keys that this program does not know stay where they are when the words beside them are changed."""

from typing import Any

from supervise.domain.session.base import SessionPart
from supervise.domain.session.incident import Incident, Placement
from supervise.domain.session.model import Note, Talk, TalkLink
from supervise.domain.session.placing import keep_why, place
from supervise.domain.session.talk.talk_notes import NoteHeading, with_note
from supervise.store.content.loader import load_content

THEIRS: dict[str, Any] = {"zz_theirs": [{"deep": 1}]}


def theirs(record: SessionPart) -> dict[str, Any] | None:
    return record.model_extra


def test_under_a_question_and_under_a_link() -> None:
    talk = Talk(
        planned_seconds=900,
        notes=(Note(question="Why?", text="a", **THEIRS),),
        links=(TalkLink(to="role", title="Role", text="a", **THEIRS),),
        **THEIRS,
    )
    talk = with_note(talk, NoteHeading("Why?"), "b")
    talk = with_note(talk, NoteHeading("Role", link="role", title="Role"), "b")
    assert (talk.notes[0].text, talk.links[0].text) == ("b", "b")
    assert [theirs(part) for part in (talk, *talk.notes, *talk.links)] == [THEIRS] * 3


def test_at_a_placement() -> None:
    ladder = load_content(None)[0].default_ladder
    given = Placement(by="supervisee", ladder=ladder.id, rung=1, **THEIRS)
    incident = Incident(case="Case A1", ladder=ladder.id, model="m", placements=(given,), **THEIRS)
    incident = keep_why(place(incident, ladder, "supervisee", 2), "supervisee", "Because")
    [after] = incident.placements
    assert (after.rung, after.why) == (2, "Because")
    assert [theirs(incident), theirs(after)] == [THEIRS] * 2
