"""The button that puts the wrong sum on stage."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from rnn_viz.core.commands import ShowNumbers
from rnn_viz.core.intents import ShowPosition
from rnn_viz.core.language import _
from rnn_viz.core.lenses.long_sums.wrong_sum import FoundSum
from rnn_viz.core.words.lenses.long_sums.wrong import about_stage, is_too_long
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.building import styled

_TEXT, _SHORT = _("Put it on stage"), _("On stage")


class StageButton(QPushButton):
    """There only where a sum was found; off where it is too long for the stage.

    Parameters
    ----------
    is_short
        Whether there is little room.

    Signals
    -------
    wished
        A :class:`ShowNumbers`, then a :class:`ShowPosition`: where it is wrong.
    """

    wished = Signal(object)

    def __init__(self, name: str, *, is_short: bool, parent: QWidget | None = None) -> None:
        super().__init__(_SHORT if is_short else _TEXT, parent)
        styled(self, name, "small", fonts.text(fonts.SMALL), label=_TEXT)
        self._found: FoundSum | None = None
        self.setVisible(False)
        self.clicked.connect(self._put)

    def show_found(self, found: FoundSum | None) -> None:
        """Offer this sum, or none."""
        if found is not self._found:
            self._found = found
            self.setVisible(found is not None)
            self.setEnabled(found is not None and not is_too_long(found))
            self.setToolTip(about_stage(found) if found else "")

    def _put(self) -> None:
        if self._found is not None:
            self.wished.emit(ShowNumbers(self._found.sum.a, self._found.sum.b))
            self.wished.emit(ShowPosition(self._found.position))
