"""The tabs of the left column, which give way to the run card above them."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QTabWidget, QWidget


class LeftTabs(QTabWidget):
    """Tabs that take what height is left: what is in them scrolls."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("left.tabs")
        self.setDocumentMode(True)
        self.tabBar().setDrawBase(False)

    def minimumSizeHint(self) -> QSize:
        """Need the width in which every tab can be read."""
        return super().minimumSizeHint().expandedTo(QSize(self.tabBar().sizeHint().width(), 0))

    def sizeHint(self) -> QSize:
        """Ask for no more than is needed."""
        return self.minimumSizeHint()

    def hasHeightForWidth(self) -> bool:
        """Claim no height: wrapped text in a tab would take that of the run card."""
        return False
