"""The curves of the runs in one cell of a heat map: the one pointed at, else the fastest."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rnn_viz.core.experiment.choices import Milestone
from rnn_viz.core.experiment.run_rows import RunRows
from rnn_viz.core.experiment.verdict import Verdict
from rnn_viz.core.language import _
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.words.experiment.about_run import about_cell
from rnn_viz.views.experiment.many_runs.shares import Shares
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.building import filled, styled
from rnn_viz.views.widgets.labels import ElidedLabel


class CellCurves(QWidget):
    """How many sums were right over the iterations in each run of a cell, and which cell it is.

    Signals
    -------
    pointed, opened
        As those of :class:`Shares`.

    Attributes
    ----------
    shares
        The curves.
    """

    pointed = Signal(object)
    opened = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.said = ElidedLabel("experiment.cell.said", self)
        styled(self.said, role="muted", font=fonts.text(12))
        self.shares = Shares(self, "experiment.cell")
        self.shares.pointed.connect(self.pointed)
        self.shares.opened.connect(self.opened)
        self._rows: RunRows | None = None
        self._at = -1
        filled(QVBoxLayout(self), self.said, (self.shares, 1), spacing=2)

    def show_runs(
        self, rows: RunRows, found: Verdict | None, by: Milestone, lit: RunConfig | None
    ) -> None:
        """Show the cell of the run that is lit up; without one, that of the fastest runs."""
        at, which = _cell_shown(rows, found, lit)
        if at is None:
            return
        if (rows, at) != (self._rows, self._at):
            self._rows, self._at = rows, at
            self._cell = rows.of_setting(at)
        self.said.say(*about_cell(rows, at, which))
        self.shares.show_runs(self._cell, by, lit)


def _cell_shown(
    rows: RunRows, found: Verdict | None, lit: RunConfig | None
) -> tuple[int | None, str]:
    """Return which of the settings is shown, ``None`` before any run has ended, and why."""
    row = rows.row_of(lit)
    if row is not None:
        return int(rows.setting[row]), ""
    if found is not None and found.fastest is not None:
        return rows.places.settings.index(found.fastest.setting), _("the fastest: ")
    return (int(rows.setting[0]) if rows.runs else None), ""
