"""What there is to write under in a talk: the section's questions, the links, and what was asked and written before."""

from collections.abc import Iterable
from typing import NamedTuple

from supervise.domain.content.talk_plan import Link
from supervise.domain.content.wheel import Section
from supervise.domain.session.model import Note, Talk, TalkLink
from supervise.domain.text import single_line

FREE = "What we talked about"
"""The one heading where no section was chosen."""
OUR_OWN = "A question of our own"
"""Last, where a section was chosen: the pair write theirs, and what they said to it."""


class NoteHeading(NamedTuple):
    """One heading with room for a note; `link` is the link's id, and empty for a question."""

    question: str
    stage: str = ""
    lens: str = ""
    link: str = ""
    title: str = ""
    """A link's own short title."""
    earlier: bool = False
    """Whether it comes from a section or a wheel that is no longer the one chosen."""


def note_headings(section: Section | None, links: Iterable[Link], talk: Talk | None) -> tuple[NoteHeading, ...]:
    """The headings in the order they are shown. Words once written always have one, whatever was chosen since."""
    questions = section.questions if section else ()
    asked = [NoteHeading(single_line(question.text), question.stage, question.lens or "") for question in questions]
    drawn = [NoteHeading(single_line(link.question), link=link.id, title=single_line(link.title)) for link in links]
    result = {_key(note_heading): note_heading for note_heading in (*(asked or [NoteHeading(FREE)]), *drawn)}
    if talk is not None:
        for note in (note for note in talk.notes if note.question != OUR_OWN):
            entry = NoteHeading(note.question, note.stage, note.lens, earlier=True)
            result.setdefault(_key(entry), entry)
        for link in talk.links:
            entry = NoteHeading(link.title, link=link.to, title=link.title, earlier=True)
            result.setdefault(_key(entry), entry)
    has_own = bool(asked) or (talk is not None and any(note.question == OUR_OWN for note in talk.notes))
    return (*result.values(), *([NoteHeading(OUR_OWN)] if has_own else ()))


def note_text(talk: Talk | None, entry: NoteHeading) -> str:
    """What is written under this heading."""
    if talk is None:
        return ""
    if entry.link:
        return next((link.text for link in talk.links if link.to == entry.link), "")
    return next((note.text for note in talk.notes if note.question == entry.question), "")


def with_note(talk: Talk, entry: NoteHeading, text: str) -> Talk:
    """The talk with this text under this heading, in its old place; a heading with nothing under it is left out."""
    if entry.link:
        links = {link.to: link for link in talk.links}
        link = links.get(entry.link) or TalkLink(to=entry.link, title=entry.title, text=text)
        links[entry.link] = link.with_changes(title=entry.title, text=text)
        return talk.with_changes(links=tuple(link for link in links.values() if link.text.strip()))
    notes = {note.question: note for note in talk.notes}
    note = notes.get(entry.question) or Note(question=entry.question, text=text)
    notes[entry.question] = note.with_changes(stage=entry.stage, lens=entry.lens, text=text)
    return talk.with_changes(notes=tuple(note for note in notes.values() if note.text.strip()))


def _key(entry: NoteHeading) -> tuple[str, str]:
    return (entry.link, "") if entry.link else ("", entry.question)
