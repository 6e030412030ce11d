"""Pinned details: cards that float over the window, live, until they are closed."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent, QRegion, QShowEvent
from PySide6.QtWidgets import QWidget

from rnn_viz.core.net.subjects import Subject, Weight
from rnn_viz.core.scene import Scene
from rnn_viz.core.view_state import Unpin
from rnn_viz.views.cards.card_places import inside, place_for
from rnn_viz.views.cards.detail_card import DetailCard
from rnn_viz.views.widgets.view import View

_NOWHERE = QRegion(-1, -1, 1, 1)  # an empty region would mean no mask at all


class Cards(View):
    """Lies over its parent, and is there for eye and mouse only where its cards are.

    Escape that nobody else needs closes the newest card.

    Attributes
    ----------
    cards
        The open cards, the newest last.

    Parameters
    ----------
    host
        What it lies over: the content of the window.
    over
        Parts of the host whose right sides new cards take, the first one first.
    """

    def __init__(self, host: QWidget, *over: QWidget) -> None:
        super().__init__("cards", host)
        self.setAccessibleName("Pinned details")
        self.cards: list[DetailCard] = []
        self._host, self._over = host, over
        self.setGeometry(host.rect())
        host.installEventFilter(self)
        self._clip()

    def draw(self, scene: Scene) -> None:
        """Open and close cards as they are wanted, and say in each what is true now."""
        self.scene = scene
        wanted = scene.view.pinned
        for card in [card for card in self.cards if card.subject not in wanted]:
            self._close(card)
        self._fill(scene, self.cards)
        known = {card.subject: card for card in self.cards}
        for subject in wanted:
            if subject not in known:
                known[subject] = self._open(subject, scene)
        newest = known[wanted[-1]] if wanted else None
        if newest is not None and newest is not self.cards[-1]:
            newest.raise_()
        self.cards = [known[subject] for subject in wanted]

    def showEvent(self, event: QShowEvent) -> None:
        """Listen to the window for Escape."""
        super().showEvent(event)
        self.window().installEventFilter(self)

    def eventFilter(self, target: QObject, event: QEvent) -> bool:
        """Stay as large as the host; take the Escape that nobody else wanted."""
        if event.type() == QEvent.Type.Resize and target is self._host:
            self.setGeometry(self._host.rect())
            for card in self.cards:
                self._move(card, card.pos())
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            alone = event.modifiers() == Qt.KeyboardModifier.NoModifier
            if self.cards and alone and event.key() == Qt.Key.Key_Escape:
                self._ask_to_close(self.cards[-1])
                return True
        return super().eventFilter(target, event)

    def _open(self, subject: Subject, scene: Scene) -> DetailCard:
        card = DetailCard(subject, self)
        card.closed.connect(lambda: self._ask_to_close(card))
        card.dragged.connect(lambda way: self._move(card, card.pos() + way))
        card.wished.connect(self.wished)
        card.resized.connect(lambda: self._move(card, card.pos()))
        self._fill(scene, [card])
        others = [other.geometry() for other in self.cards]
        card.move(place_for(card.size(), self._areas(), others))
        self.cards.append(card)
        self._move(card, card.pos())
        card.show()
        self.raise_()
        return card

    def _ask_to_close(self, card: DetailCard) -> None:
        self.wished.emit(Unpin(card.subject))

    def _close(self, card: DetailCard) -> None:
        self.cards.remove(card)
        card.hide()
        card.deleteLater()
        self._clip()

    def _fill(self, scene: Scene, cards: list[DetailCard]) -> None:
        for card in cards:
            height = card.height()
            card.show_detail(scene.detail(card.subject))
            card.show_moment(scene.now)
            self._fill_history(card, scene)
            if card.height() != height and card in self.cards:
                self._move(card, card.pos())

    def _fill_history(self, card: DetailCard, scene: Scene) -> None:
        weight = card.subject
        if not isinstance(weight, Weight):
            return
        history, now = scene.history(weight), scene.now
        if history is None:
            card.show_history(None, 0, 0.0)
            return
        value = float(getattr(now.weights, weight.name)[weight.row, weight.column])
        card.show_history(history, now.iteration, value)

    def _areas(self) -> list[QRect]:
        return [
            *(QRect(part.mapTo(self._host, QPoint(0, 0)), part.size()) for part in self._over),
            self.rect(),
        ]

    def _move(self, card: DetailCard, to: QPoint) -> None:
        card.move(inside(QRect(to, card.size()), self.rect()))
        self._clip()

    def _clip(self) -> None:
        """Be nowhere but where the cards are."""
        region = QRegion()
        for card in self.cards:
            region += card.geometry()
        self.setMask(region if self.cards else _NOWHERE)
