"""Loads kinds of session, forms and lists: those shipped, and the pair's own beside them or, by id, in their place."""

from pathlib import Path

from supervise.domain.content.bundle import Content
from supervise.domain.content.form_validation import find_form_faults
from supervise.domain.content.session_kinds import FORM_FILES, FormContent, FormFile, content_lists
from supervise.domain.problems import Problem, ProblemError
from supervise.store.content.content_file import UNTIL_THEN, first_faults, read_own_file, read_shipped_file
from supervise.store.content.loader import load_content
from supervise.store.home.folder import shipped


def load_forms(own: Path | None, words_in_force: Content | None = None) -> tuple[FormContent, list[Problem]]:
    """The forms to show, and what is wrong with the pair's `own` files; a file with a fault is not used.

    `words_in_force` are read from the same folder where they are not given.
    """
    content = FormContent(lists=content_lists(words_in_force or load_content(own)[0]))
    for name, kind in FORM_FILES.items():
        words: FormFile | None = read_shipped_file(shipped() / name, kind)
        assert words is not None
        content = content.with_file(words)
        for key, what in find_form_faults(words, content):
            raise ProblemError(Problem(f"{shipped() / name}, {key}", what, "Install Supervise again."))
    problems: list[Problem] = []
    for name, kind in FORM_FILES.items():
        if own is None or not (own / name).exists():
            continue
        words, faults = read_own_file(own / name, kind)
        if words is not None:
            after = content.with_file(words)
            dangling = [
                Problem(f"{own / name}, {key}", what, f"Change it there. {UNTIL_THEN}")
                for key, what in find_form_faults(words, after)
            ]
            content = content if dangling else after
            faults += first_faults(dangling, len(dangling), own / name)
        problems += faults
    return content.with_kinds_for_other_forms(), problems
