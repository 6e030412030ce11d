"""Pinned details: cards on a shelf of their own, live, until they are closed."""

from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from rnn_viz.core.intents import Unpin
from rnn_viz.core.language import _
from rnn_viz.core.net.subjects import Subject, Unit
from rnn_viz.core.scene import Scene
from rnn_viz.core.words.terms import NO_BIAS
from rnn_viz.views.cards.detail_card import DetailCard
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.building import filled, styled
from rnn_viz.views.widgets.labels import Heading
from rnn_viz.views.widgets.scaling.lengths import scaled
from rnn_viz.views.widgets.scrolling import scrolling
from rnn_viz.views.widgets.view import View

_GAP = 8  # pixels between cards
_BAR = 10  # pixels kept free for the scroll bar, so that cards keep their width


class Cards(View):
    """The cards below each other, the newest on top.

    Escape that nobody else needs closes the newest card.

    Attributes
    ----------
    cards
        The open cards, the newest last.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("cards", parent)
        self.cards: list[DetailCard] = []
        close = styled(QPushButton(_("close all"), self), "cards.close", "small")
        close.setToolTip(_("Close all cards; Escape closes the newest"))
        close.clicked.connect(self._close_all)
        note = styled(QLabel(NO_BIAS, self), "cards.note", "muted", fonts.text(fonts.SMALL))
        note.setWordWrap(True)
        self._note = note
        self._column = QWidget()
        self._stack = QVBoxLayout(self._column)
        self._stack.setContentsMargins(0, 0, scaled(_BAR), 0)
        self._stack.setSpacing(scaled(_GAP))
        self._stack.addStretch(1)
        self._area = scrolling(self._column, self)
        head = filled(QHBoxLayout(), (Heading(_("Cards"), self), 1), close)
        filled(QVBoxLayout(self), head, note, (self._area, 1), spacing=6)

    def draw(self, scene: Scene) -> None:
        """Open and close cards as they are wanted, and say in each what is true now."""
        self.scene = scene
        wanted = scene.view.pinned
        newest = wanted[-1] if wanted else None
        is_new = newest is not None and (not self.cards or self.cards[-1].subject != newest)
        gone = [card for card in self.cards if card.subject not in wanted]
        follows_keys = any(_has_focus(card) for card in gone)
        follows_keys |= is_new and any(card.has_keys for card in self.cards)
        for card in gone:
            self._drop(card)
        self._note.setVisible(any(isinstance(subject, Unit) for subject in wanted))
        known = {card.subject: card for card in self.cards}
        for subject in wanted:
            if subject not in known:
                known[subject] = self._open(subject)
        self.cards = [known[subject] for subject in wanted]
        for card in self.cards:
            card.draw(scene)
        if is_new:
            self._put_on_top(self.cards[-1])
        if is_new or gone:
            self._order_stops()
        if follows_keys and self.cards:
            self.cards[-1].take_keys()

    def place_of(self, part: object) -> QRect | None:
        """Return where the card about a subject is."""
        card = next((card for card in self.cards if card.subject == part), None)
        if card is None:
            return None
        return QRect(card.mapTo(self, card.rect().topLeft()), card.size())

    def showEvent(self, event: QShowEvent) -> None:
        """Listen to the window for Escape."""
        super().showEvent(event)
        self.window().installEventFilter(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the cards be as wide as the shelf."""
        super().resizeEvent(event)
        for card in self.cards:
            card.fit(self._width)

    def eventFilter(self, target: QObject, event: QEvent) -> bool:
        """Take the Escape that nobody else wanted."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            alone = event.modifiers() == Qt.KeyboardModifier.NoModifier
            is_open = bool(self.cards) and self.isVisible()
            if is_open and alone and event.key() == Qt.Key.Key_Escape:
                self.wished.emit(Unpin(self.cards[-1].subject))
                return True
        return super().eventFilter(target, event)

    @property
    def _width(self) -> int:
        return max(0, self.width() - scaled(_BAR))  # the shelf has none before it is laid out

    def _open(self, subject: Subject) -> DetailCard:
        card = DetailCard(subject, self._column)
        card.closed.connect(lambda: self.wished.emit(Unpin(subject)))
        card.wished.connect(self.wished)
        card.fit(self._width)
        return card

    def _drop(self, card: DetailCard) -> None:
        self.cards.remove(card)
        self._stack.removeWidget(card)
        card.hide()
        card.deleteLater()

    def _order_stops(self) -> None:
        """Let the Tab key go through the cards as they are read, the newest first."""
        stops = [stop for card in reversed(self.cards) for stop in card.stops]
        for before, after in pairwise([self._area, *stops]):
            QWidget.setTabOrder(before, after)

    def _put_on_top(self, card: DetailCard) -> None:
        """Put the newest card first and in sight."""
        self._stack.removeWidget(card)
        self._stack.insertWidget(0, card)
        card.show()
        self._area.verticalScrollBar().setValue(0)

    def _close_all(self) -> None:
        for card in tuple(self.cards):
            self.wished.emit(Unpin(card.subject))


def _has_focus(card: DetailCard) -> bool:
    focused = QApplication.focusWidget()
    return focused is not None and card.isAncestorOf(focused)
