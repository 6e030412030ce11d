"""Verdicts on made-up outcomes: each rule holds, and each sentence says what was found."""

import math

import numpy as np
import pytest

from rnn_viz.core.experiment.costs import Cost, Costs, Shape
from rnn_viz.core.experiment.outcome import Outcome, failed
from rnn_viz.core.experiment.plan import Plan, Setting
from rnn_viz.core.experiment.tally import Tally
from rnn_viz.core.experiment.verdict import Group, Verdict, verdict
from rnn_viz.core.words.experiment.verdict import how_judged, limits, verdict_text

# stable perfect of each seed, None for never, in the order of the seeds
LEARNED = {
    2: [None] * 6,
    4: [None, None, None, None, None, 9000],
    8: [9900, 9800, 9700, 9600, 9500, None],
    16: [5000, 5100, 5200, 5300, 5400, 5500],
    24: [4000, 4100, 4200, 4300, 4400, 4500],
    32: [4050, 4150, 4250, 4350, 4450, 3900],
}
COSTS = Costs({Shape(size, 8): Cost(size * 1e-7, 1e-3) for size in LEARNED})
SIZES = Plan(hidden=tuple(LEARNED), seeds=tuple(range(6)), iterations=10_000)


def outcome(plan: Plan, setting: Setting, seed: int, stable: int | None) -> Outcome:
    return Outcome(
        plan.config(setting, seed), plan.every, stable, stable, 0.5 if stable is None else 1.0,
        plan.shares_every, np.empty(0), np.empty(0), 0.1,
    )  # fmt: skip


def judged(plan: Plan, learned: list[list[int | None]], costs: Costs | None = None) -> Verdict:
    outcomes = [
        outcome(plan, setting, seed, stable)
        for setting, runs in zip(plan.settings, learned, strict=True)
        for seed, stable in zip(plan.seeds, runs, strict=True)
    ]
    return verdict(plan, Tally(outcomes), costs)


def size_of(group: Group | None) -> int | None:
    return None if group is None else group.setting.hidden


def test_the_rules_for_sizes() -> None:
    found = judged(SIZES, list(LEARNED.values()), COSTS)
    assert size_of(found.first_learned) == 4
    assert size_of(found.all_from) == 16
    assert size_of(found.knee) == 24
    assert size_of(found.fastest) == 32
    assert [size_of(it) for it in found.as_fast] == [24]
    assert size_of(found.fastest_by_clock) == 8
    assert found.missing == 0
    assert verdict_text(found) == (
        "4 hidden units are the fewest of these with which a run learned addition for good "
        "(1 of 6); from 16 on every run did. Larger layers need fewer iterations up to 24 units "
        "(median 9,750 with 8, 4,250 with 24); beyond, no difference is found. By the clock the "
        "fastest is 8 hidden units: 7.8 ms of training, 13 ms where iterations are fewest."
    )


def test_medians_rank_never_last() -> None:
    found = judged(SIZES, list(LEARNED.values()))
    medians = [group.results.median_stable for group in found.groups]
    assert medians == [math.inf, math.inf, 9750, 5250, 4250, 4200]
    assert found.fastest_by_clock is None


@pytest.mark.parametrize(
    ("plan", "learned", "said"),
    [
        (Plan(hidden=(2, 3), seeds=(0,)), [[None], [None]],
         "None of the 2 runs has learned addition for good within 20,000 iterations."),
        (Plan(hidden=(2, 3), seeds=(0, 1, 2)), [[None] * 3, [None, None, 9]],
         "3 hidden units are the fewest of these with which a run learned addition for good "
         "(1 of 3); there is none from which on every run did. Nowhere did half of the runs learn, "
         "so none is called the fastest."),
        (Plan(seeds=(0, 1)), [[200, 301]],
         "2 of 2 runs learned addition for good. The median run needs 250.5 iterations."),
        (Plan(alpha=(0.1, 1, 2), seeds=tuple(range(5))),
         [[5, 6, 7, 8, 9], [1, 2, 3, 4, 10], [None] * 5],
         "With alpha 0.1 and 1 every run learned addition for good. Alpha 1 needs the fewest "
         "iterations (median 3); alpha 0.1 does not differ measurably."),
        (Plan(hidden=(8, 16), alpha=(0.1, 1), seeds=(0,)), [[4], [3], [2], [None]],
         "3 of 4 runs learned addition for good; in 3 of 4 combinations every run did. 16 hidden "
         "units, alpha 0.1 need the fewest iterations (median 2); 8 hidden units, alpha 0.1, "
         "8 hidden units, alpha 1 and 16 hidden units, alpha 1 do not differ measurably."),
        (Plan(bits=(2, 8), seeds=(0,)), [[4], [None]],
         "With a length of 2 bits every run learned addition for good. 2 bits need the fewest "
         "iterations (median 4); 8 bits does not differ measurably."),
    ],
)  # fmt: skip
def test_the_sentences(plan: Plan, learned: list[list[int | None]], said: str) -> None:
    assert verdict_text(judged(plan, learned)) == said


def test_nothing_is_said_before_a_run_has_finished() -> None:
    found = verdict(SIZES, Tally())
    assert verdict_text(found) == "No run has finished yet."
    assert "36 of 36 runs are missing." in limits(found)


def test_the_limits_name_what_is_missing_failed_or_too_few() -> None:
    plan = Plan(hidden=(4, 8), bits=(12,), seeds=(0, 1, 2), iterations=500)
    setting = plan.settings[0]
    tally = Tally([outcome(plan, setting, 0, None), outcome(plan, plan.settings[1], 0, 5)])
    tally.add(failed(plan.config(setting, 1), 100, 100, "It broke."))
    assert limits(verdict(plan, tally)) == (
        "Never means: not within 500 iterations; what comes later is not known.",
        "4 of 6 runs are missing.",
        "A difference can only be found with 4 runs or more of each value.",
        "1 run failed and is left out.",
        "Above 8 bits a fixed sample of 16,384 sums stands for all.",
    )


def test_how_it_is_judged_names_the_resolution() -> None:
    assert "every 100 iterations" in how_judged(judged(SIZES, list(LEARNED.values())))
