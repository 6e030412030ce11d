"""Numbers at axes are round, few, apart, and where they say."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rnn_viz.views.widgets.pictures import ticks
from rnn_viz.views.widgets.pictures.lettering import width_of


@given(st.floats(0, 1e7), st.floats(1, 1e7), st.floats(40, 2_000))
def test_numbers_along_are_round_few_and_inside(
    qapp: object, low: float, width: float, pixels: float
) -> None:
    high = low + width
    found = ticks.iterations(low, high, pixels)
    if high == int(high):
        assert found[-1].value == high
        found = [tick for tick in found if tick.value < high]  # the end itself need not be round
    steps = {round(later.value - earlier.value) for earlier, later in pairwise(found)}
    assert len(steps) <= 1
    for step in steps:
        assert str(step).rstrip("0") in {"1", "2", "5"}
    for value, _ in found:
        assert low - 1e-6 <= value <= high + 1e-6
        assert not any(value % step for step in steps)
    assert len({text for _, text in found}) == len(found)


@pytest.mark.parametrize("pixels", [40, 120, 219, 300, 469, 850, 2_000])
@pytest.mark.parametrize("end", [1, 37, 999, 10_000, 12_345, 123_456, 7_654_321, 10_000_000])
def test_the_end_of_a_run_is_always_written(qapp: object, pixels: int, end: int) -> None:
    last = ticks.iterations(0.0, float(end), pixels)[-1]
    assert last.value == end
    assert last.text in {f"{end:,}", f"{end / 1e6:g} M"}
    assert end == 10_000_000 or last.text == f"{end:,}", "to the digit where it is not round"


@pytest.mark.parametrize("pixels", [200, 300, 450, 850])
@pytest.mark.parametrize("iterations", [1, 37, 10_000, 123_456, 10_000_000])
def test_numbers_along_do_not_touch(qapp: object, pixels: int, iterations: int) -> None:
    for low in (0.0, 0.9 * iterations):
        found = ticks.iterations(low, float(iterations), pixels)
        assert found
        for (one, text), (other, _) in pairwise(found):
            assert (other - one) / (iterations - low) * pixels >= width_of(text) + 16


@pytest.mark.parametrize(
    ("iteration", "step", "text"),
    [
        (0, 2_000, "0"), (4_000, 2_000, "4,000"), (10_000_000, 2_000_000, "10 M"),
        (2_500_000, 500_000, "2.5 M"), (2_450_000, 50_000, "2,450,000"), (0, 1_000_000, "0"),
    ],
)  # fmt: skip
def test_iterations_are_written_as_people_do(iteration: int, step: int, text: str) -> None:
    assert ticks.iteration_text(iteration, step) == text


@pytest.mark.parametrize("bits", range(2, 33))
def test_chance_is_always_on_the_axis(bits: int) -> None:
    for pixels in (40, 70, 140):
        values = {tick.value for tick in ticks.errors(bits)(0, bits, pixels)}
        assert {0, bits / 2, bits} <= values
