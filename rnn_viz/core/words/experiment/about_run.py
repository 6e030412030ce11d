"""A run of an experiment in words."""

import math

from rnn_viz.core.experiment.run_rows import RunRows
from rnn_viz.core.language import _, _n
from rnn_viz.core.words.experiment.values import (
    duration,
    iterations_text,
    setting_text,
    value_with_unit,
)
from rnn_viz.core.words.numbers import percent


def about_run(rows: RunRows, row: int) -> str:
    """Return what a run is and what it has come to."""
    config = rows.config(row)
    varied = rows.plan.named
    names = [value_with_unit(name, getattr(config, name)) for name in varied]
    return _("{values}, seed {seed}: {outcome}").format(
        values=", ".join(names), seed=config.seed, outcome=outcome_text(rows, row)
    )


def lit_text(rows: RunRows, row: int, when: float) -> str:
    """Return what stands at a run that is pointed at."""
    said = _("seed {seed}: {iterations}")
    return said.format(seed=rows.config(row).seed, iterations=iterations_text(when))


def outcome_text(rows: RunRows, row: int) -> str:
    """Return what a run has come to."""
    first, stable = float(rows.first[row]), float(rows.stable[row])
    if not math.isnan(rows.diverged_at[row]):
        return _("diverged at {iteration:,.0f}").format(iteration=rows.diverged_at[row])
    if math.isfinite(stable):
        said = _("stable perfect from {stable}")
        if first < stable:
            said = _("first perfect at {first}, stable perfect from {stable}")
        return said.format(first=iterations_text(first), stable=iterations_text(stable))
    share = percent(float(rows.final_share[row]))
    if math.isfinite(first):
        said = _("perfect at {first}, but not up to the end, {share} of the sums right at the end")
        return said.format(first=iterations_text(first), share=share)
    return _(
        "never perfect, {share} of the sums right at the end; asking and training took {time}"
    ).format(share=share, time=duration(float(rows.seconds[row])))


def about_cell(rows: RunRows, at: int, which: str = "") -> tuple[str, str]:
    """Say which setting is shown, counted from 0, and why it is; and shorter."""
    runs = int((rows.setting == at).sum())
    name = which + setting_text(rows.places.settings[at], rows.plan.varied)
    said = _n(
        "Sums right over the iterations, {count:,} run of {name}",
        "Sums right over the iterations, {count:,} runs of {name}",
        runs,
    )
    return said.format(count=runs, name=name), name
