"""Curves as CSV: a comma between numbers, a point in them, 17 digits, so that none is lost."""

from collections.abc import Iterable, Sequence

import numpy as np

from rnn_viz.core.arrays import Floats, Integers
from rnn_viz.core.evidence.checks import Checks
from rnn_viz.core.evidence.evaluation import ALL_UP_TO, count_of
from rnn_viz.core.script.examples import LearnedExample

_ITERATION = "iteration (examples learned)"
_ALPHA = "alpha (learning rate)"


def errors_csv(errors: Floats, alphas: Floats, bits: int) -> str:
    """Return the error of each example before its update, one line each.

    Parameters
    ----------
    errors
        The script's ``overallError`` of examples 0, 1, …, ``(n,)``.
    alphas
        The learning rate of each one's update, ``(n,)``.
    bits
        Positions of a training sum.
    """
    return _csv(
        [_ITERATION, _error(bits), f"mean error (|truth - p| of one of {bits} bits)", _ALPHA],
        [np.arange(len(errors)), errors, errors / bits, alphas],
    )


def checks_csv(checks: Checks, bits: int) -> str:
    """Return the share of sums that are right, whole and by position, one line a check."""
    asked = f"{'all' if bits <= ALL_UP_TO else 'a fixed sample of'} {count_of(bits)} sums"
    names = [f"position {position} right (share)" for position in range(bits)]
    return _csv(
        [_ITERATION, f"exactly right (share of {asked})", *names],
        [checks.iterations, checks.exact_share, *checks.bit_accuracy.T],
    )


def examples_csv(examples: Iterable[LearnedExample], bits: int) -> str:
    """Return what was asked and answered in each example, one line each; position 0 first."""
    names = [
        _ITERATION, "a (number)", "b (number)", "a + b (number)", "answer (number)",
        "wrong (bits)", _error(bits), _ALPHA,
        *(f"p of position {position} (probability of 1)" for position in range(bits)),
    ]  # fmt: skip
    form = ",".join(["%d"] * 6 + ["%.17g"] * (2 + bits))
    lines = [form % _numbers(example) for example in examples]
    return "\n".join([",".join(names), *lines, ""])


def _numbers(example: LearnedExample) -> tuple[float, ...]:
    it = example.answered
    return (
        example.iteration, it.a, it.b, it.a + it.b, it.answer, int(it.wrong.sum()),
        example.overall_error, example.alpha, *it.layer_2.tolist(),
    )  # fmt: skip


def _error(bits: int) -> str:
    return f"overallError (sum of |truth - p| over {bits} bits)"


def _csv(names: list[str], columns: Sequence[Floats | Integers]) -> str:
    form = ",".join(["%d", *["%.17g"] * (len(columns) - 1)])
    rows = zip(*(column.tolist() for column in columns), strict=True)
    lines = [form % row for row in rows]  # np.savetxt takes four times as long
    return "\n".join([",".join(names), *lines, ""])
