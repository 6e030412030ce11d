"""Two runs are the same up to where something else is done."""

import math

import pytest

from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.interventions import ClampUnit, Entry, Identity, SetAlpha, same_until

CONFIG = RunConfig(iterations=1000)
EARLY, LATE, OTHER = (
    Entry(100, SetAlpha(0.5)),
    Entry(700, SetAlpha(0.2)),
    Entry(400, ClampUnit(1, 0)),
)


@pytest.mark.parametrize(
    ("one", "other", "until"),
    [
        ((), (), math.inf),
        ((EARLY,), (EARLY,), math.inf),
        ((), (EARLY,), 100),
        ((EARLY,), (), 100),
        ((EARLY, LATE), (EARLY,), 700),
        ((EARLY, LATE), (EARLY, OTHER), 400),
        ((EARLY, OTHER, LATE), (EARLY, LATE), 400),
        ((EARLY, LATE), (LATE,), 100),
    ],
)
def test_until_the_first_thing_done_to_only_one_of_them(
    one: tuple[Entry, ...], other: tuple[Entry, ...], until: float
) -> None:
    assert same_until(Identity(CONFIG, one), Identity(CONFIG, other)) == until


@pytest.mark.parametrize(
    ("config", "until"),
    [
        (RunConfig(iterations=50), math.inf),
        (RunConfig(iterations=1000, seed=1), 0),
        (RunConfig(iterations=1000, alpha=0.2), 0),
        (RunConfig(iterations=50, hidden=8), 0),
    ],
)
def test_another_end_is_the_same_run_and_any_other_field_is_not(
    config: RunConfig, until: float
) -> None:
    assert same_until(Identity(CONFIG, (EARLY,)), Identity(config, (EARLY,))) == until
