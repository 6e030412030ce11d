"""A card about one value: number, formula, every term as a bar, history, where it flows."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from rnn_viz.core.commands import GoTo
from rnn_viz.core.intents import Pin
from rnn_viz.core.language import _
from rnn_viz.core.net.subjects import Subject, Weight
from rnn_viz.core.scene import Scene
from rnn_viz.core.words.numbers import signed
from rnn_viz.core.words.terms import Detail
from rnn_viz.views.cards.card_controls import controls_for
from rnn_viz.views.cards.history import HistoryPlot
from rnn_viz.views.cards.term_bars import TermBars
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.building import filled, styled
from rnn_viz.views.widgets.labels import ElidedLabel
from rnn_viz.views.widgets.scaling.lengths import changes, scaled

_EDGES = 26  # pixels beside a text: margins and border
_MOST_ROWS = 18  # two inputs and 16 units; more are scrolled


class DetailCard(QFrame):
    """Shows what :func:`rnn_viz.core.words.detail.detail` says of a subject.

    ``closed`` is sent by its button; ``wished`` carries what its controls, its terms and its
    history ask for.

    Attributes
    ----------
    subject
        What it is about.
    controls
        What can be done to it; ``None`` for a probability.
    """

    closed = Signal()
    wished = Signal(object)

    def __init__(self, subject: Subject, parent: QWidget) -> None:
        super().__init__(parent)
        styled(self, "card", "card")
        self.subject = subject
        self._detail: Detail | None = None
        self._fitted = 0, 0  # to which width, with which lengths
        self._shape: tuple[object, ...] = ()  # all that the height depends on
        self._title = styled(ElidedLabel("card.title", self), font=fonts.text(bold=True))
        self._value = _label("card.value", fonts.LARGE, self, bold=True)
        self.controls = controls_for(subject, self)
        self._formula = _label("card.formula", 12, self)
        self._of = _label("card.of", fonts.SMALL, self, "muted")
        self._bars = TermBars(is_update=isinstance(subject, Weight), parent=self)
        self._total = _label("card.total", 12, self, bold=True)
        self._total.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._history_name = _label("card.history", fonts.SMALL, self, "muted")
        self._history = HistoryPlot(self)
        self._history.said.connect(self._history_name.setText)
        self._history.picked.connect(lambda at: self.wished.emit(GoTo(at)))
        self._bars.picked.connect(lambda about: self.wished.emit(Pin(about)))
        self._blame = _label("card.blame", 12, self)
        self._flows = _label("card.flows", 12, self)
        self._note = _label("card.note", fonts.SMALL, self, "muted")
        self._lay_out()
        self._history.hide()
        self._history_name.hide()
        if self.controls is not None:
            self.controls.wished.connect(self.wished)
            self.controls.resized.connect(self._fit)

    def draw(self, scene: Scene) -> None:
        """Show what is true now; be as high as that needs."""
        was_there = self.controls is not None and not self.controls.isHidden()
        said = scene.detail(self.subject)
        is_other = self._show_detail(said, is_resting=not scene.now.is_moving)
        is_other |= self._show_history(scene)
        if self.controls is not None:
            self.controls.show_moment(scene.now)
            is_other |= was_there == self.controls.isHidden()
        if is_other:
            self._fit()

    def fit(self, width: int) -> None:
        """Be so many pixels wide, and as high as that needs."""
        if (width, changes()) != self._fitted:
            self._fitted = width, changes()
            self.setFixedWidth(width)
            self._fit()

    @property
    def stops(self) -> list[QWidget]:
        """What the Tab key comes to, in the order in which it is read."""
        controls = [] if self.controls is None else self.controls.stops
        return [self._close, *controls, self._history, self._bars.canvas]

    @property
    def has_keys(self) -> bool:
        """Whether the keys go through its terms."""
        return self._bars.canvas.has_keys

    def take_keys(self) -> None:
        """Let the keys go through its terms; without any, they are at its button."""
        to = self._close if self._bars.isHidden() else self._bars.canvas
        to.setFocus(Qt.FocusReason.TabFocusReason)

    def _show_detail(self, detail: Detail, *, is_resting: bool) -> bool:
        """Say what is true now; return whether it may need another height."""
        if detail == self._detail:
            return False
        self._detail = detail
        self._title.say(detail.title, *filter(None, [detail.short_title]))
        self.setAccessibleName(f"{detail.title}: {detail.value or detail.flows}")
        _say(self._value, detail.value)
        _say(self._formula, "\n".join(detail.formula))
        source, value, factor = detail.of
        of = _("{source}: {value} × {factor}, the largest first")
        of = of.format(source=source, value=value, factor=factor)
        _say(self._of, of if detail.terms else "")
        self._bars.show_terms(detail, is_resting=is_resting)
        self._bars.setVisible(bool(detail.terms))
        total = signed(detail.total, detail.decimals) if detail.terms else ""
        _say(self._total, total and _("sum {total}").format(total=total))
        _say(self._blame, "\n".join(detail.blame))
        _say(self._flows, detail.flows)
        _say(self._note, detail.note)
        wrapped, room = (self._formula, self._blame), self.width() - scaled(_EDGES)
        tall = tuple(it.heightForWidth(room) for it in wrapped if it.text())
        before, self._shape = self._shape, (
            len(detail.terms), bool(detail.value), tall, detail.flows, detail.note,
        )  # fmt: skip
        return before != self._shape

    def _show_history(self, scene: Scene) -> bool:
        """Show how a weight came about; return whether that is there now and was not before."""
        weight = self.subject
        history = scene.history(weight) if isinstance(weight, Weight) else None
        is_other = self._history.isHidden() != (history is None)
        for widget in (self._history, self._history_name):
            widget.setVisible(history is not None)
        value = weight.value_in(scene.now.weights) if isinstance(weight, Weight) else None
        if history is not None and value is not None:
            now = scene.now
            self._history.show_history(history, now.iteration, value, now.config.iterations)
        return is_other

    def _lay_out(self) -> None:
        close = self._close = styled(
            QToolButton(self), "card.close", "icon", fonts.text(fonts.FIGURE),
            label=_("Close the card"), tip=_("Close (Escape closes the newest card)"),
        )  # fmt: skip
        close.setText("×")
        close.clicked.connect(self.closed)
        head = filled(QHBoxLayout(), (self._title, 1), close)
        controls = () if self.controls is None else (self.controls,)
        inner = filled(
            QVBoxLayout(), self._value, *controls, self._history_name, self._history,
            self._formula, self._blame, self._of, self._bars, self._total, self._flows, self._note,
            spacing=6, margins=(0, 0, 8, 0),
        )  # fmt: skip
        self._layout = filled(QVBoxLayout(self), head, inner, spacing=0, margins=(12, 4, 4, 12))

    def _fit(self) -> None:
        """Be as high as needed; a layout with wrapped texts does not do that by itself."""
        if self._detail is None:
            return
        self._bars.fit(min(len(self._detail.terms), _MOST_ROWS))
        self._total.setContentsMargins(0, 0, self._bars.away, 0)
        self._layout.activate()
        self.setFixedHeight(self._layout.heightForWidth(self.width()))


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
