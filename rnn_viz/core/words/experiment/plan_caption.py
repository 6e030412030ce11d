"""What is written below a picture of an experiment: what it shows, and of which runs."""

from rnn_viz.core.experiment.plan import VARIED, Plan
from rnn_viz.core.language import _, _n
from rnn_viz.core.words.experiment.typed_ranges import typed_values
from rnn_viz.core.words.experiment.values import label_of
from rnn_viz.core.words.numbers import listed


def plan_caption(plan: Plan) -> str:
    """Name the runs of a plan by the options of the command line.

    >>> plan_caption(Plan(hidden=(8, 16), seeds=(0, 1, 2, 3)))
    'hidden 8, 16 · alpha 0.1 · bits 8 · seeds 0-3 · iterations 20,000, all sums asked every 100'
    """
    parts = [f"{label_of(name)} {typed_values(getattr(plan, name))}" for name in VARIED]
    seeds = _n("seed {seeds}", "seeds {seeds}", len(plan.seeds))
    parts.append(seeds.format(seeds=typed_values(plan.seeds)))
    asked = _("iterations {count:,}, all sums asked every {every:,}")
    parts.append(asked.format(count=plan.iterations, every=plan.every))
    return " · ".join(parts)


def picture_title(plan: Plan, when: str) -> str:
    """Say what the picture of all runs shows, by when they were so: first or stable perfect.

    >>> picture_title(Plan(hidden=(8, 16)), "stable perfect")
    'Iterations until stable perfect, by hidden'
    """
    names = listed([label_of(name) for name in plan.named])
    return _("Iterations until {when}, by {names}").format(when=when, names=names)
