"""All lenses beside and below each other; only those in sight are drawn and worked for."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from rnn_viz.core.intents import ShowLens
from rnn_viz.core.scene import Scene
from rnn_viz.views.lenses.lens import LensRow
from rnn_viz.views.lenses.wall.lens_card import LensCard
from rnn_viz.views.widgets.building import filled
from rnn_viz.views.widgets.pictures.pointing import ARROWS
from rnn_viz.views.widgets.scaling.lengths import scaled
from rnn_viz.views.widgets.scrolling import ScrollingColumn
from rnn_viz.views.widgets.view import View

_GAP = 12
_LOWEST = 164  # pixels of a card
_WIDTHS = (900, 1400)  # pixels from which on there are 3 and 4 cards beside each other
_IN_TURN = 3  # frames; what is found out comes less often


class Wall(View):
    """The lenses in the order of a table, made one after the other when first seen.

    Signals
    -------
    rearranged
        Others are in sight than before: they are to be drawn, and worked for.

    Parameters
    ----------
    rows
        The lenses.
    """

    rearranged = Signal()
    frames_apart = 1  # the cards take turns

    def __init__(self, rows: tuple[LensRow, ...], parent: QWidget | None = None) -> None:
        super().__init__("lenses.wall", parent)
        self._rows = rows
        self.cards: list[LensCard] = []
        self._content = QWidget()
        self._area = ScrollingColumn(self._content, self)
        self._frame = 0
        self._area.verticalScrollBar().valueChanged.connect(self.rearranged)
        filled(QVBoxLayout(self), (self._area, 1))
        self._making = QTimer(self)
        self._making.setInterval(0)
        self._making.timeout.connect(self._make_one)

    @property
    def wanted(self) -> frozenset[str]:
        """What the cards in sight show."""
        seen = (card for card in self.cards if is_in_sight(card))
        return frozenset().union(*(card.text.studies | card.picture.studies for card in seen))

    def draw(self, scene: Scene) -> None:
        """Draw the cards in sight; while training goes on each in every third frame."""
        self.scene = scene
        self._frame += 1
        for turn, card in enumerate(self.cards):
            is_due = not scene.now.is_moving or (turn + self._frame) % _IN_TURN == 0
            if is_due and is_in_sight(card):
                card.draw(scene)

    def furnish(self) -> None:
        """Make all cards that are not there yet."""
        while len(self.cards) < len(self._rows):
            self._make_one()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to make the cards, one a turn of the event loop: the window stays alive."""
        super().showEvent(event)
        if len(self.cards) < len(self._rows):
            self._making.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share out the room again."""
        super().resizeEvent(event)
        self._place()

    def _go(self, number: int, key: Qt.Key) -> None:
        """Go from a card to the one beside it."""
        down, right = ARROWS[key]
        to = number + right + down * self._columns()
        if 0 <= to < len(self.cards):
            self.cards[to].setFocus(Qt.FocusReason.TabFocusReason)

    def _make_one(self) -> None:
        if len(self.cards) == len(self._rows):
            self._making.stop()
            return
        number = len(self.cards)
        row = self._rows[number]
        card = LensCard(row, self._content)
        card.opened.connect(lambda: self.wished.emit(ShowLens(row.text.key)))
        card.reached.connect(lambda: self._area.ensureWidgetVisible(card))
        card.left.connect(lambda key: self._go(number, key))
        card.picture.wished.connect(self.wished)
        self.cards.append(card)
        self._place()
        card.show()
        if self.scene is not None and is_in_sight(card):
            card.draw(self.scene)
        if len(self.cards) in {1, len(self._rows)}:  # work for the first may begin
            self.rearranged.emit()

    def _columns(self) -> int:
        return 2 + sum(self.width() >= scaled(least) for least in _WIDTHS)

    def _place(self) -> None:
        """Put whole rows of cards into what is seen at once; the others are scrolled to."""
        columns, gap = self._columns(), scaled(_GAP)
        seen = max(1, (self.height() + gap) // (scaled(_LOWEST) + gap))
        rows = -(-len(self._rows) // columns)
        seen = min(seen, rows)
        high = max(scaled(_LOWEST), (self.height() + gap) // seen - gap)
        bar = self._area.verticalScrollBar().sizeHint().width() + gap // 2 if rows > seen else 0
        wide = (self.width() - bar + gap) // columns - gap
        self._content.setMinimumHeight(rows * (high + gap) - gap)
        for k, card in enumerate(self.cards):
            row, column = divmod(k, columns)
            card.setGeometry(column * (wide + gap), row * (high + gap), wide, high)


def is_in_sight(card: QWidget) -> bool:
    """Whether some of a card can be seen, scrolled as it is."""
    return card.isVisible() and not card.visibleRegion().isEmpty()
