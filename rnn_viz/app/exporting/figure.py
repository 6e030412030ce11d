"""A picture for a file: a widget as it is seen, what run it shows, and the bytes of its kinds.

It is painted by hand, as no widget can be a page: the widget renders itself into the painter of an
image, of an SVG or of a PDF, so that letters and lines stay letters and lines, and the caption is
drawn below it.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from PySide6.QtCore import (
    QBuffer,
    QByteArray,
    QIODevice,
    QMarginsF,
    QPoint,
    QRect,
    QSize,
    QSizeF,
    Qt,
)
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QImage,
    QImageWriter,
    QPageSize,
    QPaintDevice,
    QPainter,
    QPdfWriter,
    QPicture,
    QRegion,
)
from PySide6.QtWidgets import QWidget

from rnn_viz.app.exporting.for_page import drawn_anew, hints_in
from rnn_viz.app.exporting.picture_error import PictureError
from rnn_viz.core.language import _
from rnn_viz.version import __version__
from rnn_viz.views.widgets import fonts
from rnn_viz.views.widgets.scaling.lengths import scaled
from rnn_viz.views.widgets.scaling.scaled_type import scaled_font
from rnn_viz.views.widgets.theme import Theme

_EDGE, _APART, _BETWEEN = 16, 10, 2  # pixels around it, over the caption, between its lines
_NARROWEST = 240  # pixels that a caption is given
_DOTS = 96  # pixels of a widget in an inch of paper
_POINTS = 72  # in an inch
_METRE = 39.37  # inches
_WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)


@dataclass(frozen=True, slots=True)
class Figure:
    """What is to be drawn.

    Attributes
    ----------
    widget
        Whose picture it is.
    theme
        The colours of caption and air.
    title
        What it is called; it is the title of the file, too.
    said
        What stands below the title: a sentence, and which run it is; each a line or more.
    part
        What of the widget is drawn, in its pixels; ``None``: all of it.
    has_caption
        Whether title and sentences are drawn, with air around; else there is only the widget.
    ground
        The colour behind it, as ``#rrggbb``; empty: that of the theme's window.
    """

    widget: QWidget
    theme: Theme
    title: str
    said: tuple[str, ...] = ()
    part: QRect | None = None
    has_caption: bool = True
    ground: str = ""

    @property
    def size(self) -> QSize:
        """Width and height in pixels at scale 1."""
        return _laid_out(self)[0].size()

    @property
    def told(self) -> Mapping[str, str]:
        """What files say of themselves: "Title", "Description" and "Software"."""
        said = " ".join(self.said)
        return {"Title": self.title, "Description": said, "Software": f"RNN Viz {__version__}"}

    def draw(self, painter: QPainter) -> None:
        """Draw the widget as it is now, and the caption."""
        whole, shown, lines = _laid_out(self)
        theme, part = self.theme, self.part or self.widget.rect()
        painter.fillRect(whole, QColor(self.ground or theme.background))
        with drawn_anew(self.widget):
            region = QRegion(part) - hints_in(self.widget)
            children = QWidget.RenderFlag.DrawChildren
            # a QGraphicsView has a method of the same name that draws its scene alone
            QWidget.render(self.widget, painter, shown.topLeft(), region, children)
        for at, (place, text) in enumerate(lines):
            painter.setFont(_font(at))
            painter.setPen(QColor(theme.muted if at else theme.text))
            painter.drawText(place, _WRAPPED, text)


@dataclass(frozen=True, slots=True, eq=False)
class Drawing:
    """A figure as it was at a moment, to be drawn later at any size: its strokes and letters.

    Attributes
    ----------
    strokes
        What was drawn.
    size, told
        As those of the figure.
    """

    strokes: QPicture
    size: QSize
    told: Mapping[str, str]

    def draw(self, painter: QPainter) -> None:
        """Draw all of it again."""
        painter.drawPicture(0, 0, self.strokes)


Drawable = Figure | Drawing


def drawing_of(figure: Figure) -> Drawing:
    """Draw a figure as it is now; raises PictureError."""
    strokes = QPicture()
    with _painting(strokes) as painter:
        figure.draw(painter)
    return Drawing(strokes, figure.size, figure.told)


def image_of(drawing: Drawable, scale: float) -> QImage:
    """Return a drawing with ``scale`` pixels for each pixel of the widget, on any screen.

    Raises
    ------
    PictureError
        There is not enough memory for it.
    """
    picture = QImage(drawing.size * scale, QImage.Format.Format_RGB32)
    if picture.isNull():
        raise PictureError(_("There is not enough memory for so large a picture."))
    picture.setDevicePixelRatio(scale)
    with _painting(picture) as painter:
        drawing.draw(painter)
    for along in (picture.setDotsPerMeterX, picture.setDotsPerMeterY):
        along(round(_DOTS * scale * _METRE))
    for key, text in drawing.told.items():
        picture.setText(key, text)
    return picture


def png_from(image: QImage) -> bytes:
    """Return an image as a PNG file, in any thread; raises PictureError."""
    buffer = _buffer()
    writer = QImageWriter(buffer, QByteArray(b"png"))
    if not writer.write(image):  # what there is of it is no picture
        sentence = _("The picture cannot be made ({reason}).")
        raise PictureError(sentence.format(reason=writer.errorString()))
    return bytes(buffer.data().data())


def svg_of(drawing: Drawable) -> bytes:
    """Return a drawing as an SVG file; raises PictureError.

    pyqtgraph's own exporter fails with Qt 6.11, and knows nothing of the widgets around a plot.
    """
    from PySide6.QtSvg import QSvgGenerator  # rarely needed

    buffer = _buffer()
    page = QSvgGenerator(QSvgGenerator.SvgVersion.Svg11)  # Tiny knows no clipping
    page.setOutputDevice(buffer)
    page.setResolution(_DOTS)
    page.setSize(drawing.size)
    page.setViewBox(QRect(QPoint(), drawing.size))
    page.setTitle(drawing.told["Title"])
    page.setDescription(drawing.told["Description"])
    with _painting(page) as painter:
        drawing.draw(painter)
    return bytes(buffer.data().data())


def pdf_of(drawing: Drawable, paper: QPageSize | None = None) -> bytes:
    """Return a drawing as a PDF file of one page; raises PictureError.

    Without ``paper`` the page is as large as the drawing, 96 pixels an inch; else the drawing
    fills its width.
    """
    buffer, size, told = _buffer(), QSizeF(drawing.size), drawing.told
    page = QPdfWriter(buffer)
    page.setResolution(_DOTS)
    page.setPageSize(paper or QPageSize(size * (_POINTS / _DOTS), QPageSize.Unit.Point))
    page.setPageMargins(QMarginsF(0, 0, 0, 0))
    page.setTitle(f"{told['Title']} · {told['Description']}")
    page.setCreator(told["Software"])
    with _painting(page) as painter:
        if paper is not None:
            painter.scale(*[page.width() / size.width()] * 2)
        drawing.draw(painter)
    return bytes(buffer.data().data())


@contextmanager
def _painting(onto: QPaintDevice) -> Iterator[QPainter]:
    painter = QPainter()
    if not painter.begin(onto):
        raise PictureError(_("The picture cannot be made: nothing can be drawn at this size."))
    try:
        yield painter
    finally:
        painter.end()


def _buffer() -> QBuffer:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    return buffer


def _laid_out(figure: Figure) -> tuple[QRect, QRect, list[tuple[QRect, str]]]:
    """Return the whole, where the widget is in it, and where each text is."""
    part = figure.part or figure.widget.rect()
    if not figure.has_caption:
        return QRect(QPoint(), part.size()), QRect(QPoint(), part.size()), []
    edge = scaled(_EDGE)
    shown = QRect(QPoint(edge, edge), part.size())
    wide, top, lines = max(part.width(), scaled(_NARROWEST)), shown.bottom() + scaled(_APART), []
    for at, text in enumerate((figure.title, *figure.said)):
        room = QRect(edge, top, wide, scaled(10_000))
        place = QFontMetrics(_font(at)).boundingRect(room, _WRAPPED, text)
        lines.append((QRect(edge, top, wide, place.height()), text))
        top += place.height() + scaled(_BETWEEN)
    return QRect(0, 0, wide + 2 * edge, top + edge), shown, lines


def _font(line: int) -> QFont:
    return scaled_font(fonts.text(12, bold=line == 0))
