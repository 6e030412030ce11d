"""Where the share curve is filled, and in which order."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from rnn_viz.core.run.keyframes import FIRST_SPACING
from rnn_viz.engine.studies.coarse_to_fine import POINTS, evaluated_at

ITERATIONS = st.one_of(st.integers(1, 10_000_000), st.integers(1, 200), st.just(10_000))


def test_the_run_of_2015() -> None:
    assert evaluated_at(80) == (0, 40, 20, 60)
    assert evaluated_at(10_000)[:8] == (0, 5120, 2560, 7680, 1280, 3840, 6400, 8960)
    assert sorted(evaluated_at(10_000)) == list(range(0, 10_000, 20))


@given(ITERATIONS)
def test_they_are_evenly_spaced_keyframes_and_at_most_500(iterations: int) -> None:
    known = evaluated_at(iterations)
    assert 1 <= len(known) <= POINTS
    assert len(set(known)) == len(known)
    distance = sorted(known)[1] if len(known) > 1 else FIRST_SPACING
    assert sorted(known) == list(range(0, iterations, distance))
    assert distance % FIRST_SPACING == 0
    assert (distance // FIRST_SPACING).bit_count() == 1, "a power of two"
    assert len(known) > POINTS // 2 or distance == FIRST_SPACING, "as many as there may be"


@given(ITERATIONS)
def test_at_any_time_the_run_is_covered_evenly(iterations: int) -> None:
    known = evaluated_at(iterations)
    for count in (2, 3, 5, 17, 100, 400):
        if count > len(known):
            break
        filled = [*sorted(known[:count]), max(known)]
        widest = max(b - a for a, b in pairwise(filled))
        assert widest <= 4 * iterations / count + FIRST_SPACING


@given(ITERATIONS, st.integers(1, 10_000_000))
def test_places_stay_places_when_the_run_is_extended(iterations: int, more: int) -> None:
    before, after = evaluated_at(iterations), evaluated_at(iterations + more)
    coarser = sorted(after)[1] if len(after) > 1 else FIRST_SPACING
    assert {place for place in before if place % coarser == 0} <= set(after)
