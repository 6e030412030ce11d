"""Lights the parts that a page speaks of, dims the rest, and leads from its marks to them."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple, TypeVar

from PySide6.QtCore import QObject, QPoint, QRect, Qt
from PySide6.QtGui import QRegion
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from rnn_viz.app.workspaces.veil import Shade
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.building import styled
from rnn_viz.views.widgets.scaling.lengths import scaled
from rnn_viz.views.widgets.themed import set_property

W = TypeVar("W", bound=QWidget)
_AROUND = 4  # pixels between a part and its frame
_SMALL = 2  # numbers: a part that is less wide has its number beside it
_BADGE, _LINE, _APART = 18, 1, 5  # pixels of a number, of a line, between two lines


class Lit(NamedTuple):
    """A part that is lit: where in the window, and the mark that speaks of it; 0: none does."""

    place: QRect
    mark: int = 0


class Spotlight(QObject):
    """What lies over a window while a page of a lesson is shown; it takes no mouse."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._shade = styled(Shade(window), "lesson.shade")
        self._frames: list[QFrame] = []
        self._badges: list[QLabel] = []
        self._lines: list[QFrame] = []
        self._shown: object = None

    def show(
        self, dimmed: Sequence[QRect], lit: Sequence[Lit], clear: Sequence[QRect],
        marks: Mapping[int, QPoint], alone: int,
    ) -> None:  # fmt: skip
        """Light these parts; the same again costs nothing.

        Parameters
        ----------
        dimmed
            The areas of the window that step back.
        lit
            What stays bright, each with a frame.
        clear
            What stays bright besides, such as cards.
        marks
            Where the numbers in the text are, from which lines lead to the parts.
        alone
            The mark whose part alone is lit; 0: all are. Lines of several would cross the
            pictures: then only the one that is pointed at has its line.
        """
        wanted = (tuple(dimmed), tuple(lit), tuple(clear), tuple(marks.items()), alone)
        if wanted == self._shown:
            return
        self._shown = wanted
        bright = [it for it in lit if not alone or it.mark == alone] or list(lit)
        self._dim(dimmed, [self._framed(it.place) for it in bright], clear)
        self._frame([it for it in lit if it in bright])
        self._number([it for it in lit if it.mark], alone)
        leading = [it for it in bright if it.mark in marks]
        self._lead(leading if alone or len(marks) == 1 else [], marks)

    def leave(self) -> None:
        """Dim and light nothing."""
        self._shown = None
        for widget in (self._shade, *self._frames, *self._badges, *self._lines):
            widget.hide()

    def _framed(self, place: QRect) -> QRect:
        around = scaled(_AROUND)
        return place.adjusted(-around, -around, around, around) & self._window.rect()

    def _dim(
        self, dimmed: Sequence[QRect], bright: Sequence[QRect], clear: Sequence[QRect]
    ) -> None:
        region = QRegion()
        for place in dimmed:
            region |= QRegion(place)
        for place in (*bright, *clear):
            region -= QRegion(place)
        self._shade.setVisible(not region.isEmpty())
        if not region.isEmpty():
            self._shade.setGeometry(self._window.rect())
            self._shade.setMask(region)
            self._shade.raise_()

    def _frame(self, lit: Sequence[Lit]) -> None:
        while len(self._frames) < len(lit):
            frame = styled(QFrame(self._window), "lesson.frame", "lit")
            self._frames.append(_untouched(frame))
        for frame in self._frames[len(lit) :]:
            frame.hide()
        for frame, part in zip(self._frames, lit, strict=False):
            set_property(frame, "marked", bool(part.mark))
            frame.setGeometry(self._framed(part.place))
            _over(frame)

    def _number(self, marked: Sequence[Lit], alone: int) -> None:
        while len(self._badges) < len(marked):
            badge = styled(
                QLabel(self._window), "lesson.badge", "badge", fonts.text(fonts.SMALL, bold=True)
            )
            badge.setAlignment(Qt.AlignmentFlag.AlignCenter)
            self._badges.append(_untouched(badge))
        for badge in self._badges[len(marked) :]:
            badge.hide()
        size = scaled(_BADGE)
        for badge, part in zip(self._badges, marked, strict=False):
            badge.setText(str(part.mark))
            set_property(badge, "on", not alone or part.mark == alone)
            place = self._framed(part.place)
            badge.setGeometry(place.left() - size // 2, place.top() - size // 2, size, size)
            if place.width() < _SMALL * size:  # it would hide what is beside
                badge.move(place.left() - size, place.center().y() - size // 2)
            corner = badge.geometry().topLeft()
            badge.move(max(0, corner.x()), max(0, corner.y()))
            _over(badge)

    def _lead(self, marked: Sequence[Lit], marks: Mapping[int, QPoint]) -> None:
        """Draw a thin line from each mark to its part: aside, up or down, aside."""
        pieces: list[QRect] = []
        for turn, part in enumerate(marked):
            begin, place = marks[part.mark], self._framed(part.place)
            pieces += _elbow(begin, place, turn * scaled(_APART))
        while len(self._lines) < len(pieces):
            self._lines.append(_untouched(styled(QFrame(self._window), "lesson.line", "leader")))
        for line in self._lines[len(pieces) :]:
            line.hide()
        for line, piece in zip(self._lines, pieces, strict=False):
            line.setGeometry(piece)
            _over(line)


def _elbow(begin: QPoint, place: QRect, aside: int) -> list[QRect]:
    """Return the stretches of a line from a mark to the left edge of a part beside it."""
    thin = max(1, scaled(_LINE))
    turn = begin.x() + scaled(_BADGE) // 2 + aside
    end = place.left()
    if end <= turn:  # the part is over or under the text
        return []
    height = place.top()  # where its number is: there are gaps between rows
    first = QRect(begin.x(), begin.y(), turn - begin.x(), thin)
    low, high = sorted((begin.y(), height))
    down = QRect(turn, low, thin, high - low + thin)
    return [first, down, QRect(turn, height, end - turn, thin)]


def _untouched(widget: W) -> W:
    widget.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    return widget


def _over(widget: QWidget) -> None:
    widget.show()
    widget.raise_()
