"""Experiment: what if everything were different? The whole run, trained again under the hand."""

from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from rnn_viz.app.workspaces.layout import panel
from rnn_viz.views.experiment.what_if import LiveWhatIf
from rnn_viz.views.widgets.view import View


class Experiment(QWidget):
    """Answers what comes out when everything is different.

    Attributes
    ----------
    views
        What is drawn.
    splitters
        Those whose state is remembered.
    what_if
        The run, trained again with other numbers.
    """

    def __init__(self) -> None:
        super().__init__()
        self.what_if = LiveWhatIf()
        self.views: list[View] = [self.what_if]
        self.splitters: list[QSplitter] = []
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(panel((self.what_if, 1)))
