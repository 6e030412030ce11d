"""The die: a random seed for the form."""

import random

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QToolButton, QWidget

from rnn_viz.core.language import _
from rnn_viz.views.widgets import icons
from rnn_viz.views.widgets.building import styled
from rnn_viz.views.widgets.theme import Theme

_SEEDS = 2**32
_SIZE = 18  # pixels
_LABEL = _("Random seed into the form")


class Die(QToolButton):
    """Draws a seed.

    ``thrown`` carries it.

    Parameters
    ----------
    svg
        Its picture; without it the button says "new".
    """

    thrown = Signal(object)  # an int of 32 bits

    def __init__(self, svg: str, parent: QWidget) -> None:
        super().__init__(parent)
        tip = _(
            "Random seed into the form: other examples, and other weights unless they are your own"
        )
        styled(self, "run.die", "icon", label=_LABEL, tip=tip)
        self.setText(_("new"))
        self.setIconSize(QSize(_SIZE, _SIZE))
        self.clicked.connect(lambda: self.thrown.emit(random.randrange(_SEEDS)))
        self._svg = svg

    def tint(self, theme: Theme) -> None:
        """Use the colours of a palette."""
        if self._svg:
            self.setIcon(icons.tinted(self._svg, theme.muted, theme.faint, _SIZE))
