"""A picture in which runs of an experiment are pointed at, opened, and lit up."""

from typing import Any

import numpy as np
from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from rnn_viz.core.arrays import Floats
from rnn_viz.core.commands import Configure
from rnn_viz.core.experiment.choices import Milestone
from rnn_viz.core.experiment.run_rows import RunRows
from rnn_viz.core.intents import ShowWorkspace, Workspace
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.scene import Scene
from rnn_viz.core.words.experiment.about_run import about_run
from rnn_viz.views.widgets.building import styled
from rnn_viz.views.widgets.pictures.canvas import Drawn
from rnn_viz.views.widgets.pictures.pointing import ARROWS, PICK, PointingCanvas

NEAR = 9.0  # pixels from a run, up to which the mouse points at it


def wishes_to_open(run: RunConfig, scene: Scene) -> tuple[Configure | ShowWorkspace, ...]:
    """Return what begins a run in Watch; the run that was there stays in the list of runs."""
    there = ShowWorkspace(Workspace.WATCH)
    return (there,) if run == scene.now.config else (Configure(run), there)


class RunsCanvas(PointingCanvas):
    """Runs at places; a click keeps one pointed at, a double click or Enter opens it.

    Signals
    -------
    opened
        This run is to be shown in Watch.

    Attributes
    ----------
    rows
        The runs there are.
    spots
        Where the runs of the rows are, in pixels, NaN for those that are nowhere, ``(runs, 2)``.
    """

    opened = Signal(object)

    def __init__(self, name: str, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        styled(self, name, label=label)
        self.rows: RunRows | None = None
        self.by = Milestone.STABLE
        self.spots: Floats = np.empty((0, 2))
        self.lit: int | None = None
        self._drawn = Drawn()
        self.doubleClicked.connect(self._open_at)
        self.resized.connect(self.settle)

    def show_runs(self, rows: RunRows | None, by: Milestone, lit: RunConfig | None) -> None:
        """Show runs, by when they were perfect first or for good, and one of them lit up."""
        self.rows, self.by = rows, by
        self.lit = None if rows is None else rows.row_of(lit)
        told = "" if rows is None or self.lit is None else about_run(rows, self.lit)
        self.tell(told)
        self.setAccessibleDescription(told)
        self.settle()

    def settle(self) -> None:
        """Draw anew what is not as it was."""
        raise NotImplementedError

    @property
    def milestone(self) -> Floats:
        """When the runs were perfect, infinity for never, ``(runs,)``."""
        if self.rows is None:
            return np.empty(0)
        return self.by.of(self.rows)

    def place_at(self, point: QPointF) -> RunConfig | None:
        """Return the run nearest to a point."""
        if self.rows is None or not len(self.spots):
            return None
        away = np.hypot(self.spots[:, 0] - point.x(), self.spots[:, 1] - point.y())
        nearest = int(np.nanargmin(np.where(np.isnan(away), np.inf, away)))
        return self.rows.config(nearest) if away[nearest] <= NEAR else None

    def place_after(self, key: Qt.Key) -> Any:
        """Go up and down from run to run in a column, and to the columns beside it."""
        if key not in ARROWS or self.rows is None or not self.rows.runs:
            return None
        row = self.rows.row_of(self.at)
        down, across = ARROWS[key]
        order = np.lexsort((-self.milestone, self.rows.setting))
        if row is None:
            return self.rows.config(int(order[0]))
        at = int(np.flatnonzero(order == row)[0])
        if across:
            settings = self.rows.setting[order]
            there = np.flatnonzero(np.sign(settings - settings[at]) == across)
            if not there.size:
                return None
            column = settings[there[0 if across > 0 else -1]]
            there = np.flatnonzero(settings == column)
            return self.rows.config(int(order[there[len(there) // 2]]))
        return self.rows.config(int(order[min(max(at + down, 0), len(order) - 1)]))

    def first_place(self, *, is_back: bool) -> Any:  # noqa: ARG002 -- runs have no beginning
        """Return the run that is lit up, else the first one."""
        if self.rows is None or not self.rows.runs:
            return None
        return self.rows.config(self.lit or 0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the run pointed at on Enter."""
        if event.key() in PICK and self.at is not None:
            self.opened.emit(self.at)
        else:
            super().keyPressEvent(event)

    def _open_at(self, event: QMouseEvent) -> None:
        place = self.place_at(self.point_of(event))
        if place is not None and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(place)
