"""Many runs: what they say together, when each was perfect, their curves, and all of them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from rnn_viz.core.experiment.choices import CompareBy, Milestone, PointAtRun
from rnn_viz.core.experiment.experiment import Experiment, MeasureCosts, RunExperiment, SaveRuns
from rnn_viz.core.experiment.plan import Plan
from rnn_viz.core.experiment.presets import PRESETS
from rnn_viz.core.experiment.verdict import Verdict
from rnn_viz.core.language import _
from rnn_viz.core.run.config import RunConfig
from rnn_viz.core.scene import Scene
from rnn_viz.core.words.experiment.progress import so_far
from rnn_viz.core.words.experiment.verdict import how_judged, limits, verdict_text
from rnn_viz.core.words.tables.choice_names import name_of
from rnn_viz.views.experiment.many_runs.cell_curves import CellCurves
from rnn_viz.views.experiment.many_runs.comparison import Comparison
from rnn_viz.views.experiment.many_runs.heat_map import HeatMap
from rnn_viz.views.experiment.many_runs.invitation import Invitation
from rnn_viz.views.experiment.many_runs.legend import Legend
from rnn_viz.views.experiment.many_runs.runs_canvas import wishes_to_open
from rnn_viz.views.experiment.many_runs.runs_table import RunsTable
from rnn_viz.views.experiment.many_runs.shares import Shares
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.building import filled, styled
from rnn_viz.views.widgets.labels import ElidedLabel, GrowingLabel, Heading
from rnn_viz.views.widgets.pictures.canvas import Drawn
from rnn_viz.views.widgets.segmented import Segmented
from rnn_viz.views.widgets.view import View

_PAIRS = _("In each cell the median of the runs, and how many of them got there")
_HOW = _("How is this judged?")


class ManyRuns(View):
    """The experiment as it is now; nothing of it before there is one but what could be asked.

    Attributes
    ----------
    said, how
        The sentence on top, and the button that tells the rules behind it.
    comparison, shares, heat_map, cell, table
        The pictures, and the table.
    picture
        The pictures that are shown, with what is written over them.
    splitter
        Between pictures and table.
    """

    frames_apart = 1

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("experiment.many_runs", parent)
        self._drawn = Drawn()
        self.said = styled(QLabel(self), "experiment.said", font=fonts.text(13))
        self.said.setWordWrap(True)
        self.said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.how = styled(QPushButton(_HOW, self), "experiment.how", "link", fonts.text(12))
        self.how.setCheckable(True)
        self.how.toggled.connect(self._explain)
        self.explained = GrowingLabel("experiment.explained", "muted", self)
        self._milestone = Segmented([name_of(it) for it in Milestone], "experiment.milestone", self)
        self._milestone.chosen.connect(lambda at: self.wished.emit(CompareBy(list(Milestone)[at])))
        self.comparison, self.shares = Comparison(self), Shares(self)
        self.heat_map, self.cell, self.table = HeatMap(self), CellCurves(self), RunsTable(self)
        self.invitation = Invitation(self)
        self.invitation.chosen.connect(self._begin)
        for part in (self.comparison, self.shares, self.heat_map, self.cell, self.table):
            part.pointed.connect(lambda run: self.wished.emit(PointAtRun(run)))
            part.opened.connect(self._open)
        self.table.saving.connect(lambda: self.wished.emit(SaveRuns()))
        self._lay_out()

    def draw(self, scene: Scene) -> None:
        """Show what the experiment has come to."""
        self.scene, now, view = scene, scene.experiment, scene.view
        self._stack.setCurrentIndex(0 if now.rows is None else 1)
        if now.rows is None:
            self._invite(now)
            return
        self._say(now)
        self._milestone.choose(list(Milestone).index(view.compared_by))
        is_pairs = len(now.rows.plan.varied) == 2
        self._pictures.setCurrentIndex(1 if is_pairs else 0)
        self._legend.setVisible(not is_pairs)
        self._pairs.setVisible(is_pairs)
        self.comparison.show_verdict(now.verdict, scene.now.config)
        shown = (self.heat_map,) if is_pairs else (self.comparison, self.shares)
        for picture in shown:
            picture.show_runs(now.rows, view.compared_by, view.pointed_run)
        if is_pairs:
            self.cell.show_runs(now.rows, now.verdict, view.compared_by, view.pointed_run)
        self.table.show_runs(now.rows, view.pointed_run)

    def _invite(self, now: Experiment) -> None:
        if self._drawn.is_new("asked"):
            for preset in PRESETS:
                self.wished.emit(MeasureCosts(preset.plan))
        self.invitation.show_costs(now.costs, now.place)

    def _say(self, now: Experiment) -> None:
        if now.verdict is None or not self._drawn.is_new("said", now.verdict, now.is_active):
            return
        self.said.setText(so_far(now.verdict) + verdict_text(now.verdict))
        if self.how.isChecked():
            self.explained.say(_rules(now.verdict))

    def _explain(self, is_wanted: bool) -> None:
        """Tell the rules, or no longer."""
        found = None if self.scene is None else self.scene.experiment.verdict
        self.explained.say(_rules(found) if is_wanted and found is not None else "")

    def _open(self, run: RunConfig) -> None:
        for wish in wishes_to_open(run, self.scene) if self.scene is not None else ():
            self.wished.emit(wish)

    def _begin(self, plan: Plan) -> None:
        if self.scene is not None:
            self.wished.emit(RunExperiment(plan, self.scene.experiment.place))

    def _lay_out(self) -> None:
        caption = styled(QFrame(self), role="caption")
        said = filled(QHBoxLayout(), (self.said, 1), self.how, spacing=8)
        filled(QVBoxLayout(caption), said, self.explained, margins=(12, 6, 8, 6), spacing=4)
        self._legend, self._pairs = Legend(self), ElidedLabel("experiment.pairs", self)
        styled(self._pairs, role="muted", font=fonts.text(12))
        self._pairs.say(_PAIRS, _("Median of the runs, and how many got there"))
        self._pairs.setAlignment(Qt.AlignmentFlag.AlignRight)
        head = filled(
            QHBoxLayout(), Heading(_("Iterations until"), self), self._milestone, (self._legend, 1),
            (self._pairs, 1), spacing=10,
        )  # fmt: skip
        self._pictures = QStackedWidget(self)
        columns = QWidget(self)
        filled(QVBoxLayout(columns), (self.comparison, 3), (self.shares, 1), spacing=4)
        self._pictures.addWidget(columns)
        cells = QWidget(self)
        filled(QVBoxLayout(cells), (self.heat_map, 3), (self.cell, 1), spacing=4)
        self._pictures.addWidget(cells)
        self.picture = QWidget(self)
        filled(QVBoxLayout(self.picture), head, (self._pictures, 1), spacing=8)
        self.splitter = QSplitter(Qt.Orientation.Vertical, self)
        self.splitter.setObjectName("many_runs")
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        for part in (self.picture, self.table):
            self.splitter.addWidget(part)
        whole = QWidget(self)
        filled(QVBoxLayout(whole), caption, (self.splitter, 1), spacing=8)
        self._stack = _Pages(self)
        for page in (self.invitation, whole):
            self._stack.addWidget(page)
        filled(QVBoxLayout(self), self._stack)


class _Pages(QStackedWidget):
    """Pages that take the height there is, so that nothing scrolls before it must."""

    def hasHeightForWidth(self) -> bool:
        """Claim no height: what the sentence needs the pictures give."""
        return False


def _rules(found: Verdict) -> str:
    return f"{how_judged(found)} {' '.join(limits(found))}"
