"""The tabs of the left column, which give way to the run card above them."""

from collections.abc import Iterable, Mapping
from functools import reduce

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QTabWidget, QVBoxLayout, QWidget

from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.building import styled
from rnn_viz.views.widgets.scaling.lengths import scaled
from rnn_viz.views.widgets.themed import set_property

_WIDE, _MORE = 300, 4  # pixels from which on there is room; more then beside each name
_ABOVE, _BELOW = 3, 2  # shares of the height


class LeftTabs(QTabWidget):
    """Tabs that take what height is left: what is in them scrolls.

    Something can stand above what the tabs hold, whichever of them is chosen.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("left.tabs")
        self.setDocumentMode(True)
        styled(self.tabBar(), "left.tabs.bar", font=fonts.text(12))
        self.tabBar().setDrawBase(False)
        self._above: QWidget | None = None
        self._alone = -1
        self._contents: list[QWidget] = []
        self.currentChanged.connect(lambda _: self._put())

    def add(self, content: QWidget, name: str) -> None:
        """Add a tab."""
        room = QWidget()
        layout = QVBoxLayout(room)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(content, _BELOW)
        self._contents.append(content)
        self.addTab(room, name)

    def put_above(self, widget: QWidget | None, alone: int) -> None:
        """Let a widget stand above what every tab holds, and in the place of one tab's.

        ``None``: no longer; the widget is then hidden.
        """
        if self._above is not None and widget is None:
            self._above.hide()
            self._above.setParent(self)
        self._above, self._alone = widget, alone
        self._contents[alone].setVisible(widget is None)
        kept = None if widget is None else self._contents[alone].focusWidget()
        if kept is not None:
            kept.clearFocus()  # Qt would give it the keys again with the tab, hidden as it is
        self._put()

    @property
    def has_above(self) -> bool:
        """Whether something stands above what the tabs hold."""
        return self._above is not None

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
        bar = self.tabBar().sizeHint().width()
        if self.tabBar().property("wide"):
            bar -= len(there) * 2 * scaled(_MORE)
        return (around + _largest(there)).expandedTo(QSize(bar, 0))

    def sizeHint(self) -> QSize:
        """Ask for no more than is needed."""
        return self.minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Set the names of the tabs further apart where there is room."""
        set_property(self.tabBar(), "wide", self.width() >= scaled(_WIDE))
        super().resizeEvent(event)

    def hasHeightForWidth(self) -> bool:
        """Claim no height: wrapped text in a tab would take that of the run card."""
        return False

    def _put(self) -> None:
        """Move what stands above into the tab that is chosen."""
        room = self.currentWidget()
        layout = None if room is None else room.layout()
        if self._above is not None and isinstance(layout, QVBoxLayout):
            layout.insertWidget(0, self._above, _ABOVE)
            self._above.show()


def _largest(sizes: Iterable[QSize]) -> QSize:
    return reduce(QSize.expandedTo, sizes, QSize(0, 0))
