"""What has been worked out is kept as long as what it depends on stays the same."""

from collections.abc import Callable
from typing import Any, TypeVar

T = TypeVar("T")


class Kept:
    """Results by name, each with what it was worked out from."""

    def __init__(self) -> None:
        self._kept: dict[object, tuple[tuple[object, ...], Any]] = {}

    def once(self, name: object, key: tuple[object, ...], make: Callable[[], T]) -> T:
        """Return what was made for this key, or make it."""
        kept = self._kept.get(name)
        if kept is None or not all(map(_is_same, kept[0], key)):
            kept = self._kept[name] = key, make()
        value: T = kept[1]
        return value


def _is_same(one: object, other: object) -> bool:
    """Whether two things are the same; arrays and what holds them only if they are one."""
    return one is other or (isinstance(one, int | str) and one == other)
