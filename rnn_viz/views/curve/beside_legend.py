"""The runs laid over the error curve: a line, a name and an outcome each."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from rnn_viz.core.evidence.trials.beside import without
from rnn_viz.core.experiment.choices import LayBeside
from rnn_viz.core.language import _
from rnn_viz.core.scene import Scene
from rnn_viz.core.words.sessions.beside import OUTCOME_HEADS, BesideRow, beside_rows
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.building import filled, styled
from rnn_viz.views.widgets.labels import ElidedLabel
from rnn_viz.views.widgets.run_signs import BesideSample
from rnn_viz.views.widgets.scaling.lengths import scaled

_LINE, _GAP = 16, 8  # pixels
_FEWEST, _OTHERS = 2, 180  # rows at least, the others scroll; pixels that the view needs itself
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class BesideLegend(QWidget):
    """A row for each run that is laid over the curve; no room is taken while there is none.

    Signals
    -------
    wished
        A :class:`LayBeside`.
    """

    wished = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Runs laid over the curve"))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.rows: tuple[BesideRow, ...] = ()
        self._labels: list[list[QLabel]] = []
        self._beside: tuple[int, ...] = ()
        self._height_of_view = _OTHERS
        self._heads = [self._figure(self, head, "muted") for head in OUTCOME_HEADS[1:]]
        self._top = filled(QHBoxLayout(), None, *self._heads, spacing=_GAP)
        self._scrolled = QScrollArea(self)
        self._scrolled.setFrameShape(QScrollArea.Shape.NoFrame)
        self._scrolled.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scrolled.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scrolled.setWidgetResizable(True)
        filled(QVBoxLayout(self), self._top, (self._scrolled, 1), spacing=0)
        self.hide()

    def draw(self, scene: Scene) -> None:
        """Show the runs that are laid beside, and what is known of them."""
        self._beside = scene.view.beside
        rows = beside_rows(scene.now, scene.view.beside)
        if rows == self.rows:
            return
        same = [(row.place, row.number) for row in rows]
        is_other = same != [(row.place, row.number) for row in self.rows]
        self.rows = rows
        self.setVisible(bool(rows))
        if is_other:
            self._build()
        for row, labels in zip(rows, self._labels, strict=True):
            for label, text in zip(labels, row.texts, strict=True):
                label.setText(text)
                label.setToolTip(row.sentence)
            labels[0].setAccessibleDescription(row.sentence)
        self.place(self._height_of_view)

    def minimumSizeHint(self) -> QSize:
        """Need only the height."""
        return QSize(0, self.height())

    def place(self, height: int) -> None:
        """Take the room for the rows that a view of so many pixels' height has."""
        self._height_of_view = height
        most = max(_FEWEST, (height - scaled(_OTHERS)) // scaled(_LINE))
        shown = min(len(self.rows), most)
        self.setFixedHeight((1 + shown) * scaled(_LINE))
        bar = self._scrolled.verticalScrollBar().sizeHint().width() if shown < len(self.rows) else 0
        self._top.setContentsMargins(0, 0, scaled(_LINE + _GAP) + bar, 0)
        for column, head in enumerate(self._heads, 1):  # it stands over the numbers
            texts = [head.text(), *(row.texts[column] for row in self.rows)]
            wide = max(map(head.fontMetrics().horizontalAdvance, texts)) + 2
            for label in (head, *(labels[column] for labels in self._labels)):
                label.setFixedWidth(wide)

    def _build(self) -> None:
        """Make the rows anew."""
        content = QWidget()
        content.setAutoFillBackground(False)
        grid = QGridLayout(content)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(scaled(_GAP))
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(1, 1)
        self._labels = [self._row(content, grid, at, row) for at, row in enumerate(self.rows)]
        for at in range(len(self.rows)):
            grid.setRowMinimumHeight(at, scaled(_LINE))
        self._scrolled.setWidget(content)
        self._scrolled.viewport().setAutoFillBackground(False)

    def _row(self, parent: QWidget, grid: QGridLayout, at: int, row: BesideRow) -> list[QLabel]:
        name = ElidedLabel(f"error_curve.beside_{row.place}", parent)
        name.setMinimumWidth(1)
        styled(name, font=fonts.text(fonts.SMALL))
        labels = [name, *(self._figure(parent) for figure in row.texts[1:])]
        away = styled(QToolButton(parent), f"error_curve.away_{row.place}", "link")
        away.setText("×")
        away.setFixedSize(scaled(_LINE), scaled(_LINE))
        away.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        away.setAccessibleName(_("Take {run} away").format(run=row.texts[0]))
        away.setToolTip(_("Draw this run no longer; it stays in the list of runs"))
        number = row.number
        away.clicked.connect(lambda: self._take_away(number))
        for column, widget in enumerate((BesideSample(row.place, parent), *labels, away)):
            grid.addWidget(widget, at, column)
        return labels

    def _figure(self, parent: QWidget, text: str = "", role: str = "") -> QLabel:
        label = styled(QLabel(text, parent), role=role, font=fonts.text(fonts.SMALL))
        label.setAlignment(_RIGHT)
        return label

    def _take_away(self, number: int) -> None:
        self.wished.emit(LayBeside(without(self._beside, frozenset({number}))))
