"""The error of every example: band, mean, chance, and the share of sums that are right."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from rnn_viz.core.evidence.trials.beside import STUDY as BESIDE
from rnn_viz.core.intents import Zoom
from rnn_viz.core.language import _, _p
from rnn_viz.core.scene import Scene
from rnn_viz.core.words.curve_readout import Asked, possible_wheres
from rnn_viz.views.curve.beside_legend import BesideLegend
from rnn_viz.views.curve.branch_legend import BranchLegend
from rnn_viz.views.curve.curve_legend import CurveLegend
from rnn_viz.views.curve.curve_plot import CurvePlot
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.labels import Heading
from rnn_viz.views.widgets.scaling.lengths import changes, scaled
from rnn_viz.views.widgets.scaling.scaled_type import scaled_font, wear
from rnn_viz.views.widgets.view import View

_HEADINGS = _p("heading", "Error"), _p("short heading", "Error")
_ROW, _GAP = 20, 4  # pixels


class ErrorCurve(View):
    """The run as a curve, with a legend that also reads the values out."""

    studies = frozenset({"map", "shares", BESIDE})

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("error_curve", parent)
        self.setAccessibleName(_("Error curve"))
        self._heading = Heading(_HEADINGS[0], self)
        self.where = QLabel(self)
        self.where.setObjectName("error_curve.where")
        wear(self.where, fonts.text())
        self.where.setFixedHeight(scaled(_ROW))
        self.where.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.whole_run = self._whole_run()
        self.legend = CurveLegend(self)
        self.branches = BranchLegend(self)
        self.beside = BesideLegend(self)
        self.plot = CurvePlot(self)
        self._reserved = (0, 0, 0)  # the end and the width that a place's name is made for, lengths
        self._arrange()
        self.whole_run.clicked.connect(lambda: self.wished.emit(Zoom(None)))
        self.plot.wished.connect(self.wished)
        self.plot.pointedChanged.connect(self._read_out)
        self.legend.wished.connect(self.wished)
        self.branches.wished.connect(self.wished)
        self.beside.wished.connect(self.wished)

    def draw(self, scene: Scene) -> None:
        """Show the curve up to the frontier."""
        self.scene = scene  # the parts draw themselves
        self.plot.draw(scene)
        self.whole_run.setVisible(scene.view.zoom is not None)
        self.legend.show_hidden(scene.view.hidden_lines)
        self.branches.show_branches(scene.now.run_state.branches, scene.view.hidden_lines)
        self.beside.draw(scene)
        self._reserve(scene.now.config.iterations)
        self._read_out()

    def place_of(self, part: object) -> QRect | None:
        """Return where a part is; an iteration is a column of the plot."""
        if not isinstance(part, int):
            return super().place_of(part)
        shown, area = self.plot.shown, self.plot.area()
        if not shown.start <= part <= shown.stop:
            return None
        column = QRect(round(self.plot.x_of(part)), area.top(), 1, area.height())
        return self.plot.shown_at(column)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose type for which there is room."""
        super().resizeEvent(event)
        self.branches.place(self.height())
        self.beside.place(self.height())
        if self.scene is not None:
            self._reserve(self.scene.now.config.iterations)

    def _whole_run(self) -> QPushButton:
        button = QPushButton(_("whole run"), self)
        button.setObjectName("error_curve.whole_run")
        button.setProperty("role", "link")
        button.setToolTip(_("Show all iterations of the run."))
        wear(button, fonts.text(fonts.SMALL))
        policy = button.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        button.setSizePolicy(policy)
        button.setFixedHeight(scaled(_ROW))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # it hides when clicked
        button.hide()
        return button

    def _arrange(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(scaled(_GAP))
        top.addWidget(self._heading)
        top.addWidget(self.whole_run)
        top.addStretch(1)
        top.addWidget(self.where)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(scaled(4))
        layout.addLayout(top)
        layout.addWidget(self.legend)
        layout.addWidget(self.branches)
        layout.addWidget(self.beside)
        layout.addWidget(self.plot, 1)

    def _read_out(self) -> None:
        """Write the values under the mouse, else those at the playhead."""
        if self.scene is None:
            return
        window = self.plot.lines.window
        said = self.scene.readout(Asked(self.plot.iteration, window, self.plot.pixel()[0]))
        self.where.setText(said.where)
        self.legend.say(said, self.scene.now.config, window)
        for widget in (self, self.plot):
            widget.setAccessibleDescription(said.sentence)

    def _reserve(self, end: int) -> None:
        """Keep room for the name of every place in the run, so that nothing moves."""
        if (end, self.width(), changes()) == self._reserved:
            return
        self._reserved = end, self.width(), changes()
        room = self.width() - self.whole_run.sizeHint().width() - 2 * scaled(_GAP)
        self._heading.say_what_fits(_HEADINGS, room - _widest_where(end, fonts.SMALL))
        for pixels in (fonts.BODY, fonts.SMALL):
            widest = _widest_where(end, pixels)
            if widest <= room - self._heading.sizeHint().width():
                break
        wear(self.where, fonts.text(pixels))
        self.where.setFixedWidth(widest)


def _widest_where(end: int, pixels: int) -> int:
    """Return the width of the longest name of a place in a run, in type of a size."""
    measure = QFontMetrics(scaled_font(fonts.text(pixels))).horizontalAdvance
    return max(map(measure, possible_wheres(end)))
