"""The words of a home that are read when they are first asked for: kinds of session, forms, and what is on paper."""

from functools import cached_property
from typing import TYPE_CHECKING

from supervise.domain.content.bundle import Content
from supervise.domain.problems import Problem
from supervise.store.content.loader import load_papers
from supervise.store.home.folder import HomeFolder

if TYPE_CHECKING:
    from supervise.domain.content.paper.papers import Papers
    from supervise.domain.content.session_kinds import FormContent


class WordsOnDemand:
    """Each file is read once; the first page needs none of them, and so does not wait for them."""

    home: HomeFolder
    content: Content

    @property
    def forms(self) -> "FormContent":
        """Every kind of session and form."""
        return self._read_forms[0]

    @property
    def form_problems(self) -> list[Problem]:
        """What is wrong with the pair's own kinds, forms and lists."""
        return self._read_forms[1]

    @cached_property
    def _read_forms(self) -> "tuple[FormContent, list[Problem]]":
        from supervise.store.content.form_loader import load_forms

        return load_forms(self.home.content, self.content)

    @property
    def papers(self) -> "Papers":
        """The words of evidence, sheets and plain words."""
        return self._read_papers[0]

    @property
    def paper_problems(self) -> list[Problem]:
        """What is wrong with the pair's own files of these."""
        return self._read_papers[1]

    @cached_property
    def _read_papers(self) -> "tuple[Papers, list[Problem]]":
        return load_papers(self.home.content)
