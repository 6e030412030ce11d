"""Since when each place is right for good, by the checks."""

import numpy as np
import pytest

from rnn_viz.core.evidence.checks import Checks
from rnn_viz.core.lenses.learned import learned


def checks(*rows: tuple[float, ...]) -> Checks:
    accuracy = np.array(rows)
    return Checks(np.arange(len(rows)) * 20.0, accuracy.min(axis=1), accuracy)


def test_a_place_is_learned_from_its_first_good_check_after_the_last_bad_one() -> None:
    low = (0.995, 0.5, 0.995, 0.99, 1.0, 1.0, 1.0)
    high = (0.5, 0.5, 0.5, 0.98, 1.0, 1.0, 1.0)  # four in a row are not enough
    found = learned(checks(*zip(low, high, strict=True)))
    assert found is not None
    assert found.since == (40, None)
    assert found.order == [0]
    assert (found.count_at(39), found.count_at(40)) == (0, 1)
    assert (found.upto, found.apart) == (120, 20)


def test_what_was_always_right_was_learned_at_the_start() -> None:
    found = learned(checks(*[(1.0, 1.0)] * 5))
    assert found is not None
    assert found.since == (0, 0)
    assert found.order == [0, 1]


@pytest.mark.parametrize("points", [1, 4])
def test_few_checks_say_nothing_for_good(points: int) -> None:
    found = learned(checks(*[(1.0, 1.0)] * points))
    assert found is not None
    assert found.since == (None, None)
    assert not found.order


def test_nothing_is_known_without_a_check() -> None:
    assert learned(Checks()) is None
