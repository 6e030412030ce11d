"""Checks at regular moments are what all sums say there."""

import pytest

from rnn_viz.core.evidence.evaluation import evaluate, sums_of
from rnn_viz.core.evidence.regular_checks import checks_of, regular_checks
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.timeline import Timeline


@pytest.mark.parametrize(
    ("every", "iterations"), [(40, [0, 40, 80, 100]), (50, [0, 50, 100]), (200, [0, 100])]
)
def test_they_are_at_the_beginning_every_so_often_and_at_the_frontier(
    every: int, iterations: list[int]
) -> None:
    timeline = Timeline(RunConfig(hidden=4, bits=3, alpha=2, iterations=200))
    timeline.advance(100)
    found = checks_of(regular_checks(timeline, every))
    assert found.iterations.tolist() == iterations
    assert found.bit_accuracy.shape == (len(iterations), 3)
    for iteration, share, by_bit in zip(
        iterations, found.exact_share, found.bit_accuracy, strict=True
    ):
        asked = evaluate(timeline.weights_at(iteration), sums_of(3), iteration)
        assert share == asked.exact_share
        assert by_bit.tolist() == asked.bit_accuracy.tolist()
