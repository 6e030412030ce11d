"""The runs of an experiment as a table: text for each number, sorted and filtered by numbers."""

from typing import Any

import numpy as np
from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor

from rnn_viz.core.arrays import Integers
from rnn_viz.core.experiment.run_rows import RunRows
from rnn_viz.core.language import _, _p
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.words.experiment.run_filter import numbers_of, shown_rows
from rnn_viz.core.words.experiment.values import (
    DIVERGED,
    NEVER,
    duration,
    iterations_text,
    label_of,
    value_text,
)
from rnn_viz.core.words.numbers import percent

COLUMNS = {
    "hidden": label_of("hidden"), "alpha": label_of("alpha"), "bits": label_of("bits"),
    "seed": _("seed"),
    "first": _p("column", "first perfect"), "stable": _p("column", "stable perfect"),
    "exact": _("right at end"),
    "seconds": _("time"),
}  # fmt: skip
NAMES = tuple(COLUMNS)
_Index = QModelIndex | QPersistentModelIndex
_ALIGNED = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class RunsModel(QAbstractTableModel):
    """A row a run.

    Attributes
    ----------
    order
        The rows of the experiment that are shown, in their order.
    muted
        The colour of what never came.
    """

    def __init__(self) -> None:
        super().__init__()
        self._rows: RunRows | None = None
        self._by, self._is_falling, self._filter = NAMES.index("stable"), False, ""
        self.order: Integers = np.empty(0, np.int64)
        self.muted = ""

    def show_rows(self, rows: RunRows | None) -> None:
        """Show these runs."""
        self._rows = rows
        self._arrange()

    def filter_by(self, text: str) -> None:
        """Show only what a text lets through.

        Raises
        ------
        FilterError
            The text is no filter; what is shown stays.
        """
        if self._rows is not None:
            shown_rows(self._rows, text)
        self._filter = text
        self._arrange()

    def config(self, place: int) -> RunConfig | None:
        """Return the run at a place of the table."""
        if self._rows is None or not 0 <= place < len(self.order):
            return None
        return self._rows.config(int(self.order[place]))

    def place_of(self, row: int | None) -> int | None:
        """Return where a row of the experiment is in the table."""
        found = np.flatnonzero(self.order == row) if row is not None else np.empty(0)
        return int(found[0]) if found.size else None

    def texts(self) -> list[list[str]]:
        """Return what stands in the table, under the names of its columns."""
        rows = self._rows
        shown = [] if rows is None else self.order.tolist()
        cells = [[_text(rows, row, name) for name in NAMES] for row in shown if rows is not None]
        return [list(COLUMNS.values()), *cells]

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column."""
        self._by, self._is_falling = column, order is Qt.SortOrder.DescendingOrder
        self._arrange()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 -- as Qt calls it
        """Return how many runs are shown."""
        return 0 if parent.isValid() else len(self.order)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 -- as Qt calls it
        """Return how many numbers a run has."""
        return 0 if parent.isValid() else len(NAMES)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = 0) -> Any:
        """Return the name of a column."""
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _ALIGNED
        is_text = role == Qt.ItemDataRole.DisplayRole
        sign = ("▾" if self._is_falling else "▴") if section == self._by else ""
        return f"{COLUMNS[NAMES[section]]} {sign}".strip() if is_text else None

    def data(self, index: _Index, role: int = 0) -> Any:
        """Return what stands in a cell."""
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _ALIGNED
        is_text = role == Qt.ItemDataRole.DisplayRole
        is_ink = role == Qt.ItemDataRole.ForegroundRole
        if self._rows is None or not (is_text or is_ink) or index.row() >= len(self.order):
            return None
        row = int(self.order[index.row()])
        text = _text(self._rows, row, NAMES[index.column()])
        if is_text:
            return text
        return QColor(self.muted) if text in (NEVER, DIVERGED) and self.muted else None

    def _arrange(self) -> None:
        self.beginResetModel()
        rows = self._rows
        if rows is None:
            self.order = np.empty(0, np.int64)
        else:
            values = numbers_of(rows, NAMES[self._by])
            ties = numbers_of(rows, "first"), numbers_of(rows, "stable")
            order = np.lexsort((*ties, -values if self._is_falling else values))
            self.order = order[shown_rows(rows, self._filter)[order]]
        self.endResetModel()


def _text(rows: RunRows, row: int, name: str) -> str:
    if name in ("first", "stable"):
        is_over = name == "stable" and not np.isnan(rows.diverged_at[row])
        return DIVERGED if is_over else iterations_text(float(getattr(rows, name)[row]))
    if name == "exact":
        return percent(float(rows.final_share[row]))
    if name == "seconds":
        return duration(float(rows.seconds[row]))
    config = rows.config(row)
    return f"{config.seed}" if name == "seed" else value_text(name, getattr(config, name))
