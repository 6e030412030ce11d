"""A run of an experiment in words."""

import math

from rnn_viz.core.experiment.run_rows import RunRows
from rnn_viz.core.words.experiment.values import (
    duration,
    iterations_text,
    setting_text,
    value_with_unit,
)
from rnn_viz.core.words.numbers import counted, percent


def about_run(rows: RunRows, row: int) -> str:
    """Return what a run is and what it has come to."""
    config = rows.config(row)
    varied = rows.plan.named
    names = [value_with_unit(name, getattr(config, name)) for name in varied]
    return f"{', '.join(names)}, seed {config.seed}: {outcome_text(rows, row)}"


def lit_text(rows: RunRows, row: int, when: float) -> str:
    """Return what stands at a run that is pointed at."""
    return f"seed {rows.config(row).seed}: {iterations_text(when)}"


def outcome_text(rows: RunRows, row: int) -> str:
    """Return what a run has come to."""
    first, stable = float(rows.first[row]), float(rows.stable[row])
    share = f"{percent(float(rows.final_share[row]))} of the sums right at the end"
    if not math.isnan(rows.diverged_at[row]):
        return f"diverged at {rows.diverged_at[row]:,.0f}"
    if math.isfinite(stable):
        once = f"first perfect at {iterations_text(first)}, " if first < stable else ""
        return f"{once}stable perfect from {iterations_text(stable)}"
    if math.isfinite(first):
        return f"perfect at {iterations_text(first)}, but not up to the end, {share}"
    return f"never perfect, {share}; asking and training took {duration(float(rows.seconds[row]))}"


def about_cell(rows: RunRows, at: int, which: str = "") -> tuple[str, str]:
    """Say which setting is shown, counted from 0, and why it is; and shorter."""
    runs = int((rows.setting == at).sum())
    name = which + setting_text(rows.places.settings[at], rows.plan.varied)
    return f"Sums right over the iterations, {counted(runs, 'run')} of {name}", name
