"""Inside: what has the network learned? A wall of lenses, each with one computed sentence."""

from PySide6.QtWidgets import QGridLayout, QLabel, QSplitter, QVBoxLayout, QWidget

from rnn_viz.app.workspaces.layout import panel
from rnn_viz.views.lenses.accuracy_over_run import AccuracyOverRun
from rnn_viz.views.lenses.pinned_history import PinnedHistory
from rnn_viz.views.widgets.building import styled
from rnn_viz.views.widgets.labels import Heading
from rnn_viz.views.widgets.scaling.lengths import scaled
from rnn_viz.views.widgets.view import View

_WHAT = "Each picture speaks of the moment under the playhead, in one sentence that is computed."


class Inside(QWidget):
    """Answers what the network has learned.

    Attributes
    ----------
    views
        The lenses.
    splitters
        Those whose state is remembered.
    """

    def __init__(self) -> None:
        super().__init__()
        self.views: list[View] = [AccuracyOverRun(), PinnedHistory()]
        self.splitters: list[QSplitter] = []
        about = styled(QLabel(_WHAT), "inside.about", "muted")
        about.setWordWrap(True)
        wall = QWidget()
        grid = QGridLayout(wall)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(scaled(16))
        for number, view in enumerate(self.views):
            grid.addWidget(view, number // 2, number % 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(panel((Heading("What has it learned?"), 0), (about, 0), (wall, 1)))
