"""The tabs of the left column, which give way to the run card above them."""

from collections.abc import Iterable, Mapping
from functools import reduce

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QTabWidget, QWidget


class LeftTabs(QTabWidget):
    """Tabs that take what height is left: what is in them scrolls."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("left.tabs")
        self.setDocumentMode(True)
        self.tabBar().setDrawBase(False)

    def show_tab(self, index: int, optional: Mapping[int, bool]) -> None:
        """Show a tab; ``optional`` says which of those that come and go are there."""
        coming = [at for at, is_there in optional.items() if is_there]
        for at in coming:
            self.setTabVisible(at, True)
        self.setCurrentIndex(index)  # before its tab goes: Qt would choose another
        for at in optional.keys() - coming:
            self.setTabVisible(at, False)

    def minimumSizeHint(self) -> QSize:
        """Need the width in which every tab can be read, and no room for one that is not there."""
        pages = [self.widget(at) for at in range(self.count())]
        needs = [QSize() if page is None else page.minimumSizeHint() for page in pages]
        there = [need for at, need in enumerate(needs) if self.isTabVisible(at)]
        around = super().minimumSizeHint() - _largest(needs)
        return (around + _largest(there)).expandedTo(QSize(self.tabBar().sizeHint().width(), 0))

    def sizeHint(self) -> QSize:
        """Ask for no more than is needed."""
        return self.minimumSizeHint()

    def hasHeightForWidth(self) -> bool:
        """Claim no height: wrapped text in a tab would take that of the run card."""
        return False


def _largest(sizes: Iterable[QSize]) -> QSize:
    return reduce(QSize.expandedTo, sizes, QSize(0, 0))
