"""The products of a sum, a line each, the largest first: numbers, and a bar from zero."""

from operator import attrgetter

import numpy as np
from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QPen, QWheelEvent
from PySide6.QtWidgets import QGraphicsRectItem, QHBoxLayout, QScrollBar, QWidget

from rnn_viz.core.language import _
from rnn_viz.core.words.numbers import signed
from rnn_viz.core.words.terms import Detail, Term
from rnn_viz.views.cards.term_rows import TERM_HEIGHT, Row, TermRows
from rnn_viz.views.widgets.building import filled
from rnn_viz.views.widgets.pictures.bars import Bars, Slot, TextPlace
from rnn_viz.views.widgets.pictures.lettering import Side, Words
from rnn_viz.views.widgets.pictures.shapes import brush
from rnn_viz.views.widgets.scale import SteadyLimit
from rnn_viz.views.widgets.scaling.lengths import scaled
from rnn_viz.views.widgets.theme import Theme

_AWAY = 4  # pixels between the products and what may scroll them
_FACTORS, _PRODUCT, _APART = 156, 54, 8  # pixels to the right end of the factors, of a product
_NAMES = 66  # pixels of a name, where there is no room for the factors
_BAR = 90  # pixels for bars, at least
_NARROWEST = _FACTORS + _APART + _BAR + _PRODUCT  # pixels with factors
_INSET, _NOTCH, _MARK = 4, 3, 3  # pixels above a bar; lines for a notch of the wheel; of a mark
_UPDATE = (attrgetter("update_negative"), attrgetter("update_positive"))
_WEIGHT = (attrgetter("negative"), attrgetter("positive"))


class TermBars(QWidget):
    """The terms below each other; as many as fit, others scroll. Only those in sight are items.

    They are sorted anew only while nothing moves and nobody points at one.

    Signals
    -------
    picked
        What the term is about that was clicked, or on which Return was pressed.

    Attributes
    ----------
    rows
        How many lines can be seen.
    canvas
        The lines.

    Parameters
    ----------
    is_update
        Whether the terms are those of an update, which has colours of its own.
    """

    picked = Signal(object)

    def __init__(self, *, is_update: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = 0
        self.terms: list[Term] = []  # as they are sorted
        self._order: list[str] = []
        self._decimals = 3
        self._limit = SteadyLimit()
        self.canvas = TermRows(self)
        self._bars = Bars(
            is_signed=True, radius=0, inks=_UPDATE if is_update else _WEIGHT, has_tracks=False
        )
        self._bars.show_reference(0.0)
        self._factors: list[Words] = []
        self._mark = QGraphicsRectItem()
        self._mark.setPen(QPen(Qt.PenStyle.NoPen))
        self.canvas.scene().addItem(self._mark)
        self.canvas.add(self._bars)
        self.canvas.styled(self._ink)
        self._scroll = QScrollBar(Qt.Orientation.Vertical, self)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the arrows scroll the lines
        filled(QHBoxLayout(self), (self.canvas, 1), self._scroll, spacing=0)
        self.canvas.resized.connect(self._arrange)
        self.canvas.turned.connect(self._turn)
        self.canvas.beyond.connect(lambda way: self._scroll.setValue(self._scroll.value() + way))
        self.canvas.picked.connect(self._pick)
        self.canvas.pointed.connect(self._tell)
        self._scroll.valueChanged.connect(self._say)

    @property
    def away(self) -> int:
        """Pixels between the products and the right edge."""
        scrolls = len(self.terms) > self.rows
        return scaled(_AWAY) + (self._scroll.sizeHint().width() if scrolls else 0)

    def fit(self, rows: int) -> None:
        """Be so many lines high."""
        self.rows = rows
        self.setFixedHeight(scaled(TERM_HEIGHT * rows))

    def show_terms(self, detail: Detail, *, is_resting: bool = True) -> None:
        """Show the terms of a detail."""
        self._limit.is_steady = not is_resting
        labels = {term.label: term for term in detail.terms}
        is_same = labels.keys() == set(self._order)
        if not is_same or (is_resting and self.canvas.at is None):
            ranked = sorted(detail.terms, key=lambda term: -_size(term))
            self._order = [term.label for term in ranked]
        self.terms = [labels[label] for label in self._order]
        self._decimals = detail.decimals
        if is_same:
            self._say()
        else:
            self._arrange()

    @property
    def _seen(self) -> list[Term]:
        first = self._scroll.value()
        return self.terms[first : first + self.rows]

    @property
    def _has_factors(self) -> bool:
        return self.canvas.room.width() - _AWAY >= _NARROWEST

    def _term_at(self, row: Row | None) -> Term | None:
        """Return the term in a line; ``None`` for a line that there is no more."""
        seen = self._seen
        return seen[row.number] if row is not None and row.number < len(seen) else None

    def _factors_of(self, term: Term) -> str:
        return f"{_factor(term.value)} × {signed(term.by, self._decimals)}"

    def _arrange(self) -> None:
        """Make a line for each term in sight."""
        count = self.canvas.count = min(self.rows, len(self.terms))
        self._scroll.setRange(0, max(0, len(self.terms) - self.rows))
        self._scroll.setPageStep(max(1, self.rows))
        self._scroll.setVisible(self._scroll.maximum() > 0)
        right = self.canvas.room.width() - _AWAY
        left = (_FACTORS if self._has_factors else _NAMES) + _APART
        self._bars.arrange([
            Slot(
                QRectF(0, row * TERM_HEIGHT, right, TERM_HEIGHT),
                QRectF(
                    left, row * TERM_HEIGHT + _INSET,
                    right - _PRODUCT - left, TERM_HEIGHT - 2 * _INSET,
                ),
                TextPlace(Side.LEFT, _MARK + 4, (row + 0.5) * TERM_HEIGHT),
                TextPlace(Side.RIGHT, right, (row + 0.5) * TERM_HEIGHT),
            )
            for row in range(count)
        ])  # fmt: skip
        while len(self._factors) < count:
            words = Words(self._bars)
            words.stand(_FACTORS, (len(self._factors) + 0.5) * TERM_HEIGHT, Side.RIGHT)
            self._factors.append(words)
        for row, words in enumerate(self._factors):
            words.setVisible(row < count and self._has_factors)
        self.canvas.retheme()
        self._say()

    def _say(self) -> None:
        """Write the terms that are scrolled to; the largest has a mark."""
        sizes = [_size(term) for term in self.terms]
        limit = self._limit.of(np.array([term.product for term in self.terms]))
        seen, first = self._seen, self._scroll.value()
        self._bars.show_names([term.label for term in seen])
        shares = np.array([term.product for term in seen]) / limit
        self._bars.show_values(shares, [signed(term.product, self._decimals) for term in seen])
        for words, term in zip(self._factors, seen, strict=False):
            words.say(self._factors_of(term))
        largest = int(np.argmax(sizes)) - first if sizes else -1
        self._mark.setVisible(0 <= largest < len(seen) and max(sizes) > 0)
        self._mark.setRect(QRectF(0, largest * TERM_HEIGHT + 2, _MARK, TERM_HEIGHT - 4))
        self._tell(self.canvas.at)

    def _ink(self, theme: Theme, _scale: float) -> None:
        for words in self._factors:
            words.ink(theme.text)
        self._mark.setBrush(brush(theme.accent))

    def _turn(self, event: QWheelEvent) -> None:
        if self._scroll.maximum():
            notches = event.angleDelta().y() / 120
            self._scroll.setValue(self._scroll.value() - round(notches * _NOTCH))
            event.accept()

    def _pick(self, row: Row) -> None:
        term = self._term_at(row)
        if term is not None and term.about is not None:
            self.picked.emit(term.about)

    def _tell(self, row: Row | None) -> None:
        """Say which card a click opens, and the numbers for which there is no room."""
        term = self._term_at(row)
        about = None if term is None else term.about
        hand, arrow = Qt.CursorShape.PointingHandCursor, Qt.CursorShape.ArrowCursor
        self.canvas.viewport().setCursor(hand if about else arrow)
        lines = [_("Open the card of {value}").format(value=about.label)] if about else []
        said = ""
        if term is not None:
            product = signed(term.product, self._decimals)
            said = f"{term.label}: {self._factors_of(term)} = {product}"
            if not self._has_factors:
                lines.insert(0, said)
            if term is max(self.terms, key=_size) and term.product:
                lines.insert(0, _("The largest term"))  # what the mark before it stands for
        self.canvas.tell("\n".join(lines))
        self.canvas.setAccessibleDescription(said)


def _size(term: Term) -> float:
    """Return how large a product is; what is no number is largest."""
    size = abs(term.product)
    return size if np.isfinite(size) else float("inf")


def _factor(value: float) -> str:
    """Return what a bit or an activation is: bits without a point."""
    return f"{value:.0f}" if value in {0.0, 1.0} else f"{value:.3f}"
