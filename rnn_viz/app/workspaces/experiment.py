"""Experiment: what if everything were different? Today the outcome of this run, and what to try."""

from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from rnn_viz.app.workspaces.layout import panel
from rnn_viz.views.experiment.run_outcome import RunOutcome
from rnn_viz.views.widgets.labels import Heading
from rnn_viz.views.widgets.view import View


class Experiment(QWidget):
    """Answers what comes out when everything is different.

    Attributes
    ----------
    views
        What is drawn.
    splitters
        Those whose state is remembered.
    """

    def __init__(self) -> None:
        super().__init__()
        outcome = RunOutcome()
        self.views: list[View] = [outcome]
        self.splitters: list[QSplitter] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(panel((Heading("What if everything were different?"), 0), (outcome, 1)))
