"""The numbers of the table of units, a row a unit, in the order that is chosen."""

from enum import Enum
from typing import NamedTuple

import numpy as np

from rnn_viz.core.arrays import Floats
from rnn_viz.core.language import _, _p
from rnn_viz.core.lenses.carry import Carry
from rnn_viz.core.lenses.carry_use import CarryUse


class UnitColumn(Enum):
    """What is told of a unit; the values are names for files and lessons."""

    UNIT = "unit"
    DIRECTION = "cut"
    CARRY = "carry"
    BIT = "bit"
    A = "a"
    B = "b"
    ALONE = "alone"
    LOST = "use"

    @property
    def is_share(self) -> bool:
        """Whether it is a share; else a signed number."""
        return self in {UnitColumn.ALONE, UnitColumn.LOST}

    @property
    def word(self) -> str:
        """What stands over the column."""
        return _WORDS[self]

    @property
    def tip(self) -> str:
        """What the word means."""
        return _TIPS[self]


_WORDS = {
    UnitColumn.UNIT: _p("column", "unit"),
    UnitColumn.DIRECTION: _p("column", "cut"),
    UnitColumn.CARRY: _("carry"),
    UnitColumn.BIT: _("bit"),
    UnitColumn.A: "a",
    UnitColumn.B: "b",
    UnitColumn.ALONE: _p("column", "alone"),
    UnitColumn.LOST: _p("column", "use"),
}
_TIPS = {
    UnitColumn.UNIT: _("The unit of the hidden layer"),
    UnitColumn.DIRECTION: _("What the spread of the unit adds to the reading of the carry, in σ"),
    UnitColumn.CARRY: _("Correlation with the carry that leaves the position"),
    UnitColumn.BIT: _("Correlation with the bit of the sum"),
    UnitColumn.A: _("Correlation with the bit of a"),
    UnitColumn.B: _("Correlation with the bit of b"),
    UnitColumn.ALONE: _(
        "Readable: the best single cut through the unit reads the carry right, a ≠ b"
    ),
    UnitColumn.LOST: _("Used: sums lost when the next position gets the mean of the unit instead"),
}


class UnitRow(NamedTuple):
    """A unit, and its numbers in the order of the columns; NaN where one is not known."""

    unit: int
    values: tuple[float, ...]


def unit_rows(carry: Carry, use: CarryUse | None, by: UnitColumn) -> list[UnitRow]:
    """Return the rows, sorted: units as they are numbered, anything else the strongest first."""
    unknown = np.full(len(carry.swing), np.nan)
    columns: list[Floats] = [
        np.arange(len(carry.swing), dtype=np.float64), carry.swing, *carry.correlation,
        unknown if use is None else use.alone, unknown if use is None else use.lost,
    ]  # fmt: skip
    rows = [UnitRow(unit, tuple(row)) for unit, row in enumerate(np.stack(columns, 1).tolist())]
    if by is UnitColumn.UNIT:
        return rows
    at = list(UnitColumn).index(by)
    return sorted(rows, key=lambda row: -_size(row.values[at]))


def _size(value: float) -> float:
    return abs(value) if np.isfinite(value) else -1.0
