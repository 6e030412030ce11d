"""Text beside and over the pictures of a large lens."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QWidget

from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.building import styled
from rnn_viz.views.widgets.labels import ElidedLabel


def caption_text(name: str, parent: QWidget, *wordings: str) -> ElidedLabel:
    """Return a line over a picture; a heading would write the script's names in capitals.

    Of the ``wordings``, the longest first, it shows the first one that has room.
    """
    label = styled(ElidedLabel(name, parent), role="muted", font=fonts.text(12))
    if wordings:
        label.say(*wordings)
    return label


def side_text(name: str) -> QLabel:
    """Return a label for sentences and values that take as many lines as they need."""
    label = styled(QLabel(), name, font=fonts.text(12))
    label.setWordWrap(True)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
