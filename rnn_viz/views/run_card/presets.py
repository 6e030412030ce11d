"""Runs worth starting with, each with one sentence why; every word of it is tested."""

from dataclasses import dataclass

from rnn_viz.core.run.config import RunConfig


@dataclass(frozen=True, slots=True)
class Preset:
    """A run with a name.

    Attributes
    ----------
    name
        What the menu calls it.
    config
        The run.
    why
        What there is to see, and why.
    """

    name: str
    config: RunConfig
    why: str


PRESETS = (
    Preset(
        "2015 blog",
        RunConfig(),
        "The run of 2015. Every 1,000 iterations it prints what the blog printed, to the digit.",
    ),
    Preset(
        "notebook",
        RunConfig(skip_draws=516),
        "The blog's weights, other examples: it prints what the notebook printed, to the digit.",
    ),
    Preset(
        "a good one",
        RunConfig(hidden=32),
        "32 units learn sooner: at iteration 4,000 they do 90.4\N{NO-BREAK SPACE}% of all sums "
        "right, 16 units 17.8\N{NO-BREAK SPACE}%.",
    ),
    Preset(
        "a bad one",
        RunConfig(alpha=100.0),
        "Steps of alpha 100 overshoot: from iteration 100 on no weight moves any more, "
        "and not one sum is right.",
    ),
)


def preset_of(config: RunConfig | None) -> Preset | None:
    """Return the preset that is this configuration, if there is one."""
    return next((preset for preset in PRESETS if preset.config == config), None)
