"""How far an experiment is: in numbers, as a bar, and run by run."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QVBoxLayout, QWidget

from rnn_viz.core.experiment.experiment import Experiment
from rnn_viz.core.language import _
from rnn_viz.core.view_state import ViewState
from rnn_viz.core.words.experiment.progress import how_far
from rnn_viz.views.experiment.many_runs.seed_matrix import SeedMatrix
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.building import filled, styled
from rnn_viz.views.widgets.scaling.lengths import scaled

_BAR = 4  # pixels


class Progress(QWidget):
    """Runs that are done, of all.

    Attributes
    ----------
    matrix
        All runs.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        small = fonts.text(12)
        self._done = styled(QLabel(self), "plan.done", font=small)
        self._left = styled(QLabel(self), "plan.left", "muted", small)
        self._bar = styled(QProgressBar(self), "plan.progress", label=_("Runs done"))
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(scaled(_BAR))
        self.matrix = SeedMatrix(self)
        told = filled(QHBoxLayout(), self._done, None, self._left, spacing=8)
        filled(QVBoxLayout(self), told, self._bar, 2, (self.matrix, 1), spacing=5)

    def show_experiment(self, now: Experiment, view: ViewState) -> None:
        """Show how far it is."""
        if now.rows is None:
            return
        for label, text in zip((self._done, self._left), how_far(now), strict=True):
            if label.text() != text:
                label.setText(text)
        self._bar.setUpdatesEnabled(False)  # it would paint at once, and all that is under it
        self._bar.setMaximum(now.rows.plan.runs)
        self._bar.setValue(now.rows.runs)
        self._bar.setUpdatesEnabled(True)
        self.matrix.show_runs(now.rows, view.compared_by, view.pointed_run)
