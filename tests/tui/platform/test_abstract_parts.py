"""A widget that leaves out a part is refused when its class is created, not when the part is first needed."""

from abc import abstractmethod

import pytest
from textual.widget import Widget

from supervise.tui.platform.abstract_parts import AbstractParts


class Shape(AbstractParts, Widget):
    @property
    @abstractmethod
    def corners(self) -> int: ...

    @abstractmethod
    def turn(self) -> None: ...


def test_all_parts_left_out_are_named() -> None:
    with pytest.raises(TypeError, match=r"^Square leaves out turn$"):

        class Square(Shape):
            corners = 4


def test_what_declares_more_parts_may_leave_some_to_its_own_subclasses() -> None:
    class Painted(Shape, AbstractParts):
        corners = 4

        @abstractmethod
        def paint(self) -> None: ...

    with pytest.raises(TypeError, match=r"^Red leaves out turn, paint$"):

        class Red(Painted):
            pass

    class Blue(Painted):
        def turn(self) -> None: ...

        def paint(self) -> None: ...

    assert Blue().corners == 4
