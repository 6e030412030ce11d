"""The rows of an experiment's file: each outcome as the columns of the table ``runs``, and back."""

from typing import Any

import numpy as np

from rnn_viz.core.experiment.outcome import Outcome
from rnn_viz.core.experiment.plan import Plan
from rnn_viz.core.run.config import RunConfig

COLUMNS = 15
_CURVE = np.dtype("<f4")


def row_of(outcome: Outcome) -> tuple[Any, ...]:
    """Return an outcome as a row."""
    run = outcome.config
    curve = np.concatenate([outcome.exact_share, outcome.errors]).astype(_CURVE)
    share = None if outcome.failure else outcome.final_share
    return (
        run.hidden, run.alpha, run.bits, run.seed, run.iterations,
        outcome.every, outcome.first, outcome.stable, share,
        outcome.diverged_at, outcome.failure, outcome.seconds,
        outcome.shares_every, len(outcome.exact_share), curve.tobytes(),
    )  # fmt: skip


def config_of(hidden: int, alpha: float, bits: int, seed: int, iterations: int) -> RunConfig:
    """Return the run of a row."""
    return RunConfig(hidden, alpha, bits, seed, iterations=iterations)


def outcome_of(plan: Plan, *row: Any) -> Outcome:
    """Return the outcome of a row.

    Raises
    ------
    ValueError, TypeError
        The row is none that this program has written.
    """
    every, first, stable, share, diverged_at, failure, seconds, shares_every, points, curve = row[
        5:
    ]
    config = config_of(*row[:5])
    for iteration in (first, stable, diverged_at):
        _check(iteration is None or _is_count(iteration, config.iterations))
    _check(share is None or (isinstance(share, float) and 0.0 <= share <= 1.0))
    _check(isinstance(failure, str) and isinstance(seconds, float))
    _check(_is_count(every, config.iterations) and isinstance(shares_every, int))
    values = np.frombuffer(curve, _CURVE).astype(np.float64)
    _check(_is_count(points, len(values)))
    most = plan.iterations // plan.shares_every + 1
    _check(max(points, len(values) - points) <= most)
    return Outcome(
        config, every, first, stable, float("nan") if share is None else share, shares_every,
        values[:points], values[points:], seconds, diverged_at, failure,
    )  # fmt: skip


def _is_count(value: Any, most: int) -> bool:
    return isinstance(value, int) and 0 <= value <= most


def _check(is_so: bool) -> None:
    if not is_so:
        raise ValueError("nobody here has written this row")
