"""The lines of other branches in the error curve: dashes and name; a press hides a line."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QScrollArea, QSizePolicy, QWidget

from rnn_viz.core.branch_lines import branch_line
from rnn_viz.core.intents import ShowLine
from rnn_viz.core.language import _
from rnn_viz.core.run.run_state import BranchInfo
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.building import styled
from rnn_viz.views.widgets.run_signs import BranchSample
from rnn_viz.views.widgets.scaling.lengths import scaled
from rnn_viz.views.widgets.scaling.scaled_type import wear

_HELP = _("Mean error of this branch. Press to hide or show it.")
_LINE, _GAP = 18, 8  # pixels
_NARROWEST = 84  # pixels of an entry in which a name can be told from others
_MOST_ROWS = 2  # more are scrolled to: the curve needs the room
_LOW = 200  # pixels of a view in which there is room for one row only
_SPACING = 6  # pixels between sample and name, as in the style sheet


class BranchEntry(QCheckBox):
    """A sample of a branch's line and its name, shortened where there is little room.

    Parameters
    ----------
    number
        That of the branch.
    """

    def __init__(self, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        styled(self, f"error_curve.branch_{number}", "branch", fonts.text(fonts.SMALL))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.name = ""
        self._sample = BranchSample(number, self)
        self._sample.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.toggled.connect(self._strike)

    def show_name(self, name: str, *, is_shown: bool) -> None:
        """Show what the branch is called, and whether its line is there."""
        if name != self.name:
            self.name = name
            self.setAccessibleName(name)
            self.setToolTip(f"{name}\n{_HELP}")
            self._fit()
        self.setChecked(is_shown)

    def hitButton(self, point: QPoint) -> bool:
        """Take a press anywhere."""
        return self.rect().contains(point)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten the name to the room there is."""
        super().resizeEvent(event)
        self._sample.move(0, (self.height() - self._sample.height()) // 2)
        self._fit()

    def _fit(self) -> None:
        """Write the name, or the number of the branch before its colon, else what fits."""
        room, measure = self.width() - self._sample.width() - scaled(_SPACING), self.fontMetrics()
        text, number = self.name, self.name.partition(":")[0]
        if measure.horizontalAdvance(text) > room >= measure.horizontalAdvance(number):
            text = number
        self.setText(measure.elidedText(text, Qt.TextElideMode.ElideRight, room))

    def _strike(self, shown: bool) -> None:
        font = QFont(fonts.text(fonts.SMALL))
        font.setStrikeOut(not shown)
        wear(self, font)
        self._sample.setVisible(shown)


class BranchLegend(QScrollArea):
    """An entry for each branch that is not played; no room is taken while there is none.

    Signals
    -------
    wished
        A :class:`ShowLine`.
    """

    wished = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Other branches"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._content = QWidget()
        self.setWidget(self._content)
        self.viewport().setAutoFillBackground(False)
        self._content.setAutoFillBackground(False)
        self.entries: dict[int, BranchEntry] = {}
        self._height_of_view = _LOW
        self.hide()

    def show_branches(self, branches: Sequence[BranchInfo], hidden: frozenset[str]) -> None:
        """Show all branches but the one that is played, and which of their lines are hidden."""
        others = {branch.number: branch.name for branch in branches if not branch.is_current}
        has_changed = others.keys() != self.entries.keys()
        for number in self.entries.keys() - others.keys():
            gone = self.entries.pop(number)
            gone.hide()
            gone.deleteLater()
        for number in others.keys() - self.entries.keys():
            self.entries[number] = self._entry(number)
        for number, name in others.items():
            self.entries[number].show_name(name, is_shown=branch_line(number) not in hidden)
        if has_changed:
            self.setVisible(bool(others))
            self.place(self._height_of_view)

    def minimumSizeHint(self) -> QSize:
        """Need only the height."""
        return QSize(0, self.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put as many beside each other as the width allows."""
        super().resizeEvent(event)
        self.place(self._height_of_view)

    def place(self, height: int) -> None:
        """Put the entries side by side; a view of so many pixels' height has room for the rows."""
        self._height_of_view = height
        count, room = len(self.entries), self.viewport().width()
        if not count:
            return
        line, gap = scaled(_LINE), scaled(_GAP)
        columns = max(1, min(count, (room + gap) // (scaled(_NARROWEST) + gap)))
        rows, wide = -(-count // columns), (room + gap) // columns
        for at, number in enumerate(sorted(self.entries)):
            row, column = divmod(at, columns)
            self.entries[number].setGeometry(column * wide, row * line, wide - gap, line)
        self._content.resize(room, rows * line)
        self.setFixedHeight(min(rows, _MOST_ROWS if height >= scaled(_LOW) else 1) * line)

    def _entry(self, number: int) -> BranchEntry:
        entry = BranchEntry(number, self._content)
        entry.clicked.connect(lambda on: self.wished.emit(ShowLine(branch_line(number), on)))
        entry.show()
        return entry
