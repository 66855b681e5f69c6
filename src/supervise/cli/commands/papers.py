"""`supervise kinds`, `sheet` and `words`: what comes of the content alone, and reads no session."""

from collections.abc import Iterator

from supervise.cli.output import print_line, safe_line, warn
from supervise.cli.request import Request, UsageError
from supervise.domain.content.paper.plain_words import PlainWord
from supervise.domain.content.paper.sheet_document import competency_ids
from supervise.domain.content.paper.sheets import Sheet, SheetsFile
from supervise.domain.content.session_kinds import FormContent, SessionKind
from supervise.domain.content.wheel import Wheel
from supervise.domain.review.filters import matches_label
from supervise.store.content.form_loader import load_forms
from supervise.store.content.loader import load_content, load_papers
from supervise.store.home.folder import HomeFolder
from supervise.workflow.export import save_as_text
from supervise.workflow.paper import sheet_document


def list_kinds(home: HomeFolder) -> int:
    """One kind of session a line: its id, its title, its steps in order."""
    forms, _ = load_forms(home.content)
    rows = [tuple(map(safe_line, (kind.id, kind.title, _steps(kind, forms)))) for kind in forms.kinds]
    ids, titles = (max(map(len, column)) for column in [*zip(*rows, strict=True)][:2])
    for id, title, steps in rows:
        print_line(f"{id.ljust(ids)}  {title.ljust(titles)}  {steps}")
    return 0


def _steps(kind: SessionKind, forms: FormContent) -> str:
    """Arrive · Wheel · Talk: a page by its name, a form by its word."""
    words = (form.step if (form := forms.form(step)) else step.capitalize() for step in kind.steps)
    return " · ".join(words)


def list_words(home: HomeFolder, asked: Request) -> int:
    """One word of the trade a line, with another way to say it; 1 when there is none of those asked for."""
    plain = load_papers(home.content)[0].plain
    sought = " ".join(asked.words)
    found = plain.beginning_with(sought)
    for word in found:
        print_line(safe_line(_told(word)))
    if not found:
        warn(f"“{sought[:40]}” is not in the list of plain words; `supervise words` shows all of it.")
    return 0 if found else 1


def _told(word: PlainWord) -> str:
    return f"{word.word}: {word.say}.{f' {word.note}' if word.note else ''}"


def save_sheet(home: HomeFolder, asked: Request) -> int:
    """Save the competencies of the sections and ids asked for on a sheet of this kind."""
    content, _ = load_content(home.content)
    words = load_papers(home.content)[0].sheets
    sheet = _sheet(words, asked.id)
    chosen = frozenset((*_of_sections(content.wheel, asked.sections), *_known(content.wheel, asked.competencies)))
    if not chosen:
        raise UsageError("Say what is to stand on it: --section listening, or --competency ID.")
    path = save_as_text(home, sheet_document(sheet, words, content.wheel, chosen), asked.file)
    print_line(safe_line(f"Saved: {path}"))
    for tip in sheet.tips:
        print_line(safe_line(tip))
    return 0


def _sheet(words: SheetsFile, typed: str) -> Sheet:
    meant = [sheet for sheet in words.sheets if sheet.id == typed or matches_label(sheet.title, typed)]
    if len(meant) == 1:
        return meant[0]
    raise UsageError(f"There is no sheet “{typed[:40]}”; there are {', '.join(sheet.id for sheet in words.sheets)}.")


def _of_sections(wheel: Wheel, titles: tuple[str, ...]) -> Iterator[str]:
    for typed in titles:
        meant = [section for section in wheel.sections if section.id == typed or matches_label(section.title, typed)]
        if len(meant) != 1:
            known = ", ".join(section.title for section in meant or wheel.sections)
            what = "could be" if meant else "is no section of this wheel; there are"
            raise UsageError(f"“{typed[:40]}” {what} {known}.")
        yield from competency_ids(meant[0])


def _known(wheel: Wheel, ids: tuple[str, ...]) -> Iterator[str]:
    known = {id for section in wheel.sections for id in competency_ids(section)}
    for typed in ids:
        if typed not in known:
            raise UsageError(
                f"There is no competency “{typed[:60]}” in this wheel; there are {', '.join(sorted(known))}."
            )
        yield typed
