"""What is wrong with a lesson: one sentence, and the line."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Mistake:
    """One sentence about a line of a lesson, counted from 1."""

    line: int
    sentence: str


class LessonError(ValueError):
    """One clear sentence about something in a lesson that cannot be, still without its line."""
