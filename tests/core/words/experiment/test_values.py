"""Durations and values as text: the examples in their descriptions."""

import doctest

from rnn_viz.core.experiment import mann_whitney, tally
from rnn_viz.core.words.experiment import values


def test_the_examples_are_true() -> None:
    for module in (values, mann_whitney, tally):
        tried = doctest.testmod(module)
        assert tried.attempted > 0
        assert tried.failed == 0
