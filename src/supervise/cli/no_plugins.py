"""Nobody reads along: pydantic hands every word it reads to any plugin that happens to be installed beside it."""

import os
import sys
from types import ModuleType

_LOADER = "pydantic.plugin._loader"


class _None(ModuleType):
    """Stands where pydantic looks for plugins, and where it would load what reads every package's description."""

    get_plugins = staticmethod(tuple)


def use() -> None:
    """Let pydantic, not imported yet, find no plugin; it starts in nearly a tenth less of our time, too."""
    os.environ["PYDANTIC_DISABLE_PLUGINS"] = "__all__"  # its own way to say so, should another one look elsewhere
    if "pydantic" not in sys.modules:
        sys.modules[_LOADER] = _None(_LOADER)
