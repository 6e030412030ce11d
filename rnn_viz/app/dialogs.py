"""The few dialogs: what went wrong, all keys, what this program is. None of them stops anything."""

from PySide6.QtWidgets import QMessageBox, QWidget

from rnn_viz import __version__


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
    from rnn_viz.app.shortcut_sheet import ShortcutSheet

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
