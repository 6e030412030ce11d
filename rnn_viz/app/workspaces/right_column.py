"""The right column of Watch: the error, and below it all sums and accuracy, or the cards."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSplitter, QStackedWidget, QWidget

from rnn_viz.app.workspaces.layout import splitter
from rnn_viz.views.widgets.building import filled, styled
from rnn_viz.views.widgets.scaling.lengths import scaled
from rnn_viz.views.widgets.scrolling import ScrollingColumn

_BOTH = 620  # pixels with which evidence and cards stand side by side


class RightColumn(QWidget):
    """Gives cards a place without moving anything outside of it.

    They take turns with what is below the error; where there is room for both, they have a
    column of their own at the right edge, and nothing else goes.

    Signals
    -------
    rearranged
        The width has become one for which :meth:`make_room` would place the cards elsewhere.

    Attributes
    ----------
    splitters
        Those whose state is remembered; it is the same with cards and without.

    Parameters
    ----------
    curve
        What stays at the top.
    below
        What takes turns with the cards.
    shelf
        Where the cards are.
    """

    rearranged = Signal()

    def __init__(self, curve: QWidget, below: Sequence[QWidget], shelf: QWidget) -> None:
        super().__init__()
        vertical = Qt.Orientation.Vertical
        self._sums = splitter(vertical, "sums", below)
        self._below = QStackedWidget()
        self._below.addWidget(self._sums)
        self._evidence = splitter(vertical, "evidence", [curve, self._below])
        self.splitters: list[QSplitter] = [self._evidence, self._sums]
        self._line = styled(QFrame(), role="rule")
        self._line.setFixedWidth(scaled(1))
        self._line.hide()
        self._shelf = shelf
        self._below.addWidget(shelf)
        self._has_cards = self._is_beside = self._is_alone = False
        self._scrolled = ScrollingColumn(self._evidence)
        self._row = filled(QHBoxLayout(self), (self._scrolled, 1), self._line, spacing=0)

    def make_room(self, *, has_cards: bool, is_alone: bool) -> None:
        """Show the cards where there is room for them, or none; ``is_alone``: no evidence."""
        is_beside = has_cards and (self._is_wide or is_alone)
        now = has_cards, is_beside, is_alone
        if now == (self._has_cards, self._is_beside, self._is_alone):
            return
        self._has_cards, self._is_beside, self._is_alone = now
        is_below = has_cards and not is_beside
        if is_below:
            self._below.addWidget(self._shelf)
        self._below.setCurrentWidget(self._shelf if is_below else self._sums)
        if is_beside:
            self._row.addWidget(self._shelf, 1)
        self._line.setVisible(is_beside and not is_alone)
        self._scrolled.setVisible(not is_alone)
        self._shelf.setVisible(has_cards)

    def minimumSizeHint(self) -> QSize:
        """Return what the evidence needs: where both have no room, they take turns."""
        return (self._shelf if self._is_alone else self._scrolled).minimumSizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell where cards would have another place now."""
        super().resizeEvent(event)
        is_fixed = self._is_alone or not self._has_cards
        if not is_fixed and self._is_wide != self._is_beside:
            self.rearranged.emit()

    @property
    def _is_wide(self) -> bool:
        return self.width() >= scaled(_BOTH)
