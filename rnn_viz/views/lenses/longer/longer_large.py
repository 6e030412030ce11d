"""Longer numbers, large: the rows on an axis, and beside them how sure each share is."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from rnn_viz.core.commands import GoTo
from rnn_viz.core.language import _
from rnn_viz.core.lenses.long_sums.longer import LengthShare
from rnn_viz.core.scene import Scene
from rnn_viz.core.words.lenses.long_sums.long_numbers import whole_percent
from rnn_viz.core.words.lenses.long_sums.longer import ABOUT_CURVES, about_interval
from rnn_viz.views.lenses.longer.longer_small import LongerPicture
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.building import filled, styled
from rnn_viz.views.widgets.labels import Heading
from rnn_viz.views.widgets.pictures import ticks
from rnn_viz.views.widgets.scaling.lengths import scaled

_BETWEEN = 6  # pixels between two lengths


class LengthTable(QWidget):
    """Two lines a length: how many of its sums are right, and how sure that is."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(1, 1)
        self._rows: list[tuple[QLabel, ...]] = []

    def show_lengths(self, lengths: tuple[LengthShare, ...]) -> None:
        """Show these lengths and no others."""
        while len(self._rows) < len(lengths):
            self._rows.append(self._row(len(self._rows)))
        for row, labels in enumerate(self._rows):
            for label in labels:
                label.setVisible(row < len(lengths))
        for it, labels in zip(lengths, self._rows, strict=False):
            counted = _("{number:,} of {count:,}").format(number=it.right, count=it.tried)
            bits = _("{count:,} bits").format(count=it.bits)
            texts = bits, counted, whole_percent(it.share), about_interval(it)
            for label, text in zip(labels, texts, strict=True):
                label.setText(text)

    def _row(self, row: int) -> tuple[QLabel, ...]:
        name = f"lens.longer.row{row}"
        small, bold = fonts.text(12), fonts.text(12, bold=True)
        bits = styled(QLabel(self), name, font=bold)
        counted = styled(QLabel(self), f"{name}.counted", "muted", small)
        share = styled(QLabel(self), f"{name}.share", font=bold)
        sure = styled(QLabel(self), f"{name}.sure", "muted", fonts.text(fonts.SMALL))
        sure.setContentsMargins(0, 0, 0, scaled(_BETWEEN))
        right = Qt.AlignmentFlag.AlignRight
        for column, label in enumerate((bits, counted, share)):
            self._grid.addWidget(label, 2 * row, column, right if column else Qt.AlignmentFlag(0))
        self._grid.addWidget(sure, 2 * row + 1, 0, 1, 3)
        return bits, counted, share, sure


class LongerLarge(LongerPicture):
    """A click on the picture, or Enter at its pointer, goes to that iteration."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("lens.longer.large", ticks.iterations, parent)
        self.plot.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.plot.picked.connect(lambda iteration: self.wished.emit(GoTo(iteration)))
        self.table = LengthTable()
        note = styled(QLabel(ABOUT_CURVES), "lens.longer.curves", "muted", fonts.text(fonts.SMALL))
        note.setWordWrap(True)
        self.side = QWidget()
        filled(
            QVBoxLayout(self.side), Heading(_("Right sums at the playhead")), self.table, note,
            spacing=8,
        )  # fmt: skip

    def draw(self, scene: Scene) -> None:
        """Draw the plot, and fill the table."""
        super().draw(scene)
        self.table.show_lengths(self.now.lengths if self.now else ())
