"""What every view is: a widget with a stable name that draws a snapshot and takes a theme."""

from PySide6.QtWidgets import QWidget

from rnn_viz.core.snapshot import Snapshot
from rnn_viz.views.widgets.theme import Theme


class View(QWidget):
    """A picture of the newest snapshot.

    A view knows no engine and no other view. What the user wants leaves it as a signal.
    ``setObjectName`` gives each view, and each part of it that can be pointed at, a stable
    name.

    Attributes
    ----------
    theme
        The colours to draw with.
    snapshot
        What is drawn; ``None`` before the first.
    """

    def __init__(self, name: str, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.theme = theme
        self.snapshot: Snapshot | None = None

    def draw(self, snapshot: Snapshot) -> None:
        """Show a snapshot. Called on visible views only, at most once a frame."""
        self.snapshot = snapshot
        self.update()

    def set_theme(self, theme: Theme) -> None:
        """Use other colours from now on."""
        self.theme = theme
        self.update()
