"""The dialogs of the program, in its own type and colours. None of them stops anything."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from rnn_viz.version import __version__
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.building import filled, styled
from rnn_viz.views.widgets.scaling.lengths import scaled
from rnn_viz.views.widgets.scrolling import scrolling

_WARNING = "dialog.warning"
_MARGIN, _WIDTH, _MOST_DETAILS = 24, 420, 220  # pixels


class Dialog(QDialog):
    """A title, what is told, and a button that closes it; Escape does so, too.

    Parameters
    ----------
    title
        What it is about.
    content
        What fills it; more may be put into ``body``.

    Attributes
    ----------
    body
        The layout of the content.
    """

    def __init__(self, window: QWidget, title: str, *content: QWidget) -> None:
        super().__init__(window)
        self.setWindowTitle(f"{title} – RNN Viz")
        self.title = styled(QLabel(title, self), "dialog.title", font=fonts.text(18, bold=True))
        self.close_button = styled(QPushButton("Close", self), "dialog.close")
        self.close_button.clicked.connect(self.reject)
        self.body = filled(QVBoxLayout(), *content, spacing=12)
        end = filled(QHBoxLayout(), None, self.close_button)
        margins = _MARGIN, 20, _MARGIN, 20
        filled(QVBoxLayout(self), self.title, self.body, end, spacing=16, margins=margins)
        self.finished.connect(self.deleteLater)


class Message(Dialog):
    """A few sentences, and below them what only a developer reads."""

    def __init__(self, window: QWidget, title: str, sentences: str, details: str = "") -> None:
        super().__init__(window, title)
        self.said = _text(sentences, "dialog.text")
        self.body.addWidget(self.said)
        if details:
            told = _text(details, "dialog.details")
            styled(told, role="muted", font=fonts.code(12))
            area = scrolling(told, self)
            area.setMaximumHeight(scaled(_MOST_DETAILS))
            self.body.addWidget(area)


def _text(words: str, name: str) -> QLabel:
    """Return a text that can be selected and copied."""
    label = styled(QLabel(words), name, font=fonts.text())
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setMinimumWidth(scaled(_WIDTH))
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


def warn(window: QWidget, sentence: str, details: str = "") -> None:
    """Tell what went wrong, one dialog at a time."""
    if window.findChild(Message, _WARNING) is None:
        styled(Message(window, "Something went wrong", sentence, details), _WARNING).open()


def show_about(window: QWidget) -> None:
    """Say what this program is."""
    Message(
        window, f"RNN Viz {__version__}",
        "See inside a recurrent network while it learns to add binary numbers: the NumPy "
        "script of 2015, its weights, every example and every bit.",
    ).open()  # fmt: skip
