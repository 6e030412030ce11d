"""Many points as a grid of cells: who is in each, and how many; too many to be drawn singly."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rnn_viz.core.arrays import Floats, Integers

AxisRange = tuple[float, float]


@dataclass(frozen=True, slots=True, eq=False)
class Cloud:
    """A grid over a part of a plane; row 0 is the lowest.

    Attributes
    ----------
    kind
        The kind of most of the points in each cell, ``(rows, columns)``; -1 where there are none.
    number
        How many points there are, ``(rows, columns)``.
    """

    kind: NDArray[np.int8]
    number: Integers


def cloud_of(
    points: Floats, kinds: Integers, ranges: tuple[AxisRange, AxisRange], shape: tuple[int, int]
) -> Cloud:
    """Sort points into cells; those beyond the ranges are in none.

    Parameters
    ----------
    points
        Across and up, ``(n, 2)``.
    kinds
        0, 1, … for each of them, ``(n,)``; of as many as there are, the lowest counts.
    ranges
        What the grid spans, across and up.
    shape
        Its rows and columns.
    """
    rows, columns = shape
    column = _cells(points[:, 0], ranges[0], columns)
    row = _cells(points[:, 1], ranges[1], rows)
    is_inside = (column >= 0) & (column < columns) & (row >= 0) & (row < rows)
    cell = row[is_inside] * columns + column[is_inside]
    several = int(kinds.max(initial=0)) + 1
    counts = np.bincount(cell * several + kinds[is_inside], minlength=rows * columns * several)
    by_kind = counts.reshape(rows * columns, several)
    number = by_kind.sum(axis=1)
    kind = np.where(number > 0, by_kind.argmax(axis=1), -1).astype(np.int8)
    return Cloud(kind.reshape(shape), number.reshape(shape))


def _cells(values: Floats, span: AxisRange, cells: int) -> Integers:
    """Return the cell of each value along an axis; the upper end belongs to the last one."""
    low, high = span
    share = (values - low) / (high - low)
    found = np.floor(np.clip(share, -1.0, 2.0) * cells).astype(np.int64)
    found[share == 1.0] = cells - 1
    return found


def nearest_point(
    points: Floats, at: tuple[float, float], unit: tuple[float, float]
) -> tuple[int, float]:
    """Return the point nearest to a place and how far it is, both in units of the two axes.

    Parameters
    ----------
    points
        Across and up, ``(n, 2)``.
    unit
        What counts as 1 across and up, such as a pixel.
    """
    away = (points - at) / unit
    distance = np.einsum("ij,ij->i", away, away)
    found = int(distance.argmin())
    return found, float(np.sqrt(distance[found]))


def next_point_along(
    points: Floats, row: int, step: tuple[int, int], unit: tuple[float, float], least: float
) -> int:
    """Return the nearest point in a direction from one of them; itself if there is none.

    Parameters
    ----------
    step
        Across and up: (1, 0) is to the right. Others are in that direction if they are further
        away along it than sideways.
    unit
        What counts as 1 across and up.
    least
        How many units it is away, at least.
    """
    away = (points - points[row]) / unit
    along = away @ np.asarray(step, np.float64)
    sideways = np.abs(away @ np.array([step[1], step[0]], np.float64))
    is_there = (along >= least) & (sideways <= along)
    if not is_there.any():
        return row
    return int(np.where(is_there, along + sideways, np.inf).argmin())
