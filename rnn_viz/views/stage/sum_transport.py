"""Under the sum on stage: what moves through it, and the time for each line in slow motion."""

from collections.abc import Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from rnn_viz.core.language import _
from rnn_viz.core.snapshot import Stage
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.scaling.lengths import scaled
from rnn_viz.views.widgets.scaling.scaled_type import wear
from rnn_viz.views.widgets.themed import set_property

_HEIGHT = 28  # pixels
_BEGIN, _LEAVE = _("slow motion"), _("leave slow motion")


class SumTransport(QWidget):
    """Buttons for the positions of the sum, and slow motion with its tempo.

    Parameters
    ----------
    bits
        The actions back, play and on, with icons, and whole sum.
    slow
        The actions slow motion, slower and faster.
    """

    def __init__(self, bits: Sequence[QAction], slow: Sequence[QAction], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("numbers.transport")
        self.setFixedHeight(scaled(_HEIGHT))  # whatever is in it: the sum below does not move
        *moves, whole = bits
        motion, slower, faster = slow
        self.slow, self.whole = (
            _button(motion, _BEGIN, self),
            _button(whole, _("whole sum"), self),
        )
        self.tempo = QLabel(self)
        self.tempo.setObjectName("numbers.tempo")
        wear(self.tempo, fonts.text(12))
        self.tempo.setProperty("role", "muted")
        self._tempo = (
            _button(slower, _("slower"), self),
            self.tempo,
            _button(faster, _("faster"), self),
        )
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(scaled(3))
        buttons = (_button(action, "", self) for action in moves)
        for widget in (*self._tempo, self.slow, *buttons, self.whole):
            layout.addWidget(widget)
        for widget in self._tempo:
            widget.hide()

    def show_stage(self, stage: Stage) -> None:
        """Show whether slow motion is on, how slow, and whether the sum is not shown whole."""
        is_on = stage.is_slow_motion
        for widget in self._tempo:
            widget.setVisible(is_on)
        if is_on:
            tempo = f"{stage.tempo:.{2 if stage.tempo < 10 else 0}f}"
            self.tempo.setText(_("{tempo} s a line").format(tempo=tempo))
        self.slow.setText(_LEAVE if is_on else _BEGIN)
        set_property(self.slow, "on", is_on)
        self.whole.setEnabled(stage.operation is not None)
        self.whole.setVisible(not is_on)  # to leave slow motion is to show it


def _button(action: QAction, text: str, parent: QWidget) -> QToolButton:
    """Return a button for an action: with its icon, or with a text of its own."""
    button = QToolButton(parent)
    button.setObjectName(f"numbers.{action.objectName()}")
    button.setProperty("role", "word" if text else "icon")
    if not text:
        button.setDefaultAction(action)
        return button
    button.setText(text)
    wear(button, fonts.text(12))
    button.setToolTip(action.toolTip())
    button.setAccessibleName(action.text())
    button.clicked.connect(action.trigger)
    return button
