"""The dialogs of the program, in its own type and colours. None of them stops anything."""

import time

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from rnn_viz import version
from rnn_viz.core.language import _
from rnn_viz.io.reports.log_file import LOG
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.building import filled, styled
from rnn_viz.views.widgets.scaling.lengths import scaled
from rnn_viz.views.widgets.scrolling import scrolling

_WARNING, _REFUSAL = "dialog.warning", "dialog.refusal"
_MARGIN, _WIDTH, _MOST_DETAILS = 24, 420, 220  # pixels
_MOST_TOLD, _MOST_KEPT = 600, 100_000  # characters
_WELL_AGAIN = 60.0  # seconds without a fault, after which it is told again


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
    buttons
        The layout of the buttons, on the right below it.
    """

    def __init__(self, window: QWidget, title: str, *content: QWidget) -> None:
        super().__init__(window)
        self.setWindowTitle(f"{title} – RNN Viz")
        self.title = styled(QLabel(title, self), "dialog.title", font=fonts.text(18, bold=True))
        self.close_button = styled(QPushButton(_("Close"), self), "dialog.close")
        self.close_button.clicked.connect(self.reject)
        self.body = filled(QVBoxLayout(), *content, spacing=12)
        self.buttons = filled(QHBoxLayout(), None, self.close_button, spacing=8)
        margins = _MARGIN, 20, _MARGIN, 20
        parts = self.title, self.body, self.buttons
        filled(QVBoxLayout(self), *parts, spacing=16, margins=margins)
        self.finished.connect(self.deleteLater)


class Message(Dialog):
    """A few sentences, and below them what only a developer reads; Copy takes all of it along."""

    def __init__(self, window: QWidget, title: str, sentences: str, details: str = "") -> None:
        super().__init__(window, title)
        self.said = _text(sentences, "dialog.text")
        self.body.addWidget(self.said)
        self._details = styled(_text("", "dialog.details"), role="muted", font=fonts.code(12))
        self._area = scrolling(self._details, self)
        self._area.setMaximumHeight(scaled(_MOST_DETAILS))
        self.body.addWidget(self._area)
        self.copy_button = styled(QPushButton(_("Copy"), self), "dialog.copy")
        self.copy_button.setAutoDefault(False)
        self.copy_button.setToolTip(_("Copy all of this, and the versions, for a report"))
        self.copy_button.clicked.connect(self._copy)
        self.buttons.insertWidget(0, self.copy_button)
        self._show_details(details)

    def add(self, sentences: str, details: str = "") -> None:
        """Tell more, as long as it can be read; all of it is in the details."""
        if len(self.said.text()) < _MOST_TOLD:
            self.said.setText(f"{self.said.text()}\n\n{sentences}")
        self._show_details(f"{self._details.text()}\n{details or sentences}".strip())
        self.adjustSize()  # what is open already would cut the last lines

    def _show_details(self, details: str) -> None:
        self._details.setText(details[:_MOST_KEPT])
        self._area.setVisible(bool(details))
        self.copy_button.setVisible(bool(details))

    def _copy(self) -> None:
        from rnn_viz.io.reports.versions import versions  # imports what is slow

        parts = self.title.text(), self.said.text(), self._details.text(), versions()
        QGuiApplication.clipboard().setText("\n\n".join(parts) + "\n")
        self.copy_button.setText(_("Copied"))


def _text(words: str, name: str) -> QLabel:
    """Return a text that can be selected and copied."""
    label = styled(QLabel(words), name, font=fonts.text())
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setMinimumWidth(scaled(_WIDTH))
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label


class Warnings(QObject):
    """Tell what goes wrong, each thing once while it goes on going wrong, in one dialog."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._last: dict[str, float] = {}  # when it was wrong last, by what was told

    def tell(self, sentences: str, details: str = "") -> None:
        """Tell it, unless that was done and it has not been well since."""
        now = time.monotonic()
        before, self._last[sentences] = self._last.get(sentences), now
        if before is not None and now - before < _WELL_AGAIN:
            return
        LOG.error("told: %s%s", sentences, f"\n{details}" if details else "")
        shown = self._window.findChild(Message, _WARNING)
        if shown is None or shown.isHidden():  # closed, and about to go
            message = Message(self._window, _("Something went wrong"), sentences, details)
            styled(message, _WARNING).open()
        else:
            shown.add(sentences, details)


def warn(window: QWidget, sentences: str, details: str = "") -> None:
    """Tell what went wrong; see :class:`Warnings`."""
    (window.findChild(Warnings) or Warnings(window)).tell(sentences, details)


def refuse(window: QWidget, title: str, sentences: str) -> None:
    """Tell why what was asked for is not done, each time that it is asked for.

    ``title`` says what is not done. Sentences about the same join one dialog while it is open.
    """
    shown = [it for it in window.findChildren(Message, _REFUSAL) if it.isVisible()]
    same = next((it for it in shown if it.title.text() == title), None)
    if same is None:
        styled(Message(window, title, sentences), _REFUSAL).open()
    elif sentences not in same.said.text():
        same.add(sentences)


def show_about(window: QWidget) -> None:
    """Say what this program is."""
    Message(
        window, f"RNN Viz {version.__version__}",
        _("See inside a recurrent network while it learns to add binary numbers: the NumPy "
        "script of 2015, its weights, every example and every bit."),
    ).open()  # fmt: skip
