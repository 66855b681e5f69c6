"""Abstract widgets: a class that leaves out a part is refused when it is created."""

from typing import Any, ClassVar


class AbstractParts:
    """Base beside the widget's, named directly by the class that declares the abstract methods.

    `ABC` would need a metaclass of its own beside Textual's, which is private.
    """

    _abstract_parts: ClassVar[tuple[str, ...]] = ()

    def __init_subclass__(cls, **options: Any) -> None:
        super().__init_subclass__(**options)
        names = (*cls._abstract_parts, *vars(cls))
        cls._abstract_parts = tuple(
            name for name in names if getattr(getattr(cls, name), "__isabstractmethod__", False)
        )
        if cls._abstract_parts and AbstractParts not in cls.__bases__:
            raise TypeError(f"{cls.__name__} leaves out {', '.join(cls._abstract_parts)}")
