"""Text beside and over the pictures of a large lens."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.building import styled


def caption_text(text: str, parent: QWidget) -> QLabel:
    """Return a line over a picture; a heading would write the script's names in capitals."""
    label = styled(QLabel(text, parent), role="muted", font=fonts.text(12))
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def side_text(name: str) -> QLabel:
    """Return a label for sentences and values that take as many lines as they need."""
    label = styled(QLabel(), name, font=fonts.text(12))
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
