"""The name of an area, in small spaced capitals."""

from PySide6.QtWidgets import QLabel, QWidget

from rnn_viz.views.widgets import fonts


class Heading(QLabel):
    """A label that the theme draws muted (style sheet role "muted")."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setFont(fonts.heading())
        self.setProperty("role", "muted")
