"""How the branch that is played and what it is compared with do: one measure a line."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from rnn_viz.core.words.outcomes import NOTHING_DIFFERS, Outcomes
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.building import filled, styled
from rnn_viz.views.widgets.labels import ElidedLabel, Heading

_MEASURES = 4
_LETTER = 14  # pixels
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class OutcomeTable(QWidget):
    """A and B by name, and under these letters what became of each; hidden without a comparison."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("branches.outcomes")
        self.setAccessibleName("Comparison of outcomes")
        self.names = [self._name(letter) for letter in "AB"]
        self.same = styled(QLabel(NOTHING_DIFFERS, self), role="muted", font=fonts.text(12))
        self.same.setWordWrap(True)
        self._table = QWidget(self)
        self.cells = [[self._cell(column) for column in range(3)] for _ in range(_MEASURES + 1)]
        self._lay_out()
        self._shown: Outcomes | None = None
        self.hide()

    def show_outcomes(self, outcomes: Outcomes | None) -> None:
        """Show a comparison; ``None`` if there is none."""
        self.setVisible(outcomes is not None)
        if outcomes is None or outcomes == self._shown:
            return
        self._shown = outcomes
        for label, name in zip(self.names, (outcomes.played, outcomes.compared), strict=True):
            label.setText(name)
            label.setToolTip(name)
        self.same.setVisible(not outcomes.rows)
        self._table.setVisible(bool(outcomes.rows))
        for at, cells in enumerate(self.cells[1:]):
            is_there = at < len(outcomes.rows)
            for cell, text in zip(cells, outcomes.rows[at] if is_there else ("",) * 3, strict=True):
                cell.setText(text)
                cell.setVisible(is_there)
        self.setAccessibleDescription(_sentence(outcomes))

    def _name(self, letter: str) -> ElidedLabel:
        label = ElidedLabel(f"branches.outcome_{letter.lower()}", self)
        return styled(label, font=fonts.text(fonts.SMALL))

    def _cell(self, column: int) -> QLabel:
        label = QLabel(self._table)
        if column:
            label.setAlignment(_RIGHT)
        return styled(label, role="" if column else "muted", font=fonts.text(fonts.SMALL))

    def _lay_out(self) -> None:
        names, table = QGridLayout(), QGridLayout(self._table)
        for layout in (names, table):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setVerticalSpacing(4)
        names.setHorizontalSpacing(4)
        table.setHorizontalSpacing(8)
        for row, (letter, label) in enumerate(zip("AB", self.names, strict=True)):
            mark = styled(QLabel(letter, self), font=fonts.text(fonts.SMALL, bold=True))
            mark.setFixedWidth(_LETTER)
            names.addWidget(mark, row, 0)
            names.addWidget(label, row, 1)
            self.cells[0][row + 1].setText(letter)
            self.cells[0][row + 1].setFont(fonts.text(fonts.SMALL, bold=True))
        for row, cells in enumerate(self.cells):
            for column, cell in enumerate(cells):
                table.addWidget(cell, row, column)
        for column in range(3):
            table.setColumnStretch(column, 1)
        filled(
            QVBoxLayout(self), Heading("Comparison", self), names, self.same, self._table, spacing=8
        )


def _sentence(outcomes: Outcomes) -> str:
    """Return all of it for a screen reader."""
    if not outcomes.rows:
        return NOTHING_DIFFERS
    said = (f"{row.measure}: {row.played} against {row.compared}" for row in outcomes.rows)
    return f"{outcomes.played} against {outcomes.compared}. {'; '.join(said)}."
