"""The few dialogs: what went wrong, all keys, what this program is. None of them stops anything."""

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QMessageBox,
    QVBoxLayout,
    QWidget,
)

from rnn_viz import __version__
from rnn_viz.app.actions import ACTIONS, menus
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.labels import Heading
from rnn_viz.views.widgets.scrolling import scrolling

_BAR = 12  # pixels that a scroll bar takes
_BESIDE = 48  # pixels of the window above and below the sheet
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
        keys = QWidget()
        keys.setLayout(grid)
        self.keys = scrolling(keys, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(16)
        layout.addWidget(self.keys)
        layout.addWidget(close)
        wide = keys.sizeHint().width() + 2 * 24 + _BAR
        tall = keys.sizeHint().height() + close.sizeHint().height() + 24 + 16 + 16
        self.resize(wide, min(tall, parent.height() - _BESIDE))


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


def warn(window: QWidget, sentence: str, details: str = "") -> None:
    """Tell what went wrong, one dialog at a time."""
    if window.findChild(QMessageBox) is not None:
        return
    box = QMessageBox(QMessageBox.Icon.Warning, "RNN Viz", sentence, parent=window)
    box.setDetailedText(details)
    box.finished.connect(box.deleteLater)
    box.open()


def show_shortcuts(window: QWidget) -> None:
    """Show the sheet of all keys."""
    from rnn_viz.app.dialogs import ShortcutSheet

    sheet = ShortcutSheet(window)
    sheet.finished.connect(sheet.deleteLater)
    sheet.open()


def show_about(window: QWidget) -> None:
    """Say what this program is."""
    box = QMessageBox(window)
    box.setWindowTitle("About RNN Viz")
    box.setText(f"<b>RNN Viz {__version__}</b>")
    box.setInformativeText(
        "See inside a recurrent network while it learns to add binary numbers: the NumPy "
        "script of 2015, its 304 weights, every example and every bit."
    )
    box.finished.connect(box.deleteLater)
    box.open()
