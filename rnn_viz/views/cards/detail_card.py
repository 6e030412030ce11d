"""A card about one value: number, formula, every term as a bar, history, where it flows."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from rnn_viz.core.net.subjects import Subject
from rnn_viz.core.run.weight_history import WeightHistory
from rnn_viz.core.snapshot import Snapshot
from rnn_viz.core.words.number_text import signed
from rnn_viz.core.words.terms import Detail
from rnn_viz.views.cards.card_controls import controls_for
from rnn_viz.views.cards.card_title import CardTitle
from rnn_viz.views.cards.sparkline import Sparkline
from rnn_viz.views.cards.term_bars import AWAY, ROW, TermBars
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.themed import Themed

WIDTH = 312
_MOST_ROWS = 18  # two inputs and 16 units; more are scrolled


class DetailCard(Themed, QFrame):
    """Shows what :func:`rnn_viz.core.words.detail.detail` says of a subject.

    ``closed`` is sent by its button, ``dragged`` with the way that the mouse wants it to go,
    ``resized`` when it has become another height by itself; ``wished`` carries what
    its controls ask for.

    Attributes
    ----------
    subject
        What it is about.
    controls
        What can be done to it; ``None`` for a probability.
    """

    closed = Signal()
    dragged = Signal(QPoint)
    resized = Signal()
    wished = Signal(object)

    def __init__(self, subject: Subject, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("card")
        self.setProperty("role", "card")
        self.setFixedWidth(WIDTH)
        self.subject = subject
        self._detail: Detail | None = None
        self._title = CardTitle(self)
        self._title.dragged.connect(self.dragged)
        self._value = _label("card.value", fonts.LARGE, self, bold=True)
        self.controls = controls_for(subject, self)
        self._formula = _label("card.formula", 12, self)
        self._of = _label("card.of", fonts.SMALL, self, muted=True)
        self._bars = TermBars()
        self._scroll = self._scrolled(self._bars)
        self._total = _label("card.total", 12, self, bold=True)
        self._total.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._total.setContentsMargins(0, 0, AWAY, 0)
        self._history_name = _label("card.history", fonts.SMALL, self, muted=True)
        self._history_name.setText("over the run")
        self._sparkline = Sparkline(self)
        self._flows = _label("card.flows", 12, self)
        self._note = _label("card.note", fonts.SMALL, self, muted=True)
        self._lay_out()
        self._sparkline.hide()
        self._history_name.hide()
        if self.controls is not None:
            self.controls.wished.connect(self.wished)
            self.controls.resized.connect(self._refit)

    def show_detail(self, detail: Detail) -> None:
        """Show what is true now; costs nothing where nothing has changed."""
        if detail == self._detail:
            return
        self._detail = detail
        self._title.setText(detail.title)
        self.setAccessibleName(f"{detail.title}: {detail.value or detail.flows}")
        _say(self._value, detail.value)
        _say(self._formula, "\n".join(detail.formula))
        source, value, factor = detail.of
        _say(self._of, f"{source}: {value} × {factor}" if detail.terms else "")
        self._bars.show_terms(detail)
        self._scroll.setVisible(bool(detail.terms))
        self._scroll.setFixedHeight(ROW * min(len(detail.terms), _MOST_ROWS))
        _say(self._total, f"sum {signed(detail.total, detail.decimals)}" if detail.terms else "")
        _say(self._flows, detail.flows)
        _say(self._note, detail.note)
        self._fit()

    def show_moment(self, now: Snapshot) -> None:
        """Show in the controls what is in force."""
        if self.controls is None:
            return
        was_hidden = self.controls.isHidden()
        self.controls.show_moment(now)
        if self.controls.isHidden() != was_hidden:
            self._fit()

    def show_history(self, history: WeightHistory | None, iteration: int, value: float) -> None:
        """Show how the value came about; ``None`` hides it."""
        is_new = self._sparkline.isHidden() != (history is None)
        self._sparkline.setVisible(history is not None)
        self._history_name.setVisible(history is not None)
        if history is not None:
            self._sparkline.show_history(history, iteration, value)
        if is_new:
            self._fit()

    def _scrolled(self, bars: TermBars) -> QScrollArea:
        area = QScrollArea(self)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidget(bars)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.viewport().setAutoFillBackground(False)
        bars.setAutoFillBackground(False)  # QScrollArea switches it on
        return area

    def _lay_out(self) -> None:
        close = QToolButton(self)
        close.setObjectName("card.close")
        close.setProperty("role", "icon")
        close.setFont(fonts.text(fonts.FIGURE))
        close.setText("×")
        close.setToolTip("Close (Escape closes the newest card)")
        close.setAccessibleName("Close the card")
        close.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(close)
        layout = self._layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 4, 4, 12)
        layout.setSpacing(0)
        layout.addLayout(head)
        inner = QVBoxLayout()
        inner.setContentsMargins(0, 0, 8, 0)
        inner.setSpacing(6)
        inner.addWidget(self._value)
        if self.controls is not None:
            inner.addWidget(self.controls)
        for widget in (
            self._formula, self._of, self._scroll, self._total,
            self._history_name, self._sparkline, self._flows, self._note,
        ):  # fmt: skip
            inner.addWidget(widget)
        layout.addLayout(inner)

    def _refit(self) -> None:
        self._fit()
        self.resized.emit()

    def _fit(self) -> None:
        """Be as high as needed; a layout with wrapped texts does not do that by itself."""
        self._layout.activate()
        self.setFixedHeight(self._layout.heightForWidth(WIDTH))


def _label(
    name: str, pixels: int, parent: QWidget, *, bold: bool = False, muted: bool = False
) -> QLabel:
    label = QLabel(parent)
    label.setObjectName(name)
    label.setFont(fonts.text(pixels, bold=bold))
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    if muted:
        label.setProperty("role", "muted")
    return label


def _say(label: QLabel, text: str) -> None:
    label.setText(text)
    label.setVisible(bool(text))
