"""How the timeline is painted: track, phases, error, playhead, ticks and marks."""

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetrics, QImage, QPainter, QPen

from rnn_viz.core.run.run_range import whole
from rnn_viz.core.words.phase_claims import PhaseClaim
from rnn_viz.views.curve import curve_axis
from rnn_viz.views.timeline.timeline_scale import Scale
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets import marks as timeline_marks
from rnn_viz.views.widgets.marks import Placed
from rnn_viz.views.widgets.theme import Theme

TOP, TRACK, STRIP = 5, 32, 13  # pixels: room for the handle, the track, and what is below it
_NAMES = 14  # upper part of the track, for the names of phases; the error is rarely so high
_HANDLE = 5  # radius
_NARROWEST = 36  # pixels of a phase whose name is worth beginning
_TICKS_APART = 56  # pixels
_PAD = 5


class Picture(NamedTuple):
    """All that is drawn."""

    scale: Scale
    iteration: int
    frontier: int
    pointed: int | None
    phases: Sequence[PhaseClaim]
    phase: PhaseClaim | None  # the one at the playhead
    marks: Sequence[Placed]
    error: QImage
    has_focus: bool


def paint(painter: QPainter, picture: Picture, theme: Theme) -> None:
    """Draw the timeline."""
    painter.setFont(fonts.text(fonts.SMALL))
    _track(painter, picture, theme)
    for phase in picture.phases:
        _fill_phase(painter, _between(picture.scale, phase.start, phase.stop), theme)
    painter.drawImage(_between(picture.scale, 0, picture.scale.end), picture.error)
    for phase in picture.phases:
        ink = QColor(theme.text if phase is picture.phase else theme.muted)
        _name_phase(painter, _between(picture.scale, phase.start, phase.stop), phase.name, ink)
    if picture.iteration < picture.frontier:
        _ahead(painter, picture, theme)
    _pointed(painter, picture, theme)
    _ticks(painter, picture, theme)
    for placed in picture.marks:
        timeline_marks.draw_placed(painter, placed, TOP + TRACK + STRIP / 2 + 1, TOP + TRACK, theme)
    _playhead(painter, picture, theme)


def _between(scale: Scale, start: float, stop: float) -> QRectF:
    """Return the track from one iteration to another."""
    left, right = round(scale.x_of(start)), round(scale.x_of(stop))
    return QRectF(left, TOP, right - left, TRACK)


def _track(painter: QPainter, picture: Picture, theme: Theme) -> None:
    """Fill what is trained; what is not has only an outline."""
    scale = picture.scale
    painter.fillRect(_between(scale, 0, picture.frontier), QColor(theme.surface))
    ahead = _between(scale, picture.frontier, scale.end)
    painter.fillRect(ahead, QColor(theme.background))
    painter.setPen(QPen(QColor(theme.faint), 1, Qt.PenStyle.DotLine))
    chance = TOP + TRACK // 2
    painter.drawLine(QPointF(ahead.left(), chance), QPointF(ahead.right(), chance))
    outline = theme.accent if picture.has_focus else theme.rule
    painter.setPen(QPen(QColor(outline), 1))
    painter.drawRect(_between(scale, 0, scale.end).adjusted(-1, -1, 0, 0))


def _fill_phase(painter: QPainter, area: QRectF, theme: Theme) -> None:
    """Fill a phase, and begin it with a line."""
    painter.fillRect(area, QColor(theme.raised))
    painter.fillRect(QRectF(area.left(), TOP, 1, TRACK), QColor(theme.faint))


def _name_phase(painter: QPainter, area: QRectF, name: str, ink: QColor) -> None:
    """Write as much of a name as fits."""
    if area.width() < _NARROWEST:
        return
    painter.setPen(ink)
    room = QRectF(area.left() + _PAD, TOP, area.width() - 2 * _PAD, _NAMES)
    text = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, int(room.width()))
    painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)


def _ahead(painter: QPainter, picture: Picture, theme: Theme) -> None:
    """Veil and hatch what lies between a playhead in the past and the frontier."""
    area = _between(picture.scale, picture.iteration, picture.frontier)
    veil = QColor(theme.background)
    veil.setAlphaF(0.45)
    painter.fillRect(area, veil)
    hatch = QColor(theme.positive)
    hatch.setAlphaF(0.35)
    painter.fillRect(area, QBrush(hatch, Qt.BrushStyle.BDiagPattern))
    painter.fillRect(QRectF(area.right() - 1, TOP, 1, TRACK), QColor(theme.positive))


def _pointed(painter: QPainter, picture: Picture, theme: Theme) -> None:
    if picture.pointed is not None:
        x = round(picture.scale.x_of(picture.pointed))
        painter.fillRect(QRectF(x, TOP, 1, TRACK), QColor(theme.muted))


def _ticks(painter: QPainter, picture: Picture, theme: Theme) -> None:
    """Draw ticks at round iterations, and write the numbers at both ends."""
    scale, floor = picture.scale, TOP + TRACK
    fitting = max(1, int(scale.width / _TICKS_APART))
    _, ticks = curve_axis.iteration_labels(whole(scale.end), fitting)
    faint = QColor(theme.faint)
    for iteration in {*(tick for tick, _ in ticks), scale.end}:
        painter.fillRect(QRectF(round(scale.x_of(iteration)), floor, 1, 3), faint)
    painter.setPen(QColor(theme.muted))
    strip = QRectF(scale.left, floor + 2, scale.width, STRIP)
    measure = QFontMetrics(painter.font()).horizontalAdvance
    end = f"{scale.end:,}"
    for text, align in (("0", Qt.AlignmentFlag.AlignLeft), (end, Qt.AlignmentFlag.AlignRight)):
        width = measure(text) + timeline_marks.SIZE
        is_left = align is Qt.AlignmentFlag.AlignLeft
        edge = strip.left() if is_left else strip.right()
        if all(abs(placed.x - edge) > width for placed in picture.marks):
            painter.drawText(strip, align | Qt.AlignmentFlag.AlignVCenter, text)


def _playhead(painter: QPainter, picture: Picture, theme: Theme) -> None:
    """Draw the playhead: filled where training goes on, hollow in the past."""
    is_live = picture.iteration == picture.frontier
    x = round(picture.scale.x_of(picture.iteration))
    accent = QColor(theme.accent)
    painter.fillRect(QRectF(x - 1, TOP, 2, TRACK), accent)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(accent, 2))
    painter.setBrush(accent if is_live else QColor(theme.background))
    painter.drawEllipse(QPointF(x, TOP), _HANDLE - 1, _HANDLE - 1)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
