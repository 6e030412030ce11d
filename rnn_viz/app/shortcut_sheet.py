"""The sheet of all keys, printed from the actions table."""

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QVBoxLayout, QWidget

from rnn_viz.app.actions import ACTIONS, menus
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.heading import Heading

MORE = (
    ("Enter", "In a field: take what was typed"),
    ("Esc", "In a field: put the old value back"),
    ("Wheel", "Over the curve: zoom; with Shift move along"),
    ("Drag", "Over the curve: zoom to a stretch; double click for the whole run"),
    ("Arrows", "In the map or the synapses, reached by Tab: from cell to cell; Enter picks one"),
)


class ShortcutSheet(QDialog):
    """Every action that has a key, by menu, and what the mouse and fields can do."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle("Keyboard shortcuts")
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        grid.setVerticalSpacing(8)
        specs = {spec.do: spec for spec in ACTIONS}
        for menu, entries in menus().items():
            rows = [(_native(specs[do].keys), specs[do].tip) for do in entries if specs[do].keys]
            _add_rows(grid, menu, rows)
        _add_rows(grid, "Fields and pictures", list(MORE))
        close = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, self)
        close.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(16)
        layout.addLayout(grid)
        layout.addWidget(close)


def _add_rows(grid: QGridLayout, heading: str, rows: list[tuple[str, str]]) -> None:
    if not rows:
        return
    grid.addWidget(Heading(heading), grid.rowCount(), 0, 1, 2)
    for keys, tip in rows:
        row = grid.rowCount()
        key = QLabel(keys)
        key.setFont(fonts.text(13, bold=True))
        grid.addWidget(key, row, 0)
        grid.addWidget(QLabel(tip), row, 1)


def _native(keys: str) -> str:
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
