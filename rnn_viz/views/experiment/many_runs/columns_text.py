"""The numbers under the columns of a comparison: values, who has learned, medians."""

import math

import numpy as np
from numpy.typing import NDArray

from rnn_viz.core.arrays import Integers
from rnn_viz.core.experiment.choices import Milestone
from rnn_viz.core.experiment.plan import Plan, Setting
from rnn_viz.core.experiment.tally import median
from rnn_viz.core.experiment.verdict import Group, Verdict
from rnn_viz.core.language import _, _p
from rnn_viz.core.words.experiment.values import duration, iterations_text, label_of, value_text
from rnn_viz.views.experiment.many_runs.places import Columns, Heights
from rnn_viz.views.widgets.pictures.lettering import LINE, Label, Side, width_of
from rnn_viz.views.widgets.theme import Theme

ROWS = ("", _p("runs", "learned"), _("median"), _("median time"))
_APART = 6  # pixels between two numbers beside each other


def axis_labels(
    plan: Plan, at: list[tuple[float, float]], right: float, heights: Heights, theme: Theme
) -> list[Label]:
    """Return what stands left of the columns, its right end at a pixel.

    ``at`` are iterations and how high they are.
    """
    muted, middle = theme.muted, heights.band / 2
    said = [
        (_("not within"), middle - LINE / 2), (f"{plan.iterations:,}", middle + LINE / 2),
        *((f"{value:,.0f}", y) for value, y in at),
    ]  # fmt: skip
    names = " · ".join(map(label_of, plan.named)), *ROWS[1:]
    said += [(name, heights.line(at)) for at, name in enumerate(names[: heights.lines])]
    return [Label(text, Side.RIGHT, right, y, muted) for text, y in said]


def count_labels(
    settings: Integers, never: NDArray[np.bool_], columns: Columns, heights: Heights, theme: Theme
) -> list[Label]:
    """Return how many runs of each column never were perfect, where there is room to say it."""
    said: list[Label] = []
    for column in range(columns.count):
        here = settings == column
        missing = int((never & here).sum())
        text = _("{some} of {runs}").format(some=missing, runs=int(here.sum()))
        if width_of(text) > columns.each - 8:
            text = str(missing)
        if missing and width_of(text) <= columns.each - 2:
            x, y = columns.start(column) + 4, heights.band - 9.0
            said.append(Label(text, Side.LEFT, x, y, theme.muted))
    return said


def column_labels(
    plan: Plan, found: Verdict | None, columns: Columns, heights: Heights, theme: Theme,
    by: Milestone,
) -> tuple[list[Label], list[Label]]:  # fmt: skip
    """Return the numbers of all columns that have room for them, and those that are the best."""
    groups = {} if found is None else {group.setting: group for group in found.groups}
    plain: list[Label] = []
    best: list[Label] = []
    lines = [_texts(plan, setting, groups.get(setting), by) for setting in plan.settings]
    for at in range(heights.lines):
        texts = [line[at] for line in lines]
        step = max(1, math.ceil((max(map(width_of, texts)) + _APART) / columns.each))
        for column in range(0, columns.count, step):
            setting = plan.settings[column]
            is_best = found is not None and _is_best(at, setting, found, by)
            colour = theme.text if at == 0 or _is_number(texts[column]) else theme.muted
            y = heights.line(at)
            label = Label(texts[column], Side.MIDDLE, columns.middle(column), y, colour)
            (best if is_best or at == 0 else plain).append(label)
    return plain, best


def _texts(plan: Plan, setting: Setting, group: Group | None, by: Milestone) -> tuple[str, ...]:
    names = plan.named
    value = " · ".join(value_text(name, getattr(setting, name)) for name in names)
    if group is None:
        return value, "", "", ""
    results = group.results
    learned = f"{results.learned:,}/{results.runs:,}"
    time = duration(group.median_seconds) if math.isfinite(group.median_seconds) else "–"
    return value, learned, iterations_text(median(by.of(results))), time


def _is_number(text: str) -> bool:
    return text[:1].isdigit() and not text.startswith("0/")


def _is_best(at: int, setting: Setting, found: Verdict, by: Milestone) -> bool:
    best = {2: found.fastest if by is Milestone.STABLE else None, 3: found.fastest_by_clock}.get(at)
    return best is not None and best.setting == setting
