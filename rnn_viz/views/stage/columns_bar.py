"""The scroll bar of the columns of a sum: what is followed stays in sight."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QScrollBar, QWidget

from rnn_viz.views.stage.columns_layout import ColumnsLayout

AHEAD = 2  # columns that are shown beyond the one that is being computed


class ColumnsBar(QScrollBar):
    """Scrolls whole columns; it begins at position 0, at the right."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setInvertedAppearance(True)
        self.setInvertedControls(True)
        self.hide()
        self._layout: ColumnsLayout | None = None
        self._is_moving_itself = self._is_the_users = False
        self.valueChanged.connect(self._notice)

    @property
    def scrolled(self) -> float:
        """Pixels that the columns are moved to the right to show later positions: whole columns."""
        width = 1 if self._layout is None else self._layout.width
        return float(round(self.value() / width) * width)

    def arrange(self, layout: ColumnsLayout, place: QRect, *, is_new: bool) -> None:
        """Scroll what has no room; a new sum begins at position 0."""
        seen, self._layout = layout.room.width - layout.left, layout
        self.setGeometry(place)
        self.setVisible(layout.content > seen)
        self._is_moving_itself = True
        self.setRange(0, max(0, layout.content - seen))
        self.setSingleStep(layout.width)
        self.setPageStep(seen)
        if is_new:
            self.setValue(0)
            self._is_the_users = False
        self._is_moving_itself = False

    def reveal(self, position: int, ahead: int = 0) -> None:
        """Bring a position into sight, and so many beyond it if it is a later one."""
        layout = self._layout
        if layout is None:
            return
        x, value = layout.x(position, self.scrolled), self.value()
        if x < layout.left:
            value = round(value + layout.left - x + ahead * layout.width)
        elif x + layout.width > layout.room.width:
            value = round(value - (x + layout.width - layout.room.width))
        self._is_moving_itself = True
        self.setValue(value)
        self._is_moving_itself = False

    def keep_in_sight(self, position: int | None) -> None:
        """Follow a position, unless the user has scrolled to see another."""
        if position is not None and not self._is_the_users:
            self.reveal(position)

    def _notice(self) -> None:
        self._is_the_users = self._is_the_users or not self._is_moving_itself
