"""Numbers at iterations that come in any order."""

import numpy as np

from rnn_viz.core.lenses.series import Series


def test_rows_come_in_any_order_and_each_once() -> None:
    series = Series()
    for iteration in (50, 10, 30):
        series = series.including(iteration, np.array([float(iteration), 1.0]))
    assert series.iterations.tolist() == [10.0, 30.0, 50.0]
    assert series.values[:, 0].tolist() == [10.0, 30.0, 50.0]
    assert series.including(30, np.zeros(2)) is series
    found = series.at(30)
    assert found is not None
    assert found.tolist() == [30.0, 1.0]
    assert series.at(31) is None
    assert series.between(10, 50).iterations.tolist() == [10.0, 30.0]
