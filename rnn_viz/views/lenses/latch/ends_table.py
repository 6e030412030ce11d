"""Where the two starts of a ripple end, as a small table."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from rnn_viz.core.language import _
from rnn_viz.core.lenses.directions.discriminant import Discriminant
from rnn_viz.core.lenses.latch import Latch
from rnn_viz.core.words.lenses.latch import about_ripple, end_values
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.building import filled, styled
from rnn_viz.views.widgets.labels import Heading
from rnn_viz.views.widgets.scaling.lengths import scaled

_STARTS = (_("no carry"), _("carry"))
_BETWEEN, _LINE = 10, 2  # pixels between columns, and between rows


class EndsTable(QWidget):
    """A column a start, a row a value.

    Parameters
    ----------
    ripple
        The name of the ripple.
    """

    def __init__(self, ripple: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.said = styled(QLabel(self), f"lens.latch.{ripple}", font=fonts.text(12))
        self.said.setWordWrap(True)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(scaled(_BETWEEN))
        self._grid.setVerticalSpacing(scaled(_LINE))
        self._grid.setColumnStretch(2, 1)
        self._cells: dict[tuple[int, int], QLabel] = {}
        heading = Heading(_("{ripple} repeated").format(ripple=ripple))
        filled(QVBoxLayout(self), heading, self.said, self._grid, spacing=6)

    def show_ends(self, found: Latch | None, ripple: int, probe: Discriminant | None) -> None:
        """Show both ends of a ripple, or nothing."""
        self.said.setText("" if found is None else about_ripple(found, ripple))
        columns = [] if found is None else [end_values(it, probe) for it in found.orbits[ripple]]
        for column, values in enumerate(columns):
            self._write(0, column + 1, _STARTS[column], "muted")
            for row, (name, value) in enumerate(values, start=1):
                self._write(row, 0, name, "muted")
                self._write(row, column + 1, value)
        if not columns:
            for label in self._cells.values():
                label.setText("")

    def values(self) -> dict[str, list[str]]:
        """Return what is written, by the names of the rows."""
        rows = {row for row, column in self._cells if column == 0}
        return {
            self._cells[row, 0].text(): [self._cells[row, column].text() for column in (1, 2)]
            for row in sorted(rows)
        }

    def _write(self, row: int, column: int, text: str, role: str = "") -> None:
        if (row, column) not in self._cells:
            label = styled(QLabel(self), role=role, font=fonts.text(12))
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._cells[row, column] = label
            self._grid.addWidget(label, row, column)
        self._cells[row, column].setText(text)
