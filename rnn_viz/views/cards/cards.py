"""Pinned details: cards that float over the window, live, until they are closed."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from rnn_viz.core.intents import Unpin, Workspace
from rnn_viz.core.net.subjects import Subject
from rnn_viz.core.scene import Scene
from rnn_viz.views.cards.card_places import GAP, inside, place_for
from rnn_viz.views.cards.detail_card import DetailCard
from rnn_viz.views.widgets.view import View

Find = Callable[[Subject], QRect | None]


class Cards(View):
    """Keeps the cards, which lie over its host; it is nothing to be seen itself.

    Escape that nobody else needs closes the newest card.

    Attributes
    ----------
    cards
        The open cards, the newest last.

    Parameters
    ----------
    host
        What the cards lie over: the content of the window.
    room
        The part of the host where new cards go.
    spared
        The part that they cover as little as they can.
    find
        Returns where in the host a subject is shown, if it is.
    """

    def __init__(self, host: QWidget, room: QWidget, spared: QWidget, find: Find) -> None:
        super().__init__("cards", host)
        self.hide()
        self.cards: list[DetailCard] = []
        self._host, self._room, self._spared, self._find = host, room, spared, find
        host.installEventFilter(self)

    def draw(self, scene: Scene) -> None:
        """Open and close cards as they are wanted, and say in each what is true now."""
        self.scene = scene
        wanted = scene.view.pinned
        for card in [card for card in self.cards if card.subject not in wanted]:
            self.cards.remove(card)
            card.hide()
            card.deleteLater()
        for card in self.cards:
            card.draw(scene)
            self._keep_inside(card)
        known = {card.subject: card for card in self.cards}
        for subject in wanted:
            if subject not in known:
                known[subject] = self._open(subject, scene)
        if wanted and known[wanted[-1]] is not self.cards[-1]:
            known[wanted[-1]].raise_()
        self.cards = [known[subject] for subject in wanted]
        is_beside = scene.view.workspace is Workspace.WATCH  # elsewhere they would cover lenses
        for card in self.cards:
            card.setVisible(is_beside)

    def place_of(self, part: object) -> QRect | None:
        """Return where the card about a subject is, in the host."""
        card = next((card for card in self.cards if card.subject == part), None)
        return None if card is None else card.geometry()

    def eventFilter(self, target: QObject, event: QEvent) -> bool:
        """Keep cards inside a window that shrinks; take the Escape that nobody else wanted."""
        if event.type() == QEvent.Type.Resize and target is self._host:
            for card in self.cards:
                card.limit(self._place(self._room).height() - 2 * GAP)
                self._keep_inside(card)
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            alone = event.modifiers() == Qt.KeyboardModifier.NoModifier
            is_open = bool(self.cards) and self.cards[-1].isVisible()
            if is_open and alone and event.key() == Qt.Key.Key_Escape:
                self.wished.emit(Unpin(self.cards[-1].subject))
                return True
        return super().eventFilter(target, event)

    def _open(self, subject: Subject, scene: Scene) -> DetailCard:
        card = DetailCard(subject, self._host)
        card.closed.connect(lambda: self.wished.emit(Unpin(subject)))
        card.dragged.connect(lambda way: self._move(card, card.pos() + way))
        card.wished.connect(self.wished)
        card.resized.connect(lambda: self._keep_inside(card))
        card.draw(scene)
        room, spared = self._place(self._room), self._place(self._spared)
        card.limit(room.height() - 2 * GAP)
        others = [other.geometry() for other in self.cards]
        card.move(place_for(card.size(), room, others, spared, self._find(subject)))
        self.cards.append(card)
        self._keep_inside(card)
        card.show()
        card.raise_()
        self._host.window().installEventFilter(self)
        return card

    def _place(self, part: QWidget) -> QRect:
        """Return where a part of the host is in it."""
        return QRect(part.mapTo(self._host, QPoint(0, 0)), part.size()) & self._host.rect()

    def _keep_inside(self, card: DetailCard) -> None:
        self._move(card, card.pos())

    def _move(self, card: DetailCard, to: QPoint) -> None:
        card.move(inside(QRect(to, card.size()), self._host.rect()))
