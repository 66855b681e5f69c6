"""Stylesheet: parses each piece of CSS once, where Textual's own parses all of it anew with each page first opened.

Seen with Textual 8.2.8: `reparse` fills the cache of a stylesheet that it throws away (a page with a CSS_PATH calls it
when it first opens), and the cache of parsed pieces holds 64, of which a page with more has none left when it comes
round. Pull request 3575 brought the cache. *Remove when* `reparse` reuses what was parsed with the same variables.
"""

from textual.cache import LRUCache
from textual.css.stylesheet import Stylesheet

PIECES = 1024
"""More pieces than the program has: each kind of widget and each page is one."""


class ParsedOnceStylesheet(Stylesheet):
    """The stylesheet of the app; its variables are those of the theme, and new ones are parsed with anew."""

    def __init__(self, *, variables: dict[str, str] | None = None) -> None:
        super().__init__(variables=variables)
        self._parse_cache = LRUCache(PIECES)

    def reparse(self) -> None:
        self.parse()
