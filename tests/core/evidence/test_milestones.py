"""First and stable perfect: against checking every moment by hand, and the figures of 2015."""

import math
from functools import cache

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rnn_viz.core.evidence.check_grid import CheckGrid
from rnn_viz.core.evidence.checks import Checks
from rnn_viz.core.evidence.evaluation import Evaluation, evaluate, is_perfect, sums_of
from rnn_viz.core.evidence.milestones import SURE, Milestones, search
from rnn_viz.core.kernels import training as kernel
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.run.interventions import ClampUnit, Entry, SetAlpha
from rnn_viz.core.run.timeline import Timeline

UNSTABLE = RunConfig(hidden=4, bits=2, alpha=2, seed=2, iterations=600)


def every_moment(config: RunConfig, entries: tuple[Entry, ...] = ()) -> list[Evaluation]:
    """Ask all sums at every iteration."""
    timeline, sums, found = Timeline(config, entries=entries), sums_of(config.bits), []
    while True:
        clamps = timeline.conditions.clamps
        found.append(evaluate(timeline.weights, sums, timeline.iteration, clamps))
        if not timeline.advance(1):
            return found


def by_hand(config: RunConfig, every: int) -> tuple[int | None, int | None, tuple[int, int]]:
    """Find first and stable perfect and the low positions among all moments."""
    known = every_moment(config)
    perfect = [found.exact_share == 1 for found in known]
    first = perfect.index(True) if any(perfect) else None
    searched = known[: len(known) if first is None else first]
    right_from = tuple(
        max((f.iteration + 1 for f in searched if (f.bit_accuracy[:n] < 1).any()), default=0)
        for n in (1, 2)
    )
    if first is None:
        return None, None, right_from
    checks = [first, *(k for k in range(0, len(known), every) if k > first)]
    failed = [check for check in checks if not perfect[check]]
    streak = [check for check in checks if check > max(failed, default=-1)]
    return first, (streak[0] if len(streak) >= SURE else None), right_from


@settings(max_examples=15)
@given(
    st.integers(0, 100), st.sampled_from([0.1, 2.0, 4.0]), st.integers(1, 300), st.integers(1, 40)
)
def test_it_is_what_checking_every_moment_by_hand_finds(
    seed: int, alpha: float, iterations: int, every: int
) -> None:
    config = RunConfig(hidden=4, bits=2, alpha=alpha, seed=seed, iterations=iterations)
    *_, found = search(config, every)
    assert (found.first, found.stable, found.right_from) == by_hand(config, every)
    assert (found.upto, found.resolution) == (iterations, every)


@pytest.mark.parametrize("every", [3, 10])
def test_the_low_positions_of_a_longer_sum_too(every: int) -> None:
    config = RunConfig(hidden=8, bits=4, alpha=0.5, iterations=4000)
    *_, found = search(config, every)
    assert found.first is not None
    assert 0 < found.right_from[0] < found.right_from[1] <= found.first
    assert (found.first, found.stable, found.right_from) == by_hand(config, every)


def test_every_report_speaks_only_of_what_has_been_searched() -> None:
    perfect = [found.exact_share == 1 for found in every_moment(UNSTABLE)]
    reports = list(search(UNSTABLE, 10))
    assert [report.upto for report in reports] == sorted(report.upto for report in reports)
    for report in reports:
        first = perfect.index(True) if True in perfect[: report.upto + 1] else None
        assert report.first == first
        if report.stable is not None:
            assert all(perfect[check] for check in range(report.stable, report.upto + 1, 10))


def test_perfect_once_is_not_perfect_for_good() -> None:
    *_, found = search(UNSTABLE, 10)
    assert (found.first, found.stable) == (366, 520)
    assert found.failed == ((370, 510),)


def test_never_perfect() -> None:
    *_, found = search(RunConfig(hidden=1, bits=3, iterations=50))
    assert found == Milestones(5, 50, None, None, right_from=(51, 51))


@pytest.mark.parametrize(("last", "first"), [(32, None), (500, 366)])
def test_a_run_that_diverges_is_searched_up_to_there(
    monkeypatch: pytest.MonkeyPatch, last: int, first: int | None
) -> None:
    learn = kernel.train

    def breaking_train(*arguments):
        written = learn(*arguments)
        if arguments[8] <= last < arguments[8] + len(arguments[3]):
            np.asarray(arguments[0])[:] = math.nan
        return written

    monkeypatch.setattr(kernel, "train", breaking_train)
    *_, found = search(UNSTABLE, 5)
    assert (found.upto, found.first, found.stable) == (last + 1, first, None)


# The rule


@cache
def of_2015(iterations: int = 10_000) -> Milestones:
    *_, found = search(RunConfig(iterations=iterations))
    return found


def test_the_run_of_2015() -> None:
    found = of_2015()
    assert (found.upto, found.first, found.stable) == (10_000, 6605, 7800)
    assert (found.resolution, found.right_from) == (5, (4180, 5851))
    assert found.failed == ((6615, 7795),)


def test_the_first_perfect_moment_is_exact_between_the_checks_too() -> None:
    """Checks every 5 find 5,935, every 20 later still."""
    for every in (None, 20):
        *_, found = search(RunConfig(seed=3_054_200_146, iterations=6000), every)
        assert found.first == 5788


def test_another_end_changes_nothing_that_was_there() -> None:
    short, long = of_2015(), of_2015(11_000)
    assert (long.first, long.stable, long.failed) == (short.first, short.stable, short.failed)
    assert long.resolution == 10, "it is checked less often only from 10,000 on"


@pytest.mark.parametrize(("iterations", "stable"), [(7819, None), (7820, 7800), (6605, None)])
def test_stable_takes_five_checks_in_a_row(iterations: int, stable: int | None) -> None:
    found = of_2015(iterations)
    assert (found.first, found.stable) == (6605, stable)
    assert found.in_a_row == {7819: 4, 7820: 5, 6605: 1}[iterations]


def test_410_moments_are_imperfect_after_the_first_perfect_one() -> None:
    timeline, sums, imperfect = Timeline(RunConfig()), sums_of(8), []
    timeline.advance(6605)
    while timeline.iteration <= 7800:
        if not is_perfect(timeline.weights, sums):
            imperfect.append(timeline.iteration)
        timeline.advance(1)
    assert (len(imperfect), imperfect[0], imperfect[-1]) == (410, 6606, 7799)


def test_what_an_intervention_breaks_is_told_apart_from_what_was_before() -> None:
    config = RunConfig(hidden=8, bits=2, alpha=2, iterations=1000)
    *_, before = search(config)
    entries = [Entry(800, SetAlpha(1.5)), *(Entry(900, ClampUnit(unit, 0.0)) for unit in range(8))]
    *_, after = search(config, entries=entries)
    assert before.stable is not None
    assert after.stable is None
    assert after.failed == (*before.failed, (900, 1000))
    assert after.first == before.first


# Other checks


def checks_at(right: dict[int, bool]) -> Checks:
    return Checks(
        np.array(list(right), np.float64), np.array([1.0 if it else 0.5 for it in right.values()])
    )


def known(**more: object) -> Milestones:
    found = {"resolution": 5, "upto": 1000, "first": 600, "stable": 700, "in_a_row": 5}
    return Milestones(**(found | more))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("right", "stable"),
    [
        ({}, 700),
        ({702: True, 998: True}, 700),
        ({602: False, 698: False}, 700),
        ({902: False}, 905),
        ({979: False}, 980),
        ({981: False}, None),
        ({1000: False}, None),
        ({300: False, 1200: False}, 700),
    ],
)
def test_a_check_that_failed_is_never_contradicted(
    right: dict[int, bool], stable: int | None
) -> None:
    assert known().confirmed(checks_at(right)).stable == stable


def test_a_check_that_the_search_knows_of_changes_nothing() -> None:
    found = known(failed=((610, 695),))
    assert found.confirmed(checks_at({650: False, 695: False})) is found


# When it is checked


@given(st.integers(0, 100_000), st.sampled_from([1, 5, 70, 80]))
def test_the_checks_do_not_depend_on_where_one_asks_from(iteration: int, every: int) -> None:
    grid = CheckGrid(every)
    following = grid.after(iteration)
    assert following > iteration
    assert following % grid.distance(following) == 0
    assert all(grid.after(at) == following for at in range(iteration, following, 1 + every // 4))
    assert grid.count(iteration + 1, following, 9) == 0
    assert grid.count(iteration + 1, following + 1, 9) == 1


def test_an_own_distance_stays_the_same() -> None:
    grid = CheckGrid(30, doubles=False)
    assert [grid.after(at) for at in (0, 29, 30, 1_000_000)] == [30, 30, 60, 1_000_020]
