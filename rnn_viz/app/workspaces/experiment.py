"""Experiment: what if everything were different? One run under the hand, or many compared."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from rnn_viz.app.workspaces.layout import panel
from rnn_viz.core.experiment.choices import ExperimentPart, ShowExperiment
from rnn_viz.core.scene import Scene
from rnn_viz.core.words.tables.choice_names import name_of
from rnn_viz.views.experiment.many_runs.many_runs import ManyRuns
from rnn_viz.views.experiment.plan.plan_view import PlanView
from rnn_viz.views.experiment.what_if import LiveWhatIf
from rnn_viz.views.widgets.building import filled
from rnn_viz.views.widgets.scrolling import ScrollingColumn
from rnn_viz.views.widgets.segmented import Segmented
from rnn_viz.views.widgets.view import View


class Experiment(QWidget):
    """Answers what comes out when everything is different.

    Signals
    -------
    wished
        An intent of :mod:`rnn_viz.core.experiment.choices`.

    Attributes
    ----------
    views
        What is drawn.
    splitters
        Those whose state is remembered.
    what_if
        The run, trained again with other numbers.
    many_runs, plan
        Many runs, and what is planned; the plan stands in the left column.
    """

    wished = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.what_if, self.many_runs, self.plan = LiveWhatIf(), ManyRuns(), PlanView()
        self.views: list[View] = [self.what_if, self.many_runs, self.plan]
        self.splitters: list[QSplitter] = [self.many_runs.splitter]
        self._parts = Segmented([name_of(part) for part in ExperimentPart], "experiment.part")
        self._parts.chosen.connect(
            lambda at: self.wished.emit(ShowExperiment(list(ExperimentPart)[at]))
        )
        self._stack = QStackedWidget()
        for view in (self.what_if, self.many_runs):
            self._stack.addWidget(ScrollingColumn(view))
        head = QWidget()
        filled(QHBoxLayout(head), self._parts, None)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(panel((head, 0), (self._stack, 1)))

    def turn_to(self, scene: Scene) -> None:
        """Show one run, or many."""
        at = list(ExperimentPart).index(scene.view.experiment)
        self._parts.choose(at)
        self._stack.setCurrentIndex(at)
