"""Whether all is as it was, in words."""

import math

import pytest

from rnn_viz.core.run.saved.proof import Deviation
from rnn_viz.core.words.sessions import opened


def test_the_sentences() -> None:
    assert opened.is_as_saved(6605) == (
        "Opened at iteration 6,605: the weights are as saved, to the last bit."
    )
    assert opened.differs(6605, Deviation(37, 304, 1.21e-16)) == (
        "Opened at iteration 6,605, but this machine computes differently: "
        "37 of 304 weights differ from those saved, by at most 1.3·10⁻¹⁶."
    )
    assert opened.left_before(1200, 6605, is_session=True) == (
        "The session is open at iteration 1,200; it was saved at 6,605, "
        "which has not been computed yet."
    )


@pytest.mark.parametrize(("largest", "told"), [
    (0.25, "1 of 304 weights differs from those saved, by at most 0.25."),
    (0.0, "by at most 0."),
    (0.996, "by at most 1."),
    (5e-324, "by at most 4.9·10⁻³²⁴."),
    (1.7e308, "by at most 1.7·10³⁰⁸."),
    (math.inf, "by more than can be said."),
])  # fmt: skip
def test_the_size_of_a_difference_is_never_told_too_small(largest: float, told: str) -> None:
    assert opened.differs(5, Deviation(1, 304, largest)).endswith(told)
