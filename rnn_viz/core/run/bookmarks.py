"""Bookmarks: moments of a run that the user has given a name."""

from collections.abc import Iterable
from dataclasses import dataclass

from rnn_viz.core.language import _

LONGEST = 40  # characters of a name


class BookmarkError(ValueError):
    """One clear sentence about a bookmark that cannot be."""


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An iteration with a name.

    Attributes
    ----------
    name
        1 to 40 printable characters, without blanks around them.
    iteration
        The moment, 0 or more.
    branch
        The number of the branch in which it was set; 0 is the run itself.

    Raises
    ------
    BookmarkError
        The name or the iteration is not allowed.
    """

    name: str
    iteration: int
    branch: int = 0

    def __post_init__(self) -> None:
        if not isinstance(self.name, str) or not 1 <= len(self.name) <= LONGEST:
            sentence = _("The name of a bookmark has 1 to {count} characters.")
            raise BookmarkError(sentence.format(count=LONGEST))
        if self.name != clean(self.name):
            raise BookmarkError(_("The name of a bookmark is one line, without blanks around it."))
        is_whole = isinstance(self.iteration, int) and not isinstance(self.iteration, bool)
        if not is_whole or self.iteration < 0:
            raise BookmarkError(_("A bookmark is at an iteration: a whole number from 0 up."))


def clean(text: str) -> str:
    """Return a typed text as a name: one line, single blanks, at most 40 characters.

    Empty where nothing is left.

    >>> clean("  the carry   arrives ")
    'the carry arrives'
    """
    printable = "".join(c if c.isprintable() else " " for c in text)
    return " ".join(printable.split())[:LONGEST].rstrip()


def default_name(bookmarks: Iterable[Bookmark]) -> str:
    """Return the first of "bookmark 1", "bookmark 2", … that is not taken."""
    taken = {bookmark.name for bookmark in bookmarks}
    name, number = _("bookmark {number}"), 1
    while name.format(number=number) in taken:
        number += 1
    return name.format(number=number)


def with_bookmark(bookmarks: Iterable[Bookmark], new: Bookmark) -> tuple[Bookmark, ...]:
    """Return the bookmarks and a new one, by iteration; it takes the place of one at the same."""
    return tuple(sorted((*without(bookmarks, new.iteration), new), key=lambda b: b.iteration))


def without(bookmarks: Iterable[Bookmark], iteration: int) -> tuple[Bookmark, ...]:
    """Return the bookmarks except one at this iteration."""
    return tuple(b for b in bookmarks if b.iteration != iteration)
