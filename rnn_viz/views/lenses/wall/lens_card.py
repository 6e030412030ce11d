"""A lens on the wall: title, figure, picture, and one sentence; a click opens it large."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFont, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from rnn_viz.core.language import _
from rnn_viz.core.scene import Scene
from rnn_viz.core.words.lenses.lens_text import LensText
from rnn_viz.core.words.lenses.verdict import Verdict
from rnn_viz.views.lenses.lens import LensRow
from rnn_viz.views.lenses.wall.sign import SignMark
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.building import filled, styled
from rnn_viz.views.widgets.keys import keep_key
from rnn_viz.views.widgets.pictures.pointing import ARROWS, PICK
from rnn_viz.views.widgets.scaling.lengths import scaled

_CLICK = {QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonRelease}
_EDGE, _APART = 12, 6  # pixels left and right of all, and between sign and sentence
_SUM = "\N{NO-BREAK SPACE}+\N{NO-BREAK SPACE}"
_LINE = 16  # pixels of a line of the sentence
_FIGURE = 15  # pixels of type


class LensCard(QFrame):
    """The frame of a lens on the wall.

    Signals
    -------
    opened
        It was clicked, or Enter pressed on it.
    reached
        The keys have come to it.
    left
        This arrow key was pressed on it.

    Attributes
    ----------
    text
        The lens in words.
    picture
        Its picture.
    """

    opened = Signal()
    reached = Signal()
    left = Signal(object)

    def __init__(self, row: LensRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text: LensText = row.text
        name = f"lenses.{row.text.key}"
        styled(self, name, "lens", label=row.text.title)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click opens it and leaves the keys
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.picture = row.small()
        self._title = styled(QLabel(f"{row.text.title}  ›", self), font=_bold(fonts.BODY))
        self._when = styled(QLabel(self), f"{name}.when", "muted", fonts.text(fonts.SMALL))
        self._figure = styled(QLabel(self), f"{name}.figure", font=_bold(_FIGURE))
        self._sign = SignMark(self)
        self._sentence = styled(QLabel(self), f"{name}.sentence", font=fonts.text(12))
        self._lay_out()
        for part in (self.picture, *self.picture.findChildren(QWidget)):
            if not isinstance(part, QAbstractButton):
                part.installEventFilter(self)
                part.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys go from card to card

    @property
    def sentence(self) -> str:
        """The sentence as it is shown."""
        return self.accessibleDescription()

    @property
    def figure(self) -> str:
        """The figure as it is shown."""
        return self._figure.text()

    def draw(self, scene: Scene) -> None:
        """Draw the picture and say the sentence."""
        verdict = scene.verdict(self.text)
        self.picture.draw(scene)
        self._figure.setText(verdict.figure)
        self._sign.show_sign(verdict.sign)
        self._sentence.setText(verdict.sentence.replace(" + ", _SUM))  # a sum stays in its line
        self._when.setText(when(verdict, scene.now.iteration))
        for label in (self._figure, self._when):  # an empty one would keep its distances
            label.setVisible(bool(label.text()))
        if self.accessibleDescription() != verdict.sentence:
            self.setAccessibleDescription(verdict.sentence)
            self._sentence.setToolTip(verdict.sentence)
            self._make_room()

    def event(self, event: QEvent) -> bool:
        """Keep the arrow keys, which lead from card to card, from being shortcuts."""
        return keep_key(event, ARROWS) or super().event(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the lens."""
        is_here = self.rect().contains(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and is_here:
            self.opened.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the lens by Enter; arrows lead to another, before the area around scrolls."""
        if event.key() in PICK:
            self.opened.emit()
        elif event.key() in ARROWS:
            self.left.emit(Qt.Key(event.key()))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that the keys are here."""
        super().focusInEvent(event)
        self.reached.emit()

    def eventFilter(self, target: QObject, event: QEvent) -> bool:
        """Let a click on the picture open the lens; what it can do else, it does when large."""
        if event.type() not in _CLICK or not isinstance(event, QMouseEvent):
            return super().eventFilter(target, event)
        if event.type() == QEvent.Type.MouseButtonRelease:
            self.mouseReleaseEvent(
                QMouseEvent(
                    event.type(),
                    self.mapFromGlobal(event.globalPosition()),
                    event.globalPosition(),
                    event.button(),
                    event.buttons(),
                    event.modifiers(),
                )
            )
        return True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the sentence anew."""
        super().resizeEvent(event)
        self._make_room()

    def _make_room(self) -> None:
        """Give the sentence two lines, and only if it needs it a third."""
        lines = 3 if self._sentence.heightForWidth(self._wide()) > scaled(2 * _LINE + 4) else 2
        self._sentence.setFixedHeight(scaled(lines * _LINE + 4))

    def _wide(self) -> int:
        """Return the pixels of a line of the sentence."""
        inside = self.contentsRect().width()  # within the border
        return inside - self._sign.width() - scaled(2 * _EDGE + _APART)

    def _lay_out(self) -> None:
        self._sentence.setWordWrap(True)
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._sentence.setFixedHeight(scaled(2 * _LINE + 4))
        beside = [] if self.picture.beside_title is None else [self.picture.beside_title]
        top = filled(QHBoxLayout(), self._title, None, self._when, *beside, self._figure, spacing=8)
        bottom = filled(QHBoxLayout(), self._sign, (self._sentence, 1), spacing=_APART)
        bottom.setAlignment(self._sign, Qt.AlignmentFlag.AlignTop)
        filled(
            QVBoxLayout(self),
            top,
            (self.picture, 1),
            bottom,
            spacing=4,
            margins=(_EDGE, 8, _EDGE, 6),
        )


def when(verdict: Verdict, iteration: int) -> str:
    """Return of which moment a sentence speaks if it is not the one shown; else nothing."""
    is_now = verdict.iteration is None or verdict.iteration == iteration
    return "" if is_now else _("at {at:,}").format(at=verdict.iteration)


def _bold(pixels: int) -> QFont:
    return fonts.text(pixels, bold=True)
