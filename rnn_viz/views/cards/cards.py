"""Pinned details: cards that float over the window, live, until they are closed."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QRegion, QShowEvent
from PySide6.QtWidgets import QWidget

from rnn_viz.core.arrays import Floats
from rnn_viz.core.net.subjects import Subject, Weight
from rnn_viz.core.net.weights import Weights
from rnn_viz.core.run.keyframes import Frames
from rnn_viz.core.run.weight_history import weight_history
from rnn_viz.core.scene import learning_at
from rnn_viz.core.snapshot import Snapshot
from rnn_viz.core.words.detail import detail
from rnn_viz.views.cards.card_places import inside, place_for
from rnn_viz.views.cards.detail_card import DetailCard
from rnn_viz.views.widgets.theme import Theme
from rnn_viz.views.widgets.view import View

_NOWHERE = QRegion(-1, -1, 1, 1)  # an empty region would mean no mask at all


class Cards(View):
    """Lies over its parent, and is there for eye and mouse only where its cards are.

    Escape that nobody else needs closes the newest card.

    ``pinned`` carries the subjects of all open cards whenever they are others.
    ``interventionAsked`` carries what a card's controls ask for, one of
    :mod:`rnn_viz.core.run.interventions`; ``meanAsked`` a hidden unit to be held at its mean.

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

    pinned = Signal(object)
    interventionAsked = Signal(object)
    meanAsked = Signal(int)

    def __init__(self, theme: Theme, host: QWidget, *over: QWidget) -> None:
        super().__init__("cards", theme, host)
        self.setAccessibleName("Pinned details")
        self.cards: list[DetailCard] = []
        self._host, self._over = host, over
        self._frames: Frames | None = None
        self.setGeometry(host.rect())
        host.installEventFilter(self)
        self._clip()

    def pin(self, subject: Subject) -> DetailCard:
        """Open a card about a value, or bring forward the one that there is."""
        card = next((card for card in self.cards if card.subject == subject), None)
        if card is None:
            card = self._open(subject)
        card.raise_()
        return card

    def close_newest(self) -> None:
        """Close the card that was opened last, if there is one."""
        if self.cards:
            self._close(self.cards[-1])

    def close_all(self) -> None:
        """Close every card."""
        while self.cards:
            self.close_newest()

    def show_frames(self, frames: Frames | None) -> None:
        """Read histories from these keyframes of the run with the next :meth:`draw`."""
        self._frames = frames

    def draw(self, snapshot: Snapshot) -> None:
        """Say in every card what is true now."""
        self.snapshot = snapshot
        if self.cards:
            self._fill(snapshot, self.cards)

    def set_theme(self, theme: Theme) -> None:
        """Use other colours from now on."""
        super().set_theme(theme)
        for card in self.cards:
            card.set_theme(theme)

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
                self.close_newest()
                return True
        return super().eventFilter(target, event)

    def _open(self, subject: Subject) -> DetailCard:
        card = DetailCard(subject, self.theme, self)
        card.closed.connect(lambda: self._close(card))
        card.dragged.connect(lambda way: self._move(card, card.pos() + way))
        card.interventionAsked.connect(self.interventionAsked)
        card.meanAsked.connect(self.meanAsked)
        card.resized.connect(lambda: self._move(card, card.pos()))
        if self.snapshot is not None:
            self._fill(self.snapshot, [card])
        others = [other.geometry() for other in self.cards]
        card.move(place_for(card.size(), self._areas(), others))
        self.cards.append(card)
        self._move(card, card.pos())
        card.show()
        self.raise_()
        self._tell()
        return card

    def _close(self, card: DetailCard) -> None:
        self.cards.remove(card)
        card.hide()
        card.deleteLater()
        self._clip()
        self._tell()

    def _tell(self) -> None:
        self.pinned.emit(frozenset(card.subject for card in self.cards))

    def _fill(self, now: Snapshot, cards: list[DetailCard]) -> None:
        asks_for_update = any(isinstance(card.subject, Weight) for card in cards)
        learning = learning_at(now) if asks_for_update else None
        for card in cards:
            height = card.height()
            card.show_detail(detail(card.subject, now.stage, now.weights, learning))
            card.show_moment(now)
            self._fill_history(card, now)
            if card.height() != height and card in self.cards:
                self._move(card, card.pos())

    def _fill_history(self, card: DetailCard, now: Snapshot) -> None:
        weight, frames = card.subject, self._frames
        if not isinstance(weight, Weight):
            return
        if frames is None or not _has(now.weights, weight) or not _fits(frames, now.weights):
            card.show_history(None, 0, 0.0)
            return
        value = float(getattr(now.weights, weight.name)[weight.row, weight.column])
        history = weight_history(frames, weight, now.weights.hidden)
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


def _has(weights: Weights, weight: Weight) -> bool:
    matrix: Floats = getattr(weights, weight.name)
    return bool(weight.row < len(matrix) and weight.column < matrix.shape[1])


def _fits(frames: Frames, weights: Weights) -> bool:
    return bool(frames.rows.shape[1] == weights.hidden * (weights.hidden + 3))
