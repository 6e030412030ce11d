"""First and stable perfect: against looking at every moment by hand, and the figures of 2015."""

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rnn_viz.core.evidence.evaluation import evaluate, sums_of
from rnn_viz.core.evidence.milestones import RESOLUTION, Milestones, search
from rnn_viz.core.kernels import training as kernel
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.timeline import Timeline

UNSTABLE = RunConfig(hidden=4, bits=2, alpha=2, seed=2, iterations=600)


def by_hand(config: RunConfig, resolution: int) -> Milestones:
    """Appearance at every moment that counts and remember all of them."""
    timeline, sums = Timeline(config), sums_of(config.bits)
    looks = {}
    while True:
        moment = timeline.iteration
        looks[moment] = evaluate(timeline.weights, sums, moment).exact_share == 1
        if not timeline.advance(resolution):
            break
    perfect = [moment for moment, is_perfect in looks.items() if is_perfect]
    failed = [moment for moment, is_perfect in looks.items() if not is_perfect]
    stable = [moment for moment in perfect if moment > max(failed, default=-1)]
    return Milestones(resolution, moment, min(perfect, default=None), min(stable, default=None))


@settings(max_examples=15)
@given(
    st.integers(0, 100), st.sampled_from([0.1, 2.0, 4.0]), st.integers(1, 500), st.integers(1, 40)
)
def test_it_is_what_looking_by_hand_finds(
    seed: int, alpha: float, iterations: int, resolution: int
) -> None:
    config = RunConfig(hidden=4, bits=2, alpha=alpha, seed=seed, iterations=iterations)
    *_, found = search(config, resolution)
    assert found == by_hand(config, resolution)
    assert found.upto == iterations, "the end is always looked at"


def test_every_report_speaks_of_what_has_been_looked_at() -> None:
    known = list(search(UNSTABLE, 10))
    assert [m.upto for m in known] == list(range(0, 601, 10))
    perfect = [m.upto for m in known if m.stable is not None]
    for report in known:
        assert report.resolution == 10
        before = [moment for moment in perfect if moment <= report.upto]
        assert report.first == min(before, default=None)
        assert (report.stable is None) == (report.upto not in perfect)
        if report.stable is not None:
            assert set(range(report.stable, report.upto + 1, 10)) <= set(perfect)


def test_perfect_once_is_not_perfect_for_good() -> None:
    *_, found = search(UNSTABLE, 10)
    assert (found.first, found.stable) == (420, 520)


def test_never_perfect() -> None:
    *_, found = search(RunConfig(hidden=1, bits=3, iterations=50))
    assert found == Milestones(RESOLUTION, 50, None, None)


def test_a_run_that_diverges_is_looked_at_up_to_there(monkeypatch: pytest.MonkeyPatch) -> None:
    learn = kernel.train

    def breaking_train(*arguments):
        written = learn(*arguments)
        if arguments[8] <= 32 < arguments[8] + len(arguments[3]):
            np.asarray(arguments[0])[:] = math.nan
        return written

    monkeypatch.setattr(kernel, "train", breaking_train)
    *_, found = search(UNSTABLE, 5)
    assert found.upto == 33
    assert found.stable is None


def test_the_run_of_2015() -> None:
    *_, found = search(RunConfig())
    assert found == Milestones(resolution=5, upto=10_000, first=6605, stable=7800)
