"""Curves as CSV: units in the header, and every number comes back to the bit."""

import csv
import io

import numpy as np

from rnn_viz.core.evidence.checks import Checks
from rnn_viz.core.net.inference import add
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.interventions import Entry, SetAlpha
from rnn_viz.core.run.timeline import Timeline
from rnn_viz.core.script.examples import learned_examples
from rnn_viz.io.exports.curves_file import checks_csv, errors_csv, examples_csv


def read(text: str) -> tuple[list[str], np.ndarray]:
    rows = list(csv.reader(io.StringIO(text)))
    return rows[0], np.array([[float(cell) for cell in row] for row in rows[1:]])


def test_errors_come_back_to_the_bit() -> None:
    errors = np.array([0.1, 1 / 3, np.pi, 5e-324, np.nan, 4.0])
    alphas = np.array([0.1, 0.1, 0.1, 0.3, 0.3, 0.3])
    names, table = read(errors_csv(errors, alphas, 8))
    assert names == [
        "iteration (examples learned)",
        "overallError (sum of |truth - p| over 8 bits)",
        "mean error (|truth - p| of one of 8 bits)",
        "alpha (learning rate)",
    ]
    assert table[:, 0].tolist() == [0, 1, 2, 3, 4, 5]
    assert np.array_equal(table[:, 1], errors, equal_nan=True)
    assert np.array_equal(table[:, 2], errors / 8, equal_nan=True)
    assert table[:, 3].tolist() == alphas.tolist()
    first = errors_csv(errors, alphas, 8).splitlines()[1]
    assert first.startswith("0,0.10000000000000001,")


def test_a_run_without_an_example_is_a_header() -> None:
    assert errors_csv(np.empty(0), np.empty(0), 2).count("\n") == 1


def test_checks_have_a_column_a_position() -> None:
    checks = Checks(np.array([0.0, 20.0]), np.array([0.0, 2 / 3]), np.array([[0.5, 0.1], [1, 0.3]]))
    names, table = read(checks_csv(checks, 2))
    assert names[1:] == [
        "exactly right (share of all 4 sums)",
        "position 0 right (share)",
        "position 1 right (share)",
    ]
    assert table.tolist() == [[0, 0, 0.5, 0.1], [20, 2 / 3, 1, 0.3]]


def test_beyond_8_bits_it_says_that_the_sums_are_a_sample() -> None:
    checks = Checks(np.array([0.0]), np.array([0.0]), np.zeros((1, 9)))
    assert "share of a fixed sample of 16384 sums" in read(checks_csv(checks, 9))[0][1]


def test_examples_have_what_was_asked_and_answered() -> None:
    run = Timeline(RunConfig(hidden=3, bits=3, iterations=60), entries=[Entry(20, SetAlpha(0.5))])
    run.advance(50)
    names, table = read(examples_csv(learned_examples(run, 7), 3))
    assert names[0] == "iteration (examples learned)"
    assert names[-1] == "p of position 2 (probability of 1)"
    assert table[:, 0].tolist() == [0, 7, 14, 21, 28, 35, 42, 49]
    assert table[:, 7].tolist() == [0.1] * 3 + [0.5] * 5
    assert table[:, 6].tolist() == run.errors(0, 50)[::7].tolist()
    for row in table.tolist():
        now = run.moment_at(int(row[0]))
        expected = add(now.weights, *now.operands, 3)
        a, b = now.operands
        assert row[1:6] == [a, b, a + b, expected.answer, expected.wrong.sum()]
        assert row[8:] == expected.layer_2.tolist()
