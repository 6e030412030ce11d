"""How the branch that is played and what it is compared with do: one measure a line."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from rnn_viz.core.language import _
from rnn_viz.core.words.outcomes import NOTHING_DIFFERS, Outcomes
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.building import filled, styled
from rnn_viz.views.widgets.labels import ElidedLabel, Heading
from rnn_viz.views.widgets.scaling.lengths import scaled
from rnn_viz.views.widgets.scaling.scaled_type import wear

_MEASURES = 4
_LETTER, _GAP = 14, 8  # pixels
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class OutcomeTable(QWidget):
    """A and B by name, and under these letters what became of each; hidden without a comparison."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("branches.outcomes")
        self.setAccessibleName(_("Comparison of outcomes"))
        # whatever width there is has to do: where it is little, measures stand over their values
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.names = [self._name(letter) for letter in "AB"]
        self.same = styled(QLabel(NOTHING_DIFFERS, self), role="muted", font=fonts.text(12))
        self.same.setWordWrap(True)
        self._table = QWidget(self)
        self.cells = [[self._cell(column) for column in range(3)] for _row in range(_MEASURES + 1)]
        self._is_narrow = False
        self._grid = QGridLayout(self._table)
        self._lay_out()
        self._place()
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
            *texts, note = outcomes.rows[at] if is_there else ("",) * 4
            for cell, text in zip(cells, texts, strict=True):
                cell.setText(text)
                cell.setToolTip(note)
                cell.setVisible(is_there)
        self.setAccessibleDescription(_sentence(outcomes))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stand beside the values, or over them."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        columns = zip(*self.cells, strict=True)
        needed = sum(max(cell.sizeHint().width() for cell in column) for column in columns)
        is_narrow = needed + 2 * scaled(_GAP) > self.width()
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self._place()

    def _place(self) -> None:
        """Put every cell at its place: a measure before its values, or on a line above them."""
        lines = 2 if self._is_narrow else 1
        for row, (measure, *values) in enumerate(self.cells):
            above = max(0, lines * row - lines + 1)  # the line of the letters has no measure
            self._grid.addWidget(measure, above, 0, 1, 3 if self._is_narrow else 1)
            for column, value in enumerate(values, start=1):
                self._grid.addWidget(value, lines * row, column)
        for column in range(3):
            self._grid.setColumnStretch(column, 0 if self._is_narrow and not column else 1)

    def _name(self, letter: str) -> ElidedLabel:
        middle = Qt.TextElideMode.ElideMiddle  # an iteration stands at the end
        label = ElidedLabel(f"branches.outcome_{letter.lower()}", self, middle)
        return styled(label, font=fonts.text(fonts.SMALL))

    def _cell(self, column: int) -> QLabel:
        label = QLabel(self._table)
        if column:
            label.setAlignment(_RIGHT)
        return styled(label, role="" if column else "muted", font=fonts.text(fonts.SMALL))

    def _lay_out(self) -> None:
        names = QGridLayout()
        for layout in (names, self._grid):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setVerticalSpacing(scaled(4))
        names.setHorizontalSpacing(scaled(4))
        self._grid.setHorizontalSpacing(scaled(_GAP))
        for row, (letter, label) in enumerate(zip("AB", self.names, strict=True)):
            mark = styled(QLabel(letter, self), font=fonts.text(fonts.SMALL, bold=True))
            mark.setFixedWidth(scaled(_LETTER))
            names.addWidget(mark, row, 0)
            names.addWidget(label, row, 1)
            self.cells[0][row + 1].setText(letter)
            wear(self.cells[0][row + 1], fonts.text(fonts.SMALL, bold=True))
        filled(
            QVBoxLayout(self), Heading(_("Comparison"), self), names, self.same, self._table,
            spacing=8,
        )  # fmt: skip


def _sentence(outcomes: Outcomes) -> str:
    """Return all of it for a screen reader."""
    if not outcomes.rows:
        return NOTHING_DIFFERS
    line = _("{measure}: {played} against {compared}")
    rows = (line.format(**row._asdict()) for row in outcomes.rows)
    names = _("{played} against {compared}.")
    names = names.format(played=outcomes.played, compared=outcomes.compared)
    return f"{names} {'; '.join(rows)}."
