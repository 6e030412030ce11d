"""One factor for text and pictures: its steps, its ends, and lengths at it."""

from collections.abc import Iterator

import pytest

from rnn_viz.io import settings_checks
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.scaling import lengths
from rnn_viz.views.widgets.scaling.scaled_type import scaled_font


@pytest.fixture(autouse=True)
def _normal_afterwards() -> Iterator[None]:
    yield
    lengths.choose(lengths.NORMAL)


def test_steps_lead_from_one_end_to_the_other_and_stay_there() -> None:
    lengths.choose(lengths.STEPS[0])
    up = [lengths.choose(lengths.next_step(1)) for _ in lengths.STEPS]
    assert up == [*lengths.STEPS[1:], lengths.STEPS[-1]]
    down = [lengths.choose(lengths.next_step(-1)) for _ in lengths.STEPS]
    assert down == [*lengths.STEPS[-2::-1], lengths.STEPS[0]]


@pytest.mark.parametrize(("wanted", "found"), [(0, 80), (79, 80), (130, 130), (1000, 200)])
def test_a_scale_beyond_the_range_stays_at_its_end(wanted: int, found: int) -> None:
    assert lengths.choose(wanted) == lengths.chosen_percent() == found


def test_between_two_steps_the_neighbours_come_next() -> None:
    lengths.choose(130)
    assert (lengths.next_step(1), lengths.next_step(-1)) == (150, 125)


def test_the_settings_keep_the_same_range() -> None:
    assert (lengths.STEPS[0], lengths.STEPS[-1]) == (
        settings_checks.SMALLEST,
        settings_checks.LARGEST,
    )


def test_lengths_and_type_follow_the_scale() -> None:
    lengths.choose(150)
    assert [lengths.scaled(pixels) for pixels in (0, 1, 2, 28)] == [0, 2, 3, 42]
    assert scaled_font(fonts.text(12)).pixelSize() == 18
    lengths.choose(80)
    assert scaled_font(fonts.text(20)).pixelSize() == 16
    assert scaled_font(fonts.heading()).letterSpacing() == pytest.approx(0.8, abs=1 / 64)


def test_no_line_is_scaled_away() -> None:
    lengths.choose(80)
    assert lengths.scaled(0.4) == 1
    assert lengths.scaled(-0.4) == -1
