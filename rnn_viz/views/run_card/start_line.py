"""The line that tells with which weights of the user's own the run begins, and ends that."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from rnn_viz.core.language import _
from rnn_viz.core.net.own_weights import OwnWeights
from rnn_viz.core.words.sessions.own_start import begins_with
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.building import filled, styled

_DRAW = _("Begin with random weights")


class StartLine(QWidget):
    """Own weights, as long as they are to be kept; hidden where the run has none.

    ``given_up`` is sent when the user wants random weights instead.
    """

    given_up = Signal()

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self._start: OwnWeights | None = None
        self._is_given_up = False
        self._said = styled(QLabel(self), name)
        self._said.setWordWrap(True)
        self._said.setMinimumWidth(1)  # a long name is broken, or cut
        tip = _("Begin with random weights instead, those that the seed draws")
        self.button = styled(
            QPushButton(_DRAW, self), f"{name}.draw", "link", fonts.text(12), label=_DRAW, tip=tip
        )
        self.button.clicked.connect(self._give_up)
        beside = filled(QHBoxLayout(), self.button, None)
        filled(QVBoxLayout(self), 4, self._said, beside, 4, spacing=0)
        self.hide()

    def show_start(self, start: OwnWeights | None) -> None:
        """Show the own weights of a run, which another run may begin with too."""
        self._start, self._is_given_up = start, False
        self.setVisible(start is not None)
        if start is not None:
            self._said.setText(begins_with(start))
            tip = _("At iteration 0 the run has the weights in {name}")
            self._said.setToolTip(tip.format(name=start.name))

    def drop(self) -> None:
        """Let the next run begin with random weights."""
        self._is_given_up = True

    def wanted_by(self, hidden: int) -> OwnWeights | None:
        """Return the own weights with which a run of so many hidden units would begin."""
        own = None if self._is_given_up else self._start
        return own if own is not None and own.hidden == hidden else None

    def _give_up(self) -> None:
        self.drop()
        self.given_up.emit()
