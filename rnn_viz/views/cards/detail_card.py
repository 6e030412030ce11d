"""A card about one value: number, formula, every term as a bar, history, where it flows."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from rnn_viz.core.net.subjects import Subject, Weight
from rnn_viz.core.scene import Scene
from rnn_viz.core.words.numbers import signed
from rnn_viz.core.words.terms import Detail
from rnn_viz.views.cards.card_controls import controls_for
from rnn_viz.views.cards.sparkline import Sparkline
from rnn_viz.views.cards.term_bars import ROW, TermBars
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.building import filled, styled
from rnn_viz.views.widgets.scaling.lengths import scaled
from rnn_viz.views.widgets.scaling.scaled_type import wear

WIDTH = 312
_INNER = WIDTH - 26  # pixels of a text, without margins and border
_MOST_ROWS = 18  # two inputs and 16 units; more are scrolled
_LEAST_ROWS = 4


class CardTitle(QLabel):
    """``dragged`` carries how far the mouse moved while it was held down on the title."""

    dragged = Signal(QPoint)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        wear(self, fonts.text(bold=True))
        self.setCursor(Qt.CursorShape.OpenHandCursor)
        self.setToolTip("Drag the card by its title")
        self._held: QPoint | None = None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the card."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._held = event.globalPosition().toPoint()
            self.setCursor(Qt.CursorShape.ClosedHandCursor)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Take the card along."""
        if self._held is not None:
            at = event.globalPosition().toPoint()
            self.dragged.emit(at - self._held)
            self._held = at

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go of the card."""
        self._held = None
        self.setCursor(Qt.CursorShape.OpenHandCursor)


class DetailCard(QFrame):
    """Shows what :func:`rnn_viz.core.words.detail.detail` says of a subject.

    ``closed`` is sent by its button, ``dragged`` with the way that the mouse wants it to go,
    ``resized`` when it has become another height while something was typed; ``wished`` carries
    what its controls ask for.

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
        styled(self, "card", "card").setFixedWidth(scaled(WIDTH))
        self.subject = subject
        self._detail: Detail | None = None
        self._shape: tuple[object, ...] = ()  # all that the height depends on
        self._highest: int | None = None  # pixels
        self._title = CardTitle(self)
        self._title.dragged.connect(self.dragged)
        self._value = _label("card.value", fonts.LARGE, self, bold=True)
        self.controls = controls_for(subject, self)
        self._formula = _label("card.formula", 12, self)
        self._of = _label("card.of", fonts.SMALL, self, "muted")
        self._bars = TermBars(is_update=isinstance(subject, Weight), parent=self)
        self._total = _label("card.total", 12, self, bold=True)
        self._total.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._history_name = _label("card.history", fonts.SMALL, self, "muted")
        self._history_name.setText("over the run")
        self._sparkline = Sparkline(self)
        self._flows = _label("card.flows", 12, self)
        self._note = _label("card.note", fonts.SMALL, self, "muted")
        self._lay_out()
        self._sparkline.hide()
        self._history_name.hide()
        if self.controls is not None:
            self.controls.wished.connect(self.wished)
            self.controls.resized.connect(self._refit)

    def draw(self, scene: Scene) -> None:
        """Show what is true now; be as high as that needs."""
        was_there = self.controls is not None and not self.controls.isHidden()
        is_other = self._show_detail(scene.detail(self.subject)) | self._show_history(scene)
        if self.controls is not None:
            self.controls.show_moment(scene.now)
            is_other |= was_there == self.controls.isHidden()
        if is_other:
            self._fit()

    def limit(self, height: int) -> None:
        """Be at most so many pixels high; terms that do not fit are scrolled to."""
        self._highest = height
        self._fit()

    def _show_detail(self, detail: Detail) -> bool:
        """Say what is true now; return whether it may need another height."""
        if detail == self._detail:
            return False
        self._detail = detail
        self._title.setText(detail.title)
        self.setAccessibleName(f"{detail.title}: {detail.value or detail.flows}")
        _say(self._value, detail.value)
        _say(self._formula, "\n".join(detail.formula))
        source, value, factor = detail.of
        _say(self._of, f"{source}: {value} × {factor}" if detail.terms else "")
        self._bars.show_terms(detail)
        self._bars.setVisible(bool(detail.terms))
        _say(self._total, f"sum {signed(detail.total, detail.decimals)}" if detail.terms else "")
        _say(self._flows, detail.flows)
        _say(self._note, detail.note)
        before, self._shape = self._shape, (
            len(detail.terms), bool(detail.value), self._formula.heightForWidth(scaled(_INNER)),
            detail.flows, detail.note,
        )  # fmt: skip
        return before != self._shape

    def _show_history(self, scene: Scene) -> bool:
        """Show how a weight came about; return whether that is there now and was not before."""
        weight = self.subject
        history = scene.history(weight) if isinstance(weight, Weight) else None
        is_other = self._sparkline.isHidden() != (history is None)
        for widget in (self._sparkline, self._history_name):
            widget.setVisible(history is not None)
        value = weight.value_in(scene.now.weights) if isinstance(weight, Weight) else None
        if history is not None and value is not None:
            self._sparkline.show_history(history, scene.now.iteration, value)
        return is_other

    def _lay_out(self) -> None:
        close = styled(
            QToolButton(self), "card.close", "icon", fonts.text(fonts.FIGURE),
            label="Close the card", tip="Close (Escape closes the newest card)",
        )  # fmt: skip
        close.setText("×")
        close.clicked.connect(self.closed)
        head = filled(QHBoxLayout(), (self._title, 1), close)
        controls = () if self.controls is None else (self.controls,)
        inner = filled(
            QVBoxLayout(), self._value, *controls, self._formula, self._of, self._bars,
            self._total, self._history_name, self._sparkline, self._flows, self._note,
            spacing=6, margins=(0, 0, 8, 0),
        )  # fmt: skip
        self._layout = filled(QVBoxLayout(self), head, inner, spacing=0, margins=(12, 4, 4, 12))

    def _refit(self) -> None:
        self._fit()
        self.resized.emit()

    def _fit(self) -> None:
        """Be as high as needed; a layout with wrapped texts does not do that by itself."""
        terms = len(self._detail.terms) if self._detail else 0
        rows = min(terms, _MOST_ROWS)
        self._bars.fit(rows)
        self._layout.activate()
        height = self._layout.heightForWidth(scaled(WIDTH))
        if self._highest is not None and height > self._highest:
            too_many = -(-(height - self._highest) // scaled(ROW))
            self._bars.fit(max(min(rows, _LEAST_ROWS), rows - too_many))
            self._layout.activate()
            height = self._layout.heightForWidth(scaled(WIDTH))
        self._total.setContentsMargins(0, 0, self._bars.away, 0)
        self.setFixedHeight(height)


def _label(
    name: str, pixels: int, parent: QWidget, role: str = "", *, bold: bool = False
) -> QLabel:
    label = styled(QLabel(parent), name, role, fonts.text(pixels, bold=bold))
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    return label


def _say(label: QLabel, text: str) -> None:
    label.setText(text)
    label.setVisible(bool(text))
