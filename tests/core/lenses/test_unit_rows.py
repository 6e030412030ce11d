"""The table of units: every number is that of the finding, in the order asked for."""

import numpy as np
import pytest

from rnn_viz.core.lenses.carry import Carry, carry
from rnn_viz.core.lenses.carry_use import CarryUse, carry_use
from rnn_viz.core.lenses.look import Look, at_once
from rnn_viz.core.lenses.unit_rows import UnitColumn, unit_rows
from tests.core.lenses.trained_looks import random_weights, states_of


def found() -> tuple[Carry, CarryUse]:
    clamps = np.array([np.nan, 0.3, np.nan, np.nan])
    states = states_of(Look(0, random_weights(4), 4, clamps))
    carry_, use = at_once(carry(states)), at_once(carry_use(states))
    assert isinstance(carry_, Carry)
    assert isinstance(use, CarryUse)
    return carry_, use


def test_rows_have_the_numbers_of_their_unit() -> None:
    carry_, use = found()
    for row in unit_rows(carry_, use, UnitColumn.UNIT):
        told = dict(zip(UnitColumn, row.values, strict=True))
        assert told[UnitColumn.UNIT] == row.unit
        assert told[UnitColumn.DIRECTION] == carry_.swing[row.unit]
        assert told[UnitColumn.ALONE] == use.alone[row.unit]
        assert told[UnitColumn.LOST] == use.exact - use.left[row.unit]
        b = carry_.correlation[3, row.unit]
        assert told[UnitColumn.B] == b or (np.isnan(b) and np.isnan(told[UnitColumn.B]))


@pytest.mark.parametrize("by", UnitColumn)
def test_units_that_tell_nothing_come_last(by: UnitColumn) -> None:
    carry_, use = found()
    rows = unit_rows(carry_, use, by)
    assert sorted(row.unit for row in rows) == [0, 1, 2, 3]
    if by in {UnitColumn.CARRY, UnitColumn.BIT, UnitColumn.A, UnitColumn.B, UnitColumn.DIRECTION}:
        assert rows[-1].unit == 1  # it is held


def test_what_is_not_known_yet_is_no_number() -> None:
    rows = unit_rows(found()[0], None, UnitColumn.LOST)
    assert [row.unit for row in rows] == [0, 1, 2, 3]
    assert all(np.isnan(row.values[-2:]).all() for row in rows)
