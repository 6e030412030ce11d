"""Experiments that are ready to run: each a question and the plan that answers it."""

from dataclasses import dataclass

from rnn_viz.core.experiment.plan import Plan
from rnn_viz.core.language import _


@dataclass(frozen=True, slots=True)
class Preset:
    """A question, and the runs that answer it.

    Attributes
    ----------
    key
        Its name on the command line and in files.
    title
        Its name in the window.
    question
        What it answers.
    plan
        The runs.
    """

    key: str
    title: str
    question: str
    plan: Plan


_SEEDS = tuple(range(20))

PRESETS = (
    Preset(
        "script",
        _("The script's question"),
        _("Do larger hidden layers train faster or slower? In more iterations or fewer?"),
        Plan(hidden=(2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64), seeds=_SEEDS),
    ),
    Preset(
        "alpha",
        _("Alpha"),
        _("Which learning rate is best?"),
        Plan(
            alpha=(0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0),
            seeds=_SEEDS,
            iterations=10_000,
            every=50,
        ),
    ),
    Preset(
        "small",
        _("How small can it be?"),
        _("What is the smallest hidden layer that learns addition at all, given time?"),
        Plan(hidden=(2, 3, 4, 5, 6, 7, 8), seeds=_SEEDS, iterations=100_000, every=500),
    ),
    Preset(
        "bits",
        _("Bits"),
        _("Are longer sums harder to learn?"),
        Plan(bits=(2, 3, 4, 6, 8, 12, 16, 24, 32), seeds=tuple(range(10)), iterations=20_000),
    ),
)
