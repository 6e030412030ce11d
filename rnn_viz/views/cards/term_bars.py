"""The products of a sum of products, a line each: numbers aligned, and a bar from zero."""

from operator import attrgetter

import numpy as np
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollBar, QWidget

from rnn_viz.core.words.numbers import signed
from rnn_viz.core.words.terms import Detail
from rnn_viz.views.widgets.building import filled
from rnn_viz.views.widgets.pictures.bars import Bars, Slot, Spot
from rnn_viz.views.widgets.pictures.canvas import Canvas
from rnn_viz.views.widgets.pictures.lettering import Side, Words
from rnn_viz.views.widgets.scale import SteadyLimit
from rnn_viz.views.widgets.scaling.lengths import scaled
from rnn_viz.views.widgets.theme import Theme

ROW = 15  # pixels of a line
_AWAY = 4  # pixels between the products and what may scroll them
_FACTORS, _PRODUCT, _APART = 163, 56, 8  # pixels to the right end of the factors, of a product
_INSET, _NOTCH = 3, 3  # pixels above a bar; lines for a notch of the wheel
_UPDATE = (attrgetter("update_negative"), attrgetter("update_positive"))
_WEIGHT = (attrgetter("negative"), attrgetter("positive"))


class TermBars(QWidget):
    """The terms below each other, in the order of the script; as many as fit, others scroll.

    Only those in sight are items: a large net has hundreds of terms.

    Attributes
    ----------
    rows
        How many lines can be seen.

    Parameters
    ----------
    is_update
        Whether the terms are those of an update, which has colours of its own.
    """

    def __init__(self, *, is_update: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = 0
        self._detail = Detail("")
        self._limit = SteadyLimit()
        self._canvas = Canvas(self, ground=attrgetter("surface"))
        self._bars = Bars(
            is_signed=True, radius=0, inks=_UPDATE if is_update else _WEIGHT, has_tracks=False
        )
        self._bars.show_reference(0.0)
        self._factors: list[Words] = []
        self._canvas.add(self._bars)
        self._canvas.styled(self._ink)
        self._scroll = QScrollBar(Qt.Orientation.Vertical, self)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._scroll.setAccessibleName("Scroll the terms")
        filled(QHBoxLayout(self), (self._canvas, 1), self._scroll, spacing=0)
        self._canvas.resized.connect(self._arrange)
        self._canvas.turned.connect(self._turn)
        self._scroll.valueChanged.connect(self._say)

    @property
    def away(self) -> int:
        """Pixels between the products and the right edge."""
        scrolls = len(self._detail.terms) > self.rows
        return scaled(_AWAY) + (self._scroll.sizeHint().width() if scrolls else 0)

    def fit(self, rows: int) -> None:
        """Be so many lines high."""
        self.rows = rows
        self.setFixedHeight(scaled(ROW * rows))

    def show_terms(self, detail: Detail) -> None:
        """Show the terms of a detail."""
        is_as_long = len(detail.terms) == len(self._detail.terms)
        self._detail = detail
        if is_as_long:
            self._say()
        else:
            self._arrange()

    def _arrange(self) -> None:
        """Make a line for each term in sight."""
        count = min(self.rows, len(self._detail.terms))
        self._scroll.setRange(0, max(0, len(self._detail.terms) - self.rows))
        self._scroll.setPageStep(max(1, self.rows))
        self._scroll.setVisible(self._scroll.maximum() > 0)
        right = self._canvas.room.width() - _AWAY
        left = _FACTORS + _APART
        self._bars.arrange([
            Slot(
                QRectF(0, row * ROW, right, ROW),
                QRectF(left, row * ROW + _INSET, right - _PRODUCT - left, ROW - 2 * _INSET),
                Spot(Side.LEFT, 0, (row + 0.5) * ROW),
                Spot(Side.RIGHT, right, (row + 0.5) * ROW),
            )
            for row in range(count)
        ])  # fmt: skip
        while len(self._factors) < count:
            words = Words(self._bars)
            words.stand(_FACTORS, (len(self._factors) + 0.5) * ROW, Side.RIGHT)
            self._factors.append(words)
        for row, words in enumerate(self._factors):
            words.setVisible(row < count)
        self._canvas.retheme()
        self._say()

    def _say(self) -> None:
        """Write the terms that are scrolled to."""
        terms, decimals = self._detail.terms, self._detail.decimals
        limit = self._limit.of(np.array([term.product for term in terms]))
        first = self._scroll.value()
        seen = terms[first : first + self.rows]
        self._bars.show_names([term.label for term in seen])
        shares = np.array([term.product for term in seen]) / limit
        self._bars.show_values(shares, [signed(term.product, decimals) for term in seen])
        for words, term in zip(self._factors, seen, strict=False):
            words.say(f"{_factor(term.value)} × {signed(term.by, decimals)}")

    def _ink(self, theme: Theme, _scale: float) -> None:
        for words in self._factors:
            words.ink(theme.text)

    def _turn(self, event: QWheelEvent) -> None:
        if self._scroll.maximum():
            notches = event.angleDelta().y() / 120
            self._scroll.setValue(self._scroll.value() - round(notches * _NOTCH))
            event.accept()


def _factor(value: float) -> str:
    """Return what a bit or an activation is: bits without a point."""
    return f"{value:.0f}" if value in {0.0, 1.0} else f"{value:.3f}"
