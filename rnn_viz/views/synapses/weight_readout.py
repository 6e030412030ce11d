"""The weight pointed at, as text."""

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from rnn_viz.core.words.number_text import signed
from rnn_viz.views.synapses.weight_matrix import WeightMatrix
from rnn_viz.views.widgets import fonts

_INVITATION = "Point at a cell to read its weight."


class WeightReadout(QWidget):
    """Name and value of one weight, and in words from where to where it leads."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._value, self._meaning = QLabel(self), QLabel(_INVITATION, self)
        self._value.setFont(fonts.text())
        self._value.setWordWrap(True)
        self._meaning.setFont(fonts.text(fonts.SMALL))
        self._meaning.setProperty("role", "muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._value)
        layout.addWidget(self._meaning)
        layout.addStretch()

    def show_weight(self, matrix: WeightMatrix | None, what: str = "", decimals: int = 3) -> None:
        """Read out the cell that is outlined in a matrix; ``what`` of the weight it is."""
        self._value.setVisible(matrix is not None)
        if matrix is None or matrix.cell is None:
            self._meaning.setText(_INVITATION)
            return
        row, column = matrix.cell
        names = f"{matrix.rows.name(row)} → {matrix.columns.name(column)}"
        value = signed(float(matrix.values[row, column]), decimals)
        self._value.setText(f"{what}{matrix.objectName()}[{names}] = {value}")
        self._meaning.setText(f"{matrix.rows.full_name(row)} {matrix.columns.full_name(column)}")
