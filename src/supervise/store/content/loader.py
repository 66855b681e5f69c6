"""Loads the words of the pages and of what is on paper: those shipped, and the pair's own in place of them."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from supervise.domain.content.base import ContentModel
from supervise.domain.content.bundle import FILES, Content, assemble
from supervise.domain.content.validation import drop_dangling_links, find_dangling_references
from supervise.domain.problems import Problem, ProblemError
from supervise.store.content.content_file import UNTIL_THEN, first_faults, read_own_file, read_shipped_file, unreadable
from supervise.store.home.folder import shipped as shipped

if TYPE_CHECKING:
    from supervise.domain.content.paper.papers import Papers


def help_page(name: str) -> str:
    """The help page of that name, as Markdown."""
    page = shipped() / "help" / f"{name}.md"
    try:
        return page.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise ProblemError(Problem(str(page), "could not be read.", "Install Supervise again.")) from error


def load_content(own: Path | None) -> tuple[Content, list[Problem]]:
    """The words to show, and what is wrong with the pair's `own` files; a file with a fault is not used."""
    base: dict[str, ContentModel] = {name: read_shipped_file(shipped() / name, kind) for name, kind in FILES.items()}
    ours = assemble(base)
    _refuse(
        Problem(f"{file}, {key}", what, "Install Supervise again.")
        for file, key, what in find_dangling_references(ours)
    )
    if own is None:
        return ours, []
    mine, problems = _read_own(own)
    while mine:
        content = drop_dangling_links(assemble({**base, **mine}), ours, mine.keys())
        faults = find_dangling_references(content)
        if not faults:
            return content, problems
        for name in dict.fromkeys(file for file, _, _ in faults):
            named = ((key, what) for file, key, what in faults if file == name)
            texts = [Problem(f"{own / name}, {key}", what, f"Change it there. {UNTIL_THEN}") for key, what in named]
            problems += first_faults(texts, len(texts), own / name)
        # Links of the shipped files that lead nowhere were dropped, so the fault is in a file of theirs; were it not,
        # all of theirs are laid aside before the page goes without words.
        blamed = {file for file, _, _ in faults} & mine.keys() or set(mine)
        mine = {file: words for file, words in mine.items() if file not in blamed}
    return ours, problems


def _refuse(problems: Iterable[Problem]) -> None:
    for problem in problems:
        raise ProblemError(problem)


def _read_own(own: Path) -> tuple[dict[str, ContentModel], list[Problem]]:
    """The pair's own files that can be used, and every fault in the others."""
    try:
        names = sorted(
            path.name for path in own.iterdir() if path.suffix.lower() == ".toml" and not path.name.startswith(".")
        )
    except FileNotFoundError as error:
        if not own.is_symlink():
            return {}, []
        return {}, [unreadable(own, error, f"See where this link leads. {UNTIL_THEN}")]
    except OSError as error:
        return {}, [unreadable(own, error, "Look at who may open it, and where it lies.")]
    # The first page waits for none of these.
    from supervise.domain.content.paper.papers import PAPER_FILES
    from supervise.domain.content.session_kinds import FORM_FILES

    known_names = [*FILES, *FORM_FILES, *PAPER_FILES]
    what, known = "is not a file of words that Supervise knows, so it is not used.", ", ".join(known_names)
    stray = [
        Problem(str(own / name), what, f"Give it one of these names: {known}.")
        for name in names
        if name not in known_names
    ]
    problems = first_faults(stray, len(stray), own)
    files: dict[str, ContentModel] = {}
    for name in (name for name in names if name in FILES):
        words, faults = read_own_file(own / name, FILES[name])
        problems += faults
        if words is not None:
            files[name] = words
    return files, problems


def load_papers(own: Path | None) -> tuple["Papers", list[Problem]]:
    """The words to show, and what is wrong with the pair's `own` files; a file with a fault is not used."""
    from supervise.domain.content.paper.evidence import EvidenceFile
    from supervise.domain.content.paper.papers import PAPER_FILES, Papers
    from supervise.domain.content.paper.plain_words import PlainWordsFile
    from supervise.domain.content.paper.sheets import SheetsFile

    files: dict[str, ContentModel] = {}
    problems: list[Problem] = []
    for name, kind in PAPER_FILES.items():
        words: ContentModel | None = None
        if own is not None and (own / name).exists():
            words, faults = read_own_file(own / name, kind)
            problems += faults
        files[name] = read_shipped_file(shipped() / name, kind) if words is None else words
    evidence, sheets, plain = files.values()
    assert isinstance(evidence, EvidenceFile) and isinstance(sheets, SheetsFile) and isinstance(plain, PlainWordsFile)
    return Papers(evidence, sheets, plain), problems
