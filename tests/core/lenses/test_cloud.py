"""Points in cells, against counting them one by one."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from rnn_viz.core.lenses.directions.cloud import cloud_of, nearest_point, next_point_along
from rnn_viz.core.lenses.directions.colouring import Colouring
from tests.core.lenses.trained_looks import states_at


@given(st.integers(0, 60), st.integers(1, 5), st.integers(1, 6), st.integers(0, 1_000))
def test_each_cell_has_the_points_in_it(count: int, rows: int, columns: int, seed: int) -> None:
    random = np.random.RandomState(seed)
    points, kinds = random.uniform(-1.2, 1.2, (count, 2)), random.randint(0, 3, count)
    cloud = cloud_of(points, kinds, ((-1.0, 1.0), (-1.0, 1.0)), (rows, columns))
    for row in range(rows):
        for column in range(columns):
            low = np.array([-1 + 2 * column / columns, -1 + 2 * row / rows])
            size = np.array([2 / columns, 2 / rows])
            inside = ((points >= low) & (points < low + size)).all(axis=1)
            assert cloud.number[row, column] == inside.sum()
            most = np.bincount(kinds[inside], minlength=1)
            assert cloud.kind[row, column] == (most.argmax() if inside.any() else -1)


def test_the_upper_end_belongs_to_the_last_cell_and_nothing_beyond_is_drawn() -> None:
    points = np.array([[1.0, 1.0], [1.01, 0.0], [1e300, 0.0], [-1e300, 0.0]])
    cloud = cloud_of(points, np.zeros(4, int), ((0.0, 1.0), (0.0, 1.0)), (2, 2))
    assert cloud.number.tolist() == [[0, 0], [0, 1]]


def test_the_nearest_point_is_measured_in_units_of_the_picture() -> None:
    points = np.array([[0.0, 0.0], [3.0, 0.0], [0.0, 0.5]])
    assert nearest_point(points, (0.0, 0.3), (1.0, 1.0)) == (2, pytest.approx(0.2))
    assert nearest_point(points, (1.0, 0.3), (10.0, 0.1))[0] == 2
    assert nearest_point(points, (2.0, 0.0), (1.0, 1.0)) == (1, 1.0)


def test_arrows_lead_to_the_next_point_that_way() -> None:
    points = np.array([[0.0, 0.0], [0.5, 0.0], [2.0, 0.1], [4.0, 0.0], [0.0, 2.0]])
    unit = (1.0, 1.0)
    assert next_point_along(points, 0, (1, 0), unit, 1.0) == 2
    assert next_point_along(points, 2, (1, 0), unit, 1.0) == 3
    assert next_point_along(points, 0, (0, 1), unit, 1.0) == 4
    assert next_point_along(points, 0, (-1, 0), unit, 1.0) == 0  # there is none


@pytest.mark.parametrize("colouring", Colouring)
def test_kinds_have_names(colouring: Colouring) -> None:
    kinds = colouring.kinds(states_at(0))
    assert set(kinds.tolist()) == set(range(len(colouring.names)))


def test_kinds_are_what_the_names_say() -> None:
    states = states_at(0)
    for row in range(0, len(states), 331):
        a, b, t = int(states.a[row]), int(states.b[row]), int(states.position[row])
        low = (1 << (t + 1)) - 1
        carry, bit = ((a & low) + (b & low)) >> (t + 1), ((a + b) >> t) & 1
        inputs = f"{a >> t & 1} + {b >> t & 1}"
        told = {
            Colouring.CARRY: ("no carry", "carry")[carry], Colouring.BIT: f"bit {bit}",
            Colouring.TOTAL: f"{('no carry', 'carry')[carry]}, bit {bit}", Colouring.INPUTS: inputs,
        }  # fmt: skip
        for colouring, name in told.items():
            assert colouring.names[colouring.kinds(states)[row]] == name
