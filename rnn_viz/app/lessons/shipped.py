"""The lessons that come with the program, in their order."""

from pathlib import Path

from rnn_viz.app import resources

_ORDERED = "[0-9]*.md"  # the page about the format has no number


def shipped_lessons() -> tuple[Path, ...]:
    """Return the files of the lessons, the first one first; in the language in use if there."""
    english = sorted(resources.path("lessons").glob(_ORDERED))
    return tuple(resources.spoken(f"lessons/{path.name}") for path in english)
