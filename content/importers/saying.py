"""How those who load content tell what they are doing: one line a step."""

from collections.abc import Callable

Say = Callable[[str], object]


def say_nothing(line: str) -> None:
    pass
