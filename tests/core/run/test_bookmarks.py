"""Bookmarks: what may be a name, what is made of a typed one, and how a list of them changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rnn_viz.core.run.bookmarks import (
    LONGEST,
    Bookmark,
    BookmarkError,
    clean,
    default_name,
    with_bookmark,
    without,
)

NAMES = st.text(min_size=1).map(clean).filter(bool)


@pytest.mark.parametrize("name", ["", " carry", "carry ", "two\nlines", "a\tb", "x" * 41, 7])
def test_a_name_that_cannot_be_is_refused_with_a_sentence(name: str) -> None:
    with pytest.raises(BookmarkError, match=r"^The name of a bookmark .*\.$"):
        Bookmark(name, 0)


@pytest.mark.parametrize("iteration", [-1, 1.5, True, "7"])
def test_an_iteration_that_cannot_be_is_refused(iteration: int) -> None:
    with pytest.raises(BookmarkError, match="whole number from 0 up"):
        Bookmark("carry", iteration)


@given(st.text())
def test_whatever_is_typed_becomes_a_name_or_nothing(text: str) -> None:
    name = clean(text)
    assert clean(name) == name
    assert not name or Bookmark(name, 3).name == name


def test_a_typed_name_is_put_in_order() -> None:
    assert clean("  the carry\n\tarrives ") == "the carry arrives"
    assert len(clean("long " * 20)) <= LONGEST
    assert clean(" \n\0 ") == ""


def test_the_default_is_the_first_number_that_is_free() -> None:
    taken = [Bookmark("bookmark 1", 5), Bookmark("bookmark 3", 9)]
    assert default_name([]) == "bookmark 1"
    assert default_name(taken) == "bookmark 2"


@given(st.lists(st.builds(Bookmark, NAMES, st.integers(0, 20)), max_size=12))
def test_there_is_one_bookmark_an_iteration_in_order(given_: list[Bookmark]) -> None:
    kept: tuple[Bookmark, ...] = ()
    for bookmark in given_:
        kept = with_bookmark(kept, bookmark)
    newest = {bookmark.iteration: bookmark for bookmark in given_}
    assert kept == tuple(newest[iteration] for iteration in sorted(newest))
    for iteration in newest:
        assert without(kept, iteration) == tuple(b for b in kept if b.iteration != iteration)
