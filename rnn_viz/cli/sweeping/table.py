"""What a sweep has found, as a table, as JSON and as lines of CSV."""

import csv
import io
from typing import Any

from rnn_viz.core.experiment.outcome import Outcome
from rnn_viz.core.experiment.verdict import Group, Verdict
from rnn_viz.core.words.experiment.values import duration, iterations_text, value_text
from rnn_viz.core.words.experiment.verdict import how_judged, limits, verdict_text
from rnn_viz.core.words.numbers import percent

CSV_NAMES = (
    "hidden", "alpha", "bits", "seed", "iterations", "check_every", "first_perfect",
    "stable_perfect", "exact_share", "diverged_at", "failure", "seconds",
)  # fmt: skip
_TITLES = ("once perfect", "learned", "median first", "median stable", "training", "right at end")


def as_text(found: Verdict) -> str:
    """Return the table and the verdict beneath it."""
    names = found.plan.named
    rows = [(*names, *_TITLES), *(_row(group, names) for group in found.groups)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    lines = ["  ".join(map(str.rjust, row, widths)) for row in rows]
    return "\n".join([*lines, "", verdict_text(found), *limits(found)])


def as_record(found: Verdict) -> dict[str, Any]:
    """Return plan, results by setting and the verdict, ready for JSON."""
    plan = found.plan
    return {
        "hidden": list(plan.hidden),
        "alpha": list(plan.alpha),
        "bits": list(plan.bits),
        "seeds": list(plan.seeds),
        "iterations": plan.iterations,
        "check_every": plan.every,
        "missing": found.missing,
        "settings": [_setting_record(group) for group in found.groups],
        "first_learned": _name(found.first_learned),
        "all_from": _name(found.all_from),
        "knee": _name(found.knee),
        "fastest": _name(found.fastest),
        "fastest_by_clock": _name(found.fastest_by_clock),
        "verdict": verdict_text(found),
        "limits": list(limits(found)),
        "how_judged": how_judged(found),
    }


def as_csv_line(outcome: Outcome) -> str:
    """Return a run as a line, without its end."""
    run = outcome.config
    share = "" if outcome.failure else outcome.final_share
    return csv_line(
        run.hidden, run.alpha, run.bits, run.seed, run.iterations, outcome.every, outcome.first,
        outcome.stable, share, outcome.diverged_at, outcome.failure, round(outcome.seconds, 6),
    )  # fmt: skip


def csv_line(*values: object) -> str:
    """Return values as one line of CSV, without its end; what is ``None`` stays empty."""
    line = io.StringIO()
    csv.writer(line, lineterminator="").writerow(values)
    return line.getvalue()


def _row(group: Group, names: tuple[str, ...]) -> tuple[str, ...]:
    results = group.results
    once = int((results.first < float("inf")).sum())
    return (
        *(value_text(name, getattr(group.setting, name)) for name in names),
        f"{once:,} of {results.runs:,}",
        f"{results.learned:,} of {results.runs:,}",
        iterations_text(results.median_first),
        iterations_text(results.median_stable),
        duration(group.median_seconds),
        percent(float(results.final_share.mean())),
    )


def _setting_record(group: Group) -> dict[str, Any]:
    results = group.results
    return group.setting._asdict() | {
        "runs": results.runs,
        "once_perfect": int((results.first < float("inf")).sum()),
        "learned": results.learned,
        "median_first": results.median_first,
        "median_stable": results.median_stable,
        "median_training_seconds": group.median_seconds,
        "mean_exact_share": float(results.final_share.mean()),
        "diverged": results.diverged,
        "failed": results.failed,
    }


def _name(group: Group | None) -> dict[str, Any] | None:
    return None if group is None else dict(group.setting._asdict())
