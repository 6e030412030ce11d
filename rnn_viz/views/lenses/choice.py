"""What was chosen in a lens: a word out of a session or a lesson, which may be any."""

from enum import Enum
from typing import TypeVar

Choice = TypeVar("Choice", bound=Enum)


def choice_named(kind: type[Choice], word: str) -> Choice:
    """Return what a word stands for; the first of all where there is no such word."""
    return next((it for it in kind if it.value == word), next(iter(kind)))
