"""The card that a hint is written on."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from rnn_viz.app.help.beside import beside, within
from rnn_viz.core.language import _
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.building import filled, styled
from rnn_viz.views.widgets.scaling.lengths import scaled

_WIDTH, _NARROWEST = 272, 200  # pixels
_FRAME, _ENDLESS = 2, 10_000  # pixels of its frame; as high as a text may be
_ROOM = 8  # the label's own height for width forgets the frame


class HintCard(QFrame):
    """Show one hint at a time; ``dismissed`` is sent by its button, ``skipped`` by "no hints".

    Parameters
    ----------
    sentences
        All hints: the card is as high as the longest needs, so that its buttons stay in place.
    """

    dismissed = Signal()
    skipped = Signal()

    def __init__(self, parent: QWidget, sentences: Sequence[str]) -> None:
        super().__init__(parent)
        self._sentences = tuple(sentences)
        self._window = parent
        styled(self, "hint", "hint")
        self._text = styled(QLabel(self), "hint.text", font=fonts.text())
        self._text.setWordWrap(True)
        self._text.setAlignment(Qt.AlignmentFlag.AlignTop)
        small = fonts.text(fonts.SMALL)
        self._number = styled(QLabel(self), "hint.number", "muted", small)
        done = styled(QPushButton(_("Got it"), self), "hint.done", "small")
        done.clicked.connect(self.dismissed)
        skip = styled(QPushButton(_("No hints"), self), "hint.skip", "link")
        skip.clicked.connect(self.skipped)
        self._row = filled(QHBoxLayout(), skip, None, self._number, done)
        self._layout = filled(
            QVBoxLayout(self), self._text, self._row, spacing=12, margins=(16, 12, 12, 12)
        )

    def say(self, sentence: str, about: QRect, over: Sequence[QWidget]) -> None:
        """Say something about a place, over the first of some widgets with room, else beside it."""
        self._text.setText(sentence)
        number = self._sentences.index(sentence) + 1
        self._number.setText(
            _("{number} of {count}").format(number=number, count=len(self._sentences))
        )
        if not any(self._fits(about, it) for it in over if it.isVisible()):
            size = self._sized(scaled(_WIDTH))
            self.move(beside(about, size, self._window.size()))
        self.show()
        self.raise_()

    def _fits(self, about: QRect, over: QWidget) -> bool:
        """Stand over a widget; return whether that leaves free what is spoken of."""
        room = QRect(over.mapTo(self._window, QPoint()), over.size()) & self._window.rect()
        size = self._sized(room.width())
        self.move(within(room, size, self._window.size()))
        is_inside = room.contains(about)  # then only what is below it is free
        return not self.geometry().intersects(about) and not (
            is_inside and self.geometry().bottom() > room.bottom()
        )

    def _sized(self, width: int) -> QSize:
        """Get as wide as there is room, and as high as the text then needs."""
        for child in self.findChildren(QWidget):
            child.ensurePolished()  # what is not shown yet has no size of its style
        self._row.invalidate()
        self._layout.invalidate()
        least = max(scaled(_NARROWEST), self._layout.minimumSize().width())  # its buttons' texts
        wide = max(least, min(scaled(_WIDTH), width))
        self.setFixedWidth(wide)
        margins = self._layout.contentsMargins()
        inner = QRect(0, 0, wide - margins.left() - margins.right() - scaled(_FRAME), _ENDLESS)
        wrap, metrics = Qt.TextFlag.TextWordWrap, self._text.fontMetrics()
        tall = [metrics.boundingRect(inner, wrap, it).height() for it in self._sentences]
        self._text.setMinimumHeight(max(tall))
        self._layout.activate()
        self.setFixedHeight(self._layout.heightForWidth(wide) + scaled(_ROOM))
        return self.size()
