"""A plan: what it may be, how many runs it has, and in which order."""

from dataclasses import replace

import pytest

from rnn_viz.core.experiment.plan import MOST_RUNS, Plan, Setting
from rnn_viz.core.experiment.presets import PRESETS
from rnn_viz.core.run.config import ConfigError, RunConfig


def test_every_value_meets_every_other_from_every_seed_in_rounds() -> None:
    plan = Plan(hidden=(8, 4), alpha=(0.1, 1.0), seeds=(3, 1), iterations=50, every=10)
    assert plan.runs == 8
    assert plan.varied == ("hidden", "alpha")
    rounds = list(plan.rounds())
    assert [config.seed for config in rounds] == [1, 1, 1, 1, 3, 3, 3, 3]
    assert rounds[1] == RunConfig(4, 1.0, 8, 1, iterations=50)
    assert plan.settings == (
        Setting(4, 0.1, 8), Setting(4, 1.0, 8), Setting(8, 0.1, 8), Setting(8, 1.0, 8),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("iterations", "every", "apart"), [(20_000, 100, 400), (100, 5, 5), (7, 3, 3), (10_000, 1, 200)]
)
def test_the_curves_have_few_points_each_of_them_a_check(
    iterations: int, every: int, apart: int
) -> None:
    plan = Plan(iterations=iterations, every=every)
    assert plan.shares_every == apart
    assert plan.shares_every % every == 0


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"hidden": ()}, "There is no value for hidden: give at least one."),
        ({"seeds": ()}, "There is no value for seed: give at least one."),
        ({"hidden": (4, 129)}, "hidden is 129, but must be a whole number from 1 to 128."),
        ({"alpha": (0.0,)}, "alpha is 0.0, but must be a finite number greater than 0."),
        ({"every": 0}, "every is 0, but must be a whole number from 1 to 20,000."),
        ({"every": 20_001}, "every is 20001, but must be a whole number from 1 to 20,000."),
        ({"hidden": (4, 8), "alpha": (0.1, 1), "bits": (4, 8)},
         "Only two of hidden, alpha and bits can vary: give one of them one value."),
        ({"hidden": (4, 8), "seeds": tuple(range(MOST_RUNS // 2 + 1))},
         "That is 1,000,002 runs, but an experiment has at most 1,000,000."),
    ],
)  # fmt: skip
def test_what_is_no_plan_is_refused_in_one_sentence(
    values: dict[str, object], sentence: str
) -> None:
    with pytest.raises(ConfigError) as refused:
        replace(Plan(), **values)  # type: ignore[arg-type]
    assert str(refused.value) == sentence


def test_presets_are_few_different_and_can_be_awaited() -> None:
    assert len({preset.key for preset in PRESETS}) == len(PRESETS)
    assert all(preset.question.endswith("?") for preset in PRESETS)
    assert max(preset.plan.runs for preset in PRESETS) <= 250
