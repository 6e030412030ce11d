"""A fault is told in words: what has happened, why, and what still works."""

import pytest

from rnn_viz.core.faults import Part, cause, fault_sentences


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (MemoryError(), "there is not enough memory"),
        (MemoryError("no room for 3 GB."), "no room for 3 GB"),
        (SystemExit(), "SystemExit"),
        (SystemExit(3), "SystemExit: 3"),
        (ValueError("two\nlines."), "ValueError: two lines"),
        (OSError(28, "No space left", "/x"), "the system says: No space left (/x)"),
        (OSError("odd"), "OSError: odd"),
    ],
)
def test_a_cause_is_never_empty(fault: BaseException, words: str) -> None:
    assert cause(fault) == words


@pytest.mark.parametrize("part", list(Part))
def test_whatever_fails_what_still_works_is_said(part: Part) -> None:
    happened, works = part.value
    assert fault_sentences(part, KeyError("k")) == f"{happened}: KeyError: 'k'. {works}"


def test_a_fault_may_bring_its_own_words_about_what_works() -> None:
    fault = ValueError("bad")
    fault.add_note("All else goes on.")
    said = fault_sentences(Part.PROGRAM, fault)
    assert said == "Something went wrong: ValueError: bad. All else goes on."
