"""The runs of an experiment as CSV, a line a run; what never was so is empty."""

import csv
import io
from collections.abc import Iterable

import numpy as np

from rnn_viz.core.arrays import Floats
from rnn_viz.core.experiment.outcome import Outcome, failed
from rnn_viz.core.experiment.run_rows import RunRows

NAMES = (
    "hidden", "alpha", "bits", "seed", "iterations", "check_every", "first_perfect",
    "stable_perfect", "exact_share", "diverged_at", "failure", "seconds",
)  # fmt: skip


def runs_csv(rows: RunRows) -> str:
    """Return all runs under the names of their columns, then those that failed."""
    plan, settings = rows.plan, rows.places.settings
    which = [settings[at] for at in rows.setting]
    seeds = (plan.seeds[at] for at in rows.seed)
    done = zip(
        which, seeds, _iterations(rows.first), _iterations(rows.stable),
        rows.final_share.tolist(), _iterations(rows.diverged_at), rows.seconds.tolist(),
        strict=True,
    )  # fmt: skip
    text = io.StringIO()
    lines = csv.writer(text, lineterminator="\n")
    lines.writerow(NAMES)
    for setting, seed, first, stable, share, diverged_at, seconds in done:
        lines.writerow((
            *setting, seed, plan.iterations, plan.every, first, stable, share, diverged_at, "",
            round(seconds, 6),
        ))  # fmt: skip
    for config, sentence in rows.failures:
        lines.writerow(_values(failed(config, plan.every, plan.shares_every, sentence)))
    return text.getvalue()


def csv_of(outcome: Outcome) -> str:
    """Return a run as a line, without its end."""
    return csv_line(*_values(outcome))


def csv_line(*values: object) -> str:
    """Return values as one line of CSV, without its end; what is ``None`` stays empty."""
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow(values)
    return line.getvalue()


def _values(outcome: Outcome) -> tuple[object, ...]:
    run = outcome.config
    share = "" if outcome.failure else outcome.final_share
    return (
        run.hidden, run.alpha, run.bits, run.seed, run.iterations, outcome.every, outcome.first,
        outcome.stable, share, outcome.diverged_at, outcome.failure, round(outcome.seconds, 6),
    )  # fmt: skip


def _iterations(values: Floats) -> Iterable[int | None]:
    """Yield iterations, ``None`` where there is none."""
    return (int(it) if np.isfinite(it) else None for it in values.tolist())
